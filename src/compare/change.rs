//! What a comparison of two records says.

use serde_json::Value;

use crate::model::Date;
use crate::time::days_between;

/// One difference between two records.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Its keys, from the root of the record, joined by dots: `owner`, `validity.until`, `review.first`.
    pub field: String,
    /// Which entry of a list it is in: a review's id, who decided, the id that is replaced; and of a list within it.
    pub entry: Option<String>,
    /// What happened to it.
    pub change: Change,
}

/// What happened to a field, or to an entry of a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It is there now.
    Added(Value),
    /// It is there no more.
    Removed(Value),
    /// It says something else.
    Changed {
        /// What it said.
        old: Value,
        /// What it says.
        new: Value,
    },
    /// These came to a list without order, and these went.
    Set {
        /// Those that came.
        joined: Vec<String>,
        /// Those that went.
        left: Vec<String>,
    },
}

impl FieldChange {
    /// Of a list without order, those that came and those that went; none of anything else.
    #[must_use]
    pub fn joined_and_left(&self) -> (&[String], &[String]) {
        match &self.change {
            Change::Set { joined, left } => (joined, left),
            Change::Added(_) | Change::Removed(_) | Change::Changed { .. } => (&[], &[]),
        }
    }

    /// By how many days a date moved, negative for earlier; of a start that is known to the month or the year its first day
    /// counts, of any other date its last. None for what is no date.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        let Change::Changed { old, new } = &self.change else { return None };
        let is_start = self.field.ends_with("from") || self.field.ends_with("since");
        let day = |value: &Value| {
            let date = Date::parse(value.as_str()?).ok()?;
            Some(if is_start { date.first_day() } else { date.last_day() })
        };
        Some(days_between(day(old)?, day(new)?))
    }
}
