//! Reading one value.

use std::iter;

use serde::Deserializer;
use serde::de::value::MapDeserializer;
use serde::de::{IntoDeserializer, Visitor};

use super::error::Error;
use super::faults::FaultSink;
use super::list::ListReader;
use super::plain::Plain;
use super::remedy;
use super::spanned::{SPANNED, SpannedReader};
use super::stand_in::StandIn;
use super::table::TableReader;
use super::two_shapes::EITHER;
use crate::source::fault::Fault;
use crate::source::fix::{Change, Fix};
use crate::source::node::{Node, Value};
use crate::source::span::Span;
use crate::text::Message;
use crate::text::message::message;

/// A value of the tree, for serde.
#[derive(Clone, Copy)]
pub(super) struct ValueReader<'a, 's> {
    node: &'a Node<'s>,
    /// The key of the value, or of the list that it is an item of.
    key: Option<&'a str>,
    /// Whether it is an item of that list.
    is_item: bool,
    notes: &'a FaultSink,
}

impl<'a, 's> ValueReader<'a, 's> {
    pub(super) fn root(node: &'a Node<'s>, notes: &'a FaultSink) -> Self {
        ValueReader { node, key: None, is_item: false, notes }
    }

    /// A value under a key.
    pub(super) fn under(key: Option<&'a str>, node: &'a Node<'s>, notes: &'a FaultSink) -> Self {
        ValueReader { node, key, is_item: false, notes }
    }

    /// An item of the list under a key.
    pub(super) fn item(key: Option<&'a str>, node: &'a Node<'s>, notes: &'a FaultSink) -> Self {
        ValueReader { node, key, is_item: true, notes }
    }

    /// Gives an error of this value its place.
    fn place<T>(self, result: Result<T, Error>) -> Result<T, Error> {
        result.map_err(|error| error.at(self.node, self.key))
    }

    fn wrong<'de, V: Visitor<'de>>(self, visitor: &V) -> Result<V::Value, Error> {
        self.place(Err(Error::wrong_type(visitor)))
    }

    fn note_wrong<'de, V: Visitor<'de>>(self, visitor: &V) {
        self.note(Error::wrong_type(visitor).at(self.node, self.key), None, None);
    }

    /// Notes an error of this value, with `help` if given, else the fault's own.
    fn note(self, error: Error, help: Option<Message>, fix: Option<Fix<Span>>) {
        if let Some(fault) = error.into_fault(self.node.span) {
            let fix = fix.map(Box::new);
            self.notes.note(|| Fault { help: help.or(fault.help), fix, ..fault });
        }
    }

    /// Notes a value that is not a list where one is expected. The help is derived by reading it as the only item of a
    /// list.
    fn no_list<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error>
    where
        'a: 'de,
    {
        let error = Error::wrong_type(&visitor);
        let only = ListReader::new(std::slice::from_ref(self.node), self.key, self.notes);
        let (value, faults) = self.notes.aside(|| visitor.visit_seq(only));
        self.note_no_list(error, value.is_ok(), &faults);
        value.map_err(|_| Error::Noted)
    }

    /// Notes it, with the faults that it has as the only item of a list, and whether it can be read as that.
    fn note_no_list(self, error: Error, is_read: bool, faults: &[Fault]) {
        let fix = if is_read && faults.is_empty() {
            Some(Fix::uncertain(message!("fix-into-list"), self.node.span, Change::IntoList))
        } else {
            in_tables(self.node.span, faults)
        };
        self.note(error.at(self.node, self.key), remedy::as_list(self.node, faults), fix);
    }

    /// The error for a value that is not a table where one with these keys is expected. The help is derived by reading
    /// it as the first of the keys.
    fn no_table<'de, V: Visitor<'de>>(self, keys: &'static [&'static str], visitor: V) -> Error
    where
        'a: 'de,
    {
        let error = Error::wrong_type(&visitor);
        let stand_in = StandIn::new(keys, self.node, self.notes);
        let (is_read, faults) = self.notes.aside(|| visitor.visit_map(stand_in).is_ok());
        self.no_table_with(keys, error, is_read, &faults)
    }

    /// The same, with the faults that it has as the first of the keys, and whether it can be read as that.
    fn no_table_with(
        self,
        keys: &'static [&'static str],
        error: Error,
        is_read: bool,
        faults: &[Fault],
    ) -> Error {
        let error = error.at(self.node, self.key);
        let Error::Placed(fault) = error else { return error };
        let help = remedy::as_table(self.node, self.is_item, keys, faults);
        let is_enough = self.is_item && is_read && faults.is_empty();
        let fix = keys.first().filter(|_| is_enough).map(|key| Box::new(in_table(self.node.span, key)));
        Error::Placed(Box::new(Fault { help, fix, ..*fault }))
    }
}

/// Makes a table of a value in a list of tables, where it says all that such a table needs.
fn in_table(span: Span, key: &str) -> Fix<Span> {
    Fix::uncertain(message!("fix-into-table", key = key), span, Change::IntoTable(key.into()))
}

/// Makes a list of tables of a value, if its only fault as an item is that it is no table.
fn in_tables(span: Span, faults: &[Fault]) -> Option<Fix<Span>> {
    let [Fault { fix: Some(fix), span: at, .. }] = faults else { return None };
    let [(_, Change::IntoTable(key))] = fix.edits.as_slice() else { return None };
    let title = message!("fix-into-list-of-tables", key = &**key);
    (*at == span).then(|| Fix::uncertain(title, span, Change::IntoTables(key.clone())))
}

/// Whether it is YAML's null, however written.
pub(super) fn is_null(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Plain(text) => Plain::of(text) == Plain::Null,
        Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Date(_)
        | Value::List(_)
        | Value::Table(_) => false,
    }
}

impl<'de, 'a: 'de> Deserializer<'de> for ValueReader<'a, '_> {
    type Error = Error;

    /// The value as it is; a plain scalar by the core schema of YAML. A date is its text.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.place(match &self.node.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Int(number) => visitor.visit_i64(*number),
            Value::Float(number) => visitor.visit_f64(*number),
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::Date(text) => visitor.visit_borrowed_str(text),
            Value::Plain(text) => match Plain::of(text) {
                Plain::Null => visitor.visit_unit(),
                Plain::Bool(value) => visitor.visit_bool(value),
                Plain::Int(number) => visitor.visit_i64(number),
                Plain::Float(number) => visitor.visit_f64(number),
                Plain::Text(text) => visitor.visit_borrowed_str(text),
            },
            Value::List(_) => self.deserialize_seq(visitor),
            Value::Table(_) => self.deserialize_map(visitor),
        })
    }

    /// Text. A plain scalar is always text here, so `reference: 2021` reads as `reference = "2021"` does in TOML.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Text(text) | Value::Plain(text) if !is_null(self.node) => {
                self.place(visitor.visit_borrowed_str(text))
            }
            Value::Null
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Text(_)
            | Value::Plain(_)
            | Value::Date(_)
            | Value::List(_)
            | Value::Table(_) => self.wrong(&visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if is_null(self.node) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    /// A list. If the value is not one, that is noted and the result is not used: a `Vec` is not an
    /// [`Sp`](crate::source::Sp), so an error would discard the whole table.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::List(items) => self.place(visitor.visit_seq(ListReader::new(items, self.key, self.notes))),
            Value::Null
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Text(_)
            | Value::Plain(_)
            | Value::Date(_)
            | Value::Table(_) => self.no_list(visitor),
        }
    }

    /// A table with free keys. If the value is not a table, that is noted and the result is empty.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match TableReader::free(self.node, self.notes) {
            Some(table) => self.place(visitor.visit_map(table)),
            None => {
                self.note_wrong(&visitor);
                visitor.visit_map(MapDeserializer::<_, Error>::new(iter::empty::<((), ())>()))
            }
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match TableReader::fixed(self.node, keys, self.notes) {
            Some(table) => self.place(visitor.visit_map(table)),
            None => Err(self.no_table(keys, visitor)),
        }
    }

    /// One of a few words.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Text(text) | Value::Plain(text) if !is_null(self.node) => {
                self.place(visitor.visit_enum((&**text).into_deserializer()))
            }
            Value::Null
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Text(_)
            | Value::Plain(_)
            | Value::Date(_)
            | Value::List(_)
            | Value::Table(_) => self.place(Err(Error::no_word(words))),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            SPANNED => visitor.visit_seq(SpannedReader::new(self.node.span, self, self.notes)),
            EITHER => self.either(visitor),
            _ => self.place(visitor.visit_newtype_struct(self)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    // A visitor for numbers or booleans rejects by itself what it cannot take.
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct identifier
    }
}

impl<'a> ValueReader<'a, '_> {
    /// See [`text_or_table`](super::text_or_table).
    fn either<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error>
    where
        'a: 'de,
    {
        match &self.node.value {
            Value::Table(_) => self.place(visitor.visit_newtype_struct(self)),
            Value::Plain(text) => self.place(match Plain::of(text) {
                Plain::Null => visitor.visit_unit(),
                Plain::Int(_) | Plain::Bool(_) | Plain::Float(_) | Plain::Text(_) => {
                    visitor.visit_borrowed_str(text)
                }
            }),
            Value::Null
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::List(_) => self.deserialize_any(visitor),
        }
    }
}
