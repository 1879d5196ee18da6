//! What has been read once need not be read again.

use std::sync::{Arc, Mutex, PoisonError};

use foldhash::HashMap;

use super::record::ReadFile;
use crate::model::{Agreement, Body, Party};

/// Records by the text of their files: what two revisions of a registry have in common is read once.
#[derive(Debug, Default)]
pub struct ParseCache {
    pub(super) agreements: RecordCache<Agreement>,
    pub(super) parties: RecordCache<Party>,
    pub(super) bodies: RecordCache<Body>,
}

/// What came of reading texts of one type of record, each by whether it is TOML and what it says.
#[derive(Debug)]
pub(super) struct RecordCache<T>(Mutex<Known<T>>);

type Known<T> = HashMap<(bool, String), ReadFile<Arc<T>>>;

impl<T> Default for RecordCache<T> {
    fn default() -> Self {
        RecordCache(Mutex::default())
    }
}

impl<T> RecordCache<T> {
    /// What came of reading this text before, or what `read` makes of it now.
    pub(super) fn of(
        &self,
        path: &str,
        mut text: String,
        read: impl FnOnce(&str) -> ReadFile<T>,
    ) -> ReadFile<Arc<T>> {
        text.shrink_to_fit();
        let key = (path.ends_with(".toml"), text);
        // A thread that panicked has left the map whole.
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
