//! How an agreement ends, and what is to come after it.

use crate::model::agreement::Stage;
use crate::rules::finding::Finding;
use crate::rules::prelude::*;
use crate::time::{EndCause, Reason, Successor};

/// Its last day as written, with how far that is and what it ends with: `valid through 2024-12-31 (1 day ago)`.
pub(super) fn valid_through(case: &Case<'_>, agreement: AgreementIx) -> String {
    let written = case.standing(agreement).reasons.iter().find_map(|reason| {
        if let Reason::Through(date, cause) | Reason::RanOut(date, cause) = reason {
            Some((*date, *cause))
        } else {
            None
        }
    });
    let Some((date, cause)) = written else { return "valid through a day that nobody wrote down".to_owned() };
    let links = case.registry.links(agreement);
    let host = links.ends_with.or(links.ends_when_replaced).filter(|_| cause == EndCause::EndedWith);
    let with = host.map(|host| format!(", with `{}`", case.id(host))).unwrap_or_default();
    format!("valid through {date} ({}){with}", case.distance(date.last_day()))
}

/// Adds each successor that has not taken over by the day, and why it has not.
pub(super) fn relate_pending(case: &Case<'_>, agreement: AgreementIx, finding: &mut Finding) {
    for successor in pending(case, agreement) {
        let record = case.record(successor.agreement);
        if let Some(replaces) = record.data.replaces.get(successor.entry) {
            let message = format!("`{}` is to replace it, but {}", record.id, why_not(case, successor));
            finding.related(record.at(replaces.id.span), message);
        }
    }
}

/// The next thing to do about an end that nothing follows.
pub(super) fn what_next(case: &Case<'_>, agreement: AgreementIx) -> String {
    let first = match pending(case, agreement).next() {
        Some(successor) => format!("get `{}` into force", case.id(successor.agreement)),
        None => "record what `[[replaces]]` it".to_owned(),
    };
    format!("{first}, or the decision on an `[[extension]]`, or `[end]` if it is to end for good")
}

fn pending<'r>(case: &Case<'r>, agreement: AgreementIx) -> impl Iterator<Item = &'r Successor> {
    let day = case.day();
    let successors = &case.periods(agreement).successors;
    successors.iter().filter(move |successor| successor.takes_over.is_none_or(|from| !from.is_by(day)))
}

fn why_not(case: &Case<'_>, successor: &Successor) -> String {
    if let Some(from) = successor.takes_over.and_then(When::day) {
        return format!("takes over only on {from}");
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

/// Why it is not known when it enters into force; none where that is known.
fn why_not_decided(case: &Case<'_>, agreement: AgreementIx) -> Option<String> {
    let periods = case.periods(agreement);
    if periods.start.is_some() {
        return None;
    }
    let stage = case.agreement(agreement).stage.as_ref().map(|stage| stage.value).unwrap_or_default();
    Some(match stage {
        Stage::Draft => "is a draft".to_owned(),
        Stage::Consultation => "is out for comments".to_owned(),
        Stage::Adopted => format!("is not adopted by {}", case.party_list(&periods.adoption.missing, 5)),
    })
}
