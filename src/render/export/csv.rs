//! A table as CSV.

use crate::render::csv::{Dialect, LineWriter};
use crate::text::Language;
use crate::view::Day;
use crate::view::tables::{Column, ProgramValue, Selection, Table, Value, row_for_programs};

use super::in_words::in_words;

/// A table as CSV in a dialect: for programs, or in the language of people.
#[derive(Debug)]
pub struct Csv {
    /// What is written of the table.
    pub selection: Selection,
    dialect: Dialect,
    language: Language,
}

impl Csv {
    /// A table, without the records themselves.
    #[must_use]
    pub fn new(table: Table, dialect: Dialect, language: Language) -> Self {
        let selection =
            if dialect.is_for_people() { Selection::for_people(table) } else { Selection::plain(table) };
        Csv { selection, dialect, language }
    }

    /// Whether its columns are those of [`Selection::for_people`].
    #[must_use]
    pub fn is_for_people(&self) -> bool {
        self.dialect.is_for_people()
    }

    /// The beginning of the file.
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn head(&self) -> anyhow::Result<String> {
        let columns = self.selection.columns.iter();
        let headings = if self.dialect.is_for_people() {
            columns.map(|column| (column.heading)().localise(self.language)).collect()
        } else {
            columns.flat_map(|column| column.for_programs()).map(|column| column.name).collect()
        };
        self.dialect.head(headings)
    }

    /// Lines for these rows.
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn lines(&self, rows: &[Vec<Value<'_>>]) -> anyhow::Result<String> {
        let columns: &[&Column] = &self.selection.columns;
        if self.dialect.is_for_people() {
            return self
                .dialect
                .lines(rows.iter().map(|row| row.iter().map(|value| in_words(value, self.language))));
        }
        let mut lines = self.dialect.writer();
        for row in rows {
            row_for_programs(columns, row, |value| write(&mut lines, &value))?;
            lines.end_line()?;
        }
        lines.finish()
    }
}

/// Adds a value as in JSON, lists joined by commas. Empty for null.
fn write(lines: &mut LineWriter, value: &ProgramValue<'_>) -> csv::Result<()> {
    match value {
        ProgramValue::Null => lines.empty(),
        ProgramValue::Text(text) => lines.text(text),
        ProgramValue::Integer(number) => lines.plain(number),
        ProgramValue::Boolean(truth) => lines.plain(truth),
        ProgramValue::Day(day) => lines.plain(day),
        ProgramValue::Texts(texts) => lines.text(&texts.join(", ")),
        ProgramValue::Periods(periods) => {
            lines.plain(periods.iter().map(period).collect::<Vec<_>>().join(", "))
        }
        ProgramValue::Record(record) => lines.text(record),
    }
}

/// The days of a period, as an interval of ISO 8601.
fn period((from, through): &(Day, Option<Day>)) -> String {
    format!("{from}/{}", through.map(|day| day.to_string()).unwrap_or_default())
}
