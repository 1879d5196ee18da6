//! What git remembers of a registry: its files at a revision, and when each was last changed.
//!
//! git itself is asked, through its plumbing: [`Repository::around`] a folder, [`Repository::commit`] for a revision,
//! [`Repository::snapshot`] for the registry as it was then, which a [`crate::source::Folder`] can stand for. The work
//! tree and the index are never looked at, nor changed.

mod blobs;
mod diff;
mod git;
mod log;
mod object;
mod repository;
mod revision;
mod snapshot;
pub mod text;
mod tree;

pub use diff::{Change, FieldChange, fields};
pub use git::GitError;
pub use object::ObjectId;
pub use repository::Repository;
pub use revision::Commit;
pub use snapshot::Snapshot;

#[cfg(test)]
mod tests;
