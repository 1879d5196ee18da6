//! The columns of tables.

use crate::view::Message;

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Text, such as an id, a name or a word of the record format.
    Text,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// A day.
    Day,
    /// A date of the record, which may be a month or a year. For programs it is two columns: the day that it stands for,
    /// and, with the suffix `_as_written`, the date itself if it is less precise than a day.
    Date,
    /// A list of texts, never null.
    Texts,
    /// A list of periods, never null: each with its first day, `from`, and its last day, inclusive, `through`, which is
    /// null for a period without a known end.
    Periods,
    /// A record or the settings as written, as an object with the keys of the record format. Only for formats that are
    /// to be read back.
    Record,
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// Its name for programs; that of the same value in the JSON of reports.
    pub name: &'static str,
    /// What its values are.
    pub of: Type,
    /// Whether a value may be missing.
    pub nullable: bool,
    /// What it tells, in English, for those who write queries.
    pub about: &'static str,
    /// What it is called for people.
    pub heading: fn() -> Message,
}

/// A column, and its value in a row of its table.
pub(super) struct Field<F> {
    pub(super) column: Column,
    pub(super) value: F,
}

/// A column with a value in every row.
pub(super) const fn column(
    name: &'static str,
    of: Type,
    heading: fn() -> Message,
    about: &'static str,
) -> Column {
    Column { name, of, nullable: false, about, heading }
}

impl Column {
    /// The column, whose value may be missing.
    pub(super) const fn or_null(self) -> Self {
        Column { nullable: true, ..self }
    }
}
