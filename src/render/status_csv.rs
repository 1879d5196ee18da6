//! `avtal status --format csv`.

use super::csv;
use crate::view::{Message, Status, StatusRow};

/// The names of the columns.
const COLUMNS: [&str; 13] = [
    "section",
    "agreement",
    "title",
    "statutory",
    "state",
    "day",
    "days_left",
    "responsible",
    "what",
    "step",
    "reasons",
    "folded",
    "accepted",
];

/// A line for each row of each section, also of those that people see only as a number.
///
/// # Errors
///
/// Returns an error if memory runs out.
pub fn status(status: &Status<'_>) -> anyhow::Result<String> {
    let rows = status.sections.iter().flat_map(|section| &section.rows);
    csv::Dialect::Rfc4180.file(COLUMNS.map(str::to_owned).into(), rows.map(values))
}

fn values(row: &StatusRow<'_>) -> Vec<String> {
    let ids: Vec<&str> = row.responsible.iter().map(|responsible| responsible.id.as_str()).collect();
    let reasons: Vec<String> = row.why().iter().map(Message::plain).collect();
    vec![
        row.section.name().to_owned(),
        row.agreement.to_owned(),
        row.title.to_owned(),
        row.statutory.to_string(),
        row.state.name().to_owned(),
        row.day.map(|day| day.date.to_string()).unwrap_or_default(),
        row.days_left.map(|days| days.to_string()).unwrap_or_default(),
        ids.join(", "),
        row.what().join(", "),
        row.step.plain(),
        reasons.join("; "),
        row.fold.is_some().to_string(),
        row.is_accepted.to_string(),
    ]
}
