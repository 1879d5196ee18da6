//! Standard output for data, standard error for everything else.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use clap::error::ContextValue;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::render::github;
use crate::text::display_safe;

/// Columns to lay out for where there is no terminal.
const NO_TERMINAL: u16 = 100;

/// Writes a whole report to standard output. Colour codes are taken out where no colour is wanted.
///
/// # Errors
///
/// If it cannot be written; a closed pipe is `BrokenPipe`.
pub fn write(report: &str) -> io::Result<()> {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    written(out.write_all(guarded(report, in_colour()).as_bytes()).and_then(|()| out.flush()))
}

/// Writes workflow commands to standard output, for GitHub Actions to carry out.
///
/// # Errors
///
/// As [`write()`].
pub fn write_commands(commands: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    written(out.write_all(commands.as_bytes()).and_then(|()| out.flush()))
}

/// Does the program run as a step of GitHub Actions, whose runner reads both streams for commands?
#[must_use]
pub fn under_github_actions() -> bool {
    std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true")
}

/// What goes to a stream: all but [`write_commands`] comes through here, so that no record gives a command, also not where
/// it begins a line when colour codes have been taken out.
fn guarded(text: &str, in_colour: bool) -> Cow<'_, str> {
    if !under_github_actions() {
        return Cow::Borrowed(text);
    }
    let plain = if in_colour { text.to_owned() } else { anstream::adapter::strip_str(text).to_string() };
    Cow::Owned(github::without_commands(&plain))
}

/// Writes to standard error.
fn tell(message: &str) {
    let in_colour = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    // Where standard error is closed there is nobody to tell.
    let _ = write!(anstream::stderr(), "{}", guarded(message, in_colour));
}

/// Does standard output show colours?
#[must_use]
pub fn in_colour() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Writes a piece of a report that holds colour codes only if they are [wanted](in_colour) to standard output.
///
/// # Errors
///
/// As [`write()`].
pub fn write_piece(piece: &str) -> io::Result<()> {
    if in_colour() {
        return write(piece);
    }
    let mut out = io::stdout().lock();
    written(out.write_all(guarded(piece, false).as_bytes()).and_then(|()| out.flush()))
}

/// Says of an error of standard output that it is one.
fn written(result: io::Result<()>) -> io::Result<()> {
    result
        .map_err(|error| io::Error::new(error.kind(), format!("standard output cannot be written: {error}")))
}

/// How many columns there are: the terminal's, else those that `COLUMNS` says.
#[must_use]
pub fn width() -> u16 {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0);
    terminal.or(said).unwrap_or(NO_TERMINAL).max(40)
}

/// A progress bar on standard error, which is seen only where that is a terminal.
#[must_use]
pub fn progress(what: &'static str, of: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
    let bar = ProgressBar::with_draw_target(u64::try_from(of).ok(), ProgressDrawTarget::stderr());
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)).with_message(what)
}

/// A count on standard error of what nobody knows the number of, which is seen only where that is a terminal.
#[must_use]
pub fn counter(what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {pos}");
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)).with_message(what)
}

/// Says an error on standard error.
pub fn error(message: &str) {
    say("error", AnsiColor::Red, message);
}

/// Says something on standard error.
pub fn hint(label: &str, message: &str) {
    say(label, AnsiColor::Cyan, message);
}

/// Says what is wrong with the command line. Where that holds a word that could move the cursor or begin a line of its
/// own, all is on one line without colours.
pub fn usage(error: &clap::Error) {
    let said = error.render();
    let said = if quotes_safely(error) {
        said.ansi().to_string()
    } else {
        format!("{}\n", display_safe(said.to_string().trim_end()))
    };
    tell(&said);
}

/// Are the words of the command line that an error quotes safe to show?
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

fn say(label: &str, colour: AnsiColor, message: &str) {
    let style = Style::new().bold().fg_color(Some(colour.into()));
    let message = display_safe(message);
    tell(&format!("{style}{label}{style:#}: {message}\n"));
}
