//! Completions for arguments, from the registry in the current folder.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap_complete::CompletionCandidate;

use super::root;
use crate::load;
use crate::rules::GROUPS;
use crate::source::{FileKind, Folder, RecordKind};

/// All rules.
pub(super) fn rules() -> Vec<CompletionCandidate> {
    let rules = GROUPS.iter().flat_map(|(_, rules)| rules.iter().map(|rule| rule.id));
    rules.map(CompletionCandidate::new).collect()
}

/// The ids of all agreements.
pub(super) fn agreements() -> Vec<CompletionCandidate> {
    ids(RecordKind::Agreement)
}

/// The ids of all records.
pub(super) fn records() -> Vec<CompletionCandidate> {
    RecordKind::ALL.into_iter().flat_map(ids).collect()
}

/// The ids of all parties.
pub(super) fn parties() -> Vec<CompletionCandidate> {
    ids(RecordKind::Party)
}

/// The ids of all bodies.
pub(super) fn bodies() -> Vec<CompletionCandidate> {
    ids(RecordKind::Body)
}

/// The ids of all who may decide: parties and bodies.
pub(super) fn deciders() -> Vec<CompletionCandidate> {
    [RecordKind::Party, RecordKind::Body].into_iter().flat_map(ids).collect()
}

/// All kinds of agreement.
pub(super) fn kinds() -> Vec<CompletionCandidate> {
    let settings = folder().map(|folder| load::settings(&folder)).unwrap_or_default();
    let kinds = settings.kinds.into_iter().flat_map(|kinds| kinds.0);
    kinds.map(|(name, _)| name.value).filter(|name| is_plain(name)).map(CompletionCandidate::new).collect()
}

/// The parts of the document system.
pub(super) fn parts() -> Vec<CompletionCandidate> {
    let settings = folder().map(|folder| load::settings(&folder)).unwrap_or_default();
    let parts = settings.parts.into_iter().flat_map(|parts| parts.0);
    parts.map(|(name, _)| name.value).filter(|name| is_plain(name)).map(CompletionCandidate::new).collect()
}

/// The topics of all agreements. Unlike ids, they stand in the records, which are read.
pub(super) fn topics() -> Vec<CompletionCandidate> {
    let registry = folder().map(|folder| load::load(&folder)).unwrap_or_default();
    let topics = registry.agreements.records.iter().flat_map(|record| &record.data.topics);
    let topics: BTreeSet<String> = topics.map(|topic| topic.to_string()).collect();
    topics.into_iter().filter(|topic| is_plain(topic)).map(CompletionCandidate::new).collect()
}

/// Who may have to adopt an agreement.
pub(super) fn adopters() -> Vec<CompletionCandidate> {
    let words = ["all-parties", "none"].map(CompletionCandidate::new);
    words.into_iter().chain(parties()).collect()
}

/// The folders in which records stand, below that of their kind.
pub(super) fn folders() -> Vec<CompletionCandidate> {
    let found = folder().map(|folder| folder.list()).unwrap_or_default();
    let inner = found.iter().filter_map(|found| {
        let (_, path) = found.path.split_once('/')?;
        path.rsplit_once('/').map(|(folder, _)| folder.to_owned())
    });
    let inner: BTreeSet<String> = inner.collect();
    let is_plain = |folder: &String| folder.split('/').all(is_plain);
    inner.into_iter().filter(is_plain).map(CompletionCandidate::new).collect()
}

/// The ids of one kind of record, from file names alone, so that completion is fast.
fn ids(kind: RecordKind) -> Vec<CompletionCandidate> {
    let found = folder().map(|folder| folder.list()).unwrap_or_default();
    let ids = found
        .iter()
        .filter(|found| found.kind == FileKind::Record(kind))
        .map(|found| load::stem(&found.path).to_owned());
    ids.filter(|id| is_plain(id)).map(CompletionCandidate::new).collect()
}

/// Whether it is safe unquoted on a command line. A shell does not quote completions, and would run what is in `$(…)`.
pub(super) fn is_plain(word: &str) -> bool {
    !word.starts_with('-') && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// The registry that a command without `-C` would read.
pub(super) fn folder() -> Option<Folder> {
    let named = std::env::var_os("AVTAL_REGISTRY").map(PathBuf::from);
    let root = root::find(named.as_deref(), None).ok()?;
    Folder::open(&root).ok()
}
