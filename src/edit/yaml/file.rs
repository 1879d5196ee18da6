//! A text, and what is known of it.

use super::habits::Habits;
use crate::edit::format::Format;

/// The text, and what is known of it.
pub(super) struct File<'n> {
    pub(super) format: Format,
    pub(super) text: &'n str,
    pub(super) habits: Habits,
}
