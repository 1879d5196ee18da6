//! Bytes into text, and text made safe to show.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::fault::Fault;
use super::span::Span;

/// The largest record, in bytes. A real one is a few kilobytes.
pub const MAX_BYTES: u64 = 1 << 20;

/// Reads bytes as UTF-8, without a byte-order mark. Line breaks stay as they are.
///
/// # Errors
///
/// `unreadable-file` at the first byte that is not UTF-8, with the encoding it looks like.
pub fn decode(mut bytes: Vec<u8>) -> Result<String, Fault> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    if looks_like_utf16(&bytes) {
        return Err(not_utf8(Span::FILE, "it looks like UTF-16"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let (good, bad) = error.as_bytes().split_at_checked(at).unwrap_or_default();
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        // An å of Latin-1 stands alone between ASCII; nothing before it was UTF-8 of several bytes.
        let guess = if good.is_ascii() && matches!(bad, [_] | [_, 0..=0x7F, ..]) {
            format!("line {line} looks like Latin-1 or Windows-1252")
        } else {
            format!("line {line} holds other bytes")
        };
        // As long as what is shown in its place.
        not_utf8(Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8()), &guess)
    })
}

fn not_utf8(span: Span, guess: &str) -> Fault {
    Fault::new("unreadable-file", span, format!("the file is not UTF-8: {guess}")).help("save it as UTF-8")
}

/// Its mark, or zero bytes, which no record holds and every second byte of ASCII text in UTF-16 is.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let start = || bytes.iter().take(64);
    bytes.starts_with(b"\xFF\xFE")
        || bytes.starts_with(b"\xFE\xFF")
        || (start().count() > 1 && start().filter(|byte| **byte == 0).count() * 3 >= start().count())
}

/// Text in its composed form (NFC): `å` is one character, as keyboards write it, and not an `a` with a ring put over it, as
/// macOS writes the names of files. So the same text is the same everywhere.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// Text of a record as it may go to a terminal, a table or a message: what could move the cursor, change
/// colours or turn the reading direction is replaced so that it shows. Tabs and line breaks become spaces.
#[must_use]
pub fn display_safe(text: &str) -> Cow<'_, str> {
    // Most texts are plain, and that is seen without making characters of their bytes.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !text.contains(is_unsafe) {
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

/// Text of several lines, each [safe to show](display_safe).
#[must_use]
pub fn safe_lines(text: String) -> String {
    let is_safe = |line: &str| matches!(display_safe(line), Cow::Borrowed(_));
    if text.split('\n').all(is_safe) {
        return text;
    }
    text.split('\n').map(display_safe).collect::<Vec<_>>().join("\n")
}

/// C0, DEL and C1; marks of direction; line and paragraph separators; a byte-order mark inside the text; and what is no
/// character, which XML cannot hold.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The longest text of a record, in characters, that stands whole in a table, a picture or a sentence.
const LONGEST: usize = 1000;

/// Words of a record as they may stand among others: cut, with a mark, where they are far longer than anything that people
/// write there. What is to be whole, as notes and data, is not for this.
#[must_use]
pub fn shortened(text: &str) -> Cow<'_, str> {
    cut(text, LONGEST)
}

/// At most so many characters of a text; a mark says that there were more.
#[must_use]
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    // No text has more characters than bytes.
    let end = if text.len() <= most { None } else { text.char_indices().nth(most) };
    match end {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
    }
}

/// A value as a message quotes it: safe to show, and cut where it is long.
pub(super) fn brief(text: &str) -> Cow<'_, str> {
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
    fn a_byte_order_mark_goes_and_crlf_stays() {
        assert_eq!(decode(b"\xEF\xBB\xBFa\r\n\xC3\xA5".to_vec()), Ok("a\r\nå".to_owned()));
    }

    #[test]
    fn other_encodings_are_named_at_their_first_byte() {
        let latin1 = decode(b"a = 1\nb = \"\xE5\"".to_vec()).unwrap_err();
        assert_eq!((latin1.rule, latin1.span), ("unreadable-file", Span::new(11, 14)));
        assert_eq!(latin1.message, "the file is not UTF-8: line 2 looks like Latin-1 or Windows-1252");
        assert_eq!(latin1.help.as_deref(), Some("save it as UTF-8"));

        for utf16 in [&b"\xFF\xFEa\0 \0"[..], b"\xFE\xFF\0a\0 ", b"t\0i\0t\0l\0e\0"] {
            assert_eq!(
                decode(utf16.to_vec()).unwrap_err().message,
                "the file is not UTF-8: it looks like UTF-16"
            );
        }
        let cut = decode("å\n å".as_bytes().split_last().unwrap().1.to_vec()).unwrap_err();
        assert_eq!(cut.message, "the file is not UTF-8: line 2 holds other bytes");
        assert_eq!(cut.span, Span::new(4, 7));
    }

    #[test]
    fn places_of_bad_bytes_do_not_count_the_byte_order_mark() {
        assert_eq!(decode(b"\xEF\xBB\xBFab\xE5".to_vec()).unwrap_err().span, Span::new(2, 5));
    }

    #[test]
    fn what_could_fool_a_reader_shows() {
        let hostile = "\u{1B}[31mA\u{7F}\u{85}\u{202E}\u{2066}\u{200F}\u{61C}\u{2028}\u{FEFF}";
        assert_eq!(display_safe(hostile), "�[31mA��������");
        assert_eq!(display_safe("a\tb\r\nc\nd"), "a b c d");
        assert!(matches!(display_safe("å 家 é 👨‍👩‍👧"), Cow::Borrowed(_)));
    }

    #[test]
    fn long_values_are_cut_between_characters() {
        assert_eq!(brief(&"å".repeat(60)), "å".repeat(60));
        assert_eq!(brief(&"å".repeat(61)), "å".repeat(60) + "…");
    }
}
