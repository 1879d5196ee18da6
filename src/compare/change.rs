//! The results of comparing two records.

use serde_json::Value;

use crate::model::Date;
use crate::time::days_between;

/// One difference between two records.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Its keys, from the root of the record, joined by dots: `owner`, `validity.until`, `review.first`.
    pub field: String,
    /// The list entry it is in, such as a review's id, the decider or the replaced id, followed by that of a nested
    /// list.
    pub entry: Option<String>,
    /// The kind of change.
    pub change: Change,
}

/// The change of a field or list entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It was added.
    Added(Value),
    /// It was removed.
    Removed(Value),
    /// Its value changed.
    Changed {
        /// The old value.
        old: Value,
        /// The new value.
        new: Value,
    },
    /// Members were added to or removed from an unordered list.
    Set {
        /// The added members.
        joined: Vec<String>,
        /// The removed members.
        left: Vec<String>,
    },
}

impl FieldChange {
    /// The members added to and removed from an unordered list. Both are empty for other changes.
    #[must_use]
    pub fn joined_and_left(&self) -> (&[String], &[String]) {
        match &self.change {
            Change::Set { joined, left } => (joined, left),
            Change::Added(_) | Change::Removed(_) | Change::Changed { .. } => (&[], &[]),
        }
    }

    /// The number of days by which a date moved, negative for earlier. A start known to the month or the year counts
    /// from its first day, any other date from its last. None if the value is not a date.
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
