//! From the spanned form to the model: every file read into its record, what is wrong with it noted, and all records put
//! into one [`Registry`](crate::registry::Registry).

mod deciding;
mod declared;
mod documents;
mod index;
mod lacking;
mod memory;
mod read;
mod record;
mod shape;

pub use memory::Memory;
pub use read::{load, load_watched, settings, stem};
pub(crate) use record::record_of;
