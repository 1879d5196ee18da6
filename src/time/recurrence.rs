//! Recurring days.

use crate::model::{Date, Duration, Precision};

use super::day::{self, Day, add, days_between, next, previous};

/// One due day, or a series at a fixed interval. Each is computed from the first, not from the previous one, so that
/// the days do not drift.
#[derive(Debug, Clone, Copy)]
pub struct Recurrence {
    first: Date,
    every: Option<Duration>,
}

/// One due day of a recurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The last day on which it is not yet late.
    pub day: Day,
    /// The due date in the precision of the record: a year stays a year if the interval is whole years, a month stays a
    /// month if it is whole months.
    pub date: Date,
}

impl Due {
    /// A due day known to the day.
    #[must_use]
    pub fn on(day: Day) -> Self {
        Due { day, date: Date::day(day) }
    }

    /// A due date: its last day counts.
    #[must_use]
    pub fn by(date: Date) -> Self {
        Due { day: date.last_day(), date }
    }
}

impl Recurrence {
    /// Due on `first`, and then at each interval `every`.
    #[must_use]
    pub fn new(first: Date, every: Option<Duration>) -> Self {
        Recurrence { first, every }
    }

    /// Occurrence number `k`, from 0. None if it does not recur, or if it lies beyond the calendar.
    #[must_use]
    pub fn due(self, k: u32) -> Option<Due> {
        if k == 0 {
            return Some(Due::by(self.first));
        }
        let every = self.every?;
        let precision = self.first.precision();
        let span = every.times(k);
        let day = match precision {
            Precision::Day => add(self.first.first_day(), span),
            Precision::Month | Precision::Year => previous(add(next(self.first.last_day()), span)),
        };
        if day >= previous(day::LAST) {
            return None;
        }
        let keeps_precision = match precision {
            Precision::Day => true,
            Precision::Month => every.is_whole_months(),
            Precision::Year => every.is_whole_years(),
        };
        let precision = if keeps_precision { precision } else { Precision::Day };
        Some(Due { day, date: Date::of(day, precision) })
    }

    /// The number of the last occurrence due before `day`. None if the first is not.
    #[must_use]
    pub fn last_before(self, day: Day) -> Option<u32> {
        if self.first.last_day() >= day {
            return None;
        }
        let Some(every) = self.every else { return Some(0) };
        let is_before = |k: u32| self.due(k).is_some_and(|due| due.day < day);
        // There is at most one occurrence a day. It is searched among few if they are as far apart as the calendar has it.
        let days = u32::try_from(days_between(self.first.last_day(), day)).unwrap_or(0);
        let (mut before, mut after) = (0, days.saturating_add(1));
        let (low, high) = (days / longest(every), days / shortest(every));
        let (low, high) = (low.saturating_sub(1), high.saturating_add(1));
        if is_before(low) {
            before = low;
        }
        if !is_before(high) {
            after = after.min(high);
        }
        while before + 1 < after {
            let middle = before + (after - before) / 2;
            if is_before(middle) { before = middle } else { after = middle }
        }
        Some(before)
    }

    /// The number of the last occurrence due on or before `day`. None if the first is not.
    #[must_use]
    pub fn last_by(self, day: Day) -> Option<u32> {
        self.last_before(next(day))
    }

    /// The number of the first occurrence due on or after `day`.
    #[must_use]
    pub fn first_from(self, day: Day) -> u32 {
        self.last_before(day).map_or(0, |before| before + 1)
    }
}

/// The most days of an interval; at least one.
fn longest(every: Duration) -> u32 {
    every.total_months().saturating_mul(31).saturating_add(every.total_days()).max(1)
}

/// The fewest days of an interval; at least one.
fn shortest(every: Duration) -> u32 {
    every.total_months().saturating_mul(28).saturating_add(every.total_days()).max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn recurrence(first: &str, every: &str) -> Recurrence {
        Recurrence::new(Date::parse(first).unwrap(), Some(Duration::parse(every).unwrap()))
    }

    #[test]
    fn occurrences_are_counted_from_the_first() {
        for (first, every, expected) in [
            ("2028", "P2Y", ["2028", "2030", "2032"]),
            ("2028", "P6M", ["2028", "2029-06-30", "2029-12-31"]),
            ("2024-01", "P1M", ["2024-01", "2024-02", "2024-03"]),
            ("2024-01", "P2W", ["2024-01", "2024-02-14", "2024-02-28"]),
            ("2024-01-31", "P1M", ["2024-01-31", "2024-02-29", "2024-03-31"]),
            ("2024-02-29", "P1Y", ["2024-02-29", "2025-02-28", "2026-02-28"]),
        ] {
            let recurrence = recurrence(first, every);
            let dates = [0, 1, 2].map(|k| recurrence.due(k).unwrap().date.to_string());
            assert_eq!(dates, expected, "{first} every {every}");
        }
        assert_eq!(recurrence("2024-02-29", "P1Y").due(4).unwrap().date.to_string(), "2028-02-29");
    }

    #[test]
    fn once_is_once() {
        let once = Recurrence::new(Date::parse("2028").unwrap(), None);
        assert_eq!((once.due(0).is_some(), once.due(1)), (true, None));
    }

    proptest! {
        #[test]
        fn the_search_agrees_with_counting(
            first in 730_000_i32..740_000,
            precision in prop::sample::select(&[Precision::Day, Precision::Month, Precision::Year]),
            after in -50_i32..3000,
            m in 0_u32..27,
            d in 0_u32..40,
        ) {
            let day = |n| Day::from_num_days_from_ce_opt(n).unwrap();
            let every = Duration::parse(&format!("P{m}M{}D", d + u32::from(m + d == 0))).unwrap();
            let recurrence = Recurrence::new(Date::of(day(first), precision), Some(every));
            let target = day(first + after);
            let counted = (0..).take_while(|k| recurrence.due(*k).is_some_and(|due| due.day < target)).last();
            prop_assert_eq!(recurrence.last_before(target), counted);
            prop_assert!(recurrence.due(recurrence.first_from(target)).unwrap().day >= target);
        }
    }
}
