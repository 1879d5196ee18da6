//! Standard output for data, standard error for everything else.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use clap::error::ContextValue;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{refusal, spoken};
use crate::render::github;
use crate::text::display_safe;
use crate::text::message::{Manner, Message, Style as Written, message};

/// The width without a terminal, in columns.
const NO_TERMINAL: u16 = 100;

/// Writes a report to standard output, whole or in pieces, without colour codes if colours are off.
///
/// # Errors
///
/// If it cannot be written. A closed pipe is `BrokenPipe`.
pub fn write(report: &str) -> io::Result<()> {
    let in_colour = in_colour();
    let report = guarded(report, in_colour);
    // Most have no codes, which is faster to see than to take codes out.
    if in_colour || report.contains('\u{1b}') {
        let mut out = anstream::AutoStream::auto(io::stdout().lock());
        written(out.write_all(report.as_bytes()).and_then(|()| out.flush()))
    } else {
        write_bytes(report.as_bytes())
    }
}

/// Writes workflow commands to standard output, for GitHub Actions to run.
///
/// # Errors
///
/// As [`write()`].
pub fn write_commands(commands: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    written(out.write_all(commands.as_bytes()).and_then(|()| out.flush()))
}

/// Whether the program runs as a step of GitHub Actions, whose runner reads commands from both streams.
#[must_use]
pub fn under_github_actions() -> bool {
    std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true")
}

/// Neutralises workflow commands in a text. Everything but [`write_commands`] is passed through this, so that no record
/// can issue a command, even at the start of a line from which colour codes were removed.
fn guarded(text: &str, in_colour: bool) -> Cow<'_, str> {
    if !under_github_actions() {
        return Cow::Borrowed(text);
    }
    let plain = if in_colour { text.to_owned() } else { anstream::adapter::strip_str(text).to_string() };
    Cow::Owned(github::without_commands(&plain))
}

/// Whether anything was written to standard error.
static HAS_TOLD: AtomicBool = AtomicBool::new(false);

/// Whether the program has told the person anything beside its report, so that a run that says nothing more does not say the
/// same.
pub fn has_told() -> bool {
    HAS_TOLD.load(Ordering::Relaxed)
}

/// Writes to standard error.
fn tell(message: &str) {
    HAS_TOLD.store(true, Ordering::Relaxed);
    let in_colour = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    // If standard error is closed, nobody can be told.
    let _ = write!(anstream::stderr(), "{}", guarded(message, in_colour));
}

/// Whether standard output shows colours.
#[must_use]
pub fn in_colour() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Writes bytes to standard output.
///
/// # Errors
///
/// As [`write()`].
pub fn write_bytes(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    written(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Marks an error as one of standard output.
fn written(result: io::Result<()>) -> io::Result<()> {
    result
        .map_err(|error| io::Error::new(error.kind(), message!("failed-output", why = refusal::why(&error))))
}

/// The least width in columns: in less, reports would hold single words.
const LEAST: u16 = 20;

/// The width in columns: that of the terminal, else of `COLUMNS`.
#[must_use]
pub fn width() -> u16 {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0);
    terminal.or(said).unwrap_or(NO_TERMINAL).max(LEAST)
}

/// A progress bar on standard error, shown only on a terminal.
#[must_use]
pub fn progress(what: &Message, of: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
    let bar = ProgressBar::with_draw_target(u64::try_from(of).ok(), ProgressDrawTarget::stderr());
    style
        .map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
        .with_message(what.localise(spoken::language()))
}

/// A progress bar for work on `of` things, which is hidden if they are fewer than `least`: then it is soon done.
#[must_use]
pub fn progress_of_many(least: usize, what: &Message, of: usize) -> ProgressBar {
    if of < least { ProgressBar::hidden() } else { progress(what, of) }
}

/// A sign on standard error that something goes on whose steps are not counted, shown only on a terminal.
#[must_use]
pub fn spinner(what: &Message) -> ProgressBar {
    let spinner = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr())
        .with_style(ProgressStyle::default_spinner())
        .with_message(what.localise(spoken::language()));
    spinner.enable_steady_tick(Duration::from_millis(120));
    spinner
}

/// A counter on standard error for an unknown total, shown only on a terminal.
#[must_use]
pub fn counter(what: &Message) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {pos}");
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    style
        .map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
        .with_message(what.localise(spoken::language()))
}

/// Prints an error on standard error, in the language of the person.
pub fn error(message: Message) {
    say(message!("wrong-error"), AnsiColor::Red, message);
}

/// Prints a message on standard error, in the language of the person.
pub fn hint(label: Message, message: Message) {
    say(label, AnsiColor::Cyan, message);
}

/// Prints a question on standard error, without a line break.
pub fn prompt(question: &str) {
    tell(&display_safe(question));
}

/// Prints what is wrong with the command line, `said` of it in colours. If it quotes characters that could move the cursor
/// or start a line, everything is printed on one line without colours.
pub fn usage(error: &clap::Error, said: &str) {
    if quotes_safely(error) {
        return tell(said);
    }
    let plain = anstream::adapter::strip_str(said).to_string();
    tell(&format!("{}\n", display_safe(plain.trim_end())));
}

/// Whether the words that an error quotes from the command line are safe to show.
fn quotes_safely(error: &clap::Error) -> bool {
    let is_safe = |word: &String| display_safe(word) == *word;
    error.context().all(|(_, value)| {
        if let ContextValue::String(word) = value {
            is_safe(word)
        } else if let ContextValue::Strings(words) = value {
            words.iter().all(is_safe)
        } else {
            true
        }
    })
}

fn say(label: Message, colour: AnsiColor, message: Message) {
    let style = Style::new().bold().fg_color(Some(colour.into()));
    // Days and lengths of time as a command line takes them.
    let manner = Manner { language: spoken::language(), style: Written::Record, cuts: false };
    let (label, message) = (label.say(manner), message.say(manner));
    tell(&format!("{style}{label}{style:#}: {}\n", display_safe(&message)));
}
