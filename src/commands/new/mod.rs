//! `avtal new`

mod agreement;
mod body;
mod id;
mod keys;
mod like;
mod making;
mod party;
mod place;
mod run;
mod siblings;
mod term;

pub use run::{Arguments, run};
pub(super) use siblings::{Siblings, ending};
