//! The records of a registry as they were last read, so that after a change only what has changed is read again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::Deserialize;

use super::declared::Declared;
use super::documents::{self, Seen};
use super::read::{Outcome, add_other, add_settings, combine, load, read_settings, stem, validated};
use super::record::{ReadFile, read_record};
use super::validate::Validate;
use crate::model::{Agreement, Body, Id, Party, Settings};
use crate::registry::{FileIx, Registry};
use crate::source::folder::{FileKind, Folder, FolderEntry, RecordKind};

/// The records of a registry as they were last read. [`Kept::registry`] makes the same registry of them as
/// [`load`] of the folder.
///
/// It holds nothing of earlier texts.
#[derive(Debug, Default)]
pub struct Kept {
    files: Vec<KeptFile>,
    seen: Seen,
}

/// A file, and what was read of it.
#[derive(Debug)]
struct KeptFile {
    entry: FolderEntry,
    /// The id that its name says.
    id: Id,
    read: Read,
}

/// What was read of a file.
#[derive(Debug)]
enum Read {
    Settings(Box<ReadFile<Settings>>),
    Agreement(Box<Checked<Agreement>>),
    Party(ReadFile<Arc<Party>>),
    Body(ReadFile<Arc<Body>>),
    /// It is none of these.
    Other,
}

/// An agreement as it was read, and as it was checked against the settings.
#[derive(Debug)]
struct Checked<T> {
    read: ReadFile<Arc<T>>,
    checked: ReadFile<Arc<T>>,
}

impl Kept {
    /// Reads every file of a folder.
    #[must_use]
    pub fn read(folder: &Folder) -> Self {
        let mut kept = Kept::default();
        kept.update(folder, folder.list(), &BTreeSet::new());
        kept
    }

    /// Whether there is a file at a path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.position(path).is_some()
    }

    /// The files in a folder, or below it.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = String> {
        let paths = self.files.iter().map(|file| &file.entry.path);
        let inside =
            paths.filter(move |path| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')));
        inside.cloned()
    }

    /// Reads again, from a folder, the files that have changed, by path. The files that there are stay the same.
    pub fn change(&mut self, folder: &Folder, changed: &BTreeSet<String>) {
        let is_settings = |path: &String| {
            let file = self.position(path).and_then(|at| self.files.get(at));
            file.is_some_and(|file| file.entry.kind == FileKind::Settings)
        };
        if changed.iter().any(is_settings) {
            let entries = self.files.iter().map(|file| file.entry.clone()).collect();
            self.update(folder, entries, changed);
            return;
        }
        let settings = self.files.iter().find_map(|file| match &file.read {
            Read::Settings(read) => read.record.clone(),
            Read::Agreement(_) | Read::Party(_) | Read::Body(_) | Read::Other => None,
        });
        let declared = settings.as_ref().map(Declared::by);
        for path in changed {
            let at = self.position(path);
            if let Some(file) = at.and_then(|at| self.files.get_mut(at)) {
                file.read = Read::of(folder, &file.entry, declared.as_ref());
            }
        }
    }

    fn position(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|file| file.entry.path.as_str().cmp(path)).ok()
    }

    /// Lists the files of a folder again, and reads those that are new or have changed, by path.
    pub fn list_again(&mut self, folder: &Folder, changed: &BTreeSet<String>) {
        self.update(folder, folder.list(), changed);
    }

    /// Forgets what was found at the paths of documents.
    pub fn forget_documents(&mut self) {
        self.seen = Seen::default();
    }

    fn update(&mut self, folder: &Folder, entries: Vec<FolderEntry>, changed: &BTreeSet<String>) {
        let known = std::mem::take(&mut self.files);
        let mut known: BTreeMap<FolderEntry, Read> =
            known.into_iter().map(|file| (file.entry, file.read)).collect();
        let mut is_new_settings = false;
        let entries: Vec<(FolderEntry, Option<Read>)> = entries
            .into_iter()
            .map(|entry| {
                let read = known.remove(&entry).filter(|_| !changed.contains(&entry.path));
                is_new_settings |= entry.kind == FileKind::Settings && read.is_none();
                (entry, read)
            })
            .collect();
        // Settings that are gone declare nothing any more.
        is_new_settings |= known.keys().any(|entry| entry.kind == FileKind::Settings);
        let settings = entries.iter().find(|(entry, _)| entry.kind == FileKind::Settings);
        let settings = settings.map(|(entry, read)| match read {
            Some(Read::Settings(read)) => read.clone(),
            Some(_) | None => Box::new(read_settings(folder, &entry.path)),
        });
        let declared = settings.as_ref().and_then(|read| read.record.as_ref()).map(Declared::by);
        let declared = declared.as_ref();
        let read = |(entry, read): (FolderEntry, Option<Read>)| {
            let read = match (read, &entry.kind) {
                (_, FileKind::Settings) => settings.clone().map_or(Read::Other, Read::Settings),
                (Some(Read::Agreement(known)), _) if is_new_settings => {
                    let read = known.read;
                    let checked = validated(&entry.path, read.clone(), declared);
                    Read::Agreement(Box::new(Checked { read, checked }))
                }
                (Some(read), _) => read,
                (None, _) => Read::of(folder, &entry, declared),
            };
            KeptFile { id: Id::new(stem(&entry.path)), entry, read }
        };
        self.files = entries.into_par_iter().map(read).collect();
    }

    /// The registry of what was read. Documents are looked for in the folder. Of a registry that names others, everything
    /// is read again.
    pub fn registry(&mut self, folder: &Folder) -> Registry {
        if self.files.iter().any(|file| file.read.names_others()) {
            return load(folder);
        }
        let mut registry = Registry::default();
        let (mut agreements, mut parties, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
        for (at, KeptFile { entry, id, read }) in self.files.iter().enumerate() {
            let file = FileIx(u32::try_from(at).unwrap_or(u32::MAX));
            registry.files.push(entry.path.as_str().into());
            match read {
                Read::Settings(read) => add_settings(file, (**read).clone(), &mut registry),
                Read::Agreement(read) => agreements.push(outcome(file, *id, &read.checked)),
                Read::Party(read) => parties.push(outcome(file, *id, read)),
                Read::Body(read) => bodies.push(outcome(file, *id, read)),
                Read::Other => add_other(file, &entry.path, &entry.kind, &mut registry),
            }
        }
        combine(&mut registry, agreements, parties, bodies);
        let (documents, seen) = documents::look(folder, &registry, &self.seen);
        self.seen = seen;
        registry.set_documents(documents);
        registry
    }
}

impl Read {
    /// Whether it is settings that name other registries.
    fn names_others(&self) -> bool {
        match self {
            Read::Settings(read) => {
                read.record.as_ref().is_some_and(|settings| settings.registries.is_some())
            }
            Read::Agreement(_) | Read::Party(_) | Read::Body(_) | Read::Other => false,
        }
    }

    /// Reads a file that is not the settings.
    fn of(folder: &Folder, entry: &FolderEntry, declared: Option<&Declared<'_>>) -> Read {
        let path = &entry.path;
        match &entry.kind {
            FileKind::Record(RecordKind::Agreement) => {
                let read = read_one(folder, path);
                let checked = validated(path, read.clone(), declared);
                Read::Agreement(Box::new(Checked { read, checked }))
            }
            FileKind::Record(RecordKind::Party) => Read::Party(validated(path, read_one(folder, path), None)),
            FileKind::Record(RecordKind::Body) => Read::Body(validated(path, read_one(folder, path), None)),
            FileKind::Settings
            | FileKind::Unrecognised
            | FileKind::BareRepository
            | FileKind::Misnamed(_)
            | FileKind::Unreadable(_) => Read::Other,
        }
    }
}

fn read_one<T>(folder: &Folder, path: &str) -> ReadFile<Arc<T>>
where
    T: Validate + for<'x> Deserialize<'x>,
{
    match folder.read(path) {
        Ok(text) => read_record::<T>(path, &text, T::decisive_keys()).shared(),
        Err(fault) => ReadFile::unread(vec![fault]).shared(),
    }
}

fn outcome<T>(file: FileIx, id: Id, read: &ReadFile<Arc<T>>) -> Outcome<T> {
    Outcome { file, id, read: read.clone() }
}
