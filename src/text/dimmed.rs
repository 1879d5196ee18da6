//! Parts of a text that a terminal shows dimmed, such as ids beside names.

use std::borrow::Cow;

use anstyle::Style;

/// Stands before and after such a part. It takes no room, so that marked texts can be measured and laid out. In a text
/// of a record it dims at most the rest of its line.
const MARK: char = '\u{2063}';

/// A text marked as one to show dimmed.
#[must_use]
pub fn dimmed(text: &str) -> String {
    format!("{MARK}{}{MARK}", unmarked(text))
}

/// A text without marks.
#[must_use]
pub fn unmarked(text: &str) -> Cow<'_, str> {
    if text.contains(MARK) { Cow::Owned(text.replace(MARK, "")) } else { Cow::Borrowed(text) }
}

/// A line with terminal codes for its marks.
#[must_use]
pub fn painted(line: &str) -> Cow<'_, str> {
    if !line.contains(MARK) {
        return Cow::Borrowed(line);
    }
    let (dim, mut painted) = (Style::new().dimmed(), String::with_capacity(line.len() + 8));
    for (at, part) in line.split(MARK).enumerate() {
        if at % 2 == 1 && !part.is_empty() {
            painted.push_str(&format!("{dim}{part}{dim:#}"));
        } else {
            painted.push_str(part);
        }
    }
    Cow::Owned(painted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_dimmed_and_nothing_after_its_line() {
        assert_eq!(painted(&format!("a {} b", dimmed("id"))), "a \u{1b}[2mid\u{1b}[0m b");
        assert_eq!(painted(&format!("a {MARK}rest")), "a \u{1b}[2mrest\u{1b}[0m");
        assert_eq!(painted("plain"), "plain");
        assert_eq!(unmarked(&dimmed("id")), "id");
    }
}
