//! Decoding bytes as text.

use super::fault::{Fault, FaultKind};
use super::span::Span;
use crate::text::Message;
use crate::text::message::message;

/// The maximum size of a record, in bytes. Real records are a few kilobytes.
pub const MAX_BYTES: u64 = 1 << 20;

/// Decodes UTF-8 and removes the byte-order mark. Line breaks are kept as they are.
///
/// # Errors
///
/// `unreadable-file` at the first byte that is not UTF-8, with a guess at the encoding.
pub fn decode(mut bytes: Vec<u8>) -> Result<String, Fault> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    if looks_like_utf16(&bytes) {
        return Err(not_utf8(Span::FILE, message!("guess-utf16")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let (good, bad) = error.as_bytes().split_at_checked(at).unwrap_or_default();
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        // In Latin-1, `å` is a single byte between ASCII bytes, and no multi-byte UTF-8 came before it.
        let guess = if good.is_ascii() && matches!(bad, [_] | [_, 0..=0x7F, ..]) {
            message!("guess-latin1", line = line)
        } else {
            message!("guess-other", line = line)
        };
        // As long as the character shown in its place.
        not_utf8(Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8()), guess)
    })
}

fn not_utf8(span: Span, guess: Message) -> Fault {
    Fault::new(FaultKind::UnreadableFile, span, message!("finding-not-utf8", guess = guess))
        .help(message!("help-save-as-utf8"))
}

/// A UTF-16 byte-order mark or zero bytes. No record contains zero bytes, but every second byte of ASCII text in UTF-16
/// is one.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let start = || bytes.iter().take(64);
    bytes.starts_with(b"\xFF\xFE")
        || bytes.starts_with(b"\xFE\xFF")
        || (start().count() > 1 && start().filter(|byte| **byte == 0).count() * 3 >= start().count())
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
        assert_eq!((latin1.kind.rule(), latin1.span), ("unreadable-file", Span::new(11, 14)));
        assert_eq!(
            latin1.message.plain(),
            "the file is not UTF-8: line 2 looks like Latin-1 or Windows-1252"
        );
        assert_eq!(latin1.help.unwrap().plain(), "save it as UTF-8");

        for utf16 in [&b"\xFF\xFEa\0 \0"[..], b"\xFE\xFF\0a\0 ", b"t\0i\0t\0l\0e\0"] {
            assert_eq!(
                decode(utf16.to_vec()).unwrap_err().message.plain(),
                "the file is not UTF-8: it looks like UTF-16"
            );
        }
        let cut = decode("å\n å".as_bytes().split_last().unwrap().1.to_vec()).unwrap_err();
        assert_eq!(cut.message.plain(), "the file is not UTF-8: line 2 holds other bytes");
        assert_eq!(cut.span, Span::new(4, 7));
    }

    #[test]
    fn places_of_bad_bytes_do_not_count_the_byte_order_mark() {
        assert_eq!(decode(b"\xEF\xBB\xBFab\xE5".to_vec()).unwrap_err().span, Span::new(2, 5));
    }
}
