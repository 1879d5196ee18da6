//! `avtal agenda`

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};

use super::changes::changed;
use super::dialect::DialectArgument;
use super::failure::Exit;
use super::filter::FilterArguments;
use super::global::Global;
use super::{output, report};
use crate::model::Duration;
use crate::render;
use crate::view::Agenda;

/// List every coming date in order: what begins, ends, is due or is planned, and who is responsible.
///
/// What is already overdue is not listed: see `avtal status`. With a filter, hand-overs between bodies are left out.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal agenda                              as far ahead as registry.toml says
  avtal agenda --within P24M
  avtal agenda --body styrgruppen           only dates that this body is responsible for
  avtal agenda --party testkoping --format markdown
  avtal agenda --within P24M --format ics > avtal.ics")]
pub struct Arguments {
    /// How far to look ahead, such as P24M [default: as registry.toml says, else P12M]
    #[arg(long, value_name = "DURATION")]
    within: Option<Duration>,

    /// How to print the agenda
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    dialect: DialectArgument,

    #[command(flatten)]
    filters: FilterArguments,
}

/// How the agenda is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for each month, as wide as the terminal
    Human,
    /// For programs
    Json,
    /// Tables for an issue or a page
    Markdown,
    /// For spreadsheets
    Csv,
    /// For a calendar (iCalendar)
    Ics,
}

/// Runs it.
///
/// # Errors
///
/// [`super::Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let dialect = arguments.dialect.resolve(arguments.format == Format::Csv)?;
    let opened = arguments.filters.open(global, arguments.within, now)?;
    let mut filter = arguments.filters.resolve(&opened.registry)?;
    arguments.filters.say_if_nothing(&opened, &filter, global.quiet);
    // Here they choose among the deadlines rather than the agreements.
    let bodies = std::mem::take(&mut filter.bodies);
    let agenda = Agenda::of(&opened.case(), &filter, &bodies);
    let printed = match arguments.format {
        Format::Human => render::agenda::human(&agenda, opened.day(), opened.language, output::width()),
        Format::Json => render::json::agenda(opened.clocks(), &agenda, &opened.incomplete())?,
        Format::Markdown => render::agenda::markdown(&agenda, opened.day(), opened.language),
        Format::Csv => render::agenda::csv(&agenda, dialect, opened.language)?,
        Format::Ics => {
            let changed = changed(&opened)?;
            let entries = render::agenda::entries(&agenda, opened.name(), opened.language, changed);
            let name = opened.name().map(str::to_owned);
            render::ics::calendar(&render::ics::Calendar { name, entries })
        }
    };
    output::write(&printed)?;
    report::say_cut(&agenda.cut);
    Ok(opened.finish())
}
