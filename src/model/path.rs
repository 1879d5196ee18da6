//! Paths inside the registry.

use std::fmt;
use std::ops::Deref;

use schemars::JsonSchema;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::source::de::{Invalid, invalid};
use crate::text::message::message;
use crate::text::{Message, composed};

/// A path to a file of the registry, relative to its root, with `/` between folders. It never leads outside the
/// registry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct RegistryPath(Box<str>);

impl Deref for RegistryPath {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// What is wrong with `path`. None if it is valid.
fn fault(path: &str) -> Option<Message> {
    if path.trim().is_empty() || path.chars().any(char::is_control) {
        return Some(message!("path-invalid", path = path));
    }
    let drive = path.get(1..2) == Some(":") && path.starts_with(|c: char| c.is_ascii_alphabetic());
    if path.starts_with(['/', '\\', '~']) || drive {
        return Some(message!("path-absolute", path = path));
    }
    if path.contains('\\') {
        return Some(message!("path-backslash", path = path));
    }
    let mut depth = 0_i32;
    for part in path.split('/') {
        depth += match part {
            "" | "." => 0,
            ".." => -1,
            _ => 1,
        };
        if depth < 0 {
            return Some(message!("path-outside", path = path));
        }
    }
    None
}

impl<'de> Deserialize<'de> for RegistryPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PathVisitor;
        impl Visitor<'_> for PathVisitor {
            type Value = RegistryPath;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a path")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<RegistryPath, E> {
                match fault(text) {
                    None => Ok(RegistryPath(composed(text).into())),
                    Some(message) => {
                        Err(invalid(Invalid::Path, Some(text), message, Some(message!("help-path"))))
                    }
                }
            }
        }
        deserializer.deserialize_str(PathVisitor)
    }
}

impl JsonSchema for RegistryPath {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RegistryPath".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["string", "number", "boolean"], "minLength": 1, "pattern": "^[^/\\\\~]", "examples": ["texts/avtal.md"] })
    }
    fn inline_schema() -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_stays_in_the_registry() {
        for good in ["texts/a.md", "a/../b", "å ä.md", "a//b", "./a"] {
            assert_eq!(super::fault(good), None, "{good}");
        }
        for bad in [
            "",
            " ",
            "/etc/passwd",
            "../a",
            "a/../../b",
            "C:/x",
            "c:x",
            "a\\b",
            "~/x",
            "a\nb",
            "\\\\server\\x",
        ] {
            assert!(super::fault(bad).is_some(), "{bad}");
        }
    }
}
