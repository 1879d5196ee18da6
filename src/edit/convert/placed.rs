//! A text with comments at its keys and items.

use std::collections::{BTreeMap, HashMap};

use super::super::format::Syntax;
use super::super::layout::indented;
use super::super::lines::{indent, slice};
use super::super::path::{Path, Step};
use super::super::yaml::column;
use super::anchors::Anchor;
use super::notes::{Note, Notes, Side};

/// What is to stand at a line.
#[derive(Default)]
struct At {
    /// Whether a blank line stands above.
    blank: bool,
    above: Vec<String>,
    beside: Option<String>,
    /// With their indentation.
    below: Vec<String>,
}

/// A text without comments, with those of another text that says the same.
pub(super) fn placed(syntax: Syntax, text: &str, anchors: &[Anchor], notes: &Notes) -> String {
    let by_path: HashMap<&Path, &Anchor> = anchors.iter().map(|anchor| (&anchor.path, anchor)).collect();
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .filter(|at| *at < text.len())
        .collect();
    let line_of = |at: usize| starts.partition_point(|start| *start <= at).saturating_sub(1);
    let mut lines: BTreeMap<usize, At> = BTreeMap::new();
    let mut lost = Vec::new();
    for note in &notes.notes {
        match by_path.get(&note.path) {
            Some(anchor) => place(syntax, text, anchor, note, &line_of, &mut lines),
            None => lost.extend(note.lines.iter().cloned()),
        }
    }
    let mut new: Vec<String> = notes.top.clone();
    if notes.blank && !new.is_empty() {
        new.push(String::new());
    }
    let first = new.len();
    let old: Vec<&str> = text.lines().collect();
    for (number, line) in old.iter().enumerate() {
        let at = lines.remove(&number).unwrap_or_default();
        if at.blank && new.len() > first && new.last().is_some_and(|last| !last.is_empty()) {
            new.push(String::new());
        }
        let column = indent(line, 0).len();
        new.extend(at.above.iter().map(|comment| indented(comment, column)));
        new.push(match &at.beside {
            Some(comment) => format!("{line} {comment}"),
            None => (*line).to_owned(),
        });
        new.extend(at.below.iter().cloned());
        // Else they would stand above what follows.
        let is_followed = old.get(number + 1).is_some_and(|next| {
            let next = next.trim_ascii();
            !next.is_empty() && !next.starts_with([']', '}'])
        });
        if !at.below.is_empty() && is_followed {
            new.push(String::new());
        }
    }
    let end: Vec<&String> = lost.iter().chain(&notes.end).collect();
    if !end.is_empty() {
        new.push(String::new());
    }
    new.extend(end.into_iter().cloned());
    new.into_iter().map(|line| line + "\n").collect()
}

fn place(
    syntax: Syntax,
    text: &str,
    anchor: &Anchor,
    note: &Note,
    line_of: &dyn Fn(usize) -> usize,
    lines: &mut BTreeMap<usize, At>,
) {
    let first = line_of(anchor.start);
    // A comment would be part of a text of several lines.
    let is_text = anchor.value.as_ref().is_some_and(|value| slice(text, value.clone()).starts_with("\"\"\""));
    let last = line_of(anchor.end.saturating_sub(1).max(anchor.start));
    match note.side {
        Side::Above => {
            let at = lines.entry(first).or_default();
            at.blank |= note.blank && at.above.is_empty();
            at.above.extend(note.lines.iter().cloned());
        }
        Side::Beside => {
            let line = if is_text && syntax == Syntax::Toml { last } else { first };
            let mut comments = note.lines.iter().cloned();
            if lines.get(&line).is_none_or(|at| at.beside.is_none()) {
                lines.entry(line).or_default().beside = comments.next();
            }
            lines.entry(first).or_default().above.extend(comments);
        }
        Side::Below => {
            let column = match anchor.path.steps().last() {
                Some(Step::Key(_)) if syntax == Syntax::Yaml => column(text, anchor.start),
                Some(_) | None => indent(text, anchor.start).len(),
            };
            let below = note.lines.iter().map(|line| indented(line, column));
            lines.entry(last).or_default().below.extend(below);
        }
    }
}
