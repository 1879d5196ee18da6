//! A table as JSON Lines: an object for each row, with every column of the table.

use std::io::Write;

use serde::ser::{Error as _, SerializeStruct};
use serde::{Serialize, Serializer};

use crate::render::json::harmless;
use crate::view::Day;
use crate::view::tables::{ProgramValue, Selection, Table, Value, row_for_programs};

/// A table as JSON Lines.
#[derive(Debug)]
pub struct Jsonl {
    /// What is written of the table: all of it.
    pub selection: Selection,
    /// What stands before the value of each column.
    keys: Vec<String>,
}

impl Jsonl {
    /// A table.
    #[must_use]
    pub fn new(table: Table) -> Self {
        let names =
            table.columns_for_programs().into_iter().map(|column| serde_json::Value::from(column.name));
        let before = std::iter::once('{').chain(std::iter::repeat(','));
        let keys = before.zip(names).map(|(before, name)| format!("{before}{name}:")).collect();
        Jsonl { selection: Selection::all(table), keys }
    }

    /// Lines for these rows.
    ///
    /// # Errors
    ///
    /// None for the tables of this crate, whose keys are all text.
    pub fn lines(&self, rows: &[Vec<Value<'_>>]) -> serde_json::Result<String> {
        let mut lines = Vec::new();
        for row in rows {
            let mut keys = self.keys.iter();
            row_for_programs(&self.selection.columns, row, |value| {
                lines.extend_from_slice(keys.next().map_or("", String::as_str).as_bytes());
                write(&value, &mut lines)
            })?;
            lines.extend_from_slice(b"}\n");
        }
        String::from_utf8(lines).map(harmless).map_err(serde_json::Error::custom)
    }
}

/// A value as JSON.
///
/// # Errors
///
/// None for the values of this crate.
pub(super) fn json(value: &ProgramValue<'_>) -> serde_json::Result<String> {
    let mut json = Vec::new();
    write(value, &mut json)?;
    String::from_utf8(json).map_err(serde_json::Error::custom)
}

/// Adds a value as JSON.
fn write(value: &ProgramValue<'_>, json: &mut Vec<u8>) -> serde_json::Result<()> {
    match value {
        ProgramValue::Null => json.extend_from_slice(b"null"),
        ProgramValue::Text(text) => serde_json::to_writer(json, text)?,
        ProgramValue::Integer(number) => serde_json::to_writer(json, number)?,
        ProgramValue::Boolean(truth) => serde_json::to_writer(json, truth)?,
        ProgramValue::Day(day) => write!(json, "\"{day}\"").map_err(serde_json::Error::io)?,
        ProgramValue::Texts(texts) => serde_json::to_writer(json, texts)?,
        ProgramValue::Periods(periods) => {
            let periods: Vec<Period> = periods.iter().map(|days| Period(*days)).collect();
            serde_json::to_writer(json, &periods)?;
        }
        ProgramValue::Record(record) => json.extend_from_slice(record.as_bytes()),
    }
    Ok(())
}

struct Period((Day, Option<Day>));

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (from, through) = self.0;
        let mut fields = serializer.serialize_struct("Period", 2)?;
        fields.serialize_field("from", &from)?;
        fields.serialize_field("through", &through)?;
        fields.end()
    }
}
