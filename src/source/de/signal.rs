//! How a type of the model reports what is wrong with a value.
//!
//! serde lets a type make an error only from a text (`Error::custom`). So the kind and subject of the fault travel in
//! that text, in front of the message, between control characters that no message contains. [`Signal::decode`] takes it
//! apart again. Nothing outside this file knows about this.

use std::fmt::{self, Display, Formatter};

use crate::source::fault::FaultKind;

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

/// Precedes each of the kind, the subject, the help, what was meant, and the message.
const MARK: char = '\u{1}';

/// An error that says what is wrong with a value, for the `Deserialize` of a type with a format of its own. Its place
/// is that of the value being read. `subject` is what the message names first.
pub fn invalid<E: serde::de::Error>(
    what: Invalid,
    subject: Option<&str>,
    message: impl Display,
    help: Option<&str>,
) -> E {
    mistaken(what, subject, message, help, None)
}

/// Like [`invalid`], with what was probably meant: a text, or a date as `2026-01-31`, `2026-01` or `2026`.
pub fn mistaken<E: serde::de::Error>(
    what: Invalid,
    subject: Option<&str>,
    message: impl Display,
    help: Option<&str>,
    meant: Option<&str>,
) -> E {
    struct Encoded<M>(Invalid, [Option<String>; 3], M);
    impl<M: Display> Display for Encoded<M> {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            let Encoded(what, texts, message) = self;
            let code = what.kind().rule();
            let [subject, help, meant] = texts.each_ref().map(|text| text.as_deref().unwrap_or_default());
            write!(f, "{MARK}{code}{MARK}{subject}{MARK}{help}{MARK}{meant}{MARK}{message}")
        }
    }
    let bare = |text: &str| text.replace(MARK, "");
    E::custom(Encoded(what, [subject, help, meant].map(|text| text.map(bare)), message))
}

/// What [`invalid`] reported.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Signal {
    pub(super) kind: FaultKind,
    pub(super) subject: Option<Box<str>>,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) meant: Option<String>,
}

impl Signal {
    /// Decodes the text of an error. A text that does not come from [`invalid`] is a plain message.
    pub(super) fn decode(text: String) -> Self {
        let kind = FaultKind::WrongType;
        let plain = |message| Signal { kind, subject: None, message, help: None, meant: None };
        Signal::parts(&text).unwrap_or_else(|| plain(text))
    }

    fn parts(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix(MARK)?.splitn(5, MARK);
        let (code, subject, help) = (parts.next()?, parts.next()?, parts.next()?);
        let (meant, message) = (parts.next()?, parts.next()?);
        let kind = Invalid::ALL.into_iter().map(Invalid::kind).find(|kind| kind.rule() == code)?;
        Some(Signal {
            kind,
            subject: (!subject.is_empty()).then(|| subject.into()),
            message: message.to_owned(),
            help: (!help.is_empty()).then(|| help.to_owned()),
            meant: (!meant.is_empty()).then(|| meant.to_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through_serde(what: Invalid, subject: Option<&str>, help: Option<&str>) -> Signal {
        let error: serde::de::value::Error = invalid(what, subject, "no such day", help);
        Signal::decode(error.to_string())
    }

    #[test]
    fn kind_subject_help_and_message_arrive() {
        for what in Invalid::ALL {
            let signal = through_serde(what, Some("2024-02-30"), Some("write `2024-01-31`"));
            assert_eq!((signal.kind, signal.subject.as_deref()), (what.kind(), Some("2024-02-30")));
            assert_eq!(signal.message, "no such day");
            assert_eq!(signal.help.as_deref(), Some("write `2024-01-31`"));
        }
        let bare = through_serde(Invalid::Path, None, None);
        assert_eq!((bare.subject, bare.help), (None, None));
    }

    #[test]
    fn a_text_of_another_is_a_message() {
        for text in ["some message", "\u{1}invalid-date\u{1}only one part", "\u{1}no-such\u{1}\u{1}\u{1}x"] {
            let signal = Signal::decode(text.to_owned());
            assert_eq!((signal.kind, signal.message.as_str()), (FaultKind::WrongType, text));
        }
    }
}
