//! Renaming files in the index of git, as `git mv` does.

use std::path::Path;

use super::plan::Plan;
use crate::commands::{Failure, output};
use crate::git::{GitError, Repository};
use crate::text::message::message;

/// The repository in whose index files of a plan are to be renamed.
pub(super) struct Index(Option<Repository>);

impl Index {
    /// None of a repository if there is nothing to rename, no repository, or git cannot be run, which is reported.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] if there is a repository that git does not open.
    pub(super) fn of(root: &Path, plan: &Plan) -> Result<Self, Failure> {
        if plan.renames().next().is_none() {
            return Ok(Index(None));
        }
        match Repository::around(root) {
            Ok(repository) => Ok(Index(Some(repository))),
            Err(GitError::NoRepository(_)) => Ok(Index(None)),
            Err(GitError::NotInstalled(error)) => {
                output::hint(message!("label-git"), message!("git-keeps-name", why = error.to_string()));
                Ok(Index(None))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Renames the files that git tracks. What was staged of them stays staged; what is new in them is not staged.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] if git cannot do it. The files have their new names by then.
    pub(super) fn rename(&self, plan: &Plan) -> Result<(), Failure> {
        let Some(repository) = &self.0 else { return Ok(()) };
        for (change, renamed) in plan.renames() {
            repository.rename(&renamed.path, &change.path)?;
        }
        Ok(())
    }
}
