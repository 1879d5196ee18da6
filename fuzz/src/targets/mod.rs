//! What each fuzz target does with some bytes. It panics where a promise of the program is broken.
//!
//! The fuzzer calls these functions with bytes that it makes up; `tests/fuzz.rs` calls them with the seeds of
//! `fuzz/corpus/`, and with small changes of those.

mod archive;
mod dates;
mod files;
mod looked;
mod made;
mod plain;
#[path = "../../../tests/readers/mod.rs"]
mod readers;
mod records;
mod registries;
mod reports;
mod texts;

/// A target: from any bytes.
pub type Target = fn(&[u8]);

/// Every target, by the name of its program and of the folder of its seeds.
pub const TARGETS: [(&str, Target); 6] = [
    ("toml", texts::toml),
    ("yaml", texts::yaml),
    ("records", records::run),
    ("dates", dates::run),
    ("registries", registries::run),
    ("reports", reports::run),
];

/// Runs the target of that name.
///
/// # Panics
///
/// If a promise is broken, or there is no such target.
pub fn run(name: &str, bytes: &[u8]) {
    let (_, target) = TARGETS.iter().find(|(target, _)| *target == name).expect("a target of that name");
    target(bytes);
}
