//! Checks keys of the clauses on the end, notice and survival that exclude or require each other.

use crate::model::clauses::{ExitDays, Survival};
use crate::model::validity::{Renewal, Until};
use crate::model::{Agreement, PartyEntry};
use crate::source::{Fault, Sp};
use crate::text::message::message;

use super::keys::{conflict, lacks, two_ends};
use super::missing::MissingKeys;

/// Adds the faults of the clauses of an agreement. Keys in `missing` are not faults.
pub(super) fn validate(agreement: &Agreement, missing: &MissingKeys, faults: &mut Vec<Fault>) {
    event(agreement, missing, faults);
    for renewal in agreement.validity.renewal.iter() {
        renewal_notice(renewal, missing, faults);
    }
    for survival in &agreement.survival {
        survival_end(survival, missing, faults);
    }
    anniversary(agreement, missing, faults);
    ending(agreement, missing, faults);
    notices_of_parties(agreement, missing, faults);
}

/// `until = "event"` and `event` need each other.
fn event(agreement: &Agreement, missing: &MissingKeys, faults: &mut Vec<Fault>) {
    let validity = &agreement.validity;
    let may_have = |key| missing.may_have(validity.span, key);
    let until = validity.until.as_ref();
    let by_event = until.filter(|until| until.value == Until::Event);
    match (by_event, &validity.event) {
        (Some(until), None) if !may_have("event") => faults.push(conflict(
            until.span,
            "event",
            message!("finding-no-event"),
            message!("help-no-event"),
        )),
        (None, Some(event)) if !may_have("until") => {
            let message = message!("finding-event-unused");
            let help = message!("help-event-unused");
            let mut fault = conflict(event.span, "event", message, help);
            fault.related.extend(until.map(|until| (until.span, message!("place-its-end"))));
            faults.push(fault);
        }
        (Some(_), _) | (None, _) => {}
    }
}

fn renewal_notice(renewal: &Sp<Renewal>, missing: &MissingKeys, faults: &mut Vec<Fault>) {
    if let (Some(notice), Some(by)) = (&renewal.notice, &renewal.notice_by) {
        faults.push(
            conflict(
                by.span,
                "notice_by",
                message!("finding-notice-and-notice-by"),
                message!("help-notice-and-notice-by"),
            )
            .related(notice.span, message!("place-notice-given")),
        );
    }
    if let (None, Some(first)) = (&renewal.notice, &renewal.first_notice)
        && !missing.may_have(renewal.span, "notice")
    {
        faults.push(conflict(
            first.span,
            "first_notice",
            message!("finding-first-notice"),
            message!("help-first-notice"),
        ));
    }
}

fn survival_end(survival: &Sp<Survival>, missing: &MissingKeys, faults: &mut Vec<Fault>) {
    let may_have = |key| missing.may_have(survival.span, key);
    match (&survival.until, &survival.duration) {
        (Some(until), Some(duration)) => faults.push(two_ends(until.span, duration.span)),
        (None, None) if !may_have("until") && !may_have("duration") => faults.push(lacks(
            survival.span,
            "duration",
            message!("finding-survival-without-end"),
            message!("help-survival-without-end"),
        )),
        (_, _) => {}
    }
}

/// Anniversaries are counted from the first day.
fn anniversary(agreement: &Agreement, missing: &MissingKeys, faults: &mut Vec<Fault>) {
    let ends = agreement.termination.as_ref().and_then(|termination| termination.ends.as_ref());
    let Some(ends) = ends.filter(|ends| ends.value == ExitDays::Anniversary) else { return };
    if agreement.validity.from.is_none() && !missing.may_have(agreement.validity.span, "from") {
        faults.push(conflict(
            ends.span,
            "from",
            message!("finding-anniversary"),
            message!("help-anniversary"),
        ));
    }
}

fn ending(agreement: &Agreement, missing: &MissingKeys, faults: &mut Vec<Fault>) {
    let Some(end) = &agreement.end else { return };
    if end.date.is_some() || missing.may_have(end.span, "date") {
        return;
    }
    match &end.notice_given {
        Some(given) if !may_have_notice(agreement, missing) => faults.push(conflict(
            given.span,
            "date",
            message!("finding-notice-without-clause"),
            message!("help-notice-without-clause"),
        )),
        None if !missing.may_have(end.span, "notice_given") => faults.push(lacks(
            end.span,
            "date",
            message!("finding-end-without-day"),
            message!("help-end-without-day"),
        )),
        Some(_) | None => {}
    }
}

fn notices_of_parties(agreement: &Agreement, missing: &MissingKeys, faults: &mut Vec<Fault>) {
    if may_have_notice(agreement, missing) {
        return;
    }
    for entry in &agreement.parties.0 {
        let Some(given) = entry.notice_given().filter(|_| entry.until().is_none()) else { continue };
        if !missing.may_have(entry.span(), "until") {
            faults.push(conflict(
                given.span,
                "until",
                message!("finding-party-notice"),
                message!("help-party-notice"),
            ));
        }
    }
}

/// Whether a clause says how long a notice takes, or may say so.
fn may_have_notice(agreement: &Agreement, missing: &MissingKeys) -> bool {
    agreement.termination.is_some()
        || agreement.validity.renewal.is_some()
        || missing.root_may_have("termination")
        || missing.root_may_have("validity")
        || missing.may_have(agreement.validity.span, "renewal")
}

/// Notice is given of an agreement, not of a group.
pub(super) fn members(members: &[PartyEntry], faults: &mut Vec<Fault>) {
    let given = members.iter().filter_map(|member| member.notice_given());
    faults.extend(given.map(|given| {
        conflict(
            given.span,
            "notice_given",
            message!("finding-member-notice"),
            message!("help-member-notice"),
        )
    }));
}
