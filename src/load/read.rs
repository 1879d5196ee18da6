//! Reads all files of a registry in parallel.

use std::sync::Arc;

use serde::Deserialize;

use crate::model::settings::Settings;
use crate::model::{Agreement, Body, Id, Party};
use crate::parallel;
use crate::registry::{FileFault, FileIx, Registry};
use crate::source::folder::{FileKind, Folder, FolderEntry};
use crate::source::{Fault, FaultKind, RecordKind, Span};
use crate::text::because;
use crate::text::message::message;

use super::cache::{ParseCache, RecordCache};
use super::decisive::DecisiveKeys;
use super::decisive::is_missing_at_the_top;
use super::declared::{self, Declared};
use super::documents::{self, Seen};
use super::index::{Candidate, index};
use super::others::{Member, Members};
use super::qualify::Qualify;
use super::record::{ReadFile, read_record};
use super::validate::Validate;

/// Reads a whole registry. Unreadable files are reported as faults and do not affect others.
#[must_use]
pub fn load(folder: &Folder) -> Registry {
    load_watched(folder, &|_| {}, None)
}

/// Reads a registry as [`load`] does, and calls `watch` after each file with the number of files read so far. Files in
/// `cache` are not read again.
#[must_use]
pub fn load_watched(folder: &Folder, watch: &(dyn Fn(usize) + Sync), cache: Option<&ParseCache>) -> Registry {
    let mut registry = Registry::default();
    let members = Members::find(folder, &mut registry);
    let files = registry.files.len();
    let watch = || watch(files);
    let mut by_type: [Vec<RecordFile<'_>>; 3] = Default::default();
    let [agreements, parties, bodies] = &mut by_type;
    for (position, member) in members.all.iter().enumerate() {
        for (at, entry) in member.entries.iter().enumerate() {
            let record = RecordFile { file: member.file(at), entry, of: member, member: position };
            match &entry.kind {
                FileKind::Settings => {}
                FileKind::Record(RecordKind::Agreement) => agreements.push(record),
                FileKind::Record(RecordKind::Party) => parties.push(record),
                FileKind::Record(RecordKind::Body) => bodies.push(record),
                FileKind::Unrecognised
                | FileKind::BareRepository
                | FileKind::Misnamed(_)
                | FileKind::Unreadable(_) => add_other(record.file, &entry.path, &entry.kind, &mut registry),
            }
        }
    }
    let declared: Vec<Option<Declared<'_>>> =
        members.all.iter().map(|member| member.settings.as_ref().map(Declared::by)).collect();
    let read_agreements =
        read_all(&members, agreements, &watch, cache.map(|cache| &cache.agreements), &declared);
    drop(declared);
    let read_parties = read_all(&members, parties, &watch, cache.map(|cache| &cache.parties), &[]);
    let read_bodies = read_all(&members, bodies, &watch, cache.map(|cache| &cache.bodies), &[]);
    members.enter(&mut registry);
    combine(&mut registry, read_agreements, read_parties, read_bodies);
    registry.set_documents(documents::look(folder, &registry, &Seen::default()).0);
    registry
}

/// Puts the records that were read into a registry, and links them.
pub(super) fn combine(
    registry: &mut Registry,
    agreements: Vec<Outcome<Agreement>>,
    parties: Vec<Outcome<Party>>,
    bodies: Vec<Outcome<Body>>,
) {
    let agreements = collect(agreements, registry);
    let parties = collect(parties, registry);
    let bodies = collect(bodies, registry);
    let Registry { faults, unread, others, .. } = registry;
    let starts: Vec<FileIx> = others.iter().map(|other| FileIx(other.files.start)).collect();
    let agreements = index(agreements, &starts, |agreement| &agreement.former_ids, faults, unread);
    let parties = index(parties, &starts, |_| &[], faults, unread);
    let bodies = index(bodies, &starts, |_| &[], faults, unread);
    (registry.agreements, registry.parties, registry.bodies) = (agreements, parties, bodies);
    registry.unread.sort_unstable();
    registry.link();
}

/// Notes what is wrong with a file that is neither a record nor the settings.
pub(super) fn add_other(file: FileIx, path: &str, kind: &FileKind, registry: &mut Registry) {
    let fault = match kind {
        FileKind::Settings | FileKind::Record(_) => return,
        FileKind::Unrecognised => {
            Fault::new(FaultKind::UnrecognisedFile, Span::FILE, message!("finding-no-record"))
                .help(message!("help-no-record"))
        }
        FileKind::BareRepository => {
            Fault::new(FaultKind::UnrecognisedFile, Span::FILE, message!("finding-bare-repository"))
                .help(message!("help-bare-repository"))
        }
        FileKind::Misnamed(meant) => {
            let name = name(path);
            Fault::new(FaultKind::UnrecognisedFile, Span::FILE, message!("finding-misnamed", name = name))
                .about(name)
                .help(message!("help-misnamed", name = &**meant))
        }
        FileKind::Unreadable(unreadable) => unreadable.clone().fault(),
    };
    registry.faults.push(FileFault { file, record: None, fault, elsewhere: Vec::new() });
    if matches!(kind, FileKind::Misnamed(_) | FileKind::Unreadable(_)) {
        registry.unread.push(file);
    }
}

/// A file of records, its registry, and the position of that among those that are read.
struct RecordFile<'m> {
    file: FileIx,
    entry: &'m FolderEntry,
    of: &'m Member,
    member: usize,
}

/// Reads only the settings of a registry. Returns the defaults if they cannot be read.
#[must_use]
pub fn settings(folder: &Folder) -> Settings {
    let text = folder.read("registry.toml").unwrap_or_default();
    read_record("registry.toml", &text, &DecisiveKeys::default()).record.unwrap_or_default()
}

/// A file and the result of reading it.
pub(super) struct Outcome<T> {
    pub file: FileIx,
    pub id: Id,
    pub read: ReadFile<Arc<T>>,
}

fn read_all<T>(
    members: &Members,
    files: &[RecordFile<'_>],
    watch: &(impl Fn() + Sync),
    cache: Option<&RecordCache<T>>,
    declared: &[Option<Declared<'_>>],
) -> Vec<Outcome<T>>
where
    T: Validate + Qualify + Send + Sync + for<'x> Deserialize<'x>,
{
    parallel::map(files, |RecordFile { file, entry, of, member }| {
        let read = |text: &str| read_record::<T>(&entry.path, text, T::decisive_keys());
        let read = match cache {
            None => of.folder.read(&entry.path).map(|text| read(&text).shared()),
            Some(cache) => cache.at(&of.folder, &entry.path, read),
        };
        let read = read.unwrap_or_else(|fault| ReadFile::unread(vec![fault]).shared());
        watch();
        let mut read = validated(&entry.path, read, declared.get(*member).and_then(Option::as_ref));
        if let Some(record) = read.record.as_mut().filter(|_| members.renames(*member)) {
            Arc::make_mut(record).rename(&|id| members.qualify(*member, id));
        }
        Outcome { file: *file, id: of.id(stem(&entry.path)), read }
    })
}

/// What was read of a file, with the faults of its name, of keys that go together, and of words that the settings do not
/// declare.
pub(super) fn validated<T: Validate>(
    path: &str,
    mut read: ReadFile<Arc<T>>,
    declared: Option<&Declared<'_>>,
) -> ReadFile<Arc<T>> {
    if let Some(record) = &read.record {
        record.validate(&read.missing, &mut read.faults);
        if let Some(declared) = declared {
            record.check_declared(declared, &read.missing, &mut read.faults);
        }
        read.is_certain &= !read.faults.iter().any(is_missing_at_the_top);
    }
    let stem = stem(path);
    if !Id::is_valid(stem) {
        let message = message!("finding-invalid-id", name = stem, because = because(stem));
        let help = message!("help-invalid-id");
        read.faults.push(Fault::new(FaultKind::InvalidId, Span::FILE, message).about(stem).help(help));
    }
    read
}

/// The file name of a path without its extension: the id of its record.
#[must_use]
pub fn stem(path: &str) -> &str {
    let name = name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The last part of a path.
fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn collect<T>(outcomes: Vec<Outcome<T>>, registry: &mut Registry) -> Vec<Candidate<T>> {
    let mut candidates = Vec::with_capacity(outcomes.len());
    for Outcome { file, id, mut read } in outcomes {
        for fault in std::mem::take(&mut read.faults) {
            registry.faults.push(FileFault { file, record: Some(id), fault, elsewhere: Vec::new() });
        }
        let is_certain = read.is_certain && read.record.is_some();
        if !is_certain {
            registry.unread.push(file);
        }
        let ReadFile { record: data, faulty_keys, .. } = read;
        candidates.push(Candidate { id, file, faulty_keys, data, is_certain });
    }
    candidates
}

/// Reads the settings, and checks them on their own.
pub(super) fn read_settings(folder: &Folder, path: &str) -> ReadFile<Settings> {
    let mut read = match folder.read(path) {
        Ok(text) => read_record::<Settings>(path, &text, &DecisiveKeys::default()),
        Err(fault) => ReadFile::unread(vec![fault]),
    };
    if let Some(settings) = &mut read.record {
        declared::check_settings(settings, &mut read.faults);
        declared::check_levels(settings, &Declared::by(settings), &mut read.faults);
    }
    read
}

/// Puts one's own settings that were read into a registry.
pub(super) fn add_settings(file: FileIx, read: ReadFile<Settings>, registry: &mut Registry) {
    registry.set_settings_file(Some(file));
    if let Some(settings) = noted(file, read, registry) {
        (registry.settings, registry.settings_read) = (settings, true);
    }
}

/// Notes what is wrong with settings. Returns them; None if they could not be read.
pub(super) fn noted(file: FileIx, read: ReadFile<Settings>, registry: &mut Registry) -> Option<Settings> {
    if read.record.is_none() {
        registry.unread.push(file);
    }
    for fault in read.faults {
        registry.faults.push(FileFault { file, record: None, fault, elsewhere: Vec::new() });
    }
    read.record
}
