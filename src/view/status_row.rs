//! A row of the report of `status`.

use crate::time::{Flag, State};

use super::message::message;
use super::{Dated, Message, words};

/// The three sections of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusSection {
    /// [`Status::expires`](super::Status::expires).
    Expires,
    /// [`Status::lapses`](super::Status::lapses).
    Lapses,
    /// [`Status::needs_revision`](super::Status::needs_revision).
    NeedsRevision,
}

impl StatusSection {
    /// Its heading.
    #[must_use]
    pub fn heading(self) -> Message {
        match self {
            StatusSection::Expires => message!("section-expires"),
            StatusSection::Lapses => message!("section-lapses"),
            StatusSection::NeedsRevision => message!("section-needs-revision"),
        }
    }
}

/// Something that needs attention.
#[derive(Debug, Clone)]
pub struct StatusRow<'r> {
    /// The agreement.
    pub agreement: &'r str,
    /// Its title, or its id if it has none.
    pub title: &'r str,
    /// Whether a law requires it.
    pub statutory: bool,
    /// Its state.
    pub state: State,
    /// What needs attention: a flag, or the state `awaiting-adoption`.
    pub kind: StatusKind,
    /// The day concerned. None if it is not known.
    pub day: Option<Dated>,
    /// The number of days from the day of the report, negative for the past.
    pub days_left: Option<i64>,
    /// Who is responsible on that day, or today if it has passed.
    pub responsible: Vec<Responsible<'r>>,
    /// The reasons.
    pub why: Vec<Message>,
}

/// A body or party responsible for something.
#[derive(Debug, Clone, Copy)]
pub struct Responsible<'r> {
    /// Its id, which represents it in JSON.
    pub id: &'r str,
    /// Its display name.
    pub name: &'r str,
}

/// The kind of a status row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusKind {
    /// A flag.
    Flag(Flag),
    /// A state.
    State(State),
}

impl StatusKind {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            StatusKind::Flag(flag) => flag.name(),
            StatusKind::State(state) => state.name(),
        }
    }

    /// Its display name.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            StatusKind::Flag(flag) => words::flag(flag),
            StatusKind::State(state) => words::state(state),
        }
    }
}
