//! JSON for programs. Each report has its own structs here. Their fields, in this order, are the published format,
//! independent of the views they are made from.

mod agenda;
mod body;
mod chain;
mod check;
mod clauses;
mod diff;
mod document;
mod graph;
mod import;
mod list;
mod log;
mod meeting;
mod party;
mod registers;
mod remind;
mod rules;
mod show;
mod status;
mod task;
mod timeline;
mod written;

pub use agenda::agenda;
pub use body::body;
pub use chain::chain;
pub use check::{check, findings};
pub use diff::{Compared, DiffBody, diff};
pub use document::{Clocks, Document, Paged};
pub(super) use document::{compact, harmless, text};
pub use graph::graph;
pub use import::import;
pub use list::{list, list_of, rows};
pub use log::log;
pub use meeting::meeting;
pub use party::party;
pub use registers::{bodies, parties};
pub use remind::remind;
pub use rules::rules;
pub use show::show;
pub use status::{StatusBody, status};
pub use timeline::timeline;
