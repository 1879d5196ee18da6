//! New items.

use super::block;
use super::element::bracket;
use super::file::File;
use super::kept::end_of_entry;
use super::place::{Shape, column_of, dash, is_in_flow, place};
use super::replace;
use super::scan::has_comment;
use super::spell;
use crate::edit::data::Data;
use crate::edit::lines::{blanks_above, comments_above, insert_after, line_start, slice, start};
use crate::edit::refusal::Reason;
use crate::edit::splice::Splices;
use crate::edit::way::{Way, is_null, items};

/// A new last item of the list at the end of a way.
pub(super) fn add(file: &File<'_>, way: &Way<'_, '_>, data: &Data) -> Result<Splices, Reason> {
    let list = || Data::List(vec![data.clone()]);
    if is_null(way.node()) {
        return replace::value(file, way, &list());
    }
    let items = items(way.node()).ok_or(Reason::NotList)?;
    let spot = file.format.at(way.keys());
    let place = place(file, way);
    match place.shape {
        Shape::Flow
            if items.is_empty() && !has_comment(file.text, place.range()) && !is_in_flow(file, way) =>
        {
            replace::value(file, way, &list())
        }
        Shape::Flow => {
            let item = spell::flow(data, file.habits, &spot);
            Ok(bracket(file, way, &place)?.insert(items.len(), &item))
        }
        Shape::Block => {
            let text = file.text;
            let last = items.len().checked_sub(1).ok_or(Reason::Unclear)?;
            let column = column_of(file, way);
            let end = end_of_entry(file, way, last, column).ok_or(Reason::Unclear)?;
            let dash = dash(file, way, last);
            let mut lines = block::item(data, column, gap(file, way, dash, last), file.habits, &spot);
            let top = comments_above(text, line_start(text, dash));
            if last > 0 && blanks_above(text, top) < top {
                lines.insert(0, String::new());
            }
            let mut splices = Splices::default();
            insert_after(&mut splices, text, end, &lines);
            Ok(splices)
        }
        Shape::Alias | Shape::Nothing | Shape::Lines | Shape::Scalar => Err(Reason::NotList),
    }
}

/// The spaces after the dash of an item.
fn gap<'t>(file: &File<'t>, way: &Way<'_, '_>, dash: usize, at: usize) -> &'t str {
    let value = way.entry(at).map(|item| start(item.node().span));
    let gap = slice(file.text, dash + 1..value.unwrap_or(dash + 1));
    if !gap.is_empty() && gap.bytes().all(|byte| byte == b' ') { gap } else { " " }
}
