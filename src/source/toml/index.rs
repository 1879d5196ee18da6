//! Where a key stands in its table.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::source::node::{Key, Node};

/// Tables with more keys than this have an index. In smaller ones, all keys are compared.
const MAX_COMPARED: usize = 64;

/// The keys and values of a table.
pub(super) type Entries<'s> = Vec<(Key<'s>, Node<'s>)>;

/// The index of each large table, by the start of its span.
#[derive(Default)]
pub(super) struct Indexes<'s>(HashMap<u32, HashMap<Cow<'s, str>, usize>>);

impl<'s> Indexes<'s> {
    /// The place of a key among the entries of the table that starts at `start`.
    pub(super) fn find(&mut self, start: u32, entries: &Entries<'s>, name: &str) -> Option<usize> {
        if entries.len() <= MAX_COMPARED {
            return entries.iter().position(|(key, _)| key.name == name);
        }
        let index = self.0.entry(start).or_default();
        // Those that have come since it was last asked.
        for (at, (key, _)) in entries.iter().enumerate().skip(index.len()) {
            index.insert(key.name.clone(), at);
        }
        index.get(name).copied()
    }
}
