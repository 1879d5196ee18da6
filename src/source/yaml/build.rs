//! Builds a tree from events, with an explicit stack, so that no input can overflow the thread's stack.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::source::fault::Fault;
use crate::source::node::{Key, Node, Value};
use crate::source::span::Span;
use crate::source::syntax::{self, MAX_DEPTH};
use crate::text::message::message;

/// The maximum number of values in a file. Copies count too: those made for aliases, and those kept for anchors. So a
/// few lines of nested aliases cannot fill the memory.
const MAX_WEIGHT: usize = 100_000;

/// The tree so far.
#[derive(Default)]
pub(super) struct Builder<'s> {
    open: Vec<Open<'s>>,
    root: Option<Node<'s>>,
    anchors: HashMap<usize, Built<'s>>,
    weight: usize,
    faults: Vec<Fault>,
}

/// The start of a list or table.
pub(super) struct Opening {
    /// Its place.
    pub(super) start: Span,
    /// Whether it is written by indentation rather than in brackets.
    pub(super) block: bool,
    /// Whether it is a table rather than a list.
    pub(super) table: bool,
    /// The number of its anchor, or 0.
    pub(super) anchor: usize,
}

/// A list or table that has not ended.
struct Open<'s> {
    opening: Opening,
    items: Items<'s>,
    /// The end of its last item.
    end: u32,
    weight: usize,
    height: usize,
}

enum Items<'s> {
    List(Vec<Node<'s>>),
    Table { entries: Vec<(Key<'s>, Node<'s>)>, key: Option<Key<'s>> },
}

/// A finished value, with the cost of copying it.
#[derive(Clone)]
struct Built<'s> {
    node: Node<'s>,
    weight: usize,
    /// The levels of lists and tables in it, including its own.
    height: usize,
}

impl<'s> Builder<'s> {
    /// The tree, and the faults that did not stop the build.
    pub(super) fn finish(self) -> (Option<Node<'s>>, Vec<Fault>) {
        (self.root, self.faults)
    }

    /// Notes a tag as a fault: types follow from the keys.
    pub(super) fn refuse_tag(&mut self, tagged: bool, span: Span) {
        if tagged {
            let fault = syntax::invalid(span, message!("finding-tag"));
            self.faults.push(fault.help(message!("help-tag")));
        }
    }

    /// Starts a list or table.
    pub(super) fn open(&mut self, opening: Opening) -> Result<(), Fault> {
        self.check_depth(opening.start, 1)?;
        self.spend(1, opening.start)?;
        let items = match opening.table {
            true => Items::Table { entries: Vec::new(), key: None },
            false => Items::List(Vec::new()),
        };
        self.open.push(Open { end: opening.start.end, opening, items, weight: 1, height: 1 });
        Ok(())
    }

    /// Ends the innermost list or table.
    pub(super) fn close(&mut self, end: Span) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let value = match open.items {
            Items::List(items) => Value::List(items),
            Items::Table { entries, .. } => {
                self.note_duplicates(&entries);
                Value::Table(entries)
            }
        };
        // For block style, the parser reports the start of the next item as the end, including comments in between.
        let end = if open.opening.block { open.end } else { end.end };
        let node = Node { span: Span { start: open.opening.start.start, end }, value };
        self.put(Built { node, weight: open.weight, height: open.height }, open.opening.anchor)
    }

    /// Adds a scalar.
    pub(super) fn add(&mut self, node: Node<'s>, anchor: usize) -> Result<(), Fault> {
        let weight = weight_of(&node);
        self.spend(weight, node.span)?;
        self.put(Built { node, weight, height: 0 }, anchor)
    }

    /// Adds a copy of the value of an anchor.
    pub(super) fn alias(&mut self, span: Span, anchor: usize) -> Result<(), Fault> {
        let Some(named) = self.anchors.get(&anchor) else {
            return Err(
                syntax::invalid(span, message!("finding-alias-within")).help(message!("help-alias-within"))
            );
        };
        let (weight, height) = (named.weight, named.height);
        self.spend(weight, span)?;
        self.check_depth(span, height)?;
        let Some(mut copy) = self.anchors.get(&anchor).cloned() else { return Ok(()) };
        copy.node.span = span;
        self.put(copy, 0)
    }

    fn put(&mut self, built: Built<'s>, anchor: usize) -> Result<(), Fault> {
        if anchor != 0 {
            self.spend(built.weight, built.node.span)?;
            self.anchors.insert(anchor, built.clone());
        }
        let Some(parent) = self.open.last_mut() else {
            self.root = Some(built.node);
            return Ok(());
        };
        parent.end = parent.end.max(built.node.span.end);
        parent.weight += built.weight;
        parent.height = parent.height.max(built.height + 1);
        match &mut parent.items {
            Items::List(items) => items.push(built.node),
            Items::Table { entries, key } => match key.take() {
                Some(key) => entries.push((key, built.node)),
                None => *key = Some(as_key(built.node)?),
            },
        }
        Ok(())
    }

    fn check_depth(&self, span: Span, height: usize) -> Result<(), Fault> {
        if self.open.len() + height > MAX_DEPTH { Err(syntax::too_deep(span)) } else { Ok(()) }
    }

    fn spend(&mut self, weight: usize, span: Span) -> Result<(), Fault> {
        self.weight = self.weight.saturating_add(weight);
        if self.weight <= MAX_WEIGHT {
            return Ok(());
        }
        Err(syntax::invalid(span, message!("finding-too-many-values", count = MAX_WEIGHT))
            .help(message!("help-too-many-values")))
    }

    fn note_duplicates(&mut self, entries: &[(Key<'s>, Node<'s>)]) {
        let mut first: HashMap<&str, Span> = HashMap::with_capacity(entries.len());
        for (key, _) in entries {
            match first.entry(&key.name) {
                Entry::Vacant(entry) => {
                    entry.insert(key.span);
                }
                Entry::Occupied(entry) => {
                    self.faults.push(syntax::duplicate_key(&key.name, key.span, Some(*entry.get())));
                }
            }
        }
    }
}

/// The weight of a scalar. Long texts weigh more, because aliases may copy them.
fn weight_of(node: &Node<'_>) -> usize {
    match &node.value {
        Value::Text(text) | Value::Plain(text) => 1 + text.len() / 64,
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Date(_)
        | Value::List(_)
        | Value::Table(_) => 1,
    }
}

fn as_key(node: Node<'_>) -> Result<Key<'_>, Fault> {
    match node.value {
        Value::Text(name) | Value::Plain(name) => Ok(Key { name, span: node.span }),
        Value::Null => {
            Err(syntax::invalid(node.span, message!("finding-no-key-here"))
                .help(message!("help-no-yaml-key")))
        }
        Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Date(_)
        | Value::List(_)
        | Value::Table(_) => {
            Err(syntax::invalid(node.span, message!("finding-list-as-key"))
                .help(message!("help-list-as-key")))
        }
    }
}
