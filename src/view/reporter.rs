//! What there is to see to in one agreement: the rows of the report of `status`.

use crate::model::agreement::Activity;
use crate::model::validity::Required;
use crate::model::{Agreement, Id};
use crate::registry::{AgreementIx, BodyIx, Registry};
use crate::source::Sp;
use crate::time::Case;
use crate::time::{
    self, Day, Flag, State, When, days_between, open_triggers, overdue_activities, overdue_decisions,
    revision_history,
};

use super::message::message;
use super::status::{Duty, DutyKind, Responsible, StatusSection};
use super::{Message, words};

/// What there is to say of one agreement.
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
        what: DutyKind,
        day: Option<Day>,
        responsible: Vec<Responsible<'r>>,
        why: Vec<Message>,
    ) -> Duty<'r> {
        let record = self.case.record(self.agreement);
        Duty {
            agreement: &record.id,
            title: if record.data.title.is_empty() { &record.id } else { &record.data.title },
            statutory: record.data.is_statutory(),
            state: self.case.standing(self.agreement).state,
            what,
            day,
            day_as_written: None,
            days_left: day.map(|day| days_between(self.case.day(), day)),
            responsible,
            why,
        }
    }

    /// The body that holds the duties of `body` on `day`, or today if the day has passed.
    fn holder(&self, body: BodyIx, day: Option<Day>) -> Responsible<'r> {
        let day = day.map_or(self.case.day(), |day| day.max(self.case.day()));
        let body = self.case.outlook.bodies.effective(self.registry(), body, day);
        Responsible { id: &self.registry().body(body).id, name: words::body(self.registry(), body) }
    }

    /// The bodies or parties named, or else the owner.
    fn responsible(
        &self,
        named: impl IntoIterator<Item = &'r Sp<Id>>,
        day: Option<Day>,
    ) -> Vec<Responsible<'r>> {
        let registry = self.registry();
        let who = named.into_iter().filter_map(|id| match registry.body_of(&id.value) {
            Some(body) => Some(self.holder(body, day)),
            None => registry.party_of(&id.value).map(|party| {
                let holder = time::holder(registry, party, self.case.day()).unwrap_or(party);
                Responsible { id: registry.party_id(holder), name: words::party(registry, holder) }
            }),
        });
        let who: Vec<Responsible<'r>> = who.collect();
        if who.is_empty() { self.owner(day) } else { who }
    }

    fn owner(&self, day: Option<Day>) -> Vec<Responsible<'r>> {
        registry_owner(self.registry(), self.agreement)
            .map(|owner| self.holder(owner, day))
            .into_iter()
            .collect()
    }

    /// That it ends, has ended, or never began.
    pub(super) fn ending(&self, state: State) -> Option<(StatusSection, Duty<'r>)> {
        let (standing, periods) = (self.case.standing(self.agreement), self.case.periods(self.agreement));
        let last_day = periods.last_day();
        let is_not_adopted = state == State::AwaitingAdoption || standing.has(Flag::NotAdopted);
        let day = if is_not_adopted { periods.first } else { last_day };
        let (section, what, mut why) = if standing.has(Flag::Lapsing) {
            (StatusSection::Lapses, DutyKind::Flag(Flag::Lapsing), vec![self.nothing_takes_over()])
        } else if standing.has(Flag::Lapsed) {
            (StatusSection::Lapses, DutyKind::Flag(Flag::Lapsed), vec![self.nothing_takes_over()])
        } else if standing.has(Flag::Expiring) {
            let then = words::then(self.case, self.agreement).into_iter().collect();
            (StatusSection::Expires, DutyKind::Flag(Flag::Expiring), then)
        } else if standing.has(Flag::NotAdopted) {
            (StatusSection::Lapses, DutyKind::Flag(Flag::NotAdopted), vec![self.conditional()])
        } else if state == State::AwaitingAdoption {
            (StatusSection::Lapses, DutyKind::State(state), vec![self.conditional()])
        } else {
            return None;
        };
        why.extend(self.unmet_successors());
        if let Some(gap) = standing.gap.filter(|gap| gap.through.is_some()) {
            why.push(words::gap(gap));
        }
        let mut duty = self.duty(what, day, self.owner(day), why);
        if day.is_some() && day == last_day {
            duty.day_as_written = day
                .and_then(|day| crate::time::end_as_written(self.registry(), self.agreement, day).coarse());
        }
        Some((section, duty))
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

    /// That an agreement rests on decisions that are not recorded, or came too late.
    fn conditional(&self) -> Message {
        let adoption = &self.case.periods(self.agreement).adoption;
        if let Some(day) = adoption.day.filter(|_| adoption.complete) {
            return message!("reason-adopted-too-late", day = day);
        }
        let required = self.record().adoption.as_ref().and_then(|adoption| adoption.required.as_ref());
        let condition = match required.map(|required| &required.value) {
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

    /// Why each successor has not taken over.
    pub(super) fn unmet_successors(&self) -> Vec<Message> {
        let pending = self.case.periods(self.agreement).successors.iter().filter(|s| s.takes_over.is_none());
        let why = pending.map(|successor| {
            let id = self.case.id(successor.agreement).to_string();
            let adoption = &self.case.periods(successor.agreement).adoption;
            match (self.case.standing(successor.agreement).state, adoption.missing.len()) {
                (State::Draft, _) => message!("why-successor-not-decided", id = id),
                (State::Ended, _) => message!("why-successor-ended", id = id),
                (State::NotAdopted, _) => message!("why-successor-too-late", id = id),
                (_, 0) => message!("why-successor-waits", id = id),
                (_, missing) => message!("why-successor-not-adopted", id = id, count = missing),
            }
        });
        why.collect()
    }

    /// What someone has to start, review, decide or do.
    pub(super) fn revision(&self) -> Vec<Duty<'r>> {
        let mut duties = Vec::new();
        let (record, standing, day) = (self.record(), self.case.standing(self.agreement), self.case.day());
        let initiator = record.revision.as_ref().and_then(|revision| revision.initiated_by.as_ref());
        if standing.has(Flag::StartRevision) {
            let start = standing.start_revision_by;
            duties.push(self.duty(
                DutyKind::Flag(Flag::StartRevision),
                start,
                self.responsible(initiator, start),
                self.why_start(),
            ));
        }
        if standing.has(Flag::Revise) {
            let why = self.why_revise();
            duties.push(self.duty(
                DutyKind::Flag(Flag::Revise),
                None,
                self.responsible(initiator, None),
                why,
            ));
        }
        for review in &standing.reviews {
            let (Some(due), Some(written)) = (review.next, record.review.get(review.position)) else {
                continue;
            };
            let what = match due.day {
                late if late < day && standing.has(Flag::ReviewOverdue) => Flag::ReviewOverdue,
                soon if soon >= day && soon <= self.case.outlook.horizon && standing.has(Flag::ReviewDue) => {
                    Flag::ReviewDue
                }
                _ => continue,
            };
            let mut why = vec![message!(
                "why-review",
                kind = words::review_name(written),
                id = written.id.to_string(),
                day = due.date,
            )];
            why.extend(review.last_done.map(|done| message!("why-last-done", day = done)));
            let who = self.responsible(&written.by, Some(due.day));
            let duty = self.duty(DutyKind::Flag(what), Some(due.day), who, why);
            duties.push(Duty { day_as_written: due.date.coarse(), ..duty });
        }
        if standing.has(Flag::NoticeDue) {
            let renewal = standing.notice.map(|notice| message!("why-renewed", day = notice.renewal));
            let by = standing.notice.map(|notice| notice.by);
            duties.push(self.duty(
                DutyKind::Flag(Flag::NoticeDue),
                by,
                self.owner(by),
                renewal.into_iter().collect(),
            ));
        }
        if standing.has(Flag::OptionDue) {
            let by = standing.option_by;
            let option = record.option.iter().find(|option| option.exercised.is_none());
            let why = option.map(|option| message!("why-option", term = option.term.value));
            duties.push(self.duty(
                DutyKind::Flag(Flag::OptionDue),
                by,
                self.owner(by),
                why.into_iter().collect(),
            ));
        }
        if standing.has(Flag::AdoptionDue) {
            let first = standing.adoption_due;
            let why = vec![self.conditional()];
            duties.push(self.duty(DutyKind::Flag(Flag::AdoptionDue), first, self.owner(first), why));
        }
        if standing.has(Flag::Rejected) {
            let rejected = &self.case.periods(self.agreement).adoption.rejected;
            let parties: Vec<&str> =
                rejected.iter().map(|(party, _)| words::party(self.registry(), *party)).collect();
            let why = vec![message!("why-rejected", parties = words::list(&parties))];
            duties.push(self.duty(DutyKind::Flag(Flag::Rejected), None, self.owner(None), why));
        }
        self.overdue(&mut duties);
        if standing.has(Flag::OwnerGone) {
            let owner = standing.owner.map(|owner| words::body(self.registry(), owner)).unwrap_or_default();
            duties.push(self.duty(
                DutyKind::Flag(Flag::OwnerGone),
                None,
                Vec::new(),
                vec![message!("why-owner-gone", owner = owner)],
            ));
        }
        duties
    }

    /// Activities and decisions whose days have passed.
    fn overdue(&self, duties: &mut Vec<Duty<'r>>) {
        let (record, day) = (self.record(), self.case.day());
        let activities: Vec<_> = overdue_activities(record, day).map(|(_, activity)| activity).collect();
        let due = |activity: &Activity| activity.due.as_ref().map(|due| due.last_day());
        if let Some(first) = activities.iter().min_by_key(|activity| due(activity)) {
            let why = message!("why-activity", count = activities.len(), title = first.title.to_string());
            let who = self.responsible(&first.by, None);
            duties.push(self.duty(DutyKind::Flag(Flag::ActivityOverdue), due(first), who, vec![why]));
        }
        for (_, decision) in overdue_decisions(record, day) {
            let planned = decision.planned.iter().map(|planned| planned.last_day()).max();
            let who = self.responsible(std::iter::once(&decision.by), None);
            let why = vec![message!("why-decision", by = words::actor(self.registry(), &decision.by.value))];
            duties.push(self.duty(DutyKind::Flag(Flag::DecisionOverdue), planned, who, why));
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
        let asked =
            self.case.outlook.unanswered_revisions(self.registry(), self.case.timeline, self.agreement);
        why.extend(asked.filter_map(|(position, done)| {
            let review = record.review.get(position)?;
            Some(message!("why-review-asked", id = review.id.to_string(), day = done.date.value))
        }));
        for basis in &self.case.standing(self.agreement).lost_bases {
            let state = words::state(self.case.standing(*basis).state);
            why.push(message!("why-basis", id = self.case.id(*basis).to_string(), state = state));
        }
        why
    }
}

fn registry_owner(registry: &Registry, agreement: AgreementIx) -> Option<BodyIx> {
    registry.links(agreement).owner
}
