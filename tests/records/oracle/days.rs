//! Reckoning with days, the slow way: section 1 of the page.

use avtal::time::Day;
use chrono::{Datelike, NaiveDate, TimeDelta};

/// The unknown day in the past, which comes before every known one.
pub const UNKNOWN: Day = NaiveDate::MIN;

/// A date as written: the days it spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    pub first: Day,
    pub last: Day,
}

impl Written {
    pub fn is_coarse(self) -> bool {
        self.first != self.last
    }

    pub fn spans(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// `2024`, `2024-06` or `2024-06-30`
    pub fn text(self) -> String {
        match (self.is_coarse(), self.first.month() == self.last.month()) {
            (false, _) => self.first.to_string(),
            (true, true) => self.first.format("%Y-%m").to_string(),
            (true, false) => self.first.format("%Y").to_string(),
        }
    }

    pub fn day(day: Day) -> Self {
        Written { first: day, last: day }
    }

    /// The month or year of which `last` is the last day.
    pub fn through(last: Day, is_year: bool) -> Self {
        let month = if is_year { 1 } else { last.month() };
        Written { first: ymd(last.year(), month, 1), last }
    }
}

/// A duration: as written, in months, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    pub text: &'static str,
    pub months: u32,
    pub days: u32,
}

pub const fn length(text: &'static str, months: u32, days: u32) -> Length {
    Length { text, months, days }
}

pub fn ymd(year: i32, month: u32, day: u32) -> Day {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn days_in_month(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some()).unwrap()
}

pub fn after(day: Day) -> Day {
    if day == UNKNOWN { UNKNOWN } else { day.succ_opt().unwrap() }
}

pub fn before(day: Day) -> Day {
    if day == UNKNOWN { UNKNOWN } else { day.pred_opt().unwrap() }
}

/// `day` and so many months later or earlier, and whether the day had to be clamped.
fn months_from(day: Day, months: i32) -> (Day, bool) {
    let count = day.year() * 12 + day.month0() as i32 + months;
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) as u32 + 1);
    let last = days_in_month(year, month);
    (ymd(year, month, day.day().min(last)), day.day() > last)
}

/// `day + times × length`
pub fn plus(day: Day, length: Length, times: u32) -> Day {
    months_from(day, (times * length.months) as i32).0 + TimeDelta::days(i64::from(times * length.days))
}

/// `day − length`
pub fn minus(day: Day, length: Length) -> Day {
    months_from(day, -(length.months as i32)).0 - TimeDelta::days(i64::from(length.days))
}

/// The last day of a term that starts on `start` and lasts `times × length`.
pub fn last_of_term(start: Day, length: Length, times: u32) -> Day {
    let (months, clamped) = months_from(start, (times * length.months) as i32);
    if clamped && length.days == 0 { months } else { before(plus(start, length, times)) }
}

/// `length` before the end `end`; the end itself where there is none.
pub fn before_end(end: Day, length: Option<Length>) -> Day {
    length.map_or(end, |length| before(minus(after(end), length)))
}

/// Occurrence number `k`: years of a year, months of a month, else days.
pub fn occurrence(first: Written, every: Length, k: u32) -> Written {
    if !first.is_coarse() {
        return Written::day(plus(first.first, every, k));
    }
    let last = before(plus(after(first.last), every, k));
    let is_year = first.first.month() != first.last.month();
    let is_whole = every.days == 0 && (!is_year || every.months.is_multiple_of(12));
    if k == 0 || is_whole { Written::through(last, is_year) } else { Written::day(last) }
}
