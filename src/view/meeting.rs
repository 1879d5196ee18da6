//! What lies before a body at one of its meetings.

mod item;

use crate::model::{Body, Date};
use crate::registry::{AgreementIx, BodyIx};
use crate::time::day::{self, Day};
use crate::time::{Case, DutyKind, Flag, Work};

pub use item::MeetingItem;

use super::message::{Message, message};
use super::{Dated, Named, TaskKind, words};

/// The days of a year, to tell how long a body has between two meetings.
const YEAR: u64 = 365;

/// What lies before a body at one of its meetings. The case that it is made from is on the day of the meeting.
#[derive(Debug)]
pub struct Meeting {
    /// The body, by its short name.
    pub body: Named,
    /// Its full name.
    pub name: String,
    /// The day of the meeting.
    pub on: Dated,
    /// The meeting before it. None if none is recorded.
    pub previous: Option<Dated>,
    /// The meeting after it. None if none is recorded.
    pub next: Option<Dated>,
    /// The first day since the meeting before it. If none is recorded, as long ago as the body usually meets, or a year.
    pub since: Day,
    /// The last day before the meeting after it. If none is recorded, as far ahead as the body usually meets, or the day
    /// of the meeting.
    pub through: Day,
    /// The body that holds its duties on the day, if it is another.
    pub handed_to: Option<Named>,
    /// The decisions that were planned for a day up to the meeting and are not recorded.
    pub decisions: Vec<MeetingItem>,
    /// The work on successors and the revisions that it must start before the meeting after it.
    pub start: Vec<MeetingItem>,
    /// What else it has to see to before the meeting after it.
    pub see_to: Vec<MeetingItem>,
    /// The reviews that it receives.
    pub receive: Vec<MeetingItem>,
    /// The agreements of its that ran out since the meeting before it.
    pub ran_out: Vec<MeetingItem>,
    /// How many agreements of its ran out earlier, and nothing has taken over from them.
    pub lapsed_before: usize,
}

/// The parts of a meeting's agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingPart {
    /// [`Meeting::decisions`].
    Decisions,
    /// [`Meeting::start`].
    Start,
    /// [`Meeting::see_to`].
    SeeTo,
    /// [`Meeting::receive`].
    Receive,
    /// [`Meeting::ran_out`].
    RanOut,
}

/// The first recorded meeting of a body that is not over by a day.
#[must_use]
pub fn next_meeting(body: &Body, on: Day) -> Option<Date> {
    let meetings = body.meetings.iter().map(|meeting| meeting.value);
    meetings.filter(|meeting| meeting.last_day() >= on).min_by_key(|meeting| meeting.first_day())
}

/// The recorded meeting of a body on a day. None if none is recorded then.
#[must_use]
pub fn meeting_on(body: &Body, on: Day) -> Option<Date> {
    let meetings = body.meetings.iter().map(|meeting| meeting.value);
    let mut on_day = meetings.filter(|meeting| meeting.first_day() <= on && on <= meeting.last_day());
    on_day.next()
}

impl Meeting {
    /// Its title: the body, and the day.
    #[must_use]
    pub fn title(&self) -> Message {
        message!("meeting-title", body = self.name.as_str(), day = self.on.date)
    }

    /// What a reader has to know before the agenda: the meetings around it, and what the agenda reaches back and ahead to.
    #[must_use]
    pub fn preamble(&self) -> Vec<Message> {
        let previous = match self.previous {
            Some(previous) => message!("meeting-previous", day = previous.date),
            None => message!("meeting-no-previous", day = self.since),
        };
        let next = match self.next {
            Some(next) => message!("meeting-next", day = next.date),
            None => message!("meeting-no-next", day = self.through),
        };
        let mut lines = vec![previous, next];
        lines.extend(self.handed_to.clone().map(|to| message!("meeting-handed-to", body = to)));
        if self.lapsed_before > 0 {
            lines.push(message!(
                "meeting-lapsed-before",
                count = self.lapsed_before,
                id = self.body.id.as_str()
            ));
        }
        lines
    }

    /// Whether nothing lies before the body.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|(_, items)| items.is_empty())
    }

    /// The meeting of a body on a date, whose last day is the day of the case.
    #[must_use]
    pub fn of(case: &Case<'_>, body: BodyIx, date: Date) -> Self {
        let data = &case.registry.body(body).data;
        let on = Dated::last(date);
        let recorded = || data.meetings.iter().map(|meeting| Dated::last(meeting.value));
        let previous = recorded().filter(|other| other.day < date.first_day()).max_by_key(|other| other.day);
        let next = recorded().filter(|other| other.date.first_day() > on.day).min_by_key(|other| other.day);
        let between = data.meetings_per_year.as_ref().map(|count| YEAR / u64::from(count.value.max(1)));
        let ago = || on.day.checked_sub_days(chrono::Days::new(between.unwrap_or(YEAR))).unwrap_or(on.day);
        let ahead = || on.day.checked_add_days(chrono::Days::new(between.unwrap_or(0))).unwrap_or(on.day);
        let effective = case.body_on(body, on.day);
        let mut meeting = Meeting {
            body: words::named_body(case.registry, body),
            name: match data.name.is_empty() {
                true => case.registry.body_name(body).to_owned(),
                false => data.name.to_string(),
            },
            on,
            previous,
            next,
            since: previous.map_or_else(ago, |previous| previous.day),
            through: next.map_or_else(ahead, |next| day::previous(next.date.first_day())).max(on.day),
            handed_to: (effective != body).then(|| words::named_body(case.registry, effective)),
            decisions: Vec::new(),
            start: Vec::new(),
            see_to: Vec::new(),
            receive: Vec::new(),
            ran_out: Vec::new(),
            lapsed_before: 0,
        };
        for agreement in case.registry.agreement_ixs() {
            meeting.tasks(case, body, agreement);
            meeting.held(case, body, agreement);
            meeting.ended(case, body, agreement);
        }
        for (_, items) in meeting.parts_mut() {
            items.sort_by_cached_key(|item| item.order(case.registry));
        }
        meeting
    }

    /// The parts of its agenda, in order.
    #[must_use]
    pub fn parts(&self) -> [(MeetingPart, &[MeetingItem]); 5] {
        [
            (MeetingPart::Decisions, &self.decisions),
            (MeetingPart::Start, &self.start),
            (MeetingPart::SeeTo, &self.see_to),
            (MeetingPart::Receive, &self.receive),
            (MeetingPart::RanOut, &self.ran_out),
        ]
    }

    fn parts_mut(&mut self) -> [(MeetingPart, &mut Vec<MeetingItem>); 5] {
        [
            (MeetingPart::Decisions, &mut self.decisions),
            (MeetingPart::Start, &mut self.start),
            (MeetingPart::SeeTo, &mut self.see_to),
            (MeetingPart::Receive, &mut self.receive),
            (MeetingPart::RanOut, &mut self.ran_out),
        ]
    }

    /// Adds what the body has to do about an agreement, and the coming reviews that it receives.
    fn tasks(&mut self, case: &Case<'_>, body: BodyIx, agreement: AgreementIx) {
        for task in case.tasks(agreement) {
            let is_late = |day: Day| day > self.through;
            if task.work.day().is_some_and(is_late) {
                continue;
            }
            if task.is_with(body) {
                let item = MeetingItem::of_task(case, body, agreement, &task);
                match part(&task.work, self.on) {
                    Some(MeetingPart::Decisions) => self.decisions.push(item),
                    Some(MeetingPart::Start) => self.start.push(item),
                    Some(MeetingPart::SeeTo | MeetingPart::Receive | MeetingPart::RanOut) => {
                        self.see_to.push(item);
                    }
                    None => {}
                }
            }
            if task.receivers.contains(&body) {
                self.receive.extend(MeetingItem::of_receipt(case, agreement, &task));
            }
        }
    }

    /// Adds the reviews of an agreement that were held since the last meeting, and whose results the body receives.
    fn held(&mut self, case: &Case<'_>, body: BodyIx, agreement: AgreementIx) {
        for review in &case.agreement(agreement).review {
            let receives = |to| case.holder(to, self.on.day).and_then(|holder| holder.body()) == Some(body);
            if !review.reports_to.iter().any(|to| receives(&to.value)) {
                continue;
            }
            let held = review.done.iter().map(|done| Dated::last(done.date.value));
            let since = held.filter(|held| self.since <= held.day && held.day <= self.on.day);
            self.receive.extend(since.map(|held| MeetingItem::of_held(case, agreement, review, held)));
        }
    }

    /// Adds an agreement of the body that ended since the last meeting.
    fn ended(&mut self, case: &Case<'_>, body: BodyIx, agreement: AgreementIx) {
        let periods = case.periods(agreement);
        let last = periods.last_day().filter(|last| periods.is_binding(*last));
        let Some(last) = last.filter(|last| *last < self.on.day) else { return };
        if case.standing(agreement).owner != Some(body) {
            return;
        }
        if self.since <= last {
            self.ran_out.push(MeetingItem::of_end(case, agreement, last));
        } else if case.standing(agreement).has(Flag::Lapsed) {
            self.lapsed_before += 1;
        }
    }
}

/// Where a task of the body belongs. None for decisions that are planned for a later day.
fn part(work: &Work<'_>, on: Dated) -> Option<MeetingPart> {
    match work {
        Work::Revise => Some(MeetingPart::Start),
        Work::Activity(_) => None,
        Work::Duty(duty) => match duty.kind() {
            DutyKind::PlannedDecision => (duty.due.first_day() <= on.day).then_some(MeetingPart::Decisions),
            DutyKind::StartRevisionBy => Some(MeetingPart::Start),
            // Those that have lapsed since the last meeting are told among what ran out.
            DutyKind::Expires | DutyKind::Lapses if duty.day() < on.day => None,
            DutyKind::Expires
            | DutyKind::Lapses
            | DutyKind::NoticeBy
            | DutyKind::OptionBy
            | DutyKind::ReviewDue
            | DutyKind::ActivityDue
            | DutyKind::AdoptionDue => Some(MeetingPart::SeeTo),
        },
    }
}

impl MeetingPart {
    /// Its heading.
    #[must_use]
    pub fn heading(self) -> Message {
        match self {
            MeetingPart::Decisions => message!("meeting-decisions"),
            MeetingPart::Start => message!("meeting-to-start"),
            MeetingPart::SeeTo => message!("meeting-see-to"),
            MeetingPart::Receive => message!("meeting-to-receive"),
            MeetingPart::RanOut => message!("meeting-since"),
        }
    }

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            MeetingPart::Decisions => "decisions",
            MeetingPart::Start => "start",
            MeetingPart::SeeTo => "see_to",
            MeetingPart::Receive => "receive",
            MeetingPart::RanOut => "ran_out",
        }
    }
}

/// The kind of an item that is no task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeetingKind {
    /// Something to do.
    Task(TaskKind),
    /// A review that was held.
    ReviewHeld,
    /// An agreement that ended.
    RanOut,
}

impl MeetingKind {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            MeetingKind::Task(kind) => kind.name(),
            MeetingKind::ReviewHeld => "review-held",
            MeetingKind::RanOut => "ran-out",
        }
    }
}
