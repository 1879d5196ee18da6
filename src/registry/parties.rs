//! All parties by id, with groups expanded.

use chrono::NaiveDate;
use foldhash::{HashMap, HashMapExt};

use crate::model::party::PartyKind;
use crate::model::validity::Required;
use crate::model::{Agreement, Id, PartyEntry};
use crate::parallel;
use crate::source::ThinVec;

use super::aggregate::Registry;
use super::position::PartyIx;

/// All parties by id, with groups expanded.
#[derive(Debug, Default)]
pub(super) struct PartyLinks {
    ids: Vec<Id>,
    /// How many of them have a record or are named by the record of a party. The others are named only by agreements.
    of_parties: usize,
    by_id: HashMap<Id, PartyIx>,
    /// The expansion of each party.
    expanded: Vec<Expansion>,
}

/// A period of days, both ends inclusive. Open at an end that is None.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Days {
    /// The days of an entry of `parties` or `members`.
    #[must_use]
    pub fn of(entry: &PartyEntry) -> Self {
        Days {
            from: entry.from().map(|from| from.first_day()),
            until: entry.until().map(|until| until.last_day()),
        }
    }

    /// Whether `day` lies in the period.
    #[must_use]
    pub fn contain(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The days that both periods have in common. None if there are none.
    #[must_use]
    pub fn intersect(self, other: Days) -> Option<Days> {
        let from = self.from.max(other.from);
        let until = match (self.until, other.until) {
            (Some(until), Some(other)) => Some(until.min(other)),
            (until, other) => until.or(other),
        };
        let is_empty = from.zip(until).is_some_and(|(from, until)| until < from);
        (!is_empty).then_some(Days { from, until })
    }

    fn cover(self, other: Days) -> bool {
        self.from.is_none_or(|from| other.from.is_some_and(|other| from <= other))
            && self.until.is_none_or(|until| other.until.is_some_and(|other| other <= until))
    }
}

/// The parties that a party stands for.
#[derive(Debug)]
struct Expansion {
    /// All parties that it ever stands for: its members, or itself if it is not a group.
    leaves: Vec<PartyIx>,
    /// The days on which each of them is a member. None if all always are.
    days: Option<Vec<ThinVec<Days>>>,
}

impl PartyLinks {
    pub(super) fn find(&self, id: &Id) -> Option<PartyIx> {
        self.by_id.get(id).copied()
    }

    #[expect(clippy::indexing_slicing, reason = "an index is only ever made by `intern`")]
    pub(super) fn id(&self, party: PartyIx) -> &Id {
        &self.ids[party.position()]
    }

    #[expect(clippy::indexing_slicing, reason = "one entry is made for each party")]
    pub(super) fn expand(&self, party: PartyIx) -> &[PartyIx] {
        &self.expanded[party.position()].leaves
    }

    /// The parties that it stands for, each with the days on which it does. A party may occur several times.
    #[expect(clippy::indexing_slicing, reason = "one entry is made for each party")]
    pub(super) fn members(&self, party: PartyIx) -> impl Iterator<Item = (PartyIx, Days)> {
        let Expansion { leaves, days } = &self.expanded[party.position()];
        leaves.iter().enumerate().flat_map(move |(at, leaf)| {
            let days = days
                .as_ref()
                .and_then(|days| days.get(at))
                .map_or(&[Days { from: None, until: None }][..], |days| days);
            days.iter().map(|days| (*leaf, *days))
        })
    }

    pub(super) fn expand_on(&self, party: PartyIx, day: NaiveDate) -> impl Iterator<Item = PartyIx> {
        let mut last = None;
        let on = self.members(party).filter(move |(_, days)| days.contain(day)).map(|(leaf, _)| leaf);
        on.filter(move |leaf| last.replace(*leaf) != Some(*leaf))
    }

    /// Makes parties of different registries one where their official codes are the same: that of one's own registry, or
    /// else of the nearest. A code that two parties of a registry have says nothing of either; nor is a group ever one
    /// with a single party.
    fn unite(&mut self, registry: &Registry) {
        type Coded<'r> = (bool, &'r str);
        let mut by_code: HashMap<Coded<'_>, Vec<(usize, usize)>> = HashMap::new();
        for (at, record) in registry.parties.records.iter().enumerate() {
            let is_group = record.data.kind.as_ref().is_some_and(|kind| kind.value == PartyKind::Group);
            if let Some(code) = &record.data.code {
                let coded = by_code.entry((is_group, code.value.as_str())).or_default();
                coded.push((registry.member_of(record.file), at));
            }
        }
        for coded in by_code.into_values() {
            let mut alone = coded.chunk_by(|(a, _), (b, _)| a == b).filter_map(|same| match same {
                [(_, only)] => Some(*only),
                _ => None,
            });
            let Some(first) = alone.next() else { continue };
            for record in alone.filter_map(|at| registry.parties.records.get(at)) {
                self.by_id.insert(record.id, PartyIx::from(first));
            }
        }
    }

    /// Whether the parties that an agreement names are all known without it.
    pub(super) fn know_parties_of(&self, agreement: &Agreement) -> bool {
        let is_known = |id: &Id| self.find(id).is_some_and(|party| party.position() < self.of_parties);
        named_parties(agreement).all(is_known)
    }

    fn intern(&mut self, id: &Id) -> PartyIx {
        if let Some(party) = self.by_id.get(id) {
            return *party;
        }
        let party = PartyIx::from(self.ids.len());
        self.ids.push(*id);
        self.by_id.insert(*id, party);
        party
    }
}

/// Collects and expands every party that has a record or is named by one.
pub(super) fn party_links(registry: &Registry) -> PartyLinks {
    let (parties, agreements) = (&registry.parties.records, &registry.agreements.records);
    let mut links = PartyLinks::default();
    for record in parties {
        links.intern(&record.id);
    }
    if !registry.others.is_empty() {
        links.unite(registry);
    }
    for member in parties.iter().flat_map(|record| &record.data.members) {
        links.intern(member.id());
    }
    for successor in parties.iter().flat_map(|record| &record.data.replaced_by) {
        links.intern(&successor.value);
    }
    links.of_parties = links.ids.len();
    // Usually all of them are known by now.
    let unknown = parallel::flat_map(agreements, |record| {
        named_parties(&record.data).filter(|id| links.find(id).is_none())
    });
    for id in unknown {
        links.intern(id);
    }
    let member = |entry: &PartyEntry| Some((links.find(entry.id())?, Days::of(entry)));
    let members: Vec<Vec<(PartyIx, Days)>> =
        parties.iter().map(|record| record.data.members.iter().filter_map(member).collect()).collect();
    let all: Vec<PartyIx> = (0..links.ids.len()).map(PartyIx::from).collect();
    links.expanded = parallel::map(&all, |party| expand(*party, &members));
    links
}

/// Every party that an agreement names, in the order of its keys, and the bodies that decided on it.
fn named_parties(agreement: &Agreement) -> impl Iterator<Item = &Id> {
    let parties = agreement.parties.0.iter().map(PartyEntry::id);
    let deciders = agreement.decision.iter().map(|decision| &decision.by.value);
    let required = match agreement.required_adoption() {
        Some(Required::Parties(required)) => required.as_slice(),
        Some(Required::None | Required::AllParties | Required::Number(_)) | None => &[],
    };
    parties.chain(deciders).chain(required.iter().map(|id| &id.value))
}

/// The leaves below `party`, in the order of the walk. Each group of a cycle is visited once.
fn expand(party: PartyIx, members: &[Vec<(PartyIx, Days)>]) -> Expansion {
    let members_of = |party: PartyIx| members.get(party.position()).map_or(&[][..], Vec::as_slice);
    if members_of(party).is_empty() {
        return Expansion { leaves: vec![party], days: None };
    }
    let (mut leaves, mut have_days) = (Vec::new(), false);
    let mut reached: HashMap<PartyIx, ThinVec<Days>> = HashMap::new();
    let mut open = vec![(party, Days::default())];
    while let Some((next, days)) = open.pop() {
        let known = reached.entry(next).or_default();
        if known.iter().any(|known| known.cover(days)) {
            continue;
        }
        if known.is_empty() && members_of(next).is_empty() {
            leaves.push(next);
        }
        known.push(days);
        have_days |= days != Days::default();
        let below = members_of(next).iter().rev();
        open.extend(below.filter_map(|(member, on)| Some((*member, days.intersect(*on)?))));
    }
    let days =
        have_days.then(|| leaves.iter().map(|leaf| reached.remove(leaf).unwrap_or_default()).collect());
    Expansion { leaves, days }
}
