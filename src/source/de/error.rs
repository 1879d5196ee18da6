//! The error that travels through serde until its place is known.

use std::fmt::{self, Display, Formatter};

use serde::de::{Expected, Unexpected};

use super::signal::Signal;
use super::suggest::did_you_mean;
use super::{remedy, words};
use crate::source::fault::{Fault, FaultKind};
use crate::source::fix::{Change, Fix};
use crate::source::node::Node;
use crate::source::span::Span;
use crate::text::because;
use crate::text::brief;
use crate::text::message::message;

/// Why a value could not be read. Kept small, because serde returns a `Result` with it for every value.
#[derive(Debug)]
pub(super) enum Error {
    /// The complete fault.
    Placed(Box<Fault>),
    /// From a type that does not know the place of its value.
    Unplaced(Box<Unreadable>),
    /// Already in the list of faults.
    Noted,
}

/// What a type can report about a value.
#[derive(Debug)]
pub(super) enum Unreadable {
    /// Made by [`invalid`](super::invalid).
    Signal(Signal),
    /// The value has the wrong type.
    WrongType {
        /// In words for users.
        expected: String,
        /// serde's description of the value.
        found: String,
    },
    /// Not one of the words that the key takes.
    UnknownWord { word: String, known: &'static [&'static str] },
}

impl Error {
    fn unplaced(trouble: Unreadable) -> Self {
        Error::Unplaced(Box::new(trouble))
    }

    /// A value that does not have the type that a visitor expects.
    pub(super) fn wrong_type(expected: &dyn Expected) -> Self {
        let expected = words::expected(&expected.to_string()).into_owned();
        Error::unplaced(Unreadable::WrongType { expected, found: String::new() })
    }

    /// A value that is not text, where one of a few words is expected.
    pub(super) fn no_word(known: &[&str]) -> Self {
        let expected = format!("one of {}", words::quoted_list(known));
        Error::unplaced(Unreadable::WrongType { expected, found: String::new() })
    }

    /// The same error, placed at the node being read, which is under `key`. An error that already has a place keeps it.
    pub(super) fn at(self, node: &Node<'_>, key: Option<&str>) -> Self {
        match self {
            Error::Unplaced(trouble) => Error::Placed(Box::new(trouble.at(node, key))),
            placed @ (Error::Placed(_) | Error::Noted) => placed,
        }
    }

    /// The fault to note, at `span` if the error has no place. None if it has been noted.
    pub(super) fn into_fault(self, span: Span) -> Option<Fault> {
        match self {
            Error::Placed(fault) => Some(*fault),
            Error::Unplaced(trouble) => Some(trouble.without_node(span)),
            Error::Noted => None,
        }
    }
}

impl Unreadable {
    fn at(self, node: &Node<'_>, key: Option<&str>) -> Fault {
        match self {
            Unreadable::WrongType { expected, .. } => {
                let key_name = key;
                let (wanted, found) = (words::expectation(&expected), words::found(node));
                let message = match key {
                    None => message!("finding-wrong-type", expected = wanted, found = found),
                    Some(key) => {
                        let key = brief(key);
                        message!("finding-wrong-type-of-key", key = key, expected = wanted, found = found)
                    }
                };
                let subject = key_name.map(|key| brief(key).into_owned()).or_else(|| words::value(node));
                let fault = Fault::new(FaultKind::WrongType, node.span, message);
                Fault {
                    subject: subject.map(Into::into),
                    help: remedy::as_value(&expected, node, key_name),
                    ..fault
                }
            }
            Unreadable::UnknownWord { word, known } => Unreadable::unknown_word(node.span, &word, known, key),
            signal @ Unreadable::Signal(_) => signal.without_node(node.span),
        }
    }

    fn without_node(self, span: Span) -> Fault {
        match self {
            Unreadable::Signal(Signal { kind, subject, message, help, meant }) => {
                let wrong = subject.as_deref().unwrap_or_default();
                let fix =
                    meant.map(|meant| Box::new(Fix::likely(wrong, &meant, span, written(kind, &meant))));
                Fault { subject, help, fix, ..Fault::new(kind, span, message) }
            }
            Unreadable::WrongType { expected, found } => {
                let expected = words::expectation(&expected);
                let message = message!("finding-wrong-type", expected = expected, found = found);
                Fault::new(FaultKind::WrongType, span, message)
            }
            Unreadable::UnknownWord { word, known } => Unreadable::unknown_word(span, &word, known, None),
        }
    }

    fn unknown_word(span: Span, word: &str, known: &[&str], key: Option<&str>) -> Fault {
        let meant = did_you_mean(word, known.iter().copied());
        let help = match meant {
            Some(meant) => message!("did-you-mean", near = meant),
            None => message!("help-one-of", words = words::quoted_list(known)),
        };
        let fix = meant.map(|meant| Fix::likely(word, meant, span, Change::Text(meant.into())));
        let (shown, because) = (brief(word), because(word));
        let message = match key {
            None => message!("finding-unknown-word", word = shown, because = because),
            Some(key) => {
                message!("finding-unknown-word-of-key", word = shown, key = brief(key), because = because)
            }
        };
        let fault = Fault::new(FaultKind::UnknownKind, span, message).about(brief(word)).help(help);
        Fault { fix: fix.map(Box::new), ..fault }
    }
}

/// How what was meant is written.
fn written(kind: FaultKind, meant: &str) -> Change {
    let is_date = kind == FaultKind::InvalidDate && meant.starts_with(|c: char| c.is_ascii_digit());
    if is_date { Change::Date(meant.into()) } else { Change::Text(meant.into()) }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Error::Placed(fault) => fault.message.fmt(f),
            Error::Unplaced(trouble) => match &**trouble {
                Unreadable::Signal(signal) => signal.message.fmt(f),
                Unreadable::WrongType { expected, .. } => write!(f, "expected {expected}"),
                Unreadable::UnknownWord { word, .. } => write!(f, "`{word}` is not known"),
            },
            Error::Noted => f.write_str("noted"),
        }
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: Display>(message: T) -> Self {
        Error::unplaced(Unreadable::Signal(Signal::of(message)))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = words::expected(&expected.to_string()).into_owned();
        Error::unplaced(Unreadable::WrongType { expected, found: found.to_string() })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Error::invalid_type(found, expected)
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Error::unplaced(Unreadable::UnknownWord { word: word.to_owned(), known })
    }
}
