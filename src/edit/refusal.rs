//! Why an edit is not made.

use std::fmt;

use super::path::Path;
use crate::source::LineColumn;
use crate::text::message::{Message, message};

/// An edit that is not made, and what to do instead. The file is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct Refusal {
    /// What was to be changed.
    pub path: Path,
    /// Why it is not.
    pub reason: Reason,
    /// The place in the text as it was given: the value, or the innermost list or table around it that is there.
    /// The last line if the record has none of these.
    pub place: LineColumn,
    /// The lines to write by hand, from the root of the record. Empty if there is something to remove only.
    pub lines: String,
}

/// Why an edit is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The syntax of the file is broken.
    Syntax,
    /// There is no such key or item.
    Missing,
    /// The path goes through a value that is not a table.
    NotTable,
    /// The path goes through a value that is not a list, or an item is to be added to one.
    NotList,
    /// The path is that of the whole record, or of an item that is to be renamed.
    NotKey,
    /// The table has a key of the new name.
    Taken,
    /// An alias stands for the value, or for what is around it.
    Alias,
    /// The value has an anchor, and aliases elsewhere repeat it.
    Anchor,
    /// The table takes keys from another by a merge key.
    Merge,
    /// The list has tables with headers, and the item is none.
    Mixed,
    /// Lists and tables would stand in each other deeper than is read.
    Deep,
    /// The file would be too large to be read.
    Large,
    /// It is written in a way that is not understood: the result, read back, would be another.
    Unclear,
}

impl Reason {
    /// The reason, to follow a path.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Reason::Syntax => message!("edit-syntax"),
            Reason::Missing => message!("edit-missing"),
            Reason::NotTable => message!("edit-not-table"),
            Reason::NotList => message!("edit-not-list"),
            Reason::NotKey => message!("edit-not-key"),
            Reason::Taken => message!("edit-taken"),
            Reason::Alias => message!("edit-alias"),
            Reason::Anchor => message!("edit-anchor"),
            Reason::Merge => message!("edit-merge"),
            Reason::Mixed => message!("edit-mixed"),
            Reason::Deep => message!("edit-deep"),
            Reason::Large => message!("edit-large"),
            Reason::Unclear => message!("edit-unclear"),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl Refusal {
    /// What is refused, and why.
    #[must_use]
    pub fn message(&self) -> Message {
        message!("cannot-edit", path = self.path.to_string(), why = self.reason.message())
    }

    /// What to do: the line of the file, and what to write there.
    #[must_use]
    pub fn help(&self) -> Message {
        let line = self.place.line;
        match self.lines.trim_end() {
            "" if self.reason == Reason::Missing => message!("edit-nothing-there"),
            "" => message!("edit-at-line", line = line),
            lines => message!("write-at-line", line = line, lines = format!("\n{lines}")),
        }
    }
}
