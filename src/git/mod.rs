//! git, asked for what it holds: the commits of a repository, and the files in them.
//!
//! [`Repository::around`] a folder, [`Repository::commit`] for a revision, [`Repository::snapshot`] for the registry as it was
//! then, which a [`crate::source::Folder`] can stand for. git itself is asked, through its plumbing; the work tree and the index
//! are never changed, nor looked at but for what is not committed yet.

pub(crate) mod blobs;
mod discover;
mod index;
mod left_out;
pub(crate) mod object;
pub(crate) mod process;
pub(crate) mod raw;
pub(crate) mod repository;
mod revised;
mod revision;
mod snapshot;
mod tree;

#[cfg(test)]
pub(crate) mod fixture;

pub use left_out::left_out;
pub use object::ObjectId;
pub use process::GitError;
pub use repository::Repository;
pub use revision::Commit;
pub use snapshot::Snapshot;

#[cfg(test)]
mod tests;
