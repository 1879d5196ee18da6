//! From the spanned form to the model: every file read into its record, what is wrong with its shape noted, and
//! all records indexed and linked as one [`Registry`].

mod deciding;
mod declared;
mod documents;
mod index;
mod lacking;
mod links;
mod memory;
mod read;
mod record;
mod registry;
mod shape;

pub use documents::DocumentState;
pub use links::{AgreementLinks, BodyLinks, Days, Membership, ReplacesLink};
pub use memory::Memory;
pub use read::{load, load_watched, settings, stem};
pub(crate) use record::record_of;
pub use registry::{AgreementIx, BodyIx, FileFault, FileIx, Found, PartyIx, Place, Record, Registry, Table};
