//! What prevents an agreement from entering into force.

use foldhash::HashSet;

use crate::model::agreement::Stage;
use crate::registry::{AgreementIx, PartyIx};

use super::case::Case;
use super::state::State;

/// What currently prevents an agreement from entering into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// It is a draft.
    Draft,
    /// It is out for consultation.
    Consultation,
    /// Its adoption is not complete.
    NotAdopted,
    /// Its adoption is not complete, and every party whose adoption is missing has rejected it.
    Rejected,
    /// Its adoption became complete only after its written end.
    AdoptedTooLate,
    /// Its written end comes before its first day.
    EndsBeforeStart,
    /// Nothing gives its first day.
    NoFirstDay,
}

impl Case<'_> {
    /// What prevents an agreement from entering into force. None if it has entered into force, or if the day when it
    /// will is known.
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

    /// Whether every party whose adoption is missing has rejected the agreement, so that `rejected` explains why its
    /// adoption is not complete.
    #[must_use]
    pub fn is_rejected(&self, agreement: AgreementIx) -> bool {
        let adoption = &self.periods(agreement).adoption;
        if adoption.missing().is_empty() || adoption.rejected().is_empty() {
            return false;
        }
        let rejecting: HashSet<PartyIx> = adoption.rejected().iter().map(|(party, _)| *party).collect();
        adoption.missing().iter().all(|party| rejecting.contains(party))
    }

    /// Whether its start has come, but its adoption is not complete, even if it is applied provisionally.
    #[must_use]
    pub fn is_awaiting_adoption(&self, agreement: AgreementIx) -> bool {
        let periods = self.periods(agreement);
        match self.standing(agreement).state {
            State::AwaitingAdoption => true,
            State::Provisional => {
                !periods.adoption.complete && periods.first.is_none_or(|first| first <= self.day())
            }
            State::Draft
            | State::Replaced
            | State::Ended
            | State::NotAdopted
            | State::Upcoming
            | State::Suspended
            | State::InForce
            | State::Lapsed => false,
        }
    }
}
