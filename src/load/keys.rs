//! Faults of keys that exclude or require each other.

use crate::source::{Fault, FaultKind, Span};
use crate::text::Message;

/// A fault at `key`, which conflicts with or requires others.
pub(super) fn conflict(span: Span, key: &str, message: Message, help: Message) -> Fault {
    Fault::new(FaultKind::ConflictingKeys, span, message).about(key).help(help)
}

/// A table that has neither `key` nor an alternative.
pub(super) fn lacks(span: Span, key: &str, message: Message, help: Message) -> Fault {
    Fault::new(FaultKind::MissingKey, span, message).about(key).help(help)
}
