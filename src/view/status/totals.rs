//! How many agreements there are in each state.

use crate::text::Language;
use crate::time::State;
use crate::view::message::message;
use crate::view::words;

/// How many agreements there are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// All of them.
    pub agreements: usize,
    /// In force.
    pub in_force: usize,
    /// In force, but suspended for a time.
    pub suspended: usize,
    /// Applied before they enter into force.
    pub provisional: usize,
    /// Their start has not come.
    pub upcoming: usize,
    /// Their start has come, but their adoption is not complete.
    pub awaiting_adoption: usize,
    /// Expired without a successor.
    pub lapsed: usize,
    /// Replaced.
    pub replaced: usize,
    /// Ended for good.
    pub ended: usize,
    /// Not adopted during their intended period.
    pub not_adopted: usize,
    /// Not decided.
    pub draft: usize,
}

impl Totals {
    /// The number of agreements in each state, on one line.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let states = [
            (self.in_force, message!("total-in-force", count = self.in_force)),
            (self.suspended, message!("total-suspended", count = self.suspended)),
            (self.provisional, message!("total-provisional", count = self.provisional)),
            (self.upcoming, message!("total-upcoming", count = self.upcoming)),
            (self.awaiting_adoption, message!("total-awaiting-adoption", count = self.awaiting_adoption)),
            (self.not_adopted, message!("total-not-adopted", count = self.not_adopted)),
            (self.lapsed, message!("total-lapsed", count = self.lapsed)),
            (self.replaced, message!("total-replaced", count = self.replaced)),
            (self.ended, message!("total-ended", count = self.ended)),
            (self.draft, message!("total-draft", count = self.draft)),
        ];
        let counted =
            states.into_iter().filter(|(count, _)| *count > 0).map(|(_, state)| state.localise(language));
        let counted = counted.collect::<Vec<_>>().join(", ");
        let all = words::agreements(self.agreements).localise(language);
        if counted.is_empty() { all } else { format!("{all}: {counted}") }
    }

    /// The number of agreements in a state.
    #[must_use]
    pub fn of(&self, state: State) -> usize {
        match state {
            State::Draft => self.draft,
            State::Replaced => self.replaced,
            State::Ended => self.ended,
            State::Provisional => self.provisional,
            State::NotAdopted => self.not_adopted,
            State::AwaitingAdoption => self.awaiting_adoption,
            State::Upcoming => self.upcoming,
            State::Suspended => self.suspended,
            State::InForce => self.in_force,
            State::Lapsed => self.lapsed,
        }
    }

    pub(super) fn count(&mut self, state: State) {
        self.agreements += 1;
        *match state {
            State::Draft => &mut self.draft,
            State::Replaced => &mut self.replaced,
            State::Ended => &mut self.ended,
            State::Provisional => &mut self.provisional,
            State::NotAdopted => &mut self.not_adopted,
            State::AwaitingAdoption => &mut self.awaiting_adoption,
            State::Upcoming => &mut self.upcoming,
            State::Suspended => &mut self.suspended,
            State::InForce => &mut self.in_force,
            State::Lapsed => &mut self.lapsed,
        } += 1;
    }
}
