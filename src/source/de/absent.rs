//! Reading a key that is absent or has no value.

use serde::Deserializer;
use serde::de::Visitor;
use serde::de::value::{MapDeserializer, SeqDeserializer};

use super::error::Error;
use super::faults::FaultSink;
use super::spanned::{SPANNED, SpannedReader};
use super::table::TableReader;
use crate::source::fault::{Fault, FaultKind};
use crate::source::span::Span;
use crate::text::brief;
use crate::text::message::message;

/// Reads an absent key: a list or a table with free keys is empty, an option is `None`, and anything else, including a
/// list with a type of its own, is a fault. A YAML key with nothing after it is read the same way, except that a table
/// with fixed keys is then empty, like a TOML table with a header alone.
#[derive(Clone, Copy)]
pub(super) struct AbsentReader<'a> {
    key: &'a str,
    /// The start of the table, or the place where the value should be.
    span: Span,
    /// Whether the key is there, without a value.
    empty: bool,
    notes: &'a FaultSink,
}

impl<'a> AbsentReader<'a> {
    /// A key that is missing from its table.
    pub(super) fn missing(key: &'a str, span: Span, notes: &'a FaultSink) -> Self {
        AbsentReader { key, span, empty: false, notes }
    }

    /// A key without a value.
    pub(super) fn empty(key: &'a str, span: Span, notes: &'a FaultSink) -> Self {
        AbsentReader { key, span, empty: true, notes }
    }

    fn fault(self) -> Error {
        let key = brief(self.key);
        let message = match self.empty {
            true => message!("finding-key-without-value", key = &*key),
            false => message!("finding-key-missing", key = &*key),
        };
        let fault = Fault::new(FaultKind::MissingKey, self.span, message).about(key);
        let fault = if self.empty { fault.help(message!("help-give-value")) } else { fault };
        Error::Placed(Box::new(fault))
    }
}

impl<'de, 'a: 'de> Deserializer<'de> for AbsentReader<'a> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(self.fault())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.empty {
            return visitor.visit_map(TableReader::empty(keys, self.span, self.notes));
        }
        Err(self.fault())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_none()
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(SeqDeserializer::<_, Error>::new(std::iter::empty::<()>()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::<_, Error>::new(std::iter::empty::<((), ())>()))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            SPANNED => visitor.visit_seq(SpannedReader::new(self.span, self, self.notes)),
            _ => Err(self.fault()),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct enum identifier ignored_any
    }
}
