//! Why a text is not converted.

use crate::source::LineColumn;
use crate::text::message::Message;

/// A text that is not converted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Unconverted {
    /// Why, with the path of the value if it is one.
    pub message: Message,
    /// What to do.
    pub help: Message,
    /// Where, if the reason has a place.
    pub place: Option<LineColumn>,
}

impl Unconverted {
    pub(super) fn new(message: Message, help: Message) -> Self {
        Unconverted { message, help, place: None }
    }
}
