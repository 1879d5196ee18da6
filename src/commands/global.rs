//! Options of every command.

use std::path::PathBuf;

use clap::{Args, ColorChoice};

use crate::model::{Date, Precision, advice, readings};
use crate::text::LanguageCode;
use crate::text::message::{Message, message};
use crate::time::Day;

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// The registry's folder, which holds registry.toml [default: the nearest one here or above, else ./registry]
    #[arg(short = 'C', long, value_name = "DIR", env = "AVTAL_REGISTRY", hide_env = true, global = true)]
    pub registry: Option<PathBuf>,

    /// The day to report on, such as 2026-01-31 [default: today in the registry's time zone]
    #[arg(long, value_name = "DAY", env = "AVTAL_AS_OF", hide_env = true, global = true, value_parser = day)]
    pub as_of: Option<Day>,

    /// The language of reports, reminders, help and errors [default: the registry's, else the environment's]
    #[arg(long, value_name = "LANGUAGE", global = true)]
    pub lang: Option<LanguageCode>,

    /// Give the ids of parties, bodies, agreements and reviews wherever they are named
    #[arg(long, global = true)]
    pub ids: bool,

    /// Read the registry as it was at a git revision: a commit, a tag, a branch, HEAD~3, main@{2026-01-31}
    #[arg(long, value_name = "REV", global = true)]
    pub at: Option<String>,

    /// When to use colour
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: ColorChoice,

    /// Print only the report itself: no summary, no hints
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Print to standard error what is read, and for which day
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// Parses a day on the command line.
pub(super) fn day(text: &str) -> Result<Day, Message> {
    let day_of = |coarse: Date| {
        let days = [coarse.first_day(), coarse.last_day()].map(|day| Date::day(day).to_string());
        let [first, last] = days;
        message!("help-day-of", first = first, last = last)
    };
    match Date::parse(text) {
        Ok(day) if day.precision() == Precision::Day => Ok(day.first_day()),
        Ok(coarse) => {
            Err(message!("why-help", why = message!("not-a-day", text = text), help = day_of(coarse)))
        }
        Err(why) => Err(match (readings(text).as_slice(), advice(text)) {
            ([coarse], _) if coarse.precision() != Precision::Day => {
                message!("why-help", why = why, help = day_of(*coarse))
            }
            (_, Some(help)) => message!("why-help", why = why, help = help),
            (_, None) => why,
        }),
    }
}
