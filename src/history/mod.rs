//! The history of a registry's records, commit by commit: [`past`](crate::git::Repository::past) for all of them, or
//! for one record under every name that its file has had.

mod builder;
mod moves;
mod past;
mod record;
mod rename;
mod trail;

pub use past::{CommitChanges, Event, Past, RecordChange, Unknown, Wanted, Why};
pub use trail::Origin;

#[cfg(test)]
mod tests;
