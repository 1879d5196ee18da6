//! Records, and tables of them by id.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use serde::Deserialize;

use crate::model::Id;
use crate::source::de::keys_of;
use crate::source::{Span, ThinVec};

use super::position::{FileIx, Place};

/// A record and its file.
#[derive(Debug, Hash)]
pub struct Record<T> {
    /// Its id: the stem of its file.
    pub id: Id,
    /// Its file.
    pub file: FileIx,
    /// Top-level keys in which reading found a fault. What seems to be absent there may only be misspelt.
    pub faulty_keys: ThinVec<Box<str>>,
    /// The contents, shared between registries that were read together and have the same file.
    pub data: Arc<T>,
}

impl<T> Record<T> {
    /// A place in its file.
    #[must_use]
    pub fn at(&self, span: Span) -> Place {
        Place { file: self.file, span }
    }
}

impl<T: for<'x> Deserialize<'x>> Record<T> {
    /// Whether reading found a fault under this top-level key.
    #[must_use]
    pub fn is_faulty(&self, key: &str) -> bool {
        debug_assert!(keys_of::<T>(&[]).contains(&key), "a record of this type has no key `{key}`");
        self.faulty_keys.iter().any(|faulty| **faulty == *key)
    }
}

/// The result of looking up an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// The record at this position.
    Record(usize),
    /// The record at this position, which formerly had the id.
    Renamed(usize),
    /// A file with the id that could not be read.
    Unread,
    /// No record or file with the id.
    Nothing,
}

impl Lookup {
    /// The position of the record, if there is one.
    #[must_use]
    pub fn position(self) -> Option<usize> {
        match self {
            Lookup::Record(position) | Lookup::Renamed(position) => Some(position),
            Lookup::Unread | Lookup::Nothing => None,
        }
    }
}

/// All records of one type, in the order of their ids: first one's own, then those of other registries, by registry.
#[derive(Debug)]
pub struct Table<T> {
    /// The records.
    pub records: Vec<Record<T>>,
    /// How many of them reports show.
    reported: usize,
    /// Records that cannot be read with certainty. Reports leave them out, but their references are checked.
    pub set_aside: Vec<Record<T>>,
    by_id: HashMap<Id, Lookup>,
    /// What the ids of registries begin with that could not be read.
    unread: Vec<Box<str>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table {
            records: Vec::new(),
            reported: 0,
            set_aside: Vec::new(),
            by_id: HashMap::new(),
            unread: Vec::new(),
        }
    }
}

/// By its records, from which it follows what each id stands for.
impl<T: Hash> Hash for Table<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Table { records, set_aside, reported, unread, by_id: _ } = self;
        (records, set_aside, reported, unread).hash(state);
    }
}

impl<T> Table<T> {
    /// Builds a table of `records`, which must be in order, with the result of looking up each id. The first `own` are
    /// one's own.
    pub(crate) fn new(
        records: Vec<Record<T>>,
        own: usize,
        set_aside: Vec<Record<T>>,
        by_id: HashMap<Id, Lookup>,
    ) -> Self {
        Table { records, reported: own, set_aside, by_id, unread: Vec::new() }
    }

    /// Looks up `id`.
    #[must_use]
    pub fn find(&self, id: &Id) -> Lookup {
        self.by_id.get(id).copied().unwrap_or_else(|| {
            let is_in = |name: &str| id.strip_prefix(name).is_some_and(|rest| rest.starts_with(':'));
            if self.unread.iter().any(|name| is_in(name)) { Lookup::Unread } else { Lookup::Nothing }
        })
    }

    /// The records that reports show: one's own, unless they show those of all registries.
    #[must_use]
    pub fn reported(&self) -> &[Record<T>] {
        self.records.get(..self.reported).unwrap_or(&self.records)
    }

    pub(super) fn report_all(&mut self) {
        self.reported = self.records.len();
    }

    /// Notes the names of registries that could not be read: what lies in them is unread, not missing.
    pub(crate) fn set_unread(&mut self, names: &[Box<str>]) {
        self.unread = names.to_vec();
    }

    /// Every id that can be referred to, in no particular order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(|id| &**id)
    }

    /// Puts contents in place of those of the record at a position.
    pub(super) fn replace(&mut self, position: usize, data: Arc<T>, faulty_keys: ThinVec<Box<str>>) {
        if let Some(record) = self.records.get_mut(position) {
            (record.data, record.faulty_keys) = (data, faulty_keys);
        }
    }

    /// The record in a file, also if it is not certain.
    #[must_use]
    pub fn in_file(&self, file: FileIx) -> Option<&Record<T>> {
        self.records.iter().chain(&self.set_aside).find(|record| record.file == file)
    }

    /// The same as [`Table::ids`], for what outlives the table.
    pub(super) fn kept_ids(&self) -> impl Iterator<Item = &'static str> {
        self.by_id.keys().map(|id| id.text())
    }

    /// Whether the same ids can be referred to in another table.
    pub(super) fn has_same_ids(&self, other: &Table<T>) -> bool {
        self.by_id.len() == other.by_id.len() && self.by_id.keys().all(|id| other.by_id.contains_key(id))
    }
}
