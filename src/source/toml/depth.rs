//! How deep a TOML text nests, before it is parsed.
//!
//! The parser limits brackets to 80 and the dots of one key to 80, but not their product: `{a.a.a = {a.a.a = …`
//! makes a tree of thousands of levels, and freeing it overflows the stack of a thread. So the brackets and
//! dots are counted here first. The words of the parser are followed to the letter (`toml_parser`'s lexer), with
//! strings and comments left out; where a broken text could be read in two ways, more is counted.

use crate::source::span::Span;
use crate::source::syntax::MAX_DEPTH;

/// Somewhat more than the tree may have, so that a header's brackets and a number's dot never refuse a text
/// that is in order. The tree is measured exactly once it stands.
const LIMIT: usize = MAX_DEPTH + 8;

/// The place where a text nests deeper than any record may.
pub(super) fn too_deep_at(text: &str) -> Option<Span> {
    let mut nesting = Nesting::default();
    let mut rest = text.as_bytes();
    while let Some(&byte) = rest.first() {
        nesting.see(byte);
        if nesting.depth() > LIMIT {
            let at = text.len() - rest.len();
            return Some(Span::new(at, at + 1));
        }
        rest = rest.get(word_length(rest)..).unwrap_or_default();
    }
    None
}

/// The brackets open at a place, and the dots of the key that is being read.
#[derive(Default)]
struct Nesting {
    /// Each open bracket's other half, and the dots of the key before it.
    open: Vec<(u8, usize)>,
    /// The sum of `open`.
    above: usize,
    /// Dots since the last separator.
    dots: usize,
}

impl Nesting {
    fn depth(&self) -> usize {
        self.above + self.dots
    }

    fn see(&mut self, byte: u8) {
        match byte {
            b'.' => self.dots += 1,
            b'[' => self.push(b']'),
            b'{' => self.push(b'}'),
            b']' | b'}' => self.pop(byte),
            b',' => self.dots = 0,
            b'\n' if self.open.is_empty() => self.dots = 0,
            _ => {}
        }
    }

    fn push(&mut self, close: u8) {
        let dots = std::mem::take(&mut self.dots);
        self.above += 1 + dots;
        self.open.push((close, dots));
    }

    /// Closes a bracket only with its own other half: any other is an error, which may close nothing.
    fn pop(&mut self, close: u8) {
        if let Some((_, dots)) = self.open.pop_if(|(other_half, _)| *other_half == close) {
            self.above -= 1 + dots;
            self.dots = 0;
        }
    }
}

/// How many bytes the word at the start takes; at least one.
fn word_length(rest: &[u8]) -> usize {
    match rest {
        [b'#', ..] => until(rest, |byte| matches!(byte, b'\r' | b'\n')),
        [b'"', b'"', b'"', ..] => long_string(rest, b'"', true),
        [b'\'', b'\'', b'\'', ..] => long_string(rest, b'\'', false),
        [b'"', ..] => string(rest, b'"', true),
        [b'\'', ..] => string(rest, b'\'', false),
        [b'.' | b'=' | b',' | b'[' | b']' | b'{' | b'}' | b' ' | b'\t' | b'\r' | b'\n', ..] | [] => 1,
        // A quote within a word starts no string.
        _ => until(rest, |byte| b".=,[]{} \t#\r\n".contains(&byte)),
    }
}

fn until(rest: &[u8], stop: impl Fn(u8) -> bool) -> usize {
    rest.iter().position(|byte| stop(*byte)).unwrap_or(rest.len())
}

/// A string on one line: to its quote, or to the end of the line where that is missing.
fn string(rest: &[u8], quote: u8, escapes: bool) -> usize {
    let mut at = 1;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'\n' => return at,
            b'\\' if escapes => at += escape(rest, at, quote),
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// A string in three quotes. One or two more may stand before the end.
fn long_string(rest: &[u8], quote: u8, escapes: bool) -> usize {
    let mut at = 3;
    while let Some(tail) = rest.get(at..).filter(|tail| !tail.is_empty()) {
        match tail {
            [b'\\', ..] if escapes => at += escape(rest, at, quote),
            [a, b, c, more @ ..] if [*a, *b, *c] == [quote; 3] => {
                return at + 3 + more.iter().take(2).take_while(|byte| **byte == quote).count();
            }
            _ => at += 1,
        }
    }
    rest.len()
}

/// A backslash takes the next byte with it only where that would otherwise mean something.
fn escape(rest: &[u8], at: usize, quote: u8) -> usize {
    match rest.get(at + 1) {
        Some(&byte) if byte == b'\\' || byte == quote => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_the_dots_of_keys_add_up() {
        let nested = |times: usize| format!("x = {}", "{a.a.a = ".repeat(times));
        assert_eq!(too_deep_at(&nested(24)), None);
        assert!(too_deep_at(&nested(25)).is_some());
    }

    #[test]
    fn strings_comments_and_words_hold_no_brackets() {
        let many = "[{.".repeat(99);
        for text in [
            format!("a = \"{many}\\\"{many}\" # {many}\n"),
            format!("a = '{many}\\' # {many}\n"),
            format!("a = \"\"\"\n{many}\\\"\"\"\n{many}\"\"\"\"\"\n"),
            format!("a = '''\n{many}''\n{many}'''''\n"),
        ] {
            assert_eq!(too_deep_at(&text), None, "{text}");
        }
        // the quote stands within a word: the brackets are brackets
        assert!(too_deep_at(&format!("a\"{}", "[".repeat(99))).is_some());
        // a carriage return ends a comment, as it does for the parser
        assert!(too_deep_at(&format!("#\r{}", "[".repeat(99))).is_some());
    }

    #[test]
    fn what_is_closed_or_separated_does_not_add_up() {
        let wide = "a.b.c = [1.5, {x.y = 2.5}, [[3.5]]]\n[a.b.c]\n[[d.e]]\n".repeat(500);
        assert_eq!(too_deep_at(&wide), None);
        assert_eq!(too_deep_at(&format!("a = [{}]", "1.5, ".repeat(500))), None);
    }
}
