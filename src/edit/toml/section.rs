//! New tables with headers.

use super::habits::Habits;
use super::keys;
use super::spell::value;
use crate::edit::data::Data;
use crate::edit::format::{Format, Spot};

/// What a new section has in common with those around it.
#[derive(Clone, Copy)]
pub(super) struct Style<'t> {
    pub(super) habits: Habits,
    /// What stands before a header.
    pub(super) indent: &'t str,
    /// What stands before a key.
    pub(super) key_indent: &'t str,
    /// A blank line above each header.
    pub(super) blanks: bool,
}

impl Style<'_> {
    pub(super) const NONE: Style<'static> =
        Style { habits: Habits::NONE, indent: "", key_indent: "", blanks: true };
}

/// Whether a value of a table with a header gets headers of its own.
pub(super) fn has_header(data: &Data, spot: &Spot) -> bool {
    matches!(data, Data::Table(_)) || (data.is_tables() && !spot.has_text_form())
}

/// The lines of a table, or of each table of a list, under a header. Recursion is bounded by the depth of the data.
pub(super) fn headed(header: &str, data: &Data, spot: &Spot, style: Style<'_>) -> Vec<String> {
    let one = |(open, close): (&str, &str), entries: &[(String, Data)]| {
        let blank = style.blanks.then(String::new);
        let header_line = format!("{}{open}{header}{close}", style.indent);
        blank.into_iter().chain([header_line]).chain(body(header, entries, spot, style)).collect::<Vec<_>>()
    };
    match data {
        Data::Table(entries) => one(("[", "]"), entries),
        Data::List(items) => {
            let tables = items
                .iter()
                .filter_map(|item| if let Data::Table(table) = item { Some(table) } else { None });
            tables.flat_map(|entries| one(("[[", "]]"), entries)).collect()
        }
        Data::Text(_) | Data::Integer(_) | Data::Boolean(_) | Data::Date(_) => Vec::new(),
    }
}

/// The lines below a header: first the keys that have none of their own.
fn body(header: &str, entries: &[(String, Data)], spot: &Spot, style: Style<'_>) -> Vec<String> {
    let entries = spot.ordered(entries);
    let (tables, keys): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|(key, value)| has_header(value, &spot.below(key)));
    let keys = keys.into_iter().map(|(key, data)| {
        format!(
            "{}{} = {}",
            style.key_indent,
            keys::spelled(key),
            value(data, style.habits, &spot.below(key))
        )
    });
    let dot = if header.is_empty() { "" } else { "." };
    let tables = tables.into_iter().flat_map(|(key, data)| {
        headed(&format!("{header}{dot}{}", keys::spelled(key)), data, &spot.below(key), style)
    });
    keys.chain(tables).collect()
}

/// A whole file.
pub(in crate::edit) fn document(format: Format, data: &Data) -> String {
    let Data::Table(entries) = data else { return String::new() };
    let lines = body("", entries, &format.at([]), Style::NONE);
    lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect::<String>().trim_start().to_owned()
}
