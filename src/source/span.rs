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

    /// Does `other` lie within this span?
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
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

impl<T> Deref for Sp<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}
