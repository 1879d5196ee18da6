//! `avtal unset`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::complete;
use super::complete_record;
use super::failure::Exit;
use super::global::Global;
use super::set::key;
use super::write::{Options, Plan, Target, Transaction};
use crate::edit::{Edit, Path};

/// Remove a key of a record, a table, or an item of a list.
///
/// Comments in it and beside it go too; one above it stays. Nothing is written if `check` would find errors that are not
/// there now.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal unset fardtjanst stage
  avtal unset fardtjanst accept[0] --dry-run      the first of its acceptances
  avtal unset party:testkoping until")]
pub struct Arguments {
    /// The record; `party:ID` or `body:ID` where an agreement has the same id
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::records))]
    id: String,

    /// What to remove, by its path: `owner`, `validity.renewal`, `decision[2]`
    #[arg(value_name = "KEY", value_parser = key, add = ArgValueCandidates::new(complete_record::given))]
    key: Path,

    #[command(flatten)]
    options: Options,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`](super::Failure); or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let transaction = Transaction::begin(global, &arguments.options, now)?;
    let target = Target::find(&transaction.opened, &arguments.id, global.quiet)?;
    let plan = Plan::of(&target, &[Edit::remove(arguments.key.clone())])?;
    transaction.finish(&plan, |_| Vec::new())
}
