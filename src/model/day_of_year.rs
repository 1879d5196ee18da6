//! Days of every year, such as 31 August.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::date::Precision;
use super::date_words::readings;
use crate::source::de::{Invalid, invalid};
use crate::text::Message;
use crate::text::because;
use crate::text::message::message;

/// A day of every year, written `MM-DD`. 29 February is 28 February in a year without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayOfYear {
    month: u32,
    day: u32,
}

impl Default for DayOfYear {
    fn default() -> Self {
        DayOfYear { month: 12, day: 31 }
    }
}

impl DayOfYear {
    /// The last day of a year.
    pub const LAST: DayOfYear = DayOfYear { month: 12, day: 31 };

    /// Parses `08-31`. The error says what is wrong.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let two_digits = |part: &str| {
            (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let parts = text.split_once('-').and_then(|(month, day)| two_digits(month).zip(two_digits(day)));
        let Some((month, day)) = parts else { return Err(message!("day-of-year-invalid", text = text)) };
        // A leap year has every day.
        match NaiveDate::from_ymd_opt(2024, month, day) {
            Some(_) => Ok(DayOfYear { month, day }),
            None => Err(message!("day-of-year-none", text = text)),
        }
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u32 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        self.day
    }

    /// This day in a year. None if the year is out of range.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day.checked_sub(1)?))
    }

    /// The first such day on or after `day`. None if that is out of range.
    #[must_use]
    pub fn on_or_after(self, day: NaiveDate) -> Option<NaiveDate> {
        let this_year = self.in_year(day.year()).filter(|this| day <= *this);
        this_year.or_else(|| self.in_year(day.year() + 1))
    }

    /// The last such day on or before `day`. None if that is out of range.
    #[must_use]
    pub fn on_or_before(self, day: NaiveDate) -> Option<NaiveDate> {
        let this_year = self.in_year(day.year()).filter(|this| *this <= day);
        this_year.or_else(|| self.in_year(day.year() - 1))
    }
}

impl fmt::Display for DayOfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// What to write for `31/8` or `31 augusti`. None if that is not clear.
fn help(text: &str) -> Option<Message> {
    // Any leap year has every day.
    let days = readings(&format!("{text} 2024"));
    let days: Vec<String> = days
        .iter()
        .filter(|date| date.precision() == Precision::Day)
        .map(|date| date.first_day().format("%m-%d").to_string())
        .collect();
    match days.as_slice() {
        [only] => Some(message!("help-write-quoted", text = &**only)),
        [first, second] => Some(message!("help-two-ways", first = &**first, second = &**second)),
        _ => None,
    }
}

impl<'de> Deserialize<'de> for DayOfYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DayOfYearVisitor;
        impl Visitor<'_> for DayOfYearVisitor {
            type Value = DayOfYear;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day of the year as \"MM-DD\"")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<DayOfYear, E> {
                DayOfYear::parse(text).map_err(|message| {
                    let message = message!("because-of", message = message, because = because(text));
                    let help = help(text).unwrap_or_else(|| message!("help-day-of-year"));
                    invalid(Invalid::Date, Some(text), message, Some(help))
                })
            }
        }
        deserializer.deserialize_str(DayOfYearVisitor)
    }
}

impl JsonSchema for DayOfYear {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DayOfYear".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A day of every year, as month and day.",
            "examples": ["08-31"],
            "type": "string",
            "pattern": "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_of_the_year_is_two_numbers_of_two_digits() {
        for text in ["08-31", "02-29", "01-01", "12-31"] {
            assert_eq!(DayOfYear::parse(text).unwrap().to_string(), text);
        }
        for text in
            ["8-31", "08-32", "13-01", "02-30", "00-10", "2024-08-31", "0831", "", "-", "ab-cd", "+8-01"]
        {
            assert!(DayOfYear::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_nearest_such_days_are_inclusive_and_leap_days_fall_back() {
        let august = DayOfYear::parse("08-31").unwrap();
        for (from, after, before) in [
            ("2026-08-31", "2026-08-31", "2026-08-31"),
            ("2026-09-01", "2027-08-31", "2026-08-31"),
            ("2026-08-30", "2026-08-31", "2025-08-31"),
        ] {
            assert_eq!(august.on_or_after(day(from)), Some(day(after)), "{from}");
            assert_eq!(august.on_or_before(day(from)), Some(day(before)), "{from}");
        }
        let leap = DayOfYear::parse("02-29").unwrap();
        assert_eq!(leap.on_or_after(day("2023-02-28")), Some(day("2023-02-28")));
        assert_eq!(leap.on_or_after(day("2023-03-01")), Some(day("2024-02-29")));
        assert_eq!(leap.on_or_before(day("2024-02-28")), Some(day("2023-02-28")));
    }
}
