//! What to do where an edit is refused.

use super::data::Data;
use super::edits::Edit;
use super::format::{Format, Syntax};
use super::lines::start;
use super::path::Step;
use super::refusal::{Reason, Refusal};
use super::steps::parse;
use super::toml;
use super::way::Way;
use super::yaml;
use crate::source::{Lines, Node, Span};

/// The refusal of an edit of a text.
pub(super) fn refusal(format: Format, syntax: Syntax, text: &str, edit: &Edit, reason: Reason) -> Refusal {
    let span = parse(syntax, text).and_then(|root| place(&root, edit));
    // What the record has nothing of goes at its end: above its keys, a table would take them.
    let at = span.map_or(if reason == Reason::Missing { text.trim_end().len() } else { 0 }, start);
    let at = u32::try_from(at).unwrap_or_default();
    Refusal {
        path: edit.path().clone(),
        reason,
        place: Lines::new(text).place(at),
        lines: if reason == Reason::Deep { String::new() } else { lines(format, syntax, edit) },
    }
}

/// The key or value that an edit is about, or the innermost around it. None if the record has none of these.
fn place(root: &Node<'_>, edit: &Edit) -> Option<Span> {
    let (way, _) = Way::follow(root, edit.path().steps());
    let last = way.last();
    let is_root = way.parent().is_none();
    (!is_root).then(|| last.key.map_or(last.node.span, |key| key.span))
}

/// What to write: as if the file had nothing else.
fn lines(format: Format, syntax: Syntax, edit: &Edit) -> String {
    let value = match edit {
        Edit::Set { value, .. } => value.clone(),
        Edit::Add { value, .. } => Data::List(vec![value.clone()]),
        Edit::Remove { .. } => return String::new(),
        Edit::Rename { to, .. } => {
            return match syntax {
                Syntax::Toml => toml::spelled_key(to),
                Syntax::Yaml => yaml::spelled_key(to),
            };
        }
    };
    let data = around(edit.path().steps(), value);
    match syntax {
        Syntax::Toml => toml::document(format, &data),
        Syntax::Yaml => yaml::document(format, &data),
    }
}

/// A value in the tables and lists that a path leads through.
fn around(steps: &[Step], value: Data) -> Data {
    steps.iter().rev().fold(value, |value, step| match step {
        Step::Key(name) => Data::Table(vec![(name.clone(), value)]),
        Step::Item(_) => Data::List(vec![value]),
    })
}
