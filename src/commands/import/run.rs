//! The arguments of `avtal import`, and which import it is.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};

use super::{exported, guess, list};
use crate::commands::write::Options;
use crate::commands::{Exit, Failure, Global};
use crate::import::merge::Side;
use crate::text::message::message;

/// Make records of a list: a spreadsheet, a CSV file, or what `avtal export` wrote.
///
/// A map says which column is which key: a TOML file in the registry, which --guess writes from the headings. Every row is
/// accounted for, with the cell of every fault; a row that is refused stops no other. Imported again, the list changes what
/// has changed in it and leaves the rest as it is. What people have changed in a record since, and what differs from the
/// list, is a conflict: it is told and not overwritten, unless --theirs or --ours decides. Rows that are gone are told; no
/// record is ever deleted.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal import avtal.xlsx --guess               write avtal-import.toml from the headings; read it through
  avtal import avtal.xlsx --dry-run             what would be written and what would be refused
  avtal import avtal.xlsx --create-parties      parties and bodies that are unknown become records, too
  avtal import avtal.csv --map avtal-import.toml --theirs
  avtal import export/registry=prov             what `avtal export --format jsonl` wrote")]
pub struct Arguments {
    /// The list: .xlsx, .xlsm, .ods or .csv; .jsonl, .json or a folder of these as exported
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// The map, a file in the registry [default: avtal-import.toml in its folder]
    #[arg(long, value_name = "FILE")]
    pub(super) map: Option<PathBuf>,

    /// Write the map from the headings instead
    #[arg(long, conflicts_with_all = ["create_parties", "theirs", "ours"])]
    pub(super) guess: bool,

    /// Make records of parties and bodies that the registry does not have
    #[arg(long)]
    pub(super) create_parties: bool,

    /// Where list and record have both changed, take what the list says
    #[arg(long, conflicts_with = "ours")]
    pub(super) theirs: bool,

    /// Where list and record have both changed, keep what the record says
    #[arg(long)]
    pub(super) ours: bool,

    /// How to print what became of the rows
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,

    #[command(flatten)]
    pub(super) options: Options,
}

/// How to print what became of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// For programs, with every row
    Json,
}

impl Arguments {
    /// Who decides where both have changed.
    pub(super) fn side(&self) -> Option<Side> {
        match (self.theirs, self.ours) {
            (true, _) => Some(Side::Theirs),
            (false, true) => Some(Side::Ours),
            (false, false) => None,
        }
    }

    /// Whether it is what `avtal export` wrote.
    fn is_exported(&self) -> bool {
        let ending = self.file.extension().map(|ending| ending.to_ascii_lowercase());
        self.file.is_dir() || ending.is_some_and(|ending| ending == "jsonl" || ending == "json")
    }
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    match (arguments.is_exported(), arguments.guess) {
        (true, true) => {
            Err(Failure::usage(message!("import-exported-no-map"), message!("import-leave-out-guess")).into())
        }
        (true, false) if arguments.map.is_some() => {
            Err(Failure::usage(message!("import-exported-no-map"), message!("import-leave-out-guess")).into())
        }
        (true, false) => exported::run(global, arguments, now),
        (false, true) => guess::run(global, arguments, now),
        (false, false) => list::run(global, arguments, now),
    }
}
