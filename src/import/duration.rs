//! Lengths of time as people write them: `6 månader`, `1 år`, `P6M`.

use crate::model::Duration;
use crate::text::message::message;
use crate::text::{brief, plain};

use super::Problem;
use super::map::Unit;

/// The words for units of time, in Swedish and English.
const UNITS: [(&[&str], char); 4] = [
    (&["år", "år.", "year", "years"], 'Y'),
    (&["mån", "mån.", "månad", "månader", "månaders", "month", "months"], 'M'),
    (&["v", "v.", "vecka", "veckor", "veckors", "week", "weeks"], 'W'),
    (&["dag", "dagar", "dagars", "day", "days"], 'D'),
];

/// Reads a length of time: as in records, or a whole number and a unit. `unit` is that of numbers without one.
///
/// # Errors
///
/// If it is none, or a number of which the unit is not known.
pub fn read(text: &str, unit: Option<Unit>) -> Result<Duration, Problem> {
    let plain = plain(text.trim());
    if let Ok(duration) = Duration::parse(&plain) {
        return positive(duration, text);
    }
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    let (number, word) = plain.split_at_checked(digits).unwrap_or((&plain, ""));
    let word = word.trim().to_lowercase();
    let letter = match (word.as_str(), unit) {
        ("", Some(unit)) if !number.is_empty() => Some(unit.letter()),
        ("", None) if !number.is_empty() => {
            return Err(Problem::new(
                message!("duration-without-unit", text = brief(text)),
                message!("duration-unit-help"),
            ));
        }
        (word, _) => UNITS.iter().find(|(words, _)| words.contains(&word)).map(|(_, letter)| *letter),
    };
    let duration = letter.and_then(|letter| Duration::parse(&format!("P{number}{letter}")).ok());
    duration.map_or_else(|| Err(none(text)), |duration| positive(duration, text))
}

fn positive(duration: Duration, text: &str) -> Result<Duration, Problem> {
    if duration.is_zero() { Err(none(text)) } else { Ok(duration) }
}

fn none(text: &str) -> Problem {
    Problem::new(message!("duration-none-written", text = brief(text)), message!("duration-help"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_read_as_people_write_them() {
        for (text, unit, expected) in [
            ("P1Y6M", None, "P1Y6M"),
            ("6 månader", None, "P6M"),
            ("6 Mån.", None, "P6M"),
            ("3mån", None, "P3M"),
            ("1 år", None, "P1Y"),
            ("2\u{a0}veckor", None, "P2W"),
            ("90 days", None, "P90D"),
            ("6", Some(Unit::Months), "P6M"),
            ("6 år", Some(Unit::Months), "P6Y"),
        ] {
            assert_eq!(read(text, unit).unwrap().to_string(), expected, "{text}");
        }
        for text in [
            "",
            "6",
            "månader",
            "sex månader",
            "6 m",
            "0 år",
            "1,5 år",
            "-1 år",
            "999999 år",
            "6 månader före",
        ] {
            assert!(read(text, None).is_err(), "{text}");
        }
    }
}
