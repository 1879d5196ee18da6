//! Keys and items in braces and brackets.

use std::ops::Range;

use super::file::File;
use super::layout::Shape;
use crate::edit::bracket::Bracket;
use crate::edit::lines::{end, range, start};
use crate::edit::refusal::Reason;
use crate::edit::way::{Way, entries, items};
use crate::source::Node;

/// The brackets or braces of a list or table.
pub(super) fn bracket<'t>(file: &File<'t, '_>, node: &Node<'_>) -> Result<Bracket<'t>, Reason> {
    let text = file.layout.text;
    let (elements, pad) = match (entries(node), items(node)) {
        (Some(entries), _) => {
            // Keys with dots in braces may stand apart.
            let is_dotted = |node: &Node<'_>| file.layout.shape(node) == Shape::Dotted;
            if entries.iter().any(|(_, node)| is_dotted(node)) {
                return Err(Reason::Unclear);
            }
            let entry = |(key, node): &(_, Node<'_>)| -> Range<usize> { key_start(key)..end(node.span) };
            (entries.iter().map(entry).collect(), " ")
        }
        (None, Some(items)) => (items.iter().map(|item| range(item.span)).collect(), ""),
        (None, None) => return Err(Reason::NotList),
    };
    Ok(Bracket { text, range: range(node.span), elements, pad })
}

fn key_start(key: &crate::source::Key<'_>) -> usize {
    start(key.span)
}

/// Whether a table of keys with dots stands in braces.
pub(super) fn is_within(file: &File<'_, '_>, way: &Way<'_, '_>) -> bool {
    way.stops().iter().any(|stop| matches!(file.layout.shape(stop.node), Shape::Inline | Shape::Array))
}
