//! Which parties have adopted an agreement, and when its adoption became complete.

use std::rc::Rc;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use chrono::{Datelike, Months};

use crate::model::validity::{Calendar, Decision, Outcome, Required};
use crate::model::{Agreement, Date, Id, PartyEntry};
use crate::registry::{AgreementIx, Days, PartyIx, Registry};
use crate::source::Sp;

use super::ceased::{holder, successor};
use super::day::{Day, LAST, add, next};
use super::entry::entry_days;
use super::notice::notice_exits;
use super::term::Term;

/// The adoption of an agreement, which does not depend on the day of the report: a decision counts from its own day,
/// which may lie in the future.
#[derive(Debug, Clone, Default)]
pub struct Adoption {
    /// By whom. None if no adoption is required.
    by: Option<Box<Adopters>>,
    /// Whether enough parties have adopted. True if no adoption is required.
    pub complete: bool,
    /// The day on which adoption became complete.
    pub completed: Option<Day>,
    /// `A`: the day on which it takes effect, by `adoption.delay` and `adoption.starts`.
    pub day: Option<Day>,
}

/// The parties that must adopt an agreement, with groups expanded.
#[derive(Debug, Clone, Default)]
struct Adopters {
    required: Box<[PartyIx]>,
    number: Option<u32>,
    missing: Box<[PartyIx]>,
    rejected: Box<[(PartyIx, usize)]>,
}

impl Adoption {
    /// The parties that must adopt, with groups expanded, in the order of the record. Empty if no adoption is required.
    #[must_use]
    pub fn required(&self) -> &[PartyIx] {
        self.by.as_ref().map_or(&[], |by| &by.required)
    }

    /// How many of those required must adopt. None if all of them must.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.by.as_ref()?.number
    }

    /// Those required that have not adopted. Empty if the adoption is complete.
    #[must_use]
    pub fn missing(&self) -> &[PartyIx] {
        self.by.as_ref().map_or(&[], |by| &by.missing)
    }

    /// Those required whose latest decisive decision rejects the agreement, each with the position of that decision in the
    /// record.
    #[must_use]
    pub fn rejected(&self) -> &[(PartyIx, usize)] {
        self.by.as_ref().map_or(&[], |by| &by.rejected)
    }

    /// Whether any party's adoption is required.
    #[must_use]
    pub fn is_required(&self) -> bool {
        !self.required().is_empty()
    }

    /// How many of those who must have adopted it, as long as it is not complete.
    #[must_use]
    pub fn adopted(&self) -> usize {
        self.required().len().saturating_sub(self.missing().len())
    }
}

/// A dated decision by which a party adopted or rejected an agreement, taken by the party itself or by a group it
/// belonged to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Vote {
    /// The day from which it counts.
    pub day: Day,
    /// Its position in the record. Of two votes on the same day, the later one in the record counts.
    pub position: usize,
    /// Whether it adopts the agreement; it rejects it otherwise.
    pub adopted: bool,
}

/// A vote, and who cast it: a party or a group.
type Cast = (PartyIx, Vote);

/// The decisive decisions of each party on an agreement, by day. Parties with the same decisions share one list, since
/// a large group may have decided often.
#[derive(Debug, Default)]
pub(super) struct Votes {
    by_party: HashMap<PartyIx, Rc<[Vote]>>,
}

impl Votes {
    pub(super) fn on(registry: &Registry, record: &Agreement) -> Self {
        let first = first_day(record);
        let vote = |(position, decision): (usize, &Sp<Decision>)| {
            let (date, adopted) = decisive(decision)?;
            let by = registry.party_of(&decision.by.value)?;
            Some((by, Vote { day: effective_day(date, first), position, adopted }))
        };
        let mut cast: Vec<Cast> = record.decision.iter().enumerate().filter_map(vote).collect();
        cast.sort_by_key(|(by, _)| *by);
        // For whom the votes of each decider count, and on which days.
        let mut counted: Vec<(PartyIx, &[Cast], Days)> = Vec::with_capacity(cast.len());
        for cast in cast.chunk_by(|(a, _), (b, _)| a == b) {
            let Some((by, _)) = cast.first() else { continue };
            counted.extend(registry.members(*by).map(|(party, days)| (party, cast, days)));
        }
        counted.sort_by_key(|(party, ..)| *party);
        let mut shared: HashMap<Vec<(PartyIx, Days)>, Rc<[Vote]>> = HashMap::new();
        let mut by_party = HashMap::with_capacity(counted.len());
        for counted in counted.chunk_by(|(a, ..), (b, ..)| a == b) {
            let votes = || {
                let votes = counted.iter().flat_map(|(_, cast, days)| {
                    cast.iter().map(|(_, vote)| *vote).filter(|vote| days.contain(vote.day))
                });
                let mut votes: Vec<Vote> = votes.collect();
                votes.sort_unstable();
                votes.dedup();
                Rc::from(votes)
            };
            let deciders = || counted.iter().filter_map(|(_, cast, days)| Some((cast.first()?.0, *days)));
            match counted {
                // Nobody else has what it has decided by itself.
                [(party, [(by, _), ..], _)] if party == by => by_party.insert(*party, votes()),
                [(party, ..), ..] => {
                    let votes = shared.entry(deciders().collect()).or_insert_with(votes);
                    by_party.insert(*party, Rc::clone(votes))
                }
                [] => None,
            };
        }
        Votes { by_party }
    }

    /// The decisive decisions that count for a party, in order, each with the day from which it counts. After the party
    /// has ceased, its successor's decisions count from the following day, even those taken earlier; and so on along
    /// the chain of successors.
    pub(super) fn of(&self, registry: &Registry, party: PartyIx) -> Rc<[Vote]> {
        if successor(registry, party).is_none() {
            return self.own(party);
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
        // Drop a vote if a later one already counts by the day from which it counts.
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

    /// The decisive decisions of a party, its own and those of its groups, in order.
    pub(super) fn own(&self, party: PartyIx) -> Rc<[Vote]> {
        self.by_party.get(&party).map(Rc::clone).unwrap_or_default()
    }

    /// The first day on which an agreement that entered into force on `start` binds a party by its adoption: `start` if
    /// it had adopted by then, otherwise a day after its own adoption, as `joining` says. None if it never adopted.
    pub(super) fn bound_from(
        &self,
        registry: &Registry,
        party: PartyIx,
        start: Day,
        joining: impl Fn(Day) -> Day,
    ) -> Option<Day> {
        let votes = self.of(registry, party);
        let vote = votes.get(binding_vote(&votes, start)?)?;
        Some(if vote.day <= start { start } else { joining(vote.day) })
    }

    /// The parties that have decided, by themselves or through a group, in no particular order.
    pub(super) fn parties(&self) -> impl Iterator<Item = PartyIx> {
        self.by_party.iter().filter(|(_, votes)| !votes.is_empty()).map(|(party, _)| *party)
    }

    /// Whether the party's latest decisive decision, up to and including `day`, rejects the agreement.
    pub(super) fn has_rejected(&self, registry: &Registry, party: PartyIx, day: Day) -> bool {
        let votes = self.of(registry, party);
        votes.iter().rev().find(|vote| vote.day <= day).is_some_and(|vote| !vote.adopted)
    }
}

/// The position among the decisive decisions of a party of the one that binds it to an agreement that entered into force
/// on `start`: the latest by then, if that adopts; otherwise the first later one that does. None if there is none.
pub(super) fn binding_vote(votes: &[Vote], start: Day) -> Option<usize> {
    let since = votes.partition_point(|vote| vote.day <= start);
    let latest = since.checked_sub(1).filter(|latest| votes.get(*latest).is_some_and(|vote| vote.adopted));
    let later = || votes.iter().enumerate().skip(since).find(|(_, vote)| vote.adopted);
    latest.or_else(|| later().map(|(position, _)| position))
}

/// The adoption of an agreement. `term` is its term if that begins on the first day of `validity.from`.
pub(super) fn adoption(registry: &Registry, agreement: AgreementIx, term: &Term) -> Adoption {
    let record = &registry.agreement(agreement).data;
    let places = places(registry, record, term);
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
    let required = without_duplicates(places.iter().map(|place| place.holder));
    let needed = number.map_or(required.len(), |number| number as usize);
    let completed = completed(record, &required, &votes, needed);
    let latest = |votes: &[Vote]| votes.last().copied();
    let missing = votes.iter().filter(|(_, votes)| latest(votes).is_none_or(|vote| !vote.adopted));
    let missing = without_duplicates(missing.map(|(party, _)| *party).filter(|_| completed.is_none()));
    let rejected = votes
        .iter()
        .filter_map(|(party, votes)| Some((*party, latest(votes).filter(|vote| !vote.adopted)?.position)));
    let by =
        Adopters { number, missing: missing.into(), rejected: rejected.collect(), required: required.into() };
    Adoption {
        by: Some(Box::new(by)),
        complete: completed.is_some(),
        completed,
        day: completed.map(|day| takes_effect(record, day)),
    }
}

/// The first day on which `needed` of the required parties had adopted. If a rejection undoes this before the agreement
/// enters into force, the day does not count and the search goes on. A party that holds several places has adopted once
/// all of them have.
fn completed(
    record: &Agreement,
    required: &[PartyIx],
    votes: &[(PartyIx, Rc<[Vote]>)],
    needed: usize,
) -> Option<Day> {
    let grouped_by_votes = grouped_by_votes(votes);
    let mut changes: Vec<(Day, usize, bool)> = Vec::new();
    for (at, (_, votes)) in grouped_by_votes.iter().enumerate() {
        changes.extend(votes.iter().map(|vote| (vote.day, at, vote.adopted)));
    }
    // A stable sort keeps the order of the record within a day.
    changes.sort_by_key(|(day, ..)| *day);
    let effective = |day: Day| takes_effect(record, day);
    let first = first_day(record);
    let enters_into_force = |complete: Day| first.map_or(effective(complete), |f| f.max(effective(complete)));
    let mut has_adopted = vec![false; grouped_by_votes.len()];
    let mut open_places: HashMap<PartyIx, usize> = HashMap::new();
    for (party, _) in votes {
        *open_places.entry(*party).or_default() += 1;
    }
    let (mut incomplete, mut complete) = (required.len(), None);
    for changes_of_day in changes.chunk_by(|(a, ..), (b, ..)| a == b) {
        let Some((day, ..)) = changes_of_day.first() else { continue };
        if complete.is_some_and(|complete| *day >= enters_into_force(complete)) {
            break;
        }
        for (_, at, adopts) in changes_of_day {
            let places = has_adopted.get_mut(*at).zip(grouped_by_votes.get(*at));
            let Some((has_adopted, (parties, _))) = places.filter(|(has, _)| **has != *adopts) else {
                continue;
            };
            *has_adopted = *adopts;
            for party in parties {
                let Some(open) = open_places.get_mut(party) else { continue };
                incomplete -= usize::from(*open > 0);
                *open = if *adopts { *open - 1 } else { *open + 1 };
                incomplete += usize::from(*open > 0);
            }
        }
        let is_enough = required.len() - incomplete >= needed;
        complete = if is_enough { complete.or(Some(*day)) } else { None };
    }
    complete
}

/// The day on which an agreement takes effect that the last who must adopt it adopts on `day`.
fn takes_effect(record: &Agreement, day: Day) -> Day {
    let clause = record.adoption.as_ref();
    let delay = clause.and_then(|clause| clause.delay.as_ref());
    let starts = clause.and_then(|clause| clause.starts.as_ref());
    let delayed = delay.map_or(day, |delay| add(day, delay.value));
    starts.map_or(delayed, |starts| first_day_after(delayed, starts.value))
}

/// The first day on which a party is bound that adopts on `day`, after the entry into force.
pub(super) fn joining_day(record: &Agreement, day: Day) -> Day {
    let clause = record.adoption.as_ref();
    let Some(joining) = clause.and_then(|clause| clause.joining.as_ref()) else { return day };
    let starts = clause.and_then(|clause| clause.starts.as_ref());
    let joined = add(day, joining.value);
    starts.map_or(joined, |starts| first_day_after(joined, starts.value))
}

/// The first day of the month, quarter or year that follows `day`.
fn first_day_after(day: Day, unit: Calendar) -> Day {
    let months = match unit {
        Calendar::Month => 1,
        Calendar::Quarter => 3,
        Calendar::Year => 12,
    };
    let begun = day.with_day(1).and_then(|day| day.with_month0(day.month0() / months * months));
    begun.and_then(|begun| begun.checked_add_months(Months::new(months))).unwrap_or(LAST).min(LAST)
}

/// Groups the parties that share a list of votes.
fn grouped_by_votes(votes: &[(PartyIx, Rc<[Vote]>)]) -> Vec<(Vec<PartyIx>, &[Vote])> {
    let (mut grouped_by_votes, mut positions) = (Vec::<(Vec<PartyIx>, &[Vote])>::new(), HashMap::new());
    for (party, votes) in votes {
        let position = *positions.entry(Rc::as_ptr(votes)).or_insert(grouped_by_votes.len());
        match grouped_by_votes.get_mut(position) {
            Some((parties, _)) => parties.push(*party),
            None => grouped_by_votes.push((vec![*party], votes)),
        }
    }
    grouped_by_votes
}

/// The date of a decision that adopts or rejects, and whether it adopts. None for any other outcome, and if the
/// decision has no date.
fn decisive(decision: &Decision) -> Option<(Date, bool)> {
    let adopted = match decision.outcome.as_ref()?.value {
        Outcome::Adopted => true,
        Outcome::Rejected => false,
        Outcome::Recommended | Outcome::Endorsed | Outcome::Noted | Outcome::Signed => return None,
    };
    Some((decision.date.as_ref()?.value, adopted))
}

/// The day from which a decision counts: the last day of its date; or `first`, if the decision is dated to the month or
/// year that contains it.
pub(super) fn effective_day(date: Date, first: Option<Day>) -> Day {
    first.filter(|first| date.first_day() <= *first && *first <= date.last_day()).unwrap_or(date.last_day())
}

/// A place among the parties that must adopt.
#[derive(Clone, Copy)]
pub(super) struct RequiredParty {
    /// The party that the agreement names, directly or through a group.
    pub origin: PartyIx,
    /// The party that holds the place when the agreement is to begin: `origin` or, if it has ceased, its successor.
    pub holder: PartyIx,
}

/// Removes duplicates, keeping the order of first occurrence.
pub(super) fn without_duplicates(parties: impl Iterator<Item = PartyIx>) -> Vec<PartyIx> {
    let mut seen = HashSet::new();
    parties.filter(|party| seen.insert(*party)).collect()
}

/// The places of the parties that must adopt. If a number of them is enough, the places that count towards it.
pub(super) fn places(registry: &Registry, record: &Agreement, term: &Term) -> Vec<RequiredParty> {
    let first = first_day(record);
    match record.required_adoption() {
        None | Some(Required::None | Required::Number(0)) => Vec::new(),
        Some(Required::Parties(named)) => places_of(registry, named.iter().map(|id| &id.value), first),
        Some(Required::AllParties | Required::Number(_)) => {
            // Not the parties of the links, which keep only the first entry of a party that is named twice: another
            // entry may be the one that covers the first day.
            let exits: Vec<(usize, Day)> = notice_exits(record, term).collect();
            let entries = record.parties.0.iter().enumerate();
            let entries = entries
                .filter(|(position, entry)| must_adopt(entry, entry_days(entry, &exits, *position), first));
            places_of(registry, entries.map(|(_, entry)| entry.id()), first)
        }
    }
}

/// Whether the party of an entry must adopt before the agreement enters into force on `first`. Not if it left before
/// that day or joins after it.
fn must_adopt(entry: &PartyEntry, days: Days, first: Option<Day>) -> bool {
    first.map_or(entry.from().is_none(), |first| days.contain(first))
}

/// The places of the named parties without duplicates; for a group, those of its members on `first`. A party that has
/// ceased by then without a successor has no place.
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
    for named in without_duplicates(named.filter_map(|id| registry.party_of(id))) {
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
