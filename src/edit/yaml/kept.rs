//! The end of a value, with the comments and blank lines that belong to it.

use super::file::File;
use super::place::{Shape, place};
use crate::edit::lines::{end_with_comments, is_blank, line_end, next_line, slice};
use crate::edit::way::{Way, count};

/// A byte in the last line of a key and its value, or of an item, with the comments that end it. `column` is that of the
/// key or the dash.
pub(super) fn end_of_entry(file: &File<'_>, way: &Way<'_, '_>, at: usize, column: usize) -> Option<usize> {
    let entry = way.entry(at)?;
    let end = end_with_comments(file.text, place(file, &entry).end, column);
    Some(end_of_kept(file, &entry).map_or(end, |kept| end.max(kept.saturating_sub(1))))
}

/// The start of the line after a text in lines that keeps the blank lines below it (`|+`), if a value is one or ends with
/// one. Recursion is bounded by the depth of trees.
pub(super) fn end_of_kept(file: &File<'_>, way: &Way<'_, '_>) -> Option<usize> {
    let of = place(file, way);
    if let Some(count) = count(way.node()) {
        let last = way.entry(count.checked_sub(1)?)?;
        return if of.shape == Shape::Block { end_of_kept(file, &last) } else { None };
    }
    let header = of.lead.header.filter(|header| slice(file.text, header.clone()).contains('+'))?;
    let mut next = next_line(file.text, of.end.max(header.end));
    while next < file.text.len() && is_blank(slice(file.text, next..line_end(file.text, next))) {
        next = next_line(file.text, next);
    }
    Some(next)
}

/// Whether a text ends in the middle of a line of text in lines, whose last line break counts: readers disagree on whether
/// there is one then.
pub(super) fn ends_open(file: &File<'_>, way: &Way<'_, '_>) -> bool {
    !file.text.ends_with('\n') && is_open(file, way)
}

/// Recursion is bounded by the depth of trees.
fn is_open(file: &File<'_>, way: &Way<'_, '_>) -> bool {
    let of = place(file, way);
    let Some(count) = count(way.node()) else {
        let is_last = next_line(file.text, of.end) == file.text.len();
        return is_last && of.lead.header.is_some_and(|header| !slice(file.text, header).contains('-'));
    };
    let last = count.checked_sub(1).and_then(|last| way.entry(last));
    of.shape == Shape::Block && last.is_some_and(|last| is_open(file, &last))
}
