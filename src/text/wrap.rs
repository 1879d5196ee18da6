//! Wraps lines for a terminal.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::dimmed::{Mark, is_marked, marked, unmarked};
use super::display::display_safe;

/// The indentation of a word for which there is otherwise no room.
const LESS: usize = 2;

/// A text made safe for a terminal, in lines no wider than `width`. Each line but the first is indented by `indent`
/// columns; `used` columns of the first are already taken.
///
/// A word too wide for the rest of its line begins a line of its own, indented less if that makes room for it. A word
/// wider than `width` is broken; only [unbreakable] ones stay whole, and stick out.
///
/// [unbreakable]: is_unbreakable
#[must_use]
pub fn wrap(text: &str, used: usize, indent: usize, width: u16) -> String {
    let safe = display_safe(text);
    let width = usize::from(width);
    let words = words(&safe).flat_map(|word| pieces(word, indent, width));
    laid_out(words, used, width, |length| {
        let fits = |less: &usize| *less <= indent && less + length <= width;
        [indent, LESS].into_iter().find(fits).unwrap_or(0)
    })
}

/// The same for a letter, whose lines need not fit: all words stay whole, in lines with the same indentation.
#[must_use]
pub fn wrap_whole(text: &str, used: usize, indent: usize, width: u16) -> String {
    laid_out(words(&display_safe(text)), used, width.into(), |_| indent)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|word| !word.is_empty())
}

/// Words in lines of `width` columns, of which `used` are already taken in the first. `indent` is the indentation of a
/// line that begins with a word of some width.
fn laid_out<'w>(
    words: impl Iterator<Item = &'w str>,
    used: usize,
    width: usize,
    indent: impl Fn(usize) -> usize,
) -> String {
    let (mut lines, mut column, mut is_first) = (String::new(), used, true);
    for word in words {
        let (space, length) = (usize::from(!is_first), word.width());
        let next = indent(length);
        // At the beginning of a line another line is of use only if there is more room in it.
        if column + space + length > width && (!is_first || next < column) {
            lines.push('\n');
            lines.push_str(&" ".repeat(next));
            column = next;
        } else {
            lines.push_str(&" ".repeat(space));
            column += space;
        }
        lines.push_str(word);
        column += length;
        is_first = false;
    }
    lines
}

/// Whether a word is not broken between letters: an id, a file's name or a web address, which somebody may have to type or
/// copy. Only [`break_ids`] breaks it, at hyphens.
#[must_use]
pub fn is_unbreakable(word: &str) -> bool {
    let name = unmarked(word);
    let name = name.trim_matches(|c: char| matches!(c, '(' | ')' | '`' | ',' | ';'));
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '/');
    is_marked(word, Mark::Dimmed) || name.contains("://") || (name.contains('-') && name.chars().all(is_name))
}

/// The parts of a word that end with its hyphens.
pub fn hyphenated_parts(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive('-')
}

/// A cell of a table in which ids wider than `width` columns are broken at hyphens.
#[must_use]
pub fn break_ids(cell: String, width: usize) -> String {
    let is_too_wide = |word: &str| word.len() > width && word.width() > width && is_unbreakable(word);
    let lines = || cell.split('\n').map(|line| line.split(' '));
    if cell.len() <= width || !lines().flatten().any(is_too_wide) {
        return cell;
    }
    let broken = |word: &str| if is_too_wide(word) { at_hyphens(word, width) } else { word.to_owned() };
    let lines = lines().map(|words| words.map(broken).collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n")
}

/// A word in lines of at most `width` columns that end with its hyphens, each dimmed if the word is.
fn at_hyphens(word: &str, width: usize) -> String {
    let name = unmarked(word);
    let mut lines: Vec<String> = Vec::new();
    for part in hyphenated_parts(&name) {
        match lines.last_mut().filter(|line| line.width() + part.width() <= width) {
            Some(line) => line.push_str(part),
            None => lines.push(part.to_owned()),
        }
    }
    if is_marked(word, Mark::Dimmed) {
        lines.iter_mut().for_each(|line| *line = marked(line, Mark::Dimmed));
    }
    lines.join("\n")
}

/// The pieces of a word that stand on lines of their own: the word itself if it fits a line of `width` columns.
/// Otherwise it is broken at its non-breaking spaces, and where even that is too wide, between letters.
fn pieces(word: &str, indent: usize, width: usize) -> Vec<&str> {
    if word.width() <= width || is_unbreakable(word) {
        return vec![word];
    }
    let room = width.saturating_sub(indent).max(width / 2).max(1);
    word.split('\u{a0}')
        .flat_map(|word| if word.width() <= width { vec![word] } else { broken(word, room) })
        .collect()
}

/// A word in pieces no wider than `room`, as far as its letters permit.
fn broken(word: &str, room: usize) -> Vec<&str> {
    let (mut pieces, mut start, mut used) = (Vec::new(), 0, 0);
    for (at, letter) in word.grapheme_indices(true) {
        let wide = letter.width();
        if used > 0 && wide > 0 && used + wide > room {
            pieces.extend(word.get(start..at));
            (start, used) = (at, 0);
        }
        used += wide;
    }
    pieces.extend(word.get(start..));
    pieces
}

/// The paragraphs of a text: what stands between empty lines, each as its lines. A single line break is a space; only the
/// items of a list stand on lines of their own.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    let joined = |lines: &[&str]| {
        let mut joined: Vec<String> = Vec::new();
        for line in lines {
            match joined.last_mut().filter(|_| !is_item(line)) {
                Some(last) => {
                    last.push(' ');
                    last.push_str(line);
                }
                None => joined.push((*line).to_owned()),
            }
        }
        joined
    };
    paragraphs.map(joined).collect()
}

/// Whether a line begins with the mark of an item of a list: `- `, `* `, `• `, `– `, `1. ` or `1) `.
fn is_item(line: &str) -> bool {
    let Some((mark, _)) = line.split_once(' ') else { return false };
    let number = mark.strip_suffix(['.', ')']);
    let is_number =
        |number: &str| (1..=3).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit());
    matches!(mark, "-" | "*" | "•" | "–") || number.is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::dimmed;

    #[test]
    fn a_line_break_is_a_space_and_an_empty_line_begins_a_paragraph() {
        let text = "\nEn mening\n  fortsätter.\r\n\n \nTvå.\n";
        assert_eq!(paragraphs(text), [["En mening fortsätter."], ["Två."]]);
        assert!(paragraphs(" \n\n").is_empty());
    }

    #[test]
    fn items_of_a_list_stand_on_lines_of_their_own() {
        let text = "Följande\ngäller:\n- ett\n  och\n- två\n1. Tre\n2) fyra\n2026. Fem";
        let lines = ["Följande gäller:", "- ett och", "- två", "1. Tre", "2) fyra 2026. Fem"];
        assert_eq!(paragraphs(text), [lines]);
    }

    #[test]
    fn lines_are_no_longer_than_the_terminal_and_no_word_is_lost() {
        let text = "alla parter har  inte antagit den \u{1b}[31m";
        let wrapped = wrap(text, 4, 2, 16);
        assert_eq!(wrapped, "alla parter\n  har inte\n  antagit den\n  \u{fffd}[31m");
    }

    #[test]
    fn a_word_that_needs_the_whole_line_is_indented_less() {
        assert_eq!(wrap("en lokalöverenskommelse", 0, 4, 20), "en\nlokalöverenskommelse");
        assert_eq!(wrap("överenskommelse", 8, 8, 18), "\n  överenskommelse");
        assert_eq!(wrap("協定 協定", 0, 0, 8), "協定\n協定");
    }

    #[test]
    fn in_letters_all_words_stay_whole() {
        assert_eq!(wrap_whole("en kommunalförbundsordning", 2, 2, 12), "en\n  kommunalförbundsordning");
    }

    #[test]
    fn only_what_is_wider_than_the_line_is_broken_and_no_id() {
        assert_eq!(wrap("en kommunalförbundsordning", 0, 2, 12), "en\n  kommunalfö\n  rbundsordn\n  ing");
        assert_eq!(
            wrap("om\u{a0}2\u{a0}år\u{a0}och\u{a0}3\u{a0}månader", 0, 0, 12),
            "om 2 år och\n3 månader"
        );
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 0, 0, 2), "e\u{301}e\u{301}\ne\u{301}");
        for id in ["samverkan-barn-unga", "(samverkan-barn-unga),", &dimmed("samverkansrutin")] {
            assert_eq!(wrap(&format!("se {id}"), 0, 2, 10), format!("se\n{id}"));
        }
    }
}
