//! The findings of `check` for people, each with the lines concerned.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::snippet;
use crate::view::Level;
use crate::view::finding::{Page, Summary, Total};

/// Some findings, with colour codes if `in_colour`.
#[must_use]
pub fn findings(page: &Page<'_>, width: usize, in_colour: bool) -> String {
    let renderer = snippet::renderer(width, in_colour);
    let mut text = String::new();
    for finding in &page.findings {
        text.push_str(&snippet::finding(&renderer, finding, &page.texts));
        text.push_str("\n\n");
    }
    text
}

/// The number of findings of each rule, one line each. Empty if there are none.
#[must_use]
pub fn totals(totals: &[Total], in_colour: bool) -> String {
    let digits = totals.iter().map(|total| total.count.to_string().len()).max().unwrap_or_default();
    let mut lines = String::new();
    for Total { level, count, rule } in totals {
        let (style, level) = (style(*level, in_colour), level.name());
        let _ = writeln!(lines, "{count:>digits$} {style}{level:<7}{style:#} {rule}");
    }
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines
}

fn style(level: Level, in_colour: bool) -> Style {
    let colour = match level {
        Level::Error => AnsiColor::Red,
        Level::Warning => AnsiColor::Yellow,
        Level::Note => AnsiColor::Cyan,
        Level::Off => return Style::new(),
    };
    if in_colour { Style::new().bold().fg_color(Some(colour.into())) } else { Style::new() }
}

/// What was checked and found, on one line.
#[must_use]
pub fn summary(summary: &Summary, in_colour: bool) -> String {
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
        (summary.errors, "error", Level::Error),
        (summary.warnings, "warning", Level::Warning),
        (summary.notes, "note", Level::Note),
    ];
    let mut parts: Vec<String> = found
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, name, level)| {
            let style = style(level, in_colour);
            format!("{style}{}{style:#}", count(number, name))
        })
        .collect();
    if parts.is_empty() {
        parts.push("nothing found".to_owned());
    }
    let mut line = format!("{} ({looked_at}", parts.join(", "));
    for (count, status) in
        [(summary.accepted, "accepted"), (summary.baseline.unwrap_or(0), "in the baseline")]
    {
        if count > 0 {
            let _ = write!(line, "; {count} {status}");
        }
    }
    line.push_str(")\n");
    line
}
