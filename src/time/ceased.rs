//! Parties that have ceased, and their successors.

use foldhash::{HashSet, HashSetExt};

use crate::registry::{PartyIx, Registry};

use super::day::Day;

/// The party that succeeds another, and the last day of that other. None if it has no successor.
pub(super) fn successor(registry: &Registry, party: PartyIx) -> Option<(PartyIx, Day)> {
    let record = &registry.party(party)?.data;
    let last = record.until.as_ref()?.last_day();
    let next = registry.party_of(&record.replaced_by.as_ref()?.value)?;
    Some((next, last))
}

/// Whether a party had ceased before `day`.
#[must_use]
pub fn has_ceased(registry: &Registry, party: PartyIx, day: Day) -> bool {
    last_day(registry, party).is_some_and(|last| last < day)
}

pub(super) fn last_day(registry: &Registry, party: PartyIx) -> Option<Day> {
    registry.party(party)?.data.until.as_ref().map(|until| until.last_day())
}

/// The party that holds a party's place on `day`: itself until it ceases, then its successor, and so on. None if it has
/// ceased without a successor.
#[must_use]
pub fn holder(registry: &Registry, party: PartyIx, day: Day) -> Option<PartyIx> {
    let (mut seen, mut at) = (HashSet::new(), party);
    while has_ceased(registry, at, day) {
        let (next, _) = successor(registry, at)?;
        if !seen.insert(next) {
            return None;
        }
        at = next;
    }
    Some(at)
}
