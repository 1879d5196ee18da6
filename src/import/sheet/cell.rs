//! What stands in a cell.

use chrono::NaiveDate;

/// What stands in a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    /// Nothing, or only spaces.
    #[default]
    Empty,
    /// Text, trimmed and in composed form. It may have line breaks.
    Text(Box<str>),
    /// A number, as it is stored, whatever the cell shows.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A day. A time of that day is left out.
    Day(NaiveDate),
    /// A time without a day.
    Time,
    /// An error, as it is shown: `#REF!`.
    Error(Box<str>),
    /// A formula whose value is not stored.
    Uncalculated,
}

impl Cell {
    /// The cell with this text: empty if it has none.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let text = crate::text::composed(text.trim());
        if text.is_empty() { Cell::Empty } else { Cell::Text((&*text).into()) }
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }

    /// What it shows, for comparing it with a text and for quoting it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty | Cell::Time | Cell::Uncalculated => String::new(),
            Cell::Text(text) | Cell::Error(text) => text.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Truth(truth) => truth.to_string(),
            Cell::Day(day) => day.to_string(),
        }
    }
}

/// The day of a text such as `2024-12-31T00:00:00`. Text if it is none.
#[cfg(feature = "spreadsheets")]
pub(super) fn iso_day(text: &str) -> Cell {
    let day = text.get(..10).and_then(|day| day.parse().ok());
    day.map_or_else(|| Cell::text(text), Cell::Day)
}
