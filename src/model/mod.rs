//! The meaning of records: agreements, parties, bodies, the registry's settings, and the scalars they consist of.
//!
//! The structs here are the only definition of the format. TOML and YAML are read into them, and the JSON Schemas are
//! generated from them, so the doc comment on a field is also what an editor shows for the key.

pub mod agreement;
pub mod body;
pub mod clauses;
pub mod date;
mod date_words;
mod day_of_year;
pub mod duration;
mod duration_words;
mod interned;
pub mod party;
pub mod path;
pub mod publish;
pub mod settings;
pub mod text;
pub mod validity;
#[cfg(test)]
pub(crate) mod walk;
mod write;

pub use agreement::Agreement;
pub use body::Body;
pub use date::{Date, Precision};
pub use date_words::{advice, readings};
pub use day_of_year::DayOfYear;
pub use duration::{Duration, Offset};
pub use duration_words::number;
pub use interned::interned_bytes;
pub use party::{Party, PartyEntry};
pub use path::{NeighbourPath, RegistryPath};
pub use settings::{Level, Settings};
pub use text::{Id, Notes, SharedText, Text};
