//! Any finding, drawn by the crate `annotate-snippets`.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Level as Title, Renderer, Snippet};
use foldhash::HashMap;

use super::frame::Frame;
use super::mark::{Mark, shown_line};
use crate::text::display_safe;
use crate::view::{FindingRow, Level};

/// One finding, without a trailing line break.
pub(super) fn draw(
    renderer: &Renderer,
    frame: &Frame,
    finding: &FindingRow,
    groups: &[Vec<&Mark<'_>>],
    texts: &HashMap<&str, String>,
) -> String {
    let pieces: Vec<Piece> = groups.iter().map(|marks| Piece::of(marks, texts)).collect();
    let message = display_safe(&finding.message);
    let title = match finding.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Note | Level::Off => Title::NOTE,
    };
    let title = title.with_name(frame.level(finding.level));
    let fixes: Vec<String> = finding.fixes.iter().map(|fix| frame.fix(fix)).collect();
    let mut report =
        title.primary_title(message.as_ref()).id(finding.rule).elements(pieces.iter().map(Piece::snippet));
    let help = finding.help.as_deref().map(display_safe);
    if let Some(help) = &help {
        report = report.element(Title::HELP.with_name(frame.help.as_str()).message(help.as_ref()));
    }
    for fix in &fixes {
        report = report.element(Title::HELP.with_name(frame.fix.as_str()).message(fix.as_str()));
    }
    renderer.render(&[report])
}

/// Some lines of a file, made safe for a terminal, with the ranges to underline.
struct Piece {
    path: String,
    first_line: usize,
    text: String,
    marks: Vec<(Range<usize>, AnnotationKind, String)>,
}

impl Piece {
    fn of(marks: &[&Mark<'_>], texts: &HashMap<&str, String>) -> Self {
        let path = marks.first().map_or("", |mark| mark.path);
        let first = marks.iter().min_by_key(|mark| mark.line);
        let first_line = first.map_or(1, |mark| mark.line);
        let last_line = marks.iter().map(|mark| mark.line).max().unwrap_or(1);
        let source = texts.get(path).map_or("", String::as_str);
        let mut piece = Piece {
            path: display_safe(path).into_owned(),
            first_line: first_line as usize,
            text: String::new(),
            marks: Vec::new(),
        };
        let before = source.get(..first.map_or(0, |mark| mark.span.start as usize)).unwrap_or(source);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let wanted = source.get(start..).unwrap_or_default().split('\n').zip(first_line..);
        for (line, number) in wanted.take_while(|(_, number)| *number <= last_line) {
            let line = shown_line(line);
            for mark in marks.iter().filter(|mark| mark.line == number) {
                let range = piece.underline(line, mark);
                let kind = if mark.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
                piece.marks.push((range, kind, display_safe(mark.label).into_owned()));
            }
            piece.text.push_str(&display_safe(line));
            piece.text.push('\n');
        }
        piece
    }

    /// The bytes of this piece that a mark underlines in `line`, its next line.
    fn underline(&self, line: &str, mark: &Mark<'_>) -> Range<usize> {
        let Range { start, end } = mark.underline(line);
        let safe = |part: Option<&str>| display_safe(part.unwrap_or_default()).len();
        let before = self.text.len() + safe(line.get(..start));
        before..before + safe(line.get(start..end))
    }

    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let marks = self.marks.iter().map(|(range, kind, label)| {
            let mark = kind.span(range.clone());
            if label.is_empty() { mark } else { mark.label(label.as_str()) }
        });
        Snippet::source(self.text.as_str())
            .path(self.path.as_str())
            .line_start(self.first_line)
            .annotations(marks)
    }
}
