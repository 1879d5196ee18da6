//! The registry as linked data: a graph of descriptions, from which every format and the shapes are made.
//!
//! What a record says is mapped to names of published vocabularies here, and only here. docs/linked-data.md tells the
//! mapping.

mod actor;
mod address;
mod agreement;
mod catalogue;
mod concepts;
mod export;
mod file;
mod graph;
mod node;
mod period;
mod shapes;
mod vocabulary;

pub use export::{LinkedExport, Page};
pub use file::PublishedFile;
pub use graph::Linked;
pub use node::{Address, Node, Object};
pub use shapes::shapes;
pub use vocabulary::{Name, Vocabulary};
