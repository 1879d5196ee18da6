//! Dates and durations in messages.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::{Manner, Message, message};
use crate::text::Language;

/// A day.
pub(super) fn day_message(day: NaiveDate) -> Message {
    message!("date-day", day = i64::from(day.day()), month = month(day), year = year(day))
}

/// A month, by its first day.
pub(super) fn month_message(first: NaiveDate) -> Message {
    message!("date-month", month = month(first), year = year(first))
}

/// A year, by its first day.
pub(super) fn year_message(first: NaiveDate) -> Message {
    message!("date-year", year = year(first))
}

fn month(day: NaiveDate) -> Message {
    message!("month", number = i64::from(day.month()))
}

/// As text, because a year is not formatted as a number.
fn year(day: NaiveDate) -> String {
    day.year().to_string()
}

/// Adds years, months, weeks and days to a text: `1 year and 6 months`.
pub(super) fn write_duration(units: [u32; 4], text: &mut String, language: Language) {
    let [years, months, weeks, days] = units.map(i64::from);
    let units = [
        (years, message!("years", count = years)),
        (months, message!("months", count = months)),
        (weeks, message!("weeks", count = weeks)),
        (days, message!("days", count = days)),
    ];
    let mut parts: Vec<String> =
        units.iter().filter(|(amount, _)| *amount > 0).map(|(_, unit)| unit.localise(language)).collect();
    let whole = match parts.pop() {
        None => message!("days", count = days),
        Some(last) if parts.is_empty() => return text.push_str(&last),
        Some(last) => message!("and", first = parts.join(", "), last = last),
    };
    whole.write(text, Manner::prose(language));
}

/// Adds years, months, weeks and days to a text, as an ISO 8601 duration: `P1Y6M`.
pub fn iso_duration(units: [u32; 4], text: &mut String) {
    text.push('P');
    for (amount, unit) in units.into_iter().zip(['Y', 'M', 'W', 'D']).filter(|(amount, _)| *amount > 0) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{amount}{unit}");
    }
    if units == [0; 4] {
        text.push_str("0D");
    }
}
