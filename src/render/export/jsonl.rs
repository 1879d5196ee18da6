//! A table as JSON Lines: an object for each row, with every column of the table.

use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};

use crate::render::json::compact;
use crate::view::Day;
use crate::view::tables::{ProgramColumn, ProgramValue, Selection, Table, Value, row_for_programs};

/// A table as JSON Lines.
#[derive(Debug)]
pub struct Jsonl {
    /// What is written of the table: all of it.
    pub selection: Selection,
    columns: Vec<ProgramColumn>,
}

impl Jsonl {
    /// A table.
    #[must_use]
    pub fn new(table: Table) -> Self {
        Jsonl { selection: Selection::all(table), columns: table.columns_for_programs() }
    }

    /// Lines for these rows.
    ///
    /// # Errors
    ///
    /// None for the tables of this crate, whose keys are all text.
    pub fn lines(&self, rows: &[Vec<Value>]) -> serde_json::Result<String> {
        let mut lines = String::new();
        for row in rows {
            let values = row_for_programs(&self.selection.columns, row);
            lines.push_str(&compact(&Line { columns: &self.columns, values: &values })?);
            lines.push('\n');
        }
        Ok(lines)
    }
}

/// A row.
struct Line<'a> {
    columns: &'a [ProgramColumn],
    values: &'a [ProgramValue],
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, value) in self.columns.iter().zip(self.values) {
            fields.serialize_entry(&column.name, &Json(value))?;
        }
        fields.end()
    }
}

/// A value as JSON.
pub(super) struct Json<'a>(pub(super) &'a ProgramValue);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            ProgramValue::Null => serializer.serialize_none(),
            ProgramValue::Text(text) => serializer.serialize_str(text),
            ProgramValue::Integer(number) => serializer.serialize_i64(*number),
            ProgramValue::Boolean(truth) => serializer.serialize_bool(*truth),
            ProgramValue::Day(day) => day.serialize(serializer),
            ProgramValue::Texts(texts) => texts.serialize(serializer),
            ProgramValue::Periods(periods) => {
                serializer.collect_seq(periods.iter().map(|days| Period(*days)))
            }
            ProgramValue::Record(record) => record.serialize(serializer),
        }
    }
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
