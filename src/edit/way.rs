//! The nodes on the way to a value.

use super::path::Step;
use crate::source::{Key, Node, Value};

/// The nodes on the way from the root to a value, as far as there are any.
#[derive(Debug, Clone)]
pub(super) struct Way<'n, 's> {
    stops: Vec<Stop<'n, 's>>,
}

/// A node on the way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop<'n, 's> {
    pub(super) node: &'n Node<'s>,
    /// Its key in the table before it.
    pub(super) key: Option<&'n Key<'s>>,
    /// Its place among the keys or items of the node before it.
    pub(super) index: usize,
}

impl<'n, 's> Way<'n, 's> {
    /// Follows steps as far as they lead. The steps that are left are the second value.
    pub(super) fn follow<'p>(root: &'n Node<'s>, steps: &'p [Step]) -> (Self, &'p [Step]) {
        let mut way = Way { stops: vec![Stop { node: root, key: None, index: 0 }] };
        let mut left = steps;
        while let Some((step, rest)) = left.split_first() {
            let Some(stop) = next(way.node(), step) else { break };
            way.stops.push(stop);
            left = rest;
        }
        (way, left)
    }

    /// The last node.
    pub(super) fn last(&self) -> Stop<'n, 's> {
        // There is always the root.
        self.stops.last().copied().unwrap_or(Stop { node: EMPTY, key: None, index: 0 })
    }

    pub(super) fn node(&self) -> &'n Node<'s> {
        self.last().node
    }

    /// The way to the node before the last one.
    pub(super) fn parent(&self) -> Option<Way<'n, 's>> {
        let (_, before) = self.stops.split_last()?;
        (!before.is_empty()).then(|| Way { stops: before.to_vec() })
    }

    /// The way to a key or item of the last node, by its place.
    pub(super) fn entry(&self, index: usize) -> Option<Way<'n, 's>> {
        let stop = match (entries(self.node()), items(self.node())) {
            (Some(entries), _) => {
                entries.get(index).map(|(key, node)| Stop { node, key: Some(key), index })?
            }
            (None, Some(items)) => items.get(index).map(|node| Stop { node, key: None, index })?,
            (None, None) => return None,
        };
        Some(Way { stops: self.stops.iter().copied().chain([stop]).collect() })
    }

    pub(super) fn stops(&self) -> &[Stop<'n, 's>] {
        &self.stops
    }

    /// The keys on the way; items of lists add none.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'n str> {
        self.stops.iter().filter_map(|stop| stop.key).map(|key| &*key.name)
    }
}

const EMPTY: &Node<'static> = &Node { span: crate::source::Span::FILE, value: Value::Null };

fn next<'n, 's>(node: &'n Node<'s>, step: &Step) -> Option<Stop<'n, 's>> {
    match step {
        Step::Key(name) => {
            let entries = entries(node)?;
            let index = entries.iter().position(|(key, _)| key.name == **name)?;
            entries.get(index).map(|(key, node)| Stop { node, key: Some(key), index })
        }
        Step::Item(index) => items(node)?.get(*index).map(|node| Stop { node, key: None, index: *index }),
    }
}

/// The keys and values of a table.
pub(super) fn entries<'n, 's>(node: &'n Node<'s>) -> Option<&'n [(Key<'s>, Node<'s>)]> {
    if let Value::Table(entries) = &node.value { Some(entries) } else { None }
}

/// The items of a list.
pub(super) fn items<'n, 's>(node: &'n Node<'s>) -> Option<&'n [Node<'s>]> {
    if let Value::List(items) = &node.value { Some(items) } else { None }
}

/// How many keys or items a table or list has. None for any other value.
pub(super) fn count(node: &Node<'_>) -> Option<usize> {
    entries(node).map(<[_]>::len).or(items(node).map(<[_]>::len))
}

/// Whether it is YAML's null, however it is written.
pub(super) fn is_null(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Plain(text) => matches!(&**text, "" | "~" | "null" | "Null" | "NULL"),
        Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Date(_)
        | Value::List(_)
        | Value::Table(_) => false,
    }
}
