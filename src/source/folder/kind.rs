//! The kinds of record, and the names of their folders and files.

/// What a file of a registry holds.
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
    /// Every kind.
    pub const ALL: [RecordKind; 3] = [RecordKind::Agreement, RecordKind::Party, RecordKind::Body];

    /// What people call one.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RecordKind::Agreement => "agreement",
            RecordKind::Party => "party",
            RecordKind::Body => "body",
        }
    }

    /// The folder in the root of a registry that holds records of this kind.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            RecordKind::Agreement => "agreements",
            RecordKind::Party => "parties",
            RecordKind::Body => "bodies",
        }
    }
}

/// The endings of the names of records.
pub(super) const ENDINGS: [&str; 3] = [".toml", ".yaml", ".yml"];

/// Does the name or path of a file end as that of a record?
#[must_use]
pub fn is_record_name(name: impl AsRef<[u8]>) -> bool {
    ENDINGS.iter().any(|ending| name.as_ref().ends_with(ending.as_bytes()))
}
