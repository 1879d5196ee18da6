//! What to see to while an agreement is in force: its revision, reviews, notices, options and activities, and who is
//! responsible for it.

use crate::model::agreement::{Activity, Review};
use crate::model::validity::ProlongationOption;
use crate::model::{Date, Duration};
use crate::time::day::next;
use crate::time::{Day, Duty, Evidence, Flag, Notice, State, leaves_alone, open_triggers, revision_history};
use crate::view::message::message;
use crate::view::{Dated, Message, words};

use super::{Concern, Teller, Told};

impl<'r> Teller<'_, 'r> {
    /// Adds what is to be revised, reviewed, terminated, prolonged or carried out.
    pub(super) fn revision(&self, all: &mut Vec<Concern>) {
        let (record, standing) = (self.case.agreement(self.agreement), self.case.standing(self.agreement));
        let last = self.case.periods(self.agreement).last_day();
        if let Some((by, last)) =
            standing.start_revision_due().zip(last).filter(|_| self.has(Flag::StartRevision))
        {
            let named = record.initiator().map(|initiator| &initiator.value);
            let told = self.told_start(by, last, self.case.lead_time(self.agreement));
            all.push(self.concern(Flag::StartRevision.into(), Some(Dated::on(by)), named, told));
        }
        if let Some(notice) = standing.notice.filter(|_| self.has(Flag::NoticeDue)) {
            let day = Some(Dated::on(notice.by));
            all.push(self.concern(Flag::NoticeDue.into(), day, [], self.told_notice(notice)));
        }
        if let Some(((_, option), by)) =
            record.open_option().zip(standing.option_by).filter(|_| self.has(Flag::OptionDue))
        {
            let day = Some(Dated::on(by));
            all.push(self.concern(Flag::OptionDue.into(), day, [], self.told_option(option, by)));
        }
        self.reviews(all);
        if self.has(Flag::Revise) {
            let by = self.case.agreement(self.agreement).initiator().map(|initiator| &initiator.value);
            all.push(self.concern(Flag::Revise.into(), None, by, self.told_revise()));
        }
        if self.has(Flag::ActivityOverdue) {
            all.extend(self.activities());
        }
        if self.has(Flag::OwnerGone) {
            let owner = standing.owner.map(|owner| words::named_body(self.case.registry, owner));
            let why = owner.map(|owner| message!("why-owner-gone", owner = owner)).into_iter().collect();
            let told = Told::new(message!("step-name-owner"), why);
            let concern = self.concern(Flag::OwnerGone.into(), None, [], told);
            all.push(Concern { responsible: Vec::new(), ..concern });
        }
    }

    /// Adds the reviews that are overdue, or due within the horizon.
    fn reviews(&self, all: &mut Vec<Concern>) {
        let (record, standing) = (self.case.agreement(self.agreement), self.case.standing(self.agreement));
        for review in &standing.reviews {
            let (Some(due), Some(written)) = (review.next, record.review.get(review.position())) else {
                continue;
            };
            let is_late = due.day < self.case.day();
            let flag = if is_late { Flag::ReviewOverdue } else { Flag::ReviewDue };
            if self.has(flag) && due.day <= self.case.outlook.horizon {
                let by = written.by.iter().map(|by| &by.value);
                let (day, told) = (Dated::new(due.day, due.date), self.told_review(written, due.date));
                all.push(self.concern(flag.into(), Some(day), by, told));
            }
        }
    }

    /// The activities that should have been carried out, together.
    fn activities(&self) -> Option<Concern> {
        let today = self.case.day();
        let duties = self.duties().activities();
        let late: Vec<&Duty<'_>> = duties.iter().filter(|duty| duty.day() < today).collect();
        let first = late.iter().min_by_key(|duty| duty.day())?;
        let Evidence::Activity(activity, _) = first.evidence else { return None };
        let told = self.told_overdue_activities(late.len(), activity, first.due);
        let named = late.iter().flat_map(|duty| duty.named.iter().copied());
        let day = Dated::last(first.due);
        let concern = self.concern(Flag::ActivityOverdue.into(), Some(day), named, told);
        Some(Concern { count: late.len(), ..concern })
    }

    pub(super) fn told_start(&self, by: Day, last: Day, lead_time: Duration) -> Told {
        let step =
            if by < self.case.day() { message!("step-start") } else { message!("step-start-by", day = by) };
        let mut why = vec![message!("why-start", day = last, time = lead_time)];
        let taken = revision_history(self.case.registry, self.case.timeline, self.agreement, self.case.day());
        why.extend(taken.into_iter().max().map(|longest| message!("why-past-revisions", count = longest)));
        Told::new(step, why)
    }

    pub(super) fn told_notice(&self, notice: Notice) -> Told {
        let record = self.case.agreement(self.agreement);
        let (by, exit) = (notice.by, notice.exit);
        // What a day too late brings.
        let next_exit = self.case.notice_exit(self.agreement, next(by));
        let (step, why) = match (notice.renewal, next_exit) {
            (Some(_), Some(later)) => (
                message!("step-notice-or-renewed", day = by, later = later),
                message!("why-renewed", day = exit),
            ),
            (Some(_), None) => {
                (message!("step-notice", day = by, exit = exit), message!("why-renewed", day = exit))
            }
            (None, _) if leaves_alone(record) => (
                message!("step-notice-to-leave", day = by, exit = exit),
                message!("why-exit-leaves", by = by, day = exit),
            ),
            (None, _) => {
                (message!("step-notice", day = by, exit = exit), message!("why-exit", by = by, day = exit))
            }
        };
        Told::new(step, vec![why])
    }

    pub(super) fn told_option(&self, option: &ProlongationOption, by: Day) -> Told {
        let why = vec![message!("why-option", term = option.term.value, day = by)];
        Told::new(message!("step-option", day = by), why)
    }

    pub(super) fn told_review(&self, review: &Review, due: Date) -> Told {
        let (name, verb) = (words::named_review_of(review), || words::verb_of(review));
        let is_late = due.last_day() < self.case.day();
        let (step, first) = if is_late {
            (
                message!("step-review", verb = verb(), review = name),
                message!("why-review-late", verb = verb(), day = due),
            )
        } else {
            (
                message!("step-review-by", verb = verb(), review = name, day = due),
                message!("why-review", distance = self.distance(due)),
            )
        };
        let record = self.case.agreement(self.agreement);
        let standing = self.case.standing(self.agreement).reviews.iter();
        let standing = standing.filter(|standing| {
            record.review.get(standing.position()).is_some_and(|written| written.id.value == review.id.value)
        });
        let last = standing.filter_map(|standing| standing.last_done).max();
        let why =
            [first].into_iter().chain(last.map(|done| message!("why-last-done", verb = verb(), day = done)));
        Told {
            topic: Some(message!("words", words = words::named_review(review))),
            ..Told::new(step, why.collect())
        }
    }

    pub(super) fn told_activity(&self, activity: &Activity, due: Date) -> Told {
        let title = activity.title.to_string();
        let step = message!("step-activity-by", title = title.clone(), day = due);
        let why = vec![message!("why-activity", distance = self.distance(due))];
        Told { topic: Some(message!("words", words = title)), ..Told::new(step, why) }
    }

    /// Activities that are late: how many, and the first of them.
    pub(super) fn told_overdue_activities(&self, count: usize, first: &Activity, due: Date) -> Told {
        let title = first.title.to_string();
        let (why, topic) = match count {
            1 => {
                let topic = message!("words", words = title.clone());
                (message!("why-activity-late", day = due), Some(topic))
            }
            _ => {
                let title = title.clone();
                (message!("why-activities-late", count = count, day = due, title = title), None)
            }
        };
        let state = self.case.standing(self.agreement).state;
        let over = (state == State::Lapsed).then(|| message!("why-plan-is-over"));
        let step = message!("step-activities", count = count, title = title);
        Told { topic, ..Told::new(step, [why].into_iter().chain(over).collect()) }
    }

    pub(super) fn told_revise(&self) -> Told {
        let (record, today) = (self.case.agreement(self.agreement), self.case.day());
        let mut why: Vec<Message> = open_triggers(record, today)
            .map(|(_, trigger)| {
                message!("why-trigger", reason = trigger.reason.to_string(), day = trigger.since.value)
            })
            .collect();
        let outlook = self.case.outlook;
        let unanswered = outlook.unanswered_revisions(self.case.registry, self.case.timeline, self.agreement);
        why.extend(unanswered.filter_map(|(position, done)| {
            let review = record.review.get(position)?;
            Some(message!("why-review-asked", review = words::named_review(review), day = done.date.value))
        }));
        let bases = &self.case.standing(self.agreement).lost_bases;
        let step = if why.is_empty() && !bases.is_empty() {
            message!("step-rebase")
        } else {
            message!("step-revise")
        };
        why.extend(bases.iter().map(|basis| {
            let state = words::state(self.case.standing(*basis).state);
            message!("why-basis", name = self.named(*basis), state = state)
        }));
        Told::new(step, why)
    }
}
