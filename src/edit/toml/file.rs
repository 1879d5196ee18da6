//! A text, and what is known of it.

use super::habits::Habits;
use super::layout::Layout;
use crate::edit::format::Format;

/// The text and its tree, and what is known of them.
pub(super) struct File<'n, 's> {
    pub(super) format: Format,
    pub(super) layout: Layout<'n, 's>,
    pub(super) habits: Habits,
}
