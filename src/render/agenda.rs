//! The agenda on a terminal, as Markdown and as CSV.

use std::fmt::Write;

use anstyle::Style;
use chrono::{DateTime, Datelike, Utc};

use super::csv::Dialect;
use super::ics::Entry;
use super::markdown;
use super::table::{Heading, Plan};
use crate::text::{Language, wrap};
use crate::view::Day;
use crate::view::duty::uid;
use crate::view::message::message;
use crate::view::{Agenda, Event, EventKind, Message, words};
use crate::view::{Date, Precision};

/// The column headings for people.
pub(super) fn headings(language: Language) -> [Heading; 5] {
    let texts = |heading: Message| Heading::of_texts(&heading, language);
    [
        texts(message!("column-day")),
        Heading::of_numbers(&message!("column-left"), language),
        texts(message!("column-agreement")),
        texts(message!("column-with")),
        texts(message!("column-what")),
    ]
}

/// The columns of CSV.
fn columns() -> [(&'static str, Message); 9] {
    [
        ("day", message!("column-day")),
        ("day_as_written", message!("column-day-as-written")),
        ("days_left", message!("column-days-left")),
        ("kind", message!("column-event")),
        ("agreement", message!("column-id")),
        ("title", message!("column-title")),
        ("statutory", message!("column-statutory")),
        ("body", message!("column-with")),
        ("message", message!("column-what")),
    ]
}

/// The agenda by month, no wider than `width`.
#[must_use]
pub fn human(agenda: &Agenda, as_of: Day, language: Language, width: u16) -> String {
    if agenda.events.is_empty() {
        return wrap(&nothing(agenda, as_of, language), 0, 0, width) + "\n";
    }
    let style = Style::new().bold();
    let (mut report, headings) = (String::new(), headings(language));
    let plan = |(month, events)| {
        let cells = move |event: &Event| cells(event, as_of, language).into();
        (month, Plan::new(&headings, events, cells, width))
    };
    let plans: Vec<_> = months(agenda, language).map(plan).collect();
    let is_stacked = plans.iter().any(|(_, plan)| plan.is_stacked());
    for (month, plan) in plans {
        let heading = wrap(&month, 0, 0, width);
        let _ = write!(report, "{style}{heading}{style:#}\n\n");
        report.push_str(&plan.alike(is_stacked).drawn());
        report.push('\n');
    }
    let _ = writeln!(report, "{}", wrap(&total(agenda, language), 0, 0, width));
    report
}

/// The agenda by month, for an issue or a page.
#[must_use]
pub fn markdown(agenda: &Agenda, as_of: Day, language: Language) -> String {
    let headings = headings(language);
    let mut page = format!("# {}\n", message!("agenda-heading", day = as_of).localise(language));
    for (month, events) in months(agenda, language) {
        let _ = write!(page, "\n## {month}\n\n");
        page.push_str(&markdown::table(
            &headings,
            events.iter().map(|event| cells(event, as_of, language).into()),
        ));
    }
    let end =
        if agenda.events.is_empty() { nothing(agenda, as_of, language) } else { total(agenda, language) };
    let _ = write!(page, "\n{end}\n");
    page
}

/// The agenda as a CSV file with a header line. Days are written as `YYYY-MM-DD`. For people, all who are responsible
/// are named.
///
/// # Errors
///
/// Returns an error if memory runs out.
pub fn csv(agenda: &Agenda, dialect: Dialect, language: Language) -> anyhow::Result<String> {
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    let rows = agenda.events.iter().map(|event| {
        vec![
            event.on.day.to_string(),
            or_empty(&event.on.date.coarse()),
            event.days_left.to_string(),
            dialect.word(event.kind.name(), &event.kind.message(), language),
            or_empty(&event.agreement),
            event.title.clone(),
            dialect.truth(event.statutory, language),
            if dialect.is_for_people() { with(event, language).join(", ") } else { or_empty(&event.body) },
            dialect.sentence(&event.message, language),
        ]
    });
    dialect.file(dialect.header(&columns(), language), rows)
}

/// An entry for each event, with an alarm for each stage of its reminders. `changed` is when the registry last changed.
#[must_use]
pub fn entries(
    agenda: &Agenda,
    registry: Option<&str>,
    language: Language,
    changed: DateTime<Utc>,
) -> Vec<Entry> {
    let entry = |event: &Event| {
        let record = event.agreement.as_ref().or(event.body.as_ref());
        let names = with(event, language);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let title =
            if event.title.is_empty() { event.message.localise(language) } else { event.title.clone() };
        Entry {
            uid: uid(registry, record.map_or("", String::as_str), &event.duty),
            day: event.on.day,
            summary: summary(event.kind, &title, language),
            description: description(&event.message, event.agreement.as_deref(), &names, language),
            categories: vec![event.kind.message().localise(language)],
            contact: None,
            alarms: event.alarms.clone(),
            changed,
        }
    };
    agenda.events.iter().map(entry).collect()
}

/// The title of a calendar entry.
pub(super) fn summary(kind: EventKind, title: &str, language: Language) -> String {
    message!("calendar-entry", kind = kind.message(), title = title).localise(language)
}

/// The description of a calendar entry.
pub(super) fn description(
    message: &Message,
    agreement: Option<&str>,
    names: &[&str],
    language: Language,
) -> String {
    let mut lines = vec![message.localise(language)];
    lines.extend(agreement.map(|id| message!("calendar-agreement", id = id).localise(language)));
    if !names.is_empty() {
        lines.push(message!("calendar-with", names = names.join(", ")).localise(language));
    }
    lines.join("\n")
}

fn nothing(agenda: &Agenda, as_of: Day, language: Language) -> String {
    message!("agenda-nothing", day = as_of, horizon = agenda.horizon).localise(language)
}

fn total(agenda: &Agenda, language: Language) -> String {
    message!("agenda-total", count = agenda.events.len(), horizon = agenda.horizon).localise(language)
}

/// The events of each month, below its name and their number.
fn months(agenda: &Agenda, language: Language) -> impl Iterator<Item = (String, &[Event])> {
    let months = agenda.events.chunk_by(|a, b| {
        let month = |event: &Event| (event.on.day.year(), event.on.day.month());
        month(a) == month(b)
    });
    months.filter_map(move |events| {
        let month = Date::of(events.first()?.on.day, Precision::Month);
        let name = message!("month-heading", month = month).localise(language);
        Some((format!("{name} ({})", events.len()), events))
    })
}

/// The cells of one row, for people.
pub(super) fn cells(event: &Event, as_of: Day, language: Language) -> [String; 5] {
    let agreement = match &event.agreement {
        Some(id) => words::agreement(&event.title, id, event.statutory, language),
        None => String::new(),
    };
    [
        event.on.date.to_string(),
        words::distance(as_of, event.on.day, language),
        agreement,
        with(event, language).join(", "),
        event.message.localise(language),
    ]
}

/// The bodies and parties responsible, by their names.
fn with(event: &Event, language: Language) -> Vec<String> {
    event.with.iter().map(|named| named.text(language)).collect()
}
