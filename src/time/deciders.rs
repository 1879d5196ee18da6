//! Who has to decide on an agreement, who has decided, and what.

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::model::validity::{Decision, Outcome};
use crate::model::{Agreement, Date};
use crate::registry::{AgreementIx, PartyIx, Registry};

use super::adoption::{effective_day, first_day};
use super::case::Case;
use super::holder::Holder;

/// A party that must adopt an agreement, or has decided on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decider {
    /// The party.
    pub party: PartyIx,
    /// Must it adopt the agreement?
    pub required: bool,
    /// Its decision that says how it stands to the agreement. None if it has decided nothing.
    pub latest: Option<Latest>,
}

/// The decision of a party that says how it stands to an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Latest {
    /// Its date.
    pub date: Date,
    /// Its position in the record.
    pub position: usize,
    /// What was decided.
    pub outcome: Option<Outcome>,
}

impl Latest {
    /// Does it adopt or reject? That comes before any that does not, whatever their days.
    fn is_decisive(&self) -> bool {
        matches!(self.outcome, Some(Outcome::Adopted | Outcome::Rejected))
    }

    /// Its date, if it adopts the agreement.
    #[must_use]
    pub fn adopted(&self) -> Option<Date> {
        (self.outcome == Some(Outcome::Adopted)).then_some(self.date)
    }
}

impl Case<'_> {
    /// The parties that must adopt an agreement, in the order of the record; then its other parties that have decided on it;
    /// then others that have, if they have a record. None twice.
    #[must_use]
    pub fn deciders(&self, agreement: AgreementIx) -> Vec<Decider> {
        let registry = self.registry;
        let latest = latest_decisions(registry, self.agreement(agreement));
        let required = &self.periods(agreement).adoption.required;
        let mut seen: HashSet<PartyIx> = required.iter().copied().collect();
        let parties = registry.links(agreement).parties.iter().map(|membership| membership.party);
        let mut others: Vec<PartyIx> = parties.filter(|party| latest.contains_key(party)).collect();
        // A decision by a body is none of a party, though both are known by their names.
        let mut strangers: Vec<PartyIx> =
            latest.keys().copied().filter(|by| registry.party(*by).is_some()).collect();
        strangers.sort_unstable();
        others.extend(strangers);
        others.retain(|party| seen.insert(*party));
        let all = required.iter().map(|party| (*party, true)).chain(others.iter().map(|of| (*of, false)));
        all.map(|(party, required)| Decider { party, required, latest: latest.get(&party).copied() })
            .collect()
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

/// The latest decisive decision of each who has decided on an agreement, else the latest that is dated; groups expanded;
/// bodies too, by their names.
fn latest_decisions(registry: &Registry, record: &Agreement) -> HashMap<PartyIx, Latest> {
    let (first, mut latest) = (first_day(record), HashMap::<PartyIx, Latest>::new());
    for (position, decision) in record.decision.iter().enumerate() {
        let (Some(date), Some(by)) = (&decision.date, registry.party_of(&decision.by.value)) else {
            continue;
        };
        let outcome = decision.outcome.as_ref().map(|outcome| outcome.value);
        for party in registry.expand_on(by, effective_day(date.value, first)) {
            let this = Latest { date: date.value, position, outcome };
            let order = |latest: &Latest| (latest.is_decisive(), latest.date.last_day());
            let known = latest.entry(party).or_insert(this);
            if order(known) <= order(&this) {
                *known = this;
            }
        }
    }
    latest
}
