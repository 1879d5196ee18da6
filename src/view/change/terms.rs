//! The fixed words of the format, as reports say them.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::model::agreement::{ActivityStatus, DocumentRole, ReviewKind, ReviewOutcome, Stage};
use crate::model::body::{BodyKind, Mandate};
use crate::model::party::PartyKind;
use crate::model::validity::{EndReason, Outcome};
use crate::source::RecordKind;
use crate::view::message::{Message, message};
use crate::view::words;

/// A fixed word, or a number that stands for something, of the key. None if the value is none.
pub(super) fn term(record: RecordKind, field: &str, value: &Value) -> Option<Message> {
    match (record, field) {
        (RecordKind::Party, "kind") => word::<PartyKind>(value).map(words::party_kind),
        (RecordKind::Body, "kind") => word::<BodyKind>(value).map(words::body_kind),
        (RecordKind::Body, "mandate") => word::<Mandate>(value).map(words::mandate),
        (RecordKind::Agreement, "stage") => word::<Stage>(value).map(words::stage),
        (RecordKind::Agreement, "validity.from") => start(value),
        (RecordKind::Agreement, "validity.until" | "survival.until") => end(value),
        (RecordKind::Agreement, "termination.ends") => exit_days(value),
        (RecordKind::Agreement, "termination.by") => notice_by(value),
        (RecordKind::Agreement, "adoption.required") => required(value),
        (RecordKind::Agreement, "adoption.starts") => starts(value),
        (RecordKind::Agreement, "decision.outcome" | "extension.outcome") => word(value).map(words::outcome),
        (RecordKind::Agreement, "review.kind") => {
            word::<ReviewKind>(value).map(|kind| words::review_kind(Some(kind)))
        }
        (RecordKind::Agreement, "review.done.outcome") => word(value).map(review_outcome),
        (RecordKind::Agreement, "activity.status") => word(value).map(activity_status),
        (RecordKind::Agreement, "end.reason") => word::<EndReason>(value).map(words::end_reason),
        (RecordKind::Agreement, "document.role") => {
            word::<DocumentRole>(value).map(|role| words::document_role(Some(role)))
        }
        (RecordKind::Agreement | RecordKind::Party | RecordKind::Body, _) => None,
    }
}

pub(super) fn word<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

/// A description of the start of an agreement.
pub(super) fn start(value: &Value) -> Option<Message> {
    if value == "last-adoption" {
        return Some(message!("reason-from-last-adoption"));
    }
    super::values::date(value).map(|day| message!("from", day = day))
}

/// A description of its end, or of that of what binds after it.
pub(super) fn end(value: &Value) -> Option<Message> {
    match value.as_str()? {
        "further-notice" => Some(message!("reason-further-notice")),
        "replaced" => Some(message!("reason-until-replaced")),
        "event" => Some(message!("told-until-event")),
        _ => super::values::date(value).map(|day| message!("through", day = day)),
    }
}

fn exit_days(value: &Value) -> Option<Message> {
    Some(match value.as_str()? {
        "any-day" => message!("told-any-day"),
        "month-end" => message!("told-month-end"),
        "quarter-end" => message!("told-quarter-end"),
        "half-year-end" => message!("told-half-year-end"),
        "year-end" => message!("told-year-end"),
        "anniversary" => message!("told-anniversary"),
        _ => return None,
    })
}

fn notice_by(value: &Value) -> Option<Message> {
    Some(match value.as_str()? {
        "any-party" => message!("told-any-party"),
        "each-party" => message!("told-each-party"),
        _ => return None,
    })
}

fn required(value: &Value) -> Option<Message> {
    if let Some(number) = value.as_i64() {
        return Some(message!("told-required-number", count = number));
    }
    Some(match value.as_str()? {
        "all-parties" => message!("told-all-parties"),
        "none" => message!("told-no-party"),
        _ => return None,
    })
}

fn starts(value: &Value) -> Option<Message> {
    Some(match value.as_str()? {
        "month" => message!("told-next-month"),
        "quarter" => message!("told-next-quarter"),
        "year" => message!("told-next-year"),
        _ => return None,
    })
}

/// The outcome of a review.
pub(super) fn review_outcome(outcome: ReviewOutcome) -> Message {
    match outcome {
        ReviewOutcome::NoChange => message!("review-no-change"),
        ReviewOutcome::Revise => message!("review-revise"),
    }
}

fn activity_status(status: ActivityStatus) -> Message {
    match status {
        ActivityStatus::Open => message!("activity-open"),
        ActivityStatus::Done => message!("activity-done"),
        ActivityStatus::Dropped => message!("activity-dropped"),
        ActivityStatus::FollowedUp => message!("activity-followed-up"),
    }
}

/// The outcome of a decision.
pub(super) fn outcome(value: &Value) -> Option<Outcome> {
    word(value)
}
