//! `avtal done`

use chrono::{DateTime, Utc};
use clap::Args;
use clap::builder::PossibleValuesParser;
use clap_complete::ArgValueCandidates;

use super::complete;
use super::complete_record;
use super::failure::{Exit, Failure};
use super::global::Global;
use super::write::{Opening, Options, Question, ask, date};
use crate::edit::{Data, Edit, Path};
use crate::model::agreement::ActivityStatus;
use crate::model::{Agreement, Date};
use crate::text::message::message;

/// Record that a review was held, or an activity is done.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal done fardtjanst vartannat-ar                     a review, by its id
  avtal done fardtjanst vartannat-ar --date 2026-10-01 --outcome no-change --due 2026
  avtal done fardtjanst 'Rutiner för avvikelser'         an activity, by its title
  avtal done fardtjanst 2                                the second activity")]
pub struct Arguments {
    /// The agreement
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    id: String,

    /// The id of a review, or the title or the number of an activity
    #[arg(value_name = "WHAT", add = ArgValueCandidates::new(complete_record::doable))]
    what: Option<String>,

    /// When it was done [default: the day of --as-of, else today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,

    /// What the review came to
    #[arg(long, value_name = "OUTCOME", value_parser = PossibleValuesParser::new(["no-change", "revise"]))]
    outcome: Option<String>,

    /// The due date that the review answers
    #[arg(long, value_name = "DATE", value_parser = date)]
    due: Option<Date>,

    /// The reference of the review
    #[arg(long, value_name = "TEXT")]
    reference: Option<String>,

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
    let what = match &arguments.what {
        Some(what) => what.clone(),
        None => ask_what(&arguments.options, record)?,
    };
    let date = opening.day_or(arguments.date);
    let edits = match Done::find(record, &what) {
        Some(Done::Review(position)) => arguments.review(position, date),
        Some(Done::Activity(position)) => arguments.activity(record, position, date)?,
        None => {
            let known = names(record);
            let help = if known.is_empty() {
                message!("has-neither", id = opening.target.id.to_string())
            } else {
                message!("words", words = known.join("; "))
            };
            let message = message!("no-single", id = opening.target.id.to_string(), what = what);
            return Err(Failure::usage(message, help).into());
        }
    };
    opening.finish(&edits, |_| Vec::new())
}

/// What was done, by its position in the record.
enum Done {
    Review(usize),
    Activity(usize),
}

impl Done {
    /// The review with that id, else the activity with that title or, from 1, that number. None if there is none, or
    /// several activities have the title.
    fn find(record: &Agreement, what: &str) -> Option<Done> {
        if let Some(position) = record.review.iter().position(|review| *review.id.value == *what) {
            return Some(Done::Review(position));
        }
        let wanted = what.trim().to_lowercase();
        let titles = record.activity.iter().map(|activity| activity.title.as_str().to_lowercase());
        let titled: Vec<usize> =
            titles.enumerate().filter(|(_, title)| *title == wanted).map(|(position, _)| position).collect();
        match titled.as_slice() {
            [position] => Some(Done::Activity(*position)),
            [] => {
                let position = what.parse::<usize>().ok()?.checked_sub(1)?;
                (position < record.activity.len()).then_some(Done::Activity(position))
            }
            _ => None,
        }
    }
}

/// The names of all that can be done.
fn names(record: &Agreement) -> Vec<String> {
    let reviews = record.review.iter().map(|review| review.id.to_string());
    reviews.chain(record.activity.iter().map(|activity| activity.title.as_str().to_owned())).collect()
}

fn ask_what(options: &Options, record: &Agreement) -> Result<String, Failure> {
    let choices = names(record);
    let default = if let [only] = choices.as_slice() { Some(only.as_str()) } else { None };
    let question = Question { text: &message!("ask-what-done"), option: "WHAT", choices: &choices, default };
    ask(options, &question)
}

impl Arguments {
    fn review(&self, position: usize, date: Date) -> Vec<Edit> {
        let keys = [
            ("date", Some(Data::from(date))),
            ("due", self.due.map(Data::from)),
            ("outcome", self.outcome.as_deref().map(Data::text)),
            ("reference", self.reference.as_deref().map(Data::text)),
        ];
        let done = keys.into_iter().filter_map(|(key, value)| Some((key, value?)));
        vec![Edit::add(Path::root().key("review").item(position).key("done"), Data::table(done))]
    }

    /// An activity with another status becomes done.
    fn activity(&self, record: &Agreement, position: usize, date: Date) -> Result<Vec<Edit>, Failure> {
        if self.outcome.is_some() || self.due.is_some() || self.reference.is_some() {
            return Err(Failure::usage(message!("activity-without"), message!("leave-out-or-review")));
        }
        let key = |key: &str| Path::root().key("activity").item(position).key(key);
        let mut edits = vec![Edit::set(key("done"), date)];
        let status = record.activity.get(position).and_then(|activity| activity.status.as_ref());
        if status.is_some_and(|status| status.value != ActivityStatus::Done) {
            edits.push(Edit::set(key("status"), "done"));
        }
        Ok(edits)
    }
}
