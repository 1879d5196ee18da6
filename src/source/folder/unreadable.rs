//! Why a file or folder cannot be read.

use std::io;
use std::path::Path;

use crate::source::fault::{Fault, FaultKind};
use crate::source::span::Span;
use crate::text::message::message;
use crate::text::{Message, display_safe};

/// Why a file or folder cannot be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unreadable {
    /// The reason.
    pub why: Message,
    /// What to do.
    pub help: Message,
    /// The target of a link that leads outside the registry.
    target: Option<String>,
}

impl Unreadable {
    /// Why it cannot be read, and what to do.
    #[must_use]
    pub fn new(why: Message, help: Message) -> Self {
        Unreadable { why, help, target: None }
    }

    /// A fault of the whole file.
    #[must_use]
    pub fn fault(self) -> Fault {
        let fault = Fault::new(FaultKind::UnreadableFile, Span::FILE, self.why).help(self.help);
        Fault { subject: self.target.map(Into::into), ..fault }
    }

    /// A folder, a pipe, a socket or a device in place of a file.
    pub(super) fn no_file() -> Self {
        Unreadable::new(message!("finding-no-file"), message!("help-no-file"))
    }

    pub(super) fn outside(target: &Path) -> Self {
        let target = display_safe(&target.to_string_lossy()).into_owned();
        let why = message!("finding-outside", target = &*target);
        Unreadable { target: Some(target), ..Unreadable::new(why, message!("help-outside")) }
    }

    pub(super) fn dangling() -> Self {
        Unreadable::new(message!("finding-dangling"), message!("help-dangling"))
    }

    pub(super) fn circular() -> Self {
        Unreadable::new(message!("finding-circular"), message!("help-circular"))
    }

    pub(super) fn linked_twice(target: &str) -> Self {
        let target = display_safe(target).into_owned();
        let why = message!("finding-linked-twice", target = &*target);
        Unreadable { target: Some(target), ..Unreadable::new(why, message!("help-linked-twice")) }
    }

    pub(super) fn name(lossy: &str) -> Self {
        let better = display_safe(lossy).replace(char::REPLACEMENT_CHARACTER, "_");
        Unreadable::new(message!("finding-name-not-utf8"), message!("help-rename-as", name = better))
    }

    /// The same for an error of the system.
    #[must_use]
    pub fn io(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            return Unreadable::new(message!("finding-gone"), message!("help-run-again"));
        }
        let text = error.to_string();
        let why = match error.kind() == io::ErrorKind::PermissionDenied {
            true => message!("io-denied", error = text),
            false => message!("io-other", error = text),
        };
        Unreadable::new(message!("finding-unreadable", why = why), message!("help-unreadable"))
    }
}
