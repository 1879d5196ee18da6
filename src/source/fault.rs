//! What is wrong with a file.

use std::borrow::Cow;

use super::span::Span;

/// What sort of fault it is, with what later steps need to know of it. Each belongs to a rule of the group *reading*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The file cannot be read.
    UnreadableFile,
    /// The file is no record, and where records live.
    UnrecognisedFile,
    /// It is not TOML or YAML.
    InvalidSyntax,
    /// A table lacks the key that the fault is about.
    MissingKey,
    /// The key that the fault is about is not one of its table.
    UnknownKey {
        /// The key that was meant, as far as one can tell.
        meant: Option<&'static str>,
    },
    /// A value is not of its type.
    WrongType,
    /// A word is none of those that its key takes.
    UnknownKind,
    /// A text is no date.
    InvalidDate,
    /// A text is no duration.
    InvalidDuration,
    /// A text is no path within the registry.
    InvalidPath,
    /// A text is no id.
    InvalidId,
    /// Keys that exclude or need each other.
    ConflictingKeys,
    /// An id that is taken.
    DuplicateId,
    /// The same twice in one list.
    DuplicateReference,
}

impl FaultKind {
    /// Every kind.
    pub const ALL: [FaultKind; 14] = [
        FaultKind::UnreadableFile,
        FaultKind::UnrecognisedFile,
        FaultKind::InvalidSyntax,
        FaultKind::MissingKey,
        FaultKind::UnknownKey { meant: None },
        FaultKind::WrongType,
        FaultKind::UnknownKind,
        FaultKind::InvalidDate,
        FaultKind::InvalidDuration,
        FaultKind::InvalidPath,
        FaultKind::InvalidId,
        FaultKind::ConflictingKeys,
        FaultKind::DuplicateId,
        FaultKind::DuplicateReference,
    ];

    /// The id of its rule.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            FaultKind::UnreadableFile => "unreadable-file",
            FaultKind::UnrecognisedFile => "unrecognised-file",
            FaultKind::InvalidSyntax => "invalid-syntax",
            FaultKind::MissingKey => "missing-key",
            FaultKind::UnknownKey { .. } => "unknown-key",
            FaultKind::WrongType => "wrong-type",
            FaultKind::UnknownKind => "unknown-kind",
            FaultKind::InvalidDate => "invalid-date",
            FaultKind::InvalidDuration => "invalid-duration",
            FaultKind::InvalidPath => "invalid-path",
            FaultKind::InvalidId => "invalid-id",
            FaultKind::ConflictingKeys => "conflicting-keys",
            FaultKind::DuplicateId => "duplicate-id",
            FaultKind::DuplicateReference => "duplicate-reference",
        }
    }
}

/// A fault found while reading one file, at a place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What sort of fault it is.
    pub kind: FaultKind,
    /// The key, word or id that it is about.
    pub subject: Option<Box<str>>,
    /// The offending value or key.
    pub span: Span,
    /// What is wrong: lower case, values in backticks, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<Cow<'static, str>>,
    /// Other places in the same file that make it wrong, each with what it says there.
    pub related: Vec<(Span, String)>,
}

impl Fault {
    /// A fault without subject, help or related places.
    pub fn new(kind: FaultKind, span: Span, message: impl Into<String>) -> Self {
        Fault { kind, subject: None, span, message: message.into(), help: None, related: Vec::new() }
    }

    /// Says what it is about.
    #[must_use]
    pub fn about(mut self, subject: impl Into<Box<str>>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Names another place in the same file that makes it wrong.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push((span, message.into()));
        self
    }

    /// The key that is missing; none of another fault.
    #[must_use]
    pub fn missing_key(&self) -> Option<&str> {
        self.subject.as_deref().filter(|_| self.kind == FaultKind::MissingKey)
    }

    /// Of an unknown key, the one that was meant, if that can be told.
    #[must_use]
    pub fn meant_key(&self) -> Option<Option<&'static str>> {
        if let FaultKind::UnknownKey { meant } = self.kind { Some(meant) } else { None }
    }
}
