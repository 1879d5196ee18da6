//! Values in the place of others.

use super::block::{self, Written};
use super::file::File;
use super::place::{Place, Shape, column_of, is_in_flow, place};
use super::scan::{after_colon, column, has_comment};
use super::spell;
use crate::edit::data::Data;
use crate::edit::lines::{
    end, end_with_comments, insert_after, line_end, line_start, next_line, start, whole_lines,
};
use crate::edit::refusal::Reason;
use crate::edit::splice::Splices;
use crate::edit::way::Way;

/// Another value at the end of a way.
pub(super) fn value(file: &File<'_>, way: &Way<'_, '_>, data: &Data) -> Result<Splices, Reason> {
    let place = place(file, way);
    let spot = file.format.at(way.keys());
    let habits = file.habits.like(file.text, way.node());
    if is_in_flow(file, way) {
        let has_colon = way.last().key.is_none_or(|key| after_colon(file.text, end(key.span)).is_some());
        let before = match place.shape == Shape::Nothing {
            true if has_colon => " ",
            true => ": ",
            false => "",
        };
        let new = spell::flow(data, habits, &spot);
        return Ok(Splices::one(place.range(), format!("{before}{new}")));
    }
    let parent = way.parent().ok_or(Reason::NotKey)?;
    let written = match way.last().key {
        Some(key) => block::of_key(data, column(file.text, start(key.span)), habits, &spot),
        None => block::of_item(data, column_of(file, &parent), " ", habits, &spot),
    };
    Ok(match place.shape {
        Shape::Lines => lines(file, &place, written),
        Shape::Block => block(file, way, &place, written),
        Shape::Nothing => nothing(file, &place, written),
        Shape::Flow | Shape::Scalar | Shape::Alias => {
            let range =
                if written.first.is_empty() { place.after_anchor()..place.end } else { place.range() };
            let mut splices = Splices::one(range, written.first);
            if !written.lines.is_empty() {
                insert_after(&mut splices, file.text, place.end, &written.lines);
            }
            splices
        }
    })
}

fn spaced(first: &str) -> String {
    if first.is_empty() { String::new() } else { format!(" {first}") }
}

fn joined(file: &File<'_>, written: Written) -> String {
    let lines: Vec<String> = [written.first].into_iter().chain(written.lines).collect();
    lines.join(file.habits.line_break)
}

/// In the place of text in lines. A comment beside its header stays there.
fn lines(file: &File<'_>, place: &Place, written: Written) -> Splices {
    let text = file.text;
    let header = place.lead.header.clone().unwrap_or(place.lead.start..place.lead.start);
    let mut splices = Splices::one(header.clone(), written.first);
    let below = line_end(text, header.end);
    let new: String = written.lines.iter().flat_map(|line| [file.habits.line_break, line]).collect();
    if place.end > below {
        splices.replace(below..place.end, new);
    } else {
        splices.insert(below, new);
    }
    splices
}

/// In the place of nothing.
fn nothing(file: &File<'_>, place: &Place, written: Written) -> Splices {
    let mut splices = Splices::default();
    splices.insert(place.end, spaced(&written.first));
    if !written.lines.is_empty() {
        insert_after(&mut splices, file.text, place.end, &written.lines);
    }
    splices
}

/// In the place of a list or table in lines. Comments that end it stay: they are as far in as its keys or dashes.
fn block(file: &File<'_>, way: &Way<'_, '_>, place: &Place, written: Written) -> Splices {
    let text = file.text;
    let last = end_with_comments(text, place.end, column_of(file, way));
    let mut line = line_start(text, place.lead.start);
    let below = next_line(text, place.after_anchor());
    // Blank lines would become a part of text in lines.
    if below < line && !has_comment(text, below..line) {
        line = below;
    }
    if line_start(text, place.after_anchor()) == line {
        return Splices::one(place.lead.start..line_end(text, last), joined(file, written));
    }
    let mut splices = Splices::default();
    let first = spaced(&written.first);
    splices.insert(place.after_anchor(), first);
    if written.lines.is_empty() {
        splices.delete(whole_lines(text, line..last));
    } else {
        let ends = next_line(text, last) > line_end(text, last);
        let end = if ends { file.habits.line_break } else { "" };
        let range = line..next_line(text, last);
        splices.replace(range, format!("{}{end}", written.lines.join(file.habits.line_break)));
    }
    splices
}
