//! The decision that adopted an agreement.

use foldhash::HashSet;

use crate::model::validity::{Decision, Outcome};
use crate::registry::PartyIx;
use crate::rules::prelude::*;
use crate::time::Day;

/// The decision that adopted an agreement whose start is `first`, and its day: the last of the required adoptions; or
/// the first adoption of all if none is required. The decision of a party that joined later does not count, as it only
/// tells when that party joined.
pub(super) fn adopting<'r>(
    case: &Case<'r>,
    agreement: AgreementIx,
    first: Day,
) -> Option<(&'r Decision, Day)> {
    let record = case.agreement(agreement);
    let adopted = record.decision.iter().filter_map(|decision| {
        let is_adoption = decision.outcome.as_ref().is_some_and(|outcome| outcome.value == Outcome::Adopted);
        let day = decision.date.as_ref().filter(|_| is_adoption)?.last_day();
        Some((&decision.value, day))
    });
    let parties = parties_from_the_start(case, agreement, first);
    let is_by_party = |decision: &Decision| {
        let by = case.registry.party_of(&decision.by.value);
        by.is_some_and(|by| case.registry.expand(by).iter().any(|party| parties.contains(party)))
    };
    let adoption = &case.periods(agreement).adoption;
    if !adoption.is_required() {
        let is_by_body = |decision: &Decision| case.registry.body_of(&decision.by.value).is_some();
        let counted = adopted.filter(|(decision, _)| is_by_party(decision) || is_by_body(decision));
        // The earliest that may have been the first, as no other certainly precedes it.
        return counted.min_by_key(|(decision, _)| decision.date.as_ref().map(|date| date.first_day()));
    }
    let completed = adoption.completed?;
    adopted.rev().find(|(decision, day)| *day == completed && is_by_party(decision))
}

/// The parties whose adoption counts: the required ones, otherwise all; without those that joined after `first`.
fn parties_from_the_start(case: &Case<'_>, agreement: AgreementIx, first: Day) -> HashSet<PartyIx> {
    let entries = &case.agreement(agreement).parties.0;
    let members = &case.registry.links(agreement).parties;
    let joined_later = |entry: u32| {
        let from = entries.get(entry as usize).and_then(|entry| entry.from());
        from.is_some_and(|from| from.first_day() > first)
    };
    let required = case.periods(agreement).adoption.required();
    let mut parties: HashSet<PartyIx> = if required.is_empty() {
        members.iter().map(|member| member.party).collect()
    } else {
        required.iter().copied().collect()
    };
    for member in members.iter().filter(|member| joined_later(member.entry)) {
        parties.remove(&member.party);
    }
    parties
}
