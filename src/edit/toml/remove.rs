//! Keys, tables and items that go.

use std::ops::Range;

use super::element::{bracket, is_within};
use super::file::File;
use super::keys;
use super::layout::{Layout, Shape};
use super::line::{Line, values};
use super::tables::path_of;
use crate::edit::lines::{
    blanks_above, indent, is_blank, line_break, line_end, line_start, next_line, slice, start, whole_lines,
};
use crate::edit::refusal::Reason;
use crate::edit::splice::Splices;
use crate::edit::way::{Way, count};

/// Removes what is at the end of a way.
pub(super) fn splices(file: &File<'_, '_>, way: &Way<'_, '_>) -> Result<Splices, Reason> {
    let parent = way.parent().ok_or(Reason::NotKey)?;
    match file.layout.shape(parent.node()) {
        Shape::Inline | Shape::Array => Ok(bracket(file, parent.node())?.remove(way.last().index)),
        // The key goes with its last item.
        Shape::Items if count(parent.node()) == Some(1) => splices(file, &parent),
        Shape::Dotted if is_within(file, &parent) => Err(Reason::Unclear),
        Shape::Root | Shape::Headed | Shape::Above | Shape::Dotted | Shape::Items => {
            let mut splices = Splices::default();
            lines(file, way, &parent, &mut splices);
            sections(&file.layout, way, &parent, &mut splices);
            Ok(splices)
        }
        Shape::Scalar => Err(Reason::NotTable),
    }
}

/// Removes lines that are not below a header of what goes.
fn lines(file: &File<'_, '_>, way: &Way<'_, '_>, parent: &Way<'_, '_>, splices: &mut Splices) {
    let (layout, text) = (&file.layout, file.layout.text);
    let stop = way.last();
    let is_line =
        matches!(layout.shape(stop.node), Shape::Scalar | Shape::Inline | Shape::Array | Shape::Dotted);
    let (true, Some(key)) = (is_line, stop.key) else { return };
    let mut values = values(layout, &Line { key, node: stop.node }).into_iter();
    if layout.shape(parent.node()) == Shape::Dotted
        && count(parent.node()) == Some(1)
        && let Some(first) = values.next()
    {
        splices.replace(first.clone(), emptied(text, &first, start(key.span)));
    }
    values.for_each(|value| splices.delete(whole_lines(text, value)));
}

/// A key with dots without its last part, which was the only key of that table.
fn emptied(text: &str, line: &Range<usize>, key: usize) -> String {
    let place = keys::parts(text, line.start).iter().position(|part| part.start == key);
    let table =
        place.and_then(|place| place.checked_sub(1)).map(|place| keys::up_to(text, line.start, place));
    format!("{} = {{}}", table.unwrap_or_default())
}

/// Removes the sections of what goes. Those that follow each other go as one.
fn sections(layout: &Layout<'_, '_>, way: &Way<'_, '_>, parent: &Way<'_, '_>, splices: &mut Splices) {
    let headers = layout.headers_of(way.node());
    let runs: Vec<_> =
        headers.chunk_by(|a, b| a + 1 == *b).filter_map(|run| run.first().zip(run.last())).collect();
    // Its table has no header of its own, and would go with its only key.
    let is_last = layout.shape(parent.node()) == Shape::Above && count(parent.node()) == Some(1);
    for (at, (first, last)) in runs.into_iter().enumerate() {
        let range = line_start(layout.text, layout.header(*first).start)..layout.end_of(*last);
        match path_of(layout, parent) {
            Some(path) if is_last && at == 0 => {
                let indent = indent(layout.text, range.start);
                let ends = slice(layout.text, range.clone()).ends_with('\n');
                let line_break = if ends { line_break(layout.text) } else { "" };
                splices.replace(range, format!("{indent}[{path}]{line_break}"));
            }
            Some(_) | None => splices.delete(with_blanks(layout.text, range)),
        }
    }
}

/// The lines of sections, with the blank lines above them; at the start of the file, with those below. Comments directly
/// above stay, and so do the blank lines above those: the comments are not to stand above another table.
fn with_blanks(text: &str, range: Range<usize>) -> Range<usize> {
    let mut end = range.end;
    let blanks = blanks_above(text, range.start);
    while blanks == 0 && end < text.len() && is_blank(slice(text, end..line_end(text, end))) {
        end = next_line(text, end);
    }
    whole_lines(text, blanks..end.saturating_sub(1))
}
