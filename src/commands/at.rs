//! `--at`: the registry as it was at a git revision.

use std::path::{Component, Path, PathBuf};

use super::failure::Failure;
use super::root;
use crate::git::{Commit, Repository};
use crate::source::Folder;

/// Where in the history of its repository a registry was read.
#[derive(Debug)]
pub struct Revision {
    /// The commit.
    pub commit: Commit,
    /// The repository.
    pub repository: Repository,
    /// As it was asked for.
    asked: String,
}

/// The registry at a revision. It is where the one of now is; if there is none now, it is looked for in the revision.
///
/// # Errors
///
/// [`Failure::Usage`] and [`Failure::Git`] if there is no such registry, repository or revision.
pub(super) fn open(
    revision: &str,
    named: Option<&Path>,
    near: Option<&Path>,
) -> Result<(Folder, Revision), Failure> {
    let revision = find(revision, named, near)?;
    let folder = revision.repository.snapshot(&revision.commit)?.folder();
    Ok((folder, revision))
}

/// Where the registry is at a revision, as [`open()`] finds it, without reading it.
pub(super) fn find(revision: &str, named: Option<&Path>, near: Option<&Path>) -> Result<Revision, Failure> {
    let is_there = root::find(named, near);
    let start = match (&is_there, named) {
        (Ok(root), _) => root.clone(),
        (Err(_), Some(named)) => named.to_owned(),
        (Err(_), None) => near.unwrap_or(Path::new(".")).to_owned(),
    };
    let mut repository = match (&is_there, named) {
        // Where there is no registry today, it may be in a bare repository.
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
    /// As it is said beside the registry's path.
    pub(super) fn said(&self) -> String {
        format!(" at {}, committed {}", self.commit.id, self.commit.time.format("%Y-%m-%d %H:%M UTC"))
    }

    /// A path given on the command line, from the registry's root: from the current folder, or else as it stands. One
    /// that was not there then is told as it would have been.
    pub(super) fn inside(&self, folder: &Folder, path: &Path) -> Result<PathBuf, Failure> {
        let from_here = std::path::absolute(path).map(|path| plain(&path)).ok();
        // The current folder may have been reached by a link.
        let resolved = path.canonicalize().ok();
        let under_root = |path: PathBuf| path.strip_prefix(folder.root()).map(Path::to_owned).ok();
        let from_root = Some(path).filter(|path| path.is_relative()).map(plain);
        let candidates = [from_here.and_then(under_root), resolved.and_then(under_root), from_root];
        let candidates: Vec<PathBuf> = candidates.into_iter().flatten().collect();
        let there = candidates.iter().find(|path| folder.has(path));
        there.or(candidates.first()).cloned().ok_or_else(|| self.lacks(path))
    }

    /// That a path given on the command line is not in the registry then.
    pub(super) fn lacks(&self, path: &Path) -> Failure {
        let message = format!("the registry has no {} at {}", path.display(), self.asked);
        Failure::usage(message, "name files or folders of the registry as they were called then")
    }
}

/// A path without `.` and, as far as can be told from it alone, without `..`.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => plain.push(part),
        }
    }
    plain
}
