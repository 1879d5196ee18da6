//! Fixes of findings: from data of a rule to changes of texts.
//!
//! A rule says *what* becomes of *which* value ([`Fix`](crate::source::Fix)). [`replacements`] makes a range of a text
//! of it, by [`edit`](crate::edit). A [`Fixer`] makes the fixes in a registry, in memory, until none is left.

mod data;
mod fixer;
mod path_to;
mod proposal;
mod replacement;
mod resolve;
mod told;

pub use fixer::{Fixed, Fixer};
pub use path_to::path_to;
pub use proposal::Made;
pub use replacement::Replacement;
pub use resolve::replacements;
