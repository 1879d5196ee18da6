//! New tables with headers, among others.

use super::file::File;
use super::keys;
use super::layout::{Layout, Shape};
use super::line::lines_of;
use super::section::{Style, headed};
use crate::edit::data::Data;
use crate::edit::lines::{indent, insert_after, insert_before, slice};
use crate::edit::order::{Neighbour, neighbour};
use crate::edit::refusal::Reason;
use crate::edit::splice::Splices;
use crate::edit::way::{Way, entries, items};
use crate::source::Node;

/// A new key of a table, whose value has a header.
pub(super) fn key(file: &File<'_, '_>, way: &Way<'_, '_>, key: &str, data: &Data) -> Result<Splices, Reason> {
    let layout = &file.layout;
    let spot = file.format.at(way.keys());
    let all = entries(way.node()).unwrap_or_default();
    let headers: Vec<_> = all.iter().map(|(_, node)| layout.headers_of(node)).collect();
    let others = all.iter().enumerate().zip(&headers).filter(|(_, headers)| !headers.is_empty());
    let others = others.map(|((at, (key, _)), _)| (at, &*key.name));
    let number = match neighbour(others, &spot, key) {
        Some(Neighbour::After(at)) => headers.get(at).and_then(|headers| headers.last()).map(|last| last + 1),
        Some(Neighbour::Before(at)) => headers.get(at).and_then(|headers| headers.first()).copied(),
        None => Some(layout.own_header(way.node()).map_or(0, |own| own + 1)),
    };
    let number = number.ok_or(Reason::Unclear)?;
    let path = path_of(layout, way).ok_or(Reason::Unclear)?;
    let dot = if path.is_empty() { "" } else { "." };
    let header = format!("{path}{dot}{}", keys::spelled(key));
    let like = number.checked_sub(1).or((layout.count() > 0).then_some(0));
    let style = style(file, like, layout.has_blanks());
    let mut splices = Splices::default();
    insert(layout, &mut splices, number, headed(&header, data, &spot.below(key), style));
    Ok(splices)
}

/// A new last item of a list of tables with headers.
pub(super) fn item(file: &File<'_, '_>, way: &Way<'_, '_>, data: &Data) -> Result<Splices, Reason> {
    let Data::Table(_) = data else { return Err(Reason::Mixed) };
    let layout = &file.layout;
    let items = items(way.node()).unwrap_or_default();
    let last = items.last().ok_or(Reason::Unclear)?;
    let own = layout.own_header(last).ok_or(Reason::Unclear)?;
    let after = layout.headers_of(last).last().map_or(own, |last| *last);
    let is_spaced = if items.len() > 1 { layout.has_blank_above(own) } else { layout.has_blanks() };
    let style = Style { key_indent: key_indent(layout, last, own), ..style(file, Some(own), is_spaced) };
    let spot = file.format.at(way.keys());
    let one = Data::List(vec![data.clone()]);
    let mut splices = Splices::default();
    insert(layout, &mut splices, after + 1, headed(within(layout, own), &one, &spot, style));
    Ok(splices)
}

/// The header of a table that has none yet, with its first line, above those of its tables.
pub(super) fn above(file: &File<'_, '_>, way: &Way<'_, '_>, splices: &mut Splices, line: &str) {
    let layout = &file.layout;
    let Some(first) = layout.headers_of(way.node()).first().copied() else { return };
    let style = style(file, Some(first), layout.has_blanks());
    let header = format!("{}[{}]", style.indent, path_of(layout, way).unwrap_or_default());
    let blank = style.blanks.then(String::new);
    let lines = blank.into_iter().chain([header, format!("{}{line}", style.indent)]).collect();
    insert(layout, splices, first, lines);
}

/// The keys of a header, as they stand in its brackets.
fn within<'t>(layout: &Layout<'t, '_>, number: usize) -> &'t str {
    slice(layout.text, layout.header(number)).trim_matches(['[', ']', ' ', '\t'])
}

/// The keys that lead to a table, as a header has them.
pub(super) fn path_of(layout: &Layout<'_, '_>, way: &Way<'_, '_>) -> Option<String> {
    match layout.shape(way.node()) {
        Shape::Root => Some(String::new()),
        Shape::Headed => layout.own_header(way.node()).map(|own| within(layout, own).to_owned()),
        Shape::Above => {
            let first = layout.headers_of(way.node()).first().map(|first| layout.header(*first))?;
            let brackets = slice(layout.text, first.clone()).bytes().take_while(|byte| *byte == b'[').count();
            let place = way.keys().count().checked_sub(1)?;
            Some(keys::up_to(layout.text, first.start + brackets, place).to_owned())
        }
        Shape::Items | Shape::Dotted | Shape::Inline | Shape::Array | Shape::Scalar => None,
    }
}

fn style<'t>(file: &File<'t, '_>, like: Option<usize>, blanks: bool) -> Style<'t> {
    let indent = like.map_or("", |number| indent(file.layout.text, file.layout.header(number).start));
    Style { habits: file.habits, indent, key_indent: indent, blanks }
}

/// The indentation of the keys of a table.
fn key_indent<'t>(layout: &Layout<'t, '_>, table: &Node<'_>, own: usize) -> &'t str {
    let first = lines_of(layout, table).first().map(|(_, line)| line.start(layout.text));
    indent(layout.text, first.unwrap_or(layout.header(own).start))
}

/// Inserts the lines of sections before the header with a number, after all that belongs to the section before it.
fn insert(layout: &Layout<'_, '_>, splices: &mut Splices, number: usize, lines: Vec<String>) {
    match layout.end_before(number).checked_sub(1) {
        Some(last) => insert_after(splices, layout.text, last, &lines),
        None => {
            // At the start of the file, the blank line stands below.
            let is_spaced = lines.first().is_some_and(String::is_empty);
            let mut lines: Vec<_> = lines.into_iter().skip(usize::from(is_spaced)).collect();
            if is_spaced && !layout.text.is_empty() {
                lines.push(String::new());
            }
            insert_before(splices, layout.text, 0, &lines);
        }
    }
}
