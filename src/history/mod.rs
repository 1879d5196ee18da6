//! What git remembers of a registry: its files at a revision, and when each was last changed.
//!
//! git itself is asked, through its plumbing: [`Repository::around`] a folder, [`Repository::commit`] for a revision,
//! [`Repository::snapshot`] for the registry as it was then, which a [`crate::source::Folder`] can stand for, and
//! [`Repository::past`] for what became of its records. The work tree and the index are never changed, nor looked at but
//! for what is not committed yet.

mod blobs;
mod diff;
mod discover;
mod git;
mod index;
mod left_out;
mod moves;
mod object;
mod past;
mod raw;
mod record;
mod rename;
mod repository;
mod revised;
mod revision;
mod snapshot;
mod telling;
pub mod text;
mod trail;
mod tree;

pub use diff::{Change, FieldChange, fields};
pub use git::GitError;
pub use left_out::left_out;
pub use object::ObjectId;
pub use past::{Event, Past, RecordChange, Step, Unknown, Wanted, Why};
pub use repository::Repository;
pub use revision::Commit;
pub use snapshot::Snapshot;
pub use trail::Origin;

#[cfg(test)]
mod tests;
