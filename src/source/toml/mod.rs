//! TOML into the tree.

mod depth;
mod explain;
mod quick;
mod tree;

pub use tree::parse;

#[cfg(test)]
mod tests;
