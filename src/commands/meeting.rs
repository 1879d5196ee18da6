//! `avtal meeting`

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCandidates;

use super::failure::{Exit, Failure};
use super::global::{Global, day};
use super::open::{OpenRegistry, open};
use super::{complete, lookup, output};
use crate::model::Date;
use crate::registry::BodyIx;
use crate::render;
use crate::text::message::message;
use crate::time::{Case, Day, Outlook};
use crate::view::Meeting;
use crate::view::meeting::{meeting_on, next_meeting};

/// One page for a meeting of a body: what it has to decide, to start and to receive.
///
/// The decisions that were planned for it, the work that it must start before the next meeting, the reviews that it
/// receives, and what ran out since the last one, as on the day of the meeting. Each has a sentence that can go into the
/// agenda of the meeting. Meetings are those that the record of the body lists under `meetings`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal meeting svom                              the next meeting on or after today
  avtal meeting PaHSU --date 2027-02-12
  avtal meeting pahsu --format markdown           to paste into the agenda
  avtal meeting pahsu --format html > meeting.html")]
pub struct Arguments {
    /// The body: by its id, its name or its short name
    #[arg(value_name = "BODY", add = ArgValueCandidates::new(complete::bodies))]
    body: String,

    /// The day of the meeting [default: the next meeting on or after the day of the report]
    #[arg(long, value_name = "DAY", value_parser = day)]
    date: Option<Day>,

    /// How to print the page
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// How the page is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Human,
    /// For programs
    Json,
    /// For an agenda or a page
    Markdown,
    /// To print on A4
    Html,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let opened = open(global, None, None, now)?;
    let Some(body) = lookup::body(&opened.registry, &arguments.body)? else { return Ok(opened.finish()) };
    let date = arguments.date(&opened, body, global.quiet)?;
    let registry = &opened.registry;
    let outlook = Outlook::of(registry, &opened.timeline, date.last_day(), registry.settings.horizon());
    let case = Case { registry, timeline: &opened.timeline, outlook: &outlook };
    let meeting = Meeting::of(&case, body, date);
    let printed = match arguments.format {
        Format::Human => render::meeting::human(&meeting, opened.language, output::width()),
        Format::Json => {
            render::json::meeting(opened.clocks(), &meeting, opened.language, &opened.incomplete())?
        }
        Format::Markdown => render::meeting::markdown(&meeting, opened.language),
        Format::Html => render::meeting::html(&meeting, opened.language),
    };
    output::write(&printed)?;
    Ok(opened.finish())
}

impl Arguments {
    /// The date of the meeting.
    fn date(&self, opened: &OpenRegistry, body: BodyIx, quiet: bool) -> Result<Date, Failure> {
        let record = opened.registry.body(body);
        if let Some(day) = self.date {
            let recorded = meeting_on(&record.data, day);
            if recorded.is_none() && !quiet {
                output::hint(
                    message!("label-note"),
                    message!("no-meeting-on", body = record.id.to_string(), day = day),
                );
            }
            return Ok(recorded.unwrap_or(Date::day(day)));
        }
        next_meeting(&record.data, opened.day()).ok_or_else(|| {
            let message = message!("no-meeting-after", body = record.id.to_string(), day = opened.day());
            Failure::usage(message, message!("give-meeting"))
        })
    }
}
