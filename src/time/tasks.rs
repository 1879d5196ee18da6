//! What is still to be done about an agreement, and with whom it lies.

use crate::model::agreement::Activity;
use crate::registry::{AgreementIx, BodyIx};

use super::attention::Flag;
use super::case::Case;
use super::day::{self, Day};
use super::duty::{Duties, Duty, Evidence};
use super::holder::Holder;
use super::reviews::open_reviews;
use super::standing::open_activities;

/// Something that is still to be done about an agreement.
#[derive(Debug, Clone)]
pub struct Task<'r> {
    /// What it is.
    pub work: Work<'r>,
    /// The bodies and parties that have to do it: on its day, or today if that has passed.
    pub with: Vec<Holder>,
    /// The bodies that receive the result of a review on that day.
    pub receivers: Vec<BodyIx>,
}

/// What is to be done.
#[derive(Debug, Clone)]
pub enum Work<'r> {
    /// A duty with a day.
    Duty(Duty<'r>),
    /// An activity without a day.
    Activity(&'r Activity),
    /// To revise the agreement, for a reason that is no date.
    Revise,
}

impl Work<'_> {
    /// The last day to do it. None if it has no day.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        match self {
            Work::Duty(duty) => Some(duty.day()),
            Work::Activity(_) | Work::Revise => None,
        }
    }
}

impl Task<'_> {
    /// Whether a body has to do it.
    #[must_use]
    pub fn is_with(&self, body: BodyIx) -> bool {
        self.with.contains(&Holder::Body(body))
    }

    /// Whether a body has to do it, or receives the result.
    #[must_use]
    pub fn concerns(&self, body: BodyIx) -> bool {
        self.is_with(body) || self.receivers.contains(&body)
    }
}

impl<'r> Duties<'_, 'r> {
    /// The duties that are not met, whenever they are due: the missed ones that remain to be done, and those to come; of
    /// a recurring duty only the first.
    #[must_use]
    pub fn open(&self) -> Vec<Duty<'r>> {
        let (record, today) = (self.record(), self.case().day());
        let review = |review: &'r crate::source::Sp<crate::model::agreement::Review>| {
            let (number, due) = open_reviews(review, today).within(today, day::LAST).next()?;
            self.review(review, number.saturating_add(1), due)
        };
        let notice = self.case().standing(self.agreement()).notice;
        let mut open: Vec<Duty<'r>> = [
            self.end(),
            self.adoption(),
            notice.and_then(|notice| self.notice(notice)),
            self.option(),
            self.start_of_revision(),
        ]
        .into_iter()
        .flatten()
        .collect();
        open.extend(record.review.iter().filter_map(review));
        open.extend(self.activities());
        open.extend(self.decisions());
        open.retain(|duty| !duty.is_met && (today <= duty.day() || duty.stays));
        open
    }
}

impl<'r> Case<'r> {
    /// Everything that is still to be done about an agreement.
    #[must_use]
    pub fn tasks(&self, agreement: AgreementIx) -> Vec<Task<'r>> {
        let (record, standing) = (self.agreement(agreement), self.standing(agreement));
        let mut tasks: Vec<Task<'r>> =
            Duties::of(self, agreement).open().into_iter().map(|duty| self.task(agreement, duty)).collect();
        if standing.has(Flag::Revise) {
            let initiator = record.initiator().map(|initiator| &initiator.value);
            let with = self.holders(agreement, initiator, self.day());
            tasks.push(Task { work: Work::Revise, with, receivers: Vec::new() });
        }
        if !standing.state.is_over() {
            let open = open_activities(record, self.day()).map(|(_, activity)| activity);
            tasks.extend(open.filter(|activity| activity.due.is_none()).map(|activity| {
                let with = self.holders(agreement, activity.by.iter().map(|by| &by.value), self.day());
                Task { work: Work::Activity(activity), with, receivers: Vec::new() }
            }));
        }
        tasks
    }

    fn task(&self, agreement: AgreementIx, duty: Duty<'r>) -> Task<'r> {
        let day = self.day_to_act(Some(duty.day()));
        let with = self.holders(agreement, duty.named.iter().copied(), day);
        let receivers = self.receivers(&duty, day);
        Task { work: Work::Duty(duty), with, receivers }
    }

    /// The bodies that receive the result of a review on `day`. None for other duties.
    #[must_use]
    pub fn receivers(&self, duty: &Duty<'_>, day: Day) -> Vec<BodyIx> {
        let reports_to = match duty.evidence {
            Evidence::Review(review, _) => &*review.reports_to,
            Evidence::End(_)
            | Evidence::Notice(_)
            | Evidence::Option(..)
            | Evidence::StartRevision(..)
            | Evidence::Activity(..)
            | Evidence::Decision(..)
            | Evidence::Adoption => &[],
        };
        let mut receivers: Vec<BodyIx> = Vec::new();
        for to in reports_to {
            let body = self.holder(to, day).and_then(Holder::body);
            receivers.extend(body.filter(|body| !receivers.contains(body)));
        }
        receivers
    }

    fn holders<'i>(
        &self,
        agreement: AgreementIx,
        named: impl IntoIterator<Item = &'i crate::model::Id>,
        day: Day,
    ) -> Vec<Holder> {
        self.responsible(agreement, named, day).into_iter().map(|one| one.holder).collect()
    }

    /// Whether anything about an agreement lies with a body: it is responsible for the agreement, has something to do
    /// or to decide about it, or receives a review of it.
    #[must_use]
    pub fn lies_with(&self, agreement: AgreementIx, body: BodyIx) -> bool {
        self.standing(agreement).owner == Some(body)
            || self.tasks(agreement).iter().any(|task| task.concerns(body))
    }
}
