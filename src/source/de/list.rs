//! Reading a list.

use std::slice::Iter;

use serde::de::{DeserializeSeed, SeqAccess};

use super::error::Error;
use super::faults::FaultSink;
use super::value::ValueReader;
use crate::source::node::Node;

/// The items of a list, in order. They inherit the key of the list.
pub(super) struct ListReader<'a, 's> {
    items: Iter<'a, Node<'s>>,
    key: Option<&'a str>,
    notes: &'a FaultSink,
}

impl<'a, 's> ListReader<'a, 's> {
    pub(super) fn new(items: &'a [Node<'s>], key: Option<&'a str>, notes: &'a FaultSink) -> Self {
        ListReader { items: items.iter(), key, notes }
    }
}

impl<'de, 'a: 'de> SeqAccess<'de> for ListReader<'a, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let item = self.items.next();
        item.map(|node| seed.deserialize(ValueReader::item(self.key, node, self.notes))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}
