//! The findings of `check` for people: each with the lines it is about.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::snippet;
use crate::view::CheckReport;
use crate::view::finding::Summary;

/// The findings, with colour codes for a terminal.
#[must_use]
pub fn findings(report: &CheckReport, width: usize) -> String {
    let renderer = snippet::renderer(width);
    let mut page = String::new();
    for finding in &report.findings {
        page.push_str(&snippet::finding(&renderer, finding, &report.texts));
        page.push_str("\n\n");
    }
    page
}

/// What was looked at and found, as one line.
#[must_use]
pub fn summary(summary: &Summary) -> String {
    let count =
        |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let body = if summary.bodies == 1 { "1 body".to_owned() } else { format!("{} bodies", summary.bodies) };
    let party =
        if summary.parties == 1 { "1 party".to_owned() } else { format!("{} parties", summary.parties) };
    let looked_at = format!(
        "{}, {party}, {body} in {}",
        count(summary.agreements, "agreement"),
        count(summary.files, "file")
    );
    let found = [
        (summary.errors, "error", AnsiColor::Red),
        (summary.warnings, "warning", AnsiColor::Yellow),
        (summary.notes, "note", AnsiColor::Cyan),
    ];
    let mut parts: Vec<String> = found
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, name, colour)| {
            let style = Style::new().bold().fg_color(Some(colour.into()));
            format!("{style}{}{style:#}", count(number, name))
        })
        .collect();
    if parts.is_empty() {
        parts.push("nothing found".to_owned());
    }
    let mut line = format!("{} ({looked_at}", parts.join(", "));
    for (count, what) in [(summary.accepted, "accepted"), (summary.baseline.unwrap_or(0), "in the baseline")]
    {
        if count > 0 {
            let _ = write!(line, "; {count} {what}");
        }
    }
    line.push_str(")\n");
    line
}
