//! The tables of a text: what stands in them, and what may still be added.

use std::collections::HashSet;

use super::index::{Entries, Indexes};
use super::kind::{self, Kind, entries_in, height};
use super::problem::Problem;
use crate::source::node::{Key, Node, Value};
use crate::source::span::Span;
use crate::source::syntax::MAX_DEPTH;

/// A table that keys can be added to.
pub(super) struct Place<T> {
    pub(super) entries: T,
    /// Where it starts. No two tables start at the same place; the root is [`ROOT`].
    pub(super) start: u32,
    /// 1 for the root.
    pub(super) depth: usize,
}

/// The start of the root, whose first byte may be that of one of its tables.
pub(super) const ROOT: u32 = u32::MAX;

type Table<'e, 's> = Place<&'e mut Entries<'s>>;

/// `[path.key]` or `[[path.key]]`
pub(super) struct Header<'s> {
    pub(super) key: Key<'s>,
    pub(super) span: Span,
    /// Has it two brackets?
    pub(super) is_item: bool,
}

/// What the keys of a path stand in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Path {
    Header,
    /// A key with dots.
    Key,
}

/// What is known of all tables of a text.
pub(super) struct Tables<'s> {
    text: &'s [u8],
    indexes: Indexes<'s>,
    /// The starts of the implied tables that a key with dots leads through. No header may open them.
    dotted: HashSet<u32>,
    /// The way from the root to the table that was opened last: the place of its entry in each table.
    way: Vec<usize>,
    /// Has a header opened an implied table? Then it stands where it was first named, not where its key is now.
    is_unordered: bool,
    pub(super) problems: Vec<Problem<'s>>,
    /// The first key or value beyond [`MAX_DEPTH`].
    pub(super) too_deep: Option<Span>,
}

impl<'s> Tables<'s> {
    pub(super) fn new(text: &'s str) -> Self {
        Tables {
            text: text.as_bytes(),
            indexes: Indexes::default(),
            dotted: HashSet::new(),
            way: Vec::new(),
            is_unordered: false,
            problems: Vec::new(),
            too_deep: None,
        }
    }

    /// Opens the table of a header, and takes its entries out of the tree. None if it cannot stand there.
    pub(super) fn open(
        &mut self,
        root: &mut Entries<'s>,
        path: &mut Vec<Key<'s>>,
        header: Header<'s>,
    ) -> Option<Place<Entries<'s>>> {
        self.way.clear();
        let root = Place { entries: root, start: ROOT, depth: 1 };
        let parent = self.follow(root, path, Path::Header)?;
        let depth = self.deeper(parent.depth + usize::from(header.is_item), header.key.span)?;
        let start = header.span.start;
        let known = self.indexes.find(parent.start, parent.entries, &header.key.name);
        self.way.push(known.unwrap_or(parent.entries.len()));
        let Some(known) = known else {
            let table = Node { span: header.span, value: Value::Table(Vec::new()) };
            let list = |item: Node<'s>| Node { span: item.span, value: Value::List(vec![item]) };
            parent.entries.push((header.key, if header.is_item { list(table) } else { table }));
            return Some(Place { entries: Vec::new(), start, depth });
        };
        let (known, node) = parent.entries.get_mut(known)?;
        let (start, entries) = self.open_known(known, node, header)?;
        Some(Place { entries, start, depth })
    }

    /// Opens a table whose key is in its parent already.
    fn open_known(
        &mut self,
        known: &mut Key<'s>,
        node: &mut Node<'s>,
        header: Header<'s>,
    ) -> Option<(u32, Entries<'s>)> {
        let kind = Kind::of(node, self.text);
        if let (Kind::Items, true, Value::List(items)) = (kind, header.is_item, &mut node.value) {
            items.push(Node { span: header.span, value: Value::Table(Vec::new()) });
            return Some((header.span.start, Vec::new()));
        }
        if kind == Kind::Implied && !header.is_item && !self.dotted.contains(&node.span.start) {
            self.is_unordered = true;
            node.span = header.span;
            *known = header.key;
        } else {
            self.given_twice(known, node, header.key);
        }
        // After a fault too: keys may be given twice in it.
        if header.is_item || !matches!(kind, Kind::Headed | Kind::Implied) {
            return None;
        }
        entries_in(node).map(|(start, entries)| (start, std::mem::take(entries)))
    }

    /// Puts the entries of the table that was opened last into the tree.
    pub(super) fn put_back(&self, root: &mut Entries<'s>, entries: Entries<'s>) {
        let table = self.way.iter().try_fold(root, |table, at| {
            let (_, node) = table.get_mut(*at)?;
            entries_in(node).map(|(_, entries)| entries)
        });
        if let Some(table) = table {
            *table = entries;
        }
    }

    /// Adds a value to a table, or to the table that a path leads to from there.
    pub(super) fn insert(
        &mut self,
        table: Table<'_, 's>,
        path: &mut Vec<Key<'s>>,
        key: Key<'s>,
        node: Node<'s>,
    ) {
        let table = if path.is_empty() { Some(table) } else { self.room_for(&node, table, path) };
        let Some(table) = table else { return };
        let known = self.indexes.find(table.start, table.entries, &key.name);
        match known.and_then(|at| table.entries.get(at)) {
            None => table.entries.push((key, node)),
            Some((known, first)) => self.given_twice(known, first, key),
        }
    }

    /// The table that a path leads to, if it is not too deep for a node.
    fn room_for<'e>(
        &mut self,
        node: &Node<'s>,
        table: Table<'e, 's>,
        path: &mut Vec<Key<'s>>,
    ) -> Option<Table<'e, 's>> {
        let expected = table.depth + path.len();
        let table = self.follow(table, path, Path::Key)?;
        // The node was measured without the lists that the path leads through.
        if table.depth > expected && table.depth + height(node) > MAX_DEPTH {
            self.too_deep.get_or_insert(node.span);
            return None;
        }
        Some(table)
    }

    /// The table that a path leads to, made if there is none.
    fn follow<'e>(
        &mut self,
        mut table: Table<'e, 's>,
        path: &mut Vec<Key<'s>>,
        of: Path,
    ) -> Option<Table<'e, 's>> {
        let mut left = path.len();
        for key in path.drain(..) {
            left -= 1;
            table = self.step(table, key, of, left == 0)?;
        }
        Some(table)
    }

    /// The table under a key, made if there is none.
    fn step<'e>(
        &mut self,
        table: Table<'e, 's>,
        key: Key<'s>,
        of: Path,
        is_last: bool,
    ) -> Option<Table<'e, 's>> {
        let depth = self.deeper(table.depth, key.span)?;
        let known = self.indexes.find(table.start, table.entries, &key.name);
        let at = known.unwrap_or(table.entries.len());
        if of == Path::Header {
            self.way.push(at);
        }
        if known.is_none() {
            let implied = Node { span: key.span, value: Value::Table(Vec::new()) };
            table.entries.push((key.clone(), implied));
        }
        let (known, node) = table.entries.get_mut(at)?;
        let kind = Kind::of(node, self.text);
        match (kind, of) {
            (Kind::Closed(is), _) => {
                self.problems.push(Problem::Closed { key, first: known.span, is });
                return None;
            }
            // A longer path through an item is no better, but the crate `toml` reads it.
            (Kind::Headed | Kind::Items, Path::Key) if kind == Kind::Headed || is_last => {
                self.given_twice(known, node, key);
                return None;
            }
            (Kind::Implied, Path::Key) => {
                self.dotted.insert(node.span.start);
            }
            (Kind::Implied, Path::Header) | (Kind::Headed | Kind::Items, _) => {}
        }
        let (start, entries) = entries_in(node)?;
        Some(Place { entries, start, depth: depth + usize::from(kind == Kind::Items) })
    }

    /// The depth below another, if that is allowed.
    fn deeper(&mut self, depth: usize, at: Span) -> Option<usize> {
        if depth >= MAX_DEPTH {
            self.too_deep.get_or_insert(at);
            return None;
        }
        Some(depth + 1)
    }

    fn given_twice(&mut self, known: &Key<'s>, node: &Node<'s>, key: Key<'s>) {
        let first = match Kind::of(node, self.text) {
            Kind::Headed | Kind::Items => node.span,
            Kind::Closed(_) | Kind::Implied => known.span,
        };
        self.problems.push(Problem::Twice { key, first });
    }

    /// Orders the keys of all tables as in the file.
    pub(super) fn put_in_order(&self, root: &mut Entries<'s>) {
        if self.is_unordered {
            kind::put_in_order(root);
        }
    }
}
