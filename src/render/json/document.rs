//! The common part of all JSON documents.

use std::fmt::Write;
use std::io;

use schemars::JsonSchema;
use serde::Serialize;
use serde::ser::Error as _;
use serde_json::Error;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use crate::render::github;
use crate::text::has_invisible;
use crate::view::Day;

/// The two points in time of a report: the day that it is about, and the commit that its records are read from.
#[derive(Debug, Clone, Copy, Default, Hash)]
pub struct Clocks<'a> {
    /// The day, if the report is about one.
    pub as_of: Option<Day>,
    /// The commit's hash. None for the files as they are now.
    pub at: Option<&'a str>,
}

/// The beginning of every JSON document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'a, T> {
    /// The name and version of this format: `avtal/<command>/<version>`.
    schema: String,
    /// The day of the report.
    #[schemars(with = "Option<String>")]
    as_of: Option<Day>,
    /// The commit that the records were read from. Null for the files as they are now.
    at: Option<&'a str>,
    #[serde(flatten)]
    body: &'a T,
}

/// A document of the first version: the common fields, followed by its own.
///
/// # Errors
///
/// None for reports of this crate, whose keys are all text.
pub(super) fn document<T: Serialize>(
    command: &str,
    clocks: Clocks<'_>,
    body: &T,
) -> serde_json::Result<String> {
    document_of(command, 1, clocks, body)
}

/// A document of another version.
///
/// # Errors
///
/// As [`document`].
pub(super) fn document_of<T: Serialize>(
    command: &str,
    version: u32,
    clocks: Clocks<'_>,
    body: &T,
) -> serde_json::Result<String> {
    let Clocks { as_of, at } = clocks;
    text(&Document { schema: format!("avtal/{command}/{version}"), as_of, at, body })
}

/// A value as JSON, ending in a line break.
pub(in crate::render) fn text<T: Serialize>(value: &T) -> serde_json::Result<String> {
    let mut json = serde_json::to_string_pretty(value)?;
    json.push('\n');
    Ok(harmless(json))
}

/// A value as JSON on one line.
pub(in crate::render) fn compact<T: Serialize>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string(value).map(harmless)
}

/// A text in which whatever a record says stands in strings with the escapes of JSON, so that neither a terminal nor a runner of
/// CI acts on it.
pub(in crate::render) fn harmless(text: String) -> String {
    escape_commands(escape_invisible(text))
}

/// Escapes what GitHub's runner would take for a command, such as `##[error]`. It can only occur inside a string.
fn escape_commands(json: String) -> String {
    github::with_brackets(json, "\\u005b")
}

/// Escapes characters that JSON permits but a terminal would act on: C1 controls, DEL and directional marks. They can
/// only occur inside a string, so the meaning of the document is unchanged.
fn escape_invisible(json: String) -> String {
    let is_unsafe = |c: char| {
        matches!(c, '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if !has_invisible(&json, is_unsafe) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unsafe(c) {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "\\u{:04x}", c as u32);
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// A document with a list that is written page by page, so that a long one is never held whole.
#[derive(Debug)]
pub struct Paged {
    /// What is still to be written before the next page.
    before: String,
    /// What follows the list.
    after: String,
    /// Whether a page has been written.
    has_items: bool,
}

impl Paged {
    /// The document in which the list is empty so far. Before it, no other is, and nothing that a record says.
    pub(super) fn of(document: &str) -> Paged {
        let (before, after) = document.split_once("[]").unwrap_or((document, ""));
        Paged { before: format!("{before}["), after: format!("]{after}"), has_items: false }
    }

    /// The text of a page, which is made of at least one item.
    pub fn page(&mut self, page: &str) -> String {
        self.has_items = true;
        let before = std::mem::replace(&mut self.before, ",".to_owned());
        before + page
    }

    /// What follows the last page.
    #[must_use]
    pub fn end(self) -> String {
        (if self.has_items { "\n  ".to_owned() } else { self.before }) + &self.after
    }
}

/// Items of a [`Paged`] document's list: at least one.
#[derive(Debug, Default)]
pub(super) struct Items(Vec<u8>);

impl Items {
    /// Adds an item.
    pub(super) fn add(&mut self, item: &impl Serialize) -> serde_json::Result<()> {
        self.0.extend_from_slice(if self.0.is_empty() { b"\n    " } else { b",\n    " });
        // Indented as in a list of the document.
        let mut indented = PrettyFormatter::new();
        let list =
            indented.begin_object(&mut io::sink()).and_then(|()| indented.begin_array(&mut io::sink()));
        list.map_err(Error::io)?;
        item.serialize(&mut Serializer::with_formatter(&mut self.0, indented))
    }

    /// Their text.
    pub(super) fn text(self) -> serde_json::Result<String> {
        String::from_utf8(self.0).map(harmless).map_err(Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_list_in_pages_is_as_in_a_whole_document() {
        use super::{Items, Paged, text};
        use std::collections::BTreeMap;
        let whole = |numbers: &[u32]| {
            text(&BTreeMap::from([("a", &[7][..]), ("list", numbers), ("other", &[])])).unwrap()
        };
        for numbers in [&[][..], &[1], &[1, 2], &[1, 2, 3, 4, 5]] {
            let mut paged = Paged::of(&whole(&[]));
            let mut written = String::new();
            for page in numbers.chunks(2) {
                let mut items = Items::default();
                page.iter().for_each(|number| items.add(number).unwrap());
                written += &paged.page(&items.text().unwrap());
            }
            assert_eq!(written + &paged.end(), whole(numbers));
        }
    }

    #[test]
    fn what_a_terminal_would_act_on_is_escaped_and_means_the_same() {
        let text = "å \u{1b}[31m \u{9b}31m \u{202e}x\u{7f}";
        let json = super::escape_invisible(serde_json::to_string(text).unwrap());
        assert!(json.chars().all(|c| !c.is_control() && c != '\u{202e}'), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
