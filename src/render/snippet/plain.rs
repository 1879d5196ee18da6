//! Plain findings, drawn directly: text without colours, in characters one column wide, and no more than one mark in a
//! line. Byte for byte as `annotate-snippets` draws them, which is held by a test.

use std::fmt::Write;
use std::iter;
use std::ops::Range;

use foldhash::HashMap;
use memchr::{memchr, memrchr};
use unicode_width::UnicodeWidthChar;

use super::frame::Frame;
use super::mark::{Mark, shown_line};
use super::window::{ELLIPSIS, Window};
use crate::text::display_safe;
use crate::view::FindingRow;

/// Columns kept at each end of a mark whose middle is left out, even if the terminal is narrow.
const LEAST_KEPT: usize = 5;

/// What is drawn of one file.
struct Piece<'a> {
    path: &'a str,
    /// The place named after the path: line and column, from 1.
    place: (u32, usize),
    lines: Vec<Line<'a>>,
}

/// A line that is drawn.
pub(super) struct Line<'a> {
    /// From 1.
    pub number: u32,
    pub text: &'a str,
    /// What is underlined. None if the line is only shown between two others.
    pub mark: Option<Underline<'a>>,
}

/// What is underlined in a line.
pub(super) struct Underline<'a> {
    /// The first column, from 0.
    pub start: usize,
    /// The column after the last.
    pub end: usize,
    symbol: char,
    label: &'a str,
}

impl Underline<'_> {
    /// The columns that its label takes up after it.
    pub fn label_width(&self) -> usize {
        if self.label.is_empty() { 0 } else { 1 + width(self.label) }
    }

    /// The columns that are left out of a mark that is more than twice as long as the room for text, in columns.
    fn middle(&self, room: usize) -> Option<Range<usize>> {
        let length = self.end - self.start;
        let kept = (room / 3).max(LEAST_KEPT);
        let is_long = length > 2 * room && length > 2 * LEAST_KEPT + ELLIPSIS.len();
        is_long.then(|| self.start + kept..self.end - kept)
    }
}

/// Appends one finding, without a trailing line break. Appends nothing and returns None if it is not plain.
pub(super) fn draw(
    out: &mut String,
    frame: &Frame,
    columns: usize,
    finding: &FindingRow,
    groups: &[Vec<&Mark<'_>>],
    texts: &HashMap<&str, String>,
) -> Option<()> {
    let message = plain(&finding.message)?;
    let help = finding.help.as_deref().map(plain);
    let help = if let Some(help) = help { Some(help?) } else { None };
    let fixes: Vec<String> = finding.fixes.iter().map(|fix| frame.fix(fix)).collect();
    let notes = help.map(|help| (&frame.help, help)).into_iter();
    let notes: Vec<(&String, &str)> =
        notes.chain(fixes.iter().map(|fix| (&frame.fix, fix.as_str()))).collect();
    if !notes.iter().all(|(_, text)| plain(text).is_some()) {
        return None;
    }
    let pieces: Vec<Piece<'_>> = groups.iter().map(|marks| Piece::of(marks, texts)).collect::<Option<_>>()?;
    let numbers = pieces.iter().flat_map(|piece| &piece.lines).map(|line| line.number);
    let digits = numbers.max()?.checked_ilog10()? as usize + 1;
    let room = columns.saturating_sub(digits + 3);
    let bar = |out: &mut String| {
        pad(out, digits + 1);
        out.push('|');
    };

    let _ = write!(out, "{}[{}]: {message}", frame.level(finding.level), finding.rule);
    for (nth, piece) in pieces.iter().enumerate() {
        out.push('\n');
        if nth > 0 {
            bar(out);
            out.push('\n');
        }
        pad(out, digits);
        let (line, column) = piece.place;
        let arrow = if nth == 0 { "-->" } else { ":::" };
        let _ = writeln!(out, "{arrow} {}:{line}:{column}", piece.path);
        bar(out);
        let window = Window::over(&piece.lines, room);
        let mut last = None;
        for line in &piece.lines {
            if last.is_some_and(|last| line.number - last > 1) {
                out.push_str("\n...");
            }
            last = Some(line.number);
            let _ = write!(out, "\n{:>digits$} |", line.number);
            let shown = out.len() + 1;
            let from = window.show(out, line.text);
            if let Some(mark) = &line.mark {
                let middle = mark
                    .middle(room)
                    .map(|middle| middle.start.saturating_sub(from)..middle.end.saturating_sub(from));
                leave_out(out, shown, middle.clone());
                out.push('\n');
                bar(out);
                let underlined = out.len() + 1;
                pad(out, 1 + mark.start.saturating_sub(from));
                out.extend(iter::repeat_n(mark.symbol, mark.end - mark.start));
                if !mark.label.is_empty() {
                    out.push(' ');
                    out.push_str(mark.label);
                }
                leave_out(out, underlined, middle);
            }
        }
    }
    for (nth, (label, note)) in notes.into_iter().enumerate() {
        if nth == 0 {
            out.push('\n');
            bar(out);
        }
        out.push('\n');
        pad(out, digits + 1);
        let _ = write!(out, "= {label}: {note}");
    }
    Some(())
}

impl<'a> Piece<'a> {
    /// None if it is not plain.
    fn of(marks: &[&Mark<'a>], texts: &'a HashMap<&str, String>) -> Option<Self> {
        let path = plain(marks.first()?.path)?;
        let source = texts.get(path)?;
        let mut sorted = marks.to_vec();
        sorted.sort_by_key(|mark| mark.line);
        let mut lines: Vec<Line<'_>> = Vec::with_capacity(sorted.len() + 1);
        let mut end_of_last = 0;
        for mark in &sorted {
            match lines.last().map(|last| mark.line - last.number) {
                Some(0) => return None,
                Some(2) => {
                    let (text, _) = line_at(source, end_of_last + 1)?;
                    lines.push(Line { number: mark.line - 1, text, mark: None });
                }
                _ => {}
            }
            let (text, end) = line_at(source, mark.span.start as usize)?;
            end_of_last = end;
            lines.push(Line { number: mark.line, text, mark: Some(underline(text, mark)?) });
        }
        let named = sorted.iter().find(|mark| mark.is_primary).or(sorted.first())?;
        Some(Piece { path, place: (named.line, named.column as usize), lines })
    }
}

/// The line at this byte, and the byte after it. None if it is not plain.
fn line_at(source: &str, offset: usize) -> Option<(&str, usize)> {
    let (before, after) = source.as_bytes().split_at_checked(offset)?;
    let start = memrchr(b'\n', before).map_or(0, |at| at + 1);
    let end = memchr(b'\n', after).map_or(source.len(), |at| offset + at);
    Some((plain(shown_line(source.get(start..end)?))?, end))
}

/// What a mark underlines in its line. None if that is nothing at the beginning of the line, or not plain.
fn underline<'a>(line: &str, mark: &Mark<'a>) -> Option<Underline<'a>> {
    let range = mark.underline(line);
    if range.end == 0 {
        return None;
    }
    let start = width(line.get(..range.start)?);
    let end = (start + width(line.get(range)?)).max(start + 1);
    let symbol = if mark.is_primary { '^' } else { '-' };
    Some(Underline { start, end, symbol, label: plain(mark.label)? })
}

/// The text, if each of its characters is one column wide and shown as it is.
fn plain(text: &str) -> Option<&str> {
    // Nearly all texts are in ASCII and the letters from À to ÿ, all of which begin with the byte C3. All bytes are looked
    // at, and none decides whether the next is, so that many are looked at in one step.
    let is_other = |byte: u8| !matches!(byte, b' '..=b'~' | 0x80..=0xBF | 0xC3);
    let is_plain = !text.bytes().fold(false, |has_other, byte| has_other | is_other(byte))
        || (text.chars().all(|c| c.width() == Some(1)) && display_safe(text) == text);
    is_plain.then_some(text)
}

/// The columns that a plain text takes up.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// Puts an ellipsis in place of these columns, from 0, of the row that begins at the byte `row` of `out` and goes to its end.
/// A row that ends before them stays as it is.
fn leave_out(out: &mut String, row: usize, columns: Option<Range<usize>>) {
    let Some(columns) = columns.filter(|columns| !columns.is_empty()) else { return };
    let Some(text) = out.get(row..) else { return };
    let mut bytes = text.char_indices().map(|(at, _)| row + at).chain([out.len()]);
    if let (Some(start), Some(end)) = (bytes.nth(columns.start), bytes.nth(columns.len() - 1)) {
        drop(bytes);
        out.replace_range(start..end, ELLIPSIS);
    }
}

fn pad(out: &mut String, columns: usize) {
    out.extend(iter::repeat_n(' ', columns));
}
