//! How an agreement ends, and what follows.

use crate::model::Id;
use crate::rules::dates::when;
use crate::rules::finding::Finding;
use crate::rules::prelude::*;
use crate::time::{EndCause, Obstacle, Successor, end_as_written};

/// Its last day as written, its distance and what it ends with: `valid through 2024-12-31 (1 day ago)`.
pub(super) fn valid_through(case: &Case<'_>, agreement: AgreementIx) -> Message {
    let periods = case.periods(agreement);
    let Some(last) = periods.last_day() else { return message!("valid-through-unknown") };
    let end = case.dated(end_as_written(case.registry, agreement, last));
    match (ends_with(case, agreement), last < case.day()) {
        (None, false) => message!("valid-through", end = end),
        (Some(host), false) => message!("valid-through-with", end = end, host = host),
        (None, true) => message!("ran-out", end = end),
        (Some(host), true) => message!("ran-out-with", end = end, host = host),
    }
}

/// The id of the agreement it ends with, if that decides its end.
pub(super) fn ends_with<'r>(case: &Case<'r>, agreement: AgreementIx) -> Option<&'r Id> {
    let periods = case.periods(agreement);
    let is_with = periods.end.is_some_and(|(_, cause)| cause == EndCause::EndedWith);
    let host = periods.host.filter(|_| is_with)?;
    Some(case.id(host))
}

/// States that nothing follows it, or not at once.
pub(super) fn follows(case: &Case<'_>, agreement: AgreementIx) -> Message {
    let from = case.taken_over_days(agreement);
    let is_pending = || pending(case, agreement).any(|successor| is_live(case, successor));
    match from.map(|from| from.written().map_or_else(|| when(from), |date| message!("day", day = date))) {
        Some(from) => message!("follows-when", from = from),
        None if is_pending() => message!("follows-pending"),
        None => message!("follows-nothing"),
    }
}

/// Through which day an agreement is valid, that nothing follows, and whether a law requires it.
pub(super) fn nothing_follows(case: &Case<'_>, agreement: AgreementIx) -> Message {
    let (valid, follows) = (valid_through(case, agreement), follows(case, agreement));
    match case.is_statutory(agreement) {
        true => message!("then-follows-by-law", valid = valid, follows = follows),
        false => message!("then-follows", valid = valid, follows = follows),
    }
}

/// Adds each successor that has not taken over by the day, with the reason.
pub(super) fn relate_pending(case: &Case<'_>, agreement: AgreementIx, finding: &mut Finding) {
    for successor in pending(case, agreement) {
        let (id, why) = (case.id(successor.agreement), why_not(case, successor));
        let place = case.replaces_place(successor.agreement, successor.entry());
        let is_applied = case.standing(successor.agreement).state == State::Provisional;
        let message = match (is_live(case, successor), is_applied) {
            (true, false) => message!("place-is-to-replace", id = id, why = why),
            (true, true) => message!("place-is-to-replace-applied", id = id, why = why),
            (false, false) => message!("place-was-to-replace", id = id, why = why),
            (false, true) => message!("place-was-to-replace-applied", id = id, why = why),
        };
        finding.related(place, message);
    }
}

/// What to do next about an end without a successor.
pub(super) fn what_next(case: &Case<'_>, agreement: AgreementIx) -> Message {
    let successor = pending(case, agreement).find(|successor| is_live(case, successor));
    let id = successor.map(|successor| case.id(successor.agreement));
    match (id, case.is_statutory(agreement)) {
        (Some(id), false) => message!("help-successor-live", id = id),
        (Some(id), true) => message!("help-successor-live-by-law", id = id),
        (None, false) => message!("help-successor"),
        (None, true) => message!("help-successor-by-law"),
    }
}

fn pending<'r>(case: &Case<'r>, agreement: AgreementIx) -> impl Iterator<Item = &'r Successor> {
    let day = case.day();
    let successors = &case.periods(agreement).successors;
    successors.iter().filter(move |successor| successor.takes_over.is_none_or(|from| !from.is_by(day)))
}

fn why_not(case: &Case<'_>, successor: &Successor) -> Message {
    if let Some(from) = case.takes_over_days(successor.agreement, successor.entry()) {
        return message!("takes-over-only", when = when(from));
    }
    if let Some(why) = why_not_decided(case, successor.agreement) {
        return why;
    }
    let links = case.registry.links(successor.agreement).replaces.get(successor.entry());
    let others = links.iter().flat_map(|entry| &entry.together_with).flatten();
    let lacking = others.filter_map(|other| Some((case.id(*other), why_not_decided(case, *other)?)));
    match lacking.map(|(id, why)| message!("needs-other", id = id, why = why)).next() {
        Some(why) => why,
        None => message!("needs-missing"),
    }
}

/// Why it is not known when the agreement enters into force. None if it is known.
fn why_not_decided(case: &Case<'_>, agreement: AgreementIx) -> Option<Message> {
    let obstacle = case.obstacle(agreement)?;
    let state = case.standing(agreement).state;
    if let Some(end) = case.written_ending(agreement).filter(|_| state == State::Ended) {
        return Some(message!("was-ended-through", end = end));
    }
    Some(match obstacle {
        Obstacle::Draft => message!("is-draft"),
        Obstacle::Consultation => message!("is-out-for-comments"),
        Obstacle::NotAdopted | Obstacle::Rejected => {
            message!("is-adopted-so", adopted = case.not_adopted(agreement))
        }
        Obstacle::AdoptedTooLate | Obstacle::EndsBeforeStart | Obstacle::NoFirstDay => {
            message!("was-never-in-force")
        }
    })
}

fn is_live(case: &Case<'_>, successor: &Successor) -> bool {
    case.standing(successor.agreement).state.is_live()
}
