//! Values to write, as plain data.

use crate::model::Date;

/// A value to write into a record. How it is spelled is for the file to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// Text, of one line or several.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
    /// A day, a month or a year.
    Date(Date),
    /// Values in order.
    List(Vec<Data>),
    /// Keys and values. They are written in the order of the format.
    Table(Vec<(String, Data)>),
}

impl Data {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Data::Text(text.into())
    }

    /// A table.
    pub fn table<K: Into<String>>(entries: impl IntoIterator<Item = (K, Data)>) -> Self {
        Data::Table(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// A list.
    pub fn list(items: impl IntoIterator<Item = Data>) -> Self {
        Data::List(items.into_iter().collect())
    }

    /// Whether it is a list of one table or more, and of nothing else.
    pub(super) fn is_tables(&self) -> bool {
        let is_table = |item: &Data| matches!(item, Data::Table(_));
        matches!(self, Data::List(items) if !items.is_empty() && items.iter().all(is_table))
    }

    /// How many lists and tables stand in each other, counted no further than `limit`. So deep data cannot exhaust
    /// the stack.
    pub(super) fn is_deeper_than(&self, limit: usize) -> bool {
        let Some(rest) = limit.checked_sub(1) else {
            return matches!(self, Data::List(_) | Data::Table(_));
        };
        match self {
            Data::List(items) => items.iter().any(|item| item.is_deeper_than(rest)),
            Data::Table(entries) => entries.iter().any(|(_, value)| value.is_deeper_than(rest)),
            Data::Text(_) | Data::Integer(_) | Data::Boolean(_) | Data::Date(_) => false,
        }
    }
}

impl From<&str> for Data {
    fn from(text: &str) -> Self {
        Data::text(text)
    }
}

impl From<String> for Data {
    fn from(text: String) -> Self {
        Data::Text(text)
    }
}

impl From<i64> for Data {
    fn from(number: i64) -> Self {
        Data::Integer(number)
    }
}

impl From<bool> for Data {
    fn from(value: bool) -> Self {
        Data::Boolean(value)
    }
}

impl From<Date> for Data {
    fn from(date: Date) -> Self {
        Data::Date(date)
    }
}
