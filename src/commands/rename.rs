//! `avtal rename`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::complete;
use super::failure::{Exit, Failure};
use super::global::Global;
use super::write::{Options, Plan, Target, Transaction};
use crate::rename::{Refused, Renamed, Renaming};
use crate::view::message::message;

/// Give a record another id: rename its file, and every reference to it.
///
/// The file keeps its folder and its ending. An agreement keeps its old id in `former_ids`, so that links from elsewhere
/// still lead to it; parties and bodies have no former ids. Where git tracks the file, it is renamed in the index too, as
/// by `git mv`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal rename fardtjanst fardtjanst-2024
  avtal rename fardtjanst fardtjanst-2024 --dry-run
  avtal rename party:testkoping testkopings-kommun     where an agreement has the same id")]
pub struct Arguments {
    /// The record; `party:ID` or `body:ID` where an agreement has the same id
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::records))]
    id: String,

    /// Its new id
    #[arg(value_name = "NEW")]
    new: String,

    #[command(flatten)]
    options: Options,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let transaction = Transaction::begin(global, &arguments.options, now)?;
    let opened = &transaction.opened;
    let target = Target::find(opened, &arguments.id, global.quiet)?;
    let renaming = Renaming {
        folder: &opened.folder,
        registry: &opened.registry,
        kind: target.kind,
        id: target.id,
        path: &target.path,
    };
    let Renamed { name, text, others, count, left } = renaming.to(&arguments.new).map_err(refused)?;
    let mut plan = Plan::default();
    plan.rename(&target, &name, text);
    for other in others {
        let target = Target::in_file(opened, other.kind, other.id, &other.path)?;
        plan.replace(&target, other.text);
    }
    let mut messages = vec![message!("write-references-renamed", count = count, id = arguments.new.clone())];
    messages.extend(left);
    transaction.finish(&plan, |_| messages)
}

fn refused(Refused { message, help }: Refused) -> Failure {
    Failure::Usage { message, help }
}
