//! A change of a text as a range and what takes its place.

use std::ops::Range;

use crate::source::Span;

/// A range of a text, and the text that takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The range. Empty where something is only added.
    pub span: Span,
    /// What takes its place. Empty where something is only removed.
    pub text: String,
}

impl Replacement {
    /// What makes `new` of `old`: the smallest range that differs; of several, one of whole lines. None if nothing
    /// differs.
    #[must_use]
    pub fn between(old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let start = common(old.char_indices(), new.chars());
        let (old_rest, new_rest) = (old.get(start..)?, new.get(start..)?);
        let backwards = |text: &str| text.chars().rev().map(char::len_utf8).collect::<Vec<_>>();
        let same = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(|(a, b)| a == b).count();
        let end: usize = backwards(old_rest).iter().take(same).sum();
        let length = old_rest.len().checked_sub(end)?;
        let inserted = new_rest.get(..new_rest.len().checked_sub(end)?)?;
        Some(if inserted.is_empty() {
            let range = to_line_start(old, start..start + length);
            Replacement { span: Span::new(range.start, range.end), text: String::new() }
        } else {
            Replacement { span: Span::new(start, start + length), text: inserted.to_owned() }
        })
    }

    /// The range in bytes.
    pub(super) fn range(&self) -> Range<usize> {
        let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
        at(self.span.start)..at(self.span.end)
    }

    /// Whether two cannot be made at once, as they overlap or touch.
    pub(super) fn meets(&self, other: &Replacement) -> bool {
        self.span.start <= other.span.end && other.span.start <= self.span.end
    }
}

/// The length in bytes of what two texts begin with.
fn common(old: impl Iterator<Item = (usize, char)>, new: impl Iterator<Item = char>) -> usize {
    let same = old.zip(new).take_while(|((_, a), b)| a == b);
    same.last().map_or(0, |((at, c), _)| at + c.len_utf8())
}

/// The range moved up to the start of its line, if taking away that gives the same text.
fn to_line_start(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text.get(..range.start).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
    let by = range.start - line;
    let moved =
        range.end.checked_sub(by).filter(|end| text.get(line..range.start) == text.get(*end..range.end));
    moved.map_or(range, |end| line..end)
}

/// A text with replacements made that do not meet. None if they do, or are not of this text.
pub(super) fn replaced(text: &str, mut replacements: Vec<Replacement>) -> Option<String> {
    replacements.sort_by_key(|replacement| replacement.span);
    let (mut new, mut at) = (String::with_capacity(text.len()), 0);
    for replacement in replacements {
        let range = replacement.range();
        new.push_str(text.get(at..range.start)?);
        new.push_str(&replacement.text);
        at = range.end;
    }
    new.push_str(text.get(at..)?);
    Some(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(old: &str, new: &str) -> (u32, u32, String) {
        let replacement = Replacement::between(old, new).unwrap();
        assert_eq!(replaced(old, vec![replacement.clone()]).as_deref(), Some(new));
        (replacement.span.start, replacement.span.end, replacement.text)
    }

    #[test]
    fn the_smallest_range_differs() {
        assert_eq!(between("a = \"å\"\n", "a = \"ä\"\n"), (5, 7, "ä".to_owned()));
        assert_eq!(between("abc", "abcd"), (3, 3, "d".to_owned()));
        assert_eq!(between("", "x"), (0, 0, "x".to_owned()));
        assert_eq!(between("[1, 1, 2]", "[1, 2]"), (4, 7, String::new()));
        assert_eq!(Replacement::between("a", "a"), None);
    }

    #[test]
    fn whole_lines_are_taken_away_where_that_is_the_same() {
        let (old, new) = ("[[a]]\nx = 1\n[[a]]\nx = 2\n", "[[a]]\nx = 2\n");
        assert_eq!(between(old, new), (6, 18, String::new()));
    }

    #[test]
    fn what_overlaps_or_touches_meets() {
        let at = |start, end| Replacement { span: Span { start, end }, text: String::new() };
        assert!(at(1, 3).meets(&at(3, 4)) && at(3, 4).meets(&at(1, 3)) && at(2, 2).meets(&at(1, 3)));
        assert!(!at(1, 3).meets(&at(4, 5)));
        assert_eq!(replaced("abc", vec![at(0, 2), at(1, 3)]), None);
        assert_eq!(replaced("å", vec![at(0, 1)]), None);
    }
}
