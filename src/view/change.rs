//! Changes in a record, described in words.

use serde_json::Value;

use super::message::{Message, message};
use crate::compare::{Change, FieldChange};
use crate::registry::Registry;
use crate::source::RecordKind;
use terms::{end, start};
use values::{
    date, date_of_entry, document, duration, inner_changes, option, outcome, plain, stage_changed, taken,
    text,
};

mod clauses;
mod decisions;
mod entries;
mod keys;
mod record_event;
mod terms;
mod values;
mod wording;

pub use keys::key as key_name;
pub use record_event::RecordEvent;
pub(in crate::view) use wording::Wording;

/// A change with its description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeDescription {
    /// The kind of change.
    pub event: RecordEvent,
    /// The keys concerned, as in [`FieldChange`]. None if it concerns the record as a whole.
    pub field: Option<String>,
    /// The description.
    pub message: Message,
}

/// Describes the differences between two versions of the record with this id, in order. `names` provides the display
/// names of agreements, bodies and parties.
#[must_use]
pub fn descriptions(
    changes: &[FieldChange],
    record: RecordKind,
    id: &str,
    names: &Registry,
) -> Vec<ChangeDescription> {
    let describer = Describer { wording: Wording::of(names, record, id) };
    let mut descriptions = Vec::new();
    // The planned and the actual decision are described together.
    let is_same_decision = |a: &FieldChange, b: &FieldChange| {
        a.field.starts_with("decision.") && b.field.starts_with("decision.") && a.entry == b.entry
    };
    for together in changes.chunk_by(is_same_decision) {
        match together {
            [_, _, ..] => describer.decision(together, &mut descriptions),
            [] | [_] => together.iter().for_each(|change| describer.describe(change, &mut descriptions)),
        }
    }
    descriptions
}

struct Describer<'r> {
    wording: Wording<'r>,
}

impl Describer<'_> {
    fn describe(&self, change: &FieldChange, descriptions: &mut Vec<ChangeDescription>) {
        let known = match &change.change {
            Change::Added(value) => self.added(change, value),
            Change::Removed(value) => self.removed(change, value),
            Change::Changed { old, new } => self.changed(change, old, new),
            Change::Set { joined, left } => return self.set(change, joined, left, descriptions),
        };
        match known {
            Some((event, message)) => {
                descriptions.push(ChangeDescription { event, field: Some(change.field.clone()), message });
                self.rest(change, descriptions);
            }
            None => self.fallback(change, descriptions),
        }
    }

    /// Describes the keys of an added entry that its own description leaves out.
    fn rest(&self, change: &FieldChange, descriptions: &mut Vec<ChangeDescription>) {
        let Change::Added(table) = &change.change else { return };
        let Some(told) = clauses::told_keys(&change.field, table) else { return };
        let is_told =
            |inner: &FieldChange| inner.field.rsplit('.').next().is_some_and(|key| told.contains(&key));
        inner_changes(change)
            .iter()
            .filter(|inner| !is_told(inner))
            .for_each(|inner| self.describe(inner, descriptions));
    }

    /// The description of an added field or entry. None if there is no message for it.
    fn added(&self, change: &FieldChange, value: &Value) -> Option<(RecordEvent, Message)> {
        let entry = change.entry.as_deref().unwrap_or_default();
        Some(match change.field.as_str() {
            "extension" => self.prolonged(value)?,
            "parties.notice_given" => self.party_notice(entry, value)?,
            "decision" => self.decided(value)?,
            "decision.date" => taken(self.entry_actor(entry), date(value), None),
            "decision.outcome" => taken(self.entry_actor(entry), None, Some(value)),
            "owner" => (RecordEvent::OwnerChanged, message!("told-owner-set", new = self.actor(value))),
            "validity.from" => (RecordEvent::FromChanged, message!("told-now", new = start(value)?)),
            "validity.until" => (RecordEvent::UntilChanged, message!("told-now", new = end(value)?)),
            "option" => option(value)?,
            "option.exercised" => {
                (RecordEvent::OptionCalled, message!("told-option-called", day = date(value)?))
            }
            "end" => self.ended(value)?,
            "review" => {
                let first = date(value.get("first")?)?;
                let review = self.wording.review(&text(value, "id"));
                (RecordEvent::ReviewAdded, message!("told-review-added", review = review, day = first))
            }
            "review.done" => self.review_done(entry, value)?,
            "replaces" => (RecordEvent::ReplacesAdded, self.replaces(value)),
            "amends" => (RecordEvent::AmendsAdded, message!("told-amends", id = self.agreement(value))),
            "stage" => stage_changed(Some(value), None),
            "revision.trigger" => {
                let (since, reason) = (date(value.get("since")?)?, text(value, "reason"));
                (RecordEvent::TriggerAdded, message!("told-trigger", day = since, reason = reason))
            }
            "revision.trigger.resolved" => {
                let message =
                    message!("told-trigger-resolved", since = date_of_entry(entry), day = date(value)?);
                (RecordEvent::TriggerResolved, message)
            }
            "activity" => {
                (RecordEvent::ActivityAdded, message!("told-activity-added", title = text(value, "title")))
            }
            "activity.done" => (
                RecordEvent::ActivityDone,
                message!("told-activity-done-on", title = entry, day = date(value)?),
            ),
            "activity.status" if value == "done" => {
                (RecordEvent::ActivityDone, message!("told-activity-done", title = entry))
            }
            "document" => {
                (RecordEvent::DocumentAdded, message!("told-document-added", name = document(value)))
            }
            "document.sha256" => {
                (RecordEvent::DocumentChanged, message!("told-document-changed", name = entry))
            }
            "notes" => (RecordEvent::NotesChanged, message!("told-notes")),
            "accept" => {
                let (rule, reason) = (text(value, "rule"), text(value, "reason"));
                (RecordEvent::FindingAccepted, message!("told-accepted", rule = rule, reason = reason))
            }
            _ => return clauses::added(change, value),
        })
    }

    /// The description of a removed field or entry. None if there is no message for it.
    fn removed(&self, change: &FieldChange, value: &Value) -> Option<(RecordEvent, Message)> {
        Some(match change.field.as_str() {
            "extension" => {
                let until = date(value.get("until")?)?;
                (RecordEvent::ProlongationRemoved, message!("told-not-prolonged", day = until))
            }
            "decision" => {
                let by = self.actor(value.get("by")?);
                (RecordEvent::DecisionRemoved, message!("told-decision-removed", by = by))
            }
            "owner" => (RecordEvent::OwnerChanged, message!("told-owner-removed", old = self.actor(value))),
            "validity.from" => (RecordEvent::FromChanged, message!("told-no-longer", old = start(value)?)),
            "validity.until" => (RecordEvent::UntilChanged, message!("told-no-longer", old = end(value)?)),
            "option" => {
                let term = duration(value.get("term")?)?;
                (RecordEvent::OptionRemoved, message!("told-option-removed", term = term))
            }
            "end" => self.not_ended(value)?,
            "review" => {
                let review = self.wording.review(&text(value, "id"));
                (RecordEvent::ReviewRemoved, message!("told-review-removed", review = review))
            }
            "review.done" => {
                let id =
                    change.entry.as_deref().and_then(|entry| entry.split(' ').next()).unwrap_or_default();
                let review = self.wording.review(id);
                let message =
                    message!("told-review-not-done", review = review, day = date(value.get("date")?)?);
                (RecordEvent::ReviewChanged, message)
            }
            "revision.trigger" => {
                let (since, reason) = (date(value.get("since")?)?, text(value, "reason"));
                (RecordEvent::TriggerRemoved, message!("told-no-trigger", day = since, reason = reason))
            }
            "replaces" => {
                (RecordEvent::ReplacesRemoved, message!("told-not-replaces", id = self.agreement(value)))
            }
            "amends" => (RecordEvent::AmendsRemoved, message!("told-not-amends", id = self.agreement(value))),
            "stage" => stage_changed(None, Some(value)),
            "activity" => (
                RecordEvent::ActivityRemoved,
                message!("told-activity-removed", title = text(value, "title")),
            ),
            "document" => {
                (RecordEvent::DocumentRemoved, message!("told-document-removed", name = document(value)))
            }
            "notes" => (RecordEvent::NotesChanged, message!("told-notes")),
            "accept" => {
                (RecordEvent::FindingNotAccepted, message!("told-not-accepted", rule = text(value, "rule")))
            }
            _ => return clauses::removed(change, value),
        })
    }

    /// The description of a changed field. None if there is no message for it.
    fn changed(&self, change: &FieldChange, old: &Value, new: &Value) -> Option<(RecordEvent, Message)> {
        let entry = change.entry.as_deref().unwrap_or_default();
        Some(match change.field.as_str() {
            "title" => {
                let (old, new) = (plain(old), plain(new));
                (RecordEvent::TitleChanged, message!("told-title", old = old, new = new))
            }
            "name" => {
                let (old, new) = (plain(old), plain(new));
                (RecordEvent::TitleChanged, message!("told-name", old = old, new = new))
            }
            "owner" => {
                let (old, new) = (self.actor(old), self.actor(new));
                (RecordEvent::OwnerChanged, message!("told-owner", old = old, new = new))
            }
            "validity.from" => {
                (RecordEvent::FromChanged, message!("told-now-instead", new = start(new)?, old = start(old)?))
            }
            "validity.until" => {
                (RecordEvent::UntilChanged, message!("told-now-instead", new = end(new)?, old = end(old)?))
            }
            "extension.until" => (
                RecordEvent::Prolonged,
                message!("told-prolonged-instead", day = date(new)?, old = date(old)?),
            ),
            "end.date" => {
                (RecordEvent::Ended, message!("told-ended-instead", day = date(new)?, old = date(old)?))
            }
            "decision.outcome" => {
                let by = self.entry_actor(entry);
                let ((_, old), (event, new)) = (outcome(Some(old)), outcome(Some(new)));
                (event, message!("told-outcome", by = by, new = new, old = old))
            }
            "decision.date" => {
                let (by, old, new) = (self.entry_actor(entry), date(old)?, date(new)?);
                (RecordEvent::DecisionChanged, message!("told-decision-day", by = by, new = new, old = old))
            }
            "review.first" => {
                let (old, new) = (date(old)?, date(new)?);
                (
                    RecordEvent::ReviewChanged,
                    message!("told-review-first", review = self.wording.review(entry), new = new, old = old),
                )
            }
            "review.by" => {
                let (old, new) = (self.actor(old), self.actor(new));
                (
                    RecordEvent::ReviewChanged,
                    message!("told-review-by", review = self.wording.review(entry), new = new, old = old),
                )
            }
            "stage" => stage_changed(Some(new), Some(old)),
            "activity.status" if new == "done" => {
                (RecordEvent::ActivityDone, message!("told-activity-done", title = entry))
            }
            "document.sha256" => {
                (RecordEvent::DocumentChanged, message!("told-document-changed", name = entry))
            }
            "notes" => (RecordEvent::NotesChanged, message!("told-notes")),
            _ => return clauses::changed(change, old, new),
        })
    }

    fn set(
        &self,
        change: &FieldChange,
        joined: &[String],
        left: &[String],
        descriptions: &mut Vec<ChangeDescription>,
    ) {
        let field = change.field.as_str();
        let mut add = |event, message| {
            descriptions.push(ChangeDescription { event, field: Some(field.to_owned()), message })
        };
        let names = |members: &[String]| self.wording.members(field, members);
        let label = self.wording.label(change);
        if !joined.is_empty() {
            let by = || self.entry_actor(change.entry.as_deref().unwrap_or_default());
            let (event, message) = match field {
                "parties" => {
                    (RecordEvent::PartiesJoined, message!("told-parties-joined", names = names(joined)))
                }
                "decision.planned" => {
                    (RecordEvent::DecisionPlanned, message!("told-planned", by = by(), days = names(joined)))
                }
                _ => (
                    RecordEvent::Changed,
                    message!("told-joined", field = label.clone(), names = names(joined)),
                ),
            };
            add(event, message);
        }
        if !left.is_empty() {
            let (event, message) = match field {
                "parties" => (RecordEvent::PartiesLeft, message!("told-parties-left", names = names(left))),
                _ => (RecordEvent::Changed, message!("told-left", field = label, names = names(left))),
            };
            add(event, message);
        }
    }

    /// The fallback for a change without a message of its own: the key and its value or, for a table, each of its keys.
    fn fallback(&self, change: &FieldChange, descriptions: &mut Vec<ChangeDescription>) {
        let formatted = |key: &str, value: &Value| self.wording.argument(key, value);
        let (field, label) = (change.field.as_str(), self.wording.label(change));
        let message = match &change.change {
            Change::Added(Value::Object(_)) | Change::Removed(Value::Object(_)) => {
                return inner_changes(change).iter().for_each(|inner| self.describe(inner, descriptions));
            }
            Change::Added(new) => message!("told-set", field = label, new = formatted(field, new)),
            Change::Removed(old) => message!("told-unset", field = label, old = formatted(field, old)),
            Change::Changed { old, new } => {
                message!(
                    "told-changed",
                    field = label,
                    old = formatted(field, old),
                    new = formatted(field, new)
                )
            }
            Change::Set { .. } => return,
        };
        let event = clauses::event(field);
        descriptions.push(ChangeDescription { event, field: Some(field.to_owned()), message });
    }
}
