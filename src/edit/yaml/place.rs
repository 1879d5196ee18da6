//! Where the values of a YAML text stand.

use std::ops::Range;

use super::file::File;
use super::scan::{Lead, after_colon, column, lead, skip};
use crate::edit::lines::{end, indent, slice, start};
use crate::edit::way::{Way, entries, items};
use crate::source::{Node, Value};

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A list or table in lines.
    Block,
    /// A list or table in brackets.
    Flow,
    /// An alias.
    Alias,
    /// Nothing after a colon or a dash.
    Nothing,
    /// Text in lines.
    Lines,
    /// Any other single value.
    Scalar,
}

/// The place of a value.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) shape: Shape,
    /// The byte after its colon, its dash or the value before it.
    pub(super) from: usize,
    /// Its anchor, and the header of a text in lines.
    pub(super) lead: Lead,
    /// The byte after it.
    pub(super) end: usize,
}

impl Place {
    /// The byte after its anchor; after its colon or dash if it has none.
    pub(super) fn after_anchor(&self) -> usize {
        self.lead.anchor.as_ref().map_or(self.from, |anchor| anchor.end)
    }

    /// From its first byte, or its header, to its end.
    pub(super) fn range(&self) -> Range<usize> {
        self.lead.start..self.end
    }
}

/// The place of the value at the end of a way.
pub(super) fn place(file: &File<'_>, way: &Way<'_, '_>) -> Place {
    let (text, stop) = (file.text, way.last());
    let Some(parent) = way.parent() else { return root(file) };
    let from = match stop.key {
        Some(key) => after_colon(text, end(key.span)).unwrap_or(end(key.span)),
        None => after_dash(file, &parent, stop.index),
    };
    let node = stop.node;
    let lead = lead(text, from, start(node.span).max(from));
    let shape = shape(text, node, &lead);
    let anchored = lead.anchor.as_ref().map_or(from, |anchor| anchor.end);
    let end = match &lead.header {
        // The parser places an empty text in lines at the next key.
        Some(header) if node.span.start == node.span.end => header.end,
        None if shape == Shape::Nothing => anchored,
        Some(_) | None => end(node.span),
    };
    let first = match shape {
        Shape::Nothing => end,
        // The parser may place a list after its first dash.
        Shape::Block => skip(text, anchored),
        Shape::Flow | Shape::Alias | Shape::Lines | Shape::Scalar => lead.start,
    };
    Place { shape, from, lead: Lead { start: first, ..lead }, end }
}

/// The root in braces or in lines.
fn root(file: &File<'_>) -> Place {
    let text = file.text;
    let mut first = skip(text, 0);
    if slice(text, first..text.len()).starts_with("---") {
        first = skip(text, first + 3);
    }
    let is_flow = text.as_bytes().get(first) == Some(&b'{');
    let end = if is_flow { text.rfind('}').map_or(text.len(), |last| last + 1) } else { text.len() };
    let shape = if is_flow { Shape::Flow } else { Shape::Block };
    Place { shape, from: 0, lead: Lead { anchor: None, header: None, start: first }, end }
}

/// The byte after the dash of an item, or after the item before it in brackets.
fn after_dash(file: &File<'_>, list: &Way<'_, '_>, index: usize) -> usize {
    dash(file, list, index) + usize::from(place(file, list).shape == Shape::Block)
}

/// The dash of an item. In brackets, the end of the item before it, or of the bracket.
pub(super) fn dash(file: &File<'_>, list: &Way<'_, '_>, index: usize) -> usize {
    let of = place(file, list);
    let before = index.checked_sub(1).and_then(|before| items(list.node())?.get(before));
    match (before, of.shape == Shape::Block) {
        (Some(before), true) => skip(file.text, end(before.span)),
        (Some(before), false) => {
            let after = skip(file.text, end(before.span));
            after + usize::from(file.text.as_bytes().get(after) == Some(&b','))
        }
        (None, true) => of.lead.start,
        (None, false) => of.lead.start + 1,
    }
}

fn shape(text: &str, node: &Node<'_>, lead: &Lead) -> Shape {
    let written = slice(text, start(node.span)..end(node.span));
    let is_alias = lead.header.is_none() && is_alias(written);
    match &node.value {
        _ if is_alias => Shape::Alias,
        Value::List(_) | Value::Table(_) if written.starts_with(['[', '{']) => Shape::Flow,
        Value::List(_) | Value::Table(_) => Shape::Block,
        Value::Text(_) if lead.header.is_some() => Shape::Lines,
        Value::Null => Shape::Nothing,
        Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Plain(_)
        | Value::Date(_) => Shape::Scalar,
    }
}

fn is_alias(written: &str) -> bool {
    written.starts_with('*') && !written.contains(|c: char| c.is_ascii_whitespace())
}

/// Whether a way leads through brackets, or its last value stands in them.
pub(super) fn is_in_flow(file: &File<'_>, way: &Way<'_, '_>) -> bool {
    let mut at = way.parent();
    while let Some(way) = at {
        if place(file, &way).shape == Shape::Flow {
            return true;
        }
        at = way.parent();
    }
    false
}

/// The column of the keys or dashes of a list or table in lines.
pub(super) fn column_of(file: &File<'_>, way: &Way<'_, '_>) -> usize {
    if way.parent().is_some() {
        return column(file.text, place(file, way).lead.start);
    }
    let first = entries(way.node()).and_then(|entries| entries.first());
    first.map_or(0, |(key, _)| indent(file.text, start(key.span)).chars().count())
}
