//! Makes text safe to show, and shortens it.

use std::borrow::Cow;

use memchr::{memchr2_iter, memchr3_iter};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Text in composed form (NFC): `å` is one character, as typed, and not an `a` with a combining ring, as in file names
/// on macOS. This makes equal texts identical everywhere.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// Text of a record made safe for terminals, tables and messages: characters that could move the cursor, change colours
/// or the reading direction are replaced by visible ones. Tabs and line breaks become spaces.
#[must_use]
pub fn display_safe(text: &str) -> Cow<'_, str> {
    if is_safe(text) {
        return Cow::Borrowed(text);
    }
    let one_break = text.replace("\r\n", "\n");
    let safe = |c| match c {
        '\t' | '\n' | '\r' => ' ',
        c if is_unsafe(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    Cow::Owned(one_break.chars().map(safe).collect())
}

/// Text of several lines, each made [safe to show](display_safe).
#[must_use]
pub fn safe_lines(text: String) -> String {
    if text.split('\n').all(is_safe) {
        return text;
    }
    text.split('\n').map(display_safe).collect::<Vec<_>>().join("\n")
}

/// Whether a text has no [unsafe](is_unsafe) characters.
fn is_safe(text: &str) -> bool {
    // Without branches, so that many bytes are looked at in one step.
    let has_controls = text.bytes().fold(false, |has, byte| has | (byte < 0x20) | (byte == 0x7F));
    !has_controls && (text.is_ascii() || !has_invisible(text, is_unsafe))
}

/// Whether DEL, a character of C1, or one that [directs or hides](is_unsafe) others, and is such that `is_one`, is in a text.
pub(crate) fn has_invisible(text: &str, is_one: impl Fn(char) -> bool) -> bool {
    let bytes = text.as_bytes();
    // What they begin with. Only what begins so is decoded.
    let mut starts = memchr3_iter(0x7F, 0xC2, 0xD8, bytes).chain(memchr2_iter(0xE2, 0xEF, bytes));
    starts.any(|at| text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(&is_one))
}

/// C0, DEL and C1; directional marks; line and paragraph separators; a byte-order mark inside the text; and
/// noncharacters, which XML cannot contain.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The longest text of a record, in characters, that a table, a picture or a sentence shows in full.
const LONGEST: usize = 1000;

/// Text of a record, cut and marked as such if it is unreasonably long. Not for text that must be complete, such as
/// notes and data.
#[must_use]
pub fn shortened(text: &str) -> Cow<'_, str> {
    cut(text, LONGEST)
}

/// At most `limit` characters of a text, with a mark if there were more.
#[must_use]
pub fn cut(text: &str, limit: usize) -> Cow<'_, str> {
    // A text has at most as many characters as bytes.
    let end = if text.len() <= limit { None } else { text.char_indices().nth(limit) };
    match end {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
    }
}

/// A value quoted in a message: safe to show, and shortened.
pub(crate) fn brief(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 60;
    match cut(text, LONGEST) {
        Cow::Borrowed(whole) => display_safe(whole),
        Cow::Owned(cut) => Cow::Owned(display_safe(&cut).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_fool_a_reader_shows() {
        let hostile = "\u{1B}[31mA\u{7F}\u{85}\u{202E}\u{2066}\u{200F}\u{61C}\u{2028}\u{FEFF}";
        assert_eq!(display_safe(hostile), "�[31mA��������");
        assert_eq!(display_safe("a\tb\r\nc\nd"), "a b c d");
        assert!(matches!(display_safe("å 家 é 👨‍👩‍👧"), Cow::Borrowed(_)));
    }

    #[test]
    fn every_unsafe_character_is_seen_by_its_first_byte() {
        for c in '\0'..=char::MAX {
            // Also where a piece ends after its first byte.
            assert_eq!(is_safe(&format!("åååååååx{c}å")), !is_unsafe(c), "{c:?}");
        }
    }

    #[test]
    fn long_values_are_cut_between_characters() {
        assert_eq!(brief(&"å".repeat(60)), "å".repeat(60));
        assert_eq!(brief(&"å".repeat(61)), "å".repeat(60) + "…");
    }
}
