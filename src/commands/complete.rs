//! Completions for arguments, from the registry in the current folder.

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
