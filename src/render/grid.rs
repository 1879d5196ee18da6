//! The rows of a table with their cells beside each other.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::shape::GAP;
use super::table::Heading;
use crate::text::painted;

/// With no more columns left than these, a piece is complete: not even a part of a word is of use there.
const FEW: usize = 2;

/// What lays cells out in columns.
pub(super) struct Grid<'p> {
    headings: &'p [Heading],
    widths: &'p [u16],
}

impl<'p> Grid<'p> {
    /// Columns below these headings, of these widths.
    pub(super) fn new(headings: &'p [Heading], widths: &'p [u16]) -> Self {
        Grid { headings, widths }
    }

    /// The headings, with a line below them if asked for.
    pub(super) fn head(&self, has_rule: bool) -> String {
        let mut drawn = String::new();
        let texts: Vec<&str> = self.headings.iter().map(|heading| heading.text.as_str()).collect();
        self.row(&mut drawn, &texts);
        if has_rule {
            let gaps = usize::from(GAP) * self.widths.len().saturating_sub(1);
            let width = self.widths.iter().copied().map(usize::from).sum::<usize>() + gaps;
            drawn.push_str(&"─".repeat(width));
            drawn.push('\n');
        }
        drawn
    }

    /// Adds the lines of a row to `drawn`. Cells are wrapped between words.
    pub(super) fn row<C: AsRef<str>>(&self, drawn: &mut String, cells: &[C]) {
        let cells = cells.iter().map(AsRef::as_ref).zip(self.widths);
        let cells: Vec<Vec<&str>> = cells.map(|(cell, width)| lines_of(cell, usize::from(*width))).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let mut line = String::new();
        for at in 0..height {
            line.clear();
            // What the columns so far have left over on their right.
            let mut left = 0;
            for ((heading, width), cell) in self.headings.iter().zip(self.widths).zip(&cells) {
                let text = cell.get(at).copied().unwrap_or_default();
                let rest = usize::from(*width).saturating_sub(columns(text));
                let (before, after) = if heading.is_of_numbers { (rest, 0) } else { (0, rest) };
                line.extend(std::iter::repeat_n(' ', left + before));
                line.push_str(text);
                left = after + usize::from(GAP);
            }
            drawn.push_str(&painted(line.trim_end()));
            drawn.push('\n');
        }
    }
}

/// How many columns a text without control characters takes.
fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// A cell as lines of at most `width` columns.
fn lines_of(cell: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    for line in cell.split('\n') {
        if columns(line) <= width { lines.push(line) } else { wrap(line, width, &mut lines) }
    }
    lines
}

/// Adds a line in pieces of at most `width` columns. It is broken at spaces, which are left out there, and within words that
/// are wider than that.
fn wrap<'l>(line: &'l str, width: usize, lines: &mut Vec<&'l str>) {
    let part = |from: usize, to: usize| line.get(from..to).unwrap_or_default();
    // The piece so far: where it begins and ends, and how many columns it takes.
    let (mut start, mut end, mut used) = (0, 0, 0);
    let mut next = Some(0);
    while let Some(at) = next {
        let rest = part(at, line.len());
        let word = rest.split(' ').next().unwrap_or_default();
        let after = at + word.len();
        let (wide, is_first) = (columns(word), start == end);
        let gap = usize::from(!is_first);
        let room = width.saturating_sub(used + gap);
        if wide <= room {
            start = if is_first { at } else { start };
            used += gap + wide;
        } else if !is_first && (room <= FEW || wide <= width) {
            lines.push(part(start, end));
            (start, end, used) = (at, at, 0);
            continue;
        } else {
            let mut letters = word.grapheme_indices(true).scan(0, |sum, (at, letter)| {
                *sum += columns(letter);
                Some((at, *sum))
            });
            let fits = letters.find(|(_, sum)| *sum > room).map_or(word.len(), |(at, _)| at);
            // One letter, even if it is too wide.
            let least = if is_first { word.chars().next().map_or(0, char::len_utf8) } else { 0 };
            let until = at + fits.max(least);
            lines.push(part(if is_first { at } else { start }, until));
            (start, end, used, next) = (until, until, 0, Some(until));
            continue;
        }
        end = after;
        if used > width.saturating_sub(FEW) {
            lines.push(part(start, end));
            (start, used) = (end, 0);
        }
        next = (after < line.len()).then_some(after + 1);
    }
    if start < end {
        lines.push(part(start, end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_between_words_and_only_too_wide_ones_within() {
        for (line, width, expected) in [
            ("ett avtal om vård", 9, &["ett avtal", "om vård"][..]),
            ("ett avtal", 8, &["ett", "avtal"]),
            ("  ett  avtal  om", 10, &["ett  avtal", "om"]),
            ("en kommunalförbundsordning", 12, &["en kommunalf", "örbundsordni", "ng"]),
            ("ett avt kommunalförbundsordning", 10, &["ett avt", "kommunalfö", "rbundsordn", "ing"]),
            ("e\u{301}e\u{301}e\u{301}", 2, &["e\u{301}e\u{301}", "e\u{301}"]),
            ("協定", 1, &["協", "定"]),
            ("          ", 3, &[]),
        ] {
            let mut lines = Vec::new();
            wrap(line, width, &mut lines);
            assert_eq!(lines, expected, "{line:?} {width}");
        }
    }
}
