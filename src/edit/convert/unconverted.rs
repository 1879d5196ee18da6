//! Why a text is not converted.

use crate::source::LineColumn;

/// A text that is not converted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Unconverted {
    /// Why, with the path of the value if it is one.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where, if the reason has a place.
    pub place: Option<LineColumn>,
}

impl Unconverted {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Unconverted { message: message.into(), help: help.into(), place: None }
    }
}
