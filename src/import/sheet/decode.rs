//! The text of a file whose encoding nobody has written down: UTF-8, UTF-16 or Windows-1252.

use crate::import::Problem;
use crate::text::message::message;

/// What the bytes from 0x80 to 0x9F are in Windows-1252. Five of them are nothing.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Decodes a text, without its byte-order mark. What is no UTF-8 and no UTF-16 is Windows-1252, as Excel writes CSV in
/// Sweden.
///
/// # Errors
///
/// If it is none of these: it has bytes that are no characters, or what Swedish letters of old encodings would look like.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Problem> {
    let sixteen = |big: bool, bytes: &[u8]| {
        let units = bytes.chunks(2).map(|pair| match (pair, big) {
            ([a, b], true) => u16::from_be_bytes([*a, *b]),
            ([a, b], false) => u16::from_le_bytes([*a, *b]),
            // Half a character.
            _ => 0xD800,
        });
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.map_err(|_| Problem::new(message!("csv-bad-utf16"), message!("csv-save-as-utf8")))
    };
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, text @ ..] => utf8(text)?,
        [0xFF, 0xFE, text @ ..] => sixteen(false, text)?,
        [0xFE, 0xFF, text @ ..] => sixteen(true, text)?,
        [0, second, ..] if *second != 0 => sixteen(true, bytes)?,
        [first, 0, ..] if *first != 0 => sixteen(false, bytes)?,
        text => match std::str::from_utf8(text) {
            Ok(text) => text.to_owned(),
            Err(_) => windows(text)?,
        },
    };
    if text.contains('\0') {
        return Err(Problem::new(message!("csv-binary"), message!("sheet-kinds")));
    }
    Ok(text)
}

fn utf8(bytes: &[u8]) -> Result<String, Problem> {
    let text = std::str::from_utf8(bytes).map(str::to_owned);
    text.map_err(|error| {
        let line = line_of(bytes, error.valid_up_to());
        Problem::new(message!("csv-bad-utf8", line = line), message!("csv-save-as-utf8"))
    })
}

fn windows(bytes: &[u8]) -> Result<String, Problem> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for (at, byte) in bytes.iter().enumerate() {
        let c = match byte {
            0x80..=0x9F => WINDOWS.get(usize::from(byte - 0x80)).copied().unwrap_or_default(),
            byte => char::from(*byte),
        };
        if c == '\0' {
            let (line, byte) = (line_of(bytes, at), format!("0x{byte:02X}"));
            return Err(Problem::new(
                message!("csv-unknown-encoding", line = line, byte = byte),
                message!("csv-save-as-utf8"),
            ));
        }
        text.push(c);
    }
    match odd_line(&text) {
        None => Ok(text),
        Some(line) => {
            Err(Problem::new(message!("csv-old-encoding", line = line), message!("csv-save-as-utf8")))
        }
    }
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

/// The line of a word with a sign in it where å, ä or ö stands in the encodings of DOS and of old Macintoshes, if the text
/// has none of these letters.
fn odd_line(text: &str) -> Option<usize> {
    if text.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']) {
        return None;
    }
    let is_odd = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        chars.windows(3).any(|three| match three {
            [a, odd, b] => {
                matches!(odd, '†' | '„' | '”' | 'Œ' | 'Š' | 'š')
                    && a.is_ascii_alphabetic()
                    && b.is_ascii_lowercase()
            }
            _ => false,
        })
    };
    text.lines().position(is_odd).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> Result<String, String> {
        decode(bytes).map_err(|problem| problem.message.plain())
    }

    #[test]
    fn encodings_are_found_out() {
        let text = "Färdtjänst;§ 3;–;€";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            [b"\xFF\xFE", &little[..]].concat(),
            [b"\xFE\xFF", &big[..]].concat(),
            little,
            big,
            b"F\xE4rdtj\xE4nst;\xA7 3;\x96;\x80".to_vec(),
        ] {
            assert_eq!(of(&bytes).as_deref(), Ok(text), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_none_of_them_is_refused_with_its_line() {
        assert_eq!(of(b"a\nb\x81"), Err("line 2 has the byte 0x81, which is no character".to_owned()));
        let said = of(b"a\nF\x84rdtj\x84nst").unwrap_err();
        assert!(said.contains("line 2") && said.contains("code page 850"), "{said}");
        assert!(of(b"\xEF\xBB\xBFa\n\xE5").unwrap_err().contains("line 2"));
        assert!(of(b"a\0\0\0").is_err() && of(b"\xFF\xFEa").is_err() && of(b"\xFF\xFE\x00\xD8").is_err());
    }
}
