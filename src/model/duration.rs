//! ISO 8601 durations in whole years, months, weeks and days.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::duration_words::meant;
use super::text::BLANK;
use crate::source::de::{Invalid, invalid, mistaken};
use crate::text::message::{Argument, iso_duration, message};
use crate::text::{Message, because};

/// A positive length of time in whole calendar units: `P3Y`, `P18M`, `P2W`, `P1Y6M`.
///
/// Years and months are kept apart from weeks and days, because adding months clamps to the last day of the month, and
/// adding days does not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    years: u32,
    months: u32,
    weeks: u32,
    days: u32,
}

/// A length of time before a deadline. It may be zero (`P0D`, on the day itself).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Offset(pub Duration);

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Duration {
    /// A duration of whole months.
    #[must_use]
    pub const fn of_months(months: u32) -> Self {
        Duration { years: 0, months, weeks: 0, days: 0 }
    }

    /// A duration of whole days.
    #[must_use]
    pub const fn of_days(days: u32) -> Self {
        Duration { years: 0, months: 0, weeks: 0, days }
    }

    /// A duration of years, and of months that do not make a year.
    #[must_use]
    pub const fn of_years_and_months(months: u32) -> Self {
        Duration { years: months / 12, months: months % 12, weeks: 0, days: 0 }
    }

    /// Years and months, in months.
    #[must_use]
    pub fn total_months(self) -> u32 {
        self.years.saturating_mul(12).saturating_add(self.months)
    }

    /// Weeks and days, in days.
    #[must_use]
    pub fn total_days(self) -> u32 {
        self.weeks.saturating_mul(7).saturating_add(self.days)
    }

    /// Years, months, weeks and days, as written.
    #[must_use]
    pub fn units(self) -> [u32; 4] {
        [self.years, self.months, self.weeks, self.days]
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.total_months() == 0 && self.total_days() == 0
    }

    /// Whether it is a whole number of years.
    #[must_use]
    pub fn is_whole_years(self) -> bool {
        self.total_days() == 0 && self.total_months().is_multiple_of(12)
    }

    /// Whether it is a whole number of months.
    #[must_use]
    pub fn is_whole_months(self) -> bool {
        self.total_days() == 0
    }

    /// Half of it. Months and days are halved separately and rounded down; half of an odd month is fifteen days.
    #[must_use]
    pub fn half(self) -> Self {
        let (months, days) = (self.total_months(), self.total_days());
        let of_odd_month = if months.is_multiple_of(2) { 0 } else { 15 };
        Duration { months: months / 2, days: days / 2 + of_odd_month, ..Duration::default() }
    }

    /// The duration multiplied by `k`, unit by unit.
    #[must_use]
    pub fn times(self, k: u32) -> Self {
        Duration {
            years: self.years.saturating_mul(k),
            months: self.months.saturating_mul(k),
            weeks: self.weeks.saturating_mul(k),
            days: self.days.saturating_mul(k),
        }
    }

    /// `day` and this much later: years and months in one step, clamped to the month's last day; then weeks and days.
    /// None if that is far beyond all years that can be written.
    #[must_use]
    pub fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        let months = day.checked_add_months(Months::new(self.total_months()))?;
        months.checked_add_days(Days::new(self.total_days().into()))
    }

    /// The last day of a term that begins on `start` and lasts this long: the day before the same date one term later.
    /// A term of whole months whose date does not exist in its last month ends with that month's last day (Council
    /// Regulation (EEC, Euratom) 1182/71, Article 3(2)(c)). None if that is far beyond all years that can be written.
    #[must_use]
    pub fn last_day_from(self, start: NaiveDate) -> Option<NaiveDate> {
        let end = self.after(start)?;
        let clamped = self.is_whole_months() && end.day() != start.day();
        if clamped { Some(end) } else { end.pred_opt() }
    }

    /// Parses a duration as [`parse`](Duration::parse) does. The error also says what to write for `6M` or `6 months`.
    pub fn asked(text: &str) -> Result<Self, Message> {
        Duration::parse(text).map_err(|why| match meant(text) {
            Some(meant) => {
                let help = message!("help-write", text = meant.to_string());
                message!("why-help", why = why, help = help)
            }
            None => message!("why-help", why = why, help = message!("help-duration")),
        })
    }

    /// Parses `P3Y`, `P1Y6M`, `P2W`, `P1M10D`: units in this order, each at most once, with at most five digits.
    /// Accepts zero. The error says what is wrong.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let wrong = || message!("duration-invalid", text = text);
        let mut rest = text.strip_prefix('P').filter(|rest| !rest.is_empty()).ok_or_else(wrong)?;
        let mut duration = Duration::default();
        let units = [
            ('Y', &mut duration.years),
            ('M', &mut duration.months),
            ('W', &mut duration.weeks),
            ('D', &mut duration.days),
        ];
        for (unit, amount) in units {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let Some((number, after)) = rest.split_at_checked(digits) else { continue };
            if let Some(after) = after.strip_prefix(unit) {
                if digits == 0 || digits > 5 {
                    return Err(wrong());
                }
                *amount = number.parse().map_err(|_| wrong())?;
                rest = after;
            }
        }
        if rest.is_empty() { Ok(duration) } else { Err(wrong()) }
    }
}

impl From<Duration> for Argument {
    fn from(duration: Duration) -> Self {
        Argument::Duration(duration.units())
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        iso_duration(self.units(), &mut text);
        f.write_str(&text)
    }
}

impl serde::Serialize for Duration {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl std::str::FromStr for Duration {
    type Err = Message;
    fn from_str(text: &str) -> Result<Self, Message> {
        match Duration::asked(text)? {
            zero if zero.is_zero() => Err(message!("duration-none", text = text)),
            duration => Ok(duration),
        }
    }
}

struct DurationVisitor;

impl Visitor<'_> for DurationVisitor {
    type Value = Duration;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a duration such as \"P3Y\"")
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Duration, E> {
        let text = text.trim();
        Duration::parse(text).map_err(|message| {
            let meant = meant(text).map(|meant| meant.to_string());
            let help = match &meant {
                None => message!("help-duration"),
                Some(meant) => message!("help-write-quoted", text = &**meant),
            };
            let message = message!("because-of", message = message, because = because(text));
            mistaken(Invalid::Duration, Some(text), message, Some(help), meant.as_deref())
        })
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_str(DurationVisitor)? {
            zero if zero.is_zero() => {
                let subject = zero.to_string();
                Err(invalid(
                    Invalid::Duration,
                    Some(&subject),
                    message!("duration-none", text = &*subject),
                    Some(message!("help-duration")),
                ))
            }
            duration => Ok(duration),
        }
    }
}

impl<'de> Deserialize<'de> for Offset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DurationVisitor).map(Offset)
    }
}

/// A pattern for units in order, each at most once.
fn pattern() -> String {
    let units = ["Y", "M", "W", "D"].map(|unit| format!("([0-9]{{1,5}}{unit})?")).concat();
    format!("^{BLANK}*P{units}{BLANK}*$")
}

impl JsonSchema for Duration {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Duration".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "minLength": 3, "pattern": pattern(),
            "not": { "type": "string", "pattern": format!("^{BLANK}*[P0YMWD]*{BLANK}*$") },
            "examples": ["P3Y", "P18M", "P2W", "P1Y6M"]
        })
    }
    fn inline_schema() -> bool {
        true
    }
}

impl JsonSchema for Offset {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Offset".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "minLength": 3, "pattern": pattern(), "examples": ["P12M", "P0D"]
        })
    }
    fn inline_schema() -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_and_written() {
        for text in ["P3Y", "P18M", "P2W", "P1Y6M", "P10D", "P1Y2M3W4D", "P99999Y", "P0D"] {
            assert_eq!(Duration::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "", "P", "3Y", "P3", "PY", "P-1Y", "P1.5Y", "PT1H", "P1YT1H", "P1M1Y", "P1Y1Y", "p1y",
            "P100000Y", "P1Yå",
        ] {
            assert!(Duration::parse(text).is_err(), "{text}");
        }
    }
}
