//! The rows of the `status` report for one agreement.

use crate::model::agreement::Activity;
use crate::model::validity::Required;
use crate::model::{Agreement, Id};
use crate::registry::{AgreementIx, Registry};
use crate::time::{
    self, Case, Day, Duties, Flag, Obstacle, State, When, days_between, open_triggers, overdue_activities,
    overdue_decisions, revision_history,
};

use super::message::message;
use super::status_row::{Responsible, StatusKind, StatusRow, StatusSection};
use super::{Dated, Message, words};

/// Builds the rows for one agreement.
pub(super) struct Reporter<'c, 'r> {
    pub(super) case: &'c Case<'r>,
    pub(super) agreement: AgreementIx,
}

impl<'r> Reporter<'_, 'r> {
    fn record(&self) -> &'r Agreement {
        self.case.agreement(self.agreement)
    }

    fn registry(&self) -> &'r Registry {
        self.case.registry
    }

    fn duty(
        &self,
        kind: StatusKind,
        day: Option<Dated>,
        responsible: Vec<Responsible<'r>>,
        why: Vec<Message>,
    ) -> StatusRow<'r> {
        let record = self.case.record(self.agreement);
        StatusRow {
            agreement: &record.id,
            title: if record.data.title.is_empty() { &record.id } else { &record.data.title },
            statutory: record.data.is_statutory(),
            state: self.case.standing(self.agreement).state,
            kind,
            day,
            days_left: day.map(|dated| days_between(self.case.day(), dated.day)),
            responsible,
            why,
        }
    }

    /// The row of a duty under a flag.
    fn of_duty(&self, flag: Flag, duty: &time::Duty<'r>, why: Vec<Message>) -> StatusRow<'r> {
        let day = Dated::last(duty.due);
        let who = self.responsible(duty.named.iter().copied(), Some(day.day));
        self.duty(StatusKind::Flag(flag), Some(day), who, why)
    }

    /// The bodies or parties named, or else the owner: on `day`, or today if that has passed.
    fn responsible(&self, named: impl IntoIterator<Item = &'r Id>, day: Option<Day>) -> Vec<Responsible<'r>> {
        let responsible = self.case.responsible(self.agreement, named, self.case.day_to_act(day)).into_iter();
        let responsible = responsible.map(|responsible| Responsible {
            id: self.case.holder_id(responsible.holder),
            name: words::holder(self.registry(), responsible.holder),
        });
        responsible.collect()
    }

    fn owner(&self, day: Option<Day>) -> Vec<Responsible<'r>> {
        self.responsible([], day)
    }

    /// The row of an agreement that ends, has ended or never entered into force.
    pub(super) fn ending(&self, state: State) -> Option<(StatusSection, StatusRow<'r>)> {
        let (standing, periods) = (self.case.standing(self.agreement), self.case.periods(self.agreement));
        let last_day = periods.last_day();
        let is_not_adopted = state == State::AwaitingAdoption || standing.has(Flag::NotAdopted);
        let day = if is_not_adopted { periods.first } else { last_day };
        let (section, kind, mut why) = if standing.has(Flag::Lapsing) {
            (StatusSection::Lapses, StatusKind::Flag(Flag::Lapsing), vec![self.nothing_takes_over()])
        } else if standing.has(Flag::Lapsed) {
            (StatusSection::Lapses, StatusKind::Flag(Flag::Lapsed), vec![self.nothing_takes_over()])
        } else if standing.has(Flag::Expiring) {
            let then = words::then(self.case, self.agreement).into_iter().collect();
            (StatusSection::Expires, StatusKind::Flag(Flag::Expiring), then)
        } else if standing.has(Flag::NotAdopted) {
            (StatusSection::Lapses, StatusKind::Flag(Flag::NotAdopted), vec![self.conditional()])
        } else if state == State::AwaitingAdoption {
            (StatusSection::Lapses, StatusKind::State(state), vec![self.conditional()])
        } else {
            return None;
        };
        why.extend(self.unmet_successors());
        if let Some(gap) = standing.gap.filter(|gap| gap.through.is_some()) {
            why.push(words::gap(gap));
        }
        let dated = day.map(|day| match Some(day) == last_day {
            true => Dated::new(day, time::end_as_written(self.registry(), self.agreement, day)),
            false => Dated::on(day),
        });
        Some((section, self.duty(kind, dated, self.owner(day), why)))
    }

    pub(super) fn nothing_takes_over(&self) -> Message {
        let periods = self.case.periods(self.agreement);
        match (periods.replaced, &*periods.successors) {
            (Some((When::On(from), by)), _) => {
                message!("why-takes-over-late", id = self.case.id(by).to_string(), day = from)
            }
            (_, []) => message!("why-nothing-takes-over"),
            (_, _) => message!("why-successor-not-in-force"),
        }
    }

    /// A message that the agreement depends on decisions that are not recorded or came too late.
    fn conditional(&self) -> Message {
        let adoption = &self.case.periods(self.agreement).adoption;
        if let Some(day) = adoption.day.filter(|_| adoption.complete) {
            return message!("reason-adopted-too-late", day = day);
        }
        let condition = match self.record().required_adoption() {
            Some(Required::AllParties) => message!("adopt-all", count = adoption.required.len()),
            Some(Required::Number(number)) => message!("adopt-number", count = *number),
            Some(Required::Parties(_)) => message!("adopt-named", count = adoption.required.len()),
            Some(Required::None) | None => message!("adopt"),
        };
        let registry = self.registry();
        let missing: Vec<_> =
            adoption.missing.iter().map(|party| registry.party_id(*party).to_string()).collect();
        message!(
            "why-not-adopted",
            condition = condition,
            count = missing.len(),
            parties = missing.join(", "),
        )
    }

    /// For each successor, why it has not taken over.
    pub(super) fn unmet_successors(&self) -> Vec<Message> {
        let pending = self.case.periods(self.agreement).successors.iter().filter(|s| s.takes_over.is_none());
        let why = pending.map(|successor| {
            let id = self.case.id(successor.agreement).to_string();
            let missing = self.case.periods(successor.agreement).adoption.missing.len();
            match (self.case.standing(successor.agreement).state, self.case.obstacle(successor.agreement)) {
                (State::Ended, _) => message!("why-successor-ended", id = id),
                (State::NotAdopted, _) => message!("why-successor-too-late", id = id),
                (_, Some(Obstacle::Draft | Obstacle::Consultation)) => {
                    message!("why-successor-not-decided", id = id)
                }
                (_, Some(Obstacle::NotAdopted | Obstacle::Rejected)) if missing > 0 => {
                    message!("why-successor-not-adopted", id = id, count = missing)
                }
                (_, _) => message!("why-successor-waits", id = id),
            }
        });
        why.collect()
    }

    /// The rows of what has to be started, reviewed, decided or done.
    pub(super) fn revision(&self) -> Vec<StatusRow<'r>> {
        let mut duties = Vec::new();
        let (record, standing, day) = (self.record(), self.case.standing(self.agreement), self.case.day());
        let of_agreement = Duties::of(self.case, self.agreement);
        let start = of_agreement.start_of_revision().filter(|_| standing.has(Flag::StartRevision));
        duties.extend(start.map(|start| self.of_duty(Flag::StartRevision, &start, self.why_start())));
        if standing.has(Flag::Revise) {
            let who = self.responsible(record.initiator().map(|initiator| &initiator.value), None);
            duties.push(self.duty(StatusKind::Flag(Flag::Revise), None, who, self.why_revise()));
        }
        for review in &standing.reviews {
            let (Some(due), Some(written)) = (review.next, record.review.get(review.position)) else {
                continue;
            };
            let kind = match due.day {
                late if late < day && standing.has(Flag::ReviewOverdue) => Flag::ReviewOverdue,
                soon if soon >= day && soon <= self.case.outlook.horizon && standing.has(Flag::ReviewDue) => {
                    Flag::ReviewDue
                }
                _ => continue,
            };
            let mut why = vec![message!("why-review", review = words::named_review(written), day = due.date)];
            why.extend(review.last_done.map(|done| message!("why-last-done", day = done)));
            let who = self.responsible(written.by.iter().map(|by| &by.value), Some(due.day));
            duties.push(self.duty(StatusKind::Flag(kind), Some(Dated::new(due.day, due.date)), who, why));
        }
        let notice = standing.notice.filter(|_| standing.has(Flag::NoticeDue));
        duties.extend(notice.and_then(|notice| of_agreement.notice(notice)).map(|duty| {
            let renewal = notice.map(|notice| match notice.renewal {
                Some(_) => message!("why-renewed", day = notice.exit),
                None if time::leaves_alone(record) => message!("why-exit-leaves", day = notice.exit),
                None => message!("why-exit", day = notice.exit),
            });
            self.of_duty(Flag::NoticeDue, &duty, renewal.into_iter().collect())
        }));
        let option = of_agreement.option().filter(|_| standing.has(Flag::OptionDue));
        duties.extend(option.map(|duty| {
            let option = record.open_option();
            let why = option.map(|(_, option)| message!("why-option", term = option.term.value));
            self.of_duty(Flag::OptionDue, &duty, why.into_iter().collect())
        }));
        if standing.has(Flag::AdoptionDue) {
            let first = standing.adoption_due;
            let why = vec![self.conditional()];
            duties.push(self.duty(
                StatusKind::Flag(Flag::AdoptionDue),
                first.map(Dated::on),
                self.owner(first),
                why,
            ));
        }
        if standing.has(Flag::Rejected) {
            let rejected = &self.case.periods(self.agreement).adoption.rejected;
            let parties: Vec<&str> =
                rejected.iter().map(|(party, _)| words::party(self.registry(), *party)).collect();
            let why = vec![message!("why-rejected", parties = words::list(&parties))];
            duties.push(self.duty(StatusKind::Flag(Flag::Rejected), None, self.owner(None), why));
        }
        self.overdue(&mut duties);
        if standing.has(Flag::OwnerGone) {
            let owner = standing.owner.map(|owner| words::body(self.registry(), owner)).unwrap_or_default();
            duties.push(self.duty(
                StatusKind::Flag(Flag::OwnerGone),
                None,
                Vec::new(),
                vec![message!("why-owner-gone", owner = owner)],
            ));
        }
        duties
    }

    /// Adds activities and decisions whose days have passed.
    fn overdue(&self, duties: &mut Vec<StatusRow<'r>>) {
        let (record, day) = (self.record(), self.case.day());
        let activities: Vec<_> = overdue_activities(record, day).map(|(_, activity)| activity).collect();
        let due = |activity: &Activity| activity.due.as_ref().map(|due| due.last_day());
        if let Some(first) = activities.iter().min_by_key(|activity| due(activity)) {
            let why = message!("why-activity", count = activities.len(), title = first.title.to_string());
            let who = self.responsible(first.by.iter().map(|by| &by.value), None);
            duties.push(self.duty(
                StatusKind::Flag(Flag::ActivityOverdue),
                due(first).map(Dated::on),
                who,
                vec![why],
            ));
        }
        for (_, decision) in overdue_decisions(record, day) {
            let planned = decision.last_planned().map(|planned| planned.last_day());
            let who = self.responsible([&decision.by.value], None);
            let why = vec![message!("why-decision", by = words::decider(self.case, decision))];
            duties.push(self.duty(StatusKind::Flag(Flag::DecisionOverdue), planned.map(Dated::on), who, why));
        }
    }

    fn why_start(&self) -> Vec<Message> {
        let standing = self.case.standing(self.agreement);
        let end = self.case.periods(self.agreement).last_day();
        let mut why = vec![match end {
            Some(end) => message!("why-start-by-end", day = end, time = standing.lead_time),
            None => message!("why-start", time = standing.lead_time),
        }];
        let taken = revision_history(self.registry(), self.case.timeline, self.agreement, self.case.day());
        if let Some(longest) = taken.into_iter().max() {
            why.push(message!("why-past-revisions", count = longest));
        }
        why
    }

    fn why_revise(&self) -> Vec<Message> {
        let (record, day) = (self.record(), self.case.day());
        let triggers = open_triggers(record, day);
        let mut why: Vec<Message> = triggers
            .map(|(_, trigger)| {
                message!("why-trigger", reason = trigger.reason.to_string(), day = trigger.since.value)
            })
            .collect();
        let unanswered =
            self.case.outlook.unanswered_revisions(self.registry(), self.case.timeline, self.agreement);
        why.extend(unanswered.filter_map(|(position, done)| {
            let review = record.review.get(position)?;
            Some(message!("why-review-asked", review = words::named_review(review), day = done.date.value))
        }));
        for basis in &self.case.standing(self.agreement).lost_bases {
            let state = words::state(self.case.standing(*basis).state);
            why.push(message!("why-basis", id = self.case.id(*basis).to_string(), state = state));
        }
        why
    }
}
