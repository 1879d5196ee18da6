//! Who must adopt, who has on a day, when that is complete, and who is bound.

use std::collections::{BTreeMap, BTreeSet};

use avtal::time::Day;
use chrono::Datelike;

use super::Oracle;
use super::days::*;
use super::spec::*;

/// When adoption is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adopted {
    /// Nobody's is required.
    Nothing,
    /// On this day, the delay included.
    On(Day),
    /// Not.
    No,
}

/// Whose adoption is required.
pub struct Required {
    /// Each who must adopt, with those in whose places it does: itself, or those that have ceased.
    pub places: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// So many of them are enough.
    pub number: Option<usize>,
}

impl Oracle<'_> {
    /// Those whom a party stands for; on a day, if one is given.
    fn expand(&self, party: &'static str, on: Option<Day>) -> BTreeSet<&'static str> {
        let all = below(self.spec, party, ALWAYS).into_iter();
        all.filter(|(_, days)| on.is_none_or(|day| contains(*days, day))).map(|(party, _)| party).collect()
    }

    /// Has the party ceased before the day?
    fn has_ceased(&self, party: &str, day: Day) -> bool {
        self.spec.party(party).is_some_and(|party| party.until.is_some_and(|until| until.last < day))
    }

    fn heir(&self, party: &str) -> Option<&'static str> {
        self.spec.party(party)?.replaced_by
    }

    /// The party in the place of this one on the day: itself until it ceases.
    fn in_place_of(&self, party: &'static str, day: Day) -> Option<&'static str> {
        if self.has_ceased(party, day) { self.in_place_of(self.heir(party)?, day) } else { Some(party) }
    }

    /// Nothing, if nobody's adoption is required.
    pub fn required(&self, at: At) -> Option<Required> {
        let (agreement, from) = (&self.of(at).adoption, self.from(at));
        let is_there = |entry: &&Entry| match from {
            Some(day) => contains(self.days_of_entry(at, entry), day),
            None => entry.from.is_none(),
        };
        let there = || agreement.parties.iter().filter(is_there).map(|entry| entry.id).collect::<Vec<_>>();
        use super::spec::Required as Written;
        let (named, number) = match &agreement.required {
            Written::Absent | Written::None | Written::Number(0) => return None,
            Written::Parties(ids) => (ids.clone(), None),
            Written::AllParties => (there(), None),
            Written::Number(number) => (there(), Some(*number as usize)),
        };
        let mut places: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for party in named.into_iter().flat_map(|id| self.expand(id, from)) {
            let holder = from.map_or(Some(party), |day| self.in_place_of(party, day));
            if let Some(holder) = holder {
                places.entry(holder).or_default().insert(party);
            }
        }
        (number.is_some() || !places.is_empty()).then_some(Required { places, number })
    }

    /// The day on which a decision counts.
    fn day_of(&self, at: At, decision: &Decision) -> Option<Day> {
        let date = decision.date?;
        let in_time = self.from(at).filter(|from| date.is_coarse() && date.spans(*from));
        Some(in_time.unwrap_or(date.last))
    }

    /// The outcome of the latest decision by then that decides for the party: its own, or of one that has by then taken
    /// its place.
    pub fn decided(&self, at: At, party: &str, day: Day) -> Option<&'static str> {
        self.latest_decision(at, party, day).map(|decision| self.of(at).adoption.decisions[decision].outcome)
    }

    /// That decision, by its position.
    pub fn latest_decision(&self, at: At, party: &str, day: Day) -> Option<usize> {
        let mut deciders = vec![party];
        while let Some(last) = deciders.last().copied()
            && self.has_ceased(last, day)
            && let Some(heir) = self.heir(last)
        {
            deciders.push(heir);
        }
        let mut latest: Option<(Day, usize)> = None;
        for (position, decision) in self.of(at).adoption.decisions.iter().enumerate() {
            let Some(on) = self.day_of(at, decision).filter(|on| *on <= day) else { continue };
            let decides = ["adopted", "rejected"].contains(&decision.outcome);
            let by = self.expand(decision.by, Some(on));
            let counts = decides && deciders.iter().any(|decider| by.contains(decider));
            if counts && latest.is_none_or(|(latest, _)| latest <= on) {
                latest = Some((on, position));
            }
        }
        latest.map(|(_, position)| position)
    }

    pub fn has_adopted(&self, at: At, party: &str, day: Day) -> bool {
        self.decided(at, party, day) == Some("adopted")
    }

    /// When adoption is complete.
    pub fn adopted(&self, at: At) -> Adopted {
        if let Some(adopted) = self.adopted.borrow().get(&at) {
            return *adopted;
        }
        let adopted = self.find_adopted(at);
        self.adopted.borrow_mut().insert(at, adopted);
        adopted
    }

    /// Looks at every day on which that may change.
    fn find_adopted(&self, at: At) -> Adopted {
        let Some(Required { places, number }) = self.required(at) else { return Adopted::Nothing };
        let agreement = &self.of(at).adoption;
        let mut days: BTreeSet<Day> =
            agreement.decisions.iter().filter_map(|decision| self.day_of(at, decision)).collect();
        days.extend(self.spec.parties.iter().filter_map(|party| party.until).map(|until| after(until.last)));
        let is_complete = |day: Day| {
            let has_adopted = |party: &&str| self.has_adopted(at, party, day);
            let count = places.values().filter(|origins| origins.iter().all(has_adopted)).count();
            count >= number.unwrap_or(places.len())
        };
        let mut was_complete = false;
        for day in &days {
            let starts = is_complete(*day) && !was_complete;
            was_complete = is_complete(*day);
            if !starts {
                continue;
            }
            let delayed = agreement.delay.map_or(*day, |delay| plus(*day, delay, 1));
            let adopted = first_after(delayed, agreement.starts);
            let start = self.from(at).map_or(adopted, |from| from.max(adopted));
            if days.iter().filter(|other| *day < **other && **other < start).all(|other| is_complete(*other))
            {
                return Adopted::On(adopted);
            }
        }
        Adopted::No
    }

    /// Has one that must adopt rejected it, in the end?
    pub fn is_rejected(&self, at: At) -> bool {
        let Some(Required { places, .. }) = self.required(at) else { return false };
        places.values().flatten().any(|party| self.decided(at, party, ymd(2999, 12, 31)) == Some("rejected"))
    }

    /// Every entry by which a party is one, each with the days on which it is: those of the entry and of the groups between,
    /// and those of the groups alone.
    pub fn seats(&self, at: At) -> Vec<(&'static str, Days, Days)> {
        let entries = self.of(at).adoption.parties.iter();
        let seats = entries.flat_map(|entry| {
            below(self.spec, entry.id, ALWAYS).into_iter().filter_map(|(party, by_groups)| {
                let by_entry = self.days_of_entry(at, entry);
                both(by_entry, by_groups)?;
                Some((party, by_entry, by_groups))
            })
        });
        seats.collect()
    }

    /// All that it names as parties; of groups, all who are ever members.
    pub fn ever_parties(&self, at: At) -> BTreeSet<&'static str> {
        let entries = self.of(at).adoption.parties.iter();
        entries.flat_map(|entry| below(self.spec, entry.id, ALWAYS)).map(|(party, _)| party).collect()
    }

    /// The days on which an entry makes a party one: as written, or until the day that its notice brings.
    pub fn days_of_entry(&self, at: At, entry: &Entry) -> Days {
        let (from, until) = days_of(entry);
        let by_notice = || self.brought_by(at, entry.notice_given?);
        (from, until.or_else(by_notice))
    }

    /// Had the party adopted it on the first day in force, or on a day so long before this one that it has joined?
    fn is_committed(&self, at: At, party: &str, day: Day) -> bool {
        let Adoption { starts, joining, .. } = self.of(at).adoption;
        let joins = |on: Day| joining.map_or(on, |joining| first_after(plus(on, joining, 1), starts));
        let start = self.start(at).filter(|start| *start != UNKNOWN && *start <= day).unwrap_or(day);
        let decisions = self.of(at).adoption.decisions.iter();
        let since = decisions.filter_map(|decision| self.day_of(at, decision));
        let handed_on =
            self.spec.parties.iter().filter_map(|party| party.until).map(|until| after(until.last));
        let mut days = since.chain(handed_on).filter(|on| start < *on && joins(*on) <= day);
        self.has_adopted(at, party, start) || days.any(|on| self.has_adopted(at, party, on))
    }

    /// The days on which decisions bind those who join, in order.
    pub fn joining_days(&self, at: At) -> BTreeSet<Day> {
        let Adoption { starts, joining, ref decisions, .. } = self.of(at).adoption;
        let Some(joining) = joining else { return BTreeSet::new() };
        let handed_on = self.spec.parties.iter().filter_map(|party| party.until);
        let decided = decisions.iter().filter_map(|decision| self.day_of(at, decision));
        let days = decided.chain(handed_on.map(|until| after(until.last)));
        days.map(|on| first_after(plus(on, joining, 1), starts)).collect()
    }

    /// Those who have a place among its parties on a day.
    pub fn parties_on(&self, at: At, day: Day) -> BTreeSet<&'static str> {
        self.places_on(at, day).into_iter().map(|(_, holder)| holder).collect()
    }

    /// The places among its parties on a day: whose it was, and who holds it.
    fn places_on(&self, at: At, day: Day) -> Vec<(&'static str, &'static str)> {
        let places = self.seats(at).into_iter().filter_map(|(party, by_entry, by_groups)| {
            let holder = self.in_place_of(party, day)?;
            // It is in a group no longer than it exists: its place in it goes on.
            let ceased = self.spec.party(party).and_then(|party| party.until).map(|until| until.last);
            let by_groups =
                if by_groups.1.is_some() && by_groups.1 == ceased { (by_groups.0, None) } else { by_groups };
            (contains(by_entry, day) && contains(by_groups, day)).then_some((party, holder))
        });
        places.collect()
    }

    /// Those whom it binds on a day.
    pub fn bound(&self, at: At, day: Day) -> BTreeSet<&'static str> {
        if !self.is_in_force(at, day) {
            return BTreeSet::new();
        }
        let asked = self.required(at).map(|required| required.places);
        let is_list = matches!(self.of(at).adoption.required, super::spec::Required::Parties(_));
        let is_asked = |party: &str, holder: &str| {
            let everybody = !is_list && self.is_adoption_asked_for(at);
            let is_named =
                |asked: &BTreeMap<&str, _>| asked.contains_key(party) || asked.contains_key(holder);
            everybody || asked.as_ref().is_some_and(is_named)
        };
        let mut bound = BTreeSet::new();
        for (party, holder) in self.places_on(at, day) {
            if !is_asked(party, holder) || self.is_committed(at, party, day) {
                bound.insert(holder);
            }
        }
        bound
    }

    fn is_adoption_asked_for(&self, at: At) -> bool {
        use super::spec::Required as Written;
        match &self.of(at).adoption.required {
            Written::Absent | Written::None | Written::Number(0) => false,
            Written::Parties(_) | Written::AllParties | Written::Number(_) => true,
        }
    }
}

/// Those below a party in its groups, each with the days on which it is.
pub fn below(spec: &Spec, id: &'static str, days: Days) -> Vec<(&'static str, Days)> {
    let Some(members) = spec.members(id) else { return vec![(id, days)] };
    let members = members.iter().filter_map(|member| Some((member.id, both(days, days_of(member))?)));
    members.flat_map(|(id, days)| below(spec, id, days)).collect()
}

/// The first day of the month, quarter or year that follows the day; the day itself without any.
fn first_after(day: Day, starts: Option<&str>) -> Day {
    let begins = |day: &Day| match starts {
        Some("month") => day.day() == 1,
        Some("quarter") => day.day() == 1 && [1, 4, 7, 10].contains(&day.month()),
        Some("year") => day.day() == 1 && day.month() == 1,
        Some(word) => panic!("{word}"),
        None => true,
    };
    let first = if starts.is_some() { after(day) } else { day };
    first.iter_days().find(begins).unwrap()
}

/// From, until; both inclusive.
pub type Days = (Option<Day>, Option<Day>);

pub const ALWAYS: Days = (None, None);

fn days_of(entry: &Entry) -> Days {
    (entry.from.map(|from| from.first), entry.until.map(|until| until.last))
}

pub fn contains((from, until): Days, day: Day) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

/// The days of both; none where no day is.
fn both(one: Days, other: Days) -> Option<Days> {
    let from = one.0.max(other.0);
    let until = [one.1, other.1].into_iter().flatten().min();
    from.zip(until).is_none_or(|(from, until)| from <= until).then_some((from, until))
}
