//! The agenda on a terminal, as Markdown and as CSV.

use std::fmt::Write;

use anstyle::Style;
use chrono::Datelike;

use super::table::table;
use super::{csv, markdown};
use crate::time::Day;
use crate::view::{Agenda, Event, words};

/// The columns for people.
const HEADINGS: [&str; 5] = ["Day", "Left", "Agreement", "With", "What"];

/// The columns for spreadsheets.
const COLUMNS: [&str; 9] =
    ["day", "day_as_written", "days_left", "kind", "agreement", "title", "statutory", "body", "message"];

/// The agenda by months, no wider than `width`.
#[must_use]
pub fn human(agenda: &Agenda, as_of: Day, width: u16) -> String {
    if agenda.events.is_empty() {
        return nothing(agenda, as_of);
    }
    let style = Style::new().bold();
    let mut report = String::new();
    for (month, events) in months(agenda) {
        let _ = write!(report, "{style}{month} ({}){style:#}\n\n", events.len());
        report.push_str(&table(&HEADINGS, events.iter().map(|event| cells(event, as_of)), width));
        report.push('\n');
    }
    let _ = writeln!(report, "{}", total(agenda));
    report
}

/// The agenda by months, for an issue or a page.
#[must_use]
pub fn markdown(agenda: &Agenda, as_of: Day) -> String {
    let mut page = format!("# Agenda as of {as_of}\n");
    for (month, events) in months(agenda) {
        let _ = write!(page, "\n## {month} ({})\n\n", events.len());
        page.push_str(&markdown::table(&HEADINGS, events.iter().map(|event| cells(event, as_of))));
    }
    let end = if agenda.events.is_empty() { nothing(agenda, as_of) } else { total(agenda) + "\n" };
    page.push('\n');
    page.push_str(&end);
    page
}

/// The agenda as a file with a heading line; days as `YYYY-MM-DD`.
///
/// # Errors
///
/// If memory runs out.
pub fn csv(agenda: &Agenda) -> anyhow::Result<String> {
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    let rows = agenda.events.iter().map(|event| {
        vec![
            event.day.to_string(),
            or_empty(&event.day_as_written),
            event.days_left.to_string(),
            event.kind.name().to_owned(),
            or_empty(&event.agreement),
            event.title.clone(),
            event.statutory.to_string(),
            or_empty(&event.body),
            event.message.clone(),
        ]
    });
    csv::file(COLUMNS.map(str::to_owned).to_vec(), rows)
}

fn nothing(agenda: &Agenda, as_of: Day) -> String {
    format!("As of {as_of}, no date comes through {}.\n", agenda.horizon)
}

fn total(agenda: &Agenda) -> String {
    let dates = if agenda.events.len() == 1 { "date" } else { "dates" };
    format!("{} {dates} through {}", agenda.events.len(), agenda.horizon)
}

/// The events of each month, with its name.
fn months(agenda: &Agenda) -> impl Iterator<Item = (String, &[Event])> {
    let months = agenda.events.chunk_by(|a, b| {
        let month = |event: &Event| (event.day.year(), event.day.month());
        month(a) == month(b)
    });
    months.filter_map(|events| Some((events.first()?.day.format("%B %Y").to_string(), events)))
}

fn cells(event: &Event, as_of: Day) -> Vec<String> {
    let agreement = match &event.agreement {
        Some(id) if event.title.is_empty() => words::agreement(id, id, event.statutory),
        Some(id) => words::agreement(&event.title, id, event.statutory),
        None => String::new(),
    };
    vec![
        event.day_as_written.clone().unwrap_or_else(|| event.day.to_string()),
        words::distance(as_of, event.day),
        agreement,
        event.with.join(", "),
        event.message.clone(),
    ]
}
