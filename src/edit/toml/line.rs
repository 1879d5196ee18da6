//! Keys on lines of their own.

use std::ops::Range;

use super::layout::{Layout, Shape};
use crate::edit::lines::{end, indent, line_start, start};
use crate::edit::way::entries;
use crate::source::{Key, Node};

/// A key with its value on a line, or on several.
pub(super) struct Line<'n, 's> {
    pub(super) key: &'n Key<'s>,
    pub(super) node: &'n Node<'s>,
}

/// The lines of a table that are not below the header of another, each with the place of its key. A key with dots that
/// occurs on several lines is the first of them.
pub(super) fn lines_of<'n, 's>(layout: &Layout<'_, '_>, table: &'n Node<'s>) -> Vec<(usize, Line<'n, 's>)> {
    let is_line = |node: &Node<'_>| match layout.shape(node) {
        Shape::Scalar | Shape::Inline | Shape::Array | Shape::Dotted => true,
        Shape::Root | Shape::Headed | Shape::Above | Shape::Items => false,
    };
    let lines = entries(table).unwrap_or_default().iter().enumerate();
    lines.filter(|(_, (_, node))| is_line(node)).map(|(at, (key, node))| (at, Line { key, node })).collect()
}

impl Line<'_, '_> {
    /// Where its lines start. Its key may have dots before it.
    pub(super) fn start(&self, text: &str) -> usize {
        let line = line_start(text, start(self.key.span));
        line + indent(text, line).len()
    }

    /// The end of its value; of a key with dots that occurs on several lines, the end of the last one.
    pub(super) fn end(&self, layout: &Layout<'_, '_>) -> usize {
        values(layout, self).into_iter().map(|value| value.end).max().unwrap_or_default()
    }
}

/// From the start of each line to the end of its value: one, or each of a table of keys with dots. Recursion is bounded
/// by the depth of trees.
pub(super) fn values(layout: &Layout<'_, '_>, line: &Line<'_, '_>) -> Vec<Range<usize>> {
    if layout.shape(line.node) == Shape::Dotted {
        let lines = lines_of(layout, line.node);
        lines.iter().flat_map(|(_, line)| values(layout, line)).collect()
    } else {
        std::iter::once(line.start(layout.text)..end(line.node.span)).collect()
    }
}
