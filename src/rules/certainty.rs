//! What remains certain about a record with faults, so that no finding may follow from a fault alone.

use foldhash::{HashSet, HashSetExt};

use crate::model::validity::{Outcome, Until};
use crate::registry::{AgreementIx, PartyIx};
use crate::time::Case;

impl Case<'_> {
    /// Whether its last day is uncertain because a key that decides it could not be read, because it ends before it
    /// starts, or because `[end]` gives no day.
    #[must_use]
    pub(super) fn is_end_faulty(&self, agreement: AgreementIx) -> bool {
        let record = self.record(agreement);
        let first = self.periods(agreement).first;
        let ends_before_start = record.data.validity.until.as_ref().is_some_and(|until| match until.value {
            Until::Date(date) => first.is_some_and(|first| date.last_day() < first),
            Until::FurtherNotice | Until::Replaced | Until::Event => false,
        });
        ends_before_start
            || self.has_end_without_day(agreement)
            || ["validity", "termination", "option", "extension", "suspension", "end"]
                .iter()
                .any(|key| record.is_faulty(key))
    }

    /// Whether `[end]` gives no last day, as no clause says how long a notice takes.
    fn has_end_without_day(&self, agreement: AgreementIx) -> bool {
        let record = self.agreement(agreement);
        let can_be_ended = record.termination.is_some() || record.validity.renewal.is_some();
        record
            .end
            .as_ref()
            .is_some_and(|end| end.date.is_none() && (end.notice_given.is_none() || !can_be_ended))
    }

    /// Whether it is certain who has adopted an agreement. Not if reading found a fault in its decisions, nor if one of
    /// them adopts it under an id that no record has and that is not required to adopt it.
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
            Some(_) => self.periods(agreement).adoption.required().iter().copied().collect(),
            None => HashSet::new(),
        };
        !record.is_faulty("decision") && unknown.all(|party| required.contains(&party))
    }
}
