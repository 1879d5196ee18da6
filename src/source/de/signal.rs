//! How a type of the model reports what is wrong with a value.
//!
//! serde lets a type make an error only from a text (`Error::custom`). So what is reported waits beside it, for as long as
//! that call lasts, and [`Signal::of`] takes it. Nothing outside this file knows about this.

use std::cell::Cell;
use std::fmt::Display;

use crate::source::fault::FaultKind;
use crate::text::Message;
use crate::text::message::message;

/// What a type can report about a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// It is not a date.
    Date,
    /// It is not a duration.
    Duration,
    /// It is not a path within the registry.
    Path,
    /// It is not one of the known words.
    Word,
    /// It is not valid for another reason.
    Value,
}

impl Invalid {
    #[cfg(test)]
    const ALL: [Invalid; 5] =
        [Invalid::Date, Invalid::Duration, Invalid::Path, Invalid::Word, Invalid::Value];

    fn kind(self) -> FaultKind {
        match self {
            Invalid::Date => FaultKind::InvalidDate,
            Invalid::Duration => FaultKind::InvalidDuration,
            Invalid::Path => FaultKind::InvalidPath,
            Invalid::Word => FaultKind::UnknownKind,
            Invalid::Value => FaultKind::WrongType,
        }
    }
}

/// A control character that no help contains.
const MARK: char = '\u{1}';

thread_local! {
    /// What [`mistaken`] reports, while serde makes an error of it.
    static REPORTED: Cell<Option<Signal>> = const { Cell::new(None) };
}

/// An error that says what is wrong with a value, for the `Deserialize` of a type with a format of its own. Its place
/// is that of the value being read. `subject` is what the message names first.
pub fn invalid<E: serde::de::Error>(
    what: Invalid,
    subject: Option<&str>,
    message: Message,
    help: Option<Message>,
) -> E {
    mistaken(what, subject, message, help, None)
}

/// Like [`invalid`], with what was probably meant: a text, or a date as `2026-01-31`, `2026-01` or `2026`.
pub fn mistaken<E: serde::de::Error>(
    what: Invalid,
    subject: Option<&str>,
    message: Message,
    help: Option<Message>,
    meant: Option<&str>,
) -> E {
    let bare = |text: &str| text.replace(MARK, "");
    let help = help.map(|mut help| {
        help.fill_in(MARK, "");
        help
    });
    let text = message.to_string();
    let subject = subject.map(bare).filter(|subject| !subject.is_empty()).map(Into::into);
    let meant = meant.map(bare).filter(|meant| !meant.is_empty());
    REPORTED.set(Some(Signal { kind: what.kind(), subject, message, help, meant }));
    let error = E::custom(text);
    // Another reader than ours makes an error of the text alone.
    REPORTED.take();
    error
}

/// What [`invalid`] reported.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Signal {
    pub(super) kind: FaultKind,
    pub(super) subject: Option<Box<str>>,
    pub(super) message: Message,
    pub(super) help: Option<Message>,
    pub(super) meant: Option<String>,
}

impl Signal {
    /// What was reported by [`invalid`] on the way to this error; otherwise its text as a plain message.
    pub(super) fn of(text: impl Display) -> Self {
        REPORTED.take().unwrap_or_else(|| Signal {
            kind: FaultKind::WrongType,
            subject: None,
            message: message!("words", words = text.to_string()),
            help: None,
            meant: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde::de::Error as _;

    use super::super::error::Error;
    use super::*;

    fn through_serde(what: Invalid, subject: Option<&str>, help: Option<Message>) -> crate::source::Fault {
        let error: Error = invalid(what, subject, message!("duration-none", text = "P0D"), help);
        error.into_fault(crate::source::Span::FILE).unwrap()
    }

    #[test]
    fn kind_subject_help_and_message_arrive() {
        for what in Invalid::ALL {
            let help = message!("did-you-mean", near = "P1Y\u{1}");
            let fault = through_serde(what, Some("P0\u{1}D"), Some(help));
            assert_eq!((fault.kind, fault.subject.as_deref()), (what.kind(), Some("P0D")));
            assert_eq!(fault.message.plain(), "`P0D` is no time at all");
            assert_eq!(fault.help.unwrap().plain(), "did you mean `P1Y`?");
        }
        let bare = through_serde(Invalid::Path, None, None);
        assert_eq!((bare.subject, bare.help), (None, None));
    }

    #[test]
    fn a_text_of_another_is_a_message() {
        let message = message!("duration-none", text = "P0D");
        let _: serde::de::value::Error = invalid(Invalid::Value, None, message, None);
        let fault = Error::custom("some message").into_fault(crate::source::Span::FILE).unwrap();
        assert_eq!((fault.kind, fault.message.plain()), (FaultKind::WrongType, "some message".to_owned()));
    }
}
