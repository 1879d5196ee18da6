//! The files of a registry: which there are, and their text.

mod document;
mod obstacle;
mod root;
mod walk;

pub use root::Folder;
pub use walk::{Found, FoundKind};

#[cfg(test)]
#[cfg(unix)]
mod tests;
