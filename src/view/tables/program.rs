//! Columns and values as programs see them: of a few plain types, with days and dates apart.

use crate::view::{Day, Message};

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
pub enum ProgramValue {
    /// No value.
    Null,
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Boolean(bool),
    /// A day.
    Day(Day),
    /// Texts.
    Texts(Vec<String>),
    /// Periods: the first day of each, and the last, inclusive, if it is known.
    Periods(Vec<(Day, Option<Day>)>),
    /// A record.
    Record(serde_json::Value),
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

    /// A value of the column for programs: one for each column of [`Column::for_programs`].
    fn values_for_programs(&self, value: &Value) -> Vec<ProgramValue> {
        use ProgramValue as Program;
        let own = match value {
            Value::Null if self.of == Type::Date => return vec![Program::Null, Program::Null],
            Value::Date(on) => {
                let as_written =
                    on.date.coarse().map_or(Program::Null, |date| Program::Text(date.to_string()));
                return vec![Program::Day(on.day), as_written];
            }
            Value::Null => Program::Null,
            Value::Text(text) => Program::Text(text.clone()),
            Value::Word(word) => Program::Text(word.name.clone()),
            Value::Words(words) => Program::Texts(words.iter().map(|word| word.name.clone()).collect()),
            Value::Named(named) => Program::Text(named.id.clone()),
            Value::Names(names) => Program::Texts(names.iter().map(|named| named.id.clone()).collect()),
            Value::Texts(texts) => Program::Texts(texts.clone()),
            Value::Said(message) => Program::Text(message.plain()),
            Value::AllSaid(messages) => Program::Texts(messages.iter().map(Message::plain).collect()),
            Value::Duration(duration) => Program::Text(duration.to_string()),
            Value::Integer(number) => Program::Integer(*number),
            Value::Boolean(truth) => Program::Boolean(*truth),
            Value::Day(day) => Program::Day(*day),
            Value::Periods(periods) => Program::Periods(periods.clone()),
            Value::Record(record) => Program::Record(record.clone()),
        };
        vec![own]
    }
}

/// A row of these columns for programs.
#[must_use]
pub fn row_for_programs(columns: &[&Column], row: &[Value]) -> Vec<ProgramValue> {
    columns.iter().zip(row).flat_map(|(column, value)| column.values_for_programs(value)).collect()
}
