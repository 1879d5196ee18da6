//! The places of a finding, and those that are shown together.

use std::ops::Range;

use crate::view::{FindingRow, Span};

/// Two places in a file are shown together if they are at most this many lines apart.
const APART: u32 = 60;
/// A line of more bytes than this is not shown.
const LONGEST_LINE: usize = 4096;

/// A place to underline.
#[derive(Debug)]
pub(super) struct Mark<'a> {
    pub path: &'a str,
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    pub span: Span,
    /// Whether it is the place of the finding itself.
    pub is_primary: bool,
    /// What is said about it. Empty for the finding's own place.
    pub label: &'a str,
}

impl<'a> Mark<'a> {
    /// All places of a finding, its own first.
    pub fn of(finding: &'a FindingRow) -> Vec<Self> {
        let own = Mark {
            path: &finding.path,
            line: finding.line,
            column: finding.column,
            span: finding.span,
            is_primary: true,
            label: "",
        };
        let related = finding.related.iter().map(|related| Mark {
            path: &related.path,
            line: related.line,
            column: related.column,
            span: related.span,
            is_primary: false,
            label: &related.message,
        });
        std::iter::once(own).chain(related).collect()
    }

    /// The bytes to underline in `line`, the line where it begins: to the end of the line if it continues after it.
    pub fn underline(&self, line: &str) -> Range<usize> {
        let start = line.char_indices().nth(self.column as usize - 1).map_or(line.len(), |(at, _)| at);
        let length = self.span.end.saturating_sub(self.span.start) as usize;
        let mut end = start.saturating_add(length).min(line.trim_end().len()).max(start);
        while !line.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }
}

/// Groups marks that are shown together: those in one file that are near the first of them.
pub(super) fn group<'m, 'a>(marks: &'m [Mark<'a>]) -> Vec<Vec<&'m Mark<'a>>> {
    let mut groups: Vec<Vec<&Mark<'_>>> = Vec::new();
    for mark in marks {
        let near = groups.iter_mut().find(|group| {
            group
                .first()
                .is_some_and(|first| first.path == mark.path && first.line.abs_diff(mark.line) <= APART)
        });
        match near {
            Some(group) => group.push(mark),
            None => groups.push(vec![mark]),
        }
    }
    groups
}

/// A line of a file as it is shown: without its line break, and empty if it is too long.
pub(super) fn shown_line(line: &str) -> &str {
    let line = line.strip_suffix('\r').unwrap_or(line);
    if line.len() > LONGEST_LINE { "" } else { line }
}
