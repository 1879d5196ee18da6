//! Reads a value as the first key of the table expected in its place, to find out how it should be written.

use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess};

use super::absent::AbsentReader;
use super::error::Error;
use super::faults::FaultSink;
use super::value::ValueReader;
use crate::source::node::Node;
use crate::source::span::Span;

/// The keys of a struct: the first has the value, the others are missing.
pub(super) struct StandIn<'a, 's> {
    keys: std::iter::Enumerate<std::slice::Iter<'static, &'static str>>,
    /// The last key returned, and its value; `None` for a missing one.
    next: Option<(&'static str, Option<&'a Node<'s>>)>,
    value: &'a Node<'s>,
    notes: &'a FaultSink,
}

impl<'a, 's> StandIn<'a, 's> {
    pub(super) fn new(keys: &'static [&'static str], value: &'a Node<'s>, notes: &'a FaultSink) -> Self {
        StandIn { keys: keys.iter().enumerate(), next: None, value, notes }
    }
}

impl<'de, 'a: 'de> MapAccess<'de> for StandIn<'a, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((position, key)) = self.keys.next() else { return Ok(None) };
        self.next = Some((key, (position == 0).then_some(self.value)));
        seed.deserialize(position.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.next {
            Some((key, Some(node))) => seed.deserialize(ValueReader::under(Some(key), node, self.notes)),
            Some((key, None)) => seed.deserialize(AbsentReader::missing(key, Span::FILE, self.notes)),
            None => Err(serde::de::Error::custom("a value was asked for before its key")),
        }
    }
}
