//! The first sentence of the report of `status`: what is urgent, in numbers.

use crate::model::Duration;
use crate::text::Language;
use crate::time::day::next;
use crate::time::{Day, Flag, State};
use crate::view::concern::{Concern, ConcernKind, Fold, StatusSection};
use crate::view::message::message;
use crate::view::{Message, words};

use super::UrgentDays;

/// What is urgent, in numbers. What is long past is counted too; what is accepted is not.
#[derive(Debug, Clone)]
pub struct Lead {
    /// The last day that is urgent, inclusive.
    pub urgent_through: Day,
    /// Agreements that run out by then.
    pub running_out: usize,
    /// Of these, those that nothing takes over from.
    pub lapsing: usize,
    /// Agreements that have run out with nothing to take over.
    pub lapsed: usize,
    /// Agreements whose time is over, and that were not adopted.
    pub not_adopted: usize,
    /// Decisions whose planned days have passed.
    pub decisions_overdue: usize,
    /// Agreements whose start has come, and that are not adopted by all who must.
    pub adoptions_overdue: usize,
    /// Reviews that are overdue.
    pub reviews_overdue: usize,
    /// Agreements for which work on a new one should have started, and that do not run out soon.
    pub revisions_overdue: usize,
    /// Activities that are overdue.
    pub activities_overdue: usize,
    /// Agreements that must be revised for a reason without a day.
    pub to_revise: usize,
    /// Agreements that a party has rejected.
    pub rejected: usize,
    /// Agreements whose responsible body has ceased.
    pub owner_gone: usize,
    /// Other deadlines within the urgent days.
    pub due: usize,
    /// The first day after the urgent ones on which something is to be seen to, or else the day after the horizon.
    pub next_day: Day,
    within: Duration,
    today: Day,
}

impl Lead {
    pub(super) fn new(urgent: &UrgentDays) -> Self {
        Lead {
            urgent_through: urgent.through,
            running_out: 0,
            lapsing: 0,
            lapsed: 0,
            not_adopted: 0,
            decisions_overdue: 0,
            adoptions_overdue: 0,
            reviews_overdue: 0,
            revisions_overdue: 0,
            activities_overdue: 0,
            to_revise: 0,
            rejected: 0,
            owner_gone: 0,
            due: 0,
            next_day: next(urgent.horizon),
            within: urgent.within,
            today: urgent.today,
        }
    }

    /// Counts what there is to see to in one agreement. That work on a new one must start goes without saying of an
    /// agreement that is counted as running out.
    pub(super) fn count(&mut self, concerns: &[Concern]) {
        let concerns = || concerns.iter().filter(|concern| concern.fold != Some(Fold::Accepted));
        let through = self.urgent_through;
        let runs_out = concerns().any(|concern| {
            concern.kind == ConcernKind::Flag(Flag::Lapsing)
                && concern.day.is_some_and(|day| day.day <= through)
        });
        let is_start = |concern: &&Concern| concern.kind == ConcernKind::Flag(Flag::StartRevision);
        concerns()
            .filter(|concern| !(runs_out && is_start(concern)))
            .for_each(|concern| self.count_one(concern));
    }

    fn count_one(&mut self, concern: &Concern) {
        let day = concern.day.map(|dated| dated.day);
        let is_urgent = day.is_some_and(|day| day <= self.urgent_through);
        if let Some(day) = day.filter(|day| *day > self.urgent_through) {
            self.next_day = self.next_day.min(day);
        }
        let is_overdue = day.is_some_and(|day| day < self.today);
        let counter = match concern.kind {
            ConcernKind::Flag(Flag::Lapsing | Flag::Expiring) => {
                self.running_out += usize::from(is_urgent);
                self.lapsing += usize::from(is_urgent && concern.section == StatusSection::Lapses);
                return;
            }
            ConcernKind::Flag(Flag::Lapsed) => &mut self.lapsed,
            ConcernKind::Flag(Flag::NotAdopted) => &mut self.not_adopted,
            ConcernKind::Flag(Flag::Rejected) => &mut self.rejected,
            ConcernKind::Flag(Flag::Revise) => &mut self.to_revise,
            ConcernKind::Flag(Flag::OwnerGone) => &mut self.owner_gone,
            ConcernKind::Flag(Flag::DecisionOverdue) => &mut self.decisions_overdue,
            ConcernKind::Flag(Flag::ActivityOverdue) => &mut self.activities_overdue,
            ConcernKind::Flag(Flag::ReviewOverdue) => &mut self.reviews_overdue,
            ConcernKind::Flag(Flag::StartRevision) if is_overdue => &mut self.revisions_overdue,
            ConcernKind::State(State::AwaitingAdoption) => &mut self.adoptions_overdue,
            ConcernKind::Flag(
                Flag::AdoptionDue | Flag::NoticeDue | Flag::OptionDue | Flag::StartRevision | Flag::ReviewDue,
            )
            | ConcernKind::State(_)
            | ConcernKind::Duty(_)
                if is_urgent =>
            {
                &mut self.due
            }
            ConcernKind::Flag(
                Flag::AdoptionDue | Flag::NoticeDue | Flag::OptionDue | Flag::StartRevision | Flag::ReviewDue,
            )
            | ConcernKind::State(_)
            | ConcernKind::Duty(_) => return,
        };
        *counter += concern.count;
    }

    /// At most two sentences: what runs out and has run out, and what is overdue.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let sentences = [self.periods(), self.duties()];
        let sentences: Vec<String> = sentences
            .iter()
            .filter(|clauses| !clauses.is_empty())
            .map(|clauses| sentence(clauses, language))
            .collect();
        if sentences.is_empty() {
            return sentence(&[message!("lead-nothing", day = self.next_day)], language);
        }
        sentences.join(" ")
    }

    /// What runs out, has run out or never came into force.
    fn periods(&self) -> Vec<Message> {
        let mut clauses = Vec::new();
        let (count, open, time) = (self.running_out, self.lapsing, self.within);
        let number = || words::number(count);
        if count > 0 && open == count {
            clauses.push(message!("lead-running-out", count = count, number = number(), time = time));
        } else if count > 0 && open == 0 {
            clauses.push(message!("lead-running-out-planned", count = count, number = number(), time = time));
        } else if count > 0 {
            let open = words::number(open);
            clauses.push(message!("lead-running-out-some", number = number(), time = time, open = open));
        }
        let (count, is_first) = (self.lapsed, clauses.is_empty());
        let number = || words::number(count);
        if count > 0 && is_first {
            clauses.push(message!("lead-run-out", count = count, number = number()));
        } else if count > 0 {
            clauses.push(message!("lead-run-out-already", count = count, number = number()));
        }
        let (count, is_first) = (self.not_adopted, clauses.is_empty());
        let number = || words::number(count);
        if count > 0 && is_first {
            clauses.push(message!("lead-not-adopted-only", count = count, number = number()));
        } else if count > 0 {
            clauses.push(message!("lead-not-adopted", count = count, number = number()));
        }
        clauses
    }

    /// What is overdue, has no day, or falls due soon.
    fn duties(&self) -> Vec<Message> {
        let overdue = [
            (
                self.decisions_overdue,
                message!(
                    "lead-decisions",
                    count = self.decisions_overdue,
                    number = words::number(self.decisions_overdue)
                ),
            ),
            (
                self.adoptions_overdue,
                message!(
                    "lead-adoptions",
                    count = self.adoptions_overdue,
                    number = words::number(self.adoptions_overdue)
                ),
            ),
            (
                self.reviews_overdue,
                message!(
                    "lead-reviews",
                    count = self.reviews_overdue,
                    number = words::number(self.reviews_overdue)
                ),
            ),
            (
                self.revisions_overdue,
                message!(
                    "lead-starts",
                    count = self.revisions_overdue,
                    number = words::number(self.revisions_overdue)
                ),
            ),
            (
                self.activities_overdue,
                message!(
                    "lead-activities",
                    count = self.activities_overdue,
                    number = words::number(self.activities_overdue)
                ),
            ),
        ];
        let sum: usize = overdue.iter().map(|(count, _)| count).sum();
        let overdue: Vec<Message> =
            overdue.into_iter().filter(|(count, _)| *count > 0).map(|(_, told)| told).collect();
        let overdue = (sum > 0).then(|| message!("lead-overdue", count = sum, what = words::listed(overdue)));
        let others = [
            (
                self.to_revise,
                message!("lead-revise", count = self.to_revise, number = words::number(self.to_revise)),
            ),
            (
                self.rejected,
                message!("lead-rejected", count = self.rejected, number = words::number(self.rejected)),
            ),
            (
                self.owner_gone,
                message!("lead-owner-gone", count = self.owner_gone, number = words::number(self.owner_gone)),
            ),
            (
                self.due,
                message!("lead-due", count = self.due, number = words::number(self.due), time = self.within),
            ),
        ];
        let others = others.into_iter().filter(|(count, _)| *count > 0).map(|(_, told)| told);
        overdue.into_iter().chain(others).collect()
    }
}

/// Clauses as one sentence.
fn sentence(clauses: &[Message], language: Language) -> String {
    let text = crate::view::message::join(clauses, "; ", language);
    let mut letters = text.chars();
    let text = match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => text,
    };
    message!("lead-sentence", text = text).localise(language)
}
