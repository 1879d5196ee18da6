//! Edits of YAML.

mod block;
mod element;
mod file;
mod habits;
mod insert;
mod item;
mod kept;
mod place;
mod plain;
mod remove;
mod replace;
mod scan;
mod spell;
mod splices;

pub(super) use block::document;
pub(super) use scan::{after_colon, column, skip};
pub(super) use spell::key as spelled_key;
pub(super) use splices::{last_line_break, splices, why_not};
