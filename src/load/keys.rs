//! Faults of keys that exclude or require each other.

use crate::source::{Fault, FaultKind, Span};
use crate::text::Message;
use crate::text::message::message;

/// A fault at `key`, which conflicts with or requires others.
pub(super) fn conflict(span: Span, key: &str, message: Message, help: Message) -> Fault {
    Fault::new(FaultKind::ConflictingKeys, span, message).about(key).help(help)
}

/// An end that is given twice.
pub(super) fn two_ends(until: Span, duration: Span) -> Fault {
    let (message, help) = (message!("finding-until-and-duration"), message!("help-until-and-duration"));
    conflict(duration, "until", message, help).related(until, message!("place-end-given"))
}

/// A table that has neither `key` nor an alternative.
pub(super) fn lacks(span: Span, key: &str, message: Message, help: Message) -> Fault {
    Fault::new(FaultKind::MissingKey, span, message).about(key).help(help)
}
