//! Dates with day, month or year precision.

use std::fmt;
use std::num::NonZeroU32;

use chrono::{Datelike, Months, NaiveDate};
use schemars::JsonSchema;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::date_words::{advice, readings};
use super::text::BLANK;
use crate::source::de::{Invalid, did_you_mean, mistaken};
use crate::text::message::{Argument, message};
use crate::text::{Message, because};

/// A calendar date with day, month or year precision. The precision is kept and shown as written.
///
/// The meaning of a month or year depends on its use: as a start it is the first day; as an end, a deadline or
/// something that happened, the last day.
///
/// Kept small, as records have many: from the lowest bits on five for the day, four for the month, and the year after
/// `YEAR_0`. A day or month that is not written is zero.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NonZeroU32);

/// How the year 0 is kept: all years that [`NaiveDate`] knows are above zero.
const YEAR_0: i32 = 1 << 18;

/// The precision of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `2021`
    Year,
    /// `2021-06`
    Month,
    /// `2021-06-11`
    Day,
}

impl Default for Date {
    fn default() -> Self {
        Date::day(NaiveDate::default())
    }
}

impl Date {
    /// A single day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Date::of(day, Precision::Day)
    }

    /// The date with this precision that contains `day`.
    #[must_use]
    pub fn of(day: NaiveDate, precision: Precision) -> Self {
        let (month, day_of_month) = match precision {
            Precision::Day => (day.month(), day.day()),
            Precision::Month => (day.month(), 0),
            Precision::Year => (0, 0),
        };
        let year = day.year().saturating_add(YEAR_0).cast_unsigned();
        Date(NonZeroU32::new((year << 9) | (month << 5) | day_of_month).unwrap_or(NonZeroU32::MIN))
    }

    /// Its month and day, each zero if it is not written.
    fn month_and_day(self) -> (u32, u32) {
        let bits = self.0.get();
        ((bits >> 5) & 0b1111, bits & 0b1_1111)
    }

    /// Parses `2021-06-11`, `2021-06` or `2021`, with years from 0001 to 9999. The error says what is wrong.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                Ok(part.parse::<u32>().ok())
            }
            Some(_) => Err(message!("date-none", text = text)),
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return Err(message!("date-none", text = text));
        }
        let precision = match (month, day) {
            (None, _) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
        };
        year.and_then(|year| i32::try_from(year).ok())
            .filter(|year| *year > 0)
            .and_then(|year| NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)))
            .map(|first| Date::of(first, precision))
            .ok_or_else(|| match precision {
                Precision::Year => message!("date-no-year", text = text),
                Precision::Month => message!("date-no-month", text = text),
                Precision::Day => message!("date-no-day", text = text),
            })
    }

    /// Parses a date as [`parse`](Date::parse) does. The error also says what to write for `28/11/2026` or `28 november
    /// 2026`.
    pub fn asked(text: &str) -> Result<Self, Message> {
        Date::parse(text).map_err(|why| match advice(text) {
            Some(help) => message!("why-help", why = why, help = help),
            None => why,
        })
    }

    /// Its precision.
    #[must_use]
    pub fn precision(self) -> Precision {
        match self.month_and_day() {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            (_, _) => Precision::Day,
        }
    }

    /// Its first day, used if it is a start.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let (month, day) = self.month_and_day();
        let year = (self.0.get() >> 9).cast_signed().saturating_sub(YEAR_0);
        NaiveDate::from_ymd_opt(year, month.max(1), day.max(1)).unwrap_or_default()
    }

    /// Its last day, used if it is an end, a deadline or something that happened.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let first = self.first_day();
        let months = match self.precision() {
            Precision::Day => return first,
            Precision::Month => 1,
            Precision::Year => 12,
        };
        let next = first.checked_add_months(Months::new(months));
        next.and_then(|next| next.pred_opt()).unwrap_or(first)
    }

    /// The date as written, if it is a month or year: `2021-06`, `2021`. None if it is a day.
    #[must_use]
    pub fn coarse(self) -> Option<String> {
        (self.precision() != Precision::Day).then(|| self.to_string())
    }
}

impl From<Date> for Argument {
    fn from(date: Date) -> Self {
        let first = date.first_day();
        match date.precision() {
            Precision::Day => Argument::Day(first),
            Precision::Month => Argument::Month(first),
            Precision::Year => Argument::Year(first),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first_day().year(), self.first_day().month());
        match self.precision() {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{}", self.first_day()),
        }
    }
}

/// The error for a text that should be a date, or one of these words.
pub(super) fn not_a_date<E: Error>(text: &str, message: Message, words: &[&str]) -> E {
    let advice = advice(text);
    let word = did_you_mean(text, words.iter().copied()).filter(|_| advice.is_none());
    let help = if let Some(advice) = advice {
        advice
    } else if let Some(word) = word {
        message!("did-you-mean", near = word)
    } else if text.contains(['T', ':']) && Date::parse(text.get(..10).unwrap_or_default()).is_ok() {
        message!("help-only-day")
    } else {
        words
            .iter()
            .fold(message!("help-date"), |help, word| message!("help-or-word", help = help, word = *word))
    };
    let date = if let [date] = readings(text).as_slice() { Some(date.to_string()) } else { None };
    let meant = date.or(word.map(str::to_owned));
    let message = message!("because-of", message = message, because = because(text));
    mistaken(Invalid::Date, Some(text), message, Some(help), meant.as_deref())
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DateVisitor;
        impl Visitor<'_> for DateVisitor {
            type Value = Date;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
                Date::parse(text.trim()).map_err(|message| not_a_date(text.trim(), message, &[]))
            }
            fn visit_i64<E: Error>(self, year: i64) -> Result<Date, E> {
                self.visit_str(&year.to_string())
            }
        }
        deserializer.deserialize_any(DateVisitor)
    }
}

/// The schema of a date, also used for keys that take a date or a word.
#[must_use]
pub fn date_schema() -> serde_json::Value {
    serde_json::json!({
        "description": "A day (2026-01-31), a month (\"2026-01\") or a year (2026).",
        "examples": ["2026-01-31", "2026-01", 2026],
        "oneOf": [
            { "type": "string", "pattern": format!("^{BLANK}*[0-9]{{4}}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?{BLANK}*$") },
            { "type": "integer", "minimum": 1000, "maximum": 9999 }
        ]
    })
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        date_schema().try_into().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_last_day_of_each_precision() {
        for (text, first, last) in [
            ("2021", "2021-01-01", "2021-12-31"),
            ("2021-06", "2021-06-01", "2021-06-30"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2021-12", "2021-12-01", "2021-12-31"),
            ("2021-06-11", "2021-06-11", "2021-06-11"),
            ("9999", "9999-01-01", "9999-12-31"),
        ] {
            let date = Date::parse(text).unwrap();
            assert_eq!(
                (date.first_day().to_string(), date.last_day().to_string()),
                (first.into(), last.into())
            );
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn dates_are_small_and_in_the_order_of_their_first_days() {
        assert_eq!(size_of::<Option<Date>>(), 4);
        let texts = [
            "0001",
            "1999-12-31",
            "2021",
            "2021-01",
            "2021-01-01",
            "2021-02",
            "2021-02-01",
            "2022",
            "9999-12-31",
        ];
        let dates = texts.map(|text| Date::parse(text).unwrap());
        assert!(dates.is_sorted());
        for day in [NaiveDate::MIN, NaiveDate::default(), NaiveDate::MAX] {
            assert_eq!((Date::day(day).first_day(), Date::day(day).last_day()), (day, day));
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "21",
            "2021-6",
            "2021-13",
            "2021-02-29",
            "0000",
            "2021-06-11-1",
            "20210611",
            "+021",
            "2021-",
            "å021",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }
}
