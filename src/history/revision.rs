//! From what is written after `--at` to a commit.

use std::ffi::OsStr;

use chrono::{DateTime, Utc};

use super::git::{Git, GitError};
use super::object::ObjectId;

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its hash.
    pub id: ObjectId,
    /// When it was committed, to the second.
    pub time: DateTime<Utc>,
}

impl Commit {
    /// From its hash and its seconds since 1970, as git writes them.
    pub(super) fn parse(id: &[u8], seconds: &[u8]) -> Option<Commit> {
        let seconds = std::str::from_utf8(seconds).ok()?.parse().ok()?;
        Some(Commit { id: ObjectId::parse(id)?, time: DateTime::from_timestamp(seconds, 0)? })
    }
}

/// The commit that a revision leads to.
pub(super) fn resolve(git: &Git, revision: &str, is_shallow: bool) -> Result<Commit, GitError> {
    if revision.is_empty() || revision.starts_with(['-', '^']) || revision.contains(char::is_control) {
        return Err(GitError::NotARevision(revision.to_owned()));
    }
    let peeled = format!("{revision}^{{commit}}");
    let output = git.ask("rev-parse", ["--verify", "--end-of-options", &peeled])?;
    // Only where a branch stood on a day that lies too far back is git content with what comes nearest.
    if output.stderr.windows(8).any(|said| said == b"warning:") && revision.contains("@{") {
        return Err(GitError::BeforeReflog(revision.to_owned()));
    }
    match ObjectId::parse(output.stdout.trim_ascii_end()).filter(|_| output.status.success()) {
        Some(id) => commit(git, &id),
        None => Err(why_none(git, revision, is_shallow)?),
    }
}

/// The commit of a hash, read.
fn commit(git: &Git, id: &ObjectId) -> Result<Commit, GitError> {
    let line = git.tell("rev-list", ["--max-count=1", "--timestamp", id.as_str(), "--"])?;
    let seconds = line.split(|byte| *byte == b' ').next().unwrap_or_default();
    Commit::parse(id.as_str().as_bytes(), seconds)
        .ok_or_else(|| GitError::failed("rev-list", "its answer is not understood"))
}

/// Why a revision leads to no commit: it leads nowhere, or to something else, or to what cannot be read.
fn why_none(git: &Git, revision: &str, is_shallow: bool) -> Result<GitError, GitError> {
    let nowhere = || GitError::NoRevision { revision: revision.to_owned(), is_shallow };
    // All digits of a hash are an expression, whether there is such an object or not.
    let Some(object) = git.object(OsStr::new(revision))?.filter(|id| !revision.starts_with(id.as_str()))
    else {
        return Ok(nowhere());
    };
    let kind = git.tell("cat-file", ["-t", object.as_str()])?;
    Ok(match kind.trim_ascii_end() {
        b"commit" => nowhere(),
        _ => GitError::NotACommit(revision.to_owned()),
    })
}
