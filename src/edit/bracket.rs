//! Elements in brackets or braces: arrays and inline tables of TOML, flow lists and flow tables of YAML.

use std::ops::Range;

use super::lines::{
    indent, insert_after, insert_before, is_blank, is_comment, line_break, line_end, line_start, next_line,
    slice, starts_line,
};
use super::splice::Splices;

/// Elements in brackets or braces, with commas between them.
pub(super) struct Bracket<'t> {
    pub(super) text: &'t str,
    /// From the opening bracket to the closing one.
    pub(super) range: Range<usize>,
    /// Each key with its value, or each item, in order.
    pub(super) elements: Vec<Range<usize>>,
    /// What stands inside the brackets around a first element.
    pub(super) pad: &'static str,
}

impl Bracket<'_> {
    /// Inserts an element before the one at a place, or after the last one.
    pub(super) fn insert(&self, at: usize, new: &str) -> Splices {
        match (at.checked_sub(1), self.elements.first()) {
            (_, None) => self.fill(new),
            (None, Some(first)) => self.insert_first(first.start, new),
            (Some(before), Some(_)) => self.insert_after(before, new),
        }
    }

    /// Removes an element with its comma, and with its line if it stands alone there.
    pub(super) fn remove(&self, at: usize) -> Splices {
        let Some(element) = self.elements.get(at).cloned() else { return Splices::default() };
        let (before, after) = (self.gap_before(at), self.gap_after(at));
        let is_only = self.elements.len() == 1;
        if is_only && !self.has_comment(&before) && !self.has_comment(&after) {
            return Splices::one(before.start..after.end, "");
        }
        self.remove_line(&element, at).unwrap_or_else(|| self.remove_within_line(element, at))
    }

    fn open(&self) -> usize {
        self.range.start
    }

    fn close(&self) -> usize {
        self.range.end.saturating_sub(1)
    }

    fn gap_before(&self, at: usize) -> Range<usize> {
        let previous = at.checked_sub(1).and_then(|before| self.elements.get(before));
        let start = previous.map_or(self.open() + 1, |previous| previous.end);
        start..self.elements.get(at).map_or(self.close(), |element| element.start)
    }

    fn gap_after(&self, at: usize) -> Range<usize> {
        let start = self.elements.get(at).map_or(self.open() + 1, |element| element.end);
        start..self.elements.get(at + 1).map_or(self.close(), |next| next.start)
    }

    /// The comma in a gap between elements.
    fn comma(&self, gap: &Range<usize>) -> Option<usize> {
        let mut at = gap.start;
        for line in slice(self.text, gap.clone()).split_inclusive('\n') {
            let code = line.split_once('#').map_or(line, |(code, _)| code);
            if let Some(found) = code.find(',') {
                return Some(at + found);
            }
            at += line.len();
        }
        None
    }

    fn has_comment(&self, gap: &Range<usize>) -> bool {
        slice(self.text, gap.clone()).contains('#')
    }

    fn has_break(&self, gap: &Range<usize>) -> bool {
        slice(self.text, gap.clone()).contains('\n')
    }

    /// Whether a line has nothing more from a byte on but a comment.
    fn ends_line(&self, at: usize) -> bool {
        let rest = slice(self.text, at..line_end(self.text, at));
        is_blank(rest) || is_comment(rest)
    }

    fn fill(&self, new: &str) -> Splices {
        let inner = self.open() + 1..self.close();
        let mut splices = Splices::default();
        if !self.has_break(&inner) {
            splices.replace(inner, format!("{}{new}{}", self.pad, self.pad));
        } else if starts_line(self.text, self.close()) {
            let line = format!("{}  {new}", indent(self.text, self.close()));
            insert_before(&mut splices, self.text, line_start(self.text, self.close()), &[line]);
        } else {
            splices.insert(self.close(), new);
        }
        splices
    }

    fn insert_first(&self, first: usize, new: &str) -> Splices {
        let mut splices = Splices::default();
        if starts_line(self.text, first) && self.has_break(&(self.open()..first)) {
            let line = format!("{}{new},", indent(self.text, first));
            insert_after(&mut splices, self.text, self.open(), &[line]);
        } else {
            splices.insert(first, format!("{new}, "));
        }
        splices
    }

    fn insert_after(&self, at: usize, new: &str) -> Splices {
        let mut splices = Splices::default();
        let gap = self.gap_after(at);
        let Some(element) = self.elements.get(at) else { return splices };
        let is_last = at + 1 == self.elements.len();
        let comma = self.comma(&gap);
        let end = comma.map_or(element.end, |comma| comma + 1);
        let is_first_of_line = starts_line(self.text, element.start);
        if is_first_of_line && self.ends_line(end) && next_line(self.text, end) <= gap.end {
            if comma.is_none() {
                splices.insert(element.end, ",");
            }
            let comma = if comma.is_some() { "," } else { "" };
            let line = format!("{}{new}{comma}", indent(self.text, element.start));
            insert_after(&mut splices, self.text, end, &[line]);
        } else if is_last && let Some(comma) = comma {
            splices.insert(comma + 1, format!(" {new},"));
        } else if is_first_of_line && is_last {
            let (line_break, indent) = (line_break(self.text), indent(self.text, element.start));
            splices.insert(element.end, format!(",{line_break}{indent}{new}"));
        } else {
            splices.insert(element.end, format!(", {new}"));
        }
        splices
    }

    /// Removes an element with its line, if nothing else stands there.
    fn remove_line(&self, element: &Range<usize>, at: usize) -> Option<Splices> {
        let gap = self.gap_after(at);
        let comma = self.comma(&gap).filter(|comma| !self.has_break(&(element.end..*comma)));
        let end = comma.map_or(element.end, |comma| comma + 1);
        let is_last = at + 1 == self.elements.len();
        let stands_alone = starts_line(self.text, element.start)
            && line_start(self.text, element.start) > self.open()
            && self.ends_line(end)
            && next_line(self.text, end) <= gap.end;
        if !stands_alone || (comma.is_none() && !is_last) {
            return None;
        }
        let mut splices = Splices::one(line_start(self.text, element.start)..next_line(self.text, end), "");
        if comma.is_none() {
            self.remove_comma_before(at, &mut splices);
        }
        Some(splices)
    }

    fn remove_comma_before(&self, at: usize, splices: &mut Splices) {
        if let (Some(comma), 1..) = (self.comma(&self.gap_before(at)), at) {
            splices.delete(comma..comma + 1);
        }
    }

    fn remove_within_line(&self, element: Range<usize>, at: usize) -> Splices {
        let (before, after) = (self.gap_before(at), self.gap_after(at));
        let is_last = at + 1 == self.elements.len();
        if !is_last && !self.has_comment(&after) && (at == 0 || self.has_comment(&before)) {
            return Splices::one(element.start..after.end, "");
        }
        if at > 0 && !self.has_comment(&before) {
            return Splices::one(before.start..element.end, "");
        }
        let comma = self.comma(&after);
        let mut splices = Splices::one(element.start..comma.map_or(element.end, |comma| comma + 1), "");
        if comma.is_none() {
            self.remove_comma_before(at, &mut splices);
        }
        splices
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Elements are single letters.
    fn bracket(text: &str) -> Bracket<'_> {
        let is_element = |(at, _): &(usize, char)| !slice(text, line_start(text, *at)..*at).contains('#');
        let letters = text.char_indices().filter(|(_, c)| c.is_ascii_lowercase()).filter(is_element);
        Bracket {
            text,
            range: 0..text.len(),
            elements: letters.map(|(at, c)| at..at + c.len_utf8()).collect(),
            pad: "",
        }
    }

    fn insert(text: &str, at: usize) -> String {
        bracket(text).insert(at, "x").apply(text).unwrap()
    }

    fn remove(text: &str, at: usize) -> String {
        bracket(text).remove(at).apply(text).unwrap()
    }

    #[test]
    fn an_element_is_added_as_the_others_stand() {
        for (text, at, expected) in [
            ("[]", 0, "[x]"),
            ("[\n  # c\n]", 0, "[\n  # c\n  x\n]"),
            ("[a, b]", 2, "[a, b, x]"),
            ("[a, b]", 1, "[a, x, b]"),
            ("[a, b]", 0, "[x, a, b]"),
            ("[a, b,]", 2, "[a, b, x,]"),
            ("[\n  a, # c\n  b,\n]", 2, "[\n  a, # c\n  b,\n  x,\n]"),
            ("[\n  a, # c\n  b # d\n]", 2, "[\n  a, # c\n  b, # d\n  x\n]"),
            ("[\n  a, # c\n  b\n]", 1, "[\n  a, # c\n  x,\n  b\n]"),
            ("[ # o\n  # about a\n  a\n]", 0, "[ # o\n  x,\n  # about a\n  a\n]"),
            ("[a,\n b]", 2, "[a,\n b,\n x]"),
            ("[\n  a\n, b\n]", 1, "[\n  a, x\n, b\n]"),
            ("[\r\n a\r\n]", 1, "[\r\n a,\r\n x\r\n]"),
            ("[\n a, b,\n c, d\n]", 2, "[\n a, b, x,\n c, d\n]"),
        ] {
            assert_eq!(insert(text, at), expected, "{text}");
        }
    }

    #[test]
    fn an_element_goes_with_its_comma_and_its_line() {
        for (text, at, expected) in [
            ("[ a ]", 0, "[]"),
            ("[\n  a,\n]", 0, "[]"),
            ("[\n  # c\n  a, # d\n]", 0, "[\n  # c\n]"),
            ("[a, b]", 0, "[b]"),
            ("[a, b]", 1, "[a]"),
            ("[a, b, c]", 1, "[a, c]"),
            ("[a, b,]", 1, "[a,]"),
            ("[\n  a, # c\n  b,\n]", 0, "[\n  b,\n]"),
            ("[\n  a, # c\n  b\n]", 1, "[\n  a # c\n]"),
            ("[\n  a,\n  # about b\n  b,\n]", 1, "[\n  a,\n  # about b\n]"),
            ("[a,\n b]", 1, "[a]"),
            ("[a, # c\n b, c]", 1, "[a, # c\n c]"),
            ("[a, # c\n b]", 1, "[a # c\n ]"),
            ("[\n  a\n, b\n]", 0, "[\n  b\n]"),
            ("[\n  a, b,\n  c,\n]", 0, "[\n  b,\n  c,\n]"),
            ("[\n  a, b,\n  c,\n]", 1, "[\n  a,\n  c,\n]"),
            ("[\n  # c\n  a\n]", 0, "[\n  # c\n]"),
        ] {
            assert_eq!(remove(text, at), expected, "{text}");
        }
    }
}
