//! A finding with the lines concerned, the values underlined.

use annotate_snippets::{Annotation, AnnotationKind, Level as Title, Renderer, Snippet};
use foldhash::HashMap;

use super::levels::Levels;
use crate::text::message::Manner;
use crate::text::{Language, display_safe};
use crate::view::message::message;
use crate::view::{FindingRow, FixRow, Level, Span};

/// Two places in a file are shown together if they are at most this many lines apart.
const APART: u32 = 60;
/// A line of more bytes than this is not shown.
const LONGEST_LINE: usize = 4096;

/// A renderer for a terminal of this width.
#[must_use]
pub fn renderer(width: usize, in_colour: bool) -> Renderer {
    let renderer = if in_colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(width)
}

/// The words around findings in a language, made once for all of them.
pub struct Frame {
    language: Language,
    levels: Levels,
    help: String,
    fix: String,
}

impl Frame {
    /// The words in this language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let [help, fix] =
            [message!("label-help"), message!("label-fix")].map(|label| label.localise(language));
        Frame { language, levels: Levels::new(language), help, fix }
    }

    /// What a fix does, and by which options.
    fn fix(&self, fix: &FixRow) -> String {
        let options = if fix.is_safe { "--fix" } else { "--fix --unsafe-fixes" };
        let title = display_safe(&fix.title);
        message!("fix-by", title = title, options = options).say(Manner::prose(self.language).whole())
    }
}

/// A place to underline, with its label.
struct Mark<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    span: Span,
    kind: AnnotationKind,
    message: &'a str,
}

/// One finding, without a trailing line break.
#[must_use]
pub fn finding(
    renderer: &Renderer,
    frame: &Frame,
    finding: &FindingRow,
    texts: &HashMap<&str, String>,
) -> String {
    let mut marks = vec![Mark {
        path: &finding.path,
        line: finding.line,
        column: finding.column,
        span: finding.span,
        kind: AnnotationKind::Primary,
        message: "",
    }];
    marks.extend(finding.related.iter().map(|related| Mark {
        path: &related.path,
        line: related.line,
        column: related.column,
        span: related.span,
        kind: AnnotationKind::Context,
        message: &related.message,
    }));
    let pieces: Vec<Piece> = group(&marks).into_iter().map(|marks| Piece::of(marks, texts)).collect();
    let message = display_safe(&finding.message);
    let title = match finding.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Note | Level::Off => Title::NOTE,
    };
    let title = title.with_name(frame.levels.name(finding.level));
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

/// Groups marks that are shown together: those in one file that are near the first of them.
fn group<'m, 'a>(marks: &'m [Mark<'a>]) -> Vec<Vec<&'m Mark<'a>>> {
    let mut groups: Vec<Vec<&Mark<'_>>> = Vec::new();
    for mark in marks {
        let near = groups.iter_mut().find(|group| {
            group
                .first()
                .is_some_and(|first| first.path == mark.path && first.line.abs_diff(mark.line) <= APART)
        });
        match near {
            Some(group) => group.push(mark),
            None => groups.push(vec![mark]),
        }
    }
    groups
}

/// Some lines of a file, made safe for a terminal, with the ranges to underline.
struct Piece {
    path: String,
    first_line: usize,
    text: String,
    marks: Vec<(std::ops::Range<usize>, AnnotationKind, String)>,
}

impl Piece {
    fn of(marks: Vec<&Mark<'_>>, texts: &HashMap<&str, String>) -> Self {
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
            let line = line.strip_suffix('\r').unwrap_or(line);
            let line = if line.len() > LONGEST_LINE { "" } else { line };
            for mark in marks.iter().filter(|mark| mark.line == number) {
                let range = piece.underline(line, mark);
                piece.marks.push((range, mark.kind, display_safe(mark.message).into_owned()));
            }
            piece.text.push_str(&display_safe(line));
            piece.text.push('\n');
        }
        piece
    }

    /// The bytes of this piece that a mark underlines in `line`, its next line: to the end of the line if the mark
    /// continues after it.
    fn underline(&self, line: &str, mark: &Mark<'_>) -> std::ops::Range<usize> {
        let start = line.char_indices().nth(mark.column as usize - 1).map_or(line.len(), |(at, _)| at);
        let length = mark.span.end.saturating_sub(mark.span.start) as usize;
        let mut end = start.saturating_add(length).min(line.trim_end().len()).max(start);
        while !line.is_char_boundary(end) {
            end += 1;
        }
        let safe = |part: Option<&str>| display_safe(part.unwrap_or_default()).len();
        let before = self.text.len() + safe(line.get(..start));
        before..before + safe(line.get(start..end))
    }

    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let marks = self.marks.iter().map(|(range, kind, message)| {
            let mark = kind.span(range.clone());
            if message.is_empty() { mark } else { mark.label(message.as_str()) }
        });
        Snippet::source(self.text.as_str())
            .path(self.path.as_str())
            .line_start(self.first_line)
            .annotations(marks)
    }
}
