//! What would mend a fault, as data. It is told by every report, and made by `check --fix`.

use crate::text::brief;

/// Whether a fix may be made without a look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// The record means the same afterwards, or what it means is not in doubt.
    Safe,
    /// It is probably what was meant. A person should look.
    Unsafe,
}

impl Applicability {
    /// Its name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
        }
    }
}

/// What becomes of a key or value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The value becomes this text.
    Text(Box<str>),
    /// The value becomes this day, month or year: `2026-01-31`, `2026-01`, `2026`.
    Date(Box<str>),
    /// The value becomes the only item of a list.
    IntoList,
    /// The value becomes the only key of a table, by this name.
    IntoTable(Box<str>),
    /// The value becomes the only key of the only table of a list, by this name.
    IntoTables(Box<str>),
    /// The value goes, and its key.
    RemoveKey,
    /// The key gets this name.
    Rename(Box<str>),
    /// The item of a list goes: the value itself, or the innermost item around it.
    RemoveItem,
}

/// What would mend a fault. `P` is a place: a [`Span`](super::Span) where the file is known, else one with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix<P> {
    /// What it does, as an order: lower case, values in backticks, no full stop.
    pub title: Box<str>,
    /// Whether it may be made without a look at it.
    pub applicability: Applicability,
    /// What becomes of which keys and values.
    pub edits: Vec<(P, Change)>,
}

impl<P> Fix<P> {
    /// A fix at one place whose meaning is not in doubt.
    pub fn safe(title: impl Into<Box<str>>, place: P, change: Change) -> Self {
        Fix { title: title.into(), applicability: Applicability::Safe, edits: vec![(place, change)] }
    }

    /// A fix at one place that a person should look at.
    pub fn uncertain(title: impl Into<Box<str>>, place: P, change: Change) -> Self {
        Fix { applicability: Applicability::Unsafe, ..Fix::safe(title, place, change) }
    }

    /// Writes `right`, which was probably meant, in place of `wrong`.
    pub fn likely(wrong: &str, right: &str, place: P, change: Change) -> Self {
        Fix::uncertain(format!("replace `{}` by `{right}`", brief(wrong)), place, change)
    }

    /// The same fix, its places told in another way.
    pub fn at<Q>(&self, place: impl Fn(&P) -> Q) -> Fix<Q> {
        let Fix { title, applicability, edits } = self;
        let edits = edits.iter().map(|(at, change)| (place(at), change.clone())).collect();
        Fix { title: title.clone(), applicability: *applicability, edits }
    }
}
