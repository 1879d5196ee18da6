//! Values with their spans: how [`Sp`] passes through serde.
//!
//! serde has no notion of spans. `Sp<T>` asks for a newtype struct with a name that only our deserializer knows, and
//! receives a sequence of three: the start of the value, its end, and the value.

use std::borrow::Cow;
use std::fmt::{self, Formatter};
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, IntoDeserializer, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::error::Error;
use super::faults::FaultSink;
use crate::source::node::Key;
use crate::source::span::{Sp, Span};

/// The name that asks for a value with its span.
pub(super) const SPANNED: &str = "$avtal::Spanned";

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Sp<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(SPANNED, SpannedVisitor(PhantomData))
    }
}

struct SpannedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for SpannedVisitor<T> {
    type Value = Sp<T>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    /// From our own deserializer, which has noted a value that cannot be read.
    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Sp<T>, A::Error> {
        let start = parts.next_element()?.unwrap_or_default();
        let end = parts.next_element()?.unwrap_or_default();
        let value = parts.next_element().ok().flatten().unwrap_or_default();
        Ok(Sp { value, span: Span { start, end } })
    }

    /// From any other deserializer, which has no spans.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Sp<T>, D::Error> {
        Ok(Sp { value: T::deserialize(deserializer)?, span: Span::FILE })
    }
}

/// Spans do not appear in schemas.
impl<T: JsonSchema> JsonSchema for Sp<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// The three parts of a value with its span. A value that cannot be read is noted here.
pub(super) struct SpannedReader<'a, D> {
    span: Span,
    part: Part,
    value: D,
    notes: &'a FaultSink,
}

enum Part {
    Start,
    End,
    Value,
}

impl<'a, D> SpannedReader<'a, D> {
    pub(super) fn new(span: Span, value: D, notes: &'a FaultSink) -> Self {
        SpannedReader { span, part: Part::Start, value, notes }
    }
}

impl<'de, D: Deserializer<'de, Error = Error> + Copy> SeqAccess<'de> for SpannedReader<'_, D> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        match self.part {
            Part::Start => {
                self.part = Part::End;
                seed.deserialize(self.span.start.into_deserializer()).map(Some)
            }
            Part::End => {
                self.part = Part::Value;
                seed.deserialize(self.span.end.into_deserializer()).map(Some)
            }
            Part::Value => match seed.deserialize(self.value) {
                Ok(value) => Ok(Some(value)),
                Err(error) => Err(self.notes.noted(error, self.span)),
            },
        }
    }
}

/// The key of an entry, a text with its span.
#[derive(Clone, Copy)]
pub(super) struct KeyReader<'a, 's> {
    key: &'a Key<'s>,
    notes: &'a FaultSink,
}

impl<'a, 's> KeyReader<'a, 's> {
    pub(super) fn new(key: &'a Key<'s>, notes: &'a FaultSink) -> Self {
        KeyReader { key, notes }
    }

    fn text(self) -> BorrowedStrDeserializer<'a, Error> {
        BorrowedStrDeserializer::new(&self.key.name)
    }
}

impl<'de, 'a: 'de> Deserializer<'de> for KeyReader<'a, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text().deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.text().deserialize_enum(name, words, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            SPANNED => visitor.visit_seq(SpannedReader::new(self.key.span, self, self.notes)),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}
