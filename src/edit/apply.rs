//! Makes edits, and reads the result back.

use super::data::Data;
use super::edits::Edit;
use super::expected::{Expected, nested};
use super::format::{Format, Syntax};
use super::parts::parts;
use super::path::Step;
use super::refusal::{Reason, Refusal};
use super::toml;
use super::way::Way;
use super::yaml;
use crate::source::{self, Lines, MAX_BYTES, Node, Span};

/// How deep new data may be. With what it stands in, it has to stay within what is read.
const MAX_DEPTH: usize = 32;

/// A byte-order mark. Spans do not count it.
const MARK: char = '\u{feff}';

/// The text of a file with edits made on it, one after the other: each path is that after the edits before it.
///
/// # Errors
///
/// The first edit that is not made. Then none is.
pub fn apply(format: Format, syntax: Syntax, text: &str, edits: &[Edit]) -> Result<String, Refusal> {
    let (mark, body) = match text.strip_prefix(MARK) {
        Some(body) => (text.get(..MARK.len_utf8()).unwrap_or_default(), body),
        None => ("", text),
    };
    let mut new = body.to_owned();
    for edit in edits {
        let checked = if is_too_deep(edit) { Err(Reason::Deep) } else { Ok(()) };
        match checked.and_then(|()| one(format, syntax, &new, edit)) {
            Ok(None) => {}
            Ok(Some(changed)) => new = changed,
            Err(reason) => return Err(refusal(format, syntax, body, edit, reason)),
        }
    }
    Ok(format!("{mark}{new}"))
}

fn is_too_deep(edit: &Edit) -> bool {
    let deep = match edit {
        Edit::Set { value, .. } | Edit::Add { value, .. } => value.is_deeper_than(MAX_DEPTH),
        Edit::Remove { .. } | Edit::Rename { .. } => false,
    };
    deep || edit.path().steps().len() > MAX_DEPTH
}

fn parse(syntax: Syntax, text: &str) -> Option<Node<'_>> {
    match syntax {
        Syntax::Toml => source::toml::parse(text, &mut Vec::new()),
        Syntax::Yaml => source::yaml::parse(text, &mut Vec::new()),
    }
}

/// The text with one edit. None if it says so already.
fn one(format: Format, syntax: Syntax, text: &str, edit: &Edit) -> Result<Option<String>, Reason> {
    let root = parse(syntax, text).ok_or(Reason::Syntax)?;
    let expected = Expected::after(&root, edit)?;
    if expected.is(&root) {
        return Ok(None);
    }
    let new = match parts(syntax, text, &root, edit) {
        Some(parts) => in_parts(format, syntax, text, &parts)?,
        None => {
            let splices = match syntax {
                Syntax::Toml => toml::splices(format, text, &root, edit),
                Syntax::Yaml => yaml::splices(format, text, &root, edit),
            };
            splices?.apply(text).ok_or(Reason::Unclear)?
        }
    };
    if u64::try_from(new.len()).is_ok_and(|length| length > MAX_BYTES) {
        return Err(Reason::Large);
    }
    let read_back = parse(syntax, &new).is_some_and(|root| expected.is(&root));
    match syntax {
        _ if read_back => Ok(Some(new)),
        Syntax::Toml => Err(Reason::Unclear),
        Syntax::Yaml => Err(yaml::why_not(format, text, &root, edit)),
    }
}

/// Recursion is bounded by the depth of the data, since each part has less of it.
fn in_parts(format: Format, syntax: Syntax, text: &str, parts: &[Edit]) -> Result<String, Reason> {
    let mut new = text.to_owned();
    for part in parts {
        if let Some(changed) = one(format, syntax, &new, part)? {
            new = changed;
        }
    }
    Ok(new)
}

fn refusal(format: Format, syntax: Syntax, text: &str, edit: &Edit, reason: Reason) -> Refusal {
    let span = match parse(syntax, text) {
        Some(root) => place(&root, edit),
        None => Span::FILE,
    };
    let place = Lines::new(text).place(span.start);
    Refusal {
        path: edit.path().clone(),
        reason,
        place,
        lines: by_hand(format, syntax, edit).unwrap_or_default(),
    }
}

/// The key or value that an edit is about, or the innermost around it.
fn place(root: &Node<'_>, edit: &Edit) -> Span {
    let (way, _) = Way::follow(root, edit.path().steps());
    let last = way.last();
    last.key.map_or(if way.stops().len() > 1 { last.node.span } else { Span::FILE }, |key| key.span)
}

/// What to write for an edit by hand: as if the file had nothing else.
fn by_hand(format: Format, syntax: Syntax, edit: &Edit) -> Option<String> {
    let value = match edit {
        Edit::Set { value, .. } => value.clone(),
        Edit::Add { value, .. } => Data::List(vec![value.clone()]),
        Edit::Rename { path, to } => {
            return Some(format!("{to} in place of {}", path.steps().last().map(key)?));
        }
        Edit::Remove { .. } => return None,
    };
    let data = around(edit.path().steps(), value);
    match syntax {
        Syntax::Toml => Some(toml::document(format, &data)),
        Syntax::Yaml => Some(yaml::document(format, &data)),
    }
}

fn key(step: &Step) -> &str {
    match step {
        Step::Key(name) => name,
        Step::Item(_) => "",
    }
}

/// A value in the tables and lists that a path leads through.
fn around(steps: &[Step], value: Data) -> Data {
    steps.iter().rev().fold(value, |value, step| match step {
        Step::Key(_) => nested(std::slice::from_ref(step), value).unwrap_or(Data::List(Vec::new())),
        Step::Item(_) => Data::List(vec![value]),
    })
}
