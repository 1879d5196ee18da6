//! Who must adopt, who has on a day, when that is complete, and who is bound.

use std::collections::BTreeSet;

use avtal::time::Day;

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
    pub parties: BTreeSet<&'static str>,
    /// So many of them are enough.
    pub number: Option<usize>,
}

impl Oracle<'_> {
    /// Those whom a party stands for; on a day, if one is given.
    fn expand(&self, party: &'static str, on: Option<Day>) -> BTreeSet<&'static str> {
        let Some(members) = self.spec.members(party) else { return BTreeSet::from([party]) };
        let there = members.iter().filter(|member| on.is_none_or(|day| member.covers(day)));
        there.flat_map(|member| self.expand(member.id, on)).collect()
    }

    /// Has the party ceased before the day?
    fn has_ceased(&self, party: &str, day: Day) -> bool {
        self.spec.party(party).is_some_and(|party| party.until.is_some_and(|until| until.last < day))
    }

    fn heir(&self, party: &str) -> Option<&'static str> {
        self.spec.party(party)?.replaced_by
    }

    /// Does the party, and whoever took its place, exist no more on the day?
    fn is_gone(&self, party: &str, day: Day) -> bool {
        self.has_ceased(party, day) && self.heir(party).is_none_or(|heir| self.is_gone(heir, day))
    }

    /// Nothing, if nobody's adoption is required.
    pub fn required(&self, at: At) -> Option<Required> {
        let (agreement, from) = (&self.of(at).adoption, self.from(at));
        let is_there = |entry: &&Entry| match from {
            Some(day) => entry.covers(day),
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
        let mut parties: BTreeSet<_> = named.into_iter().flat_map(|id| self.expand(id, from)).collect();
        parties.retain(|party| !from.is_some_and(|day| self.is_gone(party, day)));
        (number.is_some() || !parties.is_empty()).then_some(Required { parties, number })
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
        let mut deciders = vec![party];
        while let Some(last) = deciders.last().copied()
            && self.has_ceased(last, day)
            && let Some(heir) = self.heir(last)
        {
            deciders.push(heir);
        }
        let mut latest: Option<(Day, &'static str)> = None;
        for decision in &self.of(at).adoption.decisions {
            let Some(on) = self.day_of(at, decision).filter(|on| *on <= day) else { continue };
            let decides = ["adopted", "rejected"].contains(&decision.outcome);
            let by = self.expand(decision.by, Some(on));
            let counts = decides && deciders.iter().any(|decider| by.contains(decider));
            if counts && latest.is_none_or(|(latest, _)| latest <= on) {
                latest = Some((on, decision.outcome));
            }
        }
        latest.map(|(_, outcome)| outcome)
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
        let Some(Required { parties, number }) = self.required(at) else { return Adopted::Nothing };
        let agreement = &self.of(at).adoption;
        let mut days: BTreeSet<Day> =
            agreement.decisions.iter().filter_map(|decision| self.day_of(at, decision)).collect();
        days.extend(self.spec.parties.iter().filter_map(|party| party.until).map(|until| after(until.last)));
        let is_complete = |day: Day| {
            let count = parties.iter().filter(|party| self.has_adopted(at, party, day)).count();
            count >= number.unwrap_or(parties.len())
        };
        let mut was_complete = false;
        for day in &days {
            let starts = is_complete(*day) && !was_complete;
            was_complete = is_complete(*day);
            if !starts {
                continue;
            }
            let adopted = agreement.delay.map_or(*day, |delay| plus(*day, delay, 1));
            let start = self.from(at).map_or(adopted, |from| from.max(adopted));
            if days.iter().filter(|other| *day < **other && **other < start).all(|other| is_complete(*other)) {
                return Adopted::On(adopted);
            }
        }
        Adopted::No
    }

    /// Has one that must adopt rejected it, in the end?
    pub fn is_rejected(&self, at: At) -> bool {
        let Some(Required { parties, .. }) = self.required(at) else { return false };
        parties.iter().any(|party| self.decided(at, party, ymd(2999, 12, 31)) == Some("rejected"))
    }

    /// Those whom it binds on a day.
    pub fn bound(&self, at: At, day: Day) -> BTreeSet<&'static str> {
        if self.state(at, day) != "in-force" {
            return BTreeSet::new();
        }
        let is_required = self.required(at).is_some();
        let there = self.of(at).adoption.parties.iter().filter(|entry| entry.covers(day));
        let there: BTreeSet<_> = there.flat_map(|entry| self.expand(entry.id, Some(day))).collect();
        let holder = |party: &'static str| {
            let mut holder = party;
            while self.has_ceased(holder, day) {
                holder = self.heir(holder)?;
            }
            (!is_required || self.has_adopted(at, party, day)).then_some(holder)
        };
        there.into_iter().filter_map(holder).collect()
    }
}
