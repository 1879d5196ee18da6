//! What a shell may offer for an argument: the ids of the registry at hand.

use std::path::PathBuf;

use clap_complete::CompletionCandidate;

use super::root;
use crate::load;
use crate::rules::GROUPS;
use crate::source::{FileKind, Folder, RecordKind};

/// Every rule.
pub(super) fn rules() -> Vec<CompletionCandidate> {
    let rules = GROUPS.iter().flat_map(|(_, rules)| rules.iter().map(|rule| rule.id));
    rules.map(CompletionCandidate::new).collect()
}

/// Every agreement's id.
pub(super) fn agreements() -> Vec<CompletionCandidate> {
    ids(RecordKind::Agreement)
}

/// Every party's id.
pub(super) fn parties() -> Vec<CompletionCandidate> {
    ids(RecordKind::Party)
}

/// Every body's id.
pub(super) fn bodies() -> Vec<CompletionCandidate> {
    ids(RecordKind::Body)
}

/// Every kind of agreement.
pub(super) fn kinds() -> Vec<CompletionCandidate> {
    let settings = folder().map(|folder| load::settings(&folder)).unwrap_or_default();
    let kinds = settings.kinds.into_iter().flat_map(|kinds| kinds.0);
    kinds.map(|(name, _)| name.value).filter(|name| is_plain(name)).map(CompletionCandidate::new).collect()
}

/// The ids of the files of one kind. Their names are enough: nothing is read while somebody waits for a completion.
fn ids(kind: RecordKind) -> Vec<CompletionCandidate> {
    let found = folder().map(|folder| folder.list()).unwrap_or_default();
    let ids = found
        .iter()
        .filter(|found| found.kind == FileKind::Record(kind))
        .map(|found| load::stem(&found.path).to_owned());
    ids.filter(|id| is_plain(id)).map(CompletionCandidate::new).collect()
}

/// May it stand on a command line as it is? A shell does not quote what it completes, and runs what `$(…)` holds.
fn is_plain(word: &str) -> bool {
    !word.starts_with('-') && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// The registry that a command without `-C` would read.
fn folder() -> Option<Folder> {
    let named = std::env::var_os("AVTAL_REGISTRY").map(PathBuf::from);
    let root = root::find(named.as_deref(), None).ok()?;
    Folder::open(&root).ok()
}
