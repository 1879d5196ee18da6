//! `avtal`: a registry of agreements over plain files.
//!
//! # The layers
//!
//! Imports go one way, down this list; `tests/project/layers.rs` holds them to it.
//!
//! | layer | what it is |
//! |---|---|
//! | [`source`] | files, places in them, TOML and YAML read into one spanned tree; nothing else knows the syntax |
//! | [`model`] | what a record means: agreements, parties, bodies, settings, dates, durations |
//! | [`load`] | from the tree to the model; the [`registry::Registry`] that indexes and links all records |
//! | [`time`] | periods, adoption, replacement, reviews: pure functions of the records and one day |
//! | [`rules`] | one file per rule of `check`, in folders by group |
//! | [`history`] | the registry at a git revision; when files were last changed; only here is git known |
//! | [`view`] | what a report says: rows and sections |
//! | [`render`] | one file per format: views as bytes |
//! | [`commands`] | one file per command, with its arguments; [`cli`] is the list of them |
//!
//! # A record's way
//!
//! `registry/agreements/dalarna/x.toml` is parsed by [`source`], every value with its place. [`load`] makes an
//! [`model::Agreement`] of it, notes what is wrong and goes on; the [`registry::Registry`] indexes and links it. [`time`]
//! computes its periods once, and how it stands on the day. [`rules`] look at all of that; [`view`] makes rows,
//! [`render`] bytes, and [`commands`] pick the stream and the exit code.
//!
//! # Where to add what
//!
//! | a new … | goes to |
//! |---|---|
//! | rule | `src/rules/<group>/<fault>.rs`, and a line in the group's `mod.rs` |
//! | format | `src/render/<format>.rs`, and a variant of the command's `Format` |
//! | report | `src/view/<noun>.rs` |
//! | command | `src/commands/<verb>.rs`, a variant of [`cli::Command`], `tests/<verb>.rs` |
//! | key of a record | `src/model/`, then `avtal schema --out schemas` |

// Nothing that a record or a command line says makes the program panic, and only `commands` print.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]

pub mod cli;
pub mod commands;
pub mod compare;
pub mod git;
pub mod history;
pub mod load;
pub mod model;
pub mod registry;
pub mod render;
pub mod rules;
pub mod source;
pub mod text;
pub mod time;
pub mod view;
