//! `avtal extend`

use chrono::{DateTime, Utc};
use clap::Args;
use clap::builder::PossibleValuesParser;
use clap_complete::ArgValueCandidates;

use super::complete;
use super::failure::Exit;
use super::global::Global;
use super::write::{Opening, Options, ask_date, date};
use crate::edit::{Data, Edit, Path};
use crate::model::Date;
use crate::text::message::message;

/// Record a decision to prolong an agreement.
///
/// One that is only recommended, or rejected, is recorded but prolongs nothing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal extend fardtjanst --until 2027-12-31 --decided 2026-05-26 --by styrgruppen
  avtal extend fardtjanst --until 2027-12-31 --outcome recommended --by beredningen
  avtal extend fardtjanst --until 2027-12-31 --dry-run")]
pub struct Arguments {
    /// The agreement
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    id: String,

    /// The new last day, inclusive
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<Date>,

    /// When it was decided
    #[arg(long, value_name = "DATE", value_parser = date)]
    decided: Option<Date>,

    /// The body or party that decided it
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(complete::deciders))]
    by: Option<String>,

    /// What was decided [default: adopted]
    #[arg(long, value_name = "OUTCOME", value_parser = PossibleValuesParser::new(["adopted", "recommended", "rejected"]))]
    outcome: Option<String>,

    #[command(flatten)]
    options: Options,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`](super::Failure); or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let Some(opening) = Opening::of(global, &arguments.options, now, &arguments.id)? else {
        return Ok(Exit::Findings);
    };
    let until = match arguments.until {
        Some(until) => until,
        None => ask_date(&arguments.options, &message!("ask-through"), "--until", None)?,
    };
    let keys = [
        ("until", Some(Data::from(until))),
        ("decided", arguments.decided.map(Data::from)),
        ("by", arguments.by.as_deref().map(Data::text)),
        ("outcome", arguments.outcome.as_deref().map(Data::text)),
    ];
    let extension = keys.into_iter().filter_map(|(key, value)| Some((key, value?)));
    opening.finish(&[Edit::add(Path::root().key("extension"), Data::table(extension))], |_| Vec::new())
}
