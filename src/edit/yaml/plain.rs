//! Which texts need no quotes.

/// Whether text reads as itself without quotes, for every reader of YAML 1.1 and 1.2. In brackets, fewer do.
pub(super) fn is_plain(text: &str, in_flow: bool) -> bool {
    let mut chars = text.chars();
    let (Some(first), last) = (chars.next(), chars.next_back()) else { return false };
    let ends = last.unwrap_or(first);
    !first.is_whitespace()
        && !ends.is_whitespace()
        && ends != ':'
        && !is_indicator(first)
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(is_printable)
        && !(in_flow && text.contains([',', '[', ']', '{', '}', ':']))
        && !is_word(text)
        && !looks_like_number(text)
}

fn is_indicator(c: char) -> bool {
    matches!(
        c,
        '-' | '?'
            | ':'
            | ','
            | '['
            | ']'
            | '{'
            | '}'
            | '#'
            | '&'
            | '*'
            | '!'
            | '|'
            | '>'
            | '\''
            | '"'
            | '%'
            | '@'
            | '`'
            | '='
            | '<'
    )
}

/// Whether a character can stand in text without quotes, or in lines.
pub(super) fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A word that is no text for some readers.
fn is_word(text: &str) -> bool {
    ["~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether text may be a number, a day or a time for some readers.
fn looks_like_number(text: &str) -> bool {
    let is_part = |c: char| {
        c.is_ascii_hexdigit() || matches!(c, '.' | '_' | ':' | '+' | '-' | 'x' | 'o' | 'T' | 'Z' | ' ')
    };
    let size = text.trim_start_matches(['+', '.']);
    (text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '.')) && text.chars().all(is_part))
        || ["inf", "nan"].iter().any(|word| size.len() < text.len() && size.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_reads_as_itself_is_plain() {
        for text in
            ["a", "Avtal om färdtjänst", "§ 21", "a-b", "HSL 16 kap. 3 §", "1 år", "P3Y", "nä#j", "a 'b'"]
        {
            assert!(is_plain(text, true), "{text}");
        }
        for text in [
            "",
            " a",
            "a ",
            "a: b",
            "a #b",
            "a:",
            "- a",
            "-a",
            "?",
            "[a",
            "#a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "'a",
            "\"a",
            "%a",
            "@a",
            "`a",
            "=",
            "<<",
            "~",
            "Null",
            "TRUE",
            "no",
            "Off",
            "y",
            "1",
            "1.5",
            "+1",
            ".5",
            ".inf",
            "0x1F",
            "1e3",
            "2021-06-11",
            "12:30",
            "2021-06-11 12:30:00",
            "a\tb",
            "a\nb",
            "\u{2028}a",
        ] {
            assert!(!is_plain(text, false), "{text}");
        }
        for text in ["a, b", "a]", "{a", "a:b"] {
            assert!(!is_plain(text, true), "{text}");
        }
        assert!(is_plain("a, b (c: d)".replace(": ", ":").as_str(), false));
    }
}
