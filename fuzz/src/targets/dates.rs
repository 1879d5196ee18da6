//! Dates and durations, and reckoning with them, beside a second calendar that shares nothing with the first.

use arbitrary::{Result, Unstructured};
use avtal::model::{Date, Duration, Precision, readings};
use avtal::time::day::{FIRST, LAST, add, before_end, last_day_of_term, next, previous, subtract};
use avtal::time::{Day, Recurrence, days_between};
use chrono::Datelike;

/// What is read as a date or a duration is written as it was and read again; and every sum is that of `docs/time.md`,
/// also at both ends of the calendar.
pub fn run(bytes: &[u8]) {
    if let Ok(text) = str::from_utf8(bytes) {
        date(text);
        duration(text);
    }
    // Where the bytes run out, nothing is left to reckon with.
    let _ = sums(&mut Unstructured::new(bytes));
}

fn date(text: &str) {
    let read = Date::parse(text);
    for meant in readings(text) {
        assert_eq!(readings(&meant.to_string()), [meant], "{text:?}");
    }
    assert!(read.is_ok() || Date::asked(text).is_err(), "nothing is guessed: {text:?}");
    assert_eq!(read.is_ok(), is_date(text), "{text:?}");
    let Ok(date) = read else { return };
    assert_eq!(date.to_string(), text);
    let (first, last) = (date.first_day(), date.last_day());
    assert!(FIRST <= first && first <= last && last <= LAST, "{date}");
    assert_eq!((Date::of(first, date.precision()), Date::of(last, date.precision())), (date, date));
    if last < LAST && date.precision() != Precision::Day {
        assert_ne!(Date::of(next(last), date.precision()), date);
    }
}

/// Is it a year, a month or a day of the years 0001 to 9999?
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let has_shape =
        |part: &&str, digits: usize| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    let shaped =
        parts.len() <= 3 && parts.iter().zip([4, 2, 2]).all(|(part, digits)| has_shape(part, digits));
    let number = |at: usize| parts.get(at).map_or(1, |part| part.parse::<i64>().unwrap_or_default());
    let (year, month, day) = (number(0), number(1), number(2));
    shaped && year > 0 && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day)
}

fn duration(text: &str) {
    let Ok(duration) = Duration::parse(text) else {
        assert!(text.parse::<Duration>().is_err(), "nothing is guessed: {text:?}");
        return;
    };
    let [years, months, weeks, days] = duration.units();
    assert_eq!((duration.total_months(), duration.total_days()), (12 * years + months, 7 * weeks + days));
    assert_eq!(Duration::parse(&duration.to_string()), Ok(duration), "{text}");
    assert_eq!(text.parse::<Duration>().is_err(), duration.is_zero(), "{text}");
}

fn sums(bytes: &mut Unstructured<'_>) -> Result<()> {
    let (start, other) = (any_day(bytes)?, any_day(bytes)?);
    let length = any_duration(bytes)?;
    let (months, days) = (i64::from(length.total_months()), i64::from(length.total_days()));
    let (from, shown) = (number(start), format!("{start} and {length}"));

    assert_eq!(day(from), start);
    assert_eq!((number(next(start)), number(previous(start))), (within(from + 1), within(from - 1)));
    assert_eq!(days_between(start, other), number(other) - from);
    assert_eq!(number(add(start, length)), within(step(from, months).0 + days), "{shown}");
    assert_eq!(number(subtract(start, length)), within(step(from, -months).0 - days), "{shown}");

    let (stepped, is_clamped) = step(from, months);
    let last = if is_clamped && days == 0 { stepped } else { stepped + days - 1 };
    let term = last_day_of_term(start, length);
    assert_eq!(number(term), within(last), "{shown}");
    assert!(length.is_zero() || term >= start, "a term is never empty: {shown}");
    let notice = before_end(start, length);
    assert_eq!(number(notice), within(step(from + 1, -months).0 - days - 1), "{shown}");
    let [earlier, later] = if start <= other { [start, other] } else { [other, start] };
    for reckon in [add, subtract, last_day_of_term, before_end] {
        assert!(reckon(earlier, length) <= reckon(later, length), "{length} after {earlier} and {later}");
    }
    recurrence(bytes, start, other, length)
}

/// Each occurrence is reckoned from the first; and searching for one finds what looking at all of them would.
fn recurrence(bytes: &mut Unstructured<'_>, start: Day, other: Day, every: Duration) -> Result<()> {
    let first = Date::of(start, *bytes.choose(&[Precision::Day, Precision::Month, Precision::Year])?);
    let recurrence = Recurrence::new(first, Some(every).filter(|every| !every.is_zero()));
    let k = bytes.int_in_range(0..=400_u32)?;
    assert_eq!(recurrence.due(0).map(|due| (due.day, due.date)), Some((first.last_day(), first)));
    let shown = format!("{first} every {every}");
    if let Some(due) = recurrence.due(k) {
        assert!(FIRST <= due.day && due.day <= LAST && due.date.last_day() == due.day, "{shown}: {k}");
        assert!(k == 0 || recurrence.due(k - 1).is_some_and(|before| before.day < due.day), "{shown}: {k}");
        let day = match first.precision() {
            Precision::Day => step(number(first.first_day()), months(every, k)).0 + days(every, k),
            Precision::Month | Precision::Year => {
                step(number(first.last_day()) + 1, months(every, k)).0 + days(every, k) - 1
            }
        };
        assert!(number(due.day) == day, "{shown}: {k}");
    }
    let from = recurrence.first_from(other);
    assert!(recurrence.due(from).is_none_or(|due| due.day >= other), "{shown}, from {other}");
    let before = from.checked_sub(1).and_then(|before| recurrence.due(before));
    assert!(before.is_none_or(|due| due.day < other), "{shown}, from {other}");
    Ok(())
}

fn months(every: Duration, k: u32) -> i64 {
    i64::from(every.total_months()) * i64::from(k)
}

fn days(every: Duration, k: u32) -> i64 {
    i64::from(every.total_days()) * i64::from(k)
}

/// Any day; often one where something begins or ends.
fn any_day(bytes: &mut Unstructured<'_>) -> Result<Day> {
    if bytes.ratio(1, 8)? {
        return Ok(*bytes.choose(&[FIRST, next(FIRST), previous(LAST), LAST])?);
    }
    let year =
        if bytes.arbitrary()? { bytes.int_in_range(1..=9999)? } else { bytes.int_in_range(1996..=2104)? };
    let month = bytes.int_in_range(1..=12)?;
    let last = days_in_month(year, month);
    let in_month =
        if bytes.arbitrary()? { last - bytes.int_in_range(0..=3)? } else { bytes.int_in_range(1..=last)? };
    Ok(day(civil(year, month, in_month)))
}

/// Any duration that can be written, and none at all.
fn any_duration(bytes: &mut Unstructured<'_>) -> Result<Duration> {
    let mut text = "P".to_owned();
    for unit in ['Y', 'M', 'W', 'D'] {
        let most = *bytes.choose(&[0, 3, 30, 500, 99_999])?;
        text.push_str(&format!("{}{unit}", bytes.int_in_range(0..=most)?));
    }
    Ok(Duration::parse(&text).expect("units in their order"))
}

// The second calendar: days are counted from 0001-01-01, which is 1.

fn number(day: Day) -> i64 {
    civil(day.year().into(), day.month().into(), day.day().into())
}

fn day(number: i64) -> Day {
    let days = i32::try_from(number).expect("a day of the calendar");
    Day::from_num_days_from_ce_opt(days).expect("a day of the calendar")
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The number of a day; also of the years before 1 and after 9999.
fn civil(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let years = 365 * before + before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
    years + (1..month).map(|month| days_in_month(year, month)).sum::<i64>() + day
}

/// So many months later, and whether that was cut to the last day of its month.
fn step(from: i64, months: i64) -> (i64, bool) {
    let start = year_month_day(from);
    let month = 12 * start.0 + start.1 - 1 + months;
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    let last = days_in_month(year, month);
    (civil(year, month, start.2.min(last)), start.2 > last)
}

fn year_month_day(number: i64) -> (i64, i64, i64) {
    let mut year = number.div_euclid(366).max(0) + 1;
    while civil(year + 1, 1, 1) <= number {
        year += 1;
    }
    let mut left = number - civil(year, 1, 1);
    let mut month = 1;
    while left >= days_in_month(year, month) {
        left -= days_in_month(year, month);
        month += 1;
    }
    (year, month, left + 1)
}

/// What falls outside the calendar is its first or its last day.
fn within(number: i64) -> i64 {
    number.clamp(civil(1, 1, 1), civil(9999, 12, 31))
}
