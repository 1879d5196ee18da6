//! Which parties an agreement binds on a day, and who stands in the place of one that has ceased.

use foldhash::{HashMap, HashSet, HashSetExt};

use crate::model::validity::Required;
use crate::registry::{AgreementIx, Days, PartyIx, Registry};

use super::adoption::Votes;
use super::day::{Day, next};
use super::periods::{Periods, When};

/// The party that takes the place of another, and the last day of that other; none where nobody does.
pub(super) fn successor(registry: &Registry, party: PartyIx) -> Option<(PartyIx, Day)> {
    let record = &registry.party(party)?.data;
    let last = record.until.as_ref()?.last_day();
    let next = registry.party_of(&record.replaced_by.as_ref()?.value)?;
    Some((next, last))
}

/// Had a party ceased before `day`?
#[must_use]
pub fn has_ceased(registry: &Registry, party: PartyIx, day: Day) -> bool {
    last_day(registry, party).is_some_and(|last| last < day)
}

fn last_day(registry: &Registry, party: PartyIx) -> Option<Day> {
    registry.party(party)?.data.until.as_ref().map(|until| until.last_day())
}

/// The party that stands in a party's place on `day`: itself until it ceases, then the one that took its place, and so on;
/// none where it has ceased and nobody did.
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

/// What an agreement is to a party on a day. Where one party is several things, the last of these counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Involvement {
    /// It has been a party and is no more: it has left, or it has ceased.
    Left,
    /// The agreement is in force without it: it has rejected it.
    Outside,
    /// It is to be a party, from a day to come or once it has adopted it.
    Coming,
    /// It is bound; of an agreement that is over, it was so to the end.
    Bound,
}

impl Involvement {
    /// Is the party bound, or is it to be?
    #[must_use]
    pub fn concerns(self) -> bool {
        match self {
            Involvement::Coming | Involvement::Bound => true,
            Involvement::Left | Involvement::Outside => false,
        }
    }

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Involvement::Left => "left",
            Involvement::Outside => "outside",
            Involvement::Coming => "coming",
            Involvement::Bound => "bound",
        }
    }
}

/// A party of an agreement, as it stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participant {
    /// The party.
    pub party: PartyIx,
    /// What the agreement is to it.
    pub involvement: Involvement,
    /// The days on which it is named as a party; the last days, where it is one several times.
    pub days: Days,
}

/// Everybody who is, was or is to be a party of an agreement, seen from `day`: groups expanded, and whoever takes the place
/// of one that ceases. In the order of the record; none twice. An agreement that is over is seen from its last day.
#[must_use]
pub fn participants(
    registry: &Registry,
    agreement: AgreementIx,
    periods: &Periods,
    day: Day,
) -> Vec<Participant> {
    let view = View::of(registry, agreement, periods, day);
    let (mut found, mut positions) = (Vec::<Participant>::new(), HashMap::default());
    for_each_seat(registry, agreement, |Seat { party, origin, days }| {
        let position = *positions.entry(party).or_insert(found.len());
        let known = found.get_mut(position);
        if known.as_ref().is_some_and(|known| known.involvement == Involvement::Bound) {
            return;
        }
        let this = Participant { party, involvement: view.involvement(party, origin, days), days };
        match known {
            Some(known) if known.involvement < this.involvement => *known = this,
            Some(_) => {}
            None => found.push(this),
        }
    });
    found
}

/// The parties that an agreement binds on `day`: those that are parties then and, where adoption is asked of them, have
/// adopted it. None unless it is in force.
#[must_use]
pub fn bound(registry: &Registry, agreement: AgreementIx, periods: &Periods, day: Day) -> Vec<PartyIx> {
    if !periods.is_in_force(day) {
        return Vec::new();
    }
    bound_among(&participants(registry, agreement, periods, day), periods, day).collect()
}

/// Those of its participants, as they are on `day`, that an agreement binds then: see [`bound`].
pub fn bound_among(
    participants: &[Participant],
    periods: &Periods,
    day: Day,
) -> impl Iterator<Item = PartyIx> {
    let is_in_force = periods.is_in_force(day);
    let bound = participants.iter().filter(move |of| is_in_force && of.involvement == Involvement::Bound);
    bound.map(|participant| participant.party)
}

/// Days on which a party is one: by an entry of the record itself, through a group, or in the place of another.
struct Seat {
    party: PartyIx,
    /// The party whose place it has: itself, unless that has ceased.
    origin: PartyIx,
    days: Days,
}

/// The seats of an agreement, one by one: a group that is named often makes more of them than there is room for.
fn for_each_seat(registry: &Registry, agreement: AgreementIx, mut found: impl FnMut(Seat)) {
    let mut seen = HashSet::new();
    for entry in &registry.agreement(agreement).data.parties.0 {
        let Some(named) = registry.party_of(&entry.id) else { continue };
        let by_entry = Days::of(entry);
        if !seen.insert((named, by_entry)) {
            continue;
        }
        for (party, by_group) in registry.members(named) {
            seats_of(registry, party, (by_entry, by_group), &mut found);
        }
    }
}

/// The seat of a party, and after it those of the ones that take its place, each from the day after the last of the one
/// before. That it is in a group no longer than it exists does not end what it hands on.
fn seats_of(
    registry: &Registry,
    origin: PartyIx,
    (by_entry, by_group): (Days, Days),
    found: &mut impl FnMut(Seat),
) {
    let (mut seen, mut party) = (HashSet::new(), origin);
    let Some(mut days) = by_entry.intersect(by_group) else { return };
    loop {
        let last = last_day(registry, party);
        if let Some(days) = days.intersect(Days { from: None, until: last }) {
            found(Seat { party, origin, days });
        }
        let Some((successor, last)) = successor(registry, party) else { return };
        let until = match by_group.until {
            Some(until) if until == last => by_entry.until,
            _ => days.until,
        };
        let rest = Days { from: days.from, until }.intersect(Days { from: Some(next(last)), until: None });
        let Some(rest) = rest.filter(|_| seen.insert(successor)) else { return };
        (party, days) = (successor, rest);
    }
}

/// An agreement seen from a day.
struct View<'r> {
    registry: &'r Registry,
    /// The day; of an agreement that is over, its last.
    day: Day,
    start: Option<When>,
    in_force: bool,
    asked: Asked,
    votes: Votes,
}

/// Whose adoption is asked for.
enum Asked {
    Nobody,
    Everybody,
    Only(HashSet<PartyIx>),
}

impl<'r> View<'r> {
    fn of(registry: &'r Registry, agreement: AgreementIx, periods: &Periods, day: Day) -> Self {
        let record = &registry.agreement(agreement).data;
        let asked = match record.required_adoption() {
            None | Some(Required::None | Required::Number(0)) => Asked::Nobody,
            Some(Required::AllParties | Required::Number(_)) => Asked::Everybody,
            Some(Required::Parties(_)) => Asked::Only(periods.adoption.required.iter().copied().collect()),
        };
        let votes = match asked {
            Asked::Nobody => Votes::default(),
            Asked::Everybody | Asked::Only(_) => Votes::on(registry, record),
        };
        let was_in_force = |last: &Day| periods.is_in_force(*last) && *last < day;
        let day = periods.last_day().filter(was_in_force).unwrap_or(day);
        View { registry, day, start: periods.start, in_force: periods.is_in_force(day), asked, votes }
    }

    fn involvement(&self, party: PartyIx, origin: PartyIx, days: Days) -> Involvement {
        let has_left = days.until.is_some_and(|until| until < self.day);
        let is_one = days.from.is_none_or(|from| from <= self.day);
        let is_asked = match &self.asked {
            Asked::Nobody => false,
            Asked::Everybody => true,
            Asked::Only(parties) => parties.contains(&party) || parties.contains(&origin),
        };
        if has_left {
            Involvement::Left
        } else if is_one && self.in_force && (!is_asked || self.has_adopted(origin)) {
            Involvement::Bound
        } else if self.in_force && (self.votes.has_rejected(self.registry, party, self.day)) {
            Involvement::Outside
        } else {
            Involvement::Coming
        }
    }

    /// Whoever has adopted it is bound by it once it is in force: leaving it is by notice, not by a later rejection.
    fn has_adopted(&self, party: PartyIx) -> bool {
        let start = self.start.and_then(When::day).unwrap_or(self.day);
        self.votes.has_adopted(self.registry, party, start, self.day)
    }
}
