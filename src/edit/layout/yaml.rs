//! YAML: a table in lines, with lists and tables in it.

use super::block::Blocks;
use super::gap::{Head, Stranger};
use super::item::first;
use crate::edit::format::Format;
use crate::edit::lines::{is_comment, line_start, slice};
use crate::source::Node;

/// Whether all of a text stands in braces.
pub(super) fn is_in_braces(text: &str, root: &Node<'_>) -> bool {
    let above = slice(text, 0..first(text, 0, root));
    above.lines().any(|line| !is_comment(line) && line.contains('{'))
}

/// The lines of a text in the layout of the format.
pub(super) fn lines(format: Format, text: &str, root: &Node<'_>) -> Result<Vec<String>, Stranger> {
    let Head { top, blank, lead } = Head::of(slice(text, 0..line_start(text, first(text, 0, root))))?;
    let mut lines = top;
    if blank && !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(Blocks { format, text }.root(root, lead)?);
    Ok(lines)
}
