//! Values of records, and those changes that can be described without display names.

use serde_json::Value;

use super::RecordEvent;
use super::terms::{outcome as outcome_of, word};
use crate::compare::{Change, FieldChange};
use crate::model::agreement::Stage;
use crate::model::validity::Outcome;
use crate::model::{Date, Duration};
use crate::source::RecordKind;
use crate::view::message::{Argument, Message, message};
use crate::view::words;

/// Keys whose values are dates.
pub(super) const DATES: [&str; 12] = [
    "date",
    "decided",
    "done",
    "due",
    "exercised",
    "first",
    "from",
    "not_before",
    "notice_given",
    "resolved",
    "since",
    "until",
];

/// Keys whose values are lengths of time.
pub(super) const DURATIONS: [&str; 8] =
    ["delay", "duration", "every", "first_notice", "joining", "lead_time", "notice", "term"];

/// Keys whose values are lists of dates.
pub(super) const LISTS_OF_DATES: [&str; 2] = ["meetings", "planned"];

/// Keys whose values may be days of the year.
pub(super) const DAYS_OF_YEAR: [&str; 2] = ["ends", "notice_by"];

/// Keys whose values are bodies or parties.
const ACTORS: [&str; 10] = [
    "by",
    "expects_local",
    "initiated_by",
    "members",
    "owner",
    "parties",
    "prepares_for",
    "replaced_by",
    "reports_to",
    "required",
];

/// Whether the last of these keys holds ids of bodies or parties.
pub(super) fn is_actor(record: RecordKind, field: &str) -> bool {
    let is_body = record == RecordKind::Body && field == "replaces";
    is_body || field.rsplit('.').next().is_some_and(|key| ACTORS.contains(&key))
}

/// Keys whose values are agreements. So are the ids in `replaces` and `amends`.
const AGREEMENTS: [&str; 6] =
    ["based_on", "ends_when_replaced", "ends_with", "related", "replaces", "together_with"];

/// Whether the last of these keys holds ids of agreements.
pub(super) fn is_agreement(record: RecordKind, field: &str) -> bool {
    match field.rsplit_once('.') {
        Some(("replaces" | "amends", "id")) => true,
        Some((_, key)) => AGREEMENTS.contains(&key),
        None => record == RecordKind::Agreement && AGREEMENTS.contains(&field),
    }
}

pub(super) fn date(value: &Value) -> Option<Date> {
    Date::parse(value.as_str()?).ok()
}

pub(super) fn duration(value: &Value) -> Option<Duration> {
    Duration::parse(value.as_str()?).ok()
}

/// The date at the end of an entry's name, which begins with the names of its outer entries. The whole name if there is
/// no date.
pub(super) fn date_of_entry(entry: &str) -> Argument {
    let word = entry.split(' ').next_back().unwrap_or(entry);
    Date::parse(word).map_or_else(|_| entry.into(), Argument::from)
}

/// A value as text, with commas between the items of a list.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

/// The text under a key.
pub(super) fn text(table: &Value, key: &str) -> String {
    table.get(key).map(plain).unwrap_or_default()
}

/// Whether the value of a field says nothing. An empty list does, except of reminders: it means none.
pub(super) fn is_empty(field: &str, value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty) && !field.starts_with("reminders.")
}

/// The keys of a table that was added or removed as a whole, as changes of their own.
pub(super) fn inner_changes(change: &FieldChange) -> Vec<FieldChange> {
    let (is_new, table) = match &change.change {
        Change::Added(Value::Object(table)) => (true, table),
        Change::Removed(Value::Object(table)) => (false, table),
        Change::Added(_) | Change::Removed(_) | Change::Changed { .. } | Change::Set { .. } => {
            return Vec::new();
        }
    };
    let mut inner = Vec::new();
    for (key, value) in table {
        let field = format!("{}.{key}", change.field);
        if is_empty(&field, value) {
            continue;
        }
        let values = match value {
            Value::Array(list) if !list.is_empty() && list.iter().all(Value::is_object) => list.clone(),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => vec![value.clone()],
        };
        inner.extend(values.into_iter().map(|value| FieldChange {
            field: field.clone(),
            entry: change.entry.clone(),
            change: if is_new { Change::Added(value) } else { Change::Removed(value) },
        }));
    }
    inner
}

/// The days of a list of dates.
pub(super) fn days(dates: &[String]) -> Vec<Message> {
    dates.iter().filter_map(|date| Some(message!("day", day = Date::parse(date).ok()?))).collect()
}

/// A description of the outcome of a decision.
pub(super) fn outcome(value: Option<&Value>) -> (RecordEvent, Message) {
    let outcome: Option<Outcome> = value.and_then(outcome_of);
    let event = match outcome {
        Some(Outcome::Adopted) => RecordEvent::Adopted,
        Some(Outcome::Recommended) => RecordEvent::Recommended,
        Some(Outcome::Endorsed) => RecordEvent::Endorsed,
        Some(Outcome::Rejected) => RecordEvent::Rejected,
        Some(Outcome::Noted) => RecordEvent::Noted,
        Some(Outcome::Signed) => RecordEvent::Signed,
        None => RecordEvent::Decided,
    };
    (event, outcome.map_or_else(|| message!("outcome-unknown"), words::outcome))
}

/// A description of a decision that was taken.
pub(super) fn taken(by: Argument, day: Option<Date>, value: Option<&Value>) -> (RecordEvent, Message) {
    let (event, outcome) = outcome(value);
    let message = match day {
        Some(day) => message!("told-decision", outcome = outcome, by = by, day = day),
        None => message!("told-decision-undated", outcome = outcome, by = by),
    };
    (event, message)
}

pub(super) fn option(option: &Value) -> Option<(RecordEvent, Message)> {
    let term = duration(option.get("term")?)?;
    Some(match option.get("exercised").and_then(date) {
        Some(day) => (RecordEvent::OptionCalled, message!("told-option-called-by", term = term, day = day)),
        None => (RecordEvent::OptionAdded, message!("told-option-added", term = term)),
    })
}

/// A record without a stage is adopted.
pub(super) fn stage_changed(new: Option<&Value>, old: Option<&Value>) -> (RecordEvent, Message) {
    let stage = |value: Option<&Value>| words::stage(value.and_then(word::<Stage>).unwrap_or_default());
    (RecordEvent::StageChanged, message!("told-stage", new = stage(new), old = stage(old)))
}

/// The location of a document.
pub(super) fn document(document: &Value) -> String {
    let at = |key| document.get(key).and_then(Value::as_str);
    at("path").or_else(|| at("url")).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::walk::keys;
    use crate::model::{Agreement, Body, Party};

    /// The schema gives the type of each key's values, but not whether an id names an agreement.
    #[test]
    fn every_key_of_the_format_is_known_for_what_its_values_are() {
        let agreements = [&AGREEMENTS[..], &["id"]].concat();
        let all = [keys::<Agreement>(), keys::<Party>(), keys::<Body>()].concat();
        for key in all.into_iter().filter(|key| !key.is_list_of_tables()) {
            let (path, name) = (&key.path, key.name());
            let is_date = ["Date", "From", "Until", "SurvivalEnd"]
                .iter()
                .any(|type_name| key.mentions(&format!("/{type_name}\"")));
            // A change in a list is described as such.
            let is_list = key.schema.get("items").is_some();
            assert_eq!(is_date && !is_list, DATES.contains(&name), "`{path}` as a date");
            let is_duration =
                key.schema["pattern"].as_str().is_some_and(|pattern| pattern.contains("P([0-9]"));
            assert!(
                is_list || is_duration == DURATIONS.contains(&name),
                "`{path}` as a duration: {}",
                key.schema
            );
            let is_id = key.mentions("[a-z0-9]+(-[a-z0-9]+)*");
            let is_known = ACTORS.contains(&name) != agreements.contains(&name);
            assert!(!is_id || is_known, "`{path}` names an agreement, or a body or party: which?");
        }
    }
}
