//! Values after a key or a dash, with what stands in brackets and braces.

use std::ops::Range;

use super::arrange::indented;
use super::date::spelled;
use crate::edit::format::{Spot, Syntax};
use crate::edit::lines::{end, line_break, range, slice, start};
use crate::edit::way::{entries, items};
use crate::source::{Key, Node};

/// White space in a line.
const WHITE: [char; 3] = [' ', '\t', '\r'];

/// How much further in the lines of a list in brackets stand.
const STEP: usize = 2;

/// An element in brackets: its place in the order, its span, its value, and what that is.
struct Slot<'n, 's> {
    rank: usize,
    span: Range<usize>,
    node: &'n Node<'s>,
    spot: Spot,
}

/// A value, with its dates as the format writes them, the keys of tables in braces in the order of the format, and in
/// TOML with the lines of lists as far in as they are deep. Recursion is bounded by the depth of trees.
pub(super) fn value(syntax: Syntax, text: &str, node: &Node<'_>, spot: &Spot) -> String {
    at_depth(syntax, text, node, spot, 1)
}

fn at_depth(syntax: Syntax, text: &str, node: &Node<'_>, spot: &Spot, depth: usize) -> String {
    let whole = range(node.span);
    let written = slice(text, whole.clone());
    let slots = slots(node, spot);
    if slots.is_empty() || !written.starts_with(['[', '{']) || !are_apart(&whole, &slots) {
        let date = spelled(syntax, node, written).filter(|_| spot.takes_date());
        return date.unwrap_or_else(|| written.to_owned());
    }
    let mut at = whole.start;
    let mut gaps: Vec<&str> = Vec::new();
    for slot in &slots {
        gaps.push(slice(text, at..slot.span.start));
        at = slot.span.end;
    }
    let last = slice(text, at..whole.end);
    let inner: Vec<&Slot<'_, '_>> = if gaps.iter().any(|gap| gap.contains(['\n', '#'])) {
        slots.iter().collect()
    } else {
        sorted(&slots)
    };
    let indents = syntax == Syntax::Toml;
    let mut new = String::with_capacity(written.len());
    for (gap, slot) in gaps.into_iter().zip(inner) {
        new.push_str(&if indents { gap_lines(text, gap, depth, depth) } else { gap.to_owned() });
        new.push_str(slice(text, slot.span.start..start(slot.node.span)));
        new.push_str(&at_depth(syntax, text, slot.node, &slot.spot, depth + 1));
    }
    new + &if indents { gap_lines(text, last, depth, depth - 1) } else { last.to_owned() }
}

fn slots<'n, 's>(node: &'n Node<'s>, spot: &Spot) -> Vec<Slot<'n, 's>> {
    let entry = |(key, node): &'n (Key<'s>, Node<'s>)| Slot {
        rank: spot.rank(&key.name),
        span: start(key.span)..end(node.span),
        node,
        spot: spot.below(&key.name),
    };
    let item = |node: &'n Node<'s>| Slot { rank: 0, span: range(node.span), node, spot: spot.clone() };
    match (entries(node), items(node)) {
        (Some(entries), _) => entries.iter().map(entry).collect(),
        (None, Some(items)) => items.iter().map(item).collect(),
        (None, None) => Vec::new(),
    }
}

/// Whether each element stands in the brackets, after the one before it. What an alias repeats does not, nor do keys with
/// dots that stand apart.
fn are_apart(whole: &Range<usize>, slots: &[Slot<'_, '_>]) -> bool {
    let starts = slots.iter().skip(1).map(|slot| slot.span.start).chain([whole.end]);
    let is_apart = |(slot, next): (&Slot<'_, '_>, usize)| {
        let value = range(slot.node.span);
        slot.span.start <= value.start && value.start < value.end && value.end < next.saturating_add(1)
    };
    slots.first().is_some_and(|first| first.span.start > whole.start)
        && slots.iter().zip(starts).all(is_apart)
}

fn sorted<'a, 'n, 's>(slots: &'a [Slot<'n, 's>]) -> Vec<&'a Slot<'n, 's>> {
    let mut sorted: Vec<_> = slots.iter().collect();
    sorted.sort_by_key(|slot| slot.rank);
    sorted
}

/// The lines between elements, further in by their depth; the last one by that of what follows. At most one blank line
/// stays, and none before a closing bracket. A gap on one line stays.
fn gap_lines(text: &str, gap: &str, depth: usize, last: usize) -> String {
    let Some((first, rest)) = gap.split_once('\n') else { return gap.to_owned() };
    let (middle, end) = rest.rsplit_once('\n').unwrap_or(("", rest));
    let mut lines = vec![first.trim_end_matches(WHITE).to_owned()];
    let mut is_blank = false;
    for line in middle.split('\n').filter(|_| !middle.is_empty()).map(|line| line.trim_matches(WHITE)) {
        if !line.is_empty() && is_blank {
            lines.push(String::new());
        }
        is_blank = line.is_empty();
        lines.extend((!is_blank).then(|| indented(line, STEP * depth)));
    }
    if is_blank && last == depth {
        lines.push(String::new());
    }
    let new = lines.join(line_break(text));
    format!("{new}{}{}{}", line_break(text), " ".repeat(STEP * last), end.trim_start_matches(WHITE))
}
