//! One agreement, whole, on a terminal or as a Markdown page.

use std::fmt::Write;

use anstyle::Style;

use super::markdown::escape;
use super::wrap::wrap;
use crate::time::Day;
use crate::view::show::{AdoptionRow, DecisionRow, MentionRow, ReviewRow};
use crate::view::{LinkRow, Show, words};

/// Columns for the labels.
const LABELS: usize = 15;

/// The agreement, no wider than `width`.
#[must_use]
pub fn show(show: &Show, width: u16) -> String {
    let bold = Style::new().bold();
    let mut page = format!("{bold}{}{bold:#}\n\n", wrap(show.agreement.name(), 0, 0, width));
    for (label, lines) in fields(show) {
        let is_prose = label == "Notes";
        for (at, line) in lines.iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            let padding = " ".repeat(LABELS.saturating_sub(label.chars().count()));
            let line = wrap(line, LABELS, if is_prose { LABELS } else { LABELS + 2 }, width);
            let _ = writeln!(page, "{}", format!("{bold}{label}{bold:#}{padding}{line}").trim_end());
        }
    }
    page
}

/// The agreement as a page: its title, and a table.
#[must_use]
pub fn page(show: &Show) -> String {
    let mut page = format!("# {}\n\n| | |\n| --- | --- |\n", escape(show.agreement.name()));
    for (label, lines) in fields(show) {
        let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
        let _ = writeln!(page, "| {label} | {} |", lines.join("<br>"));
    }
    page
}

/// What there is to say, by what it is about; nothing that there is nothing to say of.
fn fields(show: &Show) -> Vec<(&'static str, Vec<String>)> {
    let row = &show.agreement;
    let mut fields: Vec<(&'static str, Vec<String>)> = vec![
        ("Id", vec![with(&row.id, "formerly", &show.former_ids)]),
        ("Also called", show.aliases.clone()),
        ("Kind", vec![kind(show)]),
        ("Reference", row.reference.iter().cloned().collect()),
        ("Statutory", statutory(show)),
        ("State", std::iter::once(row.state.to_owned()).chain(row.reasons.iter().cloned()).collect()),
        ("Attention", if row.flags.is_empty() { Vec::new() } else { vec![row.flags.join(", ")] }),
        ("Period", period(show)),
        ("Owner", vec![owner(show)]),
        ("Contact", show.contact.iter().cloned().collect()),
        ("Parties", if row.parties.is_empty() { Vec::new() } else { vec![row.parties.join(", ")] }),
    ];
    let mut adoption = adoption(&show.adoption);
    adoption.extend(show.adoption_number.map(|number| format!("{number} of those who must are enough")));
    let others = show.decisions.iter().filter(|decision| !decision.is_in_adoption);
    fields.extend([
        ("Adoption", adoption),
        ("Decisions", others.map(decision).collect()),
        ("Replaces", show.replaces.iter().map(|link| replacement(link, &link.replaced, &row.id)).collect()),
        (
            "Replaced by",
            show.replaced_by.iter().map(|link| replacement(link, &link.successor, &row.id)).collect(),
        ),
        ("Amends", mentions(&show.amends)),
        ("Based on", mentions(&show.based_on)),
        ("Basis of", mentions(&show.basis_of)),
        (
            "Local expected",
            Some(show.expects_local.join(", ")).filter(|l| !l.is_empty()).into_iter().collect(),
        ),
        ("See also", mentions(&show.related)),
        ("Reviews", show.reviews.iter().map(|of| review(of, row.as_of)).collect()),
        ("Coming days", show.coming().into_iter().map(|(day, what)| coming(day, what, row.as_of)).collect()),
        ("Documents", show.documents.iter().map(document).collect()),
        ("Findings", show.findings.iter().map(finding).collect()),
        ("Notes", show.notes.iter().flat_map(|notes| notes.lines()).map(str::to_owned).collect()),
        ("File", vec![row.path.clone()]),
    ]);
    fields.retain(|(_, lines)| !lines.is_empty());
    fields
}

fn with(text: &str, word: &str, more: &[String]) -> String {
    if more.is_empty() { text.to_owned() } else { format!("{text} ({word} {})", more.join(", ")) }
}

fn kind(show: &Show) -> String {
    let row = &show.agreement;
    let mut kind = row.kind.clone().unwrap_or_else(|| "not recorded".to_owned());
    if let Some(part) = row.part {
        let _ = write!(kind, ", part {part}");
    }
    with(&kind, "on", &row.topics)
}

fn statutory(show: &Show) -> Vec<String> {
    match (show.agreement.statutory, show.laws.is_empty()) {
        (false, _) => Vec::new(),
        (true, true) => vec!["a law requires it".to_owned()],
        (true, false) => vec![show.laws.join(", ")],
    }
}

fn period(show: &Show) -> Vec<String> {
    let row = &show.agreement;
    let mut lines = vec![words::period(row)];
    for moved in &show.prolongations {
        let day = written(moved.decided_as_written.as_ref(), moved.decided);
        let by = moved.by_name.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        let decided = day.map(|day| format!(", decided {day}")).unwrap_or_default();
        lines.push(format!("{}: through {}{decided}{by}", moved.kind, moved.until));
    }
    lines.extend(row.gaps.iter().map(|gap| match gap.through {
        Some(through) => format!("without an agreement from {} through {through}", gap.from),
        None => format!("without an agreement from {}", gap.from),
    }));
    lines
}

fn owner(show: &Show) -> String {
    let row = &show.agreement;
    match (&row.owner, &row.effective_owner, &row.owner_name) {
        (None, _, _) => "nobody named".to_owned(),
        (Some(written), Some(effective), Some(name)) if written == effective => named(name, written),
        (Some(written), Some(effective), Some(name)) => {
            format!("{}, in place of {written}", named(name, effective))
        }
        (Some(written), _, _) => format!("{written}, which the registry does not have"),
    }
}

fn named(name: &str, id: &str) -> String {
    if name == id { id.to_owned() } else { format!("{name} ({id})") }
}

/// Who has decided alike, on one day, on one line; those who have not last.
fn adoption(rows: &[AdoptionRow]) -> Vec<String> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for row in rows {
        let day = written(row.adopted_as_written.as_ref(), row.adopted);
        let head = match (day, row.outcome) {
            (Some(day), _) => format!("adopted {day}"),
            (None, Some(outcome)) => format!("not adopted, but {outcome}"),
            (None, None) => "not adopted".to_owned(),
        };
        let head = if row.required { head } else { format!("{head}, not required") };
        match groups.iter_mut().find(|(known, _)| *known == head) {
            Some((_, names)) => names.push(&row.name),
            None => groups.push((head, vec![&row.name])),
        }
    }
    groups.sort();
    groups.into_iter().map(|(head, names)| format!("{head}: {}", names.join(", "))).collect()
}

fn decision(row: &DecisionRow) -> String {
    let planned: Vec<String> =
        row.planned.iter().filter_map(|of| written(of.day_as_written.as_ref(), Some(of.day))).collect();
    let outcome = row.outcome.unwrap_or("decided");
    let reference = row.reference.as_ref().map(|reference| format!(", {reference}")).unwrap_or_default();
    match written(row.date_as_written.as_ref(), row.date) {
        Some(day) => format!("{outcome} by {} {day}{reference}", row.by_name),
        None => format!("planned by {}: {}{reference}", row.by_name, planned.join(" or ")),
    }
}

/// What keeps the agreement of that id itself back is said where its state is.
fn replacement(link: &LinkRow, other: &str, id: &str) -> String {
    let mut text = format!("{other}, {}", link.terms());
    let own = format!("`{id}` ");
    let conditions = link.conditions.iter().filter(|condition| !condition.starts_with(&own));
    let conditions: Vec<String> = conditions.map(|condition| condition.replace('`', "")).collect();
    if !conditions.is_empty() {
        let _ = write!(text, ": {}", conditions.join("; "));
    }
    text
}

fn mentions(rows: &[MentionRow]) -> Vec<String> {
    let mention = |row: &MentionRow| {
        let state = row.state.unwrap_or("not in the registry");
        with(&format!("{}: {state}", row.id), "sections", &row.sections)
    };
    rows.iter().map(mention).collect()
}

fn review(row: &ReviewRow, as_of: Day) -> String {
    let mut text = named(row.kind.unwrap_or(&row.id), &row.id);
    for (word, what) in [(" every ", &row.every), (" by ", &row.by_name)] {
        if let Some(what) = what {
            text.push_str(word);
            text.push_str(what);
        }
    }
    let last = written(row.last_done_as_written.as_ref(), row.last_done);
    let last = last.map_or_else(|| "never done".to_owned(), |last| format!("last done {last}"));
    let next = written(row.next_due_as_written.as_ref(), row.next_due).zip(row.next_due);
    let next = next.map_or_else(
        || "none to come".to_owned(),
        |(next, day)| format!("next {next} ({})", words::distance(as_of, day)),
    );
    format!("{text}: {last}, {next}")
}

fn coming(day: Day, what: &str, as_of: Day) -> String {
    format!("{day} {what} ({})", words::distance(as_of, day))
}

fn document(row: &crate::view::show::DocumentRow) -> String {
    let places: Vec<&str> = [&row.path, &row.url].into_iter().flatten().map(String::as_str).collect();
    let language = row.language.as_ref().map(|language| format!(" ({language})")).unwrap_or_default();
    format!("{}{language}: {}", row.role.unwrap_or("document"), places.join(", "))
}

fn finding(row: &crate::view::FindingRow) -> String {
    format!("{}[{}] line {}: {}", row.level.name(), row.rule, row.line, row.message)
}

/// A day as it is written.
fn written(as_written: Option<&String>, day: Option<Day>) -> Option<String> {
    as_written.cloned().or_else(|| day.map(|day| day.to_string()))
}
