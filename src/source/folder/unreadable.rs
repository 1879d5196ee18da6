//! Why a file or folder cannot be read.

use std::io;
use std::path::Path;

use crate::source::fault::{Fault, FaultKind};
use crate::source::span::Span;
use crate::text::display_safe;

/// Why a file or folder cannot be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unreadable {
    /// The reason.
    pub why: String,
    /// What to do.
    pub help: String,
    /// The target of a link that leads outside the registry.
    target: Option<String>,
}

impl Unreadable {
    pub(super) fn new(why: impl Into<String>, help: impl Into<String>) -> Self {
        Unreadable { why: why.into(), help: help.into(), target: None }
    }

    /// A fault of the whole file.
    #[must_use]
    pub fn fault(self) -> Fault {
        let fault = Fault::new(FaultKind::UnreadableFile, Span::FILE, self.why).help(self.help);
        Fault { subject: self.target.map(Into::into), ..fault }
    }

    /// A folder, a pipe, a socket or a device in place of a file.
    pub(super) fn no_file() -> Self {
        Unreadable::new("it is no ordinary file", "put a file in its place, or remove it")
    }

    pub(super) fn outside(target: &Path) -> Self {
        let target = display_safe(&target.to_string_lossy()).into_owned();
        let why = format!("it is a link that leaves the registry, to `{target}`");
        Unreadable { target: Some(target), ..Unreadable::new(why, "put the file itself in its place") }
    }

    pub(super) fn dangling() -> Self {
        Unreadable::new("it is a link to nothing", "correct where it leads, or remove it")
    }

    pub(super) fn circular() -> Self {
        Unreadable::new("it is a link to a folder that it lies in", "remove it")
    }

    pub(super) fn linked_twice(target: &str) -> Self {
        let target = display_safe(target).into_owned();
        let why = format!("another link leads to the same folder, `{target}`");
        Unreadable { target: Some(target), ..Unreadable::new(why, "remove one of them") }
    }

    pub(super) fn name(lossy: &str) -> Self {
        let better = display_safe(lossy).replace(char::REPLACEMENT_CHARACTER, "_");
        Unreadable::new("its name is not UTF-8", format!("rename it, as `{better}`"))
    }

    pub(super) fn io(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            return Unreadable::new("it is no longer there", "run again");
        }
        Unreadable::new(format!("it cannot be read: {error}"), "see that it can be read, and run again")
    }
}
