//! What the reader finds wrong with a text, apart from what the parser reports.

use toml_parser::Span as Range;

use crate::source::node::Key;
use crate::source::span::Span;

/// A fault of a text, with what is needed to explain it.
pub(super) enum Problem<'s> {
    /// No key before a `=`, or none between brackets or dots.
    NoKey(Span),
    /// No value after a key.
    NoValue(Span),
    /// A value that begins like a date or a time, but is none.
    NoDate(Span),
    /// A date and a time, and something after it that is no offset from UTC.
    NoOffset(Span),
    /// A key or table that is given again.
    Twice {
        /// The second one.
        key: Key<'s>,
        /// The place of the first.
        first: Span,
    },
    /// A key below one that takes none.
    Closed {
        /// The key above.
        key: Key<'s>,
        /// Where that got its value.
        first: Span,
        /// What it has for a value.
        is: Closed,
    },
}

/// What no key can be added to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    /// Neither a table nor a list.
    Value,
    /// A list in brackets.
    List,
    /// A table in braces.
    Table,
}

impl Problem<'_> {
    /// Its place.
    pub(super) fn span(&self) -> Span {
        match self {
            Problem::NoKey(span)
            | Problem::NoValue(span)
            | Problem::NoDate(span)
            | Problem::NoOffset(span) => *span,
            Problem::Twice { key, .. } | Problem::Closed { key, .. } => key.span,
        }
    }
}

/// A range of the parser as a span.
pub(super) fn to_span(range: Range) -> Span {
    Span::new(range.start(), range.end())
}
