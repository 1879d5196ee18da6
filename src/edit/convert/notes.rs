//! The comments of a text, and the keys and items that they stand at.

use super::super::format::Syntax;
use super::super::layout::{Gap, Head};
use super::super::lines::{line_end, line_start};
use super::super::path::{Path, Step};
use super::anchors::Anchor;
use super::lines::Line;

/// Where a comment stands to its key or item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Beside,
    Below,
}

/// Comments at a key or an item.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) path: Path,
    pub(super) side: Side,
    /// A blank line stands above it.
    pub(super) blank: bool,
    /// The comments, and blank lines among them. None for a blank line alone.
    pub(super) lines: Vec<String>,
}

/// All comments of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Those at the top of the file.
    pub(super) top: Vec<String>,
    /// Whether a blank line ends the top.
    pub(super) blank: bool,
    pub(super) notes: Vec<Note>,
    /// Those at the end of the file, after a blank line.
    pub(super) end: Vec<String>,
}

impl Notes {
    pub(super) fn of(syntax: Syntax, text: &str, lines: &[Line], anchors: &[Anchor]) -> Self {
        let mut notes = Notes::default();
        let mut number = 0;
        while let Some(line) = lines.get(number) {
            if line.is_empty {
                let run: Vec<&Line> = lines.iter().skip(number).take_while(|line| line.is_empty).collect();
                notes.run(Run { syntax, text, anchors, lines: &run, at: line.range.start });
                number += run.len();
            } else {
                notes.beside(text, line, anchors);
                number += 1;
            }
        }
        notes
    }

    fn add(&mut self, path: Path, side: Side, blank: bool, lines: Vec<String>) {
        if blank || !lines.is_empty() {
            self.notes.push(Note { path, side, blank, lines });
        }
    }

    fn beside(&mut self, text: &str, line: &Line, anchors: &[Anchor]) {
        let Some(comment) = &line.comment else { return };
        let here = line.range.clone();
        let is_here = |anchor: &&Anchor| {
            here.contains(&anchor.start) || (anchor.end > here.start && anchor.end <= here.end)
        };
        // The last that begins here or ends here is found soon: what lies between are the items of what ends.
        let begun = anchors_before(anchors, line_end(text, here.start));
        match begun.iter().rfind(is_here) {
            Some(anchor) => self.add(anchor.path.clone(), Side::Beside, false, vec![comment.clone()]),
            // Beside nothing but a sign, as `---`.
            None => match anchors_before(anchors, here.start).last() {
                Some(anchor) => self.add(anchor.path.clone(), Side::Below, false, vec![comment.clone()]),
                None => self.top.push(comment.clone()),
            },
        }
    }

    /// Lines with nothing but comments, between two that have more.
    fn run(&mut self, run: Run<'_>) {
        let (before, after) = (run.before(), run.after());
        let (deep, rest) = run.lines.split_at(run.deep(after));
        let deep: Vec<String> = deep.iter().filter_map(|line| line.comment.clone()).collect();
        let part: String = rest.iter().map(|line| line.comment.clone().unwrap_or_default() + "\n").collect();
        let Some(before) = before else { return self.head(&part, after) };
        self.add(before.path.clone(), Side::Below, false, deep);
        // There is nothing but comments in it.
        let Ok(Gap { tail, lead }) = Gap::between(&part, 0) else { return };
        let Some(after) = after else {
            let (below, end) = if run.is_last() && (lead.blank || !tail.is_empty()) {
                (tail, lead.lines)
            } else {
                (tail.into_iter().chain(lead.lines).collect(), Vec::new())
            };
            self.add(before.path.clone(), Side::Below, false, below);
            self.end.extend(end);
            return;
        };
        self.add(before.path.clone(), Side::Below, false, tail);
        self.add(list_of_first(run.syntax, after), Side::Above, lead.blank && !after.is_headed, lead.lines);
    }

    fn head(&mut self, part: &str, after: Option<&Anchor>) {
        let Ok(Head { top, blank, lead }) = Head::of(part) else { return };
        self.top.extend(top);
        self.blank |= blank;
        match after {
            Some(after) => self.add(after.path.clone(), Side::Above, false, lead.lines),
            None => self.top.extend(lead.lines),
        }
    }
}

/// Those that begin before a byte.
fn anchors_before(anchors: &[Anchor], at: usize) -> &[Anchor] {
    let count = anchors.partition_point(|anchor| anchor.start < at);
    anchors.get(..count).unwrap_or_default()
}

/// What a comment above an item is about: the list, if the item is the first one that TOML gives a header.
fn list_of_first(syntax: Syntax, anchor: &Anchor) -> Path {
    match anchor.path.steps().split_last() {
        Some((Step::Item(0), list)) if syntax == Syntax::Toml && anchor.is_headed => {
            list.iter().cloned().collect()
        }
        Some(_) | None => anchor.path.clone(),
    }
}

/// Lines with nothing but comments.
struct Run<'r> {
    syntax: Syntax,
    text: &'r str,
    anchors: &'r [Anchor],
    lines: &'r [&'r Line],
    /// The first byte.
    at: usize,
}

impl<'r> Run<'r> {
    /// What begins last before it.
    fn before(&self) -> Option<&'r Anchor> {
        anchors_before(self.anchors, self.at).last()
    }

    /// What begins on the line after it.
    fn after(&self) -> Option<&'r Anchor> {
        let end = self.lines.last().map_or(self.at, |line| line.range.end);
        let next = self.anchors.get(anchors_before(self.anchors, end).len())?;
        let between = self.text.get(end..line_start(self.text, next.start))?;
        between.trim_ascii().is_empty().then_some(next)
    }

    /// How many of the lines belong to what is above, in YAML, as their comments stand further in than what follows.
    fn deep(&self, after: Option<&Anchor>) -> usize {
        let Some(after) = after.filter(|_| self.syntax == Syntax::Yaml) else { return 0 };
        let line = self.text.get(line_start(self.text, after.start)..after.start).unwrap_or_default();
        let column = line.len() - line.trim_start_matches(' ').len();
        let is_deep = |line: &&&Line| line.is_blank() || line.indent(self.text) > column;
        let deep = self.lines.iter().take_while(is_deep).collect::<Vec<_>>();
        deep.iter().rposition(|line| line.comment.is_some()).map_or(0, |last| last + 1)
    }

    fn is_last(&self) -> bool {
        self.lines.last().is_some_and(|line| line.range.end + 2 >= self.text.len())
    }
}
