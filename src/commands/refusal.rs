//! What the operating system refuses, and what to do about it.

use std::io::{Error, ErrorKind as Kind};

use crate::text::message::{Message, message};

/// Why the operating system refused something: in English as it says itself.
pub(super) fn why(error: &Error) -> Message {
    if let Some(own) = error.get_ref().and_then(|inner| inner.downcast_ref::<Message>()) {
        return own.clone();
    }
    let said = error.to_string();
    #[expect(clippy::wildcard_enum_match_arm, reason = "the system's list of errors grows")]
    match error.kind() {
        Kind::NotFound => message!("refused-not-found", said = said),
        Kind::PermissionDenied => message!("refused-permission", said = said),
        Kind::ReadOnlyFilesystem => message!("refused-read-only", said = said),
        Kind::StorageFull => message!("refused-full", said = said),
        Kind::QuotaExceeded => message!("refused-quota", said = said),
        Kind::FileTooLarge => message!("refused-large", said = said),
        Kind::AlreadyExists => message!("refused-exists", said = said),
        Kind::IsADirectory => message!("refused-folder", said = said),
        Kind::NotADirectory => message!("refused-no-folder", said = said),
        Kind::DirectoryNotEmpty => message!("refused-not-empty", said = said),
        Kind::ResourceBusy => message!("refused-busy", said = said),
        Kind::CrossesDevices => message!("refused-devices", said = said),
        Kind::InvalidData => message!("refused-data", said = said),
        Kind::TimedOut => message!("refused-time", said = said),
        Kind::BrokenPipe => message!("refused-pipe", said = said),
        _ => message!("refused-other", said = said),
    }
}

/// What to do about it.
pub(super) fn remedy(error: &Error) -> Message {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the system's list of errors grows, and most need the same"
    )]
    match error.kind() {
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => message!("remedy-permission"),
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => message!("remedy-room"),
        Kind::NotFound => message!("remedy-folder"),
        Kind::AlreadyExists | Kind::IsADirectory | Kind::NotADirectory | Kind::InvalidInput => {
            message!("remedy-place")
        }
        Kind::ResourceBusy | Kind::CrossesDevices => message!("remedy-disk"),
        _ => message!("remedy-reach"),
    }
}
