//! Keys and items that go.

use std::ops::Range;

use super::element::bracket;
use super::file::File;
use super::kept::{end_of_entry, end_of_kept};
use super::place::{Shape, column_of, dash, is_in_flow, place};
use super::replace;
use super::scan::has_comment;
use crate::edit::data::Data;
use crate::edit::lines::{
    blanks_above, end, is_blank, line_end, line_start, next_line, slice, start, starts_line, whole_lines,
};
use crate::edit::refusal::Reason;
use crate::edit::splice::Splices;
use crate::edit::way::{Way, count, entries};
use crate::source::{Node, Value};

/// Removes what is at the end of a way.
pub(super) fn splices(file: &File<'_>, way: &Way<'_, '_>) -> Result<Splices, Reason> {
    let parent = way.parent().ok_or(Reason::NotKey)?;
    let of = place(file, &parent);
    match of.shape {
        Shape::Flow => Ok(bracket(file, &parent, &of)?.remove(way.last().index)),
        Shape::Block if is_in_flow(file, &parent) => Err(Reason::Unclear),
        Shape::Block => in_lines(file, way, &parent),
        Shape::Alias => Err(Reason::Alias),
        Shape::Nothing | Shape::Lines | Shape::Scalar => Err(Reason::NotTable),
    }
}

fn in_lines(file: &File<'_>, way: &Way<'_, '_>, parent: &Way<'_, '_>) -> Result<Splices, Reason> {
    let text = file.text;
    let (index, node) = (way.last().index, way.node());
    if count(parent.node()) == Some(1) && parent.parent().is_some() {
        return only(file, node, parent);
    }
    let first = first_byte(file, parent, index).ok_or(Reason::Unclear)?;
    let last = end_of_entry(file, parent, index, column_of(file, parent)).ok_or(Reason::Unclear)?;
    if starts_line(text, first) || is_marked(text, first) {
        let is_spaced = matches!(node.value, Value::List(_) | Value::Table(_));
        let floor =
            index.checked_sub(1).and_then(|before| end_of_kept(file, &parent.entry(before)?)).unwrap_or(0);
        return Ok(Splices::one(with_blanks(text, first..last, is_spaced, floor), ""));
    }
    // The first one, after a dash. The next one takes its place.
    let next = first_byte(file, parent, index + 1).ok_or(Reason::Unclear)?;
    let after = end_of_value(file, parent, index).ok_or(Reason::Unclear)?;
    if has_comment(text, line_end(text, after)..next) {
        let dash = slice(text, 0..first).trim_end_matches(' ').len();
        return Ok(Splices::one(dash..line_end(text, last), ""));
    }
    Ok(Splices::one(first..next, ""))
}

/// The only key of a table, or the only item of a list.
fn only(file: &File<'_>, node: &Node<'_>, parent: &Way<'_, '_>) -> Result<Splices, Reason> {
    let spot = file.format.at(parent.keys());
    let is_table = entries(node).is_some();
    match &parent.node().value {
        Value::List(_) if is_table && !spot.has_text_form() && parent.last().key.is_some() => {
            splices(file, parent)
        }
        Value::List(_) => replace::value(file, parent, &Data::List(Vec::new())),
        Value::Table(_) => replace::value(file, parent, &Data::Table(Vec::new())),
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Plain(_)
        | Value::Date(_) => Err(Reason::Unclear),
    }
}

/// The first byte of a key, or the dash of an item.
fn first_byte(file: &File<'_>, parent: &Way<'_, '_>, index: usize) -> Option<usize> {
    let entry = parent.entry(index)?;
    Some(entry.last().key.map_or_else(|| dash(file, parent, index), |key| start(key.span)))
}

fn end_of_value(file: &File<'_>, parent: &Way<'_, '_>, index: usize) -> Option<usize> {
    let entry = parent.entry(index)?;
    Some(place(file, &entry).end.max(entry.last().key.map_or(0, |key| end(key.span))))
}

/// Whether a key has a `?` or an anchor before it on its line.
fn is_marked(text: &str, first: usize) -> bool {
    slice(text, line_start(text, first)..first).trim_start().starts_with(['?', '&'])
}

/// Whole lines, with the blank lines above them if what goes is a list or table; at the start of the file, with those
/// below. Comments directly above stay, and so do the blank lines above those: the comments are not to stand above something
/// else. Blank lines before `floor` belong to the text above them.
fn with_blanks(text: &str, range: Range<usize>, is_spaced: bool, floor: usize) -> Range<usize> {
    let first = line_start(text, range.start);
    if !is_spaced {
        return whole_lines(text, range);
    }
    let (blanks, mut last) = (blanks_above(text, first).max(floor), range.end);
    let mut next = next_line(text, last);
    while blanks == 0 && next < text.len() && is_blank(slice(text, next..line_end(text, next))) {
        last = next;
        next = next_line(text, next);
    }
    whole_lines(text, blanks..last)
}
