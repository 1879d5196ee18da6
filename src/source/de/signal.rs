//! How a type of the model says which rule a value breaks.
//!
//! serde lets a type make an error only of a text (`Error::custom`). So the rule and the help travel in that
//! text, in front of the message, between control characters that no message contains; our own error takes it
//! apart again in [`Signal::decode`]. Nothing outside this file knows of it.

use std::fmt::{self, Display, Formatter};

/// The rules that a type may signal.
const RULES: [&str; 7] = [
    "invalid-date",
    "invalid-duration",
    "invalid-path",
    "invalid-id",
    "unknown-kind",
    "wrong-type",
    "conflicting-keys",
];

/// The rule for what names none.
const OTHERWISE: &str = "wrong-type";

/// Stands before the rule, the help and the message.
const MARK: char = '\u{1}';

/// An error that tells which rule is broken, for the `Deserialize` of a type with a meaning of its own. The place
/// is that of the value being read.
///
/// The rule is one of `invalid-date`, `invalid-duration`, `invalid-path`, `invalid-id`, `unknown-kind`,
/// `wrong-type`, `conflicting-keys`; any other is told as `wrong-type`.
pub fn invalid<E: serde::de::Error>(rule: &'static str, message: impl Display, help: Option<&str>) -> E {
    struct Encoded<M>(&'static str, Option<String>, M);
    impl<M: Display> Display for Encoded<M> {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            let Encoded(rule, help, message) = self;
            write!(f, "{MARK}{rule}{MARK}{}{MARK}{message}", help.as_deref().unwrap_or_default())
        }
    }
    E::custom(Encoded(rule, help.map(|help| help.replace(MARK, "")), message))
}

/// What [`invalid`] said.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Signal {
    pub(super) rule: &'static str,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Signal {
    /// Takes the text of an error apart. One that did not come from [`invalid`] is a message with no rule of its
    /// own.
    pub(super) fn decode(text: String) -> Self {
        Signal::parts(&text).unwrap_or(Signal { rule: OTHERWISE, message: text, help: None })
    }

    fn parts(text: &str) -> Option<Self> {
        let (rule, rest) = text.strip_prefix(MARK)?.split_once(MARK)?;
        let (help, message) = rest.split_once(MARK)?;
        let rule = RULES.into_iter().find(|known| *known == rule).unwrap_or(OTHERWISE);
        let help = (!help.is_empty()).then(|| help.to_owned());
        Some(Signal { rule, message: message.to_owned(), help })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through_serde(rule: &'static str, help: Option<&str>) -> Signal {
        let error: serde::de::value::Error = invalid(rule, "no such day", help);
        Signal::decode(error.to_string())
    }

    #[test]
    fn rule_help_and_message_arrive() {
        let signal = through_serde("invalid-date", Some("write `2024-01-31`"));
        assert_eq!(signal.rule, "invalid-date");
        assert_eq!(signal.message, "no such day");
        assert_eq!(signal.help.as_deref(), Some("write `2024-01-31`"));
        assert_eq!(through_serde("invalid-id", None).help, None);
    }

    #[test]
    fn what_names_no_rule_that_may_be_signalled_is_a_wrong_type() {
        assert_eq!(through_serde("coverage-gap", None).rule, "wrong-type");
        let plain = Signal::decode("some message".to_owned());
        assert_eq!((plain.rule, plain.message.as_str()), ("wrong-type", "some message"));
    }
}
