//! What became of a registry's records, commit by commit.

use crate::compare::FieldChange;
use crate::git::Commit;
use crate::source::RecordKind;

/// What became of records: the newest first.
#[derive(Debug, Default)]
pub struct Past {
    /// What each commit did to them; those that did nothing are left out.
    pub steps: Vec<CommitChanges>,
    /// What cannot be known.
    pub unknown: Vec<Unknown>,
}

impl Past {
    /// Does the repository lack contents of files that are told of?
    #[must_use]
    pub fn lacks_files(&self) -> bool {
        self.unknown.iter().any(|unknown| match unknown.why {
            Why::Missing | Why::MissingBefore => true,
            Why::Unreadable | Why::Shallow => false,
        })
    }
}

/// What a commit did to records.
#[derive(Debug)]
pub struct CommitChanges {
    /// The commit; none for what is not committed yet.
    pub commit: Option<Commit>,
    /// The first line of its message, as it was written.
    pub subject: String,
    /// What it did, by path.
    pub changes: Vec<RecordChange>,
}

/// What happened to a record.
#[derive(Debug)]
pub struct RecordChange {
    /// What sort of record it is.
    pub kind: RecordKind,
    /// The id that it had afterwards.
    pub id: String,
    /// The id that it had before, if that was another.
    pub former_id: Option<String>,
    /// What happened.
    pub events: Vec<Event>,
}

/// Something that happened to a record.
#[derive(Debug, PartialEq)]
pub enum Event {
    /// It was made, with this title or name.
    Created(String),
    /// Its file was taken away.
    Removed,
    /// It had another id before.
    Renamed,
    /// Its file was in this folder before, and is in that one now.
    Moved(String, String),
    /// It can be read again.
    Readable,
    /// What it says has changed.
    Fields(Vec<FieldChange>),
}

/// Something that cannot be known.
#[derive(Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Where in the history; none for what is not committed yet.
    pub commit: Option<Commit>,
    /// The file, from the registry's root; none for all of them.
    pub path: Option<String>,
    /// Why.
    pub why: Why,
}

/// Why something cannot be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nothing certain can be said of the record.
    Unreadable,
    /// The repository does not have the file's contents.
    Missing,
    /// The repository does not have what the file held before.
    MissingBefore,
    /// A shallow clone has nothing from before.
    Shallow,
}

/// Which commits are told.
pub struct Wanted<'w> {
    /// At most so many.
    pub most: Option<usize>,
    /// Only those for which this is true.
    pub is_wanted: &'w dyn Fn(&Commit) -> bool,
}
