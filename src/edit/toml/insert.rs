//! New keys and items.

use super::element::{bracket, is_within};
use super::file::File;
use super::layout::Shape;
use super::new_line;
use super::section::has_header;
use super::spell;
use super::tables;
use crate::edit::data::Data;
use crate::edit::order::{Neighbour, neighbour};
use crate::edit::refusal::Reason;
use crate::edit::splice::Splices;
use crate::edit::way::{Way, entries, items};

/// A new key of the table at the end of a way.
pub(super) fn key(file: &File<'_, '_>, way: &Way<'_, '_>, key: &str, data: &Data) -> Result<Splices, Reason> {
    let spot = file.format.at(way.keys());
    match file.layout.shape(way.node()) {
        Shape::Inline => {
            let others = entries(way.node()).unwrap_or_default().iter().enumerate();
            let at = match neighbour(others.map(|(at, (key, _))| (at, &*key.name)), &spot, key) {
                Some(Neighbour::After(at)) => at + 1,
                Some(Neighbour::Before(at)) => at,
                None => 0,
            };
            Ok(bracket(file, way.node())?.insert(at, &spell::entry(key, data, file.habits, &spot)))
        }
        Shape::Dotted if is_within(file, way) => Err(Reason::Unclear),
        Shape::Root | Shape::Headed | Shape::Above if has_header(data, &spot.below(key)) => {
            tables::key(file, way, key, data)
        }
        Shape::Root | Shape::Headed | Shape::Above | Shape::Dotted => new_line::key(file, way, key, data),
        Shape::Items | Shape::Array | Shape::Scalar => Err(Reason::NotTable),
    }
}

/// A new last item of the list at the end of a way.
pub(super) fn item(file: &File<'_, '_>, way: &Way<'_, '_>, data: &Data) -> Result<Splices, Reason> {
    match file.layout.shape(way.node()) {
        Shape::Items => tables::item(file, way, data),
        Shape::Array => {
            let count = items(way.node()).unwrap_or_default().len();
            let item = spell::on_one_line(data, file.habits, &file.format.at(way.keys()));
            Ok(bracket(file, way.node())?.insert(count, &item))
        }
        Shape::Root | Shape::Headed | Shape::Above | Shape::Dotted | Shape::Inline | Shape::Scalar => {
            Err(Reason::NotList)
        }
    }
}
