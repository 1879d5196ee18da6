//! What to see to because an agreement ends or has ended.

use crate::time::{self, AfterEnd, EndCause, Flag, Obstacle, State, Successor, When};
use crate::view::message::message;
use crate::view::{Dated, Message, words};

use super::{Concern, Teller, Told};

impl Teller<'_, '_> {
    /// An agreement that ends within the horizon, or that has run out.
    pub(super) fn ending(&self) -> Option<Concern> {
        let (flag, told) = if self.has(Flag::Lapsing) {
            (Flag::Lapsing, self.lapse())
        } else if self.has(Flag::Lapsed) {
            (Flag::Lapsed, self.lapse())
        } else if self.has(Flag::Expiring) {
            (Flag::Expiring, self.planned_end())
        } else {
            return None;
        };
        let last = self.case.periods(self.agreement).last_day();
        let day =
            last.map(|last| Dated::new(last, time::end_as_written(self.case.registry, self.agreement, last)));
        Some(self.concern(flag.into(), day, [], told))
    }

    /// Nothing takes over when it ends, or took over when it ended.
    pub(super) fn lapse(&self) -> Told {
        let mut why = vec![self.runs_out()];
        why.extend(self.no_takeover());
        if let Some(gap) =
            self.case.standing(self.agreement).gap_after_end.filter(|gap| gap.through.is_some())
        {
            why.push(words::gap(gap));
        }
        Told::new(self.step_to_continue(), why)
    }

    /// What follows when it ends is recorded.
    pub(super) fn planned_end(&self) -> Told {
        let then = self.case.after_end(self.agreement);
        let step = match then {
            Some(AfterEnd::Replaced(by, _)) => message!("step-hand-over", name = self.named(by)),
            Some(AfterEnd::Ended(_) | AfterEnd::Lapses(_)) | None => message!("step-tell-it-ends"),
        };
        let mut why = vec![self.runs_out()];
        why.extend(match then {
            Some(AfterEnd::Replaced(by, from)) => {
                Some(message!("why-takes-over", name = self.named(by), day = from))
            }
            Some(AfterEnd::Ended(Some(reason))) => Some(words::end_reason(reason)),
            Some(AfterEnd::Ended(None)) => Some(message!("then-ended")),
            Some(AfterEnd::Lapses(_)) | None => None,
        });
        Told::new(step, why)
    }

    /// When it runs out or ran out.
    fn runs_out(&self) -> Message {
        let (periods, today) = (self.case.periods(self.agreement), self.case.day());
        let is_ended = matches!(periods.end, Some((_, EndCause::Ended)));
        match periods.last_day() {
            None => message!("why-ran-out-unknown"),
            Some(last) if last < today && is_ended => {
                message!("why-was-ended", distance = words::distance_message(today, last))
            }
            Some(last) if last < today => {
                message!("why-ran-out", distance = words::distance_message(today, last))
            }
            Some(last) => message!("why-runs-out", distance = words::distance_message(today, last)),
        }
    }

    /// Why nothing takes over at once.
    pub(super) fn no_takeover(&self) -> Vec<Message> {
        let periods = self.case.periods(self.agreement);
        let mut why = Vec::new();
        if let Some((When::On(from), by)) = periods.replaced {
            why.push(message!("why-takes-over-late", name = self.named(by), day = from));
        } else if periods.successors.is_empty() {
            why.push(message!("why-nothing-takes-over"));
        }
        why.extend(self.pending().map(|successor| self.why_not_yet(successor)));
        if why.is_empty() {
            why.push(message!("why-successor-not-in-force"));
        }
        why
    }

    /// The successors of which no day is known on which they take over.
    fn pending(&self) -> impl Iterator<Item = &Successor> {
        let successors = &self.case.periods(self.agreement).successors;
        successors.iter().filter(|successor| successor.takes_over.is_none())
    }

    fn why_not_yet(&self, successor: &Successor) -> Message {
        let name = self.named(successor.agreement);
        let adoption = &self.case.periods(successor.agreement).adoption;
        let missing = adoption.missing().len();
        match (self.case.standing(successor.agreement).state, self.case.obstacle(successor.agreement)) {
            (State::Ended, _) => message!("why-successor-ended", name = name),
            (State::NotAdopted, _) => message!("why-successor-too-late", name = name),
            (_, Some(Obstacle::Draft)) => message!("why-successor-draft", name = name),
            (_, Some(Obstacle::Consultation)) => message!("why-successor-consultation", name = name),
            (_, Some(Obstacle::Rejected)) => message!("why-successor-rejected", name = name),
            (_, Some(Obstacle::NotAdopted)) if missing > 0 => {
                let all = adoption.required().len().max(missing);
                message!("why-successor-not-adopted", name = name, count = missing, all = all)
            }
            (_, Some(_)) => message!("why-successor-no-day", name = name),
            (_, None) => message!("why-successor-waits", name = name),
        }
    }

    /// What would let an agreement be in force after its end.
    fn step_to_continue(&self) -> Message {
        let periods = self.case.periods(self.agreement);
        if let Some((When::On(from), by)) = periods.replaced {
            return message!("step-until-takeover", name = self.named(by), day = from);
        }
        let is_live = |successor: &&Successor| self.case.standing(successor.agreement).state.is_live();
        if let Some(successor) = self.pending().find(is_live) {
            return self.step_for_successor(successor);
        }
        match (self.has(Flag::Lapsed), self.case.is_statutory(self.agreement)) {
            (false, true) => message!("step-start-successor"),
            (false, false) => message!("step-start-successor-or-end"),
            (true, true) => message!("step-record-successor"),
            (true, false) => message!("step-record-successor-or-end"),
        }
    }

    /// What keeps a successor from taking over.
    fn step_for_successor(&self, successor: &Successor) -> Message {
        let name = self.named(successor.agreement);
        match self.case.obstacle(successor.agreement) {
            Some(Obstacle::Draft | Obstacle::Consultation) => message!("step-adopt-successor", name = name),
            Some(Obstacle::NotAdopted) => message!("step-record-adoption-of", name = name),
            Some(Obstacle::Rejected) => message!("step-rework-successor", name = name),
            Some(Obstacle::AdoptedTooLate | Obstacle::EndsBeforeStart | Obstacle::NoFirstDay) => {
                message!("step-check-days", name = name)
            }
            None => message!("step-complete-replacement", name = name),
        }
    }
}
