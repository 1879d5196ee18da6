//! When a new agreement is to be in force, as it is written.

use super::keys::Keys;
use crate::commands::Failure;
use crate::model::{Date, Duration};
use crate::source::de::did_you_mean;
use crate::text::message::{Message, message};

/// How its end is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// A last day, inclusive, or `further-notice` or `replaced`.
    Until(String),
    /// The length of its term.
    Duration(Duration),
    /// What ends it.
    Event(String),
    /// It is not known yet.
    Unknown,
}

impl End {
    /// Writes it.
    ///
    /// # Errors
    ///
    /// None that a record can cause: the keys are those of the format.
    pub(super) fn write(&self, keys: &mut Keys) -> Result<(), Failure> {
        match self {
            End::Until(until) => keys.set("validity.until", [until]),
            End::Duration(duration) => keys.set("validity.duration", [duration.to_string()]),
            End::Event(event) => {
                keys.set("validity.until", ["event"])?;
                keys.set("validity.event", [event])
            }
            End::Unknown => Ok(()),
        }
    }

    /// An end as a person answers: a day, a length such as `P4Y`, or a word.
    pub(super) fn answered(text: &str) -> Result<Self, Message> {
        if text.starts_with('P') {
            return length(text).map(End::Duration);
        }
        until(text).map(End::Until)
    }
}

/// A first day on the command line: a date, or `last-adoption`.
pub(super) fn from(text: &str) -> Result<String, Message> {
    date_or(text, &["last-adoption"])
}

/// A last day on the command line: a date, `further-notice` or `replaced`.
pub(super) fn until(text: &str) -> Result<String, Message> {
    date_or(text, &["further-notice", "replaced"])
}

fn date_or(text: &str, words: &[&str]) -> Result<String, Message> {
    let text = text.trim();
    if words.contains(&text) {
        return Ok(text.to_owned());
    }
    let or = |first, second| message!("offer-or", first = first, second = second);
    let shown = words.iter().map(|word| message!("words", words = format!("`{word}`"))).reduce(or);
    let near = did_you_mean(text, words.iter().copied());
    let refused = |why| match (near, shown) {
        (Some(near), _) => message!("why-help", why = why, help = message!("help-write", text = near)),
        (None, Some(words)) => message!("or-these-words", why = why, words = words),
        (None, None) => message!("words", words = why),
    };
    Date::asked(text).map(|date| date.to_string()).map_err(refused)
}

/// A length on the command line.
pub(super) fn length(text: &str) -> Result<Duration, Message> {
    match Duration::asked(text.trim())? {
        length if length.is_zero() => Err(message!("no-time-at-all", text = text)),
        length => Ok(length),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_a_day_a_length_or_a_word() {
        let of = |text: &str| End::answered(text).ok();
        assert_eq!(of("2030"), Some(End::Until("2030".to_owned())));
        assert_eq!(of(" further-notice "), Some(End::Until("further-notice".to_owned())));
        assert_eq!(of("P4Y"), Duration::parse("P4Y").ok().map(End::Duration));
        for wrong in ["", "P", "P0D", "2030-13", "tills vidare", "last-adoption"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
        assert_eq!(from("last-adoption").as_deref(), Ok("last-adoption"));
    }
}
