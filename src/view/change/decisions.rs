//! Decisions, prolongations, final ends and notice, described in words.

use serde_json::Value;

use super::values::{date, days, outcome, taken};
use super::{ChangeDescription, Describer, RecordEvent};
use crate::compare::{Change, FieldChange};
use crate::view::message::{Message, message};

impl Describer<'_> {
    /// Describes the changes of a known decision, with one message if it has now been taken.
    pub(super) fn decision(&self, changes: &[FieldChange], descriptions: &mut Vec<ChangeDescription>) {
        let added = |key: &str| {
            let added = changes.iter().find(|change| change.field == key);
            added.and_then(|added| if let Change::Added(value) = &added.change { Some(value) } else { None })
        };
        let by =
            self.entry_actor(changes.first().and_then(|change| change.entry.as_deref()).unwrap_or_default());
        let (day, outcome) = (added("decision.date"), added("decision.outcome"));
        if day.is_some() || outcome.is_some() {
            let (event, message) = taken(by, day.and_then(date), outcome);
            descriptions.push(ChangeDescription { event, field: Some("decision".to_owned()), message });
        }
        let is_described = |change: &&FieldChange| match &change.change {
            Change::Added(_) => matches!(change.field.as_str(), "decision.date" | "decision.outcome"),
            // Its planned days are no longer needed.
            Change::Set { joined, .. } => {
                day.is_some() && change.field == "decision.planned" && joined.is_empty()
            }
            Change::Removed(_) | Change::Changed { .. } => false,
        };
        changes
            .iter()
            .filter(|change| !is_described(change))
            .for_each(|change| self.describe(change, descriptions));
    }

    /// The description of an added decision, taken or planned.
    pub(super) fn decided(&self, decision: &Value) -> Option<(RecordEvent, Message)> {
        let by = self.actor(decision.get("by")?);
        if let Some(day) = decision.get("date").and_then(date) {
            return Some(taken(by, Some(day), decision.get("outcome").filter(|outcome| !outcome.is_null())));
        }
        let planned = decision.get("planned")?.as_array()?.iter();
        let planned: Vec<String> = planned.filter_map(|day| day.as_str().map(str::to_owned)).collect();
        if planned.is_empty() {
            let outcome = decision.get("outcome").filter(|outcome| !outcome.is_null());
            return Some(match outcome {
                Some(_) => taken(by, None, outcome),
                None => (RecordEvent::DecisionPlanned, message!("told-decision-added", by = by)),
            });
        }
        Some((RecordEvent::DecisionPlanned, message!("told-planned", by = by, days = days(&planned))))
    }

    /// The description of an added prolongation.
    pub(super) fn prolonged(&self, extension: &Value) -> Option<(RecordEvent, Message)> {
        let day = date(extension.get("until")?)?;
        let by = extension.get("by").filter(|by| !by.is_null()).map(|by| self.actor(by));
        let prolonged = match (by, extension.get("decided").and_then(date)) {
            (Some(by), Some(on)) => message!("told-prolonged-by-decided", day = day, by = by, decided = on),
            (Some(by), None) => message!("told-prolonged-by", day = day, by = by),
            (None, Some(on)) => message!("told-prolonged-decided", day = day, decided = on),
            (None, None) => message!("told-prolonged", day = day),
        };
        // Only an adopted one prolongs it.
        Some(match outcome(extension.get("outcome")) {
            (RecordEvent::Adopted | RecordEvent::Decided, _) => (RecordEvent::Prolonged, prolonged),
            (event, outcome) => (event, message!("told-prolongation", day = day, outcome = outcome)),
        })
    }

    /// The description of a final end: its last day, or the notice that brings it.
    pub(super) fn ended(&self, end: &Value) -> Option<(RecordEvent, Message)> {
        if let Some(day) = end.get("date").and_then(date) {
            let message = match self.wording.words("end.reason", end.get("reason")?) {
                Some(why) => message!("told-ended-because", day = day, why = why),
                None => message!("told-ended", day = day),
            };
            return Some((RecordEvent::Ended, message));
        }
        let day = date(end.get("notice_given")?)?;
        let by = end.get("by").filter(|by| !by.is_null()).map(|by| self.actor(by));
        let message = match by {
            Some(by) => message!("told-notice-by", day = day, by = by),
            None => message!("told-notice", day = day),
        };
        Some((RecordEvent::NoticeGiven, message))
    }

    /// The description of a final end that was taken back.
    pub(super) fn not_ended(&self, end: &Value) -> Option<(RecordEvent, Message)> {
        if let Some(day) = end.get("date").and_then(date) {
            return Some((RecordEvent::EndRemoved, message!("told-not-ended", day = day)));
        }
        let day = date(end.get("notice_given")?)?;
        Some((RecordEvent::EndRemoved, message!("told-no-notice", day = day)))
    }

    /// The description of the notice of one party.
    pub(super) fn party_notice(&self, entry: &str, day: &Value) -> Option<(RecordEvent, Message)> {
        let message = message!("told-party-notice", name = self.entry_actor(entry), day = date(day)?);
        Some((RecordEvent::NoticeGiven, message))
    }
}
