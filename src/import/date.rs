//! Dates as people write them.

use chrono::{Datelike, NaiveDate};

use crate::model::Date;
use crate::text::message::message;
use crate::text::{Message, brief, plain};

use super::Problem;
use super::sheet::Cell;

/// What stands in a cell of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// A day, a month or a year.
    Date(Date),
    /// A first day alone, as in `fr.o.m. 2024-01-01`.
    From(Date),
    /// A last day alone, as in `t.o.m. 2024-12-31`.
    Until(Date),
    /// Until further notice.
    FurtherNotice,
    /// The first and the last, as in `2021–2023`.
    Period(Date, Date),
    /// The first, until further notice.
    Onwards(Date),
}

/// The names of months in Swedish and English, with which a word for a month begins.
const MONTHS: [(&[&str], &[&str]); 12] = [
    (&["januari", "january"], &["jan"]),
    (&["februari", "february"], &["feb", "febr"]),
    (&["mars", "march"], &["mar"]),
    (&["april"], &["apr"]),
    (&["maj", "may"], &["maj"]),
    (&["juni", "june"], &["jun"]),
    (&["juli", "july"], &["jul"]),
    (&["augusti", "august"], &["aug"]),
    (&["september"], &["sep", "sept"]),
    (&["oktober", "october"], &["okt", "oct"]),
    (&["november"], &["nov"]),
    (&["december"], &["dec"]),
];

/// What stands before a last day.
const UNTIL: [&str; 5] = ["t.o.m.", "t.o.m", "tom", "t o m", "till och med"];

/// What stands before a first day.
const FROM: [&str; 5] = ["fr.o.m.", "fr.o.m", "from", "fr o m", "från och med"];

/// What stands between the first and the last day.
const BETWEEN: [&str; 8] = ["–", "—", " - ", " till ", " t.o.m. ", " t.o.m ", " tom ", " t o m "];

/// The years that a number in a cell of dates may be. Other numbers may be days as Excel counts them.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2199;

/// Reads a cell of dates. `day_first` says how `03/04/2024` is read, which else is a fault.
///
/// # Errors
///
/// If it is no date, or may be two.
pub fn read(cell: &Cell, day_first: bool) -> Result<Written, Problem> {
    match cell {
        Cell::Day(day) => Ok(Written::Date(Date::day(*day))),
        Cell::Number(number) => number_as_date(*number),
        Cell::Text(text) => written(text, day_first),
        Cell::Truth(_) | Cell::Time | Cell::Empty => Err(none(&cell.shown())),
        Cell::Error(error) => Err(Problem::from(message!("cell-error", error = brief(error)))),
        Cell::Uncalculated => Err(Problem::new(message!("cell-uncalculated"), message!("cell-calculate"))),
    }
}

fn number_as_date(number: f64) -> Result<Written, Problem> {
    #[expect(clippy::cast_possible_truncation, reason = "it is a whole number of at most eight digits")]
    let whole = (number.fract() == 0.0 && (0.0..1e8).contains(&number)).then_some(number as i64);
    let year = whole.filter(|whole| YEARS.contains(whole));
    let day = whole.filter(|whole| *whole > 9_999_999).and_then(|whole| eight(&whole.to_string()));
    let date = year.and_then(|year| Date::parse(&year.to_string()).ok()).or(day);
    date.map(Written::Date).ok_or_else(|| {
        Problem::new(message!("date-bare-number", number = number.to_string()), message!("date-bare-help"))
    })
}

fn written(text: &str, day_first: bool) -> Result<Written, Problem> {
    // A dash between years keeps its form: a hyphen stands between the parts of a day.
    let text: String = text.chars().map(|c| if c == '\u{a0}' || c == '\u{202f}' { ' ' } else { c }).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = text.to_lowercase();
    let one = |part: &str| single(part.trim(), &text, day_first);
    if is_further_notice(&lower) {
        return Ok(Written::FurtherNotice);
    }
    if let Some(period) = period(&lower, &text, &one) {
        return period;
    }
    if let Some(last) = after_any(&lower, &UNTIL) {
        return one(last).map(Written::Until);
    }
    if let Some(first) = after_any(&lower, &FROM) {
        return one(first).map(Written::From);
    }
    one(&lower).map(Written::Date)
}

fn is_further_notice(lower: &str) -> bool {
    matches!(lower, "tills vidare" | "tillsvidare" | "until further notice" | "further notice")
}

/// What comes after one of some words, with a space between or not.
fn after_any<'t>(lower: &'t str, words: &[&str]) -> Option<&'t str> {
    let after = words.iter().find_map(|word| lower.strip_prefix(word))?;
    let starts = after.trim_start();
    let is_apart = starts.len() < after.len() || starts.starts_with(|c: char| c.is_ascii_digit());
    is_apart.then_some(starts)
}

/// A period. None if it is a single date, or nothing that is known.
fn period(
    lower: &str,
    whole: &str,
    one: &dyn Fn(&str) -> Result<Date, Problem>,
) -> Option<Result<Written, Problem>> {
    let years = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let hyphen = lower.split_once('-').filter(|(first, last)| years(first) && years(last));
    let (first, last) = BETWEEN.iter().find_map(|between| lower.split_once(between)).or(hyphen)?;
    let (first, last) = (first.trim(), last.trim());
    if first.is_empty() || last.is_empty() {
        return None;
    }
    let first = after_any(first, &FROM).unwrap_or(first);
    let last = after_any(last, &UNTIL).unwrap_or(last);
    let read = one(first).and_then(|first| {
        if is_further_notice(last) {
            return Ok(Written::Onwards(first));
        }
        let last = one(last)?;
        if last.last_day() < first.first_day() {
            return Err(Problem::from(message!("date-ends-first", text = brief(whole))));
        }
        Ok(Written::Period(first, last))
    });
    Some(read)
}

/// A day, a month or a year. `whole` is what stands in the cell.
fn single(lower: &str, whole: &str, day_first: bool) -> Result<Date, Problem> {
    let text = plain(lower);
    if let Ok(date) = Date::parse(&text) {
        return Ok(date);
    }
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    match shape.as_str() {
        "0000-00-00" | "0000-00" | "0000" => return Err(no_day(whole)),
        "00000000" => return eight(&text).ok_or_else(|| no_day(whole)),
        // The number of a day as Excel counts them.
        "00000" => {
            return Err(Problem::new(
                message!("date-bare-number", number = text.into_owned()),
                message!("date-bare-help"),
            ));
        }
        _ => {}
    }
    if let Some(numbers) = with_slash(&text) {
        return slashed(numbers, day_first, whole);
    }
    with_month(&text, whole)
}

fn eight(digits: &str) -> Option<Date> {
    let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?);
    Date::parse(&format!("{year}-{month}-{day}")).ok()
}

/// The numbers of `31/12 2024` or `31/12/2024`.
fn with_slash(text: &str) -> Option<(u32, u32, i32)> {
    let (first, rest) = text.split_once('/')?;
    let (second, year) = rest.split_once(['/', ' '])?;
    let is_short = |number: &str| matches!(number.len(), 1 | 2) && number.bytes().all(|b| b.is_ascii_digit());
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    (is_short(first) && is_short(second) && is_year)
        .then(|| Some((first.parse().ok()?, second.parse().ok()?, year.parse().ok()?)))?
}

/// A day of two numbers and a year, if there is but one reading of it.
fn slashed((first, second, year): (u32, u32, i32), day_first: bool, text: &str) -> Result<Date, Problem> {
    let of =
        |day, month| NaiveDate::from_ymd_opt(year, month, day).filter(|day| day.year() > 0).map(Date::day);
    match (of(first, second), of(second, first)) {
        (Some(day), _) if day_first => Ok(day),
        (None, _) if day_first => Err(no_day(text)),
        (Some(one), Some(other)) if one != other => Err(Problem::new(
            message!(
                "date-two-readings",
                text = brief(text),
                one = one.to_string(),
                other = other.to_string()
            ),
            message!("date-day-first-help"),
        )),
        (Some(day), _) | (None, Some(day)) => Ok(day),
        (None, None) => Err(no_day(text)),
    }
}

/// `31 december 2024` or `dec 2024`.
fn with_month(text: &str, whole: &str) -> Result<Date, Problem> {
    let words: Vec<&str> = text.split(' ').collect();
    let (day, month, year) = match words.as_slice() {
        [day, month, year] => (Some(*day), *month, *year),
        [month, year] => (None, *month, *year),
        _ => return Err(none(whole)),
    };
    let short = month.trim_end_matches('.');
    let is_it = |(names, shorts): &(&[&str], &[&str])| names.contains(&month) || shorts.contains(&short);
    let (Some(month), 4) = (MONTHS.iter().position(is_it), year.len()) else { return Err(none(whole)) };
    let date = match day {
        None => format!("{year}-{:02}", month + 1),
        Some(day) if matches!(day.len(), 1 | 2) => format!("{year}-{:02}-{day:0>2}", month + 1),
        Some(_) => return Err(none(whole)),
    };
    Date::parse(&date).map_err(|_| no_day(whole))
}

/// A text in the form of a date that is not in the calendar.
fn no_day(text: &str) -> Problem {
    Problem::from(message!("date-not-in-calendar", text = brief(text)))
}

fn none(text: &str) -> Problem {
    Problem::new(message!("date-none-written", text = brief(text)), date_help())
}

fn date_help() -> Message {
    message!("date-how-to-write")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(text: &str, day_first: bool) -> Result<Written, String> {
        read(&Cell::text(text), day_first).map_err(|problem| problem.message.plain())
    }

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("2024-12-31", "2024-12-31"),
            ("20241231", "2024-12-31"),
            ("31/12 2024", "2024-12-31"),
            ("31/12/2024", "2024-12-31"),
            ("12/31/2024", "2024-12-31"),
            ("3/3 2024", "2024-03-03"),
            ("31 december 2024", "2024-12-31"),
            ("31\u{a0}DECEMBER  2024", "2024-12-31"),
            ("1 dec. 2024", "2024-12-01"),
            ("1 May 2024", "2024-05-01"),
            ("dec 2024", "2024-12"),
            ("december 2024", "2024-12"),
            ("2024-12", "2024-12"),
            ("2024", "2024"),
        ] {
            assert_eq!(of(text, false), Ok(Written::Date(date(expected))), "{text}");
        }
        for text in ["t.o.m. 2024-12-31", "T.o.m. 31 december 2024", "tom 20241231", "t o m 31/12 2024"] {
            assert_eq!(of(text, false), Ok(Written::Until(date("2024-12-31"))), "{text}");
        }
        assert_eq!(of("fr.o.m. 2021", false), Ok(Written::From(date("2021"))));
        for text in ["tills vidare", "Tills  vidare", "until further notice"] {
            assert_eq!(of(text, false), Ok(Written::FurtherNotice), "{text}");
        }
        for text in [
            "2021–2023",
            "2021 – 2023",
            "2021-2023",
            "2021 - 2023",
            "2021 t.o.m. 2023",
            "fr.o.m. 2021 t.o.m. 2023",
        ] {
            assert_eq!(of(text, false), Ok(Written::Period(date("2021"), date("2023"))), "{text}");
        }
        assert_eq!(of("2021–tills vidare", false), Ok(Written::Onwards(date("2021"))));
        assert_eq!(of("03/04/2024", true), Ok(Written::Date(date("2024-04-03"))));
        assert_eq!(of("3/4 2024", true), Ok(Written::Date(date("2024-04-03"))));
        let day = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
        assert_eq!(read(&Cell::Day(day), false), Ok(Written::Date(date("2024-12-31"))));
        assert_eq!(read(&Cell::Number(2024.0), false), Ok(Written::Date(date("2024"))));
        assert_eq!(read(&Cell::Number(20_241_231.0), false), Ok(Written::Date(date("2024-12-31"))));
    }

    #[test]
    fn what_is_no_date_or_two_is_a_fault() {
        for (text, said) in [
            ("31/11 2024", "\"31/11 2024\" is no day"),
            ("2024-02-30", "\"2024-02-30\" is no day"),
            ("03/04/2024", "\"03/04/2024\" can be read as 2024-04-03 or as 2024-03-04"),
            ("3/4 2024", "\"3/4 2024\" can be read as 2024-04-03 or as 2024-03-04"),
            ("46387", "the number 46387 stands where a date is expected"),
            ("snart", "\"snart\" is no date"),
            ("31.12.2024", "\"31.12.2024\" is no date"),
            ("2024-1-1", "\"2024-1-1\" is no date"),
            ("1 januari", "\"1 januari\" is no date"),
            ("2023–2021", "\"2023–2021\" ends before it begins"),
            ("–", "\"–\" is no date"),
        ] {
            assert_eq!(of(text, false), Err(said.to_owned()), "{text}");
        }
        assert!(of("12/31/2024", true).is_err());
        for number in [46_387.0, 1.5, -2024.0, f64::NAN, f64::INFINITY, 20_241_331.0, 1e300] {
            assert!(read(&Cell::Number(number), false).is_err(), "{number}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC{0,30}", digits in "[0-9/ .–-]{0,12}", day_first in any::<bool>()) {
            let _ = of(&text, day_first);
            let _ = of(&digits, day_first);
        }

        #[test]
        fn a_day_is_read_as_that_day_however_it_is_written(number in 0_i64..80_000) {
            let day = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::Days::new(number.unsigned_abs());
            let months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
                          "oktober", "november", "december"];
            let named = format!("{} {} {}", day.day(), months[day.month0() as usize], day.year());
            for text in [day.format("%Y-%m-%d").to_string(), day.format("%Y%m%d").to_string(), named,
                         day.format("t.o.m. %Y-%m-%d").to_string(), day.format("%d/%m %Y").to_string()] {
                match of(&text, true) {
                    Ok(Written::Date(read) | Written::Until(read)) => prop_assert_eq!(read, Date::day(day)),
                    other => prop_assert!(false, "{} {:?}", text, other),
                }
            }
        }
    }
}
