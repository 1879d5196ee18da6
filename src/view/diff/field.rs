//! One field that says something else.

use serde_json::Value;

use crate::compare::{Change, FieldChange};
use crate::model::Date;
use crate::time::days_between;

/// One field, or one entry of a list, that says something else.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldRow {
    /// Its keys, from the root of the record, joined by dots.
    pub field: String,
    /// Which entry of a list it is in.
    pub entry: Option<String>,
    /// What happened.
    pub kind: RowKind,
    /// What it said, as plain data; null where it was not there.
    pub old: Value,
    /// What it says; null where it is not there.
    pub new: Value,
    /// Of a list without order, those that came.
    pub joined: Vec<String>,
    /// And those that went.
    pub left: Vec<String>,
    /// By how many days a date moved, negative for earlier; null for what is no date.
    pub days: Option<i64>,
}

/// What happened to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// It is there now.
    Added,
    /// It is there no more.
    Removed,
    /// It says something else.
    Changed,
    /// Some came to a list without order, or went.
    Set,
    /// The record says the same, but by its groups some came or went.
    ThroughGroups,
}

impl FieldRow {
    /// The row of a change.
    #[must_use]
    pub fn of(change: FieldChange) -> Self {
        let FieldChange { field, entry, change } = change;
        let (mut old, mut new, mut joined, mut left) = (Value::Null, Value::Null, Vec::new(), Vec::new());
        let kind = match change {
            Change::Added(value) => {
                new = value;
                RowKind::Added
            }
            Change::Removed(value) => {
                old = value;
                RowKind::Removed
            }
            Change::Changed { old: was, new: is } => {
                (old, new) = (was, is);
                RowKind::Changed
            }
            Change::Set { joined: came, left: went } => {
                (joined, left) = (came, went);
                RowKind::Set
            }
        };
        let days = days(&field, &old, &new);
        FieldRow { field, entry, kind, old, new, joined, left, days }
    }

    /// That groups bring other parties.
    #[must_use]
    pub fn through_groups(joined: Vec<String>, left: Vec<String>) -> Self {
        let (old, new) = (Value::Null, Value::Null);
        FieldRow {
            field: "parties".to_owned(),
            entry: None,
            kind: RowKind::ThroughGroups,
            old,
            new,
            joined,
            left,
            days: None,
        }
    }
}

/// The days from one date to another; as a start, of a coarser one its first day counts, else its last.
fn days(field: &str, old: &Value, new: &Value) -> Option<i64> {
    let day = |value: &Value| {
        let date = Date::parse(value.as_str()?).ok()?;
        let is_start = field.ends_with("from") || field.ends_with("since");
        Some(if is_start { date.first_day() } else { date.last_day() })
    };
    Some(days_between(day(old)?, day(new)?))
}
