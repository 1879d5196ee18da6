//! From an edit to changes of the text.

use super::file::File;
use super::habits::Habits;
use super::insert;
use super::item;
use super::kept::ends_open;
use super::place::{Shape, place};
use super::remove;
use super::replace;
use super::spell;
use crate::edit::data::Data;
use crate::edit::edits::Edit;
use crate::edit::expected::nested;
use crate::edit::format::Format;
use crate::edit::lines::{line_break, range, slice};
use crate::edit::path::Step;
use crate::edit::refusal::Reason;
use crate::edit::splice::Splices;
use crate::edit::way::Way;
use crate::source::{Node, yaml};

/// The changes that make edits, none of which moves what another is about.
pub(in crate::edit) fn splices(
    format: Format,
    text: &str,
    root: &Node<'_>,
    edits: &[Edit],
) -> Result<Splices, Reason> {
    if has_lone_return(text) {
        return Err(Reason::Unclear);
    }
    let file = File { format, text, habits: Habits::of(text, root) };
    edits.iter().try_fold(Splices::default(), |splices, edit| Ok(splices.and(one(&file, root, edit)?)))
}

/// Whether a line ends with a carriage return alone. That ends a line in YAML, but in no editor.
fn has_lone_return(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'))
}

fn one(file: &File<'_>, root: &Node<'_>, edit: &Edit) -> Result<Splices, Reason> {
    let (way, rest) = Way::follow(root, edit.path().steps());
    check(file, &way, edit, rest)?;
    match (edit, rest) {
        (Edit::Set { value, .. }, []) => replace::value(file, &way, value),
        (Edit::Add { value, .. }, []) => item::add(file, &way, value),
        (Edit::Remove { .. }, []) => remove::splices(file, &way),
        (Edit::Rename { to, .. }, []) => {
            let key = way.last().key.ok_or(Reason::NotKey)?;
            Ok(Splices::one(range(key.span), spell::key(to)))
        }
        (Edit::Set { value, .. }, [Step::Key(key), rest @ ..]) => {
            insert::key(file, &way, key, &nested(rest, value.clone())?)
        }
        (Edit::Add { value, .. }, [Step::Key(key), rest @ ..]) => {
            insert::key(file, &way, key, &nested(rest, Data::List(vec![value.clone()]))?)
        }
        (Edit::Set { .. } | Edit::Add { .. }, [Step::Item(_), ..])
        | (Edit::Remove { .. } | Edit::Rename { .. }, [_, ..]) => Err(Reason::Missing),
    }
}

/// Refuses what goes through an alias, and what a merge key may give another meaning.
fn check(file: &File<'_>, way: &Way<'_, '_>, edit: &Edit, rest: &[Step]) -> Result<(), Reason> {
    let is_whole =
        rest.is_empty() && matches!(edit, Edit::Set { .. } | Edit::Remove { .. } | Edit::Rename { .. });
    let mut table = if is_whole { way.parent() } else { Some(way.clone()) };
    let is_merged = table.as_ref().is_some_and(|table| table.node().get("<<").is_some());
    let is_merge_key = way.last().key.is_some_and(|key| key.name == "<<") && rest.is_empty();
    let is_set = is_whole && matches!(edit, Edit::Set { .. });
    if is_merged && !is_merge_key && !is_set {
        return Err(Reason::Merge);
    }
    while let Some(way) = table {
        if place(file, &way).shape == Shape::Alias {
            return Err(Reason::Alias);
        }
        table = way.parent();
    }
    Ok(())
}

/// The line break that a changed text lacks at its end, if what it ends with would mean something else without one.
pub(in crate::edit) fn last_line_break(
    format: Format,
    (old, old_root): (&str, &Node<'_>),
    new: &str,
) -> Option<&'static str> {
    let is_open = |text, root: &Node<'_>| {
        let (way, _) = Way::follow(root, &[]);
        ends_open(&File { format, text, habits: Habits::NONE }, &way)
    };
    if new.ends_with('\n') || is_open(old, old_root) {
        return None;
    }
    yaml::parse(new, &mut Vec::new()).filter(|root| is_open(new, root)).map(|_| line_break(old))
}

/// Why the changes for an edit gave something else.
pub(in crate::edit) fn why_not(format: Format, text: &str, root: &Node<'_>, edit: &Edit) -> Reason {
    let file = File { format, text, habits: Habits::NONE };
    let (way, _) = Way::follow(root, edit.path().steps());
    let has_alias = text.contains('*');
    let within = slice(text, place(&file, &way).range()).contains('&');
    let mut at = Some(way);
    let mut has_anchor = within;
    while let Some(way) = at {
        has_anchor |= place(&file, &way).lead.anchor.is_some();
        at = way.parent();
    }
    if has_anchor && has_alias { Reason::Anchor } else { Reason::Unclear }
}
