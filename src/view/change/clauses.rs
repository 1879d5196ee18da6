//! Changes in the clauses of an agreement: notice, provisional application, suspension, and what survives its end.

use serde_json::Value;

use super::RecordEvent;
use super::terms::end;
use super::values::{date, date_of_entry, duration, text};
use crate::compare::FieldChange;
use crate::view::message::{Message, message};

/// The keys of an added table that its own description includes. None if that description stands for the whole of it.
pub(super) fn told_keys(field: &str, table: &Value) -> Option<&'static [&'static str]> {
    match field {
        "extension" => Some(&["until", "decided", "by", "outcome"]),
        "end" if table.get("date").is_none_or(Value::is_null) => Some(&["notice_given", "by"]),
        "end" => Some(&["date", "reason"]),
        "suspension" => Some(&["from", "until"]),
        "provisional" => Some(&["from", "until"]),
        _ => None,
    }
}

/// The kind of a change to a field without a message of its own.
pub(super) fn event(field: &str) -> RecordEvent {
    match field.split('.').next() {
        Some("termination") => RecordEvent::TerminationChanged,
        Some("provisional") => RecordEvent::ProvisionalChanged,
        Some("suspension") => RecordEvent::SuspensionChanged,
        Some("survival") => RecordEvent::SurvivalChanged,
        Some(_) | None => RecordEvent::Changed,
    }
}

/// The description of an added field or entry. None if there is no message for it.
pub(super) fn added(change: &FieldChange, value: &Value) -> Option<(RecordEvent, Message)> {
    let entry = change.entry.as_deref().unwrap_or_default();
    Some(match change.field.as_str() {
        "provisional" => {
            let message = message!("told-provisional", period = period(value)?);
            (RecordEvent::AppliedProvisionally, message)
        }
        "suspension" => (RecordEvent::Suspended, message!("told-suspended", period = period(value)?)),
        "suspension.until" => {
            let until = date(value)?;
            let resumed = until.last_day().succ_opt()?;
            let from = date_of_entry(entry);
            (RecordEvent::Resumed, message!("told-resumed", from = from, through = until, day = resumed))
        }
        "suspension.prolongs" => (RecordEvent::SuspensionChanged, prolongs(entry, value)),
        "survival" => (RecordEvent::SurvivalChanged, survives(value)?),
        _ => return None,
    })
}

/// The description of a removed field or entry. None if there is no message for it.
pub(super) fn removed(change: &FieldChange, value: &Value) -> Option<(RecordEvent, Message)> {
    let entry = change.entry.as_deref().unwrap_or_default();
    Some(match change.field.as_str() {
        "provisional" => {
            let message = message!("told-not-provisional", period = period(value)?);
            (RecordEvent::ProvisionalChanged, message)
        }
        "suspension" => {
            (RecordEvent::SuspensionRemoved, message!("told-not-suspended", period = period(value)?))
        }
        "suspension.until" => {
            let (from, old) = (date_of_entry(entry), date(value)?);
            (RecordEvent::Suspended, message!("told-still-suspended", from = from, old = old))
        }
        "survival" => (RecordEvent::SurvivalChanged, message!("told-not-survives", what = survives(value)?)),
        _ => return None,
    })
}

/// The description of a changed field. None if there is no message for it.
pub(super) fn changed(change: &FieldChange, old: &Value, new: &Value) -> Option<(RecordEvent, Message)> {
    let entry = change.entry.as_deref().unwrap_or_default();
    Some(match change.field.as_str() {
        "suspension.until" => {
            let (from, old, new) = (date_of_entry(entry), date(old)?, date(new)?);
            let day = new.last_day().succ_opt()?;
            let message = message!("told-resumed-instead", from = from, new = new, old = old, day = day);
            (RecordEvent::Resumed, message)
        }
        "suspension.prolongs" => (RecordEvent::SuspensionChanged, prolongs(entry, new)),
        _ => return None,
    })
}

/// The days of a table with `from` and perhaps `until`.
fn period(table: &Value) -> Option<Message> {
    let from = date(table.get("from")?)?;
    Some(match table.get("until").and_then(date) {
        Some(through) => message!("told-period", from = from, through = through),
        None => message!("from", day = from),
    })
}

fn prolongs(entry: &str, value: &Value) -> Message {
    let from = date_of_entry(entry);
    if value == true {
        message!("told-prolongs", from = from)
    } else {
        message!("told-not-prolongs", from = from)
    }
}

/// What binds after the end, and until when.
fn survives(survival: &Value) -> Option<Message> {
    let sections = text(survival, "sections");
    let what = if sections.is_empty() {
        message!("told-some-sections")
    } else {
        message!("sections", sections = sections)
    };
    let time = match survival.get("duration").and_then(duration) {
        Some(time) => message!("told-survival-time", time = time),
        None => end(survival.get("until")?)?,
    };
    Some(message!("told-survives", what = what, time = time))
}
