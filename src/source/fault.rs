//! What is wrong with a file.

use super::fix::Fix;
use super::span::Span;
use super::thin_vec::ThinVec;
use crate::text::Message;

/// The kind of a fault, with what later steps need to know about it. Each belongs to a rule that is checked while reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The file cannot be read.
    UnreadableFile,
    /// The file is among the records, but is not one.
    UnrecognisedFile,
    /// It is not TOML or YAML.
    InvalidSyntax,
    /// A table lacks the key that is the subject.
    MissingKey,
    /// Its table does not have the key that is the subject.
    UnknownKey {
        /// The key that was probably meant. None if none is close.
        meant: Option<&'static str>,
    },
    /// A value has the wrong type.
    WrongType,
    /// A word is not one of those that its key takes.
    UnknownKind,
    /// A text is not a date.
    InvalidDate,
    /// A text is not a duration.
    InvalidDuration,
    /// A text is not a path within the registry.
    InvalidPath,
    /// A text is not an id.
    InvalidId,
    /// Keys exclude each other, or one requires another.
    ConflictingKeys,
    /// An id is already in use.
    DuplicateId,
    /// A list contains the same reference twice.
    DuplicateReference,
    /// Another registry cannot be read.
    UnreadableRegistry,
    /// Registries name each other in a circle.
    RegistryCycle,
}

impl FaultKind {
    /// All kinds.
    pub const ALL: [FaultKind; 16] = [
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
        FaultKind::UnreadableRegistry,
        FaultKind::RegistryCycle,
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
            FaultKind::UnreadableRegistry => "unreadable-registry",
            FaultKind::RegistryCycle => "registry-cycle",
        }
    }
}

/// A fault found while reading a file, at a place in that file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The kind of fault.
    pub kind: FaultKind,
    /// The subject: the key, word or id that the fault is about.
    pub subject: Option<Box<str>>,
    /// The value or key that is wrong.
    pub span: Span,
    /// What is wrong: lower case, values in backticks, no full stop.
    pub message: Message,
    /// What to do about it.
    pub help: Option<Message>,
    /// Other places in the same file that make it wrong, each with a message.
    pub related: ThinVec<(Span, Message)>,
    /// What would mend it, if that is known.
    pub fix: Option<Box<Fix<Span>>>,
}

impl Fault {
    /// A fault without a subject, help or related places.
    pub fn new(kind: FaultKind, span: Span, message: Message) -> Self {
        Fault { kind, subject: None, span, message, help: None, related: ThinVec::default(), fix: None }
    }

    /// Sets the subject.
    #[must_use]
    pub fn about(mut self, subject: impl Into<Box<str>>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Sets the help.
    #[must_use]
    pub fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds another place in the same file that makes it wrong.
    #[must_use]
    pub fn related(mut self, span: Span, message: Message) -> Self {
        self.related.push((span, message));
        self
    }

    /// Sets what would mend it.
    #[must_use]
    pub fn fix(mut self, fix: Fix<Span>) -> Self {
        self.fix = Some(Box::new(fix));
        self
    }

    /// The missing key. None if the fault is of another kind.
    #[must_use]
    pub fn missing_key(&self) -> Option<&str> {
        self.subject.as_deref().filter(|_| self.kind == FaultKind::MissingKey)
    }

    /// For an unknown key, the key that was probably meant, if any. None if the fault is of another kind.
    #[must_use]
    pub fn meant_key(&self) -> Option<Option<&'static str>> {
        if let FaultKind::UnknownKey { meant } = self.kind { Some(meant) } else { None }
    }
}
