//! `avtal set`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::complete;
use super::complete_record;
use super::failure::Exit;
use super::global::Global;
use super::write::{Options, Plan, Target, Transaction, typed};
use crate::edit::{Path, set_or_add};
use crate::text::message::Message;

/// Set any key of a record.
///
/// The value gets the type that the format gives to the key: a date, a number, a text or a list. A key that is missing
/// is added, with the tables that lead to it, and so is the item after the last of a list. Only the lines of the key are changed. Nothing is written if `check` would
/// find errors that are not there now.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal set fardtjanst validity.until 2027-12-31
  avtal set fardtjanst owner styrgruppen --dry-run
  avtal set fardtjanst topics barn skola            several values are a list
  avtal set fardtjanst decision[0].reference '§ 12'  the first decision
  avtal set fardtjanst replaces[0].id fardtjanst-2019
  avtal set party:testkoping contact registrator@testkoping.example")]
pub struct Arguments {
    /// The record; `party:ID` or `body:ID` where an agreement has the same id
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::records))]
    id: String,

    /// The key, by its path: `owner`, `validity.until`, `review[0].every`
    #[arg(value_name = "KEY", value_parser = key, add = ArgValueCandidates::new(complete_record::keys))]
    key: Path,

    /// The value; several are a list
    #[arg(value_name = "VALUE", required = true)]
    value: Vec<String>,

    #[command(flatten)]
    options: Options,
}

/// Parses a path of keys on the command line.
pub(super) fn key(text: &str) -> Result<Path, Message> {
    text.parse().map_err(|error: crate::edit::PathError| error.message())
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`](super::Failure); or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let transaction = Transaction::begin(global, &arguments.options, now)?;
    let target = Target::find(&transaction.opened, &arguments.id, global.quiet)?;
    let value = typed(target.kind, &arguments.key, &arguments.value)?;
    let edit = set_or_add(target.syntax(), &target.stored.text, arguments.key.clone(), value);
    let plan = Plan::of(&target, &[edit])?;
    transaction.finish(&plan, |_| Vec::new())
}
