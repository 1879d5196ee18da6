//! How an agreement ends, and what follows.

use std::fmt::Display;

use crate::rules::dates::when;
use crate::rules::finding::Finding;
use crate::rules::prelude::*;
use crate::time::{EndCause, Obstacle, Successor, end_as_written};

/// Its last day as written, its distance and what it ends with: `valid through 2024-12-31 (1 day ago)`.
pub(super) fn valid_through(case: &Case<'_>, agreement: AgreementIx) -> String {
    let periods = case.periods(agreement);
    let Some(last) = periods.last_day() else {
        return "valid through a day that nobody wrote down".to_owned();
    };
    let date = end_as_written(case.registry, agreement, last);
    let with = ends_with(case, agreement).map(|host| format!(", with `{host}`")).unwrap_or_default();
    format!("valid through {date}{}{with}", case.distance_to(date))
}

/// The id of the agreement it ends with, if that decides its end.
pub(super) fn ends_with<'r>(case: &Case<'r>, agreement: AgreementIx) -> Option<&'r dyn Display> {
    let periods = case.periods(agreement);
    let is_with = periods.end.is_some_and(|(_, cause)| cause == EndCause::EndedWith);
    let host = periods.host.filter(|_| is_with)?;
    Some(case.id(host))
}

/// States that nothing follows it, or not at once.
pub(super) fn follows(case: &Case<'_>, agreement: AgreementIx) -> String {
    let from = case.taken_over_days(agreement);
    match from.map(|from| from.written().map_or_else(|| when(from), |date| date.to_string())) {
        Some(from) => format!("nothing takes over until {from}"),
        None => "nothing takes over".to_owned(),
    }
}

/// Adds each successor that has not taken over by the day, with the reason.
pub(super) fn relate_pending(case: &Case<'_>, agreement: AgreementIx, finding: &mut Finding) {
    for successor in pending(case, agreement) {
        let (id, why) = (case.id(successor.agreement), why_not(case, successor));
        let place = case.replaces_place(successor.agreement, successor.entry);
        let is = if is_live(case, successor) { "is" } else { "was" };
        let is_applied = case.standing(successor.agreement).state == State::Provisional;
        let applied = if is_applied { "; it is applied provisionally" } else { "" };
        finding.related(place, format!("`{id}` {is} to replace it, but {why}{applied}"));
    }
}

/// What to do next about an end without a successor.
pub(super) fn what_next(case: &Case<'_>, agreement: AgreementIx) -> String {
    let successor = pending(case, agreement).find(|successor| is_live(case, successor));
    let is_statutory = case.is_statutory(agreement);
    let first = match successor {
        Some(successor) => format!("get `{}` into force, or record", case.id(successor.agreement)),
        None if is_statutory => "record its successor (`[[replaces]]`), or".to_owned(),
        None => "record its successor (`[[replaces]]`),".to_owned(),
    };
    let or_end = if is_statutory { "" } else { ", or `[end]` if it is to end for good" };
    format!("{first} a decided `[[extension]]`{or_end}")
}

fn pending<'r>(case: &Case<'r>, agreement: AgreementIx) -> impl Iterator<Item = &'r Successor> {
    let day = case.day();
    let successors = &case.periods(agreement).successors;
    successors.iter().filter(move |successor| successor.takes_over.is_none_or(|from| !from.is_by(day)))
}

fn why_not(case: &Case<'_>, successor: &Successor) -> String {
    if let Some(from) = case.takes_over_days(successor.agreement, successor.entry) {
        return format!("takes over only {}", when(from));
    }
    if let Some(why) = why_not_decided(case, successor.agreement) {
        return why;
    }
    let links = case.registry.links(successor.agreement).replaces.get(successor.entry);
    let others = links.iter().flat_map(|entry| &entry.together_with).flatten();
    let lacking = others.filter_map(|other| Some((case.id(*other), why_not_decided(case, *other)?)));
    match lacking.map(|(id, why)| format!("needs `{id}`, which {why}")).next() {
        Some(why) => why,
        None => "needs another that is not there".to_owned(),
    }
}

/// Why it is not known when the agreement enters into force. None if it is known.
fn why_not_decided(case: &Case<'_>, agreement: AgreementIx) -> Option<String> {
    let obstacle = case.obstacle(agreement)?;
    let state = case.standing(agreement).state;
    if let Some(end) = case.written_ending(agreement).filter(|_| state == State::Ended) {
        return Some(format!("was ended through {end}"));
    }
    Some(match obstacle {
        Obstacle::Draft => "is a draft".to_owned(),
        Obstacle::Consultation => "is out for comments".to_owned(),
        Obstacle::NotAdopted | Obstacle::Rejected => format!("is {}", case.not_adopted(agreement)),
        Obstacle::AdoptedTooLate | Obstacle::EndsBeforeStart | Obstacle::NoFirstDay => {
            "was never in force".to_owned()
        }
    })
}

fn is_live(case: &Case<'_>, successor: &Successor) -> bool {
    case.standing(successor.agreement).state.is_live()
}
