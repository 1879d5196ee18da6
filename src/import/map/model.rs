//! The keys of a map.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::model::Text;
use crate::source::de::{Entries, text_or_table};
use crate::source::{RecordKind, Sp, Span};

/// Which column of a list is which key of a record: what `avtal import` reads, and `avtal import --guess` writes.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Map of an import")]
pub struct Map {
    /// The sheet that is read. Default: the only one.
    #[schemars(extend("examples" = ["Avtal"]))]
    pub sheet: Option<Sp<Text>>,
    /// The row of the headings, from 1. Default: 1.
    pub header_row: Option<Sp<u32>>,
    /// What a row is: an agreement, a party or a body. Default: an agreement.
    pub record: Option<Sp<Record>>,
    /// What the id of a record is made of: keys or headings in braces.
    #[schemars(extend("examples" = ["{reference}", "{title}", "{title}-{validity.from}"]))]
    pub id: Sp<Text>,
    /// The kind of the agreements, where no column says it.
    #[schemars(extend("examples" = ["agreement"]))]
    pub kind: Option<Sp<Text>>,
    /// The folder of new records, below that of their sort. Default: that of most of them.
    #[schemars(extend("examples" = ["dalarna"]))]
    pub folder: Option<Sp<Text>>,
    /// Whether the day comes first in dates such as 03/04/2024. Without it such dates are faults.
    pub day_first: Option<Sp<bool>>,
    /// Rows that are left out.
    #[serde(default)]
    pub skip_rows_where: Vec<Sp<Skip>>,
    /// Keys that are the same in all records, by their paths.
    pub constants: Option<Entries<Constant>>,
    /// The key of each column, by its heading; or by its letters in brackets, as `[D]`.
    pub columns: Sp<Entries<Column>>,
    /// What texts mean, in all columns. An empty text is nothing.
    pub values: Option<Entries<String>>,
}

/// What a row of a list is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// An agreement.
    #[default]
    Agreement,
    /// A party, or a group of parties.
    Party,
    /// A body.
    Body,
}

impl From<Record> for RecordKind {
    fn from(record: Record) -> Self {
        match record {
            Record::Agreement => RecordKind::Agreement,
            Record::Party => RecordKind::Party,
            Record::Body => RecordKind::Body,
        }
    }
}

/// Rows that are left out: those of which a cell is so.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Skip {
    /// The column, by its heading; or by its letters in brackets, as `[D]`.
    pub column: Sp<Text>,
    /// The cell is one of these texts. Capitals do not count.
    #[serde(default)]
    pub is: Vec<Sp<Text>>,
    /// The cell contains one of these texts. Capitals do not count.
    #[serde(default)]
    pub contains: Vec<Sp<Text>>,
    /// The cell is empty.
    pub empty: Option<Sp<bool>>,
}

/// What a column is: a key by its path, two keys of a period, or a table.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// The keys: one, or the first and the last day of a period that stands in one cell. A single key that is no table has
    /// the span of the column.
    pub keys: Vec<Sp<String>>,
    /// What else is said of it.
    pub table: ColumnTable,
}

/// What a column is, in full.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ColumnTable {
    /// The key, by its path.
    #[schemars(extend("examples" = ["validity.until"]))]
    pub key: Option<Sp<Text>>,
    /// The keys of the first and of the last day of a period that stands in one cell.
    #[schemars(extend("examples" = [["validity.from", "validity.until"]]))]
    #[serde(default)]
    pub keys: Vec<Sp<Text>>,
    /// What separates the items of a list in one cell.
    #[schemars(extend("examples" = [";"]))]
    pub split: Option<Sp<String>>,
    /// Whether the day comes first in dates such as 03/04/2024.
    pub day_first: Option<Sp<bool>>,
    /// The unit of numbers that are lengths of time.
    pub unit: Option<Sp<UnitName>>,
    /// What texts mean in this column. An empty text is nothing.
    pub values: Option<Entries<String>>,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UnitName {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    #[default]
    Months,
    /// Years.
    Years,
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ColumnVisitor;
        impl<'de> Visitor<'de> for ColumnVisitor {
            type Value = Column;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key, two keys in a list, or a table with `key`")
            }
            fn visit_str<E: Error>(self, key: &str) -> Result<Column, E> {
                let key = Sp { value: key.to_owned(), span: Span::FILE };
                Ok(Column { keys: vec![key], table: ColumnTable::default() })
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Column, A::Error> {
                let mut keys = Vec::new();
                while let Some(key) = list.next_element::<Sp<String>>()? {
                    keys.push(key);
                }
                Ok(Column { keys, table: ColumnTable::default() })
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(self, table: D) -> Result<Column, D::Error> {
                let table = ColumnTable::deserialize(table)?;
                let named = table.key.iter().chain(&table.keys);
                let keys = named.map(|key| Sp { value: key.value.to_string(), span: key.span }).collect();
                Ok(Column { keys, table })
            }
        }
        text_or_table(deserializer, ColumnVisitor)
    }
}

impl JsonSchema for Column {
    fn schema_name() -> Cow<'static, str> {
        "Column".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "string", "examples": ["title", "validity.until"] },
                { "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 2 },
                generator.subschema_for::<ColumnTable>()
            ]
        })
    }
}

/// A value that is the same in all records: the words that it would be on a command line.
#[derive(Debug, Clone, Default)]
pub struct Constant(pub Vec<String>);

impl<'de> Deserialize<'de> for Constant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ConstantVisitor;
        impl<'de> Visitor<'de> for ConstantVisitor {
            type Value = Constant;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a number, `true` or `false`, or a list of texts")
            }
            fn visit_str<E: Error>(self, word: &str) -> Result<Constant, E> {
                Ok(Constant(vec![word.to_owned()]))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Constant, E> {
                Ok(Constant(vec![number.to_string()]))
            }
            fn visit_bool<E: Error>(self, truth: bool) -> Result<Constant, E> {
                Ok(Constant(vec![truth.to_string()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Constant, A::Error> {
                let mut words = Vec::new();
                while let Some(word) = list.next_element::<Sp<String>>()? {
                    words.push(word.value);
                }
                Ok(Constant(words))
            }
        }
        deserializer.deserialize_any(ConstantVisitor)
    }
}

impl JsonSchema for Constant {
    fn schema_name() -> Cow<'static, str> {
        "Constant".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": ["string", "integer", "boolean"] },
                { "type": "array", "items": { "type": "string" } }
            ]
        })
    }
}
