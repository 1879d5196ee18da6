//! Text made safe to show, and cut where it is long.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

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
    fn long_values_are_cut_between_characters() {
        assert_eq!(brief(&"å".repeat(60)), "å".repeat(60));
        assert_eq!(brief(&"å".repeat(61)), "å".repeat(60) + "…");
    }
}
