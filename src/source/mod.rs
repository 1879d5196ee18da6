//! Files, places in them, and TOML and YAML read into one spanned form. Nothing else knows the syntax.
//!
//! [`Folder`] finds and reads files, [`toml::parse`] or [`yaml::parse`] makes a [`Node`] tree of the text, and
//! [`de::read`] makes a plain struct of the tree. What is wrong on the way becomes a [`Fault`] with its place;
//! whatever can be read is read all the same.

pub mod de;
mod decode;
pub mod fault;
pub mod few;
pub mod folder;
mod leftover;
pub mod node;
pub mod place;
pub mod span;
mod syntax;
pub mod toml;
pub mod yaml;

pub use decode::{MAX_BYTES, decode};
pub use fault::Fault;
pub use few::Few;
pub use folder::{Files, Folder, Found, FoundKind, RecordKind, Stands, is_record_name};
pub use leftover::{left_between, left_by_git, pointed_to};
pub use node::{Key, Node, Value};
pub use place::{Lines, Place};
pub use span::{Seldom, Sp, Span};

#[cfg(test)]
mod tests;
