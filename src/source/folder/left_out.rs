//! Files that belong to a registry but are deliberately left out of its folder, as in a sparse checkout.

use std::collections::HashSet;
use std::sync::Arc;

use super::files::FileType;
use super::kind::{RecordKind, is_record_name};
use super::root::Folder;
use super::unreadable::Unreadable;
use super::walk::{FileKind, FolderEntry, is_passed_over};
use crate::text::message::message;

impl Folder {
    /// The same folder, with paths from its root that belong to it even if no file is there. Missing ones are listed
    /// with the others, but cannot be read.
    #[must_use]
    pub fn with_left_out(mut self, left_out: HashSet<String>) -> Folder {
        self.left_out = Arc::new(left_out);
        self
    }

    /// Whether a file belongs to the registry but is left out of its folder.
    #[must_use]
    pub fn leaves_out(&self, path: &str) -> bool {
        self.left_out.contains(path) && self.resolve(&self.join(path)).is_err()
    }

    /// Why a file that is not in the folder cannot be read.
    pub(super) fn why_not(&self, path: &str, unreadable: Unreadable) -> Unreadable {
        if self.left_out.contains(path) { Unreadable::left_out() } else { unreadable }
    }

    /// The records among the files that are left out.
    pub(super) fn records_left_out(&self, found: &[FolderEntry]) -> Vec<FolderEntry> {
        if self.left_out.is_empty() {
            return Vec::new();
        }
        let there: HashSet<&str> = found.iter().map(|found| found.path.as_str()).collect();
        let left_out = self.left_out.iter().filter(|path| !there.contains(path.as_str()));
        let record = |path: &String| Some(FolderEntry { path: path.clone(), kind: record_at(path)? });
        left_out.filter_map(record).collect()
    }

    /// The left-out files that are not in the folder `top`.
    pub(super) fn left_out_beside(&self, top: &str) -> HashSet<String> {
        let is_beside = |path: &&String| !path.strip_prefix(top).is_some_and(|rest| rest.starts_with('/'));
        self.left_out.iter().filter(is_beside).cloned().collect()
    }
}

impl Unreadable {
    fn left_out() -> Self {
        Unreadable::new(message!("finding-left-out"), message!("help-left-out"))
    }
}

/// The kind of a left-out file. None if it would not be a record.
fn record_at(path: &str) -> Option<FileKind> {
    let (folders, name) = path.rsplit_once('/')?;
    let kind = RecordKind::ALL.into_iter().find(|kind| folders.split('/').next() == Some(kind.folder()))?;
    let is_hidden = folders.split('/').any(|folder| is_passed_over(folder.as_ref(), FileType::Folder))
        || is_passed_over(name.as_ref(), FileType::File);
    (!is_hidden && is_record_name(name)).then_some(FileKind::Record(kind))
}
