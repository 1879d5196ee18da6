//! Wraps lines for a terminal.

use super::display::display_safe;

/// A text made safe for a terminal, in lines no longer than `width` if its words permit. Each line but the first is
/// indented by `indent` spaces; `used` columns of the first are already taken.
#[must_use]
pub fn wrap(text: &str, used: usize, indent: usize, width: u16) -> String {
    let safe = display_safe(text);
    let width = usize::from(width);
    let (mut lines, mut column, mut is_first) = (String::new(), used, true);
    for word in safe.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if !is_first && column + 1 + length > width {
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            column = indent;
        } else if !is_first {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += length;
        is_first = false;
    }
    lines
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
    #[test]
    fn a_line_break_is_a_space_and_an_empty_line_begins_a_paragraph() {
        let text = "\nEn mening\n  fortsätter.\r\n\n \nTvå.\n";
        assert_eq!(super::paragraphs(text), [["En mening fortsätter."], ["Två."]]);
        assert!(super::paragraphs(" \n\n").is_empty());
    }

    #[test]
    fn items_of_a_list_stand_on_lines_of_their_own() {
        let text = "Följande\ngäller:\n- ett\n  och\n- två\n1. Tre\n2) fyra\n2026. Fem";
        let lines = ["Följande gäller:", "- ett och", "- två", "1. Tre", "2) fyra 2026. Fem"];
        assert_eq!(super::paragraphs(text), [lines]);
    }

    #[test]
    fn lines_are_no_longer_than_the_terminal_and_no_word_is_lost() {
        let text = "alla parter har  inte antagit den \u{1b}[31m";
        let wrapped = super::wrap(text, 4, 2, 16);
        assert_eq!(wrapped, "alla parter\n  har inte\n  antagit den\n  \u{fffd}[31m");
    }
}
