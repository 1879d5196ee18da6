//! The days on which members of groups become parties of an agreement, or leave it.

use foldhash::{HashMap, HashSet, HashSetExt};

use crate::model::{Date, Id};
use crate::registry::{AgreementIx, Days, PartyIx, Registry};

use super::ceased::last_day;
use super::day::{Day, next, previous};
use super::entry::entry_days;
use super::periods::Periods;

/// A member of a group that becomes a party, or leaves, on a day of its own.
#[derive(Debug, Clone, Copy)]
pub struct MemberChange<'r> {
    /// The group.
    pub group: &'r Id,
    /// The member, a party or a group.
    pub member: &'r Id,
    /// Its first day as a party or, if it leaves, its last.
    pub date: Date,
    /// Whether it leaves.
    pub leaves: bool,
}

impl MemberChange<'_> {
    /// The day that the date comes to.
    fn day(&self) -> Day {
        if self.leaves { self.date.last_day() } else { self.date.first_day() }
    }
}

/// The changes among the parties of an agreement that come from the days of members in their groups. Left out are changes
/// on the day on which the whole group joins or leaves, those of members that are parties otherwise too, and those of
/// members that cease, whose places go on.
#[must_use]
pub fn member_changes<'r>(
    registry: &'r Registry,
    agreement: AgreementIx,
    periods: &Periods,
) -> Vec<MemberChange<'r>> {
    let entries = &registry.agreement(agreement).data.parties.0;
    let named = entries.iter().filter_map(|entry| registry.party_of(entry.id()));
    let written = written_changes(registry, named);
    if written.is_empty() {
        return Vec::new();
    }
    let mut by_party: HashMap<PartyIx, Vec<Candidate>> = HashMap::default();
    for (position, (change, member)) in written.iter().enumerate() {
        for party in registry.expand(*member) {
            let ceases = change.leaves && last_day(registry, *party) == Some(change.day());
            if !ceases {
                by_party.entry(*party).or_default().push(Candidate::of(position, change));
            }
        }
    }
    let mut seen = HashSet::new();
    for (position, entry) in entries.iter().enumerate() {
        let Some(named) = registry.party_of(entry.id()) else { continue };
        let by_entry = entry_days(entry, &periods.notice_exits, position);
        if !seen.insert((named, by_entry)) {
            continue;
        }
        for (party, by_group) in registry.members(named) {
            let candidates = by_party.get_mut(&party).into_iter().flatten();
            candidates.for_each(|candidate| candidate.compare(by_entry, by_group));
        }
    }
    let changing: HashSet<usize> =
        by_party.into_values().flatten().filter(Candidate::is_change).map(|of| of.position).collect();
    let written = written.into_iter().enumerate();
    written.filter(|(position, _)| changing.contains(position)).map(|(_, (change, _))| change).collect()
}

/// Every first and last day that the record of a group, or of a group in it, gives to a member.
fn written_changes(
    registry: &Registry,
    named: impl Iterator<Item = PartyIx>,
) -> Vec<(MemberChange<'_>, PartyIx)> {
    let (mut changes, mut seen) = (Vec::new(), HashSet::new());
    let mut open: Vec<PartyIx> = named.collect();
    open.reverse();
    while let Some(group) = open.pop() {
        if !seen.insert(group) {
            continue;
        }
        let members = registry.party(group).map(|record| record.data.members.as_slice()).unwrap_or_default();
        for entry in members {
            let Some(member) = registry.party_of(entry.id()) else { continue };
            let change = |date: Date, leaves: bool| {
                let group = registry.party_id(group);
                (MemberChange { group, member: entry.id(), date, leaves }, member)
            };
            changes.extend(entry.from().map(|from| change(from.value, false)));
            changes.extend(entry.until().map(|until| change(until.value, true)));
            open.push(member);
        }
    }
    changes
}

/// Whether a written change makes a party one, or no more.
struct Candidate {
    position: usize,
    day: Day,
    leaves: bool,
    is_party: bool,
    is_party_beside: bool,
    is_told_by_entry: bool,
}

impl Candidate {
    fn of(position: usize, change: &MemberChange<'_>) -> Self {
        Candidate {
            position,
            day: change.day(),
            leaves: change.leaves,
            is_party: false,
            is_party_beside: false,
            is_told_by_entry: false,
        }
    }

    /// Takes account of the days of one entry and of one way through its groups.
    fn compare(&mut self, by_entry: Days, by_group: Days) {
        let Some(days) = by_entry.intersect(by_group) else { return };
        let (beside, edge) = match self.leaves {
            true => (next(self.day), by_entry.until),
            false => (previous(self.day), by_entry.from),
        };
        self.is_party |= days.contain(self.day);
        self.is_party_beside |= days.contain(beside);
        self.is_told_by_entry |= days.contain(self.day) && edge == Some(self.day);
    }

    fn is_change(&self) -> bool {
        self.is_party && !self.is_party_beside && !self.is_told_by_entry
    }
}
