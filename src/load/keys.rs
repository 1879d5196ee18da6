//! Faults of keys that exclude or require each other.

use crate::source::{Fault, FaultKind, Span};

/// A fault at `key`, which conflicts with or requires others.
pub(super) fn conflict(span: Span, key: &str, message: &str, help: &'static str) -> Fault {
    Fault::new(FaultKind::ConflictingKeys, span, message).about(key).help(help)
}

/// An end that is given twice.
pub(super) fn two_ends(until: Span, duration: Span) -> Fault {
    let help = "keep one of them: `until` for a day, `duration` for a length";
    let fault = conflict(duration, "until", "`until` and `duration` are both given", help);
    fault.related(until, "the end is already given here")
}

/// A table that has neither `key` nor an alternative.
pub(super) fn lacks(span: Span, key: &str, message: &str, help: &'static str) -> Fault {
    Fault::new(FaultKind::MissingKey, span, message).about(key).help(help)
}
