//! A cache of files that have already been read.

use std::sync::{Arc, Mutex, PoisonError};

use foldhash::HashMap;

use super::record::ReadFile;
use crate::model::{Agreement, Body, Party};

/// Records by the text of their files, so that files shared by two revisions of a registry are read once.
#[derive(Debug, Default)]
pub struct ParseCache {
    pub(super) agreements: RecordCache<Agreement>,
    pub(super) parties: RecordCache<Party>,
    pub(super) bodies: RecordCache<Body>,
}

/// The results of reading texts as one type of record, by syntax and text.
#[derive(Debug)]
pub(super) struct RecordCache<T>(Mutex<Known<T>>);

type Known<T> = HashMap<(bool, String), ReadFile<Arc<T>>>;

impl<T> Default for RecordCache<T> {
    fn default() -> Self {
        RecordCache(Mutex::default())
    }
}

impl<T> RecordCache<T> {
    /// Returns the earlier result for this text, or calls `read` and remembers its result.
    pub(super) fn of(
        &self,
        path: &str,
        mut text: String,
        read: impl FnOnce(&str) -> ReadFile<T>,
    ) -> ReadFile<Arc<T>> {
        text.shrink_to_fit();
        let key = (path.ends_with(".toml"), text);
        // A thread that panicked leaves the map intact.
        let known = |cache: &Mutex<HashMap<_, _>>| -> Option<ReadFile<Arc<T>>> {
            cache.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned()
        };
        if let Some(known) = known(&self.0) {
            return known;
        }
        let read = read(&key.1).shared();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, read.clone());
        read
    }
}
