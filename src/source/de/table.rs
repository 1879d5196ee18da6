//! Reading a table.

use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess};

use super::absent::AbsentReader;
use super::error::Error;
use super::faults::FaultSink;
use super::spanned::KeyReader;
use super::unknown_key;
use super::value::{ValueReader, is_null};
use crate::source::node::{Key, Node, Value};
use crate::source::span::Span;

/// The entries of a table. For a table with fixed keys this includes the missing ones: the value of every key is
/// requested, so every missing one is noted.
pub(super) struct TableReader<'a, 's> {
    entries: std::slice::Iter<'a, (Key<'s>, Node<'s>)>,
    /// The known keys, and a bit set of those already returned; `None` if any key is allowed.
    fixed: Option<(&'static [&'static str], u64)>,
    /// The position after the last fixed key. Records mostly follow the order of the format, so the search starts here.
    ahead: usize,
    /// Where missing keys are reported.
    start: Span,
    /// The source of the next value.
    next: Next<'a, 's>,
    notes: &'a FaultSink,
}

/// The value of the last key returned.
#[derive(Clone, Copy)]
enum Next<'a, 's> {
    None,
    Here(&'a Key<'s>, &'a Node<'s>),
    Missing(&'static str),
}

impl<'a, 's> TableReader<'a, 's> {
    /// A table with any keys. None if the node is not a table.
    pub(super) fn free(node: &'a Node<'s>, notes: &'a FaultSink) -> Option<Self> {
        TableReader::new(node, None, notes)
    }

    /// A table with the keys of a struct, at most 64. None if the node is not a table.
    pub(super) fn fixed(
        node: &'a Node<'s>,
        keys: &'static [&'static str],
        notes: &'a FaultSink,
    ) -> Option<Self> {
        debug_assert!(keys.len() <= 64, "the keys that have come are bits of one number");
        TableReader::new(node, Some((keys, 0)), notes)
    }

    /// A table with the keys of a struct, all of them missing.
    pub(super) fn empty(keys: &'static [&'static str], start: Span, notes: &'a FaultSink) -> Self {
        TableReader { entries: [].iter(), fixed: Some((keys, 0)), ahead: 0, start, next: Next::None, notes }
    }

    fn new(
        node: &'a Node<'s>,
        fixed: Option<(&'static [&'static str], u64)>,
        notes: &'a FaultSink,
    ) -> Option<Self> {
        let Value::Table(entries) = &node.value else { return None };
        let start = Span { start: node.span.start, end: node.span.start };
        Some(TableReader { entries: entries.iter(), fixed, ahead: 0, start, next: Next::None, notes })
    }

    /// The next entry with a known key, and the key's position if keys are fixed. Unknown keys are noted.
    fn next_entry(&mut self) -> Option<(&'a Key<'s>, &'a Node<'s>, Option<usize>)> {
        for (key, node) in self.entries.by_ref() {
            let Some((keys, seen)) = &mut self.fixed else { return Some((key, node, None)) };
            match position(keys, self.ahead, &key.name) {
                Some(index) => {
                    *seen |= bit(index);
                    self.ahead = index + 1;
                    return Some((key, node, Some(index)));
                }
                None => self.notes.note(|| unknown_key::here(key, keys)),
            }
        }
        None
    }

    /// The next fixed key not yet returned, and its position.
    fn next_missing(&mut self) -> Option<(&'static str, usize)> {
        let (keys, seen) = self.fixed.as_mut()?;
        let index = usize::try_from(seen.trailing_ones()).ok()?;
        let key = keys.get(index)?;
        *seen |= bit(index);
        Some((key, index))
    }
}

/// The position of a key. Keys from `ahead` on are compared first.
fn position(keys: &[&str], ahead: usize, key: &str) -> Option<usize> {
    let (before, after) = keys.split_at_checked(ahead).unwrap_or((keys, &[]));
    let found = after.iter().position(|known| *known == key).map(|at| ahead + at);
    found.or_else(|| before.iter().position(|known| *known == key))
}

/// The bit of a key. Every bit is set for an index beyond 63, so that the loop over missing keys ends.
fn bit(index: usize) -> u64 {
    u32::try_from(index).ok().and_then(|index| 1_u64.checked_shl(index)).unwrap_or(u64::MAX)
}

impl<'de, 'a: 'de, 's> MapAccess<'de> for TableReader<'a, 's> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        // A derived struct accepts a position for a key, which saves comparing names again.
        let position = if let Some((key, node, position)) = self.next_entry() {
            self.next = Next::Here(key, node);
            match position {
                None => return seed.deserialize(KeyReader::new(key, self.notes)).map(Some),
                Some(position) => position,
            }
        } else if let Some((key, position)) = self.next_missing() {
            self.next = Next::Missing(key);
            position
        } else {
            return Ok(None);
        };
        seed.deserialize(position.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.next {
            Next::Here(key, node) if is_null(node) => {
                seed.deserialize(AbsentReader::empty(&key.name, node.span, self.notes))
            }
            Next::Here(key, node) => seed.deserialize(ValueReader::under(Some(&key.name), node, self.notes)),
            Next::Missing(key) => seed.deserialize(AbsentReader::missing(key, self.start, self.notes)),
            Next::None => Err(serde::de::Error::custom("a value was asked for before its key")),
        }
    }
}
