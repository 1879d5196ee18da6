//! Where the tables of a TOML text stand.
//!
//! A *section* is a header with the keys below it, up to the next header. The keys before the first header are a section
//! too, that of the root.

use std::ops::Range;

use crate::edit::lines::{
    blanks_above, comments_above, end, is_blank, line_end, line_start, next_line, range, slice, start,
};
use crate::edit::way::{entries, items};
use crate::source::{Node, Value};

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// The root.
    Root,
    /// A table with a header.
    Headed,
    /// A list of tables with headers.
    Items,
    /// A table that has no header, but whose tables have.
    Above,
    /// A table that keys with dots lead through.
    Dotted,
    /// A table in braces.
    Inline,
    /// A list in brackets.
    Array,
    /// Any other value.
    Scalar,
}

/// The sections of a text.
pub(super) struct Layout<'n, 's> {
    pub(super) text: &'n str,
    pub(super) root: &'n Node<'s>,
    /// The headers, in order.
    headers: Vec<Range<usize>>,
    /// The ends of headers and of values, in order.
    ends: Vec<usize>,
}

fn first_byte(text: &str, node: &Node<'_>) -> Option<u8> {
    text.as_bytes().get(start(node.span)).copied()
}

/// Whether a value has headers, or keys with dots, and so does not stand in one place.
pub(in crate::edit) fn is_spread(text: &str, node: &Node<'_>) -> bool {
    match &node.value {
        Value::Table(_) => first_byte(text, node) != Some(b'{'),
        Value::List(items) => {
            items.last().is_some_and(|item| entries(item).is_some() && first_byte(text, item) == Some(b'['))
        }
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Plain(_)
        | Value::Date(_) => false,
    }
}

impl<'n, 's> Layout<'n, 's> {
    pub(super) fn new(text: &'n str, root: &'n Node<'s>) -> Self {
        let mut layout = Layout { text, root, headers: Vec::new(), ends: Vec::new() };
        layout.collect(root);
        layout.headers.sort_by_key(|header| header.start);
        layout.ends.sort_unstable();
        layout
    }

    /// Recursion is bounded by the depth of trees.
    fn collect(&mut self, node: &Node<'_>) {
        let is_root = std::ptr::eq(node, self.root);
        if !is_spread(self.text, node) {
            self.ends.push(end(node.span));
        } else if let Some(entries) = entries(node) {
            if !is_root && first_byte(self.text, node) == Some(b'[') {
                self.headers.push(range(node.span));
                self.ends.push(end(node.span));
            }
            entries.iter().for_each(|(_, node)| self.collect(node));
        } else {
            items(node).unwrap_or_default().iter().for_each(|item| self.collect(item));
        }
    }

    pub(super) fn shape(&self, node: &Node<'_>) -> Shape {
        let is_spread = is_spread(self.text, node);
        match &node.value {
            Value::Table(_) if std::ptr::eq(node, self.root) => Shape::Root,
            Value::Table(_) if !is_spread => Shape::Inline,
            Value::Table(_) if self.header_at(start(node.span)).is_none() => Shape::Dotted,
            Value::Table(_) if first_byte(self.text, node) == Some(b'[') => Shape::Headed,
            Value::Table(_) => Shape::Above,
            Value::List(_) => {
                if is_spread {
                    Shape::Items
                } else {
                    Shape::Array
                }
            }
            Value::Null
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Text(_)
            | Value::Plain(_)
            | Value::Date(_) => Shape::Scalar,
        }
    }

    /// The number of the header that a byte stands in.
    fn header_at(&self, at: usize) -> Option<usize> {
        let before = self.headers.partition_point(|header| header.start <= at).checked_sub(1)?;
        self.headers.get(before).filter(|header| at < header.end).map(|_| before)
    }

    pub(super) fn header(&self, number: usize) -> Range<usize> {
        self.headers.get(number).cloned().unwrap_or_default()
    }

    pub(super) fn count(&self) -> usize {
        self.headers.len()
    }

    /// The numbers of the headers of a table or list, and of the tables in it, in order.
    pub(super) fn headers_of(&self, node: &Node<'_>) -> Vec<usize> {
        let mut numbers = Vec::new();
        self.find_headers(node, &mut numbers);
        numbers.sort_unstable();
        numbers
    }

    /// Recursion is bounded by the depth of trees.
    fn find_headers(&self, node: &Node<'_>, numbers: &mut Vec<usize>) {
        match self.shape(node) {
            Shape::Root | Shape::Headed | Shape::Above | Shape::Dotted => {
                numbers.extend(self.own_header(node));
                entries(node)
                    .unwrap_or_default()
                    .iter()
                    .for_each(|(_, node)| self.find_headers(node, numbers));
            }
            Shape::Items => {
                items(node).unwrap_or_default().iter().for_each(|item| self.find_headers(item, numbers))
            }
            Shape::Inline | Shape::Array | Shape::Scalar => {}
        }
    }

    /// The number of the header of a table that has one.
    pub(super) fn own_header(&self, node: &Node<'_>) -> Option<usize> {
        (self.shape(node) == Shape::Headed).then(|| self.header_at(start(node.span))).flatten()
    }

    /// The end of the section before a header, or of the last one: the start of the line after its last value and the
    /// comments that end it. Comments directly above the header, and blank lines, are not among them.
    pub(super) fn end_before(&self, number: usize) -> usize {
        let header = self.headers.get(number);
        let limit = header.map_or(self.text.len(), |header| line_start(self.text, header.start));
        let values = self.after_values(limit);
        let comments = if header.is_some() { comments_above(self.text, limit).max(values) } else { limit };
        blanks_above(self.text, comments).max(values)
    }

    /// The start of the line after the last value before a byte.
    fn after_values(&self, before: usize) -> usize {
        let ends = self.ends.partition_point(|end| *end <= before);
        let last = ends.checked_sub(1).and_then(|last| self.ends.get(last));
        last.map_or(0, |last| next_line(self.text, *last).min(before))
    }

    /// The end of what goes with a section: the start of the line after its last value and the comments directly below
    /// that.
    pub(super) fn end_of(&self, number: usize) -> usize {
        let header = self.headers.get(number + 1);
        let limit = header.map_or(self.text.len(), |next| line_start(self.text, next.start));
        let mut end = self.after_values(limit);
        let comments = if header.is_some() { comments_above(self.text, limit).max(end) } else { limit };
        while end < comments && !is_blank(slice(self.text, end..line_end(self.text, end))) {
            end = next_line(self.text, end);
        }
        end
    }

    /// Whether a blank line stands above a header, or above the comments above it.
    pub(super) fn has_blank_above(&self, number: usize) -> bool {
        let Some(header) = self.headers.get(number) else { return false };
        let top = comments_above(self.text, line_start(self.text, header.start));
        blanks_above(self.text, top) < top
    }

    /// Whether most headers have a blank line above them.
    pub(super) fn has_blanks(&self) -> bool {
        let counted = (0..self.headers.len()).filter(|number| {
            self.headers
                .get(*number)
                .is_some_and(|header| comments_above(self.text, line_start(self.text, header.start)) > 0)
        });
        let (blank, tight): (Vec<_>, Vec<_>) = counted.partition(|number| self.has_blank_above(*number));
        blank.len() >= tight.len()
    }
}
