//! `avtal`: a registry of agreements over plain files.
//!
//! # The layers
//!
//! Imports go one way, down this list; `tests/project/layers.rs` holds them to it.
//!
//! | layer | what it is |
//! |---|---|
//! | [`parallel`] | work on all cores, with results in order |
//! | [`text`] | text as people read it: made safe to show, cut, wrapped, put in order |
//! | [`source`] | files, places in them, TOML and YAML read into one spanned tree; only [`edit`] knows the syntax too |
//! | [`model`] | what a record means: agreements, parties, bodies, settings, dates, durations |
//! | [`registry`] | all records by their ids, and the references between them resolved |
//! | [`load`] | from the tree to the model, and all records into one [`registry::Registry`] |
//! | [`time`] | what holds on which day: periods, states, duties, who holds them; pure functions of the records and one day |
//! | [`rules`] | one file per rule of `check`, in folders by group |
//! | [`compare`] | what differs between two registries, two records, or two texts |
//! | [`git`] | the commits of a repository and the files in them; only here is git run |
//! | [`history`] | what became of a registry's records, commit by commit |
//! | [`edit`] | changes of a record's text that leave everything else as it is |
//! | [`fix`] | what would mend a finding, as changes of texts; made round by round in memory |
//! | [`rename`](mod@rename) | what becomes of all texts when a record gets another id |
//! | [`import`] | lists of others, such as spreadsheets, read as records; what differs from the records that there are |
//! | [`view`] | what a report says: rows and sections |
//! | [`render`] | one file per format: views as bytes. Sees nothing but views |
//! | [`lsp`] | a language server: the same over the texts in an editor |
//! | [`commands`] | one file per command, with its arguments |
//! | [`cli`] | the list of commands, and running one |
//!
//! # A record's way
//!
//! `registry/agreements/dalarna/x.toml` is parsed by [`source`], every value with its place. [`load`] makes an
//! [`model::Agreement`] of it, notes what is wrong and goes on, and puts it into the [`registry::Registry`], which resolves its
//! references. [`time`] computes its periods once, and how it stands on the day: a [`time::Case`]. [`rules`] look at that;
//! [`view`] makes rows, [`render`] bytes, and [`commands`] pick the stream and the exit code.
//!
//! # Where to add what
//!
//! | a new … | goes to |
//! |---|---|
//! | rule | `src/rules/<group>/<fault>.rs`, and its `mod` line and name in the group's `mod.rs` |
//! | format | `src/render/<format>.rs`, and a variant of the command's `Format` |
//! | report | `src/view/<noun>.rs`, `src/render/json/<noun>.rs` |
//! | command | `src/commands/<verb>.rs`, a variant of [`cli::Command`], `tests/commands/<verb>.rs` |
//! | key of a record | `src/model/`, then `avtal schema --out schemas`; the compiler and tests name the rest |

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
pub mod edit;
pub mod fix;
pub mod git;
pub mod history;
pub mod import;
pub mod load;
pub mod lsp;
pub mod model;
pub mod parallel;
pub mod registry;
pub mod rename;
pub mod render;
pub mod rules;
pub mod source;
pub mod text;
pub mod time;
pub mod view;
