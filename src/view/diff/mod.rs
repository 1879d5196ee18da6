//! What changed between two registries, or two agreements: their records, what follows from it, and their texts.

mod compare;
mod consequence;
mod document;
mod field;
mod renamed;

use crate::registry::AgreementIx;
use crate::source::Folder;
use crate::time::Case;

pub use compare::{agreements, registries, unread_files};
pub use consequence::{Consequence, ConsequenceKind};
pub use document::DocumentDiff;
pub use field::{FieldRow, RowKind};

/// One of the two that are compared.
#[derive(Debug, Clone, Copy)]
pub struct Side<'r> {
    /// The registry on the day of the report.
    pub case: Case<'r>,
    /// Its files.
    pub folder: &'r Folder,
}

/// An agreement in one of the two.
#[derive(Debug, Clone, Copy)]
pub struct Version<'r> {
    /// Where it stands.
    pub side: Side<'r>,
    /// Which it is.
    pub agreement: AgreementIx,
}

/// Everything that changed.
#[derive(Debug)]
pub struct Diff {
    /// The agreements that changed, or with which it stands otherwise; in the order of their ids.
    pub agreements: Vec<AgreementDiff>,
    /// The parties whose records changed.
    pub parties: Vec<RecordDiff>,
    /// The bodies whose records changed.
    pub bodies: Vec<RecordDiff>,
    /// What changed in registry.toml.
    pub settings: Vec<FieldRow>,
    /// Files that could not be read: of what they hold nothing is said.
    pub unread: Vec<Unread>,
}

/// A file that could not be read in one of the two.
#[derive(Debug)]
pub struct Unread {
    /// `old` or `new`.
    pub side: &'static str,
    /// The file.
    pub path: String,
}

/// How a record changed as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is only in the new one.
    Added,
    /// It is only in the old one.
    Removed,
    /// It is the same under another id.
    Renamed,
    /// It is another agreement, which was asked to be compared with it.
    Compared,
    /// Its record says something else, or its text does.
    Changed,
    /// Its file is as it was, and yet it stands otherwise.
    Affected,
}

/// What changed in one agreement.
#[derive(Debug)]
pub struct AgreementDiff {
    /// Its id; of one that was removed, the one it had.
    pub id: String,
    /// The id it had, where that was another, or the id of the one that it is compared with.
    pub old_id: Option<String>,
    /// Its title.
    pub title: String,
    /// Does a law require it?
    pub statutory: bool,
    /// How it changed as a whole.
    pub what: ChangeKind,
    /// Its file; none where it was removed.
    pub path: Option<String>,
    /// The file it was in; none where it was added.
    pub old_path: Option<String>,
    /// What its record says otherwise, in the order of the format.
    pub fields: Vec<FieldRow>,
    /// How it stands otherwise on the day of the report.
    pub consequences: Vec<Consequence>,
    /// Its documents that say something else.
    pub documents: Vec<DocumentDiff>,
}

/// What changed in the record of a party or a body.
#[derive(Debug)]
pub struct RecordDiff {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Was it added, removed or changed?
    pub what: ChangeKind,
    /// What it says otherwise.
    pub fields: Vec<FieldRow>,
}

impl Diff {
    /// Is there no difference?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Diff { agreements, parties, bodies, settings, unread: _ } = self;
        agreements.is_empty() && parties.is_empty() && bodies.is_empty() && settings.is_empty()
    }

    /// How many agreements changed in that way.
    #[must_use]
    pub fn count(&self, what: ChangeKind) -> usize {
        self.agreements.iter().filter(|agreement| agreement.what == what).count()
    }
}

impl ChangeKind {
    /// In the order of reports.
    pub const ALL: [ChangeKind; 6] = [
        ChangeKind::Added,
        ChangeKind::Removed,
        ChangeKind::Renamed,
        ChangeKind::Compared,
        ChangeKind::Changed,
        ChangeKind::Affected,
    ];
}
