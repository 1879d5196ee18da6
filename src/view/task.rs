//! What is still to be done, as rows of reports.

use crate::model::agreement::Activity;
use crate::registry::{AgreementIx, BodyIx, Registry};
use crate::time::{Case, Duty, DutyKind, Evidence, Task, Work, days_between};

use super::concern::{no_takeover, why_revise};
use super::message::{Message, message};
use super::order::by_name;
use super::{Dated, Named, duty, words};

/// Something that is still to be done about an agreement.
#[derive(Debug, Clone, Hash)]
pub struct TaskRow {
    /// What it is.
    pub kind: TaskKind,
    /// The agreement.
    pub agreement: Named,
    /// Whether a law requires the agreement.
    pub statutory: bool,
    /// The last day to do it. None if it has no day.
    pub on: Option<Dated>,
    /// The number of days from the day of the report, negative for the past.
    pub days_left: Option<i64>,
    /// Those who have to do it.
    pub with: Vec<Named>,
    /// A description.
    pub message: Message,
}

/// The kinds of things to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskKind {
    /// A duty with a day.
    Due(DutyKind),
    /// To revise the agreement, for a reason that is no date.
    Revise,
    /// An activity without a day.
    Activity,
}

impl TaskKind {
    /// Its name in JSON and CSV.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TaskKind::Due(kind) => kind.name(),
            TaskKind::Revise => "revise",
            TaskKind::Activity => "activity",
        }
    }
}

impl TaskRow {
    /// The row of a task of an agreement.
    #[must_use]
    pub fn of(case: &Case<'_>, agreement: AgreementIx, task: &Task<'_>) -> Self {
        let today = case.day();
        let on = match &task.work {
            Work::Duty(duty) => Some(Dated::last(duty.due)),
            Work::Activity(_) | Work::Revise => None,
        };
        TaskRow {
            kind: kind(&task.work),
            agreement: words::titled_agreement(case.registry, agreement),
            statutory: case.is_statutory(agreement),
            days_left: on.map(|on| days_between(today, on.day)),
            on,
            with: task.with.iter().map(|holder| words::named_holder(case.registry, *holder)).collect(),
            message: message(case, agreement, &task.work),
        }
    }

    /// Whether its day has passed.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        self.days_left.is_some_and(|left| left < 0)
    }
}

fn kind(work: &Work<'_>) -> TaskKind {
    match work {
        Work::Duty(duty) => TaskKind::Due(duty.kind()),
        Work::Activity(_) => TaskKind::Activity,
        Work::Revise => TaskKind::Revise,
    }
}

/// What is to be done, or what should have been done.
fn message(case: &Case<'_>, agreement: AgreementIx, work: &Work<'_>) -> Message {
    match work {
        Work::Duty(duty) if duty.day() < case.day() => missed(case, agreement, duty),
        Work::Duty(duty) => duty::message(case, agreement, duty),
        Work::Activity(activity) => activity_message(activity),
        Work::Revise => message!("task-revise", why = why_revise(case, agreement)),
    }
}

fn activity_message(activity: &Activity) -> Message {
    message!("task-activity", title = activity.title.to_string())
}

/// What should have been done.
fn missed(case: &Case<'_>, agreement: AgreementIx, duty: &Duty<'_>) -> Message {
    match &duty.evidence {
        Evidence::End(_) => {
            message!("task-missed-end", why = no_takeover(case, agreement))
        }
        Evidence::Notice(_) => duty::message(case, agreement, duty),
        Evidence::Option(option, _) => message!("task-missed-option", term = option.term.value),
        Evidence::StartRevision(last, _) => message!("task-missed-start", day = *last),
        Evidence::Review(review, _) => {
            message!(
                "task-missed-review",
                verb = words::verb_of(review),
                review = words::named_review(review)
            )
        }
        Evidence::Activity(activity, _) => {
            message!("task-missed-activity", title = activity.title.to_string())
        }
        Evidence::Decision(decision, ..) => {
            let by = case.decider(decision).map(|by| words::named_holder(case.registry, by));
            let by = by.unwrap_or_else(|| words::named_actor(case.registry, &decision.by.value));
            message!("task-missed-decision", by = by)
        }
        Evidence::Adoption => {
            message!("task-missed-adoption", why = words::not_adopted(case, agreement, message!("it").into()))
        }
    }
}

/// The tasks of an agreement that a body has, and those of which it receives the result.
pub(super) struct BodyTasks {
    /// What it has to do.
    pub(super) does: Vec<TaskRow>,
    /// The reviews that it receives.
    pub(super) receives: Vec<TaskRow>,
}

impl BodyTasks {
    /// Everything that is still to be done by a body, and every review that it receives: the overdue first, then by day,
    /// then what has no day.
    pub(super) fn of(case: &Case<'_>, body: BodyIx) -> Self {
        let mut tasks = BodyTasks { does: Vec::new(), receives: Vec::new() };
        for agreement in case.registry.agreement_ixs() {
            for task in case.tasks(agreement).iter().filter(|task| task.concerns(body)) {
                let row = || TaskRow::of(case, agreement, task);
                if task.is_with(body) {
                    tasks.does.push(row());
                }
                if task.receivers.contains(&body) {
                    tasks.receives.push(row());
                }
            }
        }
        sort(case.registry, &mut tasks.does);
        sort(case.registry, &mut tasks.receives);
        tasks
    }
}

/// By day, which puts the overdue first, then by title; what has no day comes last.
pub(super) fn sort(registry: &Registry, tasks: &mut [TaskRow]) {
    tasks.sort_by_cached_key(|task| {
        let place = (task.on.is_none(), task.on.map(|on| on.day), !task.statutory, task.kind);
        (place, by_name(registry, &task.agreement.name), task.agreement.id.clone())
    });
}
