//! The parties that an agreement binds on a given day.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::model::Agreement;
use crate::model::validity::Required;
use crate::registry::{AgreementIx, Days, PartyIx, Registry, SmallSet};

use super::adoption::{Votes, joining_day};
use super::ceased::{last_day, successor};
use super::day::{Day, next, previous};
use super::entry::entry_days;
use super::periods::{Periods, When};

/// What an agreement is to a party on a given day. If several apply to one party, the last of them counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Involvement {
    /// It is no longer a party: it has left or has ceased.
    Left,
    /// The agreement is in force without this party, which has rejected it.
    Outside,
    /// It will be a party, from a future day or once it has adopted.
    Coming,
    /// It is bound. If the agreement is over, it was bound until the end.
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

/// A party of an agreement on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participant {
    /// The party.
    pub party: PartyIx,
    /// What the agreement is to it.
    pub involvement: Involvement,
    /// The days on which it is a party. If there are several such periods, the last one.
    pub days: Days,
}

/// Returns everyone who is, was or will be a party of an agreement, as of `day`, with groups expanded and including the
/// successors of parties that cease. In the order of the record and without duplicates. For an agreement that is over,
/// its last day is used instead of `day`.
#[must_use]
pub fn participants(
    registry: &Registry,
    agreement: AgreementIx,
    periods: &Periods,
    day: Day,
) -> Vec<Participant> {
    let view = View::of(registry, agreement, periods, day);
    let entries = registry.agreement(agreement).data.parties.0.len();
    let (mut found, mut positions) =
        (Vec::<Participant>::with_capacity(entries), HashMap::with_capacity(entries));
    for_each_seat(registry, agreement, periods, |Seat { party, origin, days }| {
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

/// The parties that an agreement binds only some time after its entry into force, since they adopted it later and
/// `adoption.joining` says when that binds them; each with the first day on which it is bound. Not those that become
/// parties on that very day.
#[must_use]
pub fn late_adopters(registry: &Registry, agreement: AgreementIx, periods: &Periods) -> Vec<(PartyIx, Day)> {
    let record = &registry.agreement(agreement).data;
    let joining = record.adoption.as_ref().and_then(|adoption| adoption.joining.as_ref());
    let Some(start) = periods.start.and_then(When::day).filter(|_| joining.is_some()) else {
        return Vec::new();
    };
    let view = View::of(registry, agreement, periods, start);
    let mut bound: Vec<(PartyIx, Days)> = Vec::new();
    let mut late: Vec<(PartyIx, Day)> = Vec::new();
    for_each_seat(registry, agreement, periods, |Seat { party, origin, days }| {
        let adopted =
            if view.is_required(party, origin) { view.bound_from(origin, start) } else { Some(start) };
        let Some(from) = adopted else { return };
        bound.extend(days.intersect(Days { from: Some(from), until: None }).map(|days| (party, days)));
        if start < from && days.contain(from) && days.contain(previous(from)) && periods.is_in_force(from) {
            late.push((party, from));
        }
    });
    let mut seen = HashSet::new();
    late.retain(|late| seen.insert(*late));
    let was_bound = |(party, from): &(PartyIx, Day)| {
        bound.iter().any(|(other, days)| other == party && days.contain(previous(*from)))
    };
    late.retain(|late| !was_bound(late));
    late
}

/// Returns the parties that an agreement binds on `day`: those that are parties then and, if their adoption is
/// required, have adopted. Empty unless the agreement is in force or applied provisionally.
#[must_use]
pub fn bound(registry: &Registry, agreement: AgreementIx, periods: &Periods, day: Day) -> Vec<PartyIx> {
    if !periods.is_binding(day) {
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
    let is_binding = periods.is_binding(day);
    let bound = participants.iter().filter(move |of| is_binding && of.involvement == Involvement::Bound);
    bound.map(|participant| participant.party)
}

/// A period in which a party is a party of an agreement: by an entry in the record, through a group or as the successor
/// of another party.
struct Seat {
    party: PartyIx,
    /// The party that the seat comes from: itself, or the party it succeeded.
    origin: PartyIx,
    days: Days,
}

/// Calls `found` with each seat of an agreement. They are not collected, since a group that is named often would make
/// too many.
fn for_each_seat(
    registry: &Registry,
    agreement: AgreementIx,
    periods: &Periods,
    mut found: impl FnMut(Seat),
) {
    let mut seen = SmallSet::default();
    for (position, entry) in registry.agreement(agreement).data.parties.0.iter().enumerate() {
        let Some(named) = registry.party_of(entry.id()) else { continue };
        let by_entry = entry_days(entry, &periods.notice_exits, position);
        if !seen.insert((named, by_entry)) {
            continue;
        }
        for (party, by_group) in registry.members(named) {
            seats_of(registry, party, (by_entry, by_group), &mut found);
        }
    }
}

/// The seat of a party, followed by those of its successors, each from the day after its predecessor's last day. If
/// membership of a group ends only because the party ceased, its successor keeps the seat.
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

/// An agreement as of a given day.
struct View<'r> {
    registry: &'r Registry,
    /// The given day or, if the agreement is over, its last day.
    day: Day,
    record: &'r Agreement,
    start: Option<When>,
    is_binding: bool,
    required_adoption: RequiredAdoption,
    votes: Votes,
}

/// Which parties' adoption is required.
enum RequiredAdoption {
    Nobody,
    Everybody,
    Only(HashSet<PartyIx>),
}

impl<'r> View<'r> {
    fn of(registry: &'r Registry, agreement: AgreementIx, periods: &Periods, day: Day) -> Self {
        let record = &registry.agreement(agreement).data;
        let required_adoption = match record.required_adoption() {
            None | Some(Required::None | Required::Number(0)) => RequiredAdoption::Nobody,
            Some(Required::AllParties | Required::Number(_)) => RequiredAdoption::Everybody,
            Some(Required::Parties(_)) => {
                RequiredAdoption::Only(periods.adoption.required().iter().copied().collect())
            }
        };
        let votes = match required_adoption {
            RequiredAdoption::Nobody => Votes::default(),
            RequiredAdoption::Everybody | RequiredAdoption::Only(_) => Votes::on(registry, record),
        };
        let was_in_force = |last: &Day| periods.is_in_force(*last) && *last < day;
        let day = periods.last_day().filter(was_in_force).unwrap_or(day);
        View {
            registry,
            day,
            record,
            start: periods.start,
            is_binding: periods.is_binding(day),
            required_adoption,
            votes,
        }
    }

    fn involvement(&self, party: PartyIx, origin: PartyIx, days: Days) -> Involvement {
        let has_left = days.until.is_some_and(|until| until < self.day);
        let is_one = days.from.is_none_or(|from| from <= self.day);
        let is_required = self.is_required(party, origin);
        if has_left {
            Involvement::Left
        } else if is_one && self.is_binding && (!is_required || self.has_adopted(origin)) {
            Involvement::Bound
        } else if self.is_binding && (self.votes.has_rejected(self.registry, party, self.day)) {
            Involvement::Outside
        } else {
            Involvement::Coming
        }
    }

    /// Whether a party that has the place of `origin` must adopt.
    fn is_required(&self, party: PartyIx, origin: PartyIx) -> bool {
        match &self.required_adoption {
            RequiredAdoption::Nobody => false,
            RequiredAdoption::Everybody => true,
            RequiredAdoption::Only(parties) => parties.contains(&party) || parties.contains(&origin),
        }
    }

    /// Whether the party adopted before or since the agreement entered into force. A later rejection does not release
    /// it: leaving takes notice.
    fn has_adopted(&self, party: PartyIx) -> bool {
        let start = self.start.and_then(When::day).map_or(self.day, |start| start.min(self.day));
        self.bound_from(party, start).is_some_and(|from| from <= self.day)
    }

    /// The first day on which its adoption binds a party, if the agreement entered into force on `start`.
    fn bound_from(&self, party: PartyIx, start: Day) -> Option<Day> {
        self.votes.bound_from(self.registry, party, start, |day| joining_day(self.record, day))
    }
}
