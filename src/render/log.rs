//! The history of a record or of the registry, on a terminal or as a Markdown page.

use std::fmt::Write;

use anstyle::Style;

use super::markdown::escape;
use crate::text::{Language, dimmed, display_safe, painted, wrap};
use crate::view::change::RecordEvent;
use crate::view::log::ChangeRow;
use crate::view::message::message;
use crate::view::{Log, Message, Named};

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
            let wrapped = wrap(&line.text(language), 2, 4, width);
            let painted: Vec<_> = wrapped.lines().map(painted).collect();
            let _ = writeln!(report, "  {}", painted.join("\n"));
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
            let _ = writeln!(page, "* {}", escape(&line.text(language)));
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

/// A change, or several of the same kind.
pub(super) struct Line<'v> {
    /// What it says.
    pub(super) message: Message,
    /// The record that it names. None if that is clear, or if it is about several.
    record: Option<&'v Named>,
}

impl Line<'_> {
    /// Its text, with the id of the record at the end.
    fn text(&self, language: Language) -> String {
        let text = self.message.localise(language);
        match self.record.filter(|record| !language.ids && record.id != record.name) {
            Some(record) => format!("{text} · {}", dimmed(&record.id)),
            None => text,
        }
    }
}

/// The changes of a commit, with many changes of the same kind summarised.
pub(super) fn lines<'v>(log: &Log, changes: &'v [ChangeRow]) -> Vec<Line<'v>> {
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
        let message = many(event, changes.iter().filter(|row| row.event == event).count());
        lines.push(Line { message, record: None });
    }
    let rest = changes.iter().filter(|row| !is_many(row.event));
    lines.extend(rest.map(|row| match log.id {
        Some(_) => Line { message: row.message.clone(), record: None },
        None => Line { message: row.with_record(), record: Some(&row.named) },
    }));
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
