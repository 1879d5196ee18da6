//! The lines of a text, and what stands on each.

use std::ops::Range;

use super::super::layout::comment_places;
use super::super::lines::{line_end, line_start, next_line, slice};
use crate::source::Node;

/// A line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// From its first byte to its line break.
    pub(super) range: Range<usize>,
    /// Its comment.
    pub(super) comment: Option<String>,
    /// Whether nothing but a comment, or nothing at all, stands on it.
    pub(super) is_empty: bool,
}

impl Line {
    /// Whether it is blank.
    pub(super) fn is_blank(&self) -> bool {
        self.is_empty && self.comment.is_none()
    }

    /// How far in its comment stands, in bytes.
    pub(super) fn indent(&self, text: &str) -> usize {
        let line = slice(text, self.range.clone());
        line.len() - line.trim_start_matches([' ', '\t']).len()
    }
}

/// All lines, in order.
pub(super) fn lines(text: &str, root: &Node<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let range = at..line_end(text, at);
        let is_empty = slice(text, range.clone()).trim_ascii().is_empty();
        lines.push(Line { range, comment: None, is_empty });
        at = next_line(text, at);
    }
    for place in comment_places(text, root) {
        let number = lines.partition_point(|line| line.range.end < place.start);
        if let Some(line) = lines.get_mut(number) {
            let before = slice(text, line_start(text, place.start)..place.start);
            line.is_empty = before.trim_ascii().is_empty();
            line.comment = Some(slice(text, place).trim_ascii_end().to_owned());
        }
    }
    lines
}
