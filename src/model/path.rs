//! Paths inside the registry, and to the folders of others.

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

/// A path to the folder of another registry, relative to the root of this one, with `/` between folders. It may lead
/// outside this registry, but never starts at the root of a disk: a registry must be readable wherever it is checked out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct NeighbourPath(Box<str>);

impl Deref for NeighbourPath {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// What is wrong with a path to a file of the registry. None if it is valid.
fn fault(path: &str) -> Option<Message> {
    absolute(path).or_else(|| outside(path))
}

/// What is wrong with a path that starts elsewhere than in the registry, or has other separators than `/`.
fn absolute(path: &str) -> Option<Message> {
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
    None
}

/// What is wrong with a path that leaves the registry.
fn outside(path: &str) -> Option<Message> {
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

/// Reads a path, if nothing is wrong with it.
fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    fault: fn(&str) -> Option<Message>,
    help: fn() -> Message,
) -> Result<Box<str>, D::Error> {
    struct PathVisitor(fn(&str) -> Option<Message>, fn() -> Message);
    impl Visitor<'_> for PathVisitor {
        type Value = Box<str>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a path")
        }
        fn visit_str<E: Error>(self, text: &str) -> Result<Box<str>, E> {
            match (self.0)(text) {
                None => Ok(composed(text).into()),
                Some(message) => Err(invalid(Invalid::Path, Some(text), message, Some((self.1)()))),
            }
        }
    }
    deserializer.deserialize_str(PathVisitor(fault, help))
}

impl<'de> Deserialize<'de> for RegistryPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, fault, || message!("help-path")).map(RegistryPath)
    }
}

impl<'de> Deserialize<'de> for NeighbourPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, absolute, || message!("help-neighbour-path")).map(NeighbourPath)
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

impl JsonSchema for NeighbourPath {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "NeighbourPath".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["string", "number", "boolean"], "minLength": 1, "pattern": "^[^/\\\\~]", "examples": ["../lanets-register"] })
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

    #[test]
    fn a_path_to_another_registry_may_leave_this_one() {
        for good in ["../lanet", "lanet", "../../a/b", "."] {
            assert_eq!(super::absolute(good), None, "{good}");
        }
        for bad in ["", "/srv/lanet", "~/lanet", "C:/lanet", "..\\lanet", "a\nb"] {
            assert!(super::absolute(bad).is_some(), "{bad}");
        }
    }
}
