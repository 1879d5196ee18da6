//! The map of an import: which column of a list is which key of a record.

mod check;
mod model;
mod read;

pub use check::{Checked, Part, Placed, SkipRule, Template, Unit};
pub use model::Map;
pub use read::{WrongMap, read};
