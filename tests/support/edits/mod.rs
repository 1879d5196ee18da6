//! Random edits of texts, and what must hold of each. Shares nothing with what makes the edits but the trees of the readers.
#![allow(dead_code, reason = "the fuzzer needs no made-up texts")]

pub mod choose;
mod lines;
pub mod made;
pub mod numbers;
mod oracle;
mod plain;
mod verdict;

pub use numbers::Numbers;
pub use verdict::{Verdict, parse, try_edit};
