//! Changes of the text of a record, in TOML or YAML, that leave everything else as it is.
//!
//! [`apply()`] makes [`Edit`]s: it replaces, inserts and removes ranges of bytes, found by the spans of the tree, and then
//! reads the result back. If that is not the old tree with the edit made on it, the edit is refused; a [`Refusal`] says
//! why, and what to write by hand.
//!
//! * Outside the lines of an edit, every byte stays: comments, order, quotes, blank lines, line breaks, a byte-order
//!   mark, a last line without a line break.
//! * New text is written as the file is: its indentation, its lists in lines or in brackets, its quotes, its dates with or
//!   without quotes.
//! * A new key stands in the order of the format; a new table of a list after the last one.
//! * A comment beside a value, or in a table, goes with what is removed. One above it stays.
//! * A file with broken syntax is not edited.

mod apply;
mod batch;
mod bracket;
mod by_hand;
mod convert;
mod data;
mod document;
mod edits;
mod expected;
mod format;
pub mod layout;
mod lines;
mod next_item;
mod order;
mod parts;
mod path;
mod refusal;
mod same;
mod splice;
mod steps;
mod toml;
mod types;
mod way;
mod yaml;

pub use apply::apply;
pub use convert::{Converted, Unconverted, convert};
pub use data::Data;
pub(crate) use document::document;
pub use edits::Edit;
pub use format::{Format, Syntax};
pub use next_item::set_or_add;
pub use path::{Path, PathError, Step};
pub use refusal::{Reason, Refusal};
pub(crate) use types::{Shape, Types};

#[cfg(test)]
mod tests;
