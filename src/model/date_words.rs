//! Dates as people write them: `28/11/2026`, `28 november 2026`, `t.o.m. 2026-11-28`, `nov 2026`.

use super::Date;
use crate::text::message::message;
use crate::text::{Message, folded, plain};

/// The months in Swedish and English, folded.
const MONTHS: [[&str; 2]; 12] = [
    ["januari", "january"],
    ["februari", "february"],
    ["mars", "march"],
    ["april", "april"],
    ["maj", "may"],
    ["juni", "june"],
    ["juli", "july"],
    ["augusti", "august"],
    ["september", "september"],
    ["oktober", "october"],
    ["november", "november"],
    ["december", "december"],
];

/// Words before a date that say nothing about which day it is.
const AROUND: [&str; 14] = [
    "den", "fran", "from", "till", "tom", "och", "med", "senast", "the", "of", "on", "until", "through", "by",
];

/// No date that a person writes is longer.
const LONGEST: usize = 60;

/// The dates that a text may mean which is not written as the format wants it: one, or two if day and month cannot be
/// told apart, as in `03/04/2026`. None if it means none, or it is not clear.
#[must_use]
pub fn readings(text: &str) -> Vec<Date> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let text = plain(text);
    let tokens = tokens(&text);
    let words: Option<Vec<Part>> = tokens.iter().map(|token| Part::of(token)).collect();
    let mut dates = words.map(|parts| of_parts(&parts)).unwrap_or_default();
    dates.dedup();
    dates
}

/// What to write for a text that is no date, where a date is expected: the date that it means, or both that it may mean.
/// None if it means none.
#[must_use]
pub fn advice(text: &str) -> Option<Message> {
    match readings(text).as_slice() {
        [only] => Some(message!("help-write", text = only.to_string())),
        [first, second] => {
            Some(message!("help-two-ways", first = first.to_string(), second = second.to_string()))
        }
        _ => None,
    }
}

/// The numbers and words of a text. `t.o.m.` and `fr.o.m.` are one word each.
fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace("fr.o.m", " ").replace("t.o.m", " ");
    let between = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',' | '"' | '\'' | '_');
    lower.split(between).filter(|token| !token.is_empty()).map(str::to_owned).collect()
}

/// A part of a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A number of four digits.
    Year(u32),
    /// A number of one or two digits.
    Small(u32),
    /// A number of eight digits: `20261128`.
    Whole(u32),
    /// The name of a month, from 1.
    Month(u32),
    /// A word that may stand beside a date.
    Nothing,
}

impl Part {
    fn of(token: &str) -> Option<Part> {
        let digits = |c: char| match c {
            // Letters that look like digits, among digits.
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        };
        let ordinal = [":e", ":a", "st", "nd", "rd", "th", "e", "a"];
        let stem = ordinal.iter().find_map(|ending| token.strip_suffix(ending)).unwrap_or(token);
        let is_mixed = token.contains(|c: char| c.is_ascii_digit());
        for number in [token.to_owned(), stem.to_owned(), token.chars().map(digits).collect::<String>()] {
            if is_mixed && number.bytes().all(|byte| byte.is_ascii_digit()) {
                let value = number.parse().ok()?;
                return match number.len() {
                    1 | 2 => Some(Part::Small(value)),
                    4 => Some(Part::Year(value)),
                    8 => Some(Part::Whole(value)),
                    _ => None,
                };
            }
        }
        let word = folded(token);
        // Three letters tell all months apart, but in one of the languages only.
        let is_named =
            |names: &[&str; 2]| word.len() >= 3 && names.iter().any(|name| name.starts_with(&word));
        match MONTHS.iter().zip(1..).find(|(names, _)| is_named(names)) {
            Some((_, number)) => Some(Part::Month(number)),
            None => AROUND.contains(&word.as_str()).then_some(Part::Nothing),
        }
    }
}

fn of_parts(parts: &[Part]) -> Vec<Date> {
    let parts: Vec<Part> = parts.iter().copied().filter(|part| *part != Part::Nothing).collect();
    let day = |year: u32, month: u32, day: u32| Date::parse(&format!("{year:04}-{month:02}-{day:02}")).ok();
    let month = |year: u32, month: u32| Date::parse(&format!("{year:04}-{month:02}")).ok();
    let read: [Option<Date>; 2] = match *parts.as_slice() {
        [Part::Whole(whole)] => [day(whole / 10_000, whole / 100 % 100, whole % 100), None],
        [Part::Year(y)] => [Date::parse(&format!("{y:04}")).ok(), None],
        [Part::Year(y), Part::Small(m) | Part::Month(m)] => [month(y, m), None],
        [Part::Small(m) | Part::Month(m), Part::Year(y)] => [month(y, m), None],
        [Part::Year(y), Part::Small(m) | Part::Month(m), Part::Small(d)] => [day(y, m, d), None],
        [Part::Small(d), Part::Month(m), Part::Year(y)] => [day(y, m, d), None],
        [Part::Month(m), Part::Small(d), Part::Year(y)] => [day(y, m, d), None],
        [Part::Small(first), Part::Small(second), Part::Year(y)] => {
            [day(y, second, first), day(y, first, second)]
        }
        _ => [None, None],
    };
    read.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        for (text, dates) in [
            ("28/11/2026", "2026-11-28"),
            ("28.11.2026", "2026-11-28"),
            ("11/28/2026", "2026-11-28"),
            ("28/11 2026", "2026-11-28"),
            ("28 november 2026", "2026-11-28"),
            ("den 28:e nov. 2026", "2026-11-28"),
            ("November 28th, 2026", "2026-11-28"),
            ("2026 nov 28", "2026-11-28"),
            ("t.o.m. 2026-11-28", "2026-11-28"),
            ("Fr.o.m. 1 maj 2026", "2026-05-01"),
            ("20261128", "2026-11-28"),
            ("2026/1/8", "2026-01-08"),
            ("2O26-0l-31", "2026-01-31"),
            ("\u{ff12}026\u{2011}01\u{2011}31", "2026-01-31"),
            ("december 2026", "2026-12"),
            ("okt 2026", "2026-10"),
            ("Oct 2026", "2026-10"),
            ("2026-1", "2026-01"),
            ("11/2026", "2026-11"),
            ("03/04/2026", "2026-04-03 2026-03-04"),
            ("4/4/2026", "2026-04-04"),
            ("31/11 2026", ""),
            ("28/11/26", ""),
            ("261128", ""),
            ("28 november", ""),
            ("ju 2026", ""),
            ("2021–2023", ""),
            ("tills vidare", ""),
            ("", ""),
            ("/", ""),
        ] {
            let read: Vec<String> = readings(text).iter().map(Date::to_string).collect();
            assert_eq!(read.join(" "), dates, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,70}") {
            let _ = advice(&text);
        }

        #[test]
        fn every_day_is_read_however_it_is_written(days in 0_u64..4_000_000) {
            let first = chrono::NaiveDate::from_ymd_opt(1000, 1, 1).unwrap();
            let Some(day) = first.checked_add_days(chrono::Days::new(days)).filter(|day| day.format("%Y").to_string().len() == 4) else { return Ok(()) };
            for format in ["%-d/%-m %Y", "%d.%m.%Y", "%-d %B %Y", "%b %-d, %Y", "%Y%m%d", "t.o.m. %Y-%m-%d"] {
                let text = day.format(format).to_string();
                prop_assert!(readings(&text).contains(&Date::day(day)), "{}", text);
            }
        }
    }
}
