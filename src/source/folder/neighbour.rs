//! The folders of other registries, as the settings of one name them.

use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::root::Folder;
use super::unreadable::Unreadable;
use super::walk::SETTINGS;
use crate::text::message::message;

/// Opens the folders of other registries, wherever that of one is stored.
pub trait Neighbours: Debug + Send + Sync {
    /// The folder of another registry, by its path from the folder `from` and, if given, at a git revision.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    fn open(&self, from: &Path, path: &str, rev: Option<&str>) -> Result<Neighbour, Unreadable>;
}

/// The folder of another registry.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// The folder.
    pub folder: Folder,
    /// The commit at which it is read. None for its present files.
    pub commit: Option<String>,
    /// Whether the settings name the revision.
    pub is_pinned: bool,
}

impl Neighbour {
    /// What tells it from every other: its folder and, if the settings name a revision, the commit. Without one, a folder
    /// is the same however it is reached.
    #[must_use]
    pub fn key(&self) -> (PathBuf, Option<String>) {
        (self.folder.root().to_owned(), self.commit.clone().filter(|_| self.is_pinned))
    }
}

/// Registries on disk, as they stand.
#[derive(Debug)]
pub(super) struct OnDisk;

impl Neighbours for OnDisk {
    fn open(&self, from: &Path, path: &str, rev: Option<&str>) -> Result<Neighbour, Unreadable> {
        match rev {
            Some(_) => Err(Unreadable::new(message!("neighbour-no-git"), message!("help-neighbour-no-git"))),
            None => {
                Folder::beside(from, path).map(|folder| Neighbour { folder, commit: None, is_pinned: false })
            }
        }
    }
}

/// No registries: those beside files that are not on disk are known only to whoever keeps these files.
#[derive(Debug)]
pub(super) struct Nowhere;

impl Neighbours for Nowhere {
    fn open(&self, _: &Path, path: &str, _: Option<&str>) -> Result<Neighbour, Unreadable> {
        Err(gone(path))
    }
}

fn gone(path: &str) -> Unreadable {
    Unreadable::new(message!("neighbour-gone", path = path), message!("help-neighbour-gone"))
}

impl Folder {
    /// The same folder, which finds those of other registries in this way.
    #[must_use]
    pub fn with_neighbours(mut self, neighbours: Arc<dyn Neighbours>) -> Folder {
        self.neighbours = neighbours;
        self
    }

    /// The folder of another registry, by its path from this one and, if given, at a git revision.
    ///
    /// # Errors
    ///
    /// Why it cannot be read: also if it is not a registry.
    pub fn neighbour(&self, path: &str, rev: Option<&str>) -> Result<Neighbour, Unreadable> {
        let mut found = self.neighbours.open(self.root(), path, rev);
        self.note_neighbour(path, rev, &found);
        if let (Ok(found), Some(ledger)) = (&mut found, &self.ledger) {
            found.folder.ledger = Some(Arc::clone(ledger));
        }
        let found = found?;
        if found.folder.has(Path::new(SETTINGS)) {
            return Ok(found);
        }
        Err(Unreadable::new(
            message!("neighbour-no-registry", path = path),
            message!("help-neighbour-no-registry"),
        ))
    }

    /// The folder on disk at a path from another.
    ///
    /// # Errors
    ///
    /// Why it cannot be opened.
    pub fn beside(from: &Path, path: &str) -> Result<Folder, Unreadable> {
        let is_gone = |error: &io::Error| {
            matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
        };
        let opened = Folder::open(&from.join(path));
        opened.map_err(|error| if is_gone(&error) { gone(path) } else { Unreadable::io(&error) })
    }
}
