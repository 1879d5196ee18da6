//! What to see to because an agreement is not adopted by all who must adopt it, or a decision is late.

use crate::model::Date;
use crate::model::validity::Decision;
use crate::time::{Day, Evidence, Flag, State};
use crate::view::adoption::rejections;
use crate::view::message::message;
use crate::view::{Dated, Message, Named, words};

use super::{Concern, Teller, Told};

impl<'r> Teller<'_, 'r> {
    /// Adds what is to be adopted, what was rejected, and the decisions that are late.
    pub(super) fn adoption(&self, all: &mut Vec<Concern>) {
        let periods = self.case.periods(self.agreement);
        let first = periods.first.map(Dated::on);
        if self.has(Flag::NotAdopted) {
            all.push(self.concern(Flag::NotAdopted.into(), first, [], self.told_not_adopted()));
        }
        if self.has(Flag::AdoptionDue) {
            let due = self.case.standing(self.agreement).adoption_due;
            if let Some(day) = due {
                let told = self.told_adoption_due(day);
                all.push(self.concern(Flag::AdoptionDue.into(), Some(Dated::on(day)), [], told));
            }
        } else if self.case.is_awaiting_adoption(self.agreement) {
            all.push(self.concern(State::AwaitingAdoption.into(), first, [], self.told_awaiting()));
        }
        if self.has(Flag::Rejected) {
            all.push(self.concern(Flag::Rejected.into(), None, [], self.told_rejected()));
        }
        if self.has(Flag::DecisionOverdue) {
            all.extend(self.decisions());
        }
    }

    /// The decisions whose planned days have passed, together.
    fn decisions(&self) -> Option<Concern> {
        let today = self.case.day();
        let duties = self.duties().decisions();
        let mut late: Vec<(Date, Vec<&'r Decision>)> = Vec::new();
        for duty in duties.iter().filter(|duty| duty.stays && duty.day() < today) {
            let Evidence::Decision(decision, ..) = duty.evidence else { continue };
            match late.iter_mut().find(|(due, _)| *due == duty.due) {
                Some((_, decisions)) => decisions.push(decision),
                None => late.push((duty.due, vec![decision])),
            }
        }
        late.sort_by_key(|(due, _)| due.last_day());
        let (first, _) = late.first()?;
        let by = || late.iter().flat_map(|(_, decisions)| decisions).map(|decision| &decision.by.value);
        let told = self.told_overdue_decisions(&late);
        let concern = self.concern(Flag::DecisionOverdue.into(), Some(Dated::last(*first)), by(), told);
        Some(Concern { count: by().count(), ..concern })
    }

    fn told_not_adopted(&self) -> Told {
        let adoption = &self.case.periods(self.agreement).adoption;
        match adoption.day.filter(|_| adoption.complete) {
            Some(day) => {
                Told::new(message!("step-start-over"), vec![message!("reason-adopted-too-late", day = day)])
            }
            None => Told::new(
                message!("step-record-adoption-or-withdrawal"),
                [message!("why-not-adopted-in-time")].into_iter().chain(self.missing()).collect(),
            ),
        }
    }

    pub(super) fn told_awaiting(&self) -> Told {
        let first = self.case.periods(self.agreement).first;
        let mut why: Vec<Message> = first
            .map(|first| {
                let today = self.case.day();
                message!("why-should-be-in-force", distance = words::distance_message(today, first))
            })
            .into_iter()
            .collect();
        why.extend(self.missing());
        Told::new(message!("step-record-adoption"), why)
    }

    pub(super) fn told_adoption_due(&self, first: Day) -> Told {
        Told::new(message!("step-adopt-by", day = first), self.missing())
    }

    fn told_rejected(&self) -> Told {
        Told::new(message!("step-rework"), rejections(self.case, self.agreement))
    }

    /// Decisions that are late, by the day on which they should have been taken.
    pub(super) fn told_overdue_decisions(&self, late: &[(Date, Vec<&Decision>)]) -> Told {
        let all: Vec<&Decision> = late.iter().flat_map(|(_, decisions)| decisions).copied().collect();
        let step = message!("step-record-decision", count = all.len(), by = self.deciders(&all));
        let each = late
            .iter()
            .map(|(due, decisions)| message!("why-decision-late", by = self.deciders(decisions), day = *due));
        Told::new(step, each.chain([message!("why-decision-missing")]).collect())
    }

    pub(super) fn told_decision(&self, decision: &Decision, due: Date) -> Told {
        let by = self.deciders(&[decision]);
        let step = message!("step-decide", by = by.clone(), day = due);
        Told {
            topic: Some(by),
            ..Told::new(step, vec![message!("why-decision-planned", distance = self.distance(due))])
        }
    }

    fn deciders(&self, decisions: &[&Decision]) -> Message {
        let by: Vec<Named> =
            decisions.iter().map(|decision| words::named_decider(self.case, decision)).collect();
        words::few_named(&by, words::NAMED_IN_CELL)
    }

    /// Whose decisions are missing; if all have decided, who rejected it.
    fn missing(&self) -> Vec<Message> {
        let (adoption, registry) = (&self.case.periods(self.agreement).adoption, self.case.registry);
        let undecided = adoption.undecided();
        let missing: Vec<Named> =
            undecided.iter().map(|party| words::named_party(registry, *party)).collect();
        match adoption.number() {
            Some(enough) => {
                vec![message!("why-adopted-by-too-few", have = adoption.adopted(), enough = enough)]
            }
            None if missing.is_empty() => rejections(self.case, self.agreement),
            None => {
                let all = adoption.required().len().max(missing.len());
                let parties = words::few_named(&missing, words::NAMED_IN_CELL);
                vec![message!("why-decisions-missing", count = missing.len(), all = all, parties = parties)]
            }
        }
    }
}
