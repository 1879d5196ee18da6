//! `avtal end`

use chrono::{DateTime, Utc};
use clap::Args;
use clap::builder::PossibleValuesParser;
use clap_complete::ArgValueCandidates;

use super::complete;
use super::failure::Exit;
use super::global::Global;
use super::write::{Opening, Options, Question, ask, ask_date, date};
use crate::edit::{Edit, Path};
use crate::model::Date;
use crate::text::message::message;

/// The words for the reason of an end.
const REASONS: [&str; 4] = ["completed", "terminated", "withdrawn", "merged"];

/// Record that an agreement ends for good: before its time, or without a successor.
///
/// For notice, use `avtal notice`: it computes the last day.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal end fardtjanst --date 2026-12-31 --reason completed
  avtal end fardtjanst --date 2026-06-30 --reason merged --dry-run")]
pub struct Arguments {
    /// The agreement
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    id: String,

    /// Its last day, inclusive
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,

    /// Why it ends
    #[arg(long, value_name = "REASON", value_parser = PossibleValuesParser::new(REASONS))]
    reason: Option<String>,

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
    let date = match arguments.date {
        Some(date) => date,
        None => {
            ask_date(&arguments.options, &message!("ask-last-day"), "--date", Some(opening.day_or(None)))?
        }
    };
    let reason = match &arguments.reason {
        Some(reason) => reason.clone(),
        None => {
            let choices = REASONS.map(str::to_owned);
            let question = Question {
                text: &message!("ask-why-ends"),
                option: "--reason",
                choices: &choices,
                default: Some("completed"),
            };
            ask(&arguments.options, &question)?
        }
    };
    let key = |key: &str| Path::root().key("end").key(key);
    opening.finish(&[Edit::set(key("date"), date), Edit::set(key("reason"), reason)], |_| Vec::new())
}
