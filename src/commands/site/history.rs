//! The history of a registry that its site tells.

use crate::commands::at::Revision;
use crate::commands::failure::Failure;
use crate::commands::log::say_lacking;
use crate::commands::open::OpenRegistry;
use crate::commands::output;
use crate::git::{Commit, GitError, Repository};
use crate::history::{Past, Wanted};
use crate::text::message::message;
use crate::view::Log;

/// The changes from git, and whether they are complete. None if git does not know the registry.
pub(super) fn log(opened: &OpenRegistry) -> Result<(Option<Log>, bool), Failure> {
    let bar = output::counter(&message!("bar-history"));
    let is_wanted = |_: &Commit| {
        bar.inc(1);
        true
    };
    let wanted = Wanted { limit: None, is_wanted: &is_wanted };
    let past = match &opened.revision {
        Some(Revision { repository, commit, .. }) => past(repository, commit, &wanted).map(Some),
        None => Repository::around(opened.folder.root()).and_then(|repository| match repository.head()? {
            Some(head) => past(&repository.settled(&head)?, &head, &wanted).map(Some),
            None => Ok(None),
        }),
    };
    bar.finish_and_clear();
    match past {
        Ok(Some(past)) => {
            let is_whole = !past.lacks_files();
            Ok((Some(Log::of(None, past, None, &opened.registry)), is_whole))
        }
        Ok(None) | Err(GitError::NotInstalled(_) | GitError::NoRepository(_)) => Ok((None, true)),
        Err(error @ GitError::MissingObjects { .. }) => {
            let help = error.help().unwrap_or_else(|| message!("words", words = ""));
            output::hint(
                message!("label-incomplete"),
                message!("changes-not-told", why = error.message(), help = help),
            );
            Ok((None, false))
        }
        Err(error) => Err(Failure::Git(error)),
    }
}

/// The history of the records up to a commit. Reports if the repository lacks part of it.
fn past(repository: &Repository, from: &Commit, wanted: &Wanted<'_>) -> Result<Past, GitError> {
    let past = repository.past(from, wanted)?;
    if past.lacks_files() {
        say_lacking(repository);
    }
    Ok(past)
}
