//! A cache of files that have already been read.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use foldhash::HashMap;

use super::record::ReadFile;
use crate::model::{Agreement, Body, Party};
use crate::source::Fault;
use crate::source::folder::{Folder, Variant};

/// Records by the text of their files, so that files shared by two revisions of a registry are read once; and by their
/// paths, so that of a folder with other contents of some files, only these are read.
#[derive(Debug, Default)]
pub struct ParseCache {
    pub(super) agreements: RecordCache<Agreement>,
    pub(super) parties: RecordCache<Party>,
    pub(super) bodies: RecordCache<Body>,
}

/// The results of reading texts as one type of record, by syntax and text.
#[derive(Debug)]
pub(super) struct RecordCache<T> {
    by_text: Mutex<ByText<T>>,
    /// What was read of an original folder.
    by_path: Mutex<HashMap<PathBuf, Placed<T>>>,
}

/// By whether it is TOML, and the text.
type ByText<T> = HashMap<(bool, Arc<str>), ReadFile<Arc<T>>>;

/// A record, and the file that it was read from.
#[derive(Debug)]
struct Placed<T> {
    of: Variant,
    place: PathBuf,
    read: ReadFile<Arc<T>>,
}

impl ParseCache {
    /// The texts of the records that it holds.
    pub fn texts(&self) -> impl Iterator<Item = Arc<str>> {
        self.agreements.texts().into_iter().chain(self.parties.texts()).chain(self.bodies.texts())
    }
}

impl<T> Default for RecordCache<T> {
    fn default() -> Self {
        RecordCache { by_text: Mutex::default(), by_path: Mutex::default() }
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
        let (variant, named) = (folder.variant(), folder.root().join(path));
        if !variant.is_original()
            && let Some(known) = locked(&self.by_path).get(&named)
            && variant.has_same(&known.of, &known.place)
        {
            return Ok(known.read.clone());
        }
        let (place, text) = folder.read_with_place(path)?;
        let read = self.of(path, text, read);
        if variant.is_original() {
            let placed = Placed { of: variant.clone(), place, read: read.clone() };
            locked(&self.by_path).insert(named, placed);
        }
        Ok(read)
    }

    fn texts(&self) -> Vec<Arc<str>> {
        locked(&self.by_text).keys().map(|(_, text)| Arc::clone(text)).collect()
    }

    /// Returns the earlier result for this text, or calls `read` and remembers its result.
    fn of(&self, path: &str, text: String, read: impl FnOnce(&str) -> ReadFile<T>) -> ReadFile<Arc<T>> {
        let key = (path.ends_with(".toml"), text.into());
        if let Some(known) = locked(&self.by_text).get(&key) {
            return known.clone();
        }
        let read = read(&key.1).shared();
        locked(&self.by_text).insert(key, read.clone());
        read
    }
}

/// A thread that panicked leaves the map intact.
fn locked<T>(map: &Mutex<T>) -> MutexGuard<'_, T> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}
