//! Why a text is left as it is.

use crate::source::LineColumn;
use crate::text::message::{Message, message};

/// A text that is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.why.message())]
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
    pub fn message(self) -> Message {
        match self {
            Why::Syntax => message!("untidy-syntax"),
            Why::Root => message!("untidy-root"),
            Why::Unclear => message!("untidy-unclear"),
            Why::Changed => message!("untidy-changed"),
            Why::Comment => message!("untidy-comment"),
        }
    }
}
