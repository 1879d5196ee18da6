//! TOML into the tree.

mod build;
mod explain;
mod index;
mod kind;
mod problem;
mod read;
mod scalar;
mod tables;

pub use read::parse;

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;
