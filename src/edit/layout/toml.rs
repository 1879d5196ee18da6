//! TOML: a flat list of headers and keys, each with its place in the order.

use std::ops::Range;

use super::arrange::{Element, Indent, Lead, arrange};
use super::flow;
use super::gap::{self, Gap, Head, Stranger};
use super::same::is_default_stage;
use crate::edit::format::{Format, Spot, Syntax};
use crate::edit::lines::{end, line_end, line_start, next_line, range, slice, start};
use crate::edit::toml::is_spread;
use crate::edit::way::{entries, items};
use crate::source::{Key, Node};

/// The place of a table or key: the rank and the number of each key or item that leads to it.
type Way = Vec<(usize, usize)>;

/// The place in the order: that of the section, then that of the key in it. So the keys of a table stand before the
/// tables in it.
type Order = (Way, Way);

/// A header, or a key with its value.
struct Part<'n, 's> {
    order: Order,
    /// From its first byte to the end of the header or value.
    range: Range<usize>,
    entry: Option<(&'n Key<'s>, &'n Node<'s>)>,
    spot: Spot,
}

/// The lines of a text in the layout of the format.
pub(super) fn lines(format: Format, text: &str, root: &Node<'_>) -> Result<Vec<String>, Stranger> {
    let mut parts = Vec::new();
    table(text, root, (&Vec::new(), &Vec::new()), &format.at([]), &mut parts);
    parts.sort_by_key(|part| part.range.start);
    let first = parts.first().map_or(text.len(), |part| line_start(text, part.range.start));
    let Head { top, blank, lead } = Head::of(slice(text, 0..first))?;
    let (mut elements, mut above, mut end) = (Vec::new(), lead, Vec::new());
    for (number, part) in parts.iter().enumerate() {
        let from = next_line(text, part.range.end);
        let next = parts.get(number + 1);
        let mut gap = match next {
            Some(next) => {
                let to = line_start(text, next.range.start);
                Gap::between(text.get(from..to).ok_or(Stranger(from))?, from)?
            }
            None => {
                end = gap::end(slice(text, from..text.len()), from)?;
                let below = end.iter().position(String::is_empty).unwrap_or(end.len());
                Gap { tail: end.drain(..below).collect(), lead: Lead::default() }
            }
        };
        // A blank line below a header goes with no key.
        gap.lead.blank &= part.entry.is_some();
        let lead = std::mem::replace(&mut above, gap.lead);
        let is_last = next.is_none_or(|next| next.entry.is_none());
        let (tail, ending) = if is_last { (Vec::new(), gap.tail) } else { (gap.tail, Vec::new()) };
        let has_comment = !(ending.is_empty() && tail.is_empty() && lead.lines.is_empty());
        if has_comment || !is_needless(format, text, part) {
            elements.push(element(text, part, lead, tail));
        }
        elements.extend(ending_of(part, ending));
    }
    let body = arrange(elements, Indent { comments: 0, first: 0 }).lines;
    let mut lines = top;
    if blank && !lines.is_empty() && !body.is_empty() || is_header_below_top(&lines, &body) {
        lines.push(String::new());
    }
    lines.extend(body);
    lines.extend(end);
    Ok(lines)
}

fn is_header_below_top(top: &[String], body: &[String]) -> bool {
    !top.is_empty() && body.first().is_some_and(|line| line.starts_with('['))
}

/// The comments that end the section of a part, after all its keys.
fn ending_of(part: &Part<'_, '_>, lines: Vec<String>) -> Option<Element<Order>> {
    let order = (part.order.0.clone(), vec![(usize::MAX, usize::MAX)]);
    let lead = Lead { blank: false, lines };
    let ending =
        Element { key: order, lead, body: Vec::new(), tail: Vec::new(), is_spaced: false, is_header: false };
    (!ending.lead.lines.is_empty()).then_some(ending)
}

/// The parts of a table: `section` leads to its section, `way` to the table itself. Recursion is bounded by the depth of
/// trees.
fn table<'n, 's>(
    text: &str,
    node: &'n Node<'s>,
    (section, way): (&Way, &Way),
    spot: &Spot,
    parts: &mut Vec<Part<'n, 's>>,
) {
    for (number, (key, node)) in entries(node).unwrap_or_default().iter().enumerate() {
        let below = spot.below(&key.name);
        let way = with(way, (spot.rank(&key.name), number));
        if !is_spread(text, node) {
            let range = first_byte_of_line(text, start(key.span))..end(node.span);
            parts.push(Part { order: (section.clone(), way), range, entry: Some((key, node)), spot: below });
        } else if let Some(items) = items(node) {
            for (number, item) in items.iter().enumerate() {
                headed(text, item, &with(&way, (number, 0)), &below, parts);
            }
        } else if text.as_bytes().get(start(node.span)) == Some(&b'[') {
            headed(text, node, &way, &below, parts);
        } else {
            table(text, node, (section, &way), &below, parts);
        }
    }
}

fn headed<'n, 's>(text: &str, node: &'n Node<'s>, way: &Way, spot: &Spot, parts: &mut Vec<Part<'n, 's>>) {
    let order = (way.clone(), Vec::new());
    parts.push(Part { order, range: range(node.span), entry: None, spot: spot.clone() });
    table(text, node, (way, way), spot, parts);
}

fn with(way: &Way, next: (usize, usize)) -> Way {
    way.iter().copied().chain([next]).collect()
}

/// Where the keys with dots before a key start.
fn first_byte_of_line(text: &str, at: usize) -> usize {
    let line = line_start(text, at);
    let before = slice(text, line..at);
    line + before.len() - before.trim_start_matches([' ', '\t']).len()
}

/// What follows a header or value on its line.
fn rest<'t>(text: &'t str, part: &Part<'_, '_>) -> &'t str {
    slice(text, part.range.end..line_end(text, part.range.end)).trim_end_matches([' ', '\t', '\r'])
}

/// Whether it is a stage that is the default, without a comment beside it.
fn is_needless(format: Format, text: &str, part: &Part<'_, '_>) -> bool {
    let is_at_top = part.order.0.is_empty() && part.order.1.len() == 1;
    let is_default = part.entry.is_some_and(|(key, node)| is_default_stage(format, &key.name, node));
    is_at_top && is_default && rest(text, part).is_empty()
}

fn element(text: &str, part: &Part<'_, '_>, lead: Lead, tail: Vec<String>) -> Element<Order> {
    let body = match part.entry {
        None => slice(text, part.range.clone()).to_owned(),
        Some((key, node)) => {
            let name = slice(text, part.range.start..end(key.span));
            format!("{name} = {}", flow::value(Syntax::Toml, text, node, &part.spot))
        }
    };
    let rest = rest(text, part);
    let space = if rest.starts_with('#') { " " } else { "" };
    let is_header = part.entry.is_none();
    let body = vec![format!("{body}{space}{rest}")];
    Element { key: part.order.clone(), lead, body, tail, is_spaced: is_header, is_header }
}
