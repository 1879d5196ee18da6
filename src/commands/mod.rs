//! One file per command: its arguments and its run.

pub mod agenda;
pub mod chain;
pub mod check;
pub mod completions;
pub mod diff;
pub mod expiring;
pub mod explain;
pub mod fmt;
pub mod graph;
pub mod list;
pub mod log;
pub mod man;
pub mod remind;
pub mod rules;
pub mod schema;
pub mod show;
pub mod site;
pub mod status;
pub mod timeline;

mod at;
mod baseline;
mod changes;
mod complete;
mod failure;
mod file;
mod filter;
mod global;
mod lookup;
mod open;
mod output;
mod report;
mod root;
mod staged;
mod sync;
mod touched;
mod unfinished;

pub use failure::{Exit, Failure, report, say};
pub use global::Global;
