//! Text and ids.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::JsonSchema;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::interned::Interned;
use crate::source::de::{Invalid, invalid};
use crate::text::composed;
use crate::text::message::{Argument, message};

/// The maximum length of an id, in characters.
pub const MAX_ID_LENGTH: usize = 100;

/// What a reference looks like in the schemas. Before the id of a record in another registry stands the name of that
/// registry, or the names that lead to it.
pub(crate) const REFERENCE_PATTERN: &str = "^([a-z0-9]+(-[a-z0-9]+)*:)*[a-z0-9]+(-[a-z0-9]+)*$";

/// One line of text: trimmed, not empty, without control characters, and in composed form (NFC).
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Box<str>);

/// Text that may have several lines: trimmed, not empty, without other control characters. Lines end with `\n`,
/// whatever the line endings of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Notes(Box<str>);

/// One line of text that many records share, such as a kind or a topic. Otherwise like [`Text`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SharedText(Interned);

/// The id of a record: its file name without the extension. References hold one too, and are resolved when all files
/// are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Interned);

impl Id {
    /// An id from a file name or a reference. See [`Id::is_valid`] for the grammar.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Id(Interned::new(&composed(id)))
    }

    /// Its text. Ids are kept as long as the program runs.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.0.0
    }

    /// An id in a record. Whether such a record exists is checked by the rules.
    pub(super) fn named<E: Error>(id: &str) -> Result<Self, E> {
        if id.trim().is_empty() {
            return Err(invalid(Invalid::Value, None, message!("id-empty"), Some(message!("help-id-empty"))));
        }
        Ok(Id::new(id))
    }

    /// Whether `id` follows the grammar `[a-z0-9]+(-[a-z0-9]+)*` and has at most 100 characters.
    #[must_use]
    pub fn is_valid(id: &str) -> bool {
        let word = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        id.len() <= MAX_ID_LENGTH && id.split('-').all(word)
    }
}

impl From<Id> for Argument {
    fn from(Id(Interned(id)): Id) -> Self {
        Argument::Name(id)
    }
}

impl From<&Id> for Argument {
    fn from(id: &Id) -> Self {
        Argument::from(*id)
    }
}

impl From<SharedText> for Argument {
    fn from(SharedText(Interned(text)): SharedText) -> Self {
        Argument::Name(text)
    }
}

impl From<&Text> for Argument {
    fn from(text: &Text) -> Self {
        Argument::from(text.as_str())
    }
}

impl Text {
    /// The text as a string slice.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn clean<E: Error>(raw: &str, line_breaks: bool) -> Result<Cow<'_, str>, E> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(invalid(Invalid::Value, None, message!("text-empty"), Some(message!("help-text-empty"))));
    }
    if let Some(c) =
        text.chars().find(|c| c.is_control() && !(line_breaks && matches!(c, '\n' | '\r' | '\t')))
    {
        let code = format!("U+{:04X}", u32::from(c));
        let (message, help) = match c {
            '\n' | '\r' => (message!("text-line-break", code = code), message!("help-text-line-break")),
            '\t' => (message!("text-tab", code = code), message!("help-text-tab")),
            _ => (message!("text-control", code = code), message!("help-text-control")),
        };
        return Err(invalid(Invalid::Value, None, message, Some(help)));
    }
    Ok(composed(text))
}

macro_rules! text_type {
    ($name:ident, $expecting:literal, |$raw:ident| $read:expr, $schema:expr) => {
        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct TextVisitor;
                impl Visitor<'_> for TextVisitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }
                    fn visit_str<E: Error>(self, $raw: &str) -> Result<$name, E> {
                        $read
                    }
                }
                deserializer.deserialize_str(TextVisitor)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $schema
            }
            fn inline_schema() -> bool {
                true
            }
        }
    };
}

/// The characters that `trim` removes, as a class of a regular expression. Also used in the schemas of dates and
/// durations.
pub(super) const BLANK: &str = "[\\s\\u0085]";

/// The schema of a text. Unquoted YAML that looks like a number or a boolean is accepted as text too.
fn text_schema() -> schemars::Schema {
    schemars::json_schema!({ "type": ["string", "number", "boolean"], "minLength": 1 })
}

/// The schema of one line. Line breaks around it are removed.
fn line_schema() -> schemars::Schema {
    let mut schema = text_schema();
    let pattern = format!("^{BLANK}*[^\\u0000-\\u001f\\u007f-\\u009f]+{BLANK}*$");
    schema.insert("pattern".to_owned(), pattern.into());
    schema
}

text_type!(Text, "text", |raw| clean(raw, false).map(|text| Text((&*text).into())), line_schema());
text_type!(
    SharedText,
    "text",
    |raw| clean(raw, false).map(|text| SharedText(Interned::new(&text))),
    line_schema()
);
// Line endings are normalised, because git may change them in a work tree.
text_type!(
    Notes,
    "text",
    |raw| clean(raw, true).map(|text| Notes(text.replace("\r\n", "\n").into())),
    text_schema()
);
text_type!(
    Id,
    "an id",
    |raw| Id::named(raw),
    schemars::json_schema!({
        "type": ["string", "number", "boolean"],
        "maxLength": 10 * MAX_ID_LENGTH,
        "pattern": REFERENCE_PATTERN
    })
);

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn the_grammar_of_an_id() {
        for good in ["a", "0", "avtal-2022", "a-b-c", &"a".repeat(100)] {
            assert!(Id::is_valid(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "å", "a_b", "a.b", "a b", &"a".repeat(101)] {
            assert!(!Id::is_valid(bad), "{bad}");
        }
    }
}
