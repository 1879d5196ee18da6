//! The names of the keys of records, and of the entries of their lists.

use crate::source::RecordKind;
use crate::view::message::{Argument, Message, message};

/// The name of a key; for a key in an entry of a list, within that entry. None if the format has no such key.
#[must_use]
pub fn key(record: RecordKind, path: &str) -> Option<Message> {
    match record {
        RecordKind::Party if path == "kind" => Some(message!("key-party-kind")),
        RecordKind::Body if path == "kind" => Some(message!("key-body-kind")),
        RecordKind::Body if path == "replaces" => Some(message!("key-takes-over-from")),
        RecordKind::Agreement | RecordKind::Party | RecordKind::Body => {
            top_level(path).or_else(|| clause(path)).or_else(|| in_a_list(path))
        }
    }
}

/// The name of a key at the top of a record.
fn top_level(path: &str) -> Option<Message> {
    Some(match path {
        "kind" => message!("key-kind"),
        "part" => message!("key-part"),
        "stage" => message!("key-stage"),
        "reference" => message!("key-reference"),
        "owner" => message!("key-owner"),
        "contact" => message!("key-contact"),
        "aliases" => message!("key-aliases"),
        "former_ids" => message!("key-former-ids"),
        "parties" => message!("key-parties"),
        "expects_local" => message!("key-expects-local"),
        "statutory" => message!("key-statutory"),
        "topics" => message!("key-topics"),
        "based_on" => message!("key-based-on"),
        "related" => message!("key-related"),
        "notes" => message!("key-notes"),
        "validity" => message!("key-validity"),
        "termination" => message!("key-termination"),
        "provisional" => message!("key-provisional"),
        "suspension" => message!("key-suspension"),
        "survival" => message!("key-survival"),
        "option" => message!("key-option"),
        "extension" => message!("key-extension"),
        "adoption" => message!("key-adoption"),
        "decision" => message!("key-decision"),
        "replaces" => message!("key-replaces"),
        "amends" => message!("key-amends"),
        "review" => message!("key-review"),
        "revision" => message!("key-revision"),
        "reminders" => message!("key-reminders"),
        "activity" => message!("key-activity"),
        "end" => message!("key-end"),
        "document" => message!("key-document"),
        "accept" => message!("key-accept"),
        "name" => message!("key-name"),
        "code" => message!("key-code"),
        "members" => message!("key-members"),
        "replaced_by" => message!("key-replaced-by"),
        "short" => message!("key-short"),
        "mandate" => message!("key-mandate"),
        "prepares_for" => message!("key-prepares-for"),
        "meetings_per_year" => message!("key-meetings-per-year"),
        "meetings" => message!("key-meetings"),
        _ => return None,
    })
}

/// The name of a key in a table.
fn clause(path: &str) -> Option<Message> {
    Some(match path {
        "validity.duration" => message!("key-duration"),
        "validity.ends_when_replaced" => message!("key-ends-when-replaced"),
        "validity.ends_with" => message!("key-ends-with"),
        "validity.event" => message!("key-event"),
        "validity.renewal" => message!("key-renewal"),
        "validity.renewal.term" => message!("key-renewal-term"),
        "validity.renewal.notice" => message!("key-renewal-notice"),
        "validity.renewal.first_notice" => message!("key-renewal-first-notice"),
        "validity.renewal.notice_by" => message!("key-renewal-notice-by"),
        "validity.renewal.max" => message!("key-renewal-max"),
        "termination.notice" => message!("key-termination-notice"),
        "termination.notice_by" => message!("key-termination-notice-by"),
        "termination.ends" => message!("key-termination-ends"),
        "termination.not_before" => message!("key-termination-not-before"),
        "termination.by" => message!("key-termination-by"),
        "provisional.from" => message!("key-provisional-from"),
        "provisional.until" => message!("key-provisional-until"),
        "adoption.required" => message!("key-adoption-required"),
        "adoption.delay" => message!("key-adoption-delay"),
        "adoption.starts" => message!("key-adoption-starts"),
        "adoption.joining" => message!("key-adoption-joining"),
        "revision.lead_time" => message!("key-lead-time"),
        "revision.as_needed" => message!("key-as-needed"),
        "revision.initiated_by" => message!("key-initiated-by"),
        "revision.trigger" => message!("key-trigger"),
        "reminders.expiring" => message!("key-reminders-expiring"),
        "reminders.review" => message!("key-reminders-review"),
        "reminders.revision" => message!("key-reminders-revision"),
        "reminders.notice" => message!("key-reminders-notice"),
        "reminders.activity" => message!("key-reminders-activity"),
        "reminders.decision" => message!("key-reminders-decision"),
        "reminders.adoption" => message!("key-reminders-adoption"),
        "end.date" => message!("key-end-date"),
        "end.reason" => message!("key-end-reason"),
        "end.notice_given" => message!("key-end-notice-given"),
        "end.by" => message!("key-end-by"),
        _ => return None,
    })
}

/// The name of a key in an entry of a list. Some are at the top of other records too.
fn in_a_list(path: &str) -> Option<Message> {
    Some(match path {
        "title" | "review.title" | "activity.title" => message!("key-title"),
        "validity.ends_on_replacement" | "extension.ends_on_replacement" => {
            message!("key-ends-on-replacement")
        }
        "suspension.prolongs" => message!("key-prolongs"),
        "survival.duration" => message!("key-survival-duration"),
        "option.term" => message!("key-option-term"),
        "option.notice" => message!("key-option-notice"),
        "option.exercised" => message!("key-exercised"),
        "extension.decided" => message!("key-decided"),
        "decision.planned" => message!("key-planned"),
        "decision.reference" | "review.done.reference" => message!("key-decision-reference"),
        "replaces.in_section" => message!("key-in-section"),
        "replaces.together_with" => message!("key-together-with"),
        "review.every" => message!("key-every"),
        "review.first" => message!("key-first"),
        "review.rolling" => message!("key-rolling"),
        "review.reports_to" => message!("key-reports-to"),
        "review.done" => message!("key-done-reviews"),
        "review.done.due" => message!("key-done-due"),
        "revision.trigger.since" => message!("key-since"),
        "revision.trigger.resolved" => message!("key-resolved"),
        "activity.goal" => message!("key-goal"),
        "activity.measure" => message!("key-measure"),
        "activity.due" => message!("key-due"),
        "activity.done" => message!("key-done"),
        "activity.status" => message!("key-status"),
        "document.role" => message!("key-role"),
        "document.path" => message!("key-path"),
        "document.url" => message!("key-url"),
        "document.sha256" => message!("key-sha256"),
        "document.language" => message!("key-language"),
        "accept.rule" => message!("key-rule"),
        "parties.notice_given" | "members.notice_given" => message!("key-party-notice-given"),
        "parties.id" | "members.id" | "replaces.id" | "amends.id" | "review.id" => message!("key-id"),
        "validity.from" | "suspension.from" | "parties.from" | "members.from" | "from" => {
            message!("key-from")
        }
        "validity.until" | "suspension.until" | "survival.until" | "extension.until" | "parties.until"
        | "members.until" | "until" => message!("key-until"),
        "suspension.by" | "extension.by" => message!("key-decided-by"),
        "decision.by" => message!("key-by"),
        "review.by" | "activity.by" => message!("key-carried-out-by"),
        "suspension.reason" | "revision.trigger.reason" | "accept.reason" => message!("key-reason"),
        "survival.sections" | "replaces.sections" | "amends.sections" => message!("key-sections"),
        "decision.date" | "review.done.date" => message!("key-date"),
        "extension.outcome" | "decision.outcome" | "review.done.outcome" => message!("key-outcome"),
        "review.kind" => message!("key-review-kind"),
        "accept.until" => message!("key-accepted-until"),
        _ => return None,
    })
}

/// The list that a key is in, or is. None for a key outside lists of tables.
pub(super) fn list(path: &str) -> Option<&'static str> {
    let is_in =
        |list: &&str| path.strip_prefix(*list).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    LISTS.into_iter().find(is_in)
}

/// The lists of tables, inner ones before outer ones.
const LISTS: [&str; 15] = [
    "review.done",
    "revision.trigger",
    "option",
    "extension",
    "survival",
    "suspension",
    "decision",
    "replaces",
    "amends",
    "review",
    "activity",
    "document",
    "accept",
    "parties",
    "members",
];

/// The name of an entry of a list.
pub(super) fn entry(list: &str, entry: Argument) -> Option<Message> {
    Some(match list {
        "option" => message!("entry-option", entry = entry),
        "extension" => message!("entry-extension", entry = entry),
        "survival" => message!("entry-survival", entry = entry),
        "suspension" => message!("entry-suspension", entry = entry),
        "decision" => message!("entry-decision", entry = entry),
        "replaces" => message!("entry-replaces", entry = entry),
        "amends" => message!("entry-amends", entry = entry),
        "review" => message!("entry-review", entry = entry),
        "review.done" => message!("entry-review-done", entry = entry),
        "revision.trigger" => message!("entry-trigger", entry = entry),
        "activity" => message!("entry-activity", entry = entry),
        "document" => message!("entry-document", entry = entry),
        "accept" => message!("entry-accept", entry = entry),
        "parties" => message!("entry-party", entry = entry),
        "members" => message!("entry-member", entry = entry),
        _ => return None,
    })
}
