//! `avtal status`

use chrono::{DateTime, Utc};
use clap::Args;

use super::dialect::DialectArgument;
use super::failure::Exit;
use super::filter::FilterArguments;
use super::global::Global;
use super::list::Format;
use super::output;
use crate::model::Duration;
use crate::render;
use crate::view::Status;

/// Report what needs attention, the most urgent first: the next step, and why.
///
/// The first sentence counts what runs out soon, has run out and is overdue; how soon is `urgent` of registry.toml, else
/// 90 days. The sections follow: what runs out with nothing to take over, what has run out, what is not adopted, what has
/// to be revised or reviewed, and what runs out as planned. In each, agreements required by law come first, then the rest
/// by day. What is more than two years back is counted below its section, and what a record accepts below all of them;
/// --all shows both.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal status                                    today
  avtal status --as-of 2027-01-01 --within P6M    on New Year's Day, half a year ahead
  avtal status --owner svom --format markdown     for the agenda of a meeting
  avtal status --all                              also what is long past or accepted")]
pub struct Arguments {
    /// How far to look ahead, such as P6M [default: as registry.toml says, else P12M]
    #[arg(long, value_name = "DURATION")]
    within: Option<Duration>,

    /// Show what is more than two years back, and what the records accept, instead of counting it
    #[arg(long)]
    all: bool,

    /// How to print the report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    dialect: DialectArgument,

    #[command(flatten)]
    filters: FilterArguments,
}

/// Runs it.
///
/// # Errors
///
/// [`super::Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let dialect = arguments.dialect.resolve(arguments.format == Format::Csv)?;
    let opened = arguments.filters.open(global, arguments.within, now)?;
    let filter = arguments.filters.resolve(&opened.registry)?;
    arguments.filters.say_if_nothing(&opened, &filter, global.quiet);
    let status = Status::of(&opened.case(), &filter, arguments.all);
    let (day, language) = (opened.day(), opened.language);
    match arguments.format {
        Format::Human => {
            let (width, in_colour) = (output::width(), output::in_colour());
            render::status::status(&status, language, width, in_colour, |piece| output::write(&piece))?;
        }
        Format::Json => {
            output::write(&render::json::status(opened.clocks(), &status, &opened.incomplete())?)?;
        }
        Format::Markdown => output::write(&render::markdown::status(&status, day, language))?,
        Format::Csv => output::write(&render::status_csv::status(&status, dialect, language)?)?,
    }
    Ok(opened.finish())
}
