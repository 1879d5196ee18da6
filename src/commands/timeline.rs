//! `avtal timeline`

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};

use super::failure::{Exit, Failure};
use super::filter::FilterArguments;
use super::global::{self, Global};
use super::output;
use crate::render::{self, timeline};
use crate::text::message::message;
use crate::time::Day;
use crate::view::Chart;
use crate::view::timeline::{By, MAX_YEARS};

/// Draw when agreements are in force, the gaps between them, and their key dates.
///
/// There is one row for each agreement. It shows periods, with prolongations and renewals in styles of their own; days
/// without an agreement, hatched; whether the agreement lapses, runs until further notice or has an unknown end;
/// reviews, last days for notice and options, and the last day to start a revision. A line marks the day of the report.
/// With a filter, only matching agreements are drawn.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal timeline
  avtal timeline --by owner --from 2024-01-01 --to 2030-12-31
  avtal timeline --party testkoping --state in-force --ascii
  avtal timeline --format svg > timeline.svg")]
pub struct Arguments {
    /// What to group the rows by
    #[arg(long, value_name = "WHAT", default_value = "line")]
    by: By,

    /// The first day to show [default: when the first agreement begins, at most ten years back]
    #[arg(long, value_name = "DAY", value_parser = global::day)]
    from: Option<Day>,

    /// The last day to show [default: when the last agreement ends, at most ten years ahead]
    #[arg(long, value_name = "DAY", value_parser = global::day)]
    to: Option<Day>,

    /// Draw with ASCII characters only, on a terminal
    #[arg(long)]
    ascii: bool,

    /// How to print the timeline
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    filters: FilterArguments,
}

/// How a timeline is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Drawn with characters, as wide as the terminal
    Human,
    /// For programs
    Json,
    /// A picture for pages and documents
    Svg,
}

/// The number of rows above which a picture is too high for most programs.
const MANY: usize = 500;

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let (from, through) = (arguments.from, arguments.to);
    if let (Some(from), Some(to)) = (from, through)
        && from > to
    {
        let message = message!("from-after-to", from = from, to = to);
        return Err(Failure::usage(message, message!("first-and-last")).into());
    }
    if let (Some(from), Some(to)) = (from, through)
        && from.checked_add_months(chrono::Months::new(MAX_YEARS * 12)).is_some_and(|last| to > last)
    {
        let message = message!("too-many-years", from = from, to = to, years = MAX_YEARS);
        return Err(Failure::usage(message, message!("ask-for-fewer")).into());
    }
    let opened = arguments.filters.open(global, None, now)?;
    let filter = arguments.filters.resolve(&opened.registry)?;
    arguments.filters.say_if_nothing(&opened, &filter, global.quiet);
    let chart = Chart::of(&opened.case(), &filter, arguments.by, from, through);
    let printed = match arguments.format {
        Format::Human => {
            let glyphs = if arguments.ascii { timeline::ASCII } else { timeline::UNICODE };
            timeline::timeline(&chart, opened.language, output::width(), &glyphs)
        }
        Format::Json => render::json::timeline(opened.clocks(), &chart, &opened.incomplete())?,
        Format::Svg => render::timeline_svg::document(&chart, opened.name(), opened.language),
    };
    output::write(&printed)?;
    let rows = chart.rows().count();
    if arguments.format == Format::Svg && rows > MANY && !global.quiet {
        output::hint(message!("label-large"), message!("many-rows", rows = rows));
    }
    Ok(opened.finish())
}
