//! What the parties of an agreement have decided on it, told as it is recorded.

use std::collections::HashSet;

use crate::model::validity::{Decision, Outcome};
use crate::model::{Date, Id};
use crate::registry::{AgreementIx, PartyIx, Registry};
use crate::time::{Case, Day, Decided, Decider};

use super::message::{Argument, message};
use super::{Dated, Message, Name, Named, words};

/// A party that must adopt an agreement or has decided on it.
#[derive(Debug, Clone, Hash)]
pub struct AdoptionRow {
    /// The party.
    pub party: Named,
    /// Whether its adoption is required.
    pub required: bool,
    /// What it has decided.
    pub decided: Decided,
    /// The decision that says so. None if none is recorded.
    pub decision: Option<TakenRow>,
    /// The decisions to the contrary that it took before, in the order of their days.
    pub earlier: Vec<TakenRow>,
    /// The decisions to the contrary that it took once the agreement was in force. They change nothing.
    pub later: Vec<TakenRow>,
    /// The days that its decision, or a new one, is planned for. Empty once it has adopted the agreement.
    pub planned: Vec<Dated>,
    /// The day of the report.
    pub as_of: Day,
}

/// A decision that was taken.
#[derive(Debug, Clone, Hash)]
pub struct TakenRow {
    /// The party that took it, as written: the party itself, a group that it was in, or one that it succeeds or is
    /// succeeded by.
    pub by: Named,
    /// Whether another took it for the party.
    pub is_by_another: bool,
    /// Its date.
    pub date: Dated,
    /// Its outcome. None if it is not recorded.
    pub outcome: Option<Outcome>,
    /// Its reference.
    pub reference: Option<String>,
}

/// The parties that must adopt an agreement or have decided on it, and the positions in the record of the decisions that
/// the rows tell.
pub(super) fn adoption(case: &Case<'_>, agreement: AgreementIx) -> (Vec<AdoptionRow>, HashSet<usize>) {
    let deciders = case.deciders(agreement);
    let told = deciders.iter().flat_map(Decider::positions).collect();
    (deciders.into_iter().map(|of| AdoptionRow::of(case, agreement, of)).collect(), told)
}

impl AdoptionRow {
    /// What a party has decided on an agreement.
    pub(super) fn of(case: &Case<'_>, agreement: AgreementIx, of: Decider) -> Self {
        let (registry, decisions) = (case.registry, &case.agreement(agreement).decision);
        let party = words::named_party(registry, of.party);
        let taken = |position: &usize| TakenRow::of(case, decisions.get(*position)?, &party.id);
        let planned = of.planned.iter().filter_map(|position| decisions.get(*position));
        let mut planned: Vec<Dated> = planned
            .flat_map(|decision| decision.planned())
            .map(|planned| Dated::last(planned.value))
            .collect();
        planned.sort();
        planned.dedup();
        AdoptionRow {
            required: of.required,
            decided: of.decided,
            decision: of.decided.position().and_then(|position| taken(&position)),
            earlier: of.earlier.iter().filter_map(taken).collect(),
            later: of.later.iter().filter_map(taken).collect(),
            planned,
            as_of: case.day(),
            party,
        }
    }

    /// When it adopted the agreement. None if it has not.
    #[must_use]
    pub fn adopted(&self) -> Option<Dated> {
        self.decision.as_ref().filter(|_| matches!(self.decided, Decided::Adopted(_))).map(|taken| taken.date)
    }

    /// Whether it has rejected the agreement.
    #[must_use]
    pub fn is_rejection(&self) -> bool {
        matches!(self.decided, Decided::Rejected(_))
    }

    /// Its place in a list: rejections first, then adoptions by day, then what decides nothing, what is planned, and what
    /// is missing.
    #[must_use]
    pub fn order(&self) -> (u8, Option<Day>) {
        let day = self.decision.as_ref().map(|taken| taken.date.day);
        match self.decided {
            Decided::Rejected(_) => (0, day),
            Decided::Adopted(_) => (1, day),
            Decided::NotDecisive(_) => (2, day),
            Decided::Nothing if !self.planned.is_empty() => (3, self.planned.last().map(|last| last.day)),
            Decided::Nothing => (4, None),
        }
    }

    /// What it has decided, without the day and the reference: `adopted`, `only recommended`, `no decision recorded`.
    #[must_use]
    pub fn what(&self) -> Message {
        match &self.decision {
            Some(taken) => taken.what(),
            None => self.planned(false).unwrap_or_else(|| message!("decision-missing")),
        }
    }

    /// What else there is to tell of its decision: who took it for the party, what it had decided before, what it has
    /// decided since, and when it is to decide again.
    #[must_use]
    pub fn notes(&self) -> Vec<Message> {
        let Some(taken) = &self.decision else { return Vec::new() };
        let mut notes: Vec<Message> = taken.by_another().into_iter().collect();
        notes.extend(self.history());
        notes
    }

    /// Everything that is recorded of it: `adopted 25 November 2024 (§ 9); earlier rejected 10 June 2024 (§ 4)`.
    #[must_use]
    pub fn told(&self) -> Message {
        let told = self.decision.as_ref().map_or_else(|| self.what(), TakenRow::told);
        self.with_history(told)
    }

    /// The same, for a list of several parties: what they may have in common, and the reference, which each has for
    /// itself.
    #[must_use]
    pub fn told_of_several(&self) -> (Message, Option<&str>) {
        match &self.decision {
            Some(taken) if !taken.is_by_another && self.history().is_empty() => {
                (self.with_history(taken.told_without_reference()), taken.reference.as_deref())
            }
            Some(_) | None => (self.told(), None),
        }
    }

    fn with_history(&self, told: Message) -> Message {
        let history = self.history();
        let told = if history.is_empty() || self.decision.is_none() {
            told
        } else {
            message!("decision-history", decision = told, history = history)
        };
        if self.required { told } else { message!("not-required", how = told) }
    }

    fn history(&self) -> Vec<Message> {
        let earlier = self.earlier.iter().map(|taken| message!("decided-earlier", decision = taken.told()));
        let later = self.later.iter().map(|taken| message!("decided-later", decision = taken.told()));
        let again = self.planned(true).filter(|_| self.decision.is_some());
        earlier.chain(later).chain(again).collect()
    }

    /// When it is to decide, or should have; `again` if it has decided before. None if nothing is planned.
    fn planned(&self, again: bool) -> Option<Message> {
        let last = self.planned.last()?;
        if last.day < self.as_of {
            let day = last.date;
            return Some(match again {
                true => message!("decision-not-taken-again", day = day),
                false => message!("decision-not-taken", day = day),
            });
        }
        let coming = self.planned.iter().filter(|planned| planned.day >= self.as_of);
        let days: Vec<Message> = coming.map(|planned| message!("day", day = planned.date)).collect();
        let days = words::either(days);
        Some(match again {
            true => message!("decision-planned-again", days = days),
            false => message!("decision-planned-for", days = days),
        })
    }
}

impl TakenRow {
    /// A decision of a party, or one that counts for it. None if it has not been taken.
    fn of(case: &Case<'_>, decision: &Decision, party: &str) -> Option<Self> {
        let (registry, by) = (case.registry, &decision.by.value);
        Some(TakenRow {
            by: taker(registry, by).into(),
            is_by_another: **by != *party,
            date: Dated::last(decision.date.as_ref()?.value),
            outcome: decision.outcome.as_ref().map(|outcome| outcome.value),
            reference: decision.reference().map(|reference| reference.to_string()),
        })
    }

    fn what(&self) -> Message {
        decided(self.outcome)
    }

    fn by_another(&self) -> Option<Message> {
        self.is_by_another.then(|| message!("by", by = self.by.clone()))
    }

    fn told_without_reference(&self) -> Message {
        let told = message!("decided-on", what = self.what(), day = self.date.date);
        match self.by_another() {
            Some(by) => message!("decided-by-another", decision = told, by = by),
            None => told,
        }
    }

    fn told(&self) -> Message {
        let told = self.told_without_reference();
        match &self.reference {
            Some(reference) => with_reference(told, reference),
            None => told,
        }
    }
}

/// What was decided: `adopted`, `only recommended`.
pub(super) fn decided(outcome: Option<Outcome>) -> Message {
    match outcome {
        Some(outcome @ (Outcome::Adopted | Outcome::Rejected)) => words::outcome(outcome),
        Some(outcome @ (Outcome::Recommended | Outcome::Endorsed | Outcome::Noted | Outcome::Signed)) => {
            message!("decided-only", outcome = words::outcome(outcome))
        }
        None => message!("decided-without-outcome"),
    }
}

/// Who took a decision that counts for a party, as written.
pub(super) fn taker<'r>(registry: &'r Registry, by: &Id) -> Name<'r> {
    match registry.party_of(by) {
        Some(party) => words::name_of_party(registry, party),
        None => words::name_of_actor(registry, by),
    }
}

/// The decisions that reject an agreement: `rejected by A, B 10 June 2024 (§ 7)`.
#[must_use]
pub(super) fn rejections(case: &Case<'_>, agreement: AgreementIx) -> Vec<Message> {
    let decisions = &case.agreement(agreement).decision;
    let rejections = case.periods(agreement).adoption.rejections().into_iter();
    let told = rejections.filter_map(|(position, parties)| {
        let decision = decisions.get(position)?;
        let reference = decision.reference().map(|reference| reference.as_str());
        Some(rejection(case.registry, &parties, decision.date.as_ref()?.value, reference))
    });
    told.collect()
}

/// A decision that rejects an agreement, with the parties for which it counts.
pub(super) fn rejection(
    registry: &Registry,
    parties: &[PartyIx],
    on: Date,
    reference: Option<&str>,
) -> Message {
    let names: Vec<Named> = parties.iter().map(|party| words::named_party(registry, *party)).collect();
    let told = message!("rejected-by", parties = words::few_named(&names, words::NAMED), day = on);
    match reference {
        Some(reference) => with_reference(told, reference),
        None => told,
    }
}

/// A decision, or who took it, with its reference: `Provstad (§ 7)`.
#[must_use]
pub fn with_reference(what: impl Into<Argument>, reference: &str) -> Message {
    let what: Argument = what.into();
    // A section sign and its number stay on one line.
    message!("with-reference", what = what, reference = reference.replace("§ ", "§\u{a0}"))
}
