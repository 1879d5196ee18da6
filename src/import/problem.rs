//! What is wrong with a file, a cell or a map.

use crate::text::Message;

/// What is wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong: lower case, no full stop.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
}

impl Problem {
    /// A problem and what to do about it.
    #[must_use]
    pub fn new(message: Message, help: Message) -> Self {
        Problem { message, help: Some(help) }
    }
}

impl From<Message> for Problem {
    fn from(message: Message) -> Self {
        Problem { message, help: None }
    }
}
