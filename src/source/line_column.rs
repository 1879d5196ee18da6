//! Byte offsets as lines and columns.

use std::cell::OnceCell;

use memchr::{memchr_iter, memrchr};

/// A position in a text as an editor counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// The lines of a text. Most texts are short, and few positions in them are asked for: so lines are not listed, but the breaks
/// in front of a position are counted, from the start of its `BLOCK`.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    /// Of each block of bytes, and of the end.
    blocks: Vec<Block>,
    /// The number of characters that begin before each block of bytes, and before the end. Counted when first needed.
    characters: OnceCell<Vec<usize>>,
}

/// What is before a block.
#[derive(Debug, Clone, Copy, Default)]
struct Block {
    /// The number of line breaks.
    breaks: usize,
    /// The start of the line that it begins in.
    line: usize,
}

/// Bytes per block. Blocks avoid counting from the start of a text, or of a line that may be as long as the file.
const BLOCK: usize = 1024;

/// The number of characters that begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

impl<'t> Lines<'t> {
    /// Finds the lines of a text. A line ends with LF or CRLF.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 2);
        let mut next = Block::default();
        blocks.push(next);
        for (position, block) in text.as_bytes().chunks(BLOCK).enumerate() {
            next.breaks += breaks(block);
            if let Some(last) = memrchr(b'\n', block) {
                next.line = position * BLOCK + last + 1;
            }
            blocks.push(next);
        }
        Lines { text, blocks, characters: OnceCell::new() }
    }

    /// The position of a byte. Beyond the end it is the end; inside a character, the start of that character; inside a
    /// line break, the end of that line.
    #[must_use]
    pub fn place(&self, offset: u32) -> LineColumn {
        let offset = self.within(offset);
        let (block, before) = self.block_of(offset);
        let breaks_before = block.breaks + breaks(before);
        let start = memrchr(b'\n', before).map_or(block.line, |last| offset - before.len() + last + 1);
        let is_in_break = self.text.get(start..offset).is_some_and(|line| line.ends_with('\r'))
            && self.text.as_bytes().get(offset) == Some(&b'\n');
        let offset = if is_in_break { offset - 1 } else { offset };
        let offset = (0..=offset).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
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
        self.blocks.last().map_or(1, |end| end.breaks + 1)
    }

    /// The line of a byte, counted from 0. Faster than [`Lines::place`].
    pub(super) fn index(&self, offset: u32) -> usize {
        let (block, before) = self.block_of(self.within(offset));
        block.breaks + breaks(before)
    }

    /// An offset in the text. One beyond the end is the end.
    fn within(&self, offset: u32) -> usize {
        usize::try_from(offset).unwrap_or(usize::MAX).min(self.text.len())
    }

    /// The block that a byte is in, and what is in front of the byte there.
    fn block_of(&self, offset: usize) -> (Block, &'t [u8]) {
        let position = offset / BLOCK;
        let before = self.text.as_bytes().get(position * BLOCK..offset).unwrap_or_default();
        (self.blocks.get(position).copied().unwrap_or_default(), before)
    }
}

/// The number of line breaks in these bytes.
fn breaks(bytes: &[u8]) -> usize {
    memchr_iter(b'\n', bytes).count()
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
    fn lines_are_counted_alike_wherever_a_block_begins() {
        for ending in ["\n", "\r\n"] {
            for length in (BLOCK - 4..BLOCK + 4).chain([3 * BLOCK]) {
                let text = format!("{}{ending}b{ending}{ending}c", "a".repeat(length));
                let mut start = 0;
                for (line, content) in text.split(ending).enumerate() {
                    for column in [0, content.len()] {
                        let expected = (u32::try_from(line + 1).unwrap(), u32::try_from(column + 1).unwrap());
                        assert_eq!(
                            at(&text, u32::try_from(start + column).unwrap()),
                            expected,
                            "{length} {ending:?}"
                        );
                    }
                    start += content.len() + ending.len();
                }
                assert_eq!(Lines::new(&text).count(), 4);
            }
        }
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
