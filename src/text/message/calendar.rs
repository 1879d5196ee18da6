//! Dates and durations in messages.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::kept::Kept;
use super::{Manner, Message, message};
use crate::text::Language;

/// A date in its own precision. None for an argument that is no date.
pub(super) fn date_message(date: Kept<'_>) -> Option<Message> {
    // Passed as text, because a year is not formatted as a number.
    let year = |day: NaiveDate| day.year().to_string();
    let month = |day: NaiveDate| message!("month", number = i64::from(day.month()));
    match date {
        Kept::Day(day) => {
            Some(message!("date-day", day = i64::from(day.day()), month = month(day), year = year(day)))
        }
        Kept::Month(first) => Some(message!("date-month", month = month(first), year = year(first))),
        Kept::Year(first) => Some(message!("date-year", year = year(first))),
        Kept::Text(_)
        | Kept::Name(_)
        | Kept::Number(_)
        | Kept::Duration(_)
        | Kept::Message(..)
        | Kept::Messages(_)
        | Kept::Named(_)
        | Kept::Names(_)
        | Kept::Listed(_)
        | Kept::Called(_)
        | Kept::Review(_) => None,
    }
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
