//! `avtal status`

use chrono::{DateTime, Utc};
use clap::Args;

use super::failure::Exit;
use super::filter::FilterArguments;
use super::global::Global;
use super::open::open;
use super::output;
use super::report::Format;
use crate::model::Duration;
use crate::render;
use crate::view::Status;

/// Report what expires, what lapses or has lapsed, what needs revision, and why.
///
/// There are three sections, each with the agreements required by law first, then the number of agreements in each
/// state.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal status                                    today
  avtal status --as-of 2027-01-01 --within P6M    on New Year's Day, half a year ahead
  avtal status --owner svom --format markdown     for the agenda of a meeting")]
pub struct Arguments {
    /// How far to look ahead, such as P6M [default: as registry.toml says, else P12M]
    #[arg(long, value_name = "DURATION")]
    within: Option<Duration>,

    /// How to print the report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    filters: FilterArguments,
}

/// Runs it.
///
/// # Errors
///
/// [`super::Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let opened = open(global, None, arguments.within, now)?;
    let filter = arguments.filters.resolve(&opened.registry)?;
    let status = Status::of(&opened.case(), &filter);
    let (day, language) = (opened.day(), opened.language);
    match arguments.format {
        Format::Human => {
            let (width, in_colour) = (output::width(), output::in_colour());
            render::status::status(&status, day, language, width, in_colour, |piece| {
                output::write_piece(&piece)
            })?;
        }
        Format::Json => {
            output::write(&render::json::status(opened.clocks(), &status, &opened.incomplete())?)?;
        }
        Format::Markdown => output::write(&render::markdown::status(&status, day, language))?,
    }
    Ok(opened.finish())
}
