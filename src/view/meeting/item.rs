//! One item of a meeting's agenda.

use super::MeetingKind;
use crate::model::agreement::Review;
use crate::model::body::Mandate;
use crate::registry::{AgreementIx, BodyIx, Registry};
use crate::time::{Case, Day, Duty, Evidence, Task, Work};
use crate::view::message::{Message, message};
use crate::view::order::by_name;
use crate::view::{Dated, Named, TaskRow, words};

/// One item of a meeting's agenda.
#[derive(Debug, Clone)]
pub struct MeetingItem {
    /// What it is about.
    pub kind: MeetingKind,
    /// The agreement.
    pub agreement: Named,
    /// Whether a law requires the agreement.
    pub statutory: bool,
    /// Its day. None if it has none.
    pub on: Option<Dated>,
    /// Whether its day has passed on the day of the meeting, and it remains to be done.
    pub overdue: bool,
    /// A sentence that can go into the agenda of the meeting.
    pub agenda: Message,
    /// The reason.
    pub why: Message,
}

impl MeetingItem {
    /// Something that the body has to do.
    pub(super) fn of_task(case: &Case<'_>, body: BodyIx, agreement: AgreementIx, task: &Task<'_>) -> Self {
        let agenda = match &task.work {
            Work::Duty(duty) => duty_sentence(case, body, agreement, duty),
            Work::Activity(activity) => {
                let title = activity.title.to_string();
                message!("meeting-activity", agreement = named(case, agreement), title = title)
            }
            Work::Revise => message!("meeting-revise", agreement = named(case, agreement)),
        };
        MeetingItem::of_row(case, agreement, task, agenda)
    }

    /// A coming or overdue review that the body receives. None if the task is no review.
    pub(super) fn of_receipt(case: &Case<'_>, agreement: AgreementIx, task: &Task<'_>) -> Option<Self> {
        let Work::Duty(Duty { evidence: Evidence::Review(review, _), .. }) = &task.work else { return None };
        let (named, review) = (named(case, agreement), words::named_review(review));
        let agenda = message!("meeting-receive", review = review, agreement = named);
        Some(MeetingItem::of_row(case, agreement, task, agenda))
    }

    /// A review that was held, and whose result the body receives.
    pub(super) fn of_held(case: &Case<'_>, agreement: AgreementIx, review: &Review, held: Dated) -> Self {
        let named = named(case, agreement);
        MeetingItem {
            kind: MeetingKind::ReviewHeld,
            statutory: case.is_statutory(agreement),
            on: Some(held),
            overdue: false,
            agenda: message!("meeting-receive", review = words::named_review(review), agreement = named),
            why: message!("meeting-held", day = held.date),
            agreement: words::titled_agreement(case.registry, agreement),
        }
    }

    /// An agreement that ended.
    pub(super) fn of_end(case: &Case<'_>, agreement: AgreementIx, last: Day) -> Self {
        let named = named(case, agreement);
        let on = Dated::new(last, crate::time::end_as_written(case.registry, agreement, last));
        MeetingItem {
            kind: MeetingKind::RanOut,
            statutory: case.is_statutory(agreement),
            on: Some(on),
            overdue: false,
            agenda: message!("meeting-ran-out", agreement = named, day = on.date),
            why: words::then(case, agreement).unwrap_or_else(|| words::state(case.standing(agreement).state)),
            agreement: words::titled_agreement(case.registry, agreement),
        }
    }

    fn of_row(case: &Case<'_>, agreement: AgreementIx, task: &Task<'_>, agenda: Message) -> Self {
        let row = TaskRow::of(case, agreement, task);
        MeetingItem {
            kind: MeetingKind::Task(row.kind),
            overdue: row.is_overdue(),
            agreement: row.agreement,
            statutory: row.statutory,
            on: row.on,
            agenda,
            why: row.message,
        }
    }

    /// By day; then what a law requires; then by title. What has no day comes last.
    pub(super) fn order(&self, registry: &Registry) -> impl Ord + use<> {
        let place = (self.on.is_none(), self.on.map(|on| on.day), !self.statutory);
        let agreement = (by_name(registry, &self.agreement.name), self.agreement.id.clone());
        (place, agreement, self.kind)
    }
}

fn named(case: &Case<'_>, agreement: AgreementIx) -> Named {
    words::named_agreement(case.registry, agreement)
}

/// The sentence about a duty.
fn duty_sentence(case: &Case<'_>, body: BodyIx, agreement: AgreementIx, duty: &Duty<'_>) -> Message {
    let (named, due) = (named(case, agreement), duty.due);
    match &duty.evidence {
        Evidence::Decision(..) => {
            let mandate = case.registry.body(body).data.mandate.as_ref().map(|mandate| mandate.value);
            match mandate {
                Some(Mandate::Decides) | None => message!("meeting-decide", agreement = named),
                Some(Mandate::Recommends) => message!("meeting-recommend", agreement = named),
                Some(Mandate::Prepares) => message!("meeting-prepare", agreement = named),
                Some(Mandate::Advises) => message!("meeting-advise", agreement = named),
            }
        }
        Evidence::End(_) => message!("meeting-lapses", agreement = named, day = due),
        Evidence::Notice(_) => message!("meeting-notice", agreement = named, day = due),
        Evidence::Option(option, _) => {
            message!("meeting-option", agreement = named, term = option.term.value, day = due)
        }
        Evidence::StartRevision(last, _) => message!("meeting-start", agreement = named, day = *last),
        Evidence::Review(review, _) => {
            message!("meeting-review", review = words::named_review(review), agreement = named, day = due)
        }
        Evidence::Activity(activity, _) => {
            message!("meeting-activity", agreement = named, title = activity.title.to_string())
        }
        Evidence::Adoption => message!("meeting-adoption", agreement = named, day = due),
    }
}
