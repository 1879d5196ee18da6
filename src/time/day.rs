//! Day arithmetic.
//!
//! Every day lies between 0001-01-01 and 9999-12-31. Results outside that range are clamped to it.

use chrono::{Days, Months, NaiveDate};

use crate::model::Duration;

/// A calendar day.
pub type Day = NaiveDate;

/// The last supported day.
pub const LAST: Day = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// The first supported day.
pub const FIRST: Day = match NaiveDate::from_ymd_opt(1, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The day after.
#[must_use]
pub fn next(day: Day) -> Day {
    day.succ_opt().unwrap_or(LAST).min(LAST)
}

/// The day before.
#[must_use]
pub fn previous(day: Day) -> Day {
    day.pred_opt().unwrap_or(FIRST).max(FIRST)
}

/// `day + duration`: years and months in one step, clamped to the month's last day; then weeks and days.
#[must_use]
pub fn add(day: Day, duration: Duration) -> Day {
    duration.after(day).unwrap_or(LAST).min(LAST)
}

/// The day that many days later, or earlier if `days` is negative.
#[must_use]
pub fn add_days(day: Day, days: i64) -> Day {
    let later = chrono::TimeDelta::try_days(days).and_then(|days| day.checked_add_signed(days));
    later.unwrap_or(if days < 0 { FIRST } else { LAST }).clamp(FIRST, LAST)
}

/// `day − duration`: years and months in one step, clamped to the month's last day; then weeks and days.
#[must_use]
pub fn subtract(day: Day, duration: Duration) -> Day {
    earlier(day, duration).unwrap_or(FIRST).max(FIRST)
}

/// The last day of a term that begins on `start` and lasts `term`, as [`Duration::last_day_from`] reckons it.
#[must_use]
pub fn last_day_of_term(start: Day, term: Duration) -> Day {
    term.last_day_from(start).unwrap_or(LAST).clamp(FIRST, LAST)
}

/// The last day that lies at least `period` before the end of the day `end`: six months before the end of 2024-12-31 is
/// 2024-06-30.
#[must_use]
pub fn before_end(end: Day, period: Duration) -> Day {
    let after = end.succ_opt().unwrap_or(LAST);
    earlier(after, period).map_or(FIRST, previous).min(LAST)
}

/// `day − duration`, also before [`FIRST`]. None if the result is far before it.
fn earlier(day: Day, duration: Duration) -> Option<Day> {
    let months = day.checked_sub_months(Months::new(duration.total_months()))?;
    months.checked_sub_days(Days::new(duration.total_days().into()))
}

/// The number of days from `from` to `to`: 1 if `to` is the day after `from`, negative if it is earlier.
#[must_use]
pub fn days_between(from: Day, to: Day) -> i64 {
    (to - from).num_days()
}

/// The time between two days in whole months, to the nearest; the order of the days makes no difference.
#[must_use]
pub fn months_between(a: Day, b: Day) -> u32 {
    use chrono::Datelike;
    let (from, to) = if a <= b { (a, b) } else { (b, a) };
    let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    let months = u32::try_from(months).unwrap_or_default();
    let near = [months.saturating_sub(1), months, months.saturating_add(1)];
    let apart = |months: &u32| days_between(add(from, Duration::of_months(*months)), to).abs();
    near.into_iter().min_by_key(apart).unwrap_or(months)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn duration(text: &str) -> Duration {
        Duration::parse(text).unwrap()
    }

    #[test]
    fn months_are_counted_to_the_nearest() {
        for (from, to, months) in [
            ("2019-12-31", "2026-11-28", 83),
            ("2024-12-31", "2026-11-28", 23),
            ("2026-11-28", "2027-03-01", 3),
            ("2026-01-31", "2026-02-28", 1),
            ("2026-01-01", "2026-01-10", 0),
            ("2026-01-01", "2026-01-25", 1),
            ("2026-01-01", "2026-01-01", 0),
        ] {
            assert_eq!(months_between(day(from), day(to)), months, "{from} {to}");
            assert_eq!(months_between(day(to), day(from)), months, "{to} {from}");
        }
    }

    #[test]
    fn terms_end_the_day_before_the_same_date_or_with_the_month() {
        for (start, term, end) in [
            ("2022-01-01", "P3Y", "2024-12-31"),
            ("2024-02-29", "P1Y", "2025-02-28"),
            ("2024-01-31", "P1M", "2024-02-29"),
            ("2023-01-31", "P1M", "2023-02-28"),
            ("2024-01-31", "P1M1D", "2024-02-29"),
            ("2024-02-29", "P4Y", "2028-02-28"),
            ("2024-03-31", "P1M", "2024-04-30"),
            ("2024-01-15", "P1M", "2024-02-14"),
            ("2024-01-01", "P2W", "2024-01-14"),
            ("2024-01-01", "P1D", "2024-01-01"),
        ] {
            assert_eq!(last_day_of_term(day(start), duration(term)), day(end), "{start} + {term}");
        }
    }

    #[test]
    fn notice_before_the_end_is_counted_from_the_day_after_it() {
        for (end, period, last) in [
            ("2024-12-31", "P6M", "2024-06-30"),
            ("2024-06-30", "P6M", "2023-12-31"),
            ("2024-12-31", "P27M", "2022-09-30"),
            ("2024-02-29", "P1M", "2024-01-31"),
            ("2024-12-31", "P14D", "2024-12-17"),
        ] {
            assert_eq!(before_end(day(end), duration(period)), day(last), "{period} before {end}");
        }
    }

    #[test]
    fn years_and_months_come_before_weeks_and_days() {
        assert_eq!(add(day("2024-01-31"), duration("P1M1D")), day("2024-03-01"));
        assert_eq!(add(day("2023-12-31"), duration("P2M1W")), day("2024-03-07"));
        assert_eq!(subtract(day("2024-03-31"), duration("P1M1D")), day("2024-02-28"));
    }

    #[test]
    fn nothing_leaves_the_four_digit_years() {
        assert_eq!(add(day("2024-01-01"), duration("P99999Y")), LAST);
        assert_eq!(subtract(day("2024-01-01"), duration("P99999Y99999M99999W99999D")), FIRST);
        assert_eq!((next(LAST), previous(FIRST)), (LAST, FIRST));
    }

    #[test]
    fn the_last_days_of_the_calendar_are_reckoned_with_like_any_other() {
        for (start, term, end) in [
            ("9999-12-31", "P1D", "9999-12-31"),
            ("9999-12-31", "P1Y", "9999-12-31"),
            ("9999-12-01", "P1M", "9999-12-31"),
            ("2024-01-31", "P99999Y", "9999-12-31"),
            ("2024-01-15", "P99999Y", "9999-12-31"),
        ] {
            assert_eq!(last_day_of_term(day(start), duration(term)), day(end), "{start} + {term}");
        }
        for (end, period, last) in [
            ("9999-12-31", "P1M", "9999-11-30"),
            ("9999-12-31", "P1D", "9999-12-30"),
            ("0001-01-31", "P1M", "0001-01-01"),
        ] {
            assert_eq!(before_end(day(end), duration(period)), day(last), "{period} before {end}");
        }
    }

    prop_compose! {
        fn any_day()(days in 700_000_i32..800_000) -> Day {
            NaiveDate::from_num_days_from_ce_opt(days).unwrap()
        }
    }

    prop_compose! {
        fn any_duration()(y in 0_u32..20, m in 0_u32..30, w in 0_u32..10, d in 0_u32..60) -> Duration {
            duration(&format!("P{y}Y{m}M{w}W{}D", d + u32::from(y + m + w + d == 0)))
        }
    }

    proptest! {
        #[test]
        fn a_term_is_never_empty_and_never_longer_than_the_addition(start in any_day(), term in any_duration()) {
            let last = last_day_of_term(start, term);
            prop_assert!(start <= last && last <= add(start, term));
            prop_assert!(add(start, term) <= next(last), "no day is lost between a term and the next");
        }

        #[test]
        fn longer_terms_end_later(start in any_day(), term in any_duration(), k in 1_u32..20) {
            prop_assert!(last_day_of_term(start, term.times(k)) < last_day_of_term(start, term.times(k + 1)));
        }

        #[test]
        fn weeks_and_days_are_exact(start in any_day(), w in 0_u32..50, d in 1_u32..500) {
            let term = duration(&format!("P{w}W{d}D"));
            prop_assert_eq!(days_between(start, last_day_of_term(start, term)) + 1, i64::from(w * 7 + d));
            prop_assert_eq!(subtract(add(start, term), term), start);
        }

        #[test]
        fn a_notice_of_whole_months_lies_before_the_end_by_at_least_that(end in any_day(), months in 1_u32..60) {
            let period = Duration::of_months(months);
            let last = before_end(end, period);
            prop_assert!(last < end);
            prop_assert!(add(next(last), period) <= next(end));
        }
    }
}
