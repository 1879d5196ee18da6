//! Parsing YAML into the tree.

mod build;
mod events;
mod explain;

pub use events::parse;

#[cfg(test)]
mod tests;
