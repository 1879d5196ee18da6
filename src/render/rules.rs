//! The rules and their manuals.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::table::table;
use crate::view::RuleRow;

const HEADINGS: [&str; 5] = ["Rule", "Group", "Level", "Since", "What"];

fn cells(rule: &RuleRow) -> Vec<String> {
    [rule.id, rule.group, rule.level, rule.since, &plain(&rule.summary)].map(str::to_owned).into()
}

/// A table of rules for a terminal.
#[must_use]
pub fn human(rules: &[RuleRow], width: u16) -> String {
    table(&HEADINGS, rules.iter().map(cells), width)
}

/// The same table for a page.
#[must_use]
pub fn table_page(rules: &[RuleRow]) -> String {
    let mut page = String::from("| Rule | Group | Level | Since | What |\n| --- | --- | --- | --- | --- |\n");
    for rule in rules {
        let summary = rule.summary.replace('|', "\\|");
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} | {summary} |",
            rule.id, rule.group, rule.level, rule.since
        );
    }
    page
}

/// The manual of a rule for a terminal: headings bold, examples indented.
#[must_use]
pub fn manual(rule: &RuleRow) -> String {
    let bold = Style::new().bold();
    let dim = Style::new().fg_color(Some(AnsiColor::Cyan.into()));
    let mut page = format!("{bold}{}{bold:#}\n{}\n\n", rule.id, attributes(rule));
    let _ = writeln!(page, "{}\n", plain(&rule.summary));
    let parts = [
        ("", &rule.manual.why),
        ("What to do", &rule.manual.what_to_do),
        ("Bad", &rule.manual.bad),
        ("Good", &rule.manual.good),
    ];
    for (heading, text) in parts {
        if !heading.is_empty() {
            let _ = writeln!(page, "{bold}{heading}{bold:#}\n");
        }
        let mut in_code = false;
        for line in text.lines() {
            if line.starts_with("```") {
                in_code = !in_code;
            } else if in_code {
                let _ = writeln!(page, "    {dim}{line}{dim:#}");
            } else {
                let _ = writeln!(page, "{}", plain(line));
            }
        }
        page.push('\n');
    }
    page
}

/// The manual of a rule as a section of a page.
#[must_use]
pub fn manual_page(rule: &RuleRow) -> String {
    let manual = &rule.manual;
    let mut page = format!("### `{}`\n\n*{}*\n\n{}\n", rule.id, attributes(rule), manual.summary);
    let parts =
        [("", &manual.why), ("What to do", &manual.what_to_do), ("Bad", &manual.bad), ("Good", &manual.good)];
    for (heading, text) in parts {
        if !heading.is_empty() {
            let _ = write!(page, "\n**{heading}**\n");
        }
        let _ = write!(page, "\n{}\n", without_instructions(text));
    }
    page
}

/// The manuals of all rules, by group, with a table of them.
#[must_use]
pub fn page(rules: &[RuleRow]) -> String {
    let mut page = String::from(
        "# The rules\n\n\
         Every fault that `avtal check` finds: why it matters, what to do, and a record with and without it. Carets mark \
         the value that the finding points to. The examples are read as of 2025-01-01.\n\n\
         An *error* means that records contradict themselves or cannot be read, or that a law is not met; a *warning* that \
         someone must act; a *note* is worth knowing. `[rules]` in `registry.toml` sets another level, for all agreements \
         or by kind; `[[accept]]` in a record accepts what is known, with a reason.\n\n\
         This page is written by `avtal explain --all --format markdown`.\n\n",
    );
    page.push_str(&index(rules));
    let mut group = "";
    for rule in rules {
        if rule.group != group {
            group = rule.group;
            let mut letters = group.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase()).unwrap_or_default();
            let _ = write!(page, "\n## {first}{}\n", letters.as_str());
        }
        let _ = write!(page, "\n{}", manual_page(rule));
    }
    page
}

fn index(rules: &[RuleRow]) -> String {
    let mut table = String::from("| Rule | Level | What |\n| --- | --- | --- |\n");
    for rule in rules {
        let _ = writeln!(
            table,
            "| [`{0}`](#{0}) | {1} | {2} |",
            rule.id,
            rule.level,
            rule.summary.replace('|', "\\|")
        );
    }
    table
}

fn attributes(rule: &RuleRow) -> String {
    let timed = if rule.timed { ", depends on the day" } else { "" };
    format!("{}, group {}, since {}{timed}", rule.level, rule.group, rule.since)
}

/// Removes the instructions for the tests after the language of a code fence.
fn without_instructions(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix("```") {
        Some(info) => format!("```{}", info.split_whitespace().next().unwrap_or_default()),
        None => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The text of a manual without emphasis. Backticks stay, as in messages.
fn plain(text: &str) -> String {
    text.replace("**", "")
}
