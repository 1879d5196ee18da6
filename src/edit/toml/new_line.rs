//! New keys on lines of their own.

use super::file::File;
use super::keys;
use super::layout::Shape;
use super::line::{Line, lines_of};
use super::spell;
use super::tables;
use crate::edit::data::Data;
use crate::edit::lines::{
    comments_above, end, end_with_comments, indent, insert_after, insert_before, is_blank, line_end,
    line_start, slice, start,
};
use crate::edit::order::{Neighbour, neighbour};
use crate::edit::refusal::Reason;
use crate::edit::splice::Splices;
use crate::edit::way::Way;

/// A new key of a table, on a line.
pub(super) fn key(file: &File<'_, '_>, way: &Way<'_, '_>, key: &str, data: &Data) -> Result<Splices, Reason> {
    let (layout, text) = (&file.layout, file.layout.text);
    let spot = file.format.at(way.keys());
    let lines = lines_of(layout, way.node());
    let others = lines.iter().enumerate().map(|(at, (_, line))| (at, &*line.key.name));
    let value = spell::value(data, file.habits, &spot.below(key));
    let like = |at: usize| lines.get(at).map(|(_, line)| (line, like(text, line, key, &value)));
    let mut splices = Splices::default();
    match neighbour(others, &spot, key) {
        Some(Neighbour::After(at)) => {
            let (line, new) = like(at).ok_or(Reason::Unclear)?;
            let column = indent(text, line.start(text)).len();
            let end = end_with_comments(text, line.end(layout), column);
            insert_after(&mut splices, text, end, &[new]);
        }
        Some(Neighbour::Before(at)) => {
            let (line, new) = like(at).ok_or(Reason::Unclear)?;
            let top = comments_above(text, line_start(text, line.start(text)));
            insert_before(&mut splices, text, top, &[new]);
        }
        None => first(file, way, &mut splices, &format!("{} = {value}", keys::spelled(key)))?,
    }
    Ok(splices)
}

/// A line as another is written: its indentation, the keys with dots before its own, the spaces at its `=`.
fn like(text: &str, line: &Line<'_, '_>, key: &str, value: &str) -> String {
    let first = line.start(text);
    let before = slice(text, first..start(line.key.span));
    let is_tight = slice(text, end(line.key.span)..start(line.node.span)) == "=";
    let equals = if is_tight { "=" } else { " = " };
    format!("{}{before}{}{equals}{value}", indent(text, first), keys::spelled(key))
}

/// The first line of a table.
fn first(file: &File<'_, '_>, way: &Way<'_, '_>, splices: &mut Splices, line: &str) -> Result<(), Reason> {
    let (layout, text) = (&file.layout, file.layout.text);
    match layout.shape(way.node()) {
        Shape::Headed => {
            let header =
                layout.own_header(way.node()).map(|number| layout.header(number)).ok_or(Reason::Unclear)?;
            let indent = indent(text, header.start);
            insert_after(splices, text, header.end, &[format!("{indent}{line}")]);
            Ok(())
        }
        Shape::Above => {
            tables::above(file, way, splices, line);
            Ok(())
        }
        Shape::Root => {
            let at = layout.end_before(0);
            let is_followed = at < text.len() && !is_blank(slice(text, at..line_end(text, at)));
            let blank = is_followed.then(String::new);
            let lines: Vec<_> = [line.to_owned()].into_iter().chain(blank).collect();
            match at.checked_sub(1) {
                Some(last) => insert_after(splices, text, last, &lines),
                None => insert_before(splices, text, 0, &lines),
            }
            Ok(())
        }
        Shape::Dotted | Shape::Items | Shape::Inline | Shape::Array | Shape::Scalar => Err(Reason::Unclear),
    }
}
