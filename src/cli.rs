//! The command line: global options and the commands.

use std::path::PathBuf;

use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{Args, ColorChoice, Parser, Subcommand};

use crate::commands::{
    agenda, chain, check, completions, diff, expiring, explain, graph, list, log, man, remind, rules, schema,
    show, site, status, timeline,
};
use crate::text::Language;
use crate::time::Day;

/// A registry of agreements over plain files: what expires, what lapses, what needs revision.
#[derive(Debug, Parser)]
#[command(name = "avtal", version, styles = STYLES, max_term_width = 100, propagate_version = true)]
#[command(
    after_help = "Begin with `avtal check`, then `avtal status`. Every command has examples: `avtal help status`."
)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// The registry: the folder with registry.toml [default: the nearest one upward, else ./registry]
    #[arg(short = 'C', long, value_name = "DIR", env = "AVTAL_REGISTRY", hide_env = true, global = true)]
    pub registry: Option<PathBuf>,

    /// The day of validity, as 2026-01-31 [default: today in the registry's time zone]
    #[arg(long, value_name = "DAY", env = "AVTAL_AS_OF", hide_env = true, global = true, value_parser = day)]
    pub as_of: Option<Day>,

    /// The language of reports and reminders [default: the registry's, else that of the environment]
    #[arg(long, value_name = "LANGUAGE", global = true)]
    pub lang: Option<Language>,

    /// Read the registry as it was at a git revision: a commit, a tag, a branch, HEAD~3, main@{2026-01-31}
    #[arg(long, value_name = "REV", global = true)]
    pub at: Option<String>,

    /// When to use colour
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: ColorChoice,

    /// Print only the report itself: no summary, no hints
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Say on standard error what is read, and for which day
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
#[expect(missing_docs, reason = "each is documented at its `Arguments`, which is what its help shows")]
pub enum Command {
    Check(check::Arguments),
    Status(status::Arguments),
    List(list::Arguments),
    Expiring(expiring::Arguments),
    Show(show::Arguments),
    Chain(chain::Arguments),
    Graph(graph::Arguments),
    Log(log::Arguments),
    Diff(diff::Arguments),
    Timeline(timeline::Arguments),
    Agenda(agenda::Arguments),
    Remind(remind::Arguments),
    Site(site::Arguments),
    Rules(rules::Arguments),
    Explain(explain::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

impl Command {
    /// Its name, if it reads no registry.
    #[must_use]
    pub fn without_registry(&self) -> Option<&'static str> {
        match self {
            Command::Check(_)
            | Command::Status(_)
            | Command::List(_)
            | Command::Expiring(_)
            | Command::Show(_)
            | Command::Chain(_)
            | Command::Log(_)
            | Command::Diff(_)
            | Command::Graph(_)
            | Command::Timeline(_)
            | Command::Agenda(_)
            | Command::Remind(_)
            | Command::Site(_) => None,
            Command::Rules(_) => Some("rules"),
            Command::Explain(_) => Some("explain"),
            Command::Schema(_) => Some("schema"),
            Command::Completions(_) => Some("completions"),
            Command::Man(_) => Some("man"),
        }
    }
}

/// Reads a day of the command line.
pub(crate) fn day(text: &str) -> Result<Day, String> {
    let day = crate::model::Date::parse(text)?;
    match day.coarse() {
        None => Ok(day.first_day()),
        Some(coarse) => Err(format!("`{coarse}` is not a day: give it as 2026-01-31")),
    }
}
