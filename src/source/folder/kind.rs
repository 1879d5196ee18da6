//! The kinds of record, and the names of their folders and files.

/// The kind of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// An agreement.
    Agreement,
    /// A party or a group of parties.
    Party,
    /// A governing body.
    Body,
}

impl RecordKind {
    /// All kinds.
    pub const ALL: [RecordKind; 3] = [RecordKind::Agreement, RecordKind::Party, RecordKind::Body];

    /// The name for users.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RecordKind::Agreement => "agreement",
            RecordKind::Party => "party",
            RecordKind::Body => "body",
        }
    }

    /// The folder in the registry's root that holds records of this kind.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            RecordKind::Agreement => "agreements",
            RecordKind::Party => "parties",
            RecordKind::Body => "bodies",
        }
    }
}

/// The file name extensions of records.
pub(super) const ENDINGS: [&str; 3] = [".toml", ".yaml", ".yml"];

/// Whether the name or path of a file ends like that of a record.
#[must_use]
pub fn is_record_name(name: impl AsRef<[u8]>) -> bool {
    ENDINGS.iter().any(|ending| name.as_ref().ends_with(ending.as_bytes()))
}
