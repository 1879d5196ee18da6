//! The history of a registry's records, commit by commit.

use crate::compare::FieldChange;
use crate::git::Commit;
use crate::source::RecordKind;

/// The history of records, the newest first.
#[derive(Debug, Default)]
pub struct Past {
    /// The changes in each commit. Commits without any are left out.
    pub steps: Vec<CommitChanges>,
    /// What cannot be determined.
    pub unknown: Vec<Unknown>,
}

impl Past {
    /// Whether the repository lacks the contents of files in the history.
    #[must_use]
    pub fn lacks_files(&self) -> bool {
        self.unknown.iter().any(|unknown| match unknown.why {
            Why::Missing | Why::MissingBefore => true,
            Why::Unreadable | Why::Shallow => false,
        })
    }
}

/// The changes to records in a commit.
#[derive(Debug)]
pub struct CommitChanges {
    /// The commit. None for uncommitted changes.
    pub commit: Option<Commit>,
    /// The first line of its message.
    pub subject: String,
    /// The changes, by path.
    pub changes: Vec<RecordChange>,
}

/// The changes of one record.
#[derive(Debug)]
pub struct RecordChange {
    /// The kind of record.
    pub kind: RecordKind,
    /// Its id after the change.
    pub id: String,
    /// Its former id, if it was renamed.
    pub former_id: Option<String>,
    /// What happened.
    pub events: Vec<Event>,
}

/// Something that happened to a record.
#[derive(Debug, PartialEq)]
pub enum Event {
    /// It was created, with this title or name.
    Created(String),
    /// Its file was deleted.
    Removed,
    /// Its id changed.
    Renamed,
    /// Its file was moved from the first folder to the second.
    Moved(String, String),
    /// It became readable again.
    Readable,
    /// Its fields changed.
    Fields(Vec<FieldChange>),
}

/// A change that cannot be determined.
#[derive(Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The commit. None for uncommitted changes.
    pub commit: Option<Commit>,
    /// The file, relative to the registry's root. None for all files.
    pub path: Option<String>,
    /// The reason.
    pub why: Why,
}

/// Why a change cannot be determined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The record cannot be read with certainty.
    Unreadable,
    /// The repository lacks the file's contents.
    Missing,
    /// The repository lacks the file's previous contents.
    MissingBefore,
    /// A shallow clone has no earlier history.
    Shallow,
}

/// The commits to include.
pub struct Wanted<'w> {
    /// The most commits to include. None for all.
    pub limit: Option<usize>,
    /// Returns whether to include a commit.
    pub is_wanted: &'w dyn Fn(&Commit) -> bool,
}
