//! What keeps an agreement from entering into force.

use foldhash::HashSet;

use crate::model::agreement::Stage;
use crate::registry::{AgreementIx, PartyIx};

use super::case::Case;

/// What keeps an agreement from entering into force, as things are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// It is a draft.
    Draft,
    /// It is out for consultation.
    Consultation,
    /// Not all who must have adopted it.
    NotAdopted,
    /// Not all who must have adopted it, and all of those have rejected it.
    Rejected,
    /// All who must have adopted it, but only after the end that is written for it.
    AdoptedTooLate,
    /// The end that is written for it comes before its first day.
    EndsBeforeStart,
    /// Nothing says from when it is to hold.
    NoFirstDay,
}

impl Case<'_> {
    /// What keeps an agreement from entering into force. None if it has entered into force, or it is known when it will.
    #[must_use]
    pub fn obstacle(&self, agreement: AgreementIx) -> Option<Obstacle> {
        let periods = self.periods(agreement);
        if periods.start.is_some() {
            return None;
        }
        Some(match self.agreement(agreement).stage() {
            Stage::Draft => Obstacle::Draft,
            Stage::Consultation => Obstacle::Consultation,
            Stage::Adopted if self.is_rejected(agreement) => Obstacle::Rejected,
            Stage::Adopted if !periods.adoption.complete => Obstacle::NotAdopted,
            Stage::Adopted if periods.is_too_late() => Obstacle::AdoptedTooLate,
            Stage::Adopted
                if periods.written_end.zip(periods.first).is_some_and(|(end, first)| end < first) =>
            {
                Obstacle::EndsBeforeStart
            }
            Stage::Adopted => Obstacle::NoFirstDay,
        })
    }

    /// Have all whose adoption is missing rejected it? Then `rejected` says why its adoption is not complete.
    #[must_use]
    pub fn is_rejected(&self, agreement: AgreementIx) -> bool {
        let adoption = &self.periods(agreement).adoption;
        let rejecting: HashSet<PartyIx> = adoption.rejected.iter().map(|(party, _)| *party).collect();
        !adoption.missing.is_empty() && adoption.missing.iter().all(|party| rejecting.contains(party))
    }
}
