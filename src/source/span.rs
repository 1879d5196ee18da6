//! Where a value stands in its file.

use std::ops::Deref;

/// A range of bytes in a file's text, the end exclusive. The text is the file's without a byte-order mark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The start of a file: where a fault of the whole file is shown.
    pub const FILE: Span = Span { start: 0, end: 0 };

    /// A span from byte offsets. Files are limited to far less than 4 GiB; anything beyond is clamped.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { start: clamp(start), end: clamp(end) }
    }

    /// What a text holds here; nothing where it does not reach, or where the span cuts a character.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        let range = usize::try_from(self.start).ok().zip(usize::try_from(self.end).ok());
        range.and_then(|(start, end)| text.get(start..end)).unwrap_or_default()
    }
}

/// A value and where it stands. Holds `T::default()` where the value could not be read: then the fault has
/// been noted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sp<T> {
    /// The value.
    pub value: T,
    /// Its place in the file of the record.
    pub span: Span,
}

/// A value that few records have, and its place: absent, it takes no more room than a pointer.
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
