//! Lines of a text, around a byte of it.

use std::ops::Range;

use super::splice::Splices;
use crate::source::Span;

/// A span as a range.
pub(super) fn range(span: Span) -> Range<usize> {
    start(span)..end(span)
}

/// The first byte of a span.
pub(super) fn start(span: Span) -> usize {
    usize::try_from(span.start).unwrap_or(usize::MAX)
}

/// The byte after a span.
pub(super) fn end(span: Span) -> usize {
    usize::try_from(span.end).unwrap_or(usize::MAX)
}

/// A part of a text; empty if there is none.
pub(super) fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The start of the line of a byte.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    memchr::memrchr(b'\n', before).map_or(0, |found| found + 1)
}

/// The start of the line after that of a byte, or the end of the text.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    let after = text.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr(b'\n', after).map_or(text.len(), |found| at + found + 1)
}

/// The end of the line of a byte, before its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let next = next_line(text, at);
    let line = slice(text, at..next);
    let line = line.strip_suffix('\n').unwrap_or(line);
    at + line.strip_suffix('\r').unwrap_or(line).len()
}

/// The line before the one that starts at a byte.
pub(super) fn line_before(text: &str, start: usize) -> Option<Range<usize>> {
    let end = start.checked_sub(1)?;
    Some(line_start(text, end)..start)
}

/// Whether a line has nothing but white space.
pub(super) fn is_blank(line: &str) -> bool {
    line.trim_ascii().is_empty()
}

/// Whether a line is a comment alone.
pub(super) fn is_comment(line: &str) -> bool {
    line.trim_ascii_start().starts_with('#')
}

/// Whether a line is a comment to programs, of the file rather than of the key below it: `#:schema …`,
/// `# yaml-language-server: …`, `#!…`.
pub(super) fn is_directive(line: &str) -> bool {
    let line = line.trim_ascii_start();
    line.starts_with("#:") || line.starts_with("#!") || line.starts_with("# yaml-language-server:")
}

/// The white space at the start of the line of a byte.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = slice(text, line_start(text, at)..line_end(text, at));
    let end = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..end).unwrap_or_default()
}

/// Whether nothing but white space stands between the start of its line and a byte.
pub(super) fn starts_line(text: &str, at: usize) -> bool {
    is_blank(slice(text, line_start(text, at)..at))
}

/// The start of the comments directly above the line that starts at a byte, or that byte itself. Comments to programs
/// do not count.
pub(super) fn comments_above(text: &str, start: usize) -> usize {
    let mut top = start;
    while let Some(line) = line_before(text, top) {
        let above = slice(text, line.clone());
        if !is_comment(above) || is_directive(above) {
            break;
        }
        top = line.start;
    }
    top
}

/// The start of the blank lines directly above the line that starts at a byte, or that byte itself.
pub(super) fn blanks_above(text: &str, start: usize) -> usize {
    let mut top = start;
    while let Some(line) = line_before(text, top).filter(|line| is_blank(slice(text, line.clone()))) {
        top = line.start;
    }
    top
}

/// The end of the lines of a value that ends at a byte: with the comments below it that are further in than a column.
pub(super) fn end_with_comments(text: &str, end: usize, column: usize) -> usize {
    let (mut last, mut at) = (end, next_line(text, end));
    while at < text.len() {
        let next = next_line(text, at);
        let line = slice(text, at..next);
        if is_comment(line) && line.len() - line.trim_start_matches([' ', '\t']).len() > column {
            last = at;
        } else if !is_blank(line) {
            break;
        }
        at = next;
    }
    last
}

/// The line break of a text: that of its first line, else LF.
pub(super) fn line_break(text: &str) -> &'static str {
    match text.find('\n').and_then(|at| at.checked_sub(1)) {
        Some(before) if text.as_bytes().get(before) == Some(&b'\r') => "\r\n",
        Some(_) | None => "\n",
    }
}

/// Inserts lines after the line of a byte. A last line without a line break stays without one.
pub(super) fn insert_after(splices: &mut Splices, text: &str, at: usize, lines: &[String]) {
    let line_break = line_break(text);
    let next = next_line(text, at);
    let ends = next == 0 || text.as_bytes().get(next - 1) == Some(&b'\n');
    if ends {
        insert_before(splices, text, next, lines);
    } else {
        splices.insert(next, lines.iter().flat_map(|line| [line_break, line]).collect::<String>());
    }
}

/// Inserts lines before the line that starts at a byte.
pub(super) fn insert_before(splices: &mut Splices, text: &str, start: usize, lines: &[String]) {
    let line_break = line_break(text);
    splices.insert(start, lines.iter().flat_map(|line| [line, line_break]).collect::<String>());
}

/// The lines from that of the first byte to that of the last one, with their line breaks. If the last line of the text is
/// among them and has no line break, then the line break before them instead, and blank lines before that: the text still
/// ends without one.
pub(super) fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let (start, end) = (line_start(text, range.start), next_line(text, range.end));
    if end < text.len() || text.ends_with('\n') {
        return start..end;
    }
    let start = blanks_above(text, start);
    line_before(text, start).map_or(start, |line| line_end(text, line.start))..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_around_a_byte() {
        let text = "ab\r\ncd\n\n# x\ne";
        assert_eq!((line_start(text, 5), next_line(text, 5), line_end(text, 5)), (4, 7, 6));
        assert_eq!((line_start(text, 1), next_line(text, 1), line_end(text, 1)), (0, 4, 2));
        assert_eq!((line_start(text, 12), next_line(text, 12), line_end(text, 12)), (12, 13, 13));
        assert_eq!((line_before(text, 4), line_before(text, 0)), (Some(0..4), None));
        assert_eq!((comments_above(text, 12), blanks_above(text, 8)), (8, 7));
        assert_eq!((line_break(text), line_break("a\n\r\n"), line_break("")), ("\r\n", "\n", "\n"));
    }

    #[test]
    fn the_last_line_goes_with_the_break_before_it() {
        assert_eq!(whole_lines("a\r\nb", 3..4), 1..4);
        assert_eq!(whole_lines("a\nb\n", 2..3), 2..4);
        assert_eq!(whole_lines("a\n\nb", 3..4), 1..4);
        assert_eq!(whole_lines("a", 0..1), 0..1);
    }

    #[test]
    fn a_last_line_without_a_break_stays_without_one() {
        for (text, expected) in [("a", "a\nx\ny"), ("a\r\n", "a\r\nx\r\ny\r\n"), ("", "x\ny\n")] {
            let mut splices = Splices::default();
            insert_after(&mut splices, text, 0, &["x".into(), "y".into()]);
            assert_eq!(splices.apply(text).as_deref(), Some(expected));
        }
    }

    #[test]
    fn comments_further_in_end_a_value() {
        let text = "a:\n  b: 1\n\n  # end\n# next\nc: 1\n";
        assert_eq!(end_with_comments(text, 9, 0), 11);
        assert_eq!(end_with_comments(text, 9, 2), 9);
    }
}
