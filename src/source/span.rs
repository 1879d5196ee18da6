//! Places in a file.

use std::ops::Deref;

/// A range of bytes in the text of a file, end exclusive. The byte-order mark does not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The start of a file, where faults of the whole file are shown.
    pub const FILE: Span = Span { start: 0, end: 0 };

    /// A span from byte offsets. Files are limited to far less than 4 GiB; larger offsets are clamped.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { start: clamp(start), end: clamp(end) }
    }

    /// The part of a text in this span. Empty if the span is out of range or splits a character.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        let range = usize::try_from(self.start).ok().zip(usize::try_from(self.end).ok());
        range.and_then(|(start, end)| text.get(start..end)).unwrap_or_default()
    }
}

/// A value and its span. Holds `T::default()` if the value could not be read; the fault has then been noted.
#[derive(Debug, Clone, Copy, Default, Hash)]
pub struct Sp<T> {
    /// The value.
    pub value: T,
    /// Its place in the file of the record.
    pub span: Span,
}

/// An optional value that few records have, with its span. It takes the space of a pointer if absent.
pub type BoxedOption<T> = Option<Box<Sp<T>>>;

impl<T> Deref for Sp<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_what_is_there_and_nothing_else() {
        assert_eq!(Span::new(1, 3).slice("aåb"), "å");
        for (start, end) in [(2, 3), (3, 9), (3, 1), (usize::MAX, usize::MAX)] {
            assert_eq!(Span::new(start, end).slice("aåb"), "");
        }
    }
}
