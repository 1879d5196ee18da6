//! What differs: between two records, and between two texts.

mod record;
pub mod text;

pub use record::{Change, FieldChange, fields};
