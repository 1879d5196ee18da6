//! Lists that stood over several lines, over several lines again.

use std::collections::HashSet;
use std::ops::Range;

use super::super::format::Syntax;
use super::super::lines::{indent, line_start, range, slice};
use super::super::path::Path;
use super::super::splice::Splices;
use super::super::way::{Way, items};
use super::anchors::Anchor;
use crate::source::Node;

/// The lists of a text over several lines.
pub(super) fn spread<'a>(text: &str, root: &Node<'_>, anchors: &'a [Anchor]) -> HashSet<&'a Path> {
    let is_spread = |anchor: &&Anchor| {
        let (way, left) = Way::follow(root, anchor.path.steps());
        let is_filled_list = left.is_empty() && items(way.node()).is_some_and(|items| !items.is_empty());
        is_filled_list && slice(text, anchor.start..anchor.end).contains('\n')
    };
    anchors.iter().filter(is_spread).map(|anchor| &anchor.path).collect()
}

/// A text that has each list in brackets on one line, with some of them over several lines. A list in another list, or
/// in a table in braces, stays on its line.
pub(super) fn over_lines(
    syntax: Syntax,
    text: &str,
    root: &Node<'_>,
    anchors: &[Anchor],
    wanted: &HashSet<&Path>,
) -> Option<String> {
    let mut splices = Splices::default();
    let mut done = 0;
    for anchor in anchors.iter().filter(|anchor| wanted.contains(&anchor.path)) {
        let Some(value) = anchor.value.clone().filter(|value| value.start >= done) else { continue };
        let (way, _) = Way::follow(root, anchor.path.steps());
        let items: Vec<Range<usize>> =
            items(way.node()).unwrap_or_default().iter().map(|item| range(item.span)).collect();
        let is_of_key = slice(text, line_start(text, anchor.start)..anchor.start).trim_ascii().is_empty();
        if !is_of_key || items.is_empty() || way.last().key.is_none() {
            continue;
        }
        done = value.end;
        let indent = indent(text, anchor.start);
        let item = |item: Range<usize>| slice(text, item);
        match syntax {
            Syntax::Toml => {
                let items: String =
                    items.into_iter().map(|it| format!("{indent}  {},\n", item(it))).collect();
                splices.replace(value, format!("[\n{items}{indent}]"));
            }
            Syntax::Yaml => {
                let items: String =
                    items.into_iter().map(|it| format!("\n{indent}  - {}", item(it))).collect();
                // The space after the colon goes too.
                splices.replace(value.start.saturating_sub(1)..value.end, items);
            }
        }
    }
    splices.apply(text)
}
