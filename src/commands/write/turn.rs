//! The one way to write the files of a registry: one program at a time, and all files of a plan or none.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::disk;
use super::index::Index;
use super::plan::Plan;
use crate::commands::Failure;
use crate::git::{GitError, Repository};
use crate::text::message::message;

/// A program's turn to write the files of a registry. Nobody else who keeps to the lock can write them meanwhile.
#[derive(Debug)]
pub(crate) struct Turn {
    /// None in a dry run, or on a disk without locks.
    _lock: Option<File>,
    is_dry: bool,
    root: PathBuf,
    /// Whose index receives what is written.
    repository: Option<Repository>,
}

impl Turn {
    /// Waits for its turn, before the registry at `root` is read. A dry run needs none: it writes nothing.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if there is no repository for `git_add`, [`Failure::Environment`] if another program does not
    /// finish in some seconds.
    pub(crate) fn begin(root: &Path, is_dry: bool, git_add: bool) -> Result<Self, Failure> {
        let repository = git_add.then(|| repository(root)).transpose()?;
        let lock = if is_dry { None } else { disk::lock(root)? };
        Ok(Turn { _lock: lock, is_dry, root: root.to_owned(), repository })
    }

    /// Writes the files of a plan, and adds them to the index of git if that was asked for.
    ///
    /// # Errors
    ///
    /// [`Failure`] if a file cannot be written or has changed since it was read, or git cannot add it.
    pub(crate) fn write(&self, plan: &Plan) -> Result<(), Failure> {
        if self.is_dry || plan.changes.is_empty() {
            return Ok(());
        }
        let index = Index::of(&self.root, plan)?;
        disk::write(plan)?;
        index.rename(plan)?;
        let Some(repository) = &self.repository else { return Ok(()) };
        let paths: Vec<&str> = plan.changes.iter().map(|change| change.path.as_str()).collect();
        repository.stage(&paths).map_err(Failure::from)
    }
}

fn repository(root: &Path) -> Result<Repository, Failure> {
    Repository::around(root).map_err(|error| {
        let GitError::NoRepository(folder) = error else { return error.into() };
        Failure::usage(
            message!("no-index", path = folder.display().to_string()),
            message!("leave-out-git-add"),
        )
    })
}
