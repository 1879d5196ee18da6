//! The history of a record or of the registry, on a terminal or as a Markdown page.

use std::fmt::Write;

use anstyle::Style;

use super::markdown::escape;
use crate::text::Language;
use crate::text::display_safe;
use crate::text::wrap;
use crate::view::change::RecordEvent;
use crate::view::log::ChangeRow;
use crate::view::message::message;
use crate::view::{Log, Message};

/// If a commit makes the same change to more records than this, only their number is shown.
const MANY: usize = 10;

/// The history, commit by commit.
#[must_use]
pub fn log(log: &Log, language: Language, width: u16) -> String {
    let (bold, dimmed) = (Style::new().bold(), Style::new().dimmed());
    let mut report = format!("{bold}{}{bold:#}\n", wrap(&heading(log).localise(language), 0, 0, width));
    for changes in log.commits() {
        let Some(first) = changes.first() else { continue };
        let (when, subject) = (when(first, language), first.subject.as_deref().unwrap_or_default());
        let _ = write!(report, "\n{bold}{when}{bold:#}");
        if !subject.is_empty() {
            let _ = write!(report, "  {dimmed}{}{dimmed:#}", display_safe(subject));
        }
        report.push('\n');
        for line in lines(log, changes) {
            let _ = writeln!(report, "  {}", wrap(&line.localise(language), 2, 4, width));
        }
    }
    for note in notes(log) {
        let _ = writeln!(report, "\n{}", wrap(&note.localise(language), 0, 0, width));
    }
    report
}

/// The history as a page.
#[must_use]
pub fn page(log: &Log, language: Language) -> String {
    let mut page = format!("# {}\n", escape(&heading(log).localise(language)));
    for changes in log.commits() {
        let Some(first) = changes.first() else { continue };
        let heading = match first.subject.as_deref() {
            Some(subject) if !subject.is_empty() => format!("{}: {subject}", when(first, language)),
            Some(_) | None => when(first, language),
        };
        let _ = write!(page, "\n## {}\n\n", escape(&heading));
        for line in lines(log, changes) {
            let _ = writeln!(page, "* {}", escape(&line.localise(language)));
        }
    }
    for note in notes(log) {
        let _ = write!(page, "\n{}\n", escape(&note.localise(language)));
    }
    page
}

fn heading(log: &Log) -> Message {
    match &log.named {
        Some(named) => message!("log-heading", id = named.clone()),
        None => message!("log-heading-registry"),
    }
}

/// The day and the commit.
fn when(change: &ChangeRow, language: Language) -> String {
    match (&change.commit, change.day) {
        (Some(commit), Some(day)) => format!("{day}  {}", commit.get(..12).unwrap_or(commit)),
        (_, _) => message!("log-uncommitted").localise(language),
    }
}

/// The changes of a commit, with many changes of the same kind summarised.
pub(super) fn lines(log: &Log, changes: &[ChangeRow]) -> Vec<Message> {
    let mut lines = Vec::new();
    let is_whole = |event: RecordEvent| {
        matches!(
            event,
            RecordEvent::Created | RecordEvent::Removed | RecordEvent::Renamed | RecordEvent::Moved
        )
    };
    let is_many =
        |event| is_whole(event) && changes.iter().filter(|row| row.event == event).nth(MANY).is_some();
    for event in [RecordEvent::Created, RecordEvent::Removed, RecordEvent::Renamed, RecordEvent::Moved]
        .into_iter()
        .filter(|w| is_many(*w))
    {
        lines.push(many(event, changes.iter().filter(|row| row.event == event).count()));
    }
    let rest = changes.iter().filter(|row| !is_many(row.event));
    lines.extend(rest.map(|row| if log.id.is_some() { row.message.clone() } else { row.with_record() }));
    lines
}

fn many(event: RecordEvent, count: usize) -> Message {
    if event == RecordEvent::Created {
        message!("log-many-created", count = count)
    } else if event == RecordEvent::Removed {
        message!("log-many-removed", count = count)
    } else if event == RecordEvent::Renamed {
        message!("log-many-renamed", count = count)
    } else {
        message!("log-many-moved", count = count)
    }
}

/// Notes to the changes.
fn notes(log: &Log) -> Vec<Message> {
    let mut notes = Vec::new();
    if log.changes.is_empty() {
        notes.push(message!("log-nothing"));
    }
    if log.more {
        notes.push(message!("log-more"));
    }
    notes.extend(log.unknown.iter().map(|unknown| unknown.message.clone()));
    notes
}
