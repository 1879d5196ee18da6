//! Text in quotes.

use std::fmt::Write;

/// Text in double quotes, on one line.
pub(super) fn in_double_quotes(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c => push(&mut quoted, c),
        }
    }
    quoted.push('"');
    quoted
}

/// Adds a character to text in double quotes, escaped if it has to be. Quotes, backslashes and line breaks have been dealt
/// with.
pub(super) fn push(quoted: &mut String, c: char) {
    match c {
        '\t' => quoted.push_str("\\t"),
        '\r' => quoted.push_str("\\r"),
        c if c.is_control() => {
            // Writing to a `String` cannot fail.
            let _ = write!(quoted, "\\u{:04X}", u32::from(c));
        }
        c => quoted.push(c),
    }
}
