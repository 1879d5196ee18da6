//! Why a text is left as it is.

use crate::source::LineColumn;

/// A text that is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.why.text())]
pub struct Untidy {
    /// Why.
    pub why: Why,
    /// Where, if the reason has a place.
    pub place: Option<LineColumn>,
}

/// Why a text is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its syntax is broken.
    Syntax,
    /// All of it stands in braces, or it is no table.
    Root,
    /// Something is written in a way that is not understood.
    Unclear,
    /// Read back, the result would say something else.
    Changed,
    /// A comment would be lost.
    Comment,
}

impl Why {
    /// The reason, to follow the name of the file.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Why::Syntax => "its syntax is broken",
            Why::Root => "it is not written as keys on lines of their own",
            Why::Unclear => "it is written in a way that is not understood here",
            Why::Changed => "in another layout it would say something else",
            Why::Comment => "in another layout a comment would be lost",
        }
    }
}
