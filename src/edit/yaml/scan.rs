//! What stands between the values of a YAML text.

use std::ops::Range;

use crate::edit::lines::{line_start, next_line, slice};

/// The first byte from another on that is neither white space nor in a comment.
pub(in crate::edit) fn skip(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        if !is_comment_at(text, at) {
            return at;
        }
        at = next_line(text, at);
    }
}

/// Whether a comment begins at a byte.
fn is_comment_at(text: &str, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
    text.as_bytes().get(at) == Some(&b'#') && before.is_none_or(u8::is_ascii_whitespace)
}

/// The byte after the colon that follows a key. None if there is no colon.
pub(in crate::edit) fn after_colon(text: &str, key_end: usize) -> Option<usize> {
    let at = skip(text, key_end);
    (text.as_bytes().get(at) == Some(&b':')).then_some(at + 1)
}

/// What stands before a value: its anchor, and the header of a text in lines, such as `|-`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lead {
    pub(super) anchor: Option<Range<usize>>,
    pub(super) header: Option<Range<usize>>,
    /// The first byte of the value, or of its header.
    pub(super) start: usize,
}

/// What stands before a value, from the byte after its colon, its dash or the value before it.
pub(super) fn lead(text: &str, from: usize, value: usize) -> Lead {
    let mut at = skip(text, from);
    let mut lead = Lead { anchor: None, header: None, start: at };
    if text.as_bytes().get(at) == Some(&b'&') && at < value {
        let end = end_of_word(text, at);
        lead.anchor = Some(at..end);
        at = skip(text, end);
    }
    if matches!(text.as_bytes().get(at), Some(b'|' | b'>')) && at < value {
        lead.header = Some(at..end_of_word(text, at));
        lead.start = at;
    } else {
        lead.start = value;
    }
    lead
}

fn end_of_word(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, ',' | ']' | '}')).unwrap_or(rest.len())
}

/// The column of a byte, in characters from 0.
pub(in crate::edit) fn column(text: &str, at: usize) -> usize {
    slice(text, line_start(text, at)..at).chars().count()
}

/// Whether there is a comment between two bytes that stand between values.
pub(super) fn has_comment(text: &str, range: Range<usize>) -> bool {
    slice(text, range).contains('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_white_space_are_skipped() {
        let text = "a : # x\n  # y\n  b#c";
        assert_eq!((skip(text, 1), after_colon(text, 1), skip(text, 3)), (2, Some(3), 16));
        assert_eq!((skip("# x", 0), skip("", 0), after_colon("a", 1)), (3, 0, None));
    }

    #[test]
    fn anchors_and_headers_stand_before_values() {
        let of = |text: &str, value| {
            let lead = lead(text, 2, value);
            let part = |range: Option<Range<usize>>| range.map(|range| slice(text, range).to_owned());
            (part(lead.anchor), part(lead.header), lead.start)
        };
        assert_eq!(of("a: b", 3), (None, None, 3));
        assert_eq!(of("a: &x b", 6), (Some("&x".into()), None, 6));
        assert_eq!(of("a: &x |2- # c\n  t", 16), (Some("&x".into()), Some("|2-".into()), 6));
        assert_eq!(of("a: |\n  *t", 7), (None, Some("|".into()), 3));
    }
}
