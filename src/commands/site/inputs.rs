//! What a site is made from, byte for byte, so that a later run sees before it reads a record that nothing has changed.
//!
//! Whatever decides what a page says or what is printed has to be in here: the files of the registry and of those that it
//! names, with the documents (a [`Ledger`] notes all that is found); the commit, and git itself with its settings, from which
//! the history follows; the day, the language and the options; and the program.

use std::env;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::arguments::Arguments;
use crate::commands::global::Global;
use crate::commands::open::{self, Found, OpenRegistry};
use crate::commands::origins::Inputs;
use crate::commands::{export, output, unfinished};
use crate::git::{GitError, Repository};
use crate::load;
use crate::source::Folder;
use crate::source::folder::Ledger;
use crate::text::Digest;

/// A site that is about to be made, and what is noted of what it is made from.
pub(super) struct Watched<'r> {
    ledger: Arc<Ledger>,
    global: &'r Global,
    arguments: &'r Arguments,
    now: DateTime<Utc>,
    program: Digest,
    /// The digest of what is not in files of the registry. None if it is not known.
    beside: Option<Digest>,
}

impl<'r> Watched<'r> {
    /// Notes from now on what is found in the folder.
    pub(super) fn begin(
        found: &mut Found,
        global: &'r Global,
        arguments: &'r Arguments,
        now: DateTime<Utc>,
        program: Digest,
    ) -> Self {
        let mut watched = Watched { ledger: Arc::default(), global, arguments, now, program, beside: None };
        // Of a revision, git tells all files at once: nothing would be won.
        if found.revision.is_none() {
            found.folder = found.folder.clone().noting(&watched.ledger);
            watched.beside = watched.beside(&found.folder);
        }
        watched
    }

    /// Looks at all that a site was made from, and tells whether it is as it was then.
    pub(super) fn is_unchanged(&self, folder: &Folder, then: &Inputs) -> bool {
        // With `--verbose`, what is read is told.
        if self.beside.is_none() || self.global.verbose {
            return false;
        }
        load::visit(folder, &then.documents);
        self.digest() == Some(then.digest)
    }

    /// What the site is made from, after everything was read. None if that has changed meanwhile or is not all known, or if
    /// the run has told the person something, which the next one is to tell too.
    pub(super) fn inputs(&self, opened: &OpenRegistry) -> Option<Inputs> {
        let digest = self.digest()?;
        if output::has_told() || !opened.is_whole() || self.beside != self.beside(&opened.folder) {
            return None;
        }
        Some(Inputs { digest, documents: load::asked_documents(&opened.registry) })
    }

    fn digest(&self) -> Option<Digest> {
        Some(Digest::of(&(self.beside?, self.ledger.digest()?)))
    }

    fn beside(&self, folder: &Folder) -> Option<Digest> {
        let settings = load::settings(folder);
        let language = open::language(self.global, &settings);
        let day = open::day(self.global, &settings, self.now);
        let base = open::path_base(folder, None).ok()?;
        let options = (day, language, self.arguments.scope);
        Some(Digest::of(&(self.program, folder.root(), options, base, history(folder)?)))
    }
}

/// The digest of what decides what git tells of a registry; inside, None if it tells nothing. None if git fails.
fn history(folder: &Folder) -> Option<Option<Digest>> {
    let repository = match Repository::around(folder.root()) {
        Ok(repository) => repository,
        Err(GitError::NoRepository(_)) => return Some(None),
        Err(
            GitError::NotInstalled(_)
            | GitError::Foreign(_)
            | GitError::NotARevision(_)
            | GitError::NoRevision { .. }
            | GitError::NotACommit(_)
            | GitError::BeforeReflog(_)
            | GitError::NoRegistry { .. }
            | GitError::TooOld { .. }
            | GitError::MissingObjects { .. }
            | GitError::Failed { .. },
        ) => return None,
    };
    let head = repository.head().ok()?;
    head.map(|head| repository.history_digest(&head)).transpose().ok()
}

/// The digest of this program, as far as it can be told from others.
pub(super) fn program() -> Digest {
    let file = env::current_exe().and_then(|path| path.metadata());
    let file = file.and_then(|file| Ok((file.len(), file.modified()?)));
    // If the program does not find itself, every run is by another.
    let unknown = file.as_ref().err().map(|_| unfinished::random());
    Digest::of(&(env!("CARGO_PKG_VERSION"), export::HAS_WORKBOOKS, file.ok(), unknown))
}
