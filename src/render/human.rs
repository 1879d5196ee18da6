//! The findings of `check` for people, each with the lines concerned.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::levels::Levels;
use super::snippet::SnippetRenderer;
use crate::text::Language;
use crate::view::Level;
use crate::view::finding::{Page, Summary, Total};
use crate::view::message::{self, Message, message};

/// Some findings, with colour codes if `in_colour`.
#[must_use]
pub fn findings(page: &Page<'_>, language: Language, width: usize, in_colour: bool) -> String {
    let renderer = SnippetRenderer::new(language, width, in_colour);
    let mut text = String::new();
    for finding in &page.findings {
        renderer.draw(&mut text, finding, &page.texts);
        text.push_str("\n\n");
    }
    text
}

/// The number of findings of each rule, one line each. Empty if there are none.
#[must_use]
pub fn totals(totals: &[Total], language: Language, in_colour: bool) -> String {
    let levels = Levels::new(language);
    let width = levels.width();
    let digits = totals.iter().map(|total| total.count.to_string().len()).max().unwrap_or_default();
    let mut lines = String::new();
    for Total { level, count, rule } in totals {
        let (style, level) = (style(*level, in_colour), levels.name(*level));
        let _ = writeln!(lines, "{count:>digits$} {style}{level:<width$}{style:#} {rule}");
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
pub fn summary(summary: &Summary, language: Language, in_colour: bool) -> String {
    let found = [
        (summary.errors, message!("count-errors", count = summary.errors), Level::Error),
        (summary.warnings, message!("count-warnings", count = summary.warnings), Level::Warning),
        (summary.notes, message!("count-notes", count = summary.notes), Level::Note),
    ];
    let mut parts: Vec<String> = found
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(_, count, level)| {
            let style = style(level, in_colour);
            format!("{style}{}{style:#}", count.localise(language))
        })
        .collect();
    if parts.is_empty() {
        parts.push(message!("count-none").localise(language));
    }
    let checked = message!(
        "checked",
        agreements = message!("checked-agreements", count = summary.agreements),
        parties = message!("checked-parties", count = summary.parties),
        bodies = message!("checked-bodies", count = summary.bodies),
        files = message!("checked-files", count = summary.files),
    );
    let baseline = summary.baseline.unwrap_or(0);
    let aside = [
        (summary.accepted, message!("count-accepted", count = summary.accepted)),
        (baseline, message!("count-baseline", count = baseline)),
    ];
    let aside = aside.into_iter().filter(|(count, _)| *count > 0).map(|(_, message)| message);
    let brackets: Vec<Message> = std::iter::once(checked).chain(aside).collect();
    format!("{} ({})\n", parts.join(", "), message::join(&brackets, "; ", language))
}
