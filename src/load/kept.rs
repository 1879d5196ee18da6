//! The records of a registry as they were last read, so that after a change only what has changed is read again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;

use super::declared::Declared;
use super::documents::{self, Seen};
use super::read::{Outcome, add_other, add_settings, combine, load, read_settings, stem, validated};
use super::record::{ReadFile, read_record};
use super::validate::Validate;
use crate::model::{Agreement, Body, Id, Party, Settings};
use crate::parallel;
use crate::registry::{AgreementIx, FileFault, FileIx, Lookup, Registry, ReplacedAgreement};
use crate::source::Fault;
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

    /// Puts a file that was read again into the registry that was made of the files before. Returns false, and leaves the
    /// registry as it is, if it has to be made anew.
    pub fn replace(&self, path: &str, registry: &mut Registry) -> bool {
        let Some(at) = self.position(path) else { return false };
        let (Some(KeptFile { id, read: Read::Agreement(read), .. }), Ok(file)) =
            (self.files.get(at), u32::try_from(at))
        else {
            return false;
        };
        let ReadFile { record: Some(data), is_certain: true, faulty_keys, faults, .. } = &read.checked else {
            return false;
        };
        let file = FileIx(file);
        let Lookup::Record(known) = registry.agreements.find(id) else { return false };
        let known = AgreementIx::from(known);
        if registry.agreement(known).file != file {
            return false;
        }
        let fault = |fault: &Fault| FileFault {
            file,
            record: Some(*id),
            fault: fault.clone(),
            elsewhere: Vec::new(),
        };
        registry.replace_agreement(
            known,
            ReplacedAgreement {
                data: Arc::clone(data),
                faulty_keys: faulty_keys.clone(),
                faults: faults.iter().map(fault).collect(),
            },
        )
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
        self.files = parallel::map_owned(entries, read);
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use proptest::prelude::*;

    use super::*;

    const RECORDS: usize = 6;

    /// Lines of a record, of which some are wrong.
    const LINES: [&str; 14] = [
        "stage = \"draft\"",
        "owner = \"styrgruppen\"",
        "related = [\"a1\", \"nej\"]",
        "based_on = [\"a2\", \"a0\", \"a2\"]",
        "former_ids = [\"forr\"]",
        "aliases = [\"Ett annat namn\"]",
        "amends = [{ id = \"a3\" }, { id = \"a4\" }]",
        "replaces = [{ id = \"a1\" }, { id = \"a2\", sections = [\"2\"] }, { id = \"a1\", together_with = [\"a5\"] }]",
        "replaces = [{ id = \"a0\", together_with = [\"a5\", \"forr\"] }]",
        "decision = [{ by = \"borta\", date = 2022-11-20, outcome = \"adopted\" }]",
        "document = [{ path = \"documents/nej.pdf\" }]",
        "okant = 1",
        "topics = 3",
        "= trasig",
    ];

    fn text(lines: &BTreeSet<usize>) -> String {
        let lines = lines.iter().filter_map(|at| LINES.get(*at)).map(|line| format!("{line}\n"));
        let head = "title = \"A\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n";
        format!("{head}{}[validity]\nfrom = 2020-01-01\n", lines.collect::<String>())
    }

    /// What a registry says of its agreements, and the faults found in it.
    fn described(registry: &Registry) -> Vec<String> {
        let agreement = |at| format!("{:?} {:?}", registry.agreement(at), registry.links(at));
        let mut faults: Vec<String> = registry.faults.iter().map(|fault| format!("{fault:?}")).collect();
        faults.sort_unstable();
        registry.every_agreement_ix().map(agreement).chain(faults).collect()
    }

    proptest! {
        #[test]
        fn a_record_put_in_place_of_another_makes_the_same_registry(
            edits in prop::collection::vec((0..RECORDS, prop::collection::btree_set(0..LINES.len(), 0..4)), 1..12)
        ) {
            let scratch = tempfile::tempdir().unwrap();
            let root = scratch.path().canonicalize().unwrap();
            for folder in ["agreements", "parties", "bodies"] {
                std::fs::create_dir(root.join(folder)).unwrap();
            }
            std::fs::write(root.join("parties/testkoping.toml"), "name = \"T\"\nkind = \"municipality\"\n").unwrap();
            std::fs::write(root.join("bodies/styrgruppen.toml"), "name = \"S\"\nkind = \"political\"\n").unwrap();
            for at in 0..RECORDS {
                std::fs::write(root.join(format!("agreements/a{at}.toml")), text(&BTreeSet::new())).unwrap();
            }
            let base = Folder::open(&root).unwrap();
            let mut kept = Kept::read(&base);
            let mut registry = kept.registry(&base);
            let mut contents: BTreeMap<PathBuf, Option<String>> = BTreeMap::new();
            for (at, lines) in edits {
                let path = format!("agreements/a{at}.toml");
                contents.insert(root.join(&path), Some(text(&lines)));
                let folder = base.with_contents(contents.clone());
                kept.change(&folder, &BTreeSet::from([path.clone()]));
                if !kept.replace(&path, &mut registry) {
                    registry = kept.registry(&folder);
                }
                prop_assert_eq!(described(&registry), described(&load(&folder)));
            }
        }
    }
}
