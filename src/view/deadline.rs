//! What has to be done by a day: the deadlines of an agreement, which the agenda lists and reminders are of.

use std::collections::HashMap;

use chrono::Days;

use crate::model::settings::ReminderSort;
use crate::model::{Agreement, Date, Duration, Id};
use crate::registry::{AgreementIx, PartyIx};
use crate::time::Case;
use crate::time::day::days_between;
use crate::time::{
    Day, Flag, GapTime, State, When, coming_notices, day, end_as_written, open_activities, open_reviews,
};

use super::agenda::EventKind;
use super::agreement::DateText;
use super::message::{Message, message};
use super::reporter::Reporter;
use super::words;
use crate::text::hash;

/// So much of a text of a record stands in a key; what is longer is told from others by its hash.
const LONGEST: usize = 60;

/// Something that has to be done by a day.
#[derive(Debug, Clone)]
pub struct Deadline<'r> {
    /// What sort of deadline it is.
    pub kind: EventKind,
    /// The last day to meet it.
    pub on: DateText,
    /// Which of the agreement's duties it is: the same in every run, wherever the day moves.
    pub duty: String,
    /// Who has to do it, where that is not the owner alone: bodies and parties, as written.
    pub named: Vec<&'r Id>,
    /// Is there nothing left to do?
    pub is_met: bool,
    /// Is there still something to be done after the day?
    pub stays: bool,
    /// What it is about.
    pub message: Message,
}

impl Deadline<'_> {
    /// How long before it reminders of it fall, each once, the earliest first.
    #[must_use]
    pub fn stages(&self, case: &Case<'_>, agreement: AgreementIx) -> Vec<Stage> {
        let Some(sort) = sort(self.kind) else { return Vec::new() };
        let record = case.agreement(agreement);
        let own = record.reminders.as_ref().map(|own| &own.value);
        let stages = case.registry.settings.reminders(sort, &record.kind, own).into_iter();
        let mut stages: Vec<Stage> =
            stages.map(|before| Stage { before, due: day::before_end(self.on.day, before) }).collect();
        stages.sort_by_key(|stage| (stage.due, stage.before));
        stages.dedup();
        stages
    }
}

/// When a reminder of a deadline falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// How long before the deadline.
    pub before: Duration,
    /// The day from which it is due.
    pub due: Day,
}

/// Which of the settings says when reminders fall; none for what is no deadline.
fn sort(kind: EventKind) -> Option<ReminderSort> {
    match kind {
        EventKind::Expires | EventKind::Lapses => Some(ReminderSort::Expiring),
        EventKind::NoticeBy | EventKind::OptionBy => Some(ReminderSort::Notice),
        EventKind::StartRevisionBy => Some(ReminderSort::Revision),
        EventKind::ReviewDue => Some(ReminderSort::Review),
        EventKind::ActivityDue => Some(ReminderSort::Activity),
        EventKind::PlannedDecision => Some(ReminderSort::Decision),
        EventKind::AdoptionDue => Some(ReminderSort::Adoption),
        EventKind::EntersIntoForce
        | EventKind::PartyJoins
        | EventKind::PartyLeaves
        | EventKind::BodyTakesOver => None,
    }
}

/// The longest time before a deadline of an agreement at which a reminder of it falls, whatever its sort.
#[must_use]
pub fn earliest_stage(case: &Case<'_>, agreement: AgreementIx) -> Option<Duration> {
    let record = case.agreement(agreement);
    let own = record.reminders.as_ref().map(|own| &own.value);
    let settings = &case.registry.settings;
    let stages = ReminderSort::ALL.into_iter().flat_map(|sort| settings.reminders(sort, &record.kind, own));
    stages.max_by_key(|before| day::add(case.day(), *before))
}

/// So many deadlines of an agreement are listed, shared between the duties that recur: a review may be due every day, and
/// the horizon is anybody's choice.
pub(super) const MOST: usize = 10_000;

/// The deadlines of an agreement.
#[derive(Debug, Default)]
pub struct Deadlines<'r> {
    /// They, in no order.
    pub found: Vec<Deadline<'r>>,
    /// From where on some are left out, since there are more than [`MOST`]; none where all are there.
    pub cut_from: Option<Day>,
}

/// The deadlines of an agreement from `from` through `through`, and those before `from` that are still to be met.
#[must_use]
pub fn deadlines<'r>(case: &Case<'r>, agreement: AgreementIx, from: Day, through: Day) -> Deadlines<'r> {
    collect(case, agreement, (from, through), None)
}

/// As many of the deadlines of an agreement from `from` through `through` as can be told apart in a picture that shows no two
/// that are `apart` days or less from each other: what comes often is spread over all of it, and nothing is cut.
#[must_use]
pub(super) fn deadlines_apart<'r>(
    case: &Case<'r>,
    agreement: AgreementIx,
    (from, through): (Day, Day),
    apart: i64,
) -> Vec<Deadline<'r>> {
    let each = i64::try_from(MOST / recurring(case.agreement(agreement)).max(1)).unwrap_or(i64::MAX).max(1);
    let apart = apart.max(days_between(from, through) / each);
    collect(case, agreement, (from, through), Some(apart)).found
}

/// How many duties of an agreement may come again and again.
fn recurring(record: &Agreement) -> usize {
    record.review.len() + usize::from(record.validity.renewal.is_some())
}

fn collect<'r>(
    case: &Case<'r>,
    agreement: AgreementIx,
    (from, through): (Day, Day),
    apart: Option<i64>,
) -> Deadlines<'r> {
    let record = case.agreement(agreement);
    let mut collector =
        Collector { case, agreement, record, from, through, apart, found: Vec::new(), cut_from: None };
    collector.end();
    collector.adoption();
    collector.notices();
    collector.option();
    collector.start_of_revision();
    collector.reviews();
    collector.activities();
    collector.decisions();
    Deadlines { found: collector.found, cut_from: collector.cut_from }
}

struct Collector<'c, 'r> {
    case: &'c Case<'r>,
    agreement: AgreementIx,
    record: &'r Agreement,
    from: Day,
    through: Day,
    /// Of those of one duty that are not so many days from each other, the first stands for all; none where each is wanted.
    apart: Option<i64>,
    found: Vec<Deadline<'r>>,
    cut_from: Option<Day>,
}

impl<'r> Collector<'_, 'r> {
    /// Is it in force, or known to come into force? Only then does a day that has passed matter.
    fn is_live(&self) -> bool {
        match self.case.standing(self.agreement).state {
            State::InForce | State::Upcoming => self.case.periods(self.agreement).start.is_some(),
            State::Draft
            | State::Replaced
            | State::Ended
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Lapsed => false,
        }
    }

    /// Does a day lie before its end, if it ever enters into force? It may lie before it does.
    fn is_by_end(&self, day: Day) -> bool {
        let periods = self.case.periods(self.agreement);
        periods.start.is_some() && periods.end.is_none_or(|(end, _)| When::On(day) <= end)
    }

    /// Adds a deadline that lies in the window, or has passed and is still to be met.
    fn add(&mut self, deadline: Deadline<'r>) {
        let day = deadline.on.day;
        if day <= self.through && (self.from <= day || deadline.stays) {
            self.found.push(deadline);
        }
    }

    /// Those of a duty that recurs, of which `from_day` gives all from a day on.
    fn recurring<T, I: Iterator<Item = T>>(
        &mut self,
        from_day: impl Fn(Day) -> I,
        day: impl Fn(&T) -> Day,
    ) -> Vec<T> {
        match self.apart {
            None => self.most(from_day(self.from), day),
            Some(apart) => self.spread(from_day, day, apart),
        }
    }

    /// The first of those that recur, as many as one duty may have; where there are more, it is noted from where on.
    fn most<T>(&mut self, all: impl Iterator<Item = T>, day: impl Fn(&T) -> Day) -> Vec<T> {
        let most = (MOST / recurring(self.record).max(1)).max(1);
        let mut all: Vec<T> = all.take(most + 1).collect();
        if all.len() > most
            && let Some(first_left_out) = all.pop()
        {
            let from = day(&first_left_out);
            self.cut_from = Some(self.cut_from.map_or(from, |known| known.min(from)));
        }
        all
    }

    /// Those that recur, more than `apart` days from each other. None that has passed stands for one to come.
    fn spread<T, I: Iterator<Item = T>>(
        &self,
        from_day: impl Fn(Day) -> I,
        day: impl Fn(&T) -> Day,
        apart: i64,
    ) -> Vec<T> {
        let (mut spread, mut from) = (Vec::new(), self.from);
        while let Some(found) = from_day(from).find(|found| day(found) >= from) {
            let on = day(&found);
            spread.push(found);
            let next = on.checked_add_days(Days::new(apart.unsigned_abs() + 1)).unwrap_or(Day::MAX);
            from = if on < self.case.day() { next.min(self.case.day()) } else { next };
        }
        spread
    }

    /// The day from which it is to hold, which not all who must have adopted it for. The owner has to see to it, and they.
    fn adoption(&mut self) {
        let Some(first) = self.case.standing(self.agreement).adoption_due else { return };
        let registry = self.case.registry;
        let missing = &self.case.periods(self.agreement).adoption.missing;
        // Of those who cannot be written to, the owner hears.
        let has_contact =
            |party: &PartyIx| registry.party(*party).is_some_and(|of| of.data.contact.is_some());
        let missing = missing.iter().copied().filter(has_contact).map(|party| registry.party_id(party));
        let owner = self.record.owner.as_ref().map(|owner| &owner.value);
        self.add(Deadline {
            kind: EventKind::AdoptionDue,
            on: DateText::new(first, Date::day(first)),
            duty: "adoption-due".to_owned(),
            named: owner.into_iter().chain(missing).collect(),
            is_met: false,
            stays: true,
            message: message!("event-adoption-due", why = words::not_adopted(self.case, self.agreement)),
        });
    }

    /// The last day: open as long as nothing takes over.
    fn end(&mut self) {
        let (periods, standing) = (self.case.periods(self.agreement), self.case.standing(self.agreement));
        let Some(last) = periods.last_day().filter(|last| periods.is_in_force(*last)) else { return };
        let date = end_as_written(self.case.registry, self.agreement, last);
        let is_lapsed = standing.has(Flag::Lapsed);
        let is_planned = self.case.registry.settings.ends_as_planned(&self.record.kind);
        let gap = standing.gap_after_end.filter(|_| !is_planned);
        let gap = gap.filter(|gap| is_lapsed || gap.time == GapTime::Coming);
        let (kind, message) = if let Some(gap) = gap {
            let reporter = Reporter { case: self.case, agreement: self.agreement };
            let mut why = vec![reporter.nothing_takes_over()];
            why.extend(reporter.unmet_successors());
            why.extend(gap.through.map(|_| words::gap(gap)));
            (EventKind::Lapses, message!("event-lapses", why = why))
        } else {
            let message = match words::then(self.case, self.agreement) {
                None => message!("event-expires"),
                Some(then) if periods.replaced.is_some() => message!("event-expires-then", then = then),
                Some(why) => message!("event-expires-why", why = why),
            };
            (EventKind::Expires, message)
        };
        self.add(Deadline {
            kind,
            on: DateText::new(last, date),
            duty: "expires".to_owned(),
            named: Vec::new(),
            is_met: gap.is_none(),
            stays: gap.is_some(),
            message,
        });
    }

    /// One that has passed can no more be met: notice is about the next.
    fn notices(&mut self) {
        let (record, through) = (self.record, self.through);
        let periods = self.case.periods(self.agreement);
        let notices =
            |from| coming_notices(record, periods, from).take_while(move |notice| notice.by <= through);
        for notice in self.recurring(notices, |notice| notice.by) {
            if self.is_by_end(notice.by) {
                self.add(Deadline {
                    kind: EventKind::NoticeBy,
                    on: DateText::new(notice.by, Date::day(notice.by)),
                    duty: format!("notice-by/{}", notice.number),
                    named: Vec::new(),
                    is_met: false,
                    stays: false,
                    message: message!("event-notice-by", day = notice.renewal),
                });
            }
        }
    }

    fn option(&mut self) {
        let mut options = self.record.option.iter().zip(1..);
        let open = options.find(|(option, _)| option.exercised.is_none());
        let by = self.case.standing(self.agreement).option_by;
        let (Some((option, number)), Some(by)) = (open, by) else { return };
        if self.is_by_end(by) {
            self.add(Deadline {
                kind: EventKind::OptionBy,
                on: DateText::new(by, Date::day(by)),
                duty: format!("option-by/{number}"),
                named: Vec::new(),
                is_met: false,
                stays: self.is_live(),
                message: message!("event-option-by", term = option.term.value),
            });
        }
    }

    fn start_of_revision(&mut self) {
        let (periods, standing) = (self.case.periods(self.agreement), self.case.standing(self.agreement));
        let start = standing.start_revision_by.filter(|_| !standing.is_to_be_replaced);
        let (Some(start), Some(last)) = (start, periods.last_day()) else { return };
        if !periods.is_in_force(last) {
            return;
        }
        let revision = self.record.revision.as_ref();
        let initiator = revision.and_then(|revision| revision.initiated_by.as_ref());
        self.add(Deadline {
            kind: EventKind::StartRevisionBy,
            on: DateText::new(start, Date::day(start)),
            duty: "start-revision-by".to_owned(),
            named: initiator.map(|initiator| &initiator.value).into_iter().collect(),
            is_met: false,
            stays: self.is_live(),
            message: message!("event-start-revision-by", day = last, time = standing.lead_time),
        });
    }

    fn reviews(&mut self) {
        let (periods, record) = (self.case.periods(self.agreement), self.record);
        let through = periods.last_day().map_or(self.through, |last| last.min(self.through));
        for review in &record.review {
            let open = open_reviews(review, self.case.day());
            for (number, due) in self.recurring(|from| open.within(from, through), |(_, due)| due.day) {
                if !self.is_by_end(due.day) {
                    continue;
                }
                let kind = words::review_name(review);
                self.add(Deadline {
                    kind: EventKind::ReviewDue,
                    on: DateText::new(due.day, due.date),
                    duty: format!("review-due/{}/{}", code(&review.id), number.saturating_add(1)),
                    named: review.by.iter().map(|by| &by.value).collect(),
                    is_met: false,
                    stays: self.is_live(),
                    message: message!("event-review-due", kind = kind, id = review.id.to_string()),
                });
            }
        }
    }

    /// Was it replaced or ended? Then nobody has to do or decide anything of it.
    fn is_over(&self) -> bool {
        matches!(self.case.standing(self.agreement).state, State::Replaced | State::Ended)
    }

    fn activities(&mut self) {
        if self.is_over() {
            return;
        }
        let (record, mut counts) = (self.record, HashMap::new());
        for (_, activity) in open_activities(record, self.case.day()) {
            let Some(due) = &activity.due else { continue };
            let title = code(&activity.title);
            let count: &mut u32 = counts.entry(title.clone()).or_default();
            *count += 1;
            self.add(Deadline {
                kind: EventKind::ActivityDue,
                on: DateText::new(due.last_day(), due.value),
                duty: format!("activity-due/{title}/{count}"),
                named: activity.by.iter().map(|by| &by.value).collect(),
                is_met: false,
                stays: true,
                message: message!("event-activity-due", title = activity.title.to_string()),
            });
        }
    }

    /// Only when the last of its planned days has passed is a decision late.
    fn decisions(&mut self) {
        if self.is_over() {
            return;
        }
        let (registry, mut counts) = (self.case.registry, HashMap::new());
        for decision in &self.record.decision {
            let count: &mut u32 = counts.entry(&decision.by.value).or_default();
            *count += 1;
            if decision.date.is_some() {
                continue;
            }
            let last = decision.planned.iter().map(|planned| planned.last_day()).max();
            for (planned, number) in decision.planned.iter().zip(1..) {
                let by = words::actor(registry, &decision.by.value);
                self.add(Deadline {
                    kind: EventKind::PlannedDecision,
                    on: DateText::new(planned.last_day(), planned.value),
                    duty: format!("planned-decision/{}/{count}/{number}", code(&decision.by.to_string())),
                    named: vec![&decision.by.value],
                    is_met: false,
                    stays: Some(planned.last_day()) == last,
                    message: message!("event-planned-decision", by = by),
                });
            }
        }
    }
}

/// A text of a record as part of a key: letters, digits, `-`, `_` and `.` stay, each other byte is `%` and two digits. So
/// that it may stand anywhere, a second `-` after the first is one of the others. Of a long one, the beginning and a hash.
#[must_use]
pub fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len().min(3 * LONGEST));
    for byte in text.bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if is_plain && !(byte == b'-' && code.ends_with('-')) {
            code.push(char::from(byte));
        } else {
            code.push_str(&format!("%{byte:02X}"));
        }
        if code.len() > LONGEST {
            code.truncate(LONGEST);
            return format!("{code}~{}", hash(text));
        }
    }
    code
}

/// By which calendars know a duty of a record: the same wherever its day moves. Of two registries that have records of the
/// same id, the name tells them apart.
#[must_use]
pub fn uid(registry: Option<&str>, record: &str, duty: &str) -> String {
    format!("{}/{duty}@{}.avtal", code(record), hash(registry.unwrap_or_default()))
}
