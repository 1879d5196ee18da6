//! Loading: reads every file into its record, collects the faults and combines the records into one
//! [`Registry`](crate::registry::Registry).

mod cache;
mod clauses;
mod decisive;
mod declared;
mod documents;
mod index;
mod kept;
mod keys;
mod missing;
mod others;
mod qualify;
mod read;
mod record;
mod validate;
mod visit;

pub use cache::ParseCache;
pub use kept::Kept;
pub use read::{load, load_watched, settings, stem};
pub(crate) use record::record_of;
pub use visit::{AskedDocument, asked_documents, visit};
