//! The files of a registry: which there are, and their text.

mod document;
mod embedded;
mod files;
mod kind;
mod left_out;
mod obstacle;
mod root;
mod walk;

pub use files::{Files, Stands};
pub use kind::{RecordKind, is_record_name};
pub use root::Folder;
pub use walk::{Found, FoundKind};

#[cfg(test)]
#[cfg(unix)]
mod tests;
