//! The rules and their manuals, in a language. Ids, versions and examples are the same in each.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::table::{Heading, Plan};
use crate::text::Language;
use crate::text::message::message;
use crate::view::RuleRow;
use crate::view::rule::Manual;

/// The headings of a table of rules.
fn headings(language: Language) -> [Heading; 5] {
    [
        message!("rules-rule"),
        message!("rules-group"),
        message!("rules-level"),
        message!("rules-since"),
        message!("rules-what"),
    ]
    .map(|heading| Heading::of_texts(&heading, language))
}

fn cells(rule: &RuleRow, language: Language) -> Vec<String> {
    let (group, level) = (rule.group_name.localise(language), rule.level_name.localise(language));
    vec![rule.id.to_owned(), group, level, rule.since.to_owned(), plain(&rule.summary)]
}

/// A table of rules for a terminal.
#[must_use]
pub fn human(rules: &[RuleRow], language: Language, width: u16) -> String {
    Plan::new(&headings(language), rules, |rule| cells(rule, language), width).drawn()
}

/// The same table for a page.
#[must_use]
pub fn table_page(rules: &[RuleRow], language: Language) -> String {
    let mut page = format!(
        "| {} |\n| --- | --- | --- | --- | --- |\n",
        headings(language).map(|heading| heading.text).join(" | ")
    );
    for rule in rules {
        let (group, level) = (rule.group_name.localise(language), rule.level_name.localise(language));
        let summary = in_cell(&rule.summary);
        let _ = writeln!(page, "| `{}` | {group} | {level} | {} | {summary} |", rule.id, rule.since);
    }
    page
}

fn in_cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// The parts of a manual after its summary, each with its heading. Why it matters has none.
fn parts(manual: &Manual, language: Language) -> [(String, &str); 4] {
    [
        (String::new(), &manual.why),
        (message!("rules-what-to-do").localise(language), &manual.what_to_do),
        (message!("rules-bad").localise(language), &manual.bad),
        (message!("rules-good").localise(language), &manual.good),
    ]
}

/// The manual of a rule for a terminal: headings bold, examples indented.
#[must_use]
pub fn manual(rule: &RuleRow, language: Language) -> String {
    let bold = Style::new().bold();
    let dim = Style::new().fg_color(Some(AnsiColor::Cyan.into()));
    let mut page = format!("{bold}{}{bold:#}\n{}\n\n", rule.id, attributes(rule, language));
    let _ = writeln!(page, "{}\n", plain(&rule.summary));
    for (heading, text) in parts(&rule.manual, language) {
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
pub fn manual_page(rule: &RuleRow, language: Language) -> String {
    let manual = &rule.manual;
    let mut page = format!("### `{}`\n\n*{}*\n\n{}\n", rule.id, attributes(rule, language), manual.summary);
    for (heading, text) in parts(manual, language) {
        if !heading.is_empty() {
            let _ = write!(page, "\n**{heading}**\n");
        }
        let _ = write!(page, "\n{}\n", without_instructions(text));
    }
    page
}

/// The manuals of all rules, by group, with a table of them.
#[must_use]
pub fn page(rules: &[RuleRow], language: Language) -> String {
    let mut page = format!("# {}\n\n", message!("rules-page").localise(language));
    let made_by = message!("rules-page-made", language = language.name());
    for paragraph in [message!("rules-page-about"), message!("rules-page-levels"), made_by] {
        let _ = write!(page, "{}\n\n", paragraph.localise(language));
    }
    page.push_str(&index(rules, language));
    let mut group = "";
    for rule in rules {
        if rule.group != group {
            group = rule.group;
            let name = rule.group_name.localise(language);
            let mut letters = name.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            let _ = write!(page, "\n## {first}{}\n", letters.as_str());
        }
        let _ = write!(page, "\n{}", manual_page(rule, language));
    }
    page
}

fn index(rules: &[RuleRow], language: Language) -> String {
    let [rule, _, level, _, what] = headings(language).map(|heading| heading.text);
    let mut table = format!("| {rule} | {level} | {what} |\n| --- | --- | --- |\n");
    for rule in rules {
        let (level, summary) = (rule.level_name.localise(language), in_cell(&rule.summary));
        let _ = writeln!(table, "| [`{0}`](#{0}) | {level} | {summary} |", rule.id);
    }
    table
}

fn attributes(rule: &RuleRow, language: Language) -> String {
    let (level, group) = (rule.level_name.clone(), rule.group_name.clone());
    let attributes = if rule.timed {
        message!("rules-attributes-timed", level = level, group = group, version = rule.since)
    } else {
        message!("rules-attributes", level = level, group = group, version = rule.since)
    };
    attributes.localise(language)
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
