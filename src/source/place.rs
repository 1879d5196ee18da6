//! Byte offsets as lines and columns.

/// A place in a text as an editor counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// The lines of one text, found once, so that each place is a binary search.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    /// The offset of each line's first byte, without the first line's, which is 0.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Finds the lines of a text. They end with LF or CRLF.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Lines { text, starts: memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1).collect() }
    }

    /// The place of a byte. One past the end is the end's, one inside a character is that character's, and one
    /// inside a line break is the end of its line.
    #[must_use]
    pub fn place(&self, offset: u32) -> Place {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX).min(self.text.len());
        let breaks_before = self.breaks_before(offset);
        let start = breaks_before.checked_sub(1).and_then(|last| self.starts.get(last)).copied().unwrap_or(0);
        let line = self.text.get(start..).unwrap_or_default();
        let line = line.split_once('\n').map_or(line, |(line, _)| line.strip_suffix('\r').unwrap_or(line));
        let before = line.char_indices().take_while(|(at, c)| start + at + c.len_utf8() <= offset).count();
        Place { line: from_one(breaks_before), column: from_one(before) }
    }

    /// How many lines there are; the end after a last line break is one.
    pub(super) fn count(&self) -> usize {
        self.starts.len() + 1
    }

    /// The line of a byte, counted from 0; quicker than its place.
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
        // a, å (two bytes), b, the break, ö (two bytes), the end
        assert_eq!(places, [(1, 1), (1, 2), (1, 2), (1, 3), (1, 4), (2, 1), (2, 1), (2, 2)]);
    }

    #[test]
    fn a_carriage_return_is_part_of_the_line_break() {
        assert_eq!(at("ab\r\nc", 2), (1, 3));
        assert_eq!(at("ab\r\nc", 3), (1, 3));
        assert_eq!(at("ab\r\nc", 4), (2, 1));
        // one alone breaks no line
        assert_eq!(at("a\rb", 2), (1, 3));
    }

    #[test]
    fn offsets_past_the_end_are_the_end() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("ab", 99), (1, 3));
        assert_eq!(at("ab\n", u32::MAX), (2, 1));
    }
}
