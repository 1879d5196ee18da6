//! `--at`: the registry as it was at a git revision.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::failure::Failure;
use super::root;
use crate::git::{AtCommit, Commit, KnownTexts, Repository, plain};
use crate::source::{Folder, RecordKind};
use crate::text::message::{Message, message};

/// The revision at which a registry was read.
#[derive(Debug)]
pub struct Revision {
    /// The commit.
    pub commit: Commit,
    /// The repository.
    pub repository: Repository,
    /// The revision as given.
    asked: String,
}

/// Opens the registry at a revision, in its present folder or, if it has been moved since, in the one where it was
/// then. If there is no registry today, it is looked for in the revision. Records whose text is known are not read from git.
///
/// # Errors
///
/// [`Failure::Usage`] and [`Failure::Git`] if there is no such registry, repository or revision.
pub(super) fn open(
    revision: &str,
    named: Option<&Path>,
    near: Option<&Path>,
    known: &KnownTexts,
) -> Result<(Folder, Revision), Failure> {
    let revision = find(revision, named, near)?;
    let folder = revision.folder(&RecordKind::ALL, known)?;
    Ok((folder, revision))
}

/// Finds the registry at a revision as [`open()`] does, without reading it.
pub(super) fn find(revision: &str, named: Option<&Path>, near: Option<&Path>) -> Result<Revision, Failure> {
    let is_there = root::find(named, near);
    let start = match (&is_there, named) {
        (Ok(root), _) => root.clone(),
        (Err(_), Some(named)) => named.to_owned(),
        (Err(_), None) => near.unwrap_or(Path::new(".")).to_owned(),
    };
    let mut repository = match (&is_there, named) {
        // If there is no registry today, it may be in a bare repository.
        (Err(_), Some(_)) => Repository::named(&start)?,
        (_, _) => Repository::around(&start)?,
    };
    let commit = repository.commit(revision)?;
    if is_there.is_ok() {
        repository = repository.followed(&commit)?;
    } else {
        repository = match named {
            Some(_) => repository.or_inner(&commit)?,
            None => repository.or_inner(&commit)?.nearest(&commit)?,
        };
    }
    Ok(Revision { commit, repository, asked: revision.to_owned() })
}

impl Revision {
    /// The registry's folder. Only records of the kinds `at_once` are read in advance, except those whose text is known.
    pub(super) fn folder(&self, at_once: &[RecordKind], known: &KnownTexts) -> Result<Folder, Failure> {
        let (repository, commit) = (&self.repository, &self.commit);
        let folder = repository.snapshot_with(commit, at_once, known)?.folder();
        Ok(folder.with_neighbours(Arc::new(AtCommit::new(repository.clone(), commit.clone()))))
    }

    /// How it is shown beside the registry's path.
    pub(super) fn describe(&self) -> Message {
        let time = self.commit.time.format("%Y-%m-%d %H:%M UTC").to_string();
        message!("at-commit", commit = self.commit.id.as_str(), time = time)
    }

    /// Converts a path on the command line, relative to the current folder or else to the registry's root, to a path
    /// from the registry's root. A file that did not exist at the revision is reported as its path would have been.
    pub(super) fn inside(&self, folder: &Folder, path: &Path) -> Result<PathBuf, Failure> {
        let from_here = std::path::absolute(path).map(|path| plain(&path)).ok();
        // The current folder may have been reached through a link.
        let resolved = dunce::canonicalize(path).ok();
        let under_root = |path: PathBuf| path.strip_prefix(folder.root()).map(Path::to_owned).ok();
        let from_root = Some(path).filter(|path| path.is_relative()).map(plain);
        let candidates = [from_here.and_then(under_root), resolved.and_then(under_root), from_root];
        let candidates: Vec<PathBuf> = candidates.into_iter().flatten().collect();
        let there = candidates.iter().find(|path| folder.has(path));
        there.or(candidates.first()).cloned().ok_or_else(|| self.lacks(path))
    }

    /// The error that a path on the command line was not in the registry at the revision.
    pub(super) fn lacks(&self, path: &Path) -> Failure {
        let message =
            message!("not-at-revision", path = path.display().to_string(), revision = self.asked.as_str());
        Failure::usage(message, message!("name-as-then"))
    }
}
