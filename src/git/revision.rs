//! Resolves the argument of `--at` to a commit.

use chrono::{DateTime, Utc};

use super::object::ObjectId;
use super::process::{Git, GitError};

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its hash.
    pub id: ObjectId,
    /// When it was committed, to the second.
    pub time: DateTime<Utc>,
}

impl Commit {
    /// Parses its hash and its seconds since 1970, as git writes them.
    pub(crate) fn parse(id: &[u8], seconds: &[u8]) -> Option<Commit> {
        let seconds = std::str::from_utf8(seconds).ok()?.parse().ok()?;
        Some(Commit { id: ObjectId::parse(id)?, time: DateTime::from_timestamp(seconds, 0)? })
    }
}

/// The commit that a revision resolves to.
pub(crate) fn resolve(git: &Git, revision: &str) -> Result<Commit, GitError> {
    if revision.is_empty() || revision.starts_with(['-', '^']) || revision.contains(char::is_control) {
        return Err(GitError::NotARevision(revision.to_owned()));
    }
    let output = git.ask("rev-parse", ["--verify", "--end-of-options", revision])?;
    // git only warns if the reflog does not reach back to the day, and uses its oldest entry.
    if output.stderr.windows(8).any(|window| window == b"warning:") && revision.contains("@{") {
        return Err(GitError::BeforeReflog(revision.to_owned()));
    }
    let nowhere = || GitError::NoRevision { revision: revision.to_owned(), is_shallow: git.is_shallow() };
    let found = ObjectId::parse(output.stdout.trim_ascii_end()).filter(|_| output.status.success());
    let object = found.ok_or_else(nowhere)?;
    let output = git.ask("rev-list", ["--max-count=1", "--timestamp", object.as_str(), "--"])?;
    let commit = commit(output.stdout.trim_ascii_end()).filter(|_| output.status.success());
    commit.map_or_else(|| Err(why_none(git, &object, revision)?), Ok)
}

/// Parses `<seconds> <hash>`.
pub(crate) fn commit(line: &[u8]) -> Option<Commit> {
    let space = line.iter().position(|byte| *byte == b' ')?;
    let (seconds, id) = line.split_at_checked(space)?;
    Commit::parse(id.trim_ascii_start(), seconds)
}

/// Why an object is not a readable commit.
fn why_none(git: &Git, object: &ObjectId, revision: &str) -> Result<GitError, GitError> {
    let output = git.ask("cat-file", ["-t", object.as_str()])?;
    Ok(match output.stdout.trim_ascii_end() {
        b"tree" | b"blob" | b"tag" => GitError::NotACommit(revision.to_owned()),
        // A full hash is a valid expression, even if the object does not exist.
        b"" if revision.starts_with(object.as_str()) => {
            GitError::NoRevision { revision: revision.to_owned(), is_shallow: git.is_shallow() }
        }
        _ => git.refused("rev-list", &output),
    })
}
