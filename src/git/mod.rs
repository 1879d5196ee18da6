//! Access to git: the commits of a repository and their files.
//!
//! Use [`Repository::around`] for a folder, [`Repository::commit`] for a revision, and [`Repository::snapshot`] for the
//! registry at that commit, which can serve as a [`crate::source::Folder`]. git itself is run, through its plumbing
//! commands. The work tree is never changed, and read only for uncommitted changes; the index is changed only by
//! [`Repository::stage`].

pub(crate) mod blobs;
mod discover;
mod index;
mod known;
mod left_out;
mod neighbours;
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

pub use known::KnownTexts;
pub use left_out::left_out;
pub use neighbours::{AtCommit, OnDisk};
pub use object::ObjectId;
pub use process::GitError;
pub use repository::{Repository, plain};
pub use revision::Commit;
pub use snapshot::Snapshot;

#[cfg(test)]
mod tests;
