//! Keys with dots, as they are written.

use std::ops::Range;

use super::quote::in_double_quotes;
use crate::edit::lines::slice;

/// The parts of a key with dots that starts at a byte.
pub(super) fn parts(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = start;
    loop {
        at = skip_spaces(text, at);
        let end = end_of_part(text, at);
        if end == at {
            return parts;
        }
        parts.push(at..end);
        at = skip_spaces(text, end);
        if text.as_bytes().get(at) != Some(&b'.') {
            return parts;
        }
        at += 1;
    }
}

fn skip_spaces(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches([' ', '\t']).len())
}

fn end_of_part(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes().get(at..).unwrap_or_default();
    let length = match bytes.first() {
        Some(b'\'') => bytes.iter().skip(1).position(|byte| *byte == b'\'').map(|found| found + 2),
        Some(b'"') => end_of_quotes(bytes),
        _ => bytes.iter().position(|byte| !is_bare(*byte)),
    };
    at + length.unwrap_or(bytes.len())
}

fn end_of_quotes(bytes: &[u8]) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn is_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// A key as it is written.
pub(in crate::edit) fn spelled(key: &str) -> String {
    if !key.is_empty() && key.bytes().all(is_bare) { key.to_owned() } else { in_double_quotes(key) }
}

/// A key with dots as it is written, from its first part to the one at a place.
pub(super) fn up_to(text: &str, start: usize, place: usize) -> &str {
    let parts = parts(text, start);
    match (parts.first(), parts.get(place)) {
        (Some(first), Some(last)) => slice(text, first.start..last.end),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_key_are_found() {
        let of =
            |text: &'static str| parts(text, 0).into_iter().map(|part| slice(text, part)).collect::<Vec<_>>();
        assert_eq!(of("a = 1"), ["a"]);
        assert_eq!(of(" a . \"b.\\\"c\" .'d.' = 1"), ["a", "\"b.\\\"c\"", "'d.'"]);
        assert_eq!(of("a.b]]"), ["a", "b"]);
        assert_eq!(of("\"open"), ["\"open"]);
        assert!(of("").is_empty());
        assert_eq!(up_to("a . b.c = 1", 0, 1), "a . b");
    }

    #[test]
    fn only_keys_that_need_quotes_get_them() {
        assert_eq!([spelled("a-1_B"), spelled(""), spelled("å")], ["a-1_B", "\"\"", "\"å\""]);
    }
}
