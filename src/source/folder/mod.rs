//! The files of a registry: finding and reading them.

mod document;
mod embedded;
mod files;
mod kind;
mod ledger;
mod left_out;
mod neighbour;
mod replaced;
mod root;
mod unreadable;
mod variant;
mod walk;

pub use files::{FileType, Files};
pub use kind::{RecordKind, is_record_name};
pub use ledger::Ledger;
pub use neighbour::{Neighbour, Neighbours};
pub use replaced::Stored;
pub use root::Folder;
pub use unreadable::Unreadable;
pub use variant::Variant;
pub use walk::{FileKind, FolderEntry};

#[cfg(test)]
#[cfg(unix)]
mod tests;
