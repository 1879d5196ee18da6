//! Who has to decide on an agreement, who has decided, and what: every report tells it from here.

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::model::Agreement;
use crate::model::validity::{Decision, Outcome};
use crate::registry::{AgreementIx, PartyIx, Registry};

use super::adoption::{Vote, Votes, binding_vote, effective_day, first_day, places};
use super::case::Case;
use super::ceased;
use super::day::Day;
use super::holder::Holder;
use super::periods::When;
use super::term::term;

/// A party that must adopt an agreement, or has decided on it, and what its decisions say. Decisions are given by their
/// positions in the record; a decision of a group counts for each member, and that of a successor for a party that has
/// ceased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decider {
    /// The party.
    pub party: PartyIx,
    /// Whether it must adopt the agreement.
    pub required: bool,
    /// What it has decided.
    pub decided: Decided,
    /// The decisions to the contrary that it took before, in the order of their days: a rejection before an adoption, or
    /// an adoption before a rejection.
    pub earlier: Vec<usize>,
    /// The decisions to the contrary since then, in the order of their days. They change nothing: the agreement was in
    /// force by then.
    pub later: Vec<usize>,
    /// The decisions that it is yet to take, in the order of the record: planned, and without a date. Empty if it has
    /// adopted the agreement.
    pub planned: Vec<usize>,
}

/// What a party has decided on an agreement, and by which decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decided {
    /// No decision is recorded.
    Nothing,
    /// Its latest decision neither adopts nor rejects: it recommends, endorses, notes or signs, or has no outcome.
    NotDecisive(usize),
    /// It has rejected it.
    Rejected(usize),
    /// It has adopted it.
    Adopted(usize),
}

impl Decided {
    /// The decision. None if none is recorded.
    #[must_use]
    pub fn position(self) -> Option<usize> {
        match self {
            Decided::Nothing => None,
            Decided::NotDecisive(position) | Decided::Rejected(position) | Decided::Adopted(position) => {
                Some(position)
            }
        }
    }

    /// Of a party with several places, the least counts.
    fn rank(self) -> u8 {
        match self {
            Decided::Rejected(_) => 0,
            Decided::Nothing => 1,
            Decided::NotDecisive(_) => 2,
            Decided::Adopted(_) => 3,
        }
    }

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Decided::Nothing => "nothing",
            Decided::NotDecisive(_) => "not-decisive",
            Decided::Rejected(_) => "rejected",
            Decided::Adopted(_) => "adopted",
        }
    }
}

impl Decider {
    /// The positions of the decisions that say how it stands to the agreement.
    pub fn positions(&self) -> impl Iterator<Item = usize> {
        let others = [&self.earlier, &self.later, &self.planned].into_iter().flatten();
        self.decided.position().into_iter().chain(others.copied())
    }
}

impl Case<'_> {
    /// The parties that must adopt an agreement, in the order of the record; then its other parties that have decided
    /// on it; then others that have, if they have a record. None twice.
    #[must_use]
    pub fn deciders(&self, agreement: AgreementIx) -> Vec<Decider> {
        let (registry, record) = (self.registry, self.agreement(agreement));
        let decisions = Decisions::of(self, agreement);
        let mut required: Vec<Decider> = Vec::new();
        let mut known: HashMap<PartyIx, usize> = HashMap::new();
        let mut seen = HashSet::default();
        for place in places(registry, record, &term(record, first_day(record))) {
            let this = decisions.required(place.holder, place.origin);
            let position = *known.entry(place.holder).or_insert(required.len());
            match required.get_mut(position) {
                // It has adopted the agreement once it has for all its places.
                Some(other) if this.decided.rank() < other.decided.rank() => *other = this,
                Some(_) => {}
                None => required.push(this),
            }
            seen.extend([place.holder, place.origin]);
        }
        let parties = registry.links(agreement).parties.iter().map(|membership| membership.party);
        let mut others: Vec<PartyIx> = parties.filter(|party| decisions.has_decided(*party)).collect();
        // A decision by a body is none of a party, though both are known by their names.
        let mut strangers: Vec<PartyIx> =
            decisions.parties().filter(|by| registry.party(*by).is_some()).collect();
        strangers.sort_unstable();
        others.extend(strangers);
        others.retain(|party| seen.insert(*party));
        required.extend(others.into_iter().map(|party| decisions.other(party)));
        required
    }

    /// Who took a decision, as named; of one that is planned, who is there to take it on the last day that it is planned for,
    /// or today if that has passed. None if the name is that of neither a body nor a party.
    #[must_use]
    pub fn decider(&self, decision: &Decision) -> Option<Holder> {
        let by = &decision.by.value;
        if decision.date.is_some() {
            let body = self.registry.body_of(by).map(Holder::Body);
            return body.or_else(|| self.registry.party_of(by).map(Holder::Party));
        }
        self.holder(by, self.day_to_act(decision.last_planned().map(|planned| planned.last_day())))
    }
}

/// The decisions on an agreement, by party.
struct Decisions<'c, 'r> {
    registry: &'r Registry,
    record: &'r Agreement,
    case: &'c Case<'r>,
    votes: Votes,
    /// The latest dated decision of each party that neither adopts nor rejects: the last day of its date, and its
    /// position.
    not_decisive: HashMap<PartyIx, (Day, usize)>,
    /// The decisions that each party is yet to take.
    planned: HashMap<PartyIx, Vec<usize>>,
    /// The day on which the agreement enters into force.
    start: Option<Day>,
}

impl<'c, 'r> Decisions<'c, 'r> {
    fn of(case: &'c Case<'r>, agreement: AgreementIx) -> Self {
        let (registry, record) = (case.registry, case.agreement(agreement));
        let mut decisions = Decisions {
            registry,
            record,
            case,
            votes: Votes::on(registry, record),
            not_decisive: HashMap::new(),
            planned: HashMap::new(),
            start: case.periods(agreement).start.and_then(When::day),
        };
        for (position, decision) in record.decision.iter().enumerate() {
            decisions.add(position, decision);
        }
        decisions
    }

    /// Adds a decision that neither adopts nor rejects, or is only planned.
    fn add(&mut self, position: usize, decision: &Decision) {
        let Some(by) = self.registry.party_of(&decision.by.value) else { return };
        let Some(date) = &decision.date else {
            let day = decision.last_planned().map(|planned| planned.last_day());
            let day = self.case.day_to_act(day);
            let by = ceased::holder(self.registry, by, day).unwrap_or(by);
            for party in self.registry.expand_on(by, day) {
                self.planned.entry(party).or_default().push(position);
            }
            return;
        };
        match decision.outcome.as_ref().map(|outcome| outcome.value) {
            Some(Outcome::Adopted | Outcome::Rejected) => return,
            Some(Outcome::Recommended | Outcome::Endorsed | Outcome::Noted | Outcome::Signed) | None => {}
        }
        for party in self.registry.expand_on(by, effective_day(date.value, first_day(self.record))) {
            let this = (date.last_day(), position);
            let latest = self.not_decisive.entry(party).or_insert(this);
            *latest = this.max(*latest);
        }
    }

    /// The parties that have decided, in no particular order.
    fn parties(&self) -> impl Iterator<Item = PartyIx> {
        self.votes.parties().chain(self.not_decisive.keys().copied())
    }

    fn has_decided(&self, party: PartyIx) -> bool {
        self.not_decisive.contains_key(&party) || !self.votes.own(party).is_empty()
    }

    /// A party that must adopt the agreement, in the place of `origin`.
    fn required(&self, party: PartyIx, origin: PartyIx) -> Decider {
        let not_decisive = self.not_decisive.get(&party).or_else(|| self.not_decisive.get(&origin));
        let by_votes = self.by_votes(party, &self.votes.of(self.registry, origin), not_decisive);
        Decider { required: true, ..by_votes }
    }

    /// A party that need not adopt the agreement.
    fn other(&self, party: PartyIx) -> Decider {
        self.by_votes(party, &self.votes.own(party), self.not_decisive.get(&party))
    }

    fn by_votes(&self, party: PartyIx, votes: &[Vote], not_decisive: Option<&(Day, usize)>) -> Decider {
        let binding = self.start.and_then(|start| binding_vote(votes, start));
        let at = binding.or(votes.len().checked_sub(1));
        let counts = at.and_then(|at| votes.get(at));
        let contrary = |votes: &[Vote]| {
            let contrary = votes.iter().filter(|vote| counts.is_some_and(|at| at.adopted != vote.adopted));
            contrary.map(|vote| vote.position).collect::<Vec<_>>()
        };
        let (before, since) = votes.split_at(at.unwrap_or(0));
        let decided = match counts {
            Some(Vote { adopted: true, position, .. }) => Decided::Adopted(*position),
            Some(Vote { adopted: false, position, .. }) => Decided::Rejected(*position),
            None => not_decisive.map_or(Decided::Nothing, |(_, position)| Decided::NotDecisive(*position)),
        };
        let planned = match decided {
            Decided::Adopted(_) => Vec::new(),
            Decided::Nothing | Decided::NotDecisive(_) | Decided::Rejected(_) => {
                self.planned.get(&party).cloned().unwrap_or_default()
            }
        };
        let (earlier, later) = (contrary(before), contrary(since));
        Decider { party, required: false, decided, earlier, later, planned }
    }
}
