//! `avtal remind`

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};

use super::changes::changed;
use super::failure::{Exit, Failure};
use super::filter::FilterArguments;
use super::global::{Global, day};
use super::open::OpenRegistry;
use super::{file, output, report};
use crate::registry::BodyIx;
use crate::render::reminders::{self, DEFAULT_SENDER, Run};
use crate::render::{self, ics, mail};
use crate::text::is_mail_address;
use crate::text::message::message;
use crate::time::Day;
use crate::view::Reminders;

/// Remind those responsible of expiry, reviews, work to start, notices, activities and decisions.
///
/// Each deadline has stages, such as P6M and P1M before it, set in registry.toml or in the record. A reminder is due
/// from the day of its stage until the next stage or until the deadline is met, so a missed run loses nothing. --since
/// keeps only the reminders that became due after a day: a job that gives the day of its last run sends each reminder
/// once. The order is that of `avtal status`, and so is what is counted instead of shown.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal remind                                            everything due, for an issue or a chat
  avtal remind --since 2026-11-14                         what became due after that day
  avtal remind --format eml --out letters                 a draft letter for each recipient
  avtal remind --body styrgruppen --format ics > styrgruppen.ics
  avtal remind --statutory --format json | jq '.reminders[].key'")]
pub struct Arguments {
    /// Only what became due after this day: usually that of the last run
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<Day>,

    /// Show what is more than two years back, and what the records accept, instead of counting it
    #[arg(long)]
    all: bool,

    /// How to write the reminders
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    format: Format,

    /// The folder for the letters; created if it is missing
    #[arg(long, value_name = "DIR", required_if_eq("format", "eml"))]
    out: Option<PathBuf>,

    /// The sender's address for letters [default: `contact` in registry.toml]
    #[arg(long, value_name = "ADDRESS")]
    sender: Option<String>,

    /// List the letters without writing them
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    filters: FilterArguments,
}

/// How to write reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For an issue or a chat
    Markdown,
    /// For a calendar (iCalendar)
    Ics,
    /// For mail: one draft per recipient, into --out
    Eml,
    /// For programs
    Json,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    arguments.check()?;
    let opened = arguments.filters.open(global, None, now)?;
    if let Some(since) = arguments.since.filter(|since| *since > opened.day()) {
        let message = message!("since-after", since = since, day = opened.day());
        return Err(Failure::usage(message, message!("give-last-run")).into());
    }
    let mut filter = arguments.filters.resolve(&opened.registry)?;
    arguments.filters.say_if_nothing(&opened, &filter, global.quiet);
    // Here they choose among the deadlines rather than the agreements.
    let bodies = std::mem::take(&mut filter.bodies);
    say_successors(&opened, &bodies);
    let reminders = Reminders::of(&opened.case(), &filter, &bodies, arguments.since, arguments.all);
    let run =
        Run { day: opened.day(), since: arguments.since, registry: opened.name(), language: opened.language };
    let printed = match arguments.format {
        Format::Markdown => reminders::markdown(&reminders, &run),
        Format::Json => render::json::remind(opened.clocks(), &reminders, &opened.incomplete())?,
        Format::Ics => {
            let entries = reminders::entries(&reminders, &run, changed(&opened)?);
            ics::calendar(&ics::Calendar { name: run.registry.map(str::to_owned), entries })
        }
        Format::Eml => arguments.letters(&reminders, &run, &opened)?,
    };
    output::write(&printed)?;
    report::say_cut(&reminders.cut);
    Ok(opened.finish())
}

impl Arguments {
    /// Checks options that apply to letters only.
    fn check(&self) -> Result<(), Failure> {
        if self.format == Format::Eml {
            return Ok(());
        }
        let given =
            [("--out", self.out.is_some()), ("--sender", self.sender.is_some()), ("--dry-run", self.dry_run)];
        match given.into_iter().find(|(_, is_given)| *is_given) {
            None => Ok(()),
            Some((option, _)) => {
                Err(Failure::usage(message!("for-letters", option = option), message!("write-letters")))
            }
        }
    }

    /// Writes the letters, and returns their paths, one per line.
    fn letters(&self, reminders: &Reminders, run: &Run<'_>, opened: &OpenRegistry) -> anyhow::Result<String> {
        let own = opened.registry.settings.contact.as_ref().map(|contact| contact.as_str());
        let sender = match (&self.sender, own.filter(|own| is_mail_address(own))) {
            (Some(sender), _) if is_mail_address(sender) => sender.as_str(),
            (Some(sender), _) => {
                let message = message!("no-address", text = sender.as_str());
                return Err(Failure::usage(message, message!("write-address")).into());
            }
            (None, Some(own)) => own,
            (None, None) => {
                output::hint(message!("label-sender"), message!("from-nobody"));
                DEFAULT_SENDER
            }
        };
        let out = self.out.as_deref().unwrap_or(Path::new("."));
        let letters = reminders::letters(reminders, run, sender);
        if !self.dry_run {
            fs::create_dir_all(out).map_err(|error| Failure::Environment {
                message: message!("cannot-make-folder", path = out.display().to_string()),
                error,
            })?;
        }
        let mut paths = String::new();
        for (name, letter) in &letters {
            let path = out.join(name);
            if !self.dry_run {
                file::write(&path, mail::letter(letter)?)?;
            }
            paths.push_str(&format!("{}\n", path.display()));
        }
        let written: Vec<&str> = letters.iter().map(|(name, _)| name.as_str()).collect();
        match other_letters(out, &written) {
            0 => {}
            others => output::hint(
                message!("label-letters"),
                message!("other-letters", path = out.display().to_string(), count = others),
            ),
        }
        Ok(paths)
    }
}

/// Reports which of the requested bodies have handed their duties to another.
fn say_successors(opened: &OpenRegistry, bodies: &[BodyIx]) {
    let name = |body: BodyIx| opened.registry.body(body).id.to_string();
    for body in bodies {
        let holder = opened.outlook.bodies.effective(&opened.registry, *body, opened.day());
        if holder != *body {
            output::hint(
                message!("label-body"),
                message!("duties-lie", body = name(*body), holder = name(holder)),
            );
        }
    }
}

/// The number of letters in a folder other than those in `written`.
fn other_letters(folder: &Path, written: &[&str]) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter(|name| name.ends_with(".eml") && !written.contains(&name.as_str())).count()
}
