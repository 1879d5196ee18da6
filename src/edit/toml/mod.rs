//! Edits of TOML.

mod element;
mod file;
mod habits;
mod insert;
mod keys;
mod layout;
mod line;
mod new_line;
mod quote;
mod remove;
mod rename;
mod section;
mod spell;
mod splices;
mod tables;

pub(super) use keys::spelled as spelled_key;
pub(super) use layout::is_spread;
pub(super) use section::document;
pub(super) use splices::splices;
