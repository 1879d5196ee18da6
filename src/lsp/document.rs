//! A text with lines, as an editor counts them, and the documents that are open.

use super::protocol::{ContentChange, Position, Range};
use crate::source::Span;

/// A byte-order mark. Spans do not count it; editors may show it as a character.
const MARK: char = '\u{feff}';

/// What characters count by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    /// What the protocol takes if nothing else is agreed on.
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    /// The first of those that a client offers.
    pub(super) fn agreed<'c>(mut offered: impl Iterator<Item = &'c str>) -> Self {
        let all = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];
        offered.find_map(|name| all.into_iter().find(|of| of.name() == name)).unwrap_or_default()
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
            Encoding::Utf32 => "utf-32",
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 => c.len_utf16(),
            Encoding::Utf32 => 1,
        }
    }
}

/// A text, and where its lines begin. Lines end with LF, CRLF or CR, as the protocol has it.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    whole: String,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl Text {
    pub(super) fn new(whole: String, encoding: Encoding) -> Self {
        let bytes = whole.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
        // The CR of a CRLF ends no line.
        let ends = ends.filter(|at| bytes.get(*at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        Text { whole, starts, encoding }
    }

    /// All of it.
    pub(super) fn whole(&self) -> &str {
        &self.whole
    }

    /// What a record is read from: all but a byte-order mark.
    pub(super) fn record(&self) -> &str {
        self.whole.strip_prefix(MARK).unwrap_or(&self.whole)
    }

    fn mark(&self) -> usize {
        self.whole.len() - self.record().len()
    }

    /// The position of a byte of the record. Beyond the end it is the end; inside a character, its start.
    pub(super) fn position(&self, offset: usize) -> Position {
        let offset = (offset + self.mark()).min(self.whole.len());
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let offset = (start..=offset).rev().find(|at| self.whole.is_char_boundary(*at)).unwrap_or(start);
        let before = self.whole.get(start..offset).unwrap_or_default();
        let character = match self.encoding {
            Encoding::Utf8 => before.len(),
            Encoding::Utf16 | Encoding::Utf32 if before.is_ascii() => before.len(),
            Encoding::Utf16 | Encoding::Utf32 => before.chars().map(|c| self.encoding.width(c)).sum(),
        };
        Position { line: number(line), character: number(character) }
    }

    /// The range of a span of the record.
    pub(super) fn range(&self, span: Span) -> Range {
        let at = |offset: u32| self.position(usize::try_from(offset).unwrap_or(usize::MAX));
        Range { start: at(span.start), end: at(span.end) }
    }

    /// All of the record.
    pub(super) fn all(&self) -> Range {
        Range { start: self.position(0), end: self.position(self.whole.len()) }
    }

    /// The byte of the record at a position. Beyond the end of a line it is that end, beyond the last line the end of the
    /// text; inside a character, its start.
    pub(super) fn offset(&self, position: Position) -> usize {
        self.place(position).saturating_sub(self.mark())
    }

    /// The byte of the whole text at a position.
    fn place(&self, position: Position) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let Some(start) = self.starts.get(line).copied() else { return self.whole.len() };
        let next = line.checked_add(1).and_then(|next| self.starts.get(next)).copied();
        let line = self.whole.get(start..next.unwrap_or(self.whole.len())).unwrap_or_default();
        let line = line.trim_end_matches(['\n', '\r']);
        let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
        let mut character = 0;
        for (at, c) in line.char_indices() {
            character += self.encoding.width(c);
            if character > wanted {
                return start + at;
            }
        }
        start + line.len()
    }

    /// The line of a byte of the record, from 0.
    pub(super) fn line(&self, offset: usize) -> u32 {
        self.position(offset).line
    }

    /// The text after a change.
    fn changed(self, change: ContentChange) -> Text {
        let Some(range) = change.range else { return Text::new(change.text, self.encoding) };
        let (start, end) = (self.place(range.start), self.place(range.end));
        let (start, end) = (start.min(end), start.max(end));
        let encoding = self.encoding;
        let mut whole = self.whole;
        whole.replace_range(start..end, &change.text);
        Text::new(whole, encoding)
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A document that is open in the editor.
#[derive(Debug, Clone)]
pub(super) struct Document {
    /// As the client names it.
    pub uri: String,
    pub version: i64,
    pub text: Text,
}

impl Document {
    /// Makes changes, one after the other.
    pub(super) fn change(&mut self, version: i64, changes: Vec<ContentChange>) {
        self.version = version;
        let text = std::mem::take(&mut self.text);
        self.text = changes.into_iter().fold(text, Text::changed);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str, encoding: Encoding, offset: usize) -> (u32, u32) {
        let position = Text::new(text.to_owned(), encoding).position(offset);
        (position.line, position.character)
    }

    #[test]
    fn characters_count_as_agreed() {
        let text = "å𝄞b\r\nö";
        let at_b = text.find('b').unwrap();
        assert_eq!(at(text, Encoding::Utf8, at_b), (0, 6));
        assert_eq!(at(text, Encoding::Utf16, at_b), (0, 3));
        assert_eq!(at(text, Encoding::Utf32, at_b), (0, 2));
        assert_eq!(at(text, Encoding::Utf16, text.len()), (1, 1));
        assert_eq!(at("\u{feff}ab", Encoding::Utf16, 1), (0, 2), "the mark is a character to the editor");
        assert_eq!(at("a\rb", Encoding::Utf16, 2), (1, 0));
        assert_eq!(Encoding::agreed(["x", "utf-8", "utf-16"].into_iter()), Encoding::Utf8);
        assert_eq!(Encoding::agreed(std::iter::empty()), Encoding::Utf16);
    }

    #[test]
    fn positions_outside_are_the_nearest_inside() {
        let text = Text::new("a𝄞\nb".to_owned(), Encoding::Utf16);
        let offset = |line, character| text.offset(Position { line, character });
        assert_eq!((offset(0, 99), offset(9, 0), offset(u32::MAX, u32::MAX)), (5, 7, 7));
        // Between the surrogates.
        assert_eq!(offset(0, 2), 1);
    }

    #[test]
    fn changes_are_made_in_order_and_a_range_may_be_backwards() {
        let text = Text::new("a\nb\n".to_owned(), Encoding::Utf16);
        let mut document = Document { uri: String::new(), version: 1, text };
        let position = |line, character| Position { line, character };
        let range = Some(Range { start: position(1, 1), end: position(1, 0) });
        let insert = Some(Range { start: position(0, 1), end: position(0, 1) });
        let change = |range, text: &str| ContentChange { range, text: text.to_owned() };
        document.change(2, vec![change(range, "ö"), change(insert, "å")]);
        assert_eq!((document.text.whole(), document.version), ("aå\nö\n", 2));
        document.change(3, vec![change(None, "ny")]);
        assert_eq!(document.text.whole(), "ny");
    }

    proptest! {
        #[test]
        fn every_character_comes_back(text in "[a-cå𝄞\n\r\u{feff}]{0,40}", which in 0..3_usize) {
            let encoding = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32][which];
            let text = Text::new(text, encoding);
            let mut before = ' ';
            for (at, c) in text.record().char_indices() {
                // Within a line break there is no place of its own.
                if (before, c) != ('\r', '\n') {
                    prop_assert_eq!(text.offset(text.position(at)), at);
                }
                before = c;
            }
        }
    }
}
