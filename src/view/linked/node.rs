//! What is said of one thing.

use crate::model::publish::WebAddress;
use crate::model::{Date, Precision};
use crate::text::LanguageCode;
use crate::view::Day;

use super::vocabulary::{Name, names};

/// What identifies a thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Address {
    /// Of the registry: relative to where it is published. Its characters need no escaping.
    Own(String),
    /// Of somebody else: absolute. Its characters need no escaping.
    Elsewhere(String),
    /// A name of a vocabulary.
    Name(Name),
}

/// What is said of a thing under one name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Object {
    /// Another thing.
    Thing(Address),
    /// Text in a language.
    Prose(String, LanguageCode),
    /// Text, or a value that is written as text, of a type.
    Value(String, Name),
}

/// A thing, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Node {
    /// What identifies it.
    pub address: Address,
    /// What it is; never empty.
    pub types: Vec<Name>,
    /// What is said of it: under each name at least one object, and none twice. No name occurs twice.
    pub properties: Vec<(Name, Vec<Object>)>,
}

impl Node {
    pub(super) fn new(address: Address, types: impl Into<Vec<Name>>) -> Self {
        Node { address, types: types.into(), properties: Vec::new() }
    }

    /// Says something more of it, if there is anything to say.
    pub(super) fn with(mut self, name: Name, objects: impl IntoIterator<Item = Object>) -> Self {
        let at = self.properties.iter().position(|(known, _)| *known == name);
        let mut said = at.map(|at| self.properties.remove(at).1).unwrap_or_default();
        said.extend(objects);
        said.sort();
        said.dedup();
        if !said.is_empty() {
            self.properties.push((name, said));
        }
        self
    }
}

impl Object {
    /// A text without a language.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Object::Value(text.into(), names::STRING)
    }

    /// A text of a record, in the language of the records if that is known.
    pub(super) fn prose(text: impl Into<String>, language: Option<LanguageCode>) -> Self {
        match language {
            Some(language) => Object::Prose(text.into(), language),
            None => Object::text(text),
        }
    }

    /// A day.
    pub(super) fn day(day: Day) -> Self {
        Object::Value(day.to_string(), names::DAY)
    }

    /// A date, as precise as it is known.
    pub(super) fn date(date: Date) -> Self {
        let kind = match date.precision() {
            Precision::Day => names::DAY,
            Precision::Month => names::MONTH,
            Precision::Year => names::YEAR,
        };
        Object::Value(date.to_string(), kind)
    }

    /// A name of a vocabulary.
    pub(super) fn name(name: Name) -> Self {
        Object::Thing(Address::Name(name))
    }

    /// An address on the web.
    pub(super) fn web(address: &WebAddress) -> Self {
        Object::Thing(Address::Elsewhere(address.to_string()))
    }
}

impl From<Address> for Object {
    fn from(address: Address) -> Self {
        Object::Thing(address)
    }
}
