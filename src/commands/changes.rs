//! When records last changed: what calendars know the state of an entry by.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveTime, Utc};

use super::failure::Failure;
use super::open::Opened;
use crate::history::{Commit, GitError, Repository};
use crate::model::Id;
use crate::view::Event;

/// When each record last changed: on its last commit, and the first moment of the day of the report where git knows none.
pub(super) struct Changes<'o> {
    opened: &'o Opened,
    commits: HashMap<String, Commit>,
}

impl<'o> Changes<'o> {
    /// Asks git, if the registry is under it and git is there.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] if git cannot read the repository.
    pub(super) fn of(opened: &'o Opened) -> Result<Self, Failure> {
        let registry = &opened.registry;
        let agreements = registry.agreements.records.iter().map(|record| record.file);
        let files = agreements.chain(registry.bodies.records.iter().map(|record| record.file));
        let paths: BTreeSet<String> = files.map(|file| registry.path(file).to_owned()).collect();
        let commits = match &opened.revision {
            Some(revision) => revision.repository.last_commits(Some(&revision.commit), &paths),
            None => Repository::around(opened.folder.root())
                .and_then(|repository| repository.last_commits(None, &paths)),
        };
        match commits {
            Ok(commits) => Ok(Changes { opened, commits }),
            Err(GitError::NotInstalled(_) | GitError::NoRepository(_)) => {
                Ok(Changes { opened, commits: HashMap::new() })
            }
            Err(error) => Err(Failure::Git(error)),
        }
    }

    /// When the record of an agreement last changed.
    pub(super) fn agreement(&self, id: &str) -> DateTime<Utc> {
        let registry = &self.opened.registry;
        let file = registry.agreement_of(&Id::new(id)).map(|found| registry.agreement(found).file);
        self.path(file.map(|file| registry.path(file)))
    }

    /// When the record of an event's agreement last changed, or of its body.
    pub(super) fn event(&self, event: &Event) -> DateTime<Utc> {
        let registry = &self.opened.registry;
        match (&event.agreement, &event.body) {
            (Some(agreement), _) => self.agreement(agreement),
            (None, Some(body)) => {
                let file = registry.body_of(&Id::new(body)).map(|found| registry.body(found).file);
                self.path(file.map(|file| registry.path(file)))
            }
            (None, None) => self.path(None),
        }
    }

    fn path(&self, path: Option<&str>) -> DateTime<Utc> {
        let commit = path.and_then(|path| self.commits.get(path)).map(|commit| commit.time);
        commit.unwrap_or_else(|| self.opened.day().and_time(NaiveTime::MIN).and_utc())
    }
}
