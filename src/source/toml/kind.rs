//! What stands under a key: whether more can be added to it, and where.

use super::index::Entries;
use super::problem::Closed;
use crate::source::node::{Node, Value};

/// What stands under a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing can be added.
    Closed(Closed),
    /// A table with a header of its own.
    Headed,
    /// A list of tables with a header each.
    Items,
    /// A table that was made since a header or a key leads through it.
    Implied,
}

impl Kind {
    /// The kind of a node. The span of a table is its header, its braces, or the key that implies it: the first byte
    /// tells which.
    pub(super) fn of(node: &Node<'_>, text: &[u8]) -> Kind {
        let first = |node: &Node<'_>| text.get(usize::try_from(node.span.start).ok()?);
        match &node.value {
            Value::Table(_) => match first(node) {
                Some(b'[') => Kind::Headed,
                Some(b'{') => Kind::Closed(Closed::Table),
                _ => Kind::Implied,
            },
            Value::List(items) => match items.last() {
                Some(item) if matches!(item.value, Value::Table(_)) && first(item) == Some(&b'[') => {
                    Kind::Items
                }
                _ => Kind::Closed(Closed::List),
            },
            Value::Null
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Text(_)
            | Value::Plain(_)
            | Value::Date(_) => Kind::Closed(Closed::Value),
        }
    }
}

/// The entries of a table, or of the table that is the last item of a list, and where that starts.
pub(super) fn entries_in<'e, 's>(node: &'e mut Node<'s>) -> Option<(u32, &'e mut Entries<'s>)> {
    let node = if matches!(node.value, Value::List(_)) { last_item(node)? } else { node };
    if let Value::Table(entries) = &mut node.value { Some((node.span.start, entries)) } else { None }
}

fn last_item<'e, 's>(node: &'e mut Node<'s>) -> Option<&'e mut Node<'s>> {
    if let Value::List(items) = &mut node.value { items.last_mut() } else { None }
}

/// How many lists and tables stand in each other. Recursion is bounded: each was measured before it was read.
pub(super) fn height(node: &Node<'_>) -> usize {
    if let Value::List(items) = &node.value {
        1 + items.iter().map(height).max().unwrap_or(0)
    } else if let Value::Table(entries) = &node.value {
        1 + entries.iter().map(|(_, node)| height(node)).max().unwrap_or(0)
    } else {
        0
    }
}

/// Orders the keys of a table, and of all below, as in the file.
pub(super) fn put_in_order(entries: &mut Entries<'_>) {
    entries.sort_by_key(|(key, _)| key.span);
    for (_, node) in entries {
        tables_in_order(node);
    }
}

fn tables_in_order(node: &mut Node<'_>) {
    if let Value::List(items) = &mut node.value {
        items.iter_mut().for_each(tables_in_order);
    } else if let Value::Table(entries) = &mut node.value {
        put_in_order(entries);
    }
}
