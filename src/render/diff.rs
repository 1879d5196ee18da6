//! Differences, on a terminal and as Markdown.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use serde_json::Value;

use super::markdown::{self, escape};
use super::table::{Heading, Plan, table};
use crate::text::{Language, dimmed, display_safe, painted, wrap};
use crate::view::Day;
use crate::view::diff::{AgreementDiff, Consequence, Diff, FieldRow, RecordDiff, RowKind};
use crate::view::message::message;
use crate::view::text::{Line, LineKind, SectionChange, SectionKind};
use crate::view::{ChangeKind, DocumentChange, FindingRow, Message, words};

/// The frame of a comparison.
#[derive(Debug, Clone)]
pub struct Frame {
    /// A description of what is compared.
    pub heading: Message,
    /// The day of the report.
    pub day: Day,
    /// The language.
    pub language: Language,
}

/// The findings that only one of the two has.
#[derive(Debug, Default)]
pub struct Findings {
    /// Findings only in the new one.
    pub new: Vec<FindingRow>,
    /// Findings only in the old one.
    pub gone: Vec<FindingRow>,
}

/// The differences, no wider than `width`, with old and new side by side.
#[must_use]
pub fn human(diff: &Diff, findings: Option<&Findings>, frame: &Frame, width: u16) -> String {
    let bold = Style::new().bold();
    let say = |message: Message| message.localise(frame.language);
    let mut page = format!("{bold}{}{bold:#}\n", wrap(&frame.heading.localise(frame.language), 0, 0, width));
    if diff.is_empty() {
        let _ = writeln!(page, "\n{}", say(message!("diff-nothing")));
    }
    if let Some(summary) = summary(diff) {
        let _ = writeln!(page, "{}", wrap(&say(summary), 0, 0, width));
    }
    for agreement in &diff.agreements {
        let style = style(agreement.kind);
        let title = wrap(&agreement.title, 2, 2, width);
        let _ = writeln!(page, "\n{style}{} {title}{style:#}", mark(agreement.kind));
        let line = wrap(&summary_line(agreement, frame.language), 2, 2, width);
        let lines = line.lines().map(|line| painted(line).into_owned());
        let _ = writeln!(page, "  {}\n", lines.collect::<Vec<_>>().join("\n"));
        let rows = rows(agreement, frame);
        if !rows.is_empty() {
            let indented = table(&headings(frame.language), &rows, width.saturating_sub(2));
            page.extend(indented.lines().map(|line| format!("{}\n", format!("  {line}").trim_end())));
        }
        for document in &agreement.documents {
            page.push_str(&text(document, frame.language, width));
        }
    }
    for (heading, records) in
        [(message!("diff-parties"), &diff.parties), (message!("diff-bodies"), &diff.bodies)]
    {
        if !records.is_empty() {
            let _ = writeln!(page, "\n{bold}{}{bold:#}\n", say(heading));
            page.push_str(&table(&headings(frame.language), &record_rows(records, frame.language), width));
        }
    }
    if !diff.settings.is_empty() {
        let _ = writeln!(page, "\n{bold}{}{bold:#}\n", say(message!("diff-settings")));
        let cells = |row: &FieldRow| cells(row, frame.language);
        page.push_str(&Plan::new(&headings(frame.language), &diff.settings, cells, width).drawn());
    }
    for (heading, lines) in notes(diff, findings, frame.language) {
        let _ = writeln!(page, "\n{bold}{heading}{bold:#}\n");
        page.extend(lines.iter().map(|line| format!("  {}\n", wrap(line, 2, 4, width))));
    }
    page
}

/// The differences, to be posted as a comment.
#[must_use]
pub fn markdown(diff: &Diff, findings: Option<&Findings>, frame: &Frame) -> String {
    let say = |message: Message| message.localise(frame.language);
    let mut page = format!("# {}\n", escape(&frame.heading.localise(frame.language)));
    if diff.is_empty() {
        let _ = write!(page, "\n{}\n", say(message!("diff-nothing")));
    }
    if let Some(summary) = summary(diff) {
        let _ = write!(page, "\n{}\n", escape(&say(summary)));
    }
    for agreement in &diff.agreements {
        let _ = write!(
            page,
            "\n## {}\n\n{}\n",
            escape(&agreement.title),
            escape(&summary_line(agreement, frame.language))
        );
        let rows = rows(agreement, frame);
        if !rows.is_empty() {
            let _ = write!(page, "\n{}", markdown::table(&headings(frame.language), rows.into_iter()));
        }
        for document in &agreement.documents {
            page.push_str(&markdown_text(document, frame.language));
        }
    }
    for (heading, records) in
        [(message!("diff-parties"), &diff.parties), (message!("diff-bodies"), &diff.bodies)]
    {
        if !records.is_empty() {
            let rows = record_rows(records, frame.language).into_iter();
            let _ =
                write!(page, "\n## {}\n\n{}", say(heading), markdown::table(&headings(frame.language), rows));
        }
    }
    if !diff.settings.is_empty() {
        let rows = diff.settings.iter().map(|row| cells(row, frame.language));
        let heading = say(message!("diff-settings"));
        let _ = write!(page, "\n## {heading}\n\n{}", markdown::table(&headings(frame.language), rows));
    }
    for (heading, lines) in notes(diff, findings, frame.language) {
        let _ = write!(page, "\n## {heading}\n\n");
        page.extend(lines.iter().map(|line| format!("* {}\n", escape(line))));
    }
    page
}

fn headings(language: Language) -> [Heading; 3] {
    [message!("diff-field"), message!("diff-before"), message!("diff-after")]
        .map(|heading| Heading::of_texts(&heading, language))
}

/// The number of agreements with each kind of change. None if single agreements were requested.
fn summary(diff: &Diff) -> Option<Message> {
    let counted =
        ChangeKind::ALL.into_iter().map(|kind| (kind, diff.count(kind))).filter(|(_, count)| *count > 0);
    let counts: Vec<Message> = counted
        .map(|(kind, count)| match kind {
            ChangeKind::Added => message!("diff-added", count = count),
            ChangeKind::Removed => message!("diff-removed", count = count),
            ChangeKind::Renamed => message!("diff-renamed", count = count),
            ChangeKind::Compared => message!("diff-compared", count = count),
            ChangeKind::Changed => message!("diff-changed", count = count),
            ChangeKind::Affected => message!("diff-affected", count = count),
        })
        .collect();
    let agreements = words::agreements(diff.agreements.len());
    (diff.agreements.len() > 1).then(|| message!("diff-summary", agreements = agreements, counts = counts))
}

fn mark(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "+",
        ChangeKind::Removed => "-",
        ChangeKind::Renamed | ChangeKind::Compared | ChangeKind::Changed => "~",
        ChangeKind::Affected => "→",
    }
}

fn style(kind: ChangeKind) -> Style {
    let colour = match kind {
        ChangeKind::Added => AnsiColor::Green,
        ChangeKind::Removed => AnsiColor::Red,
        ChangeKind::Renamed | ChangeKind::Compared | ChangeKind::Changed => AnsiColor::Yellow,
        ChangeKind::Affected => AnsiColor::Cyan,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

/// The id of an agreement, and how it changed as a whole.
fn summary_line(agreement: &AgreementDiff, language: Language) -> String {
    let change = match (agreement.kind, &agreement.old) {
        (ChangeKind::Renamed, Some(old)) => message!("what-renamed", id = old.id.as_str()),
        (ChangeKind::Added, _) => message!("what-added"),
        (ChangeKind::Removed, _) => message!("what-removed"),
        (ChangeKind::Compared, Some(old)) => message!("what-compared", id = old.clone()),
        (ChangeKind::Changed | ChangeKind::Renamed | ChangeKind::Compared, _) => message!("what-changed"),
        (ChangeKind::Affected, _) => message!("what-affected"),
    };
    let mut summary_line = format!("{} · {}", dimmed(&agreement.id), change.localise(language));
    if agreement.statutory {
        summary_line = format!("{summary_line} · {}", message!("statutory").localise(language));
    }
    let folder = |path: &Option<String>| {
        path.as_ref().and_then(|path| path.rsplit_once('/')).map(|(folder, _)| folder.to_owned())
    };
    match (folder(&agreement.old_path), folder(&agreement.path), &agreement.old_path) {
        (Some(old), Some(new), Some(path)) if old != new => {
            format!("{summary_line} · {}", message!("diff-moved", path = path.as_str()).localise(language))
        }
        (_, _, _) => summary_line,
    }
}

/// The changes in its record, followed by those in its standing.
fn rows(agreement: &AgreementDiff, frame: &Frame) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = agreement.fields.iter().map(|row| cells(row, frame.language)).collect();
    if !agreement.consequences.is_empty() {
        if !rows.is_empty() {
            let heading = message!("diff-consequences", day = frame.day).localise(frame.language);
            rows.push(vec![format!("{heading}:"), String::new(), String::new()]);
        }
        rows.extend(agreement.consequences.iter().map(|change| consequence(change, frame.language)));
    }
    rows
}

fn record_rows(records: &[RecordDiff], language: Language) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for record in records {
        let change = match record.kind {
            ChangeKind::Added => message!("what-added").localise(language),
            ChangeKind::Removed => message!("what-removed").localise(language),
            ChangeKind::Renamed | ChangeKind::Compared | ChangeKind::Changed | ChangeKind::Affected => {
                message!("what-changed").localise(language)
            }
        };
        rows.push(vec![format!("{} ({}): {change}", record.name, record.id), String::new(), String::new()]);
        rows.extend(record.fields.iter().map(|row| cells(row, language)));
    }
    rows
}

fn cells(row: &FieldRow, language: Language) -> Vec<String> {
    let mut field = capitalised(&row.words.label.localise(language));
    if row.kind == RowKind::ThroughGroups {
        let _ = write!(field, " ({})", message!("diff-through-groups").localise(language));
    }
    let (old, mut new) = match row.kind {
        RowKind::Set | RowKind::ThroughGroups => {
            let signed = |sign: &str, list: &[Message]| {
                let members = list.iter().map(|member| format!("{sign} {}", member.localise(language)));
                members.collect::<Vec<_>>().join("\n")
            };
            (signed("−", &row.words.left), signed("+", &row.words.joined))
        }
        RowKind::Added | RowKind::Removed | RowKind::Changed => {
            let said = |words: &Option<Message>, written: &Value| match words {
                Some(words) => words.localise(language),
                None => value(written),
            };
            (said(&row.words.old, &row.old), said(&row.words.new, &row.new))
        }
    };
    if let Some(moved) = row.days.and_then(moved) {
        let _ = write!(new, " ({})", moved.localise(language));
    }
    vec![field, old, new]
}

/// A text with a capital letter first, like the other names in its column.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn consequence(row: &Consequence, language: Language) -> Vec<String> {
    let say = |message: &Option<Message>| {
        message.as_ref().map(|message| message.localise(language)).unwrap_or_default()
    };
    let mut new = say(&row.new);
    if let Some(moved) = row.days.and_then(moved) {
        let _ = write!(new, " ({})", moved.localise(language));
    }
    vec![row.heading().localise(language), say(&row.old), new]
}

fn moved(days: i64) -> Option<Message> {
    match days {
        0 => None,
        later @ 1.. => Some(message!("diff-days-later", count = later)),
        earlier => Some(message!("diff-days-earlier", count = -earlier)),
    }
}

/// Plain data for people: keys and values, without null values.
fn value(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(list) => {
            list.iter().map(self::value).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Value::Object(table) => {
            let fields = table.iter().map(|(key, value)| (key, self::value(value)));
            let fields = fields.filter(|(_, text)| !text.is_empty());
            fields.map(|(key, text)| format!("{key}: {text}")).collect::<Vec<_>>().join("; ")
        }
    }
}

/// The files that could not be read, and the findings that are new or gone.
fn notes(diff: &Diff, findings: Option<&Findings>, language: Language) -> Vec<(String, Vec<String>)> {
    let unread = diff.unread.iter().map(|unread| {
        let path = unread.path.as_str();
        let message = if unread.side == "old" {
            message!("diff-unread-old", path = path)
        } else {
            message!("diff-unread-new", path = path)
        };
        message.localise(language)
    });
    let finding = |row: &FindingRow| {
        format!("{}[{}] {}:{}: {}", row.level.name(), row.rule, row.path, row.line, row.message)
    };
    let list = |rows: Option<&Vec<FindingRow>>| rows.into_iter().flatten().map(finding).collect::<Vec<_>>();
    let mut notes = vec![
        (message!("diff-unread"), unread.collect()),
        (message!("diff-new-findings"), list(findings.map(|findings| &findings.new))),
        (message!("diff-gone-findings"), list(findings.map(|findings| &findings.gone))),
    ];
    notes.retain(|(_, lines)| !lines.is_empty());
    notes.into_iter().map(|(heading, lines)| (heading.localise(language), lines)).collect()
}

fn document_heading(document: &DocumentChange, language: Language) -> String {
    let path = document.path.as_str();
    match &document.old_path {
        Some(old) => message!("diff-document-was", path = path, old = old.as_str()).localise(language),
        None => message!("diff-document", path = path).localise(language),
    }
}

/// A note on a document whose text is not shown.
fn content(document: &DocumentChange) -> Message {
    match document.missing {
        Some("old") => message!("diff-file-was-missing"),
        Some(_) => message!("diff-file-is-missing"),
        None if document.in_lfs => message!("diff-other-content-lfs"),
        None => message!("diff-other-content"),
    }
}

/// The heading of a section, and how the section changed.
fn section_heading(section: &SectionChange, language: Language) -> String {
    let start = message!("section-start");
    let heading = if section.heading.is_empty() { start.localise(language) } else { section.heading.clone() };
    let mut changes = Vec::new();
    changes.extend(match section.kind {
        SectionKind::Unchanged => None,
        SectionKind::Changed => Some(message!("section-changed")),
        SectionKind::Added => Some(message!("section-added")),
        SectionKind::Removed => Some(message!("section-removed")),
    });
    changes.extend(section.is_moved.then(|| message!("section-moved")));
    changes.extend(section.old_heading.as_ref().map(|old| message!("section-was", heading = old.as_str())));
    format!("{heading} ({})", crate::view::message::join(&changes, ", ", language))
}

/// The changed text of a document, section by section.
fn text(document: &DocumentChange, language: Language, width: u16) -> String {
    let bold = Style::new().bold();
    let heading = document_heading(document, language);
    let mut page = format!("\n  {bold}{}{bold:#}", wrap(&heading, 2, 2, width));
    let Some(sections) = &document.sections else {
        let _ = writeln!(page, ": {}", content(document).localise(language));
        return page;
    };
    page.push('\n');
    for section in sections {
        let _ = writeln!(page, "\n  {}", wrap(&section_heading(section, language), 2, 4, width));
        for (at, hunk) in section.hunks.iter().enumerate() {
            if at > 0 {
                page.push_str("    …\n");
            }
            page.extend(hunk.lines.iter().map(text_line));
        }
    }
    page
}

/// A line after its sign. If only some words differ, they are underlined.
fn text_line(line: &Line) -> String {
    let (sign, colour) = match line.kind {
        LineKind::Same => (" ", None),
        LineKind::Removed => ("-", Some(AnsiColor::Red)),
        LineKind::Added => ("+", Some(AnsiColor::Green)),
    };
    let style = Style::new().fg_color(colour.map(Into::into));
    let is_partly = line.pieces.iter().any(|piece| !piece.is_changed);
    let pieces = line.pieces.iter().map(|piece| {
        let style = if piece.is_changed && is_partly { style.underline() } else { style };
        format!("{style}{}{style:#}", display_safe(&piece.text))
    });
    format!("  {style}{sign}{style:#} {}\n", pieces.collect::<String>())
}

fn markdown_text(document: &DocumentChange, language: Language) -> String {
    let heading = escape(&document_heading(document, language));
    let Some(sections) = &document.sections else {
        return format!("\n**{heading}**: {}\n", content(document).localise(language));
    };
    let mut page = format!("\n**{heading}**\n");
    for section in sections {
        let _ = write!(page, "\n*{}*\n", escape(&section_heading(section, language)));
        for hunk in &section.hunks {
            page.push('\n');
            for line in &hunk.lines {
                let pieces = line.pieces.iter().map(|piece| match (line.kind, piece.is_changed) {
                    (LineKind::Removed, true) => tagged("del", &piece.text),
                    (LineKind::Added, true) => tagged("ins", &piece.text),
                    (LineKind::Same | LineKind::Removed | LineKind::Added, _) => escape(&piece.text),
                });
                let sign = match line.kind {
                    LineKind::Same => "",
                    LineKind::Removed => "− ",
                    LineKind::Added => "+ ",
                };
                let _ = writeln!(page, "> {sign}{}\\", pieces.collect::<String>());
            }
            // The last line ends the quotation.
            if let Some(whole) = page.strip_suffix("\\\n") {
                page = format!("{whole}\n");
            }
        }
    }
    page
}

/// Marks words that differ, leaving the spaces around them outside the mark.
fn tagged(tag: &str, text: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return escape(text);
    }
    let (before, after) = text.split_once(inner).unwrap_or(("", ""));
    format!("{before}<{tag}>{}</{tag}>{after}", escape(inner))
}
