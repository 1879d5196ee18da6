//! Durations as people write them: `6M`, `6 månader`, `ett år`, `1 year and 6 months`.

use super::Duration;
use crate::text::{folded, plain};

/// Numbers in Swedish and English, folded, from 0.
const NUMBERS: [&[&str]; 13] = [
    &["noll", "zero"],
    &["ett", "en", "one", "a", "an"],
    &["tva", "two"],
    &["tre", "three"],
    &["fyra", "four"],
    &["fem", "five"],
    &["sex", "six"],
    &["sju", "seven"],
    &["atta", "eight"],
    &["nio", "nine"],
    &["tio", "ten"],
    &["elva", "eleven"],
    &["tolv", "twelve"],
];

/// Units as they are written, folded, with their letters and how many of them one is.
const UNITS: [(&[&str], char, u32); 6] = [
    (&["y", "ar", "arig", "arigt", "year", "years", "yr", "yrs"], 'Y', 1),
    (&["halvar", "halfyear", "halfyears"], 'M', 6),
    (&["kvartal", "quarter", "quarters"], 'M', 3),
    (&["m", "man", "manad", "manader", "manaders", "month", "months", "mo", "mos"], 'M', 1),
    (&["w", "v", "vecka", "veckor", "veckors", "week", "weeks"], 'W', 1),
    (&["d", "dag", "dagar", "dagars", "day", "days"], 'D', 1),
];

/// No length of time that a person writes is longer.
const LONGEST: usize = 60;

/// The number that a word means: `ett` and `1` are 1. None if it is none, or has more than five digits.
#[must_use]
pub fn number(word: &str) -> Option<u32> {
    if !word.is_empty() && word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok();
    }
    let word = folded(word);
    let number = NUMBERS.iter().position(|names| names.contains(&word.as_str()));
    number.and_then(|number| number.try_into().ok())
}

/// The duration that a text means which is not written as the format wants it. None if that is not clear.
#[must_use]
pub(super) fn meant(text: &str) -> Option<Duration> {
    let text = plain(text).trim().to_lowercase();
    if text.len() > LONGEST || text.starts_with('-') {
        return None;
    }
    let tokens = tokens(text.trim_matches(['"', '\'']));
    let tokens = tokens.strip_prefix(&["p"]).unwrap_or(&tokens);
    let mut written = String::from("P");
    let mut amount = None;
    for token in tokens {
        let word = folded(token);
        let unit = UNITS.iter().find(|(names, ..)| names.contains(&word.as_str()));
        match (amount, unit, number(token)) {
            (_, _, _) if ["och", "and"].contains(&word.as_str()) => {}
            // A half year without a number is one.
            (None, Some((_, letter, times @ 2..)), _) => written.push_str(&format!("{times}{letter}")),
            (Some(count), Some((_, letter, times)), _) => {
                written.push_str(&format!("{}{letter}", u32::checked_mul(count, *times)?));
                amount = None;
            }
            (None, None, Some(count)) => amount = Some(count),
            (None, Some(_) | None, _) | (Some(_), None, _) => return None,
        }
    }
    if amount.is_some() {
        return None;
    }
    Duration::parse(&written).ok().filter(|duration| !duration.is_zero())
}

/// The numbers and words of a text: those of `1y6m` are `1`, `y`, `6`, `m`.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let between = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '_' | '+');
    for word in text.split(between) {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c: char| c.is_ascii_digit() != first.is_ascii_digit()).unwrap_or(rest.len());
            let Some((token, after)) = rest.split_at_checked(end) else { break };
            tokens.push(token);
            rest = after;
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn durations_as_people_write_them() {
        for (text, duration) in [
            ("6M", "P6M"),
            ("p6m", "P6M"),
            ("6 månader", "P6M"),
            ("6 mån.", "P6M"),
            ("6 manader", "P6M"),
            ("ett år", "P1Y"),
            ("två år", "P2Y"),
            ("sex månader", "P6M"),
            ("3-årigt", "P3Y"),
            ("three years", "P3Y"),
            ("36 months", "P36M"),
            ("1 år och 6 månader", "P1Y6M"),
            ("1y6m", "P1Y6M"),
            ("halvår", "P6M"),
            ("ett halvår", "P6M"),
            ("2 kvartal", "P6M"),
            ("2 v", "P2W"),
            ("90 dagar", "P90D"),
            ("\u{ff16} M", "P6M"),
            ("6", ""),
            ("år", ""),
            ("0 år", ""),
            ("6 månader 1 år", ""),
            ("1,5 år", ""),
            ("1.5 years", ""),
            ("99999999999 år", ""),
            ("-6M", ""),
            ("PT6H", ""),
            ("tills vidare", ""),
            ("", ""),
        ] {
            let read = meant(text).map(|duration| duration.to_string()).unwrap_or_default();
            assert_eq!(read, duration, "{text}");
        }
    }

    #[test]
    fn numbers_in_words() {
        assert_eq!(
            (number("ett"), number("Två"), number("7"), number("twelve")),
            (Some(1), Some(2), Some(7), Some(12))
        );
        assert_eq!((number(""), number("många"), number("999999")), (None, None, None));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,70}") {
            let _ = meant(&text);
        }

        #[test]
        fn numbers_of_units_are_read(count in 1_u32..99_999, unit in 0_usize..4) {
            let (unit, letter) = [(" år", 'Y'), ("månader", 'M'), (" weeks", 'W'), ("d", 'D')][unit];
            prop_assert_eq!(meant(&format!("{count}{unit}")).unwrap().to_string(), format!("P{count}{letter}"));
        }
    }
}
