//! Rows of a table with one cell below the other, where they do not fit beside each other.

use unicode_width::UnicodeWidthStr;

use super::table::Heading;
use crate::text::{dimmed, painted, unmarked, wrap};

/// The indentation of cells that stand below their headings.
const INDENT: usize = 2;

/// In fewer columns, a text beside its heading would be a column of single words.
const LEAST: usize = 24;

/// How rows are stacked: each cell beside its heading, aligned, or below it if that leaves more room for it.
pub(super) struct Stack {
    keys: Vec<String>,
    indent: usize,
    is_below: bool,
    width: u16,
}

impl Stack {
    pub(super) fn new(headings: &[Heading], width: u16) -> Self {
        let keys: Vec<String> =
            headings.iter().map(|heading| format!("{}:", unmarked(&heading.text))).collect();
        let beside = keys.iter().map(|key| key.width()).max().unwrap_or(0) + 1;
        let is_below = beside + LEAST > usize::from(width);
        Stack { keys, indent: if is_below { INDENT } else { beside }, is_below, width }
    }

    /// The lines of a row. Empty cells are left out.
    pub(super) fn row(&self, cells: &[String]) -> String {
        let filled = self.keys.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        filled.map(|(key, cell)| self.cell(key, cell)).collect()
    }

    fn cell(&self, key: &str, cell: &str) -> String {
        let key_width = if self.is_below { 0 } else { key.width() };
        let mut text = if self.is_below {
            wrap(key, 0, INDENT, self.width).lines().map(|line| dimmed(line) + "\n").collect()
        } else {
            dimmed(key)
        };
        for (at, line) in cell.split('\n').enumerate() {
            let used = if at == 0 { key_width } else { 0 };
            if at > 0 {
                text.push('\n');
            }
            text.push_str(&" ".repeat(self.indent.saturating_sub(used)));
            text.push_str(&wrap(line, self.indent, self.indent, self.width));
        }
        let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
        lines.map(|line| format!("{}\n", painted(line))).collect()
    }
}
