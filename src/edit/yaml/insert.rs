//! New keys.

use super::block;
use super::element::bracket;
use super::file::File;
use super::kept::end_of_entry;
use super::place::{Shape, column_of, is_in_flow, place};
use super::replace;
use super::scan::has_comment;
use super::spell;
use crate::edit::data::Data;
use crate::edit::lines::{
    blanks_above, comments_above, insert_after, insert_before, is_blank, line_end, line_start, next_line,
    slice, start, starts_line,
};
use crate::edit::order::{Neighbour, neighbour};
use crate::edit::refusal::Reason;
use crate::edit::splice::Splices;
use crate::edit::way::{Way, entries, is_null, items};
use crate::source::{Key, Node, Value};

/// A new key of the table at the end of a way.
pub(super) fn key(file: &File<'_>, way: &Way<'_, '_>, key: &str, data: &Data) -> Result<Splices, Reason> {
    let entry = (key, data);
    let place = place(file, way);
    if is_null(way.node()) {
        return replace::value(file, way, &Data::table([(key, data.clone())]));
    }
    let table = entries(way.node()).ok_or(Reason::NotTable)?;
    match place.shape {
        Shape::Flow
            if table.is_empty()
                && !has_comment(file.text, place.range())
                && !file.habits.flow_tables
                && !is_in_flow(file, way)
                && way.parent().is_some() =>
        {
            replace::value(file, way, &Data::table([(key, data.clone())]))
        }
        Shape::Flow => {
            let spot = file.format.at(way.keys());
            let at = match neighbour(names(table), &spot, key) {
                Some(Neighbour::After(at)) => at + 1,
                Some(Neighbour::Before(at)) => at,
                None => 0,
            };
            Ok(bracket(file, way, &place)?.insert(at, &spell::entry(key, data, file.habits, &spot)))
        }
        // A table of one key without braces, in brackets.
        Shape::Block if is_in_flow(file, way) => Err(Reason::Unclear),
        Shape::Block => in_lines(file, way, table, entry),
        Shape::Alias | Shape::Nothing | Shape::Lines | Shape::Scalar => Err(Reason::NotTable),
    }
}

fn names<'n>(table: &'n [(Key<'_>, Node<'_>)]) -> impl Iterator<Item = (usize, &'n str)> {
    table.iter().enumerate().map(|(at, (key, _))| (at, &*key.name))
}

fn in_lines(
    file: &File<'_>,
    way: &Way<'_, '_>,
    table: &[(Key<'_>, Node<'_>)],
    (key, data): (&str, &Data),
) -> Result<Splices, Reason> {
    let text = file.text;
    let spot = file.format.at(way.keys());
    let column = column_of(file, way);
    let mut lines = block::entry(key, data, column, file.habits, &spot);
    let mut splices = Splices::default();
    match neighbour(names(table), &spot, key) {
        Some(Neighbour::After(at)) => {
            let end = end_of_entry(file, way, at, column).ok_or(Reason::Unclear)?;
            if is_of_tables(data) && lines.len() > 1 && has_blanks(file, way, table) {
                lines.insert(0, String::new());
            }
            insert_after(&mut splices, text, end, &lines);
        }
        Some(Neighbour::Before(at)) => {
            let next = table.get(at).map(|(key, _)| start(key.span)).ok_or(Reason::Unclear)?;
            let before = at.checked_sub(1).and_then(|before| end_of_entry(file, way, before, column));
            match before {
                Some(end) => insert_after(&mut splices, text, end, &lines),
                None if starts_line(text, next) => {
                    insert_before(&mut splices, text, comments_above(text, line_start(text, next)), &lines);
                }
                None => before_first(file, &mut splices, next, lines),
            }
        }
        None => in_empty_file(text, &mut splices, &lines),
    }
    Ok(splices)
}

/// Above a key that stands after a dash.
fn before_first(file: &File<'_>, splices: &mut Splices, first: usize, lines: Vec<String>) {
    let column = super::scan::column(file.text, first);
    let line_break = file.habits.line_break;
    let lines = lines.join(line_break).trim_start_matches(' ').to_owned();
    splices.insert(first, format!("{lines}{line_break}{}", " ".repeat(column)));
}

/// Whether it is a table, or a list of tables.
fn is_of_tables(data: &Data) -> bool {
    data.is_tables() || matches!(data, Data::Table(_))
}

/// Whether most tables, and lists of tables, in a table have blank lines above them. Those of the root do if there is no
/// other.
fn has_blanks(file: &File<'_>, way: &Way<'_, '_>, table: &[(Key<'_>, Node<'_>)]) -> bool {
    let text = file.text;
    let is_table = |node: &Node<'_>| matches!(node.value, Value::Table(_));
    let is_block = |node: &Node<'_>| {
        (is_table(node) || items(node).is_some_and(|items| items.iter().any(is_table)))
            && !matches!(text.as_bytes().get(start(node.span)), Some(b'[' | b'{'))
    };
    let lines =
        table.iter().filter(|(_, node)| is_block(node)).map(|(key, _)| line_start(text, start(key.span)));
    let tops: Vec<usize> = lines.map(|line| comments_above(text, line)).filter(|top| *top > 0).collect();
    let spaced = tops.iter().filter(|top| blanks_above(text, **top) < **top).count();
    if tops.is_empty() { way.parent().is_none() } else { 2 * spaced >= tops.len() }
}

/// The first key of a file, after its comments and its `---`.
fn in_empty_file(text: &str, splices: &mut Splices, lines: &[String]) {
    let (mut last, mut at) = (None, 0);
    while at < text.len() {
        if !is_blank(slice(text, at..line_end(text, at))) {
            last = Some(at);
        }
        at = next_line(text, at);
    }
    match last {
        Some(last) => insert_after(splices, text, last, lines),
        None => insert_before(splices, text, 0, lines),
    }
}
