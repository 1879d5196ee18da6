//! Which columns are shown of lines that are wider than the terminal.

use super::plain::{Line, width};

/// Columns left free beside what is marked, where `...` stands.
const ASIDE: usize = 6;
/// Indentation of more columns than this is cut even where the lines are short enough otherwise.
const LONG_INDENT: usize = 20;
/// Columns left of it then.
const KEPT_INDENT: usize = 4;
/// What stands for text that is not shown.
pub(super) const ELLIPSIS: &str = "...";

/// The columns shown, from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    left: usize,
    /// Exclusive.
    right: usize,
    /// The room for text, in columns.
    room: usize,
}

impl Window {
    /// The columns that show as much as possible of what is marked and said in these lines, in `room` columns.
    pub fn over(lines: &[Line<'_>], room: usize) -> Self {
        let marked = || lines.iter().filter_map(|line| Some((line.text, line.mark.as_ref()?)));
        let indents = marked().map(|(text, _)| text).filter(|text| !text.trim().is_empty());
        let indent = indents.map(|text| width(text) - width(text.trim_start())).min().unwrap_or(0);
        let longest = marked().map(|(text, _)| width(text)).max().unwrap_or(0);
        let first = marked().map(|(_, mark)| mark.start).min().unwrap_or(0);
        let last = marked().map(|(_, mark)| mark.end).max().unwrap_or(0);
        let said = marked().map(|(_, mark)| mark.end + mark.label_width()).max().unwrap_or(0) + ASIDE;
        let indent = indent.min(first).saturating_sub(ASIDE);
        let (first, last) = (first.saturating_sub(ASIDE), last + ASIDE);

        let left = if indent > LONG_INDENT { indent - (LONG_INDENT - KEPT_INDENT) } else { 0 };
        let right = longest.max(left);
        let from = |left| Window { left, right: left + room, room };
        if right - left <= room {
            Window { left, right, room }
        } else if said >= indent && said - indent <= room {
            from(indent)
        } else if said - first <= room {
            from(first.saturating_sub((room - (said - first)) / 2))
        } else if last - first <= room {
            from(first.saturating_sub((room - (last - first)) / 5 * 2))
        } else {
            Window { left: first, right: last, room }
        }
    }

    /// Appends what is shown of a line, after a space. Returns the column of its first character.
    pub fn show(self, out: &mut String, text: &str) -> usize {
        let length = width(text);
        if length > 0 || self.left > 0 {
            out.push(' ');
        }
        let from = self.left.min(length);
        let to = if length.saturating_sub(self.left) <= self.room { length } else { length.min(self.right) };
        if from == 0 && to == length && self.left == 0 {
            out.push_str(text);
            return 0;
        }
        let count = to.saturating_sub(from);
        let mut shown: Vec<char> = text.chars().skip(from).take(count).collect();
        if self.left > 0 {
            shown.splice(..count.min(ELLIPSIS.len()), ELLIPSIS.chars());
        }
        if length > to {
            shown.splice(shown.len().saturating_sub(ELLIPSIS.len()).., ELLIPSIS.chars());
        }
        out.extend(shown);
        from
    }
}
