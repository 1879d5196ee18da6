//! Byte offsets as lines and columns.

use std::cell::OnceCell;

/// A position in a text as an editor counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// The lines of a text, found once, so that each position is a binary search.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    /// The offset of the first byte of each line, except for the first line, whose offset is 0.
    starts: Vec<usize>,
    /// The number of characters that begin before each [`BLOCK`] of bytes, and before the end. Counted when first needed.
    characters: OnceCell<Vec<usize>>,
}

/// Bytes per block. Blocks avoid counting from the start of a line that may be as long as the file.
const BLOCK: usize = 1024;

/// The number of characters that begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

impl<'t> Lines<'t> {
    /// Finds the lines of a text. A line ends with LF or CRLF.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let starts = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1).collect();
        Lines { text, starts, characters: OnceCell::new() }
    }

    /// The position of a byte. Beyond the end it is the end; inside a character, the start of that character; inside a
    /// line break, the end of that line.
    #[must_use]
    pub fn place(&self, offset: u32) -> LineColumn {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX).min(self.text.len());
        let breaks_before = self.breaks_before(offset);
        let start = breaks_before.checked_sub(1).and_then(|last| self.starts.get(last)).copied().unwrap_or(0);
        let end = self.starts.get(breaks_before).map_or(self.text.len(), |next| {
            let line = self.text.get(start..next - 1).unwrap_or_default();
            start + line.strip_suffix('\r').unwrap_or(line).len()
        });
        let offset = (0..=offset.min(end)).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let before = match self.text.as_bytes().get(start..offset) {
            Some(near) if near.len() < BLOCK => characters(near),
            Some(_) | None => self.characters_before(offset) - self.characters_before(start),
        };
        LineColumn { line: from_one(breaks_before), column: from_one(before) }
    }

    /// The number of characters that begin before a byte.
    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..offset).map_or(0, characters);
        let blocks = self.characters.get_or_init(|| {
            let blocks = self.text.as_bytes().chunks(BLOCK).chain([&[][..]]).scan(0, |before, block| {
                let here = *before;
                *before += characters(block);
                Some(here)
            });
            blocks.collect()
        });
        blocks.get(block).copied().unwrap_or(0) + rest
    }

    /// The number of lines. An empty line after the final line break counts.
    pub(super) fn count(&self) -> usize {
        self.starts.len() + 1
    }

    /// The line of a byte, counted from 0. Faster than [`Lines::place`].
    pub(super) fn index(&self, offset: u32) -> usize {
        self.breaks_before(usize::try_from(offset).unwrap_or(usize::MAX))
    }

    fn breaks_before(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }
}

fn from_one(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: u32) -> (u32, u32) {
        let place = Lines::new(text).place(offset);
        (place.line, place.column)
    }

    #[test]
    fn columns_count_characters_and_snap_into_them() {
        let text = "aåb\nö";
        let places: Vec<_> = (0..=7).map(|offset| at(text, offset)).collect();
        // `a`, `å` (two bytes), `b`, the line break, `ö` (two bytes), the end.
        assert_eq!(places, [(1, 1), (1, 2), (1, 2), (1, 3), (1, 4), (2, 1), (2, 1), (2, 2)]);
    }

    #[test]
    fn a_carriage_return_is_part_of_the_line_break() {
        assert_eq!(at("ab\r\nc", 2), (1, 3));
        assert_eq!(at("ab\r\nc", 3), (1, 3));
        assert_eq!(at("ab\r\nc", 4), (2, 1));
        // A lone CR is not a line break.
        assert_eq!(at("a\rb", 2), (1, 3));
    }

    #[test]
    fn columns_of_long_lines_are_counted_alike() {
        for length in [BLOCK / 3, BLOCK - 1, BLOCK] {
            let text = format!("å\n{}ö", "aå".repeat(length));
            for (at, (offset, _)) in text.char_indices().skip(2).enumerate() {
                let column = u32::try_from(at + 1).unwrap();
                assert_eq!(self::at(&text, u32::try_from(offset).unwrap()), (2, column), "{length}");
            }
        }
    }

    #[test]
    fn offsets_past_the_end_are_the_end() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("ab", 99), (1, 3));
        assert_eq!(at("ab\n", u32::MAX), (2, 1));
    }
}
