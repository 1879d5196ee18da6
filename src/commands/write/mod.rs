//! What all commands that change records have in common: one [`Transaction`], from reading the registry to writing its
//! files, or to writing nothing.

mod ask;
mod disk;
mod folders;
mod options;
mod plan;
mod record;
mod report;
mod transaction;
mod turn;
mod value;

pub(super) use ask::{Question, ask, ask_date, ask_several, can_ask, date};
pub(super) use disk::has_changed;
pub use options::Options;
pub(super) use plan::Plan;
pub(super) use record::Target;
pub(super) use transaction::Transaction;
pub(super) use turn::Turn;
pub(super) use value::typed;
