//! The registry: all records that could be read, by id, with the references between them resolved.
//!
//! [`load`](crate::load) builds it. Nothing here reads a file or depends on a day.

mod aggregate;
mod links;
mod names;
mod near;
mod others;
mod parties;
mod position;
mod record;
mod reference;
mod replace;
mod resolve;
mod small_set;
mod ties;

pub use aggregate::{DocumentState, FileFault, Registry};
pub use links::{AgreementLinks, BodyLinks, Membership, Replacement, ReplacesLink};
pub use near::{Near, likeliest};
pub use others::{Other, UnreadRegistry};
pub use parties::Days;
pub use position::{AgreementIx, BodyIx, FileIx, PartyIx, Place};
pub use record::{Lookup, Record, Table};
pub use reference::{Reference, ReferenceKey, in_each_record, reference_key};
pub(crate) use replace::ReplacedAgreement;
pub(crate) use small_set::SmallSet;
pub use ties::{Thing, Tie, TieKind, Ties};
