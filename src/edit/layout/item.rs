//! Where the keys and items of a YAML text stand.

use super::gap::Stranger;
use crate::edit::format::Spot;
use crate::edit::lines::{end, end_with_comments, is_blank, line_end, line_start, slice, start};
use crate::edit::way::{entries, items};
use crate::edit::yaml::{after_colon, column, skip};
use crate::source::{Key, Node};

/// A key or an item, with its value.
pub(super) struct Part<'n, 's> {
    pub(super) order: (usize, usize),
    pub(super) key: Option<&'n Key<'s>>,
    pub(super) node: &'n Node<'s>,
    /// What the value is.
    pub(super) spot: Spot,
    /// The first byte of the key, or the dash.
    pub(super) start: usize,
    /// The byte after the colon or the dash.
    pub(super) after: usize,
    /// The end of the last line of the value.
    pub(super) value_end: usize,
    /// The end of its last line, with the comments below the value that are further in.
    pub(super) end: usize,
}

/// Whether it is a list or table in lines.
pub(super) fn is_block(text: &str, node: &Node<'_>) -> bool {
    let first = text.as_bytes().get(start(node.span));
    (entries(node).is_some() || items(node).is_some()) && !matches!(first, Some(b'[' | b'{' | b'*'))
}

/// The first key of a table in lines, or the first dash of such a list, after the byte after its colon or dash.
pub(super) fn first(text: &str, after: usize, block: &Node<'_>) -> usize {
    if let Some((key, _)) = entries(block).and_then(|entries| entries.first()) {
        return start(key.span);
    }
    // If a comment stands beside the dash, the parser places the list after it.
    let dash = skip(text, after);
    let is_dash = text.as_bytes().get(dash) == Some(&b'-');
    if is_dash { dash } else { skip(text, start(block.span)) }
}

/// The keys of a table in lines, or the items of such a list, in the order of the text. The first one may stand after a
/// dash.
pub(super) fn parts<'n, 's>(
    text: &str,
    node: &'n Node<'s>,
    spot: &Spot,
    (after, is_after_dash): (usize, bool),
) -> Result<Vec<Part<'n, 's>>, Stranger> {
    let mut parts: Vec<Part<'n, 's>> = Vec::new();
    let mut at = None;
    let found = match entries(node) {
        Some(entries) => entries.iter().map(|(key, node)| (Some(key), node)).collect::<Vec<_>>(),
        None => items(node).unwrap_or_default().iter().map(|item| (None, item)).collect(),
    };
    for (number, (key, value)) in found.into_iter().enumerate() {
        let begin = match (key, at) {
            (Some(key), _) => start(key.span),
            (None, None) => first(text, after, node),
            (None, Some(before)) => skip(text, before),
        };
        let starts_line = is_blank(slice(text, line_start(text, begin)..begin));
        let is_in_order = at.is_none_or(|before| before < begin);
        if !is_in_order || !(starts_line || is_after_dash && number == 0) {
            return Err(Stranger(begin));
        }
        let after = self::after(text, key, begin).ok_or(Stranger(begin))?;
        let value_end = line_end(text, extent(text, after, value));
        let end = line_end(text, end_with_comments(text, value_end, column(text, begin)));
        at = Some(end);
        let order = key.map_or((0, number), |key| (spot.rank(&key.name), number));
        let spot = key.map_or_else(|| spot.clone(), |key| spot.below(&key.name));
        parts.push(Part { order, key, node: value, spot, start: begin, after, value_end, end });
    }
    Ok(parts)
}

/// The byte after the colon of a key, or after a dash. None if it does not stand on the same line.
fn after(text: &str, key: Option<&Key<'_>>, first: usize) -> Option<usize> {
    match key {
        Some(key) => after_colon(text, end(key.span)).filter(|after| *after <= line_end(text, first)),
        None => (text.as_bytes().get(first) == Some(&b'-')).then_some(first + 1),
    }
}

/// The byte after the last one of a value that follows a colon or a dash. Recursion is bounded by the depth of trees.
fn extent(text: &str, after: usize, node: &Node<'_>) -> usize {
    if !is_block(text, node) {
        let (first, end) = (start(node.span), end(node.span));
        // The parser places nothing, and an empty text in lines, at the next key.
        return if first == end {
            after
        } else {
            first.max(after) + slice(text, first..end).trim_ascii_end().len()
        };
    }
    if let Some(entries) = entries(node) {
        return entries.last().map_or(after, |(key, node)| {
            let end = end(key.span);
            extent(text, after_colon(text, end).unwrap_or(end), node)
        });
    }
    items(node)
        .unwrap_or_default()
        .iter()
        .fold(None, |before: Option<usize>, item| {
            let dash = before.map_or_else(|| first(text, after, node), |before| skip(text, before));
            Some(extent(text, dash + 1, item))
        })
        .unwrap_or(after)
}
