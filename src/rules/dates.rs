//! Dates known only to the month or the year. Findings state only what is certain about them.

use chrono::TimeDelta;

use crate::model::agreement::Stage;
use crate::model::validity::Outcome;
use crate::model::{Date, Precision};
use crate::registry::AgreementIx;
use crate::source::Sp;
use crate::text::Message;
use crate::text::message::message;
use crate::time::Case;
use crate::time::{Day, EndCause, State, When, day, days_between, end_as_written, entry_days};

/// The range within which a day lies. A known day is a range of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    /// The earliest possible day.
    pub first: Day,
    /// The latest possible day.
    pub last: Day,
}

impl Days {
    /// A range of one day.
    pub(super) fn on(day: Day) -> Self {
        Days { first: day, last: day }
    }

    /// The days of a date.
    pub(super) fn of(date: Date) -> Self {
        date.into()
    }

    /// Whether it is certainly before the other.
    pub(super) fn is_before(self, other: Days) -> bool {
        self.last < other.first
    }

    /// How far it is before the other: `60 days before`, or `before` if that is not known to the day.
    pub(super) fn before(self, other: Days) -> Message {
        match self.length(other) {
            None => message!("before"),
            Some(days) => message!("days-before", count = days),
        }
    }

    /// How far it is after the other: `60 days after`, or `after` if that is not known to the day.
    pub(super) fn after(self, other: Days) -> Message {
        match other.length(self) {
            None => message!("after"),
            Some(days) => message!("days-after", count = days),
        }
    }

    /// The number of days to a later one. None if it is not known to the day.
    pub(super) fn length(self, later: Days) -> Option<i64> {
        (self.is_known() && later.is_known()).then(|| days_between(self.first, later.first))
    }

    /// Whether it may be that day.
    fn may_be(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The range one day later.
    pub(super) fn next(self) -> Self {
        Days { first: day::next(self.first), last: day::next(self.last) }
    }

    /// The range one day earlier.
    pub(super) fn previous(self) -> Self {
        Days { first: day::previous(self.first), last: day::previous(self.last) }
    }

    /// The date that covers exactly these days. None if there is no such date.
    pub(super) fn written(self) -> Option<Date> {
        let dates = [Precision::Day, Precision::Month, Precision::Year];
        let mut dates = dates.into_iter().map(|precision| Date::of(self.first, precision));
        dates.find(|date| Days::of(*date) == self)
    }

    /// Whether it is a single day.
    pub(super) fn is_known(self) -> bool {
        self.first == self.last
    }
}

impl From<Date> for Days {
    fn from(date: Date) -> Self {
        Days { first: date.first_day(), last: date.last_day() }
    }
}

/// A point in time in words: `on 2026-03-01`, `in 2026`, `between 2026-03-01 and 2026-12-31`.
pub(super) fn when(days: impl Into<Days>) -> Message {
    let days = days.into();
    let Some(date) = days.written() else {
        return message!("when-between", first = days.first, last = days.last);
    };
    match date.precision() {
        Precision::Day => message!("when-day", day = date),
        Precision::Month => message!("when-month", day = date),
        Precision::Year => message!("when-year", day = date),
    }
}

impl Case<'_> {
    /// A date, with its distance from the day of validity in brackets if it is known to the day.
    pub(super) fn dated(&self, date: Date) -> Message {
        match date.precision() {
            Precision::Month | Precision::Year => message!("day", day = date),
            Precision::Day => message!("dated", day = date, distance = self.distance(date.first_day())),
        }
    }

    /// A day that is counted from the end of an agreement, with its distance from the day of validity in brackets if the
    /// end is known to the day.
    pub(super) fn dated_by_end(&self, day: Day, agreement: AgreementIx) -> Message {
        let first_end = self.periods(agreement).term.first_end;
        let first_end = first_end.map(|end| self.own_end_days(agreement, end));
        let is_known = self.end_days(agreement).into_iter().chain(first_end).all(Days::is_known);
        match is_known {
            true => message!("dated", day = day, distance = self.distance(day)),
            false => message!("day", day = day),
        }
    }

    /// The written start of an agreement, if it is a date.
    pub(super) fn from(&self, agreement: AgreementIx) -> Option<Date> {
        self.agreement(agreement).validity.from_date()
    }

    /// The last day of each party that leaves before the end, with the position of its entry: as written, or reckoned
    /// from the notice that it gave, at the place of which it then stands.
    pub(super) fn last_days_of_parties(
        &self,
        agreement: AgreementIx,
    ) -> impl Iterator<Item = (usize, Sp<Date>)> + use<'_> {
        let exits = &self.periods(agreement).notice_exits;
        self.agreement(agreement).parties.0.iter().enumerate().filter_map(|(position, entry)| {
            let reckoned = || {
                let (given, exit) = (entry.notice_given()?, entry_days(entry, exits, position).until?);
                Some(Sp { value: Date::day(exit), span: given.span })
            };
            Some((position, entry.until().or_else(reckoned)?))
        })
    }

    /// The range within which an agreement enters into force, as it may depend on a decision known only to the year.
    pub(super) fn start_days(&self, agreement: AgreementIx) -> Option<Days> {
        let start = self.periods(agreement).start.and_then(When::day)?;
        Some(self.days_of_start(agreement, start))
    }

    /// The range within which an agreement was to enter into force once adopted, whatever its end. None if it is not
    /// adopted, or if the day is not known.
    pub(super) fn meant_start_days(&self, agreement: AgreementIx) -> Option<Days> {
        let periods = self.periods(agreement);
        let is_adopted = self.agreement(agreement).stage() == Stage::Adopted && periods.adoption.complete;
        let start = periods.first.max(periods.adoption.day).filter(|_| is_adopted)?;
        Some(self.days_of_start(agreement, start))
    }

    fn days_of_start(&self, agreement: AgreementIx, start: Day) -> Days {
        let from = self.from(agreement).map(Days::of);
        if let Some(from) = from.filter(|from| from.first == start) {
            return from;
        }
        let adopted = self.agreement(agreement).decision.iter().filter(|decision| {
            decision.outcome.as_ref().is_some_and(|outcome| outcome.value == Outcome::Adopted)
        });
        let dates = adopted.filter_map(|decision| decision.date.as_ref());
        let coarse = dates.filter(|date| date.coarse().is_some()).map(|date| date.first_day()).min();
        let first = coarse.map_or(start, |first| first.max(from.map_or(first, |from| from.first)));
        Days { first: first.min(start), last: start }
    }

    /// Whether an agreement is applied on the day of validity, in force or provisionally, for every possible reading of
    /// its dates.
    pub(super) fn is_certainly_applied(&self, agreement: AgreementIx) -> bool {
        let day = self.day();
        let has_not_ended = self.end_days(agreement).is_none_or(|end| day <= end.first);
        let has_begun = match self.standing(agreement).state {
            State::InForce => self.start_days(agreement).is_none_or(|start| start.last <= day),
            State::Provisional => self.agreement(agreement).provisional.as_ref().is_some_and(|applied| {
                let until = applied.until.as_ref();
                applied.from.last_day() <= day && until.is_none_or(|until| day <= until.first_day())
            }),
            State::Draft
            | State::Replaced
            | State::Ended
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Upcoming
            | State::Suspended
            | State::Lapsed => false,
        };
        has_begun && has_not_ended
    }

    /// The range of an agreement's last day.
    pub(super) fn end_days(&self, agreement: AgreementIx) -> Option<Days> {
        let periods = self.periods(agreement);
        let (end, cause) = periods.end?;
        let end = end.day()?;
        match cause {
            EndCause::Replaced => Some(self.taken_over_days(agreement)?.previous()),
            EndCause::Term | EndCause::Ended | EndCause::EndedWith => Some(self.own_end_days(agreement, end)),
        }
    }

    /// The range within which a `[[replaces]]` entry of an agreement takes effect, together with every agreement in
    /// `together_with`.
    pub(super) fn takes_over_days(&self, agreement: AgreementIx, entry: usize) -> Option<Days> {
        let from = self.takes_over(agreement, entry)?.day()?;
        let start = self.start_days(self.last_to_start(agreement, entry));
        Some(start.filter(|start| start.may_be(from)).unwrap_or(Days::on(from)))
    }

    /// The range within which a successor takes over from an agreement.
    pub(super) fn taken_over_days(&self, old: AgreementIx) -> Option<Days> {
        let from = self.periods(old).replaced_from()?.day()?;
        let successor = self.taking_over(old)?;
        let days = self.takes_over_days(successor.agreement, successor.entry());
        Some(days.filter(|days| days.may_be(from)).unwrap_or(Days::on(from)))
    }

    /// The range of an end given by the agreement's own record.
    pub(super) fn own_end_days(&self, agreement: AgreementIx, end: Day) -> Days {
        let written = Days::of(end_as_written(self.registry, agreement, end));
        let validity = &self.agreement(agreement).validity;
        let from = self.from(agreement).map(Days::of).filter(|from| !from.is_known());
        match from.filter(|_| validity.duration.is_some() && written.is_known()) {
            Some(from) => Days { first: end, last: later(end, from) },
            None => written,
        }
    }
}

/// The latest possible end, if `end` is computed from the earliest possible start.
fn later(end: Day, start: Days) -> Day {
    let open = TimeDelta::days(days_between(start.first, start.last));
    end.checked_add_signed(open).unwrap_or(day::LAST).min(day::LAST)
}
