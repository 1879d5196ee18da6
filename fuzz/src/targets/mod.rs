//! What each fuzz target does with some bytes. It panics where a promise of the program is broken.
//!
//! The fuzzer calls these functions with bytes that it makes up; `tests/project/fuzz.rs` calls them with the seeds of
//! `fuzz/corpus/`, and with small changes of those.

mod archive;
pub mod dates;
#[path = "../../../tests/support/edits/mod.rs"]
mod edited;
pub mod editor;
pub mod edits;
mod files;
pub mod lists;
mod looked;
mod made;
mod plain;
#[path = "../../../tests/support/readers/mod.rs"]
mod readers;
pub mod records;
pub mod registries;
pub mod reports;
pub mod settings;
mod texts;
pub mod toml;
pub mod yaml;

/// A target: from any bytes.
pub type Target = fn(&[u8]);

/// Every target, by the name of its program and of the folder of its seeds.
pub const TARGETS: [(&str, Target); 10] = [
    ("dates", dates::run),
    ("editor", editor::run),
    ("edits", edits::run),
    ("lists", lists::run),
    ("toml", toml::run),
    ("yaml", yaml::run),
    ("records", records::run),
    ("registries", registries::run),
    ("reports", reports::run),
    ("settings", settings::run),
];
