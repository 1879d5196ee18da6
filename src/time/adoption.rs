//! Who has adopted an agreement, and when all who must had.

use std::collections::BTreeMap;
use std::rc::Rc;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::model::validity::{Decision, Outcome, Required};
use crate::model::{Agreement, Date, Id, PartyEntry};
use crate::registry::{AgreementIx, Days, PartyIx, Registry};
use crate::source::{Sp, ThinVec};

use super::day::{Day, add, next};
use super::parties::{holder, successor};

/// How the adoption of an agreement stands. Independent of the day: a decision counts on its day, also a coming one.
#[derive(Debug, Clone, Default)]
pub struct Adoption {
    /// The parties that must adopt, groups expanded, in the order of the record; none where nobody's is required.
    pub required: Vec<PartyIx>,
    /// How many of `required` must, where a number of them is enough.
    pub number: Option<u32>,
    /// Those of `required` that have not adopted, if it is not complete.
    pub missing: ThinVec<PartyIx>,
    /// Those of `required` that have rejected it by their latest decisive decision, with its position in the record.
    pub rejected: ThinVec<(PartyIx, usize)>,
    /// Have all who must adopted it? True where nobody must.
    pub complete: bool,
    /// The day on which adoption was completed, with `adoption.delay` added: `A`.
    pub day: Option<Day>,
}

impl Adoption {
    /// Is anyone's adoption required?
    #[must_use]
    pub fn is_required(&self) -> bool {
        !self.required.is_empty()
    }

    /// How many of those who must have adopted it, as long as it is not complete.
    #[must_use]
    pub fn adopted(&self) -> usize {
        self.required.len().saturating_sub(self.missing.len())
    }
}

/// A dated decision that a party has adopted or rejected an agreement: its own, or one of a group that it was in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Vote {
    /// The day on which it counts.
    day: Day,
    /// Its position in the record: of two on one day the later one counts.
    position: usize,
    adopted: bool,
}

/// The decisive decisions of each party on an agreement, in the order of days. Those who have always decided together share
/// them: a large group may have decided often.
#[derive(Debug, Default)]
pub(super) struct Votes {
    by_party: HashMap<PartyIx, Rc<[Vote]>>,
}

impl Votes {
    pub(super) fn on(registry: &Registry, record: &Agreement) -> Self {
        let (first, mut by_decider) = (first_day(record), BTreeMap::<PartyIx, Vec<Vote>>::new());
        for (position, decision) in record.decision.iter().enumerate() {
            let Some((date, adopted)) = decisive(decision) else { continue };
            let Some(by) = registry.party_of(&decision.by.value) else { continue };
            by_decider.entry(by).or_default().push(Vote { day: counts_on(date, first), position, adopted });
        }
        let mut deciders: HashMap<PartyIx, Vec<(PartyIx, Days)>> = HashMap::new();
        for by in by_decider.keys() {
            for (party, days) in registry.members(*by) {
                deciders.entry(party).or_default().push((*by, days));
            }
        }
        let mut shared: HashMap<Vec<(PartyIx, Days)>, Rc<[Vote]>> = HashMap::new();
        let votes = |deciders: &Vec<(PartyIx, Days)>| {
            let votes = deciders.iter().flat_map(|(by, days)| {
                let votes = by_decider.get(by).into_iter().flatten();
                votes.filter(|vote| days.contain(vote.day)).copied()
            });
            let mut votes: Vec<Vote> = votes.collect();
            votes.sort_unstable();
            votes.dedup();
            Rc::from(votes)
        };
        let by_party = deciders
            .into_iter()
            .map(|(party, deciders)| (party, Rc::clone(shared.entry(deciders).or_insert_with_key(votes))));
        Votes { by_party: by_party.collect() }
    }

    /// The decisive decisions that count for a party, in order, each from its day: its own, and from the day after it has
    /// ceased those of the one that has its place, whenever they were taken; so on of that one.
    fn of(&self, registry: &Registry, party: PartyIx) -> Rc<[Vote]> {
        if successor(registry, party).is_none() {
            return self.by_party.get(&party).map(Rc::clone).unwrap_or_default();
        }
        let own = |party: &PartyIx| self.by_party.get(party).into_iter().flat_map(|own| own.iter().copied());
        let mut votes: Vec<(Day, Vote)> = own(&party).map(|vote| (vote.day, vote)).collect();
        let (mut seen, mut at, mut from) = (HashSet::from_iter([party]), party, None);
        while let Some((heir, last)) = successor(registry, at).filter(|(heir, _)| seen.insert(*heir)) {
            let since = from.max(Some(next(last)));
            votes.extend(own(&heir).map(|vote| (since.map_or(vote.day, |since| vote.day.max(since)), vote)));
            (at, from) = (heir, since);
        }
        votes.sort_unstable();
        // One that comes to count when a later one does already says nothing more.
        let mut latest = None;
        votes.retain(|(_, vote)| {
            let is_later = latest.is_none_or(|latest| latest < (vote.day, vote.position));
            if is_later {
                latest = Some((vote.day, vote.position));
            }
            is_later
        });
        votes.into_iter().map(|(day, vote)| Vote { day, ..vote }).collect()
    }

    /// Had a party adopted it on some day from `first` through `last`: before and not rejected by then, or since?
    pub(super) fn has_adopted(&self, registry: &Registry, party: PartyIx, first: Day, last: Day) -> bool {
        let votes = self.of(registry, party);
        let (before, since) = votes.split_at(votes.partition_point(|vote| vote.day <= first));
        before.last().is_some_and(|vote| vote.adopted)
            || since.iter().take_while(|vote| vote.day <= last).any(|vote| vote.adopted)
    }

    /// Is the latest decisive decision of a party by `day` to reject it?
    pub(super) fn has_rejected(&self, registry: &Registry, party: PartyIx, day: Day) -> bool {
        let votes = self.of(registry, party);
        votes.iter().rev().find(|vote| vote.day <= day).is_some_and(|vote| !vote.adopted)
    }
}

pub(super) fn adoption(registry: &Registry, agreement: AgreementIx) -> Adoption {
    let record = &registry.agreement(agreement).data;
    let places = places(registry, record);
    let number = match record.required_adoption() {
        Some(Required::Number(number)) => Some(*number),
        Some(Required::None | Required::AllParties | Required::Parties(_)) | None => None,
    };
    if places.is_empty() && number.unwrap_or(0) == 0 {
        return Adoption { complete: true, ..Adoption::default() };
    }
    let votes = Votes::on(registry, record);
    let votes: Vec<(PartyIx, Rc<[Vote]>)> =
        places.iter().map(|place| (place.holder, votes.of(registry, place.origin))).collect();
    let required = none_twice(places.iter().map(|place| place.holder));
    let needed = number.map_or(required.len(), |number| number as usize);
    let completed = completed(record, &required, &votes, needed);
    let latest = |votes: &[Vote]| votes.last().copied();
    let missing = votes.iter().filter(|(_, votes)| latest(votes).is_none_or(|vote| !vote.adopted));
    let missing = none_twice(missing.map(|(party, _)| *party).filter(|_| completed.is_none()));
    let rejected = votes
        .iter()
        .filter_map(|(party, votes)| Some((*party, latest(votes).filter(|vote| !vote.adopted)?.position)));
    Adoption {
        number,
        missing: missing.into_iter().collect(),
        rejected: rejected.collect(),
        complete: completed.is_some(),
        day: completed,
        required,
    }
}

/// The first day on which `needed` of those who must had adopted it, with the delay added. One that is undone by a
/// rejection before it enters into force does not count, and the next such day is looked for. Who holds several places has
/// adopted it when that is so of all of them.
fn completed(
    record: &Agreement,
    required: &[PartyIx],
    votes: &[(PartyIx, Rc<[Vote]>)],
    needed: usize,
) -> Option<Day> {
    let together = together(votes);
    let mut changes: Vec<(Day, usize, bool)> = Vec::new();
    for (at, (_, votes)) in together.iter().enumerate() {
        changes.extend(votes.iter().map(|vote| (vote.day, at, vote.adopted)));
    }
    // Stable: of one day the later in the record stays later.
    changes.sort_by_key(|(day, ..)| *day);
    let delay = record.adoption.as_ref().and_then(|adoption| adoption.delay.as_ref());
    let effective = |day: Day| delay.map_or(day, |delay| add(day, delay.value));
    let first = first_day(record);
    let enters_into_force = |complete: Day| first.map_or(effective(complete), |f| f.max(effective(complete)));
    let mut has_adopted = vec![false; together.len()];
    let mut lacking: HashMap<PartyIx, usize> = HashMap::new();
    for (party, _) in votes {
        *lacking.entry(*party).or_default() += 1;
    }
    let (mut lack, mut complete) = (required.len(), None);
    for of_one_day in changes.chunk_by(|(a, ..), (b, ..)| a == b) {
        let Some((day, ..)) = of_one_day.first() else { continue };
        if complete.is_some_and(|complete| *day >= enters_into_force(complete)) {
            break;
        }
        for (_, at, adopts) in of_one_day {
            let places = has_adopted.get_mut(*at).zip(together.get(*at));
            let Some((has_adopted, (parties, _))) = places.filter(|(has, _)| **has != *adopts) else {
                continue;
            };
            *has_adopted = *adopts;
            for party in parties {
                let Some(lacks) = lacking.get_mut(party) else { continue };
                lack -= usize::from(*lacks > 0);
                *lacks = if *adopts { *lacks - 1 } else { *lacks + 1 };
                lack += usize::from(*lacks > 0);
            }
        }
        let is_enough = required.len() - lack >= needed;
        complete = if is_enough { complete.or(Some(*day)) } else { None };
    }
    complete.map(effective)
}

/// The parties whose decisions are the same, with these.
fn together(votes: &[(PartyIx, Rc<[Vote]>)]) -> Vec<(Vec<PartyIx>, &[Vote])> {
    let (mut together, mut positions) = (Vec::<(Vec<PartyIx>, &[Vote])>::new(), HashMap::new());
    for (party, votes) in votes {
        let position = *positions.entry(Rc::as_ptr(votes)).or_insert(together.len());
        match together.get_mut(position) {
            Some((parties, _)) => parties.push(*party),
            None => together.push((vec![*party], votes)),
        }
    }
    together
}

/// The date of a decision that adopts or rejects, and whether it adopts; none of any other.
fn decisive(decision: &Decision) -> Option<(Date, bool)> {
    let adopted = match decision.outcome.as_ref()?.value {
        Outcome::Adopted => true,
        Outcome::Rejected => false,
        Outcome::Recommended | Outcome::Endorsed | Outcome::Noted | Outcome::Signed => return None,
    };
    Some((decision.date.as_ref()?.value, adopted))
}

/// The day on which a decision counts: the last of its date, but one of the month or year that `first` lies in counts as
/// taken by then.
pub(super) fn counts_on(date: Date, first: Option<Day>) -> Day {
    first.filter(|first| date.first_day() <= *first && *first <= date.last_day()).unwrap_or(date.last_day())
}

/// The place of a party that must adopt.
#[derive(Clone, Copy)]
struct RequiredParty {
    /// Whose place it is.
    origin: PartyIx,
    /// Who has it when the agreement is to begin: the same, unless that has ceased.
    holder: PartyIx,
}

/// Each once, in the order in which they come first.
fn none_twice(parties: impl Iterator<Item = PartyIx>) -> Vec<PartyIx> {
    let mut seen = HashSet::new();
    parties.filter(|party| seen.insert(*party)).collect()
}

/// The places of the parties that must adopt; where a number of them is enough, of those of whom so many must.
fn places(registry: &Registry, record: &Agreement) -> Vec<RequiredParty> {
    let first = first_day(record);
    match record.required_adoption() {
        None | Some(Required::None | Required::Number(0)) => Vec::new(),
        Some(Required::Parties(named)) => places_of(registry, named.iter().map(|id| &id.value), first),
        Some(Required::AllParties | Required::Number(_)) => {
            // Not the links' parties: of a party named twice they keep the first entry, and it may be the other one
            // by which it is a party then.
            let entries = record.parties.0.iter().filter(|entry| must_adopt(entry, first));
            places_of(registry, entries.map(|entry| &entry.id), first)
        }
    }
}

/// Must the party of an entry adopt it before it enters into force on `first`? Not one that left before, nor one that joins
/// later.
fn must_adopt(entry: &Sp<PartyEntry>, first: Option<Day>) -> bool {
    let Some(first) = first else { return entry.from().is_none() };
    entry.from().is_none_or(|from| from.first_day() <= first)
        && entry.until().is_none_or(|until| first <= until.last_day())
}

/// The places of the parties of these names, none twice: of a group those of its members on `first`. One that has ceased
/// before then, and in whose place nobody is, has none.
fn places_of<'r>(
    registry: &Registry,
    named: impl Iterator<Item = &'r Id>,
    first: Option<Day>,
) -> Vec<RequiredParty> {
    let (mut seen, mut places) = (HashSet::new(), Vec::new());
    let mut add = |place: RequiredParty| {
        if seen.insert(place.origin) {
            places.push(place);
        }
    };
    for named in none_twice(named.filter_map(|id| registry.party_of(id))) {
        match first {
            None => registry
                .expand(named)
                .iter()
                .for_each(|party| add(RequiredParty { origin: *party, holder: *party })),
            Some(first) => registry
                .expand_on(named, first)
                .filter_map(|party| {
                    Some(RequiredParty { origin: party, holder: holder(registry, party, first)? })
                })
                .for_each(&mut add),
        }
    }
    places
}

/// `F`: the first day of `validity.from`, if it is a date.
pub(super) fn first_day(record: &Agreement) -> Option<Day> {
    record.validity.from_date().map(Date::first_day)
}
