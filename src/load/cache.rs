//! A cache of records that have already been read.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use foldhash::HashMap;

use super::record::ReadFile;
use crate::model::{Agreement, Body, Party};
use crate::source::Fault;
use crate::source::folder::{Folder, Variant};

/// Records that were read, so that they are not read again.
#[derive(Debug)]
pub struct ParseCache {
    pub(super) agreements: RecordCache<Agreement>,
    pub(super) parties: RecordCache<Party>,
    pub(super) bodies: RecordCache<Body>,
}

/// The results of reading files as one type of record.
#[derive(Debug)]
pub(super) enum RecordCache<T> {
    /// By their texts.
    OfTexts(Mutex<ByText<T>>),
    /// By their paths in an original folder.
    OfFiles(Mutex<HashMap<PathBuf, Placed<T>>>),
}

/// By whether it is TOML, and the text.
type ByText<T> = HashMap<(bool, Arc<str>), ReadFile<Arc<T>>>;

/// A record, and the file that it was read from.
#[derive(Debug)]
pub(super) struct Placed<T> {
    of: Variant,
    place: PathBuf,
    read: ReadFile<Arc<T>>,
}

impl ParseCache {
    /// Files with the same text are read once, also of two revisions of a registry.
    #[must_use]
    pub fn of_texts() -> Self {
        ParseCache {
            agreements: RecordCache::OfTexts(Mutex::default()),
            parties: RecordCache::OfTexts(Mutex::default()),
            bodies: RecordCache::OfTexts(Mutex::default()),
        }
    }

    /// Of a folder with other contents of some files, only these are read, if the folder itself was read before.
    #[must_use]
    pub fn of_files() -> Self {
        ParseCache {
            agreements: RecordCache::OfFiles(Mutex::default()),
            parties: RecordCache::OfFiles(Mutex::default()),
            bodies: RecordCache::OfFiles(Mutex::default()),
        }
    }

    /// The texts by which it holds records.
    pub fn texts(&self) -> impl Iterator<Item = Arc<str>> {
        self.agreements.texts().into_iter().chain(self.parties.texts()).chain(self.bodies.texts())
    }
}

impl<T> RecordCache<T> {
    /// The result for the file at a path of a folder, by `read` if it is not known.
    ///
    /// # Errors
    ///
    /// As [`Folder::read`].
    pub(super) fn at(
        &self,
        folder: &Folder,
        path: &str,
        read: impl FnOnce(&str) -> ReadFile<T>,
    ) -> Result<ReadFile<Arc<T>>, Fault> {
        match self {
            RecordCache::OfTexts(known) => Ok(of_text(known, path, folder.read(path)?, read)),
            RecordCache::OfFiles(known) => of_file(known, folder, path, read),
        }
    }

    fn texts(&self) -> Vec<Arc<str>> {
        match self {
            RecordCache::OfTexts(known) => locked(known).keys().map(|(_, text)| Arc::clone(text)).collect(),
            RecordCache::OfFiles(_) => Vec::new(),
        }
    }
}

fn of_text<T>(
    known: &Mutex<ByText<T>>,
    path: &str,
    text: String,
    read: impl FnOnce(&str) -> ReadFile<T>,
) -> ReadFile<Arc<T>> {
    let key = (path.ends_with(".toml"), text.into());
    if let Some(known) = locked(known).get(&key) {
        return known.clone();
    }
    let read = read(&key.1).shared();
    locked(known).insert(key, read.clone());
    read
}

fn of_file<T>(
    known: &Mutex<HashMap<PathBuf, Placed<T>>>,
    folder: &Folder,
    path: &str,
    read: impl FnOnce(&str) -> ReadFile<T>,
) -> Result<ReadFile<Arc<T>>, Fault> {
    let (variant, named) = (folder.variant(), folder.root().join(path));
    if !variant.is_original()
        && let Some(known) = locked(known).get(&named)
        && variant.has_same(&known.of, &known.place)
    {
        return Ok(known.read.clone());
    }
    let (place, text) = folder.read_with_place(path)?;
    let read = read(&text).shared();
    if variant.is_original() {
        let placed = Placed { of: variant.clone(), place, read: read.clone() };
        locked(known).insert(named, placed);
    }
    Ok(read)
}

/// A thread that panicked leaves the map intact.
fn locked<T>(map: &Mutex<T>) -> MutexGuard<'_, T> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}
