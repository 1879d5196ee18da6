//! Registries that are made up: records with the keys that records have, and now and then with a value that is wrong.

mod agreement;
mod clauses;
mod maker;
mod registry;

pub use maker::Maker;
pub use registry::Made;
