//! What is certain of a record in which reading found faults: nothing is told that may follow from a fault alone.

use foldhash::{HashSet, HashSetExt};

use crate::model::validity::{Outcome, Until};
use crate::registry::{AgreementIx, PartyIx};
use crate::time::Case;

impl Case<'_> {
    /// Is there a fault in what decides its last day: was something there not read, or does it end before it starts?
    /// Then that day may be another than it seems.
    #[must_use]
    pub(super) fn is_end_faulty(&self, agreement: AgreementIx) -> bool {
        let record = self.record(agreement);
        let first = self.periods(agreement).first;
        let ends_before_start = record.data.validity.until.as_ref().is_some_and(|until| match until.value {
            Until::Date(date) => first.is_some_and(|first| date.last_day() < first),
            Until::FurtherNotice | Until::Replaced => false,
        });
        ends_before_start
            || ["validity", "option", "extension", "end"].iter().any(|key| record.is_faulty(key))
    }

    /// Is it certain who has adopted an agreement? Not where reading found a fault in its decisions, nor where one to
    /// adopt it is by a name that no record has and nobody must adopt it under.
    #[must_use]
    pub(super) fn are_decisions_certain(&self, agreement: AgreementIx) -> bool {
        let (record, registry) = (self.record(agreement), self.registry);
        let adopting = record.data.decision.iter().filter(|decision| {
            decision.outcome.as_ref().is_some_and(|outcome| outcome.value == Outcome::Adopted)
        });
        let by = adopting.map(|decision| &decision.by.value);
        let mut unknown = by
            .filter(|by| registry.body_of(by).is_none() && registry.parties.find(by).position().is_none())
            .filter_map(|by| registry.party_of(by))
            .peekable();
        let required: HashSet<PartyIx> = match unknown.peek() {
            Some(_) => self.periods(agreement).adoption.required.iter().copied().collect(),
            None => HashSet::new(),
        };
        !record.is_faulty("decision") && unknown.all(|party| required.contains(&party))
    }
}
