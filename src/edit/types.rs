//! The types that the format gives to keys, from the schemas of the model.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use super::data::Data;
use super::path::{Path, Step};
use crate::model::text::REFERENCE_PATTERN;
use crate::model::{Agreement, Body, Date, Party};
use crate::source::RecordKind;

/// The types that the format gives to the keys of a kind of record: its schema.
#[derive(Debug)]
pub(crate) struct Types {
    root: Value,
}

impl Types {
    /// Those of a kind of record.
    pub(crate) fn of(kind: RecordKind) -> Self {
        Types { root: schema(kind) }
    }

    /// The whole schema.
    pub(crate) fn root(&self) -> &Value {
        &self.root
    }

    /// What the format takes as a whole record.
    pub(crate) fn shape(&self) -> Shape<'_> {
        Shape::of(&self.root, &self.root)
    }

    /// What the format takes at a path. None if it has nothing there.
    fn at(&self, path: &Path) -> Option<Shape<'_>> {
        path.steps().iter().try_fold(self.shape(), |shape, step| match step {
            Step::Key(key) => shape.key(&self.root, key).ok(),
            Step::Item(_) => shape.item(&self.root),
        })
    }

    /// A word without quotes as the type that the format gives to the key at a path. Text if there is no such key.
    pub(super) fn plain(&self, path: &Path, word: &str) -> Data {
        let shape = self.at(path).unwrap_or_default();
        if let Some(date) = Date::parse(word).ok().filter(|date| shape.takes_date && date.to_string() == word)
        {
            return date.into();
        }
        if let Some(number) = word.parse::<i64>().ok().filter(|_| shape.takes_integer) {
            return number.into();
        }
        match word {
            "true" | "True" | "TRUE" if shape.takes_boolean => true.into(),
            "false" | "False" | "FALSE" if shape.takes_boolean => false.into(),
            word => word.into(),
        }
    }

    /// Whether the value at a path may be a date.
    pub(crate) fn takes_date(&self, path: &Path) -> bool {
        self.at(path).is_some_and(|shape| shape.takes_date)
    }

    /// The keys that the format has in the table at a path, or in the tables of the list there.
    pub(crate) fn keys(&self, path: &Path) -> Vec<&str> {
        let Some(shape) = self.at(path) else { return Vec::new() };
        let of_items = shape.item(&self.root).unwrap_or_default();
        shape.keys.iter().chain(&of_items.keys).map(|(key, _)| key.as_str()).collect()
    }

    /// Whether the value at a path may be a single one, or a list of such.
    pub(crate) fn takes_values(&self, path: &Path) -> bool {
        let Some(shape) = self.at(path) else { return false };
        shape.takes_values() || shape.item(&self.root).is_some_and(|item| item.takes_values())
    }

    /// Whether the value at a path may be a list of tables.
    pub(crate) fn is_tables(&self, path: &Path) -> bool {
        self.at(path).and_then(|shape| shape.item(&self.root)).is_some_and(|item| !item.keys.is_empty())
    }
}

fn schema(kind: RecordKind) -> Value {
    fn of<T: JsonSchema>() -> Value {
        SchemaGenerator::default().into_root_schema_for::<T>().to_value()
    }
    match kind {
        RecordKind::Agreement => of::<Agreement>(),
        RecordKind::Party => of::<Party>(),
        RecordKind::Body => of::<Body>(),
    }
}

/// What a schema takes.
#[derive(Debug, Default)]
pub(crate) struct Shape<'s> {
    takes_date: bool,
    takes_integer: bool,
    takes_boolean: bool,
    takes_text: bool,
    takes_id: bool,
    takes_duration: bool,
    takes_lines: bool,
    /// The only texts that it takes, besides others.
    words: Vec<&'s str>,
    /// The items of a list.
    items: Option<&'s Value>,
    /// The keys of a table.
    pub(crate) keys: Vec<(&'s String, &'s Value)>,
    /// The value of any key of a table.
    any_key: Option<&'s Value>,
}

impl<'s> Shape<'s> {
    fn of(root: &'s Value, schema: &'s Value) -> Self {
        let mut shape = Shape::default();
        shape.add(root, schema);
        shape
    }

    /// Adds what an alternative takes. The schemas of the model do not refer to themselves without a table between.
    fn add(&mut self, root: &'s Value, schema: &'s Value) {
        let named = schema.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix('#'));
        let alternatives =
            ["anyOf", "oneOf", "allOf"].into_iter().filter_map(|of| schema.get(of)?.as_array());
        let inner = named.and_then(|pointer| root.pointer(pointer)).into_iter().chain(alternatives.flatten());
        for inner in inner {
            self.add(root, inner);
        }
        let words = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
        let words: Vec<&str> = words.chain(schema.get("const")).filter_map(Value::as_str).collect();
        let is = |name: &str| match schema.get("type") {
            Some(Value::Array(types)) => types.iter().any(|of| of == name),
            Some(one) => one == name,
            None => false,
        };
        // Only years are whole numbers from 1000.
        let is_year = schema.get("minimum").is_some_and(|least| least == 1000);
        self.takes_date |= is("integer") && is_year;
        self.takes_integer |= is("integer") && !is_year;
        self.takes_boolean |= is("boolean") && !is("string");
        self.takes_text |= is("string") && words.is_empty();
        let pattern = schema.get("pattern").and_then(Value::as_str).unwrap_or_default();
        self.takes_id |= pattern == REFERENCE_PATTERN;
        self.takes_duration |= pattern.contains("P([0-9]");
        self.takes_lines |= is("string") && words.is_empty() && pattern.is_empty();
        self.words.extend(words);
        self.items = self.items.or_else(|| schema.get("items"));
        self.keys.extend(schema.get("properties").and_then(Value::as_object).into_iter().flatten());
        self.any_key =
            self.any_key.or_else(|| schema.get("additionalProperties").filter(|any| any.is_object()));
    }

    /// The value of a key. The keys that there are, if there is no such.
    pub(crate) fn key(&self, root: &'s Value, key: &str) -> Result<Shape<'s>, Vec<String>> {
        let known = self.keys.iter().find(|(known, _)| *known == key).map(|(_, schema)| *schema);
        let schema = known.or(self.any_key);
        let names = || self.keys.iter().map(|(known, _)| (*known).clone()).collect();
        schema.map(|schema| Shape::of(root, schema)).ok_or_else(names)
    }

    fn takes_values(&self) -> bool {
        self.takes_text
            || self.takes_date
            || self.takes_integer
            || self.takes_boolean
            || !self.words.is_empty()
    }

    /// Whether it takes a date.
    pub(crate) fn takes_date(&self) -> bool {
        self.takes_date
    }

    /// Whether it takes a whole number that is no year.
    pub(crate) fn takes_integer(&self) -> bool {
        self.takes_integer
    }

    /// Whether it takes `true` and `false`.
    pub(crate) fn takes_boolean(&self) -> bool {
        self.takes_boolean
    }

    /// Whether it takes any text.
    pub(crate) fn takes_text(&self) -> bool {
        self.takes_text
    }

    /// Whether it takes text of several lines.
    pub(crate) fn takes_lines(&self) -> bool {
        self.takes_lines
    }

    /// Whether it takes an id.
    pub(crate) fn takes_id(&self) -> bool {
        self.takes_id
    }

    /// Whether it takes a length of time.
    pub(crate) fn takes_duration(&self) -> bool {
        self.takes_duration
    }

    /// The only texts that it takes, besides others.
    pub(crate) fn words(&self) -> &[&'s str] {
        &self.words
    }

    /// Whether it takes a table alone.
    pub(crate) fn is_table(&self) -> bool {
        !self.takes_values() && self.items.is_none() && (!self.keys.is_empty() || self.any_key.is_some())
    }

    /// The items of a list. None if it is not one.
    pub(crate) fn item(&self, root: &'s Value) -> Option<Shape<'s>> {
        self.items.map(|items| Shape::of(root, items))
    }

    /// A word as a value. None if a table is wanted.
    pub(crate) fn single(&self, root: &'s Value, word: &str) -> Option<Data> {
        if let Some(date) = Date::parse(word).ok().filter(|_| self.takes_date) {
            return Some(date.into());
        }
        if let Some(number) = word.parse::<i64>().ok().filter(|_| self.takes_integer) {
            return Some(number.into());
        }
        if let Some(value) = word.parse::<bool>().ok().filter(|_| self.takes_boolean) {
            return Some(value.into());
        }
        match self.item(root) {
            _ if self.words.contains(&word) || self.takes_text => Some(word.into()),
            Some(item) => item.single(root, word).map(|item| Data::list([item])),
            None if !self.keys.is_empty() || self.any_key.is_some() => None,
            None => Some(word.into()),
        }
    }
}
