//! From an edit to changes of the text.

use super::element;
use super::file::File;
use super::habits::Habits;
use super::insert;
use super::layout::{Layout, Shape, is_spread};
use super::remove;
use super::rename;
use super::spell;
use crate::edit::data::Data;
use crate::edit::edits::Edit;
use crate::edit::expected::nested;
use crate::edit::format::Format;
use crate::edit::lines::range;
use crate::edit::path::Step;
use crate::edit::refusal::Reason;
use crate::edit::splice::Splices;
use crate::edit::way::Way;
use crate::source::Node;

/// The changes that make edits, none of which moves what another is about.
pub(in crate::edit) fn splices(
    format: Format,
    text: &str,
    root: &Node<'_>,
    edits: &[Edit],
) -> Result<Splices, Reason> {
    let file = File { format, layout: Layout::new(text, root), habits: Habits::of(text, root) };
    edits.iter().try_fold(Splices::default(), |splices, edit| Ok(splices.and(one(&file, edit)?)))
}

fn one(file: &File<'_, '_>, edit: &Edit) -> Result<Splices, Reason> {
    let (way, rest) = Way::follow(file.layout.root, edit.path().steps());
    match (edit, rest) {
        (Edit::Set { .. }, []) if is_spread(file.layout.text, way.node()) => Err(Reason::Mixed),
        (Edit::Set { value, .. }, []) => Ok(replace(file, &way, value)),
        (Edit::Add { value, .. }, []) => insert::item(file, &way, value),
        (Edit::Remove { .. }, []) => remove::splices(file, &way),
        (Edit::Rename { to, .. }, []) => rename::splices(file, &way, to),
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

/// Replaces a value that stands in one place.
fn replace(file: &File<'_, '_>, way: &Way<'_, '_>, value: &Data) -> Splices {
    let node = way.node();
    let spot = file.format.at(way.keys());
    let habits = file.habits.like(file.layout.text, node);
    let is_element = way.parent().is_some_and(|parent| {
        matches!(file.layout.shape(parent.node()), Shape::Inline | Shape::Array)
            || element::is_within(file, &parent)
    });
    let text = if is_element {
        spell::on_one_line(value, habits, &spot)
    } else {
        spell::value(value, habits, &spot)
    };
    Splices::one(range(node.span), text)
}
