//! Keys with another name.

use super::element::is_within;
use super::file::File;
use super::keys;
use super::layout::Shape;
use super::line::{Line, values};
use crate::edit::lines::{range, slice};
use crate::edit::refusal::Reason;
use crate::edit::splice::Splices;
use crate::edit::way::Way;

/// Renames the key at the end of a way, wherever it is written.
pub(super) fn splices(file: &File<'_, '_>, way: &Way<'_, '_>, to: &str) -> Result<Splices, Reason> {
    let (layout, text) = (&file.layout, file.layout.text);
    let stop = way.last();
    let key = stop.key.ok_or(Reason::NotKey)?;
    let place = way.keys().count().checked_sub(1).ok_or(Reason::NotKey)?;
    let new = keys::spelled(to);
    let shape = layout.shape(stop.node);
    if matches!(shape, Shape::Scalar | Shape::Inline | Shape::Array) {
        return Ok(Splices::one(range(key.span), new));
    }
    let mut splices = Splices::default();
    for number in layout.headers_of(stop.node) {
        let header = layout.header(number);
        let brackets = slice(text, header.clone()).bytes().take_while(|byte| *byte == b'[').count();
        let part = keys::parts(text, header.start + brackets).get(place).cloned().ok_or(Reason::Unclear)?;
        splices.replace(part, new.clone());
    }
    if shape == Shape::Dotted {
        let place = place.checked_sub(keys_of_section(file, way)).ok_or(Reason::Unclear)?;
        for value in values(layout, &Line { key, node: stop.node }) {
            let part = keys::parts(text, value.start).get(place).cloned().ok_or(Reason::Unclear)?;
            splices.replace(part, new.clone());
        }
    }
    if is_within(file, way) { Err(Reason::Unclear) } else { Ok(splices) }
}

/// How many keys lead to the header of the section that a table of keys with dots stands in.
fn keys_of_section(file: &File<'_, '_>, way: &Way<'_, '_>) -> usize {
    let stops = way.stops().iter();
    let in_header = stops.take_while(|stop| file.layout.shape(stop.node) != Shape::Dotted);
    in_header.filter(|stop| stop.key.is_some()).count()
}
