//! Changes of a text as ranges of bytes and what takes their place.

use std::ops::Range;

/// Changes of one text.
#[derive(Debug, Default)]
pub(super) struct Splices(Vec<Splice>);

#[derive(Debug)]
struct Splice {
    range: Range<usize>,
    text: String,
}

impl Splices {
    /// A single change.
    pub(super) fn one(range: Range<usize>, text: impl Into<String>) -> Self {
        let mut splices = Splices::default();
        splices.replace(range, text);
        splices
    }

    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push(Splice { range, text: text.into() });
    }

    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    pub(super) fn delete(&mut self, range: Range<usize>) {
        self.replace(range, "");
    }

    /// Adds the changes of another.
    pub(super) fn and(mut self, other: Splices) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The changed text. None if changes overlap, or split a character.
    pub(super) fn apply(mut self, text: &str) -> Option<String> {
        self.0.sort_by_key(|splice| (splice.range.start, splice.range.end));
        let mut changed = String::with_capacity(text.len());
        let mut at = 0;
        for Splice { range, text: new } in self.0 {
            changed.push_str(text.get(at..range.start)?);
            changed.push_str(&new);
            at = range.end;
        }
        changed.push_str(text.get(at..)?);
        Some(changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_apply_in_the_order_of_their_places() {
        let mut splices = Splices::one(4..5, "E");
        splices.insert(0, "<");
        splices.delete(1..3);
        splices.insert(6, ">");
        assert_eq!(splices.apply("abcdef").as_deref(), Some("<adEf>"));
    }

    #[test]
    fn changes_that_overlap_or_split_a_character_are_none() {
        let mut overlapping = Splices::one(0..3, "x");
        overlapping.delete(2..4);
        assert_eq!(overlapping.apply("abcdef"), None);
        assert_eq!(Splices::one(1..2, "").apply("å"), None);
        assert_eq!(Splices::one(1..9, "").apply("ab"), None);
    }
}
