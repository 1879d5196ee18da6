//! Files, places in them, and TOML and YAML read into one tree with spans. Only
//! [`edit`](crate::edit) knows the syntax too.
//!
//! [`Folder`] finds and reads files, [`toml::parse`] or [`yaml::parse`] parses a text into a [`Node`] tree, and
//! [`de::read`] reads the tree into a plain struct. Anything wrong on the way becomes a [`Fault`] with its place, and
//! reading continues.

pub mod de;
mod decode;
pub mod fault;
pub mod fix;
pub mod folder;
mod leftover;
pub mod line_column;
pub mod node;
pub mod span;
mod syntax;
pub mod thin_vec;
pub mod toml;
pub mod yaml;

pub use decode::{MAX_BYTES, decode};
pub use fault::{Fault, FaultKind};
pub use fix::{Applicability, Change, Fix};
pub use folder::{
    FileKind, FileType, Files, Folder, FolderEntry, Neighbour, Neighbours, RecordKind, Stored, Unreadable,
    is_record_name,
};
pub use leftover::{left_between, left_by_git, pointed_to};
pub use line_column::{LineColumn, Lines};
pub use node::{Key, Node, Value};
pub use span::{BoxedOption, Sp, Span};
pub use thin_vec::ThinVec;

#[cfg(test)]
mod tests;
