//! Parts of a text that a terminal shows dimmed or in a colour, such as ids beside names, and days that have passed.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};

/// How a part of a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Dimmed.
    Dimmed,
    /// As overdue.
    Red,
    /// As urgent.
    Yellow,
}

impl Mark {
    const ALL: [Mark; 3] = [Mark::Dimmed, Mark::Red, Mark::Yellow];

    /// Stands before and after such a part, which has no two spaces in a row. It takes no room, so that marked texts can be measured and laid out. In a
    /// text of a record it changes at most the rest of its line.
    fn sign(self) -> char {
        match self {
            Mark::Dimmed => '\u{2063}',
            Mark::Red => '\u{2062}',
            Mark::Yellow => '\u{2064}',
        }
    }

    fn style(self) -> Style {
        match self {
            Mark::Dimmed => Style::new().dimmed(),
            Mark::Red => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
            Mark::Yellow => Style::new().bold().fg_color(Some(AnsiColor::Yellow.into())),
        }
    }

    fn of(sign: char) -> Option<Mark> {
        Mark::ALL.into_iter().find(|mark| mark.sign() == sign)
    }
}

/// A text marked as one to show like this.
#[must_use]
pub fn marked(text: &str, mark: Mark) -> String {
    format!("{0}{1}{0}", mark.sign(), unmarked(text))
}

/// A text marked as one to show dimmed.
#[must_use]
pub fn dimmed(text: &str) -> String {
    marked(text, Mark::Dimmed)
}

/// Whether a text begins with a part that is marked so.
pub fn is_marked(text: &str, mark: Mark) -> bool {
    text.starts_with(mark.sign())
}

/// A text without marks.
#[must_use]
pub fn unmarked(text: &str) -> Cow<'_, str> {
    if has_marks(text) {
        Cow::Owned(text.chars().filter(|c| Mark::of(*c).is_none()).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// A line with terminal codes for its marks.
#[must_use]
pub fn painted(line: &str) -> Cow<'_, str> {
    if !has_marks(line) {
        return Cow::Borrowed(line);
    }
    let (mut painted, mut part) = (String::with_capacity(line.len() + 8), String::new());
    let mut open: Option<Mark> = None;
    for c in line.chars() {
        match Mark::of(c) {
            // Where the part is broken across lines, the other columns of the table follow.
            None if c == ' ' && part.ends_with(' ') => {
                paint(&mut painted, &mut part, open.take());
                part.push(c);
            }
            None => part.push(c),
            Some(mark) => {
                paint(&mut painted, &mut part, open);
                open = if open == Some(mark) { None } else { Some(mark) };
            }
        }
    }
    paint(&mut painted, &mut part, open);
    Cow::Owned(painted)
}

/// Moves a part to the end of a line, in its style.
fn paint(line: &mut String, part: &mut String, mark: Option<Mark>) {
    match mark.filter(|_| !part.is_empty()) {
        Some(mark) => {
            let style = mark.style();
            line.push_str(&format!("{style}{part}{style:#}"));
        }
        None => line.push_str(part),
    }
    part.clear();
}

/// All signs begin with the same two bytes, which few other characters do.
fn has_marks(text: &str) -> bool {
    !text.is_ascii() && text.contains(['\u{2062}', '\u{2063}', '\u{2064}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_dimmed_and_nothing_after_its_line() {
        assert_eq!(painted(&format!("a {} b", dimmed("id"))), "a \u{1b}[2mid\u{1b}[0m b");
        assert_eq!(painted("a \u{2063}rest"), "a \u{1b}[2mrest\u{1b}[0m");
        assert_eq!(painted("\u{2063}rest  next"), "\u{1b}[2mrest \u{1b}[0m next");
        assert_eq!(painted("plain"), "plain");
        assert_eq!(unmarked(&dimmed("id")), "id");
    }

    #[test]
    fn what_is_overdue_is_red_and_what_is_urgent_is_yellow() {
        let line = format!("{} and {}", marked("a", Mark::Red), marked("b", Mark::Yellow));
        assert_eq!(painted(&line), "\u{1b}[1m\u{1b}[31ma\u{1b}[0m and \u{1b}[1m\u{1b}[33mb\u{1b}[0m");
        assert_eq!(unmarked(&line), "a and b");
        assert_eq!(marked(&line, Mark::Red), marked("a and b", Mark::Red));
    }
}
