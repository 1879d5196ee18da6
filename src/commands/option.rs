//! `avtal option`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::complete;
use super::failure::{Exit, Failure};
use super::global::Global;
use super::write::{Opening, Options, date};
use crate::edit::{Edit, Path};
use crate::model::Date;
use crate::text::message::message;

/// Record that the next option to prolong an agreement is called.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal option fardtjanst
  avtal option fardtjanst --date 2026-09-12 --dry-run")]
pub struct Arguments {
    /// The agreement
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    id: String,

    /// The day on which it is called [default: the day of --as-of, else today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,

    #[command(flatten)]
    options: Options,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let Some(opening) = Opening::of(global, &arguments.options, now, &arguments.id)? else {
        return Ok(Exit::Findings);
    };
    let record = opening.record();
    let Some((position, _)) = record.open_option() else {
        let (id, help) = (opening.target.id.to_string(), message!("use-extend"));
        let message = match record.option.len() {
            0 => message!("no-option", id = id),
            _ => message!("options-called", id = id),
        };
        return Err(Failure::usage(message, help).into());
    };
    let path = Path::root().key("option").item(position).key("exercised");
    let date = opening.day_or(arguments.date);
    opening.finish(&[Edit::set(path, date)], |_| Vec::new())
}
