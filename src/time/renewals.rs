//! Tacit renewals: when each ends, and until when notice can prevent the next.

use crate::model::validity::Renewal;

use super::day::{Day, FIRST, LAST, add, add_days, before_end, days_between, last_day_of_term, next};

/// The renewals of an agreement, by number. Number 0 is its first term.
#[derive(Debug, Clone, Copy)]
pub(super) struct Renewals<'r> {
    pub(super) clause: &'r Renewal,
    /// `e`: the end of the first term.
    pub(super) first_end: Day,
    /// See [`Term::later_suspensions`](super::Term).
    pub(super) suspensions: &'r [(Day, i64)],
    /// See [`Term::later_open_suspension`](super::Term).
    pub(super) open_suspension: Option<Day>,
}

/// The largest difference in the lengths of two months, in days, plus one.
const MONTH_ENDS: i64 = 4;

impl Renewals<'_> {
    /// The last day of a renewal, or of the first term for 0.
    pub(super) fn end(&self, number: u32) -> Day {
        let end = match number {
            0 => self.first_end,
            _ => last_day_of_term(next(self.first_end), self.clause.term.times(number)),
        };
        let moved = self.suspensions.partition_point(|(first_moved, _)| *first_moved <= end);
        let days = moved.checked_sub(1).and_then(|last| self.suspensions.get(last));
        days.map_or(end, |(_, days)| add_days(end, *days))
    }

    /// Whether the end of a renewal is known. Not if it is prolonged by a suspension that has no last day yet.
    fn is_known(&self, number: u32) -> bool {
        self.open_suspension.is_none_or(|from| self.end(number) < from)
    }

    /// The last day of the last renewal. None if there is no last one, or if its end is not known.
    pub(super) fn last_end(&self) -> Option<Day> {
        let last = self.clause.max.as_ref().map(|max| max.value)?;
        self.is_known(last).then(|| self.end(last))
    }

    /// Whether the end of this renewal is known, and another follows it.
    pub(super) fn is_followed(&self, number: u32) -> bool {
        self.clause.max.as_ref().is_none_or(|max| number < max.value) && self.is_known(number)
    }

    /// The last day for notice that ends the agreement with this renewal.
    pub(super) fn last_day_for_notice(&self, number: u32) -> Day {
        self.last_day_before(self.end(number), number == 0)
    }

    /// The last day for notice that ends the agreement on `end`, even if that is the end of no renewal.
    pub(super) fn last_day_to_end_on(&self, end: Day) -> Day {
        self.last_day_before(end, end <= self.first_end)
    }

    fn last_day_before(&self, end: Day, is_first: bool) -> Day {
        if let Some(by) = &self.clause.notice_by {
            return by.on_or_before(end).unwrap_or(FIRST);
        }
        let first_notice = self.clause.first_notice.as_ref().filter(|_| is_first);
        let notice = first_notice.or(self.clause.notice.as_ref());
        notice.map_or(end, |notice| before_end(end, notice.value))
    }

    /// The number of the first end on or after `day`.
    pub(super) fn first_ending_from(&self, day: Day) -> u32 {
        let days = u32::try_from(days_between(self.first_end, day)).unwrap_or(0);
        // There is at most one renewal a day.
        first_that(0, days, |number| self.end(number) >= day)
    }

    /// The number of the first end with which notice on `day` can still end the agreement.
    pub(super) fn first_to_stop(&self, day: Day) -> Option<u32> {
        let is_in_time = |number| self.last_day_for_notice(number) >= day;
        if is_in_time(0) {
            return self.is_known(0).then_some(0);
        }
        let end = match (&self.clause.notice_by, &self.clause.notice) {
            (Some(by), _) => by.on_or_after(day).unwrap_or(LAST).min(LAST),
            (None, Some(notice)) => add(day, notice.value),
            (None, None) => day,
        };
        let days = u32::try_from(days_between(self.first_end, end) + MONTH_ENDS).unwrap_or(1).max(1);
        let number = first_that(1, days, is_in_time);
        let exists = number == 0 || self.is_followed(number - 1);
        (exists && is_in_time(number) && self.is_known(number)).then_some(number)
    }
}

/// The first number from `low` through `high` for which `holds`, which holds for all after it. `high` if there is none.
fn first_that(mut low: u32, mut high: u32, holds: impl Fn(u32) -> bool) -> u32 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}
