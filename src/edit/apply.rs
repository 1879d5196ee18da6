//! Makes edits, and reads the result back.

use super::by_hand::refusal;
use super::edits::Edit;
use super::format::{Format, Syntax};
use super::refusal::{Reason, Refusal};
use super::steps::Steps;

/// How deep new data may be, and how long a path. What they stand in has to stay within what is read.
const MAX_DEPTH: usize = 32;

/// A byte-order mark. Spans do not count it.
const MARK: char = '\u{feff}';

/// The text of a file with edits made on it, one after the other: each path is that after the edits before it.
///
/// It takes time in proportion to the text for each edit, but for edits that follow each other and are made as one:
/// single values that are set, and items that are removed from one list, from its end on.
///
/// # Errors
///
/// The first edit that is not made. Then none is.
pub fn apply(format: Format, syntax: Syntax, text: &str, edits: &[Edit]) -> Result<String, Refusal> {
    let body = text.strip_prefix(MARK).unwrap_or(text);
    let mark = if body.len() < text.len() { MARK.to_string() } else { String::new() };
    let refused = |edit: &Edit, reason| refusal(format, syntax, body, edit, reason);
    if let Some(edit) = edits.iter().find(|edit| is_too_deep(edit)) {
        return Err(refused(edit, Reason::Deep));
    }
    match (Steps { format, syntax }).all(body, edits) {
        Ok(new) => Ok(mark + &new),
        Err((edit, reason)) => Err(refused(&edit, reason)),
    }
}

fn is_too_deep(edit: &Edit) -> bool {
    let deep = match edit {
        Edit::Set { value, .. } | Edit::Add { value, .. } => value.is_deeper_than(MAX_DEPTH),
        Edit::Remove { .. } | Edit::Rename { .. } => false,
    };
    deep || edit.path().steps().len() > MAX_DEPTH
}
