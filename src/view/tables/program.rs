//! Columns and values as programs see them: of a few plain types, with days and dates apart.

use std::borrow::Cow;

use crate::view::Day;

use super::column::{Column, Type};
use super::value::Value;

/// A column as programs see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramColumn {
    /// Its name.
    pub name: String,
    /// What its values are; never [`Type::Date`].
    pub of: Type,
    /// Whether a value may be null.
    pub nullable: bool,
    /// What it tells.
    pub about: String,
}

/// A value as programs see it.
#[derive(Debug, Clone, PartialEq)]
pub enum ProgramValue<'v> {
    /// No value.
    Null,
    /// Text.
    Text(Cow<'v, str>),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Boolean(bool),
    /// A day.
    Day(Day),
    /// Texts.
    Texts(Vec<Cow<'v, str>>),
    /// Periods: the first day of each, and the last, inclusive, if it is known.
    Periods(&'v [(Day, Option<Day>)]),
    /// A record, as JSON without spaces.
    Record(&'v str),
}

impl Column {
    /// The same column for programs: one, or two for a date.
    #[must_use]
    pub fn for_programs(&self) -> Vec<ProgramColumn> {
        let own = ProgramColumn {
            name: self.name.to_owned(),
            of: if self.of == Type::Date { Type::Day } else { self.of },
            nullable: self.nullable,
            about: self.about.to_owned(),
        };
        if self.of != Type::Date {
            return vec![own];
        }
        let name = self.name;
        let as_written = ProgramColumn {
            name: format!("{name}_as_written"),
            of: Type::Text,
            nullable: true,
            about: format!(
                "`{name}` as the record has it, if that is a month (`2021-06`) or a year (`2021`)."
            ),
        };
        vec![own, as_written]
    }
}

/// A value for programs.
fn value_for_programs<'v>(value: &'v Value<'_>) -> ProgramValue<'v> {
    use ProgramValue as Program;
    match value {
        Value::Null => Program::Null,
        Value::Text(text) => Program::Text(Cow::Borrowed(text)),
        Value::Word(word) => Program::Text(Cow::Borrowed(&word.name)),
        Value::Words(words) => Program::Texts(words.iter().map(|word| Cow::Borrowed(&*word.name)).collect()),
        Value::Named(named) => Program::Text(Cow::Borrowed(&named.id)),
        Value::Names(names) => Program::Texts(names.iter().map(|named| Cow::Borrowed(&*named.id)).collect()),
        Value::Texts(texts) => Program::Texts(texts.iter().map(|text| Cow::Borrowed(&**text)).collect()),
        Value::Said(message) => Program::Text(message.plain().into()),
        Value::AllSaid(messages) => {
            Program::Texts(messages.iter().map(|message| message.plain().into()).collect())
        }
        Value::Duration(duration) => Program::Text(duration.to_string().into()),
        Value::Integer(number) => Program::Integer(*number),
        Value::Boolean(truth) => Program::Boolean(*truth),
        Value::Day(day) => Program::Day(*day),
        Value::Date(on) => Program::Day(on.day),
        Value::Periods(periods) => Program::Periods(periods),
        Value::Record(record) => Program::Record(record),
    }
}

/// The date that a value comes from, if it is less precise than a day.
fn as_written(value: &Value<'_>) -> ProgramValue<'static> {
    let date = if let Value::Date(on) = value { on.date.coarse() } else { None };
    date.map_or(ProgramValue::Null, |date| ProgramValue::Text(date.to_string().into()))
}

/// Calls `take` with each value of a row for programs: with as many as its columns have [for programs](Column::for_programs).
///
/// # Errors
///
/// Returns the first error of `take`.
pub fn row_for_programs<'v, E>(
    columns: &[&Column],
    row: &'v [Value<'_>],
    mut take: impl FnMut(ProgramValue<'v>) -> Result<(), E>,
) -> Result<(), E> {
    for (column, value) in columns.iter().zip(row) {
        take(value_for_programs(value))?;
        if column.of == Type::Date {
            take(as_written(value))?;
        }
    }
    Ok(())
}
