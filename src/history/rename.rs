//! Pairs the files that a commit deleted with those that it added, if they contain the same record.

use std::collections::HashMap;

use super::record::Prefix;
use crate::git::raw::FileChange;
use crate::source::RecordKind;

/// Pairs deleted with added files: first by id, as when a file is moved or rewritten in the other syntax; then by the
/// former ids that a record gives; then by similarity, as found by git.
pub(super) fn pair(
    files: Vec<FileChange>,
    prefix: &Prefix,
    former: impl Fn(&FileChange) -> Vec<String>,
) -> Vec<FileChange> {
    let (mut paired, mut added, mut removed) = (Vec::new(), Vec::new(), Removed::default());
    for mut file in files {
        let hint = file.old_path.take();
        if file.old.len() > 1 || (hint.is_none() && file.new.is_some() && file.before().is_some()) {
            paired.push(file);
            continue;
        }
        if let Some(old) = file.old.iter_mut().find_map(Option::take) {
            let path = hint.clone().unwrap_or_else(|| file.path.clone());
            removed.add(prefix, FileChange { old: vec![Some(old)], new: None, old_path: None, path });
        }
        if file.new.is_some() {
            added.push((file, hint));
        }
    }
    for pass in [Pass::Id, Pass::Former, Pass::Content] {
        added.retain_mut(|(file, hint)| {
            let Some(at) = prefix.locate_anywhere(&file.path) else { return true };
            let found = match pass {
                Pass::Id => removed.take(at.kind, &at.id),
                Pass::Former => former(file).iter().find_map(|id| removed.take(at.kind, id)),
                Pass::Content => hint.as_ref().and_then(|path| removed.take_path(at.kind, path)),
            };
            let Some(found) = found else { return true };
            paired.push(FileChange {
                old: found.old,
                old_path: Some(found.path),
                new: file.new.take(),
                path: std::mem::take(&mut file.path),
            });
            false
        });
    }
    paired.extend(added.into_iter().map(|(file, _)| file));
    paired.extend(removed.files.into_iter().flatten());
    paired
}

#[derive(Clone, Copy)]
enum Pass {
    Id,
    Former,
    Content,
}

/// Deleted files that are not paired yet.
#[derive(Default)]
struct Removed {
    files: Vec<Option<FileChange>>,
    by_id: HashMap<(RecordKind, String), usize>,
    by_path: HashMap<Vec<u8>, (RecordKind, usize)>,
}

impl Removed {
    fn add(&mut self, prefix: &Prefix, file: FileChange) {
        if let Some(at) = prefix.locate_anywhere(&file.path) {
            self.by_path.insert(file.path.clone(), (at.kind, self.files.len()));
            self.by_id.insert((at.kind, at.id), self.files.len());
            self.files.push(Some(file));
        }
    }

    fn take(&mut self, kind: RecordKind, id: &str) -> Option<FileChange> {
        let at = *self.by_id.get(&(kind, id.to_owned()))?;
        self.files.get_mut(at)?.take()
    }

    fn take_path(&mut self, kind: RecordKind, path: &[u8]) -> Option<FileChange> {
        let (found, at) = *self.by_path.get(path)?;
        if found == kind { self.files.get_mut(at)?.take() } else { None }
    }
}
