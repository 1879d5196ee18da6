//! References between records, resolved once.
//!
//! A reference to what does not exist resolves to nothing here; the rules report it. Parties are different: an
//! adoption by a party without a record is an adoption all the same, so each name gets a [`PartyIx`] of its own.

use chrono::NaiveDate;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use rayon::prelude::*;

use crate::model::validity::Required;
use crate::model::{Agreement, Id, Party, PartyEntry};
use crate::source::{Few, Sp};

use super::registry::{AgreementIx, BodyIx, PartyIx, Record, Registry};

/// The references of an agreement.
#[derive(Debug, Default)]
pub struct AgreementLinks {
    /// The body responsible for it, as written: see `time::bodies` for who holds its duties on a day.
    pub owner: Option<BodyIx>,
    /// Its parties, groups expanded, each with the entry that names it.
    pub parties: Vec<Membership>,
    /// One for each `[[replaces]]`, in the order of the record.
    pub replaces: Few<ReplacesLink>,
    /// The agreements that replace the whole of it, whatever their stage; in the order of ids. Itself is never one.
    pub successors: Few<AgreementIx>,
    /// The agreement that it ends with.
    pub ends_with: Option<AgreementIx>,
    /// The agreement until whose replacement it lives.
    pub ends_when_replaced: Option<AgreementIx>,
    /// One for each `based_on`.
    pub based_on: Few<Option<AgreementIx>>,
    /// The agreements that it amends.
    pub amends: Few<AgreementIx>,
    /// The agreements that rest on this one; in the order of ids.
    pub basis_of: Few<AgreementIx>,
    /// The agreements that amend it or replace sections of it, whatever their stage; in the order of ids.
    pub amended_by: Few<AgreementIx>,
}

/// A party of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// The party; never a group.
    pub party: PartyIx,
    /// The position of the entry in `parties` that names it, or its group.
    pub entry: u32,
}

/// A `[[replaces]]`, resolved.
#[derive(Debug, Default)]
pub struct ReplacesLink {
    /// The replaced agreement; none where the reference leads nowhere or to the record itself.
    pub agreement: Option<AgreementIx>,
    /// Does it replace the whole of it?
    pub whole: bool,
    /// One for each of `together_with`.
    pub together_with: Vec<Option<AgreementIx>>,
}

/// The references of a body.
#[derive(Debug, Default)]
pub struct BodyLinks {
    /// The bodies that take over its documents and duties; in the order of ids. Itself is never one.
    pub successors: Vec<BodyIx>,
}

/// All parties by name, and the groups among them expanded.
#[derive(Debug, Default)]
pub(super) struct PartyLinks {
    ids: Vec<Id>,
    by_id: HashMap<Id, PartyIx>,
    /// One for each party: what it stands for.
    expanded: Vec<Expansion>,
}

/// Days from one through another, both inclusive; without an end where none is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first.
    pub from: Option<NaiveDate>,
    /// The last.
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

    /// Is `day` one of them?
    #[must_use]
    pub fn contain(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The days that are among both; none where no day is.
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
    /// All that it ever stands for: its members, itself if it is no group.
    leaves: Vec<PartyIx>,
    /// For each of them the days on which it is one; absent where all are on every day.
    days: Option<Vec<Few<Days>>>,
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

    /// What it stands for, each with the days on which it does; a party may come more than once.
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

/// Resolves the references of all records.
pub(super) fn link(registry: &mut Registry) {
    registry.party_links = party_links(&registry.parties.records, &registry.agreements.records);
    registry.agreement_links = {
        let registry = &*registry;
        registry
            .agreements
            .records
            .par_iter()
            .enumerate()
            .map(|(at, record)| agreement_links(registry, AgreementIx::from(at), &record.data))
            .collect()
    };
    add_successors(&mut registry.agreement_links);
    registry.body_links = body_links(registry);
}

fn party_links(parties: &[Record<Party>], agreements: &[Record<Agreement>]) -> PartyLinks {
    let mut links = PartyLinks::default();
    for record in parties {
        links.intern(&record.id);
    }
    for member in parties.iter().flat_map(|record| &record.data.members) {
        links.intern(&member.id);
    }
    for successor in parties.iter().flat_map(|record| &record.data.replaced_by) {
        links.intern(&successor.value);
    }
    // Mostly all of them are known by now.
    let unknown = agreements
        .par_iter()
        .flat_map_iter(|record| named_parties(&record.data).filter(|id| links.find(id).is_none()));
    for id in unknown.collect::<Vec<&Id>>() {
        links.intern(id);
    }
    let member = |entry: &Sp<PartyEntry>| Some((links.find(&entry.id)?, Days::of(entry)));
    let members: Vec<Vec<(PartyIx, Days)>> =
        parties.iter().map(|record| record.data.members.iter().filter_map(member).collect()).collect();
    links.expanded =
        (0..links.ids.len()).into_par_iter().map(|at| expand(PartyIx::from(at), &members)).collect();
    links
}

/// Every party that an agreement names, in the order of its keys, and the bodies that have decided on it.
fn named_parties(agreement: &Agreement) -> impl Iterator<Item = &Id> {
    let parties = agreement.parties.0.iter().map(|entry| &entry.id);
    let deciders = agreement.decision.iter().map(|decision| &decision.by.value);
    let required = match required(agreement) {
        Some(Required::Parties(required)) => required.as_slice(),
        Some(Required::None | Required::AllParties | Required::Number(_)) | None => &[],
    };
    parties.chain(deciders).chain(required.iter().map(|id| &id.value))
}

/// Whose adoption an agreement requires.
pub(super) fn required(agreement: &Agreement) -> Option<&Required> {
    agreement.adoption.as_ref()?.required.as_ref().map(|required| &required.value)
}

/// The leaves under `party`, in the order they are met. A circle of groups is walked once.
fn expand(party: PartyIx, members: &[Vec<(PartyIx, Days)>]) -> Expansion {
    let of = |party: PartyIx| members.get(party.position()).map_or(&[][..], Vec::as_slice);
    if of(party).is_empty() {
        return Expansion { leaves: vec![party], days: None };
    }
    let (mut leaves, mut have_days) = (Vec::new(), false);
    let mut reached: HashMap<PartyIx, Few<Days>> = HashMap::new();
    let mut open = vec![(party, Days::default())];
    while let Some((next, days)) = open.pop() {
        let known = reached.entry(next).or_default();
        if known.iter().any(|known| known.cover(days)) {
            continue;
        }
        if known.is_empty() && of(next).is_empty() {
            leaves.push(next);
        }
        known.push(days);
        have_days |= days != Days::default();
        let below = of(next).iter().rev();
        open.extend(below.filter_map(|(member, on)| Some((*member, days.intersect(*on)?))));
    }
    let days =
        have_days.then(|| leaves.iter().map(|leaf| reached.remove(leaf).unwrap_or_default()).collect());
    Expansion { leaves, days }
}

fn agreement_links(registry: &Registry, this: AgreementIx, agreement: &Agreement) -> AgreementLinks {
    let resolve = |id: &Sp<Id>| registry.agreement_of(&id.value);
    let other = |id: &Sp<Id>| resolve(id).filter(|found| *found != this);
    let (mut seen, mut named) = (HashSet::new(), HashSet::new());
    let mut parties = Vec::new();
    for (at, entry) in agreement.parties.0.iter().enumerate() {
        let party = registry.party_of(&entry.id).filter(|party| named.insert(*party));
        for party in party.iter().flat_map(|party| registry.expand(*party)) {
            if seen.insert(*party) {
                parties.push(Membership { party: *party, entry: u32::try_from(at).unwrap_or(u32::MAX) });
            }
        }
    }
    AgreementLinks {
        owner: agreement.owner.as_ref().and_then(|owner| registry.body_of(&owner.value)),
        parties,
        replaces: agreement
            .replaces
            .iter()
            .map(|replaces| ReplacesLink {
                agreement: other(&replaces.id),
                whole: replaces.is_whole(),
                together_with: replaces.together_with.iter().map(resolve).collect(),
            })
            .collect(),
        successors: Few::default(),
        ends_with: agreement.validity.ends_with.as_deref().and_then(other),
        ends_when_replaced: agreement.validity.ends_when_replaced.as_deref().and_then(other),
        based_on: agreement.based_on.iter().map(resolve).collect(),
        amends: agreement.amends.iter().filter_map(|amends| other(&amends.id)).collect(),
        basis_of: Few::default(),
        amended_by: Few::default(),
    }
}

/// Fills in the other end of `replaces`, `amends` and `based_on`.
fn add_successors(links: &mut [AgreementLinks]) {
    let (mut successors, mut basis_of, mut amended_by) = (Vec::new(), Vec::new(), Vec::new());
    for (at, of) in links.iter().enumerate() {
        let this = AgreementIx::from(at);
        for replaces in &of.replaces {
            let found = if replaces.whole { &mut successors } else { &mut amended_by };
            found.extend(replaces.agreement.map(|replaced| (replaced, this)));
        }
        amended_by.extend(of.amends.iter().map(|amended| (*amended, this)));
        basis_of
            .extend(of.based_on.iter().flatten().filter(|basis| **basis != this).map(|basis| (*basis, this)));
    }
    fill_in(links, successors, |links| &mut links.successors);
    fill_in(links, basis_of, |links| &mut links.basis_of);
    fill_in(links, amended_by, |links| &mut links.amended_by);
}

/// Adds to the list of each first agreement the second, once. The second ones come in the order of ids.
fn fill_in(
    links: &mut [AgreementLinks],
    pairs: Vec<(AgreementIx, AgreementIx)>,
    list: impl Fn(&mut AgreementLinks) -> &mut Few<AgreementIx>,
) {
    for (to, from) in pairs {
        if let Some(list) = links.get_mut(to.position()).map(&list)
            && list.last() != Some(&from)
        {
            list.push(from);
        }
    }
}

fn body_links(registry: &Registry) -> Vec<BodyLinks> {
    let mut links: Vec<BodyLinks> = Vec::new();
    links.resize_with(registry.bodies.records.len(), BodyLinks::default);
    for (at, record) in registry.bodies.records.iter().enumerate() {
        let this = BodyIx::from(at);
        for replaced in record.data.replaces.iter().filter_map(|id| registry.body_of(&id.value)) {
            if let Some(links) = links.get_mut(replaced.position())
                && replaced != this
                && links.successors.last() != Some(&this)
            {
                links.successors.push(this);
            }
        }
    }
    links
}
