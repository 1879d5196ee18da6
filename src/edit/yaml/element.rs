//! Keys and items in braces and brackets.

use super::file::File;
use super::place::{Place, place};
use crate::edit::bracket::Bracket;
use crate::edit::lines::start;
use crate::edit::refusal::Reason;
use crate::edit::way::{Way, count};

/// The brackets or braces of a list or table.
pub(super) fn bracket<'t>(file: &File<'t>, way: &Way<'_, '_>, of: &Place) -> Result<Bracket<'t>, Reason> {
    let element = |at| {
        let way = way.entry(at)?;
        let place = place(file, &way);
        let first = place.lead.anchor.as_ref().map_or(place.lead.start, |anchor| anchor.start);
        Some(way.last().key.map_or(first, |key| start(key.span))..place.end)
    };
    let elements: Option<Vec<_>> = (0..count(way.node()).ok_or(Reason::NotList)?).map(element).collect();
    let elements = elements.ok_or(Reason::Unclear)?;
    Ok(Bracket { text: file.text, range: of.range(), elements, pad: "" })
}
