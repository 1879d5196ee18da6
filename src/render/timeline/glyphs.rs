//! The characters that a timeline is drawn with, and what they mean.

use anstyle::{AnsiColor, Style};

use crate::view::message::message;
use crate::view::segment;
use crate::view::timeline::MarkKind;
use crate::view::{Message, SegmentKind};

/// Follows the mark of an overdue deadline.
pub(super) const OVERDUE: char = '!';

/// The characters that a timeline is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Glyphs {
    pub(super) segments: [char; 10],
    pub(super) soft: char,
    pub(super) start: char,
    pub(super) lapses: char,
    pub(super) ends: char,
    pub(super) open: char,
    pub(super) event: char,
    pub(super) unknown: char,
    pub(super) now: char,
    pub(super) now_on_segment: char,
    pub(super) now_above: char,
    pub(super) marks: [char; 5],
    pub(super) statutory: char,
    /// Before the first, a middle and the last row of a line.
    pub(super) line: [char; 3],
    pub(super) rule: char,
    pub(super) cut: char,
    /// Whether titles can be shown. They may need characters that a terminal without Unicode does not have.
    pub(super) titles: bool,
}

/// For terminals with Unicode.
pub const UNICODE: Glyphs = Glyphs {
    segments: ['━', '═', '═', '≈', '~', '▫', '░', '·', '┄', '╱'],
    soft: '╍',
    start: '┣',
    lapses: '┫',
    ends: '┤',
    open: '▶',
    event: '◎',
    unknown: '?',
    now: '│',
    now_on_segment: '┿',
    now_above: '▼',
    marks: ['◆', '◇', '▾', '▿', '▴'],
    statutory: '§',
    line: ['┌', '│', '└'],
    rule: '─',
    cut: '…',
    titles: true,
};

/// For terminals without Unicode.
pub const ASCII: Glyphs = Glyphs {
    segments: ['=', '#', '#', '%', '~', '"', '$', '_', '-', '/'],
    soft: ':',
    start: '[',
    lapses: 'X',
    ends: ']',
    open: '>',
    event: '@',
    unknown: '?',
    now: '|',
    now_on_segment: '+',
    now_above: 'v',
    marks: ['o', 'x', 'n', 'c', 's'],
    statutory: '*',
    line: ['.', '|', '\''],
    rule: '-',
    cut: '~',
    titles: false,
};

/// The meaning of a character in the drawing, in the order of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ink {
    Segment(SegmentKind),
    Lapses,
    Ends,
    Open,
    Event,
    Soft,
    Unknown,
    Mark(MarkKind),
    Overdue,
    Statutory,
    Now,
    Text,
    Blank,
}

impl Ink {
    pub(super) fn style(self) -> Style {
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Ink::Segment(SegmentKind::Gap) | Ink::Lapses => colour(AnsiColor::Red),
            Ink::Segment(SegmentKind::Suspended) => colour(AnsiColor::Yellow),
            Ink::Segment(SegmentKind::Planned | SegmentKind::Survival) | Ink::Text | Ink::Now => {
                Style::new().dimmed()
            }
            Ink::Segment(
                SegmentKind::Term
                | SegmentKind::Option
                | SegmentKind::Extension
                | SegmentKind::Renewal
                | SegmentKind::MayRenew
                | SegmentKind::Provisional,
            )
            | Ink::Ends
            | Ink::Open
            | Ink::Event
            | Ink::Soft
            | Ink::Unknown => colour(AnsiColor::Green),
            Ink::Mark(_) => colour(AnsiColor::Cyan).bold(),
            Ink::Overdue => colour(AnsiColor::Red).bold(),
            Ink::Statutory | Ink::Blank => Style::new(),
        }
    }

    /// Its text in the legend. None if it needs no explanation.
    pub(super) fn message(self) -> Option<Message> {
        Some(match self {
            Ink::Segment(SegmentKind::Option) => return None,
            Ink::Segment(SegmentKind::Extension) => message!("legend-prolonged"),
            Ink::Segment(kind) => segment::kind(kind),
            Ink::Lapses => message!("legend-lapses"),
            Ink::Ends => message!("legend-ends"),
            Ink::Open => message!("legend-open"),
            Ink::Event => message!("legend-event"),
            Ink::Soft => message!("legend-soft"),
            Ink::Unknown => message!("legend-unknown"),
            Ink::Mark(kind) => kind.message(),
            Ink::Overdue => message!("legend-overdue"),
            Ink::Statutory => message!("statutory"),
            Ink::Now | Ink::Text | Ink::Blank => return None,
        })
    }
}

impl Glyphs {
    pub(super) fn segment(&self, kind: SegmentKind) -> char {
        position(&SegmentKind::ALL, &kind).and_then(|at| self.segments.get(at)).copied().unwrap_or(' ')
    }

    pub(super) fn mark(&self, kind: MarkKind) -> char {
        position(&MarkKind::ALL, &kind).and_then(|at| self.marks.get(at)).copied().unwrap_or(' ')
    }

    /// The character shown in the legend.
    pub(super) fn sample(&self, ink: Ink) -> char {
        match ink {
            Ink::Segment(kind) => self.segment(kind),
            Ink::Lapses => self.lapses,
            Ink::Ends => self.ends,
            Ink::Open => self.open,
            Ink::Event => self.event,
            Ink::Soft => self.soft,
            Ink::Unknown => self.unknown,
            Ink::Mark(kind) => self.mark(kind),
            Ink::Overdue => OVERDUE,
            Ink::Statutory => self.statutory,
            Ink::Now => self.now,
            Ink::Text | Ink::Blank => ' ',
        }
    }
}

fn position<T: PartialEq>(all: &[T], item: &T) -> Option<usize> {
    all.iter().position(|other| other == item)
}
