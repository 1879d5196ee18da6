//! What all commands that change records have in common: one [`Transaction`], from reading the registry to writing its
//! files, or to writing nothing.

mod ask;
mod disk;
mod editor;
mod folders;
mod index;
mod options;
mod plan;
mod record;
mod report;
mod told;
mod transaction;
mod turn;
mod value;

pub(super) use ask::{Question, ask, ask_date, ask_several, can_ask, date};
pub(super) use disk::has_changed;
pub(super) use editor::{Draft, Editor};
pub use options::Options;
pub(super) use plan::{Change, Plan};
pub(super) use record::Target;
pub(super) use report::changes;
pub(super) use transaction::{Opening, Transaction, Trial};
pub(super) use turn::Turn;
pub(super) use value::typed;
