//! Draws the axis, the rows and the legend.

use std::collections::BTreeSet;
use std::fmt::Write;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::glyphs::{Glyphs, Ink, OVERDUE};
use super::report::{fit, id, name};
use super::track::Track;
use crate::text::{Language, display_safe, shortened};
use crate::view::day::days_between;
use crate::view::message::message;
use crate::view::segment::{self, soft};
use crate::view::timeline::{Group, Mark, Row};
use crate::view::{Chart, Day, Ending, Segment, SegmentEnd, SegmentKind};

/// The columns of a year's number and the space around it.
const YEAR: usize = 6;

/// A timeline while it is drawn.
pub(super) struct Drawing<'c> {
    pub(super) chart: &'c Chart,
    pub(super) language: Language,
    pub(super) glyphs: &'c Glyphs,
    /// The width of the names beside the track. None if they are above it.
    pub(super) names: usize,
    /// The width of the track.
    pub(super) track: usize,
    pub(super) used: BTreeSet<Ink>,
    pub(super) page: String,
}

impl Drawing<'_> {
    /// The column of a day within the timeline.
    fn column(&self, day: Day) -> usize {
        let before = usize::try_from(days_between(self.chart.from, day)).unwrap_or(0);
        let days = usize::try_from(self.chart.days()).unwrap_or(1).max(1);
        (before * self.track / days).min(self.track.saturating_sub(1))
    }

    fn now(&self) -> Option<usize> {
        self.chart.shows(self.chart.as_of).then(|| self.column(self.chart.as_of))
    }

    /// The day of the report and the years, above the rows.
    pub(super) fn axis(&mut self) {
        let mut track = self.blank();
        if let Some(now) = self.now() {
            let day = message!("day", day = self.chart.as_of).localise(self.language);
            let length = day.chars().count() + 1;
            if now + length < self.track {
                track.text(now + 2, &day);
            } else {
                track.text(now.saturating_sub(length), &day);
            }
            track.put(now, self.glyphs.now_above, Ink::Now);
            self.line("", &track);
        }
        let mut years = self.blank();
        for day in self.chart.years(self.track / YEAR) {
            let year = day.format("%Y").to_string();
            let at = self.column(day);
            if at + year.len() <= self.track {
                years.text(at, &year);
            }
        }
        self.overlay_now(&mut years);
        self.line("", &years);
    }

    pub(super) fn group(&mut self, group: &Group) {
        if let Some(name) = group.name(self.language) {
            let bold = Style::new().bold();
            let _ = writeln!(
                self.page,
                "\n{bold}{} ({}){bold:#}",
                display_safe(&shortened(&name)),
                group.rows.len()
            );
        }
        for (at, row) in group.rows.iter().enumerate() {
            let is_same = |other: Option<&Row>| other.is_some_and(|other| other.line == row.line);
            let (before, after) = (
                is_same(at.checked_sub(1).and_then(|at| group.rows.get(at))),
                is_same(group.rows.get(at + 1)),
            );
            let [first, middle, last] = self.glyphs.line;
            let bracket = match (before, after) {
                (false, false) => ' ',
                (false, true) => first,
                (true, true) => middle,
                (true, false) => last,
            };
            self.row(row, bracket);
        }
    }

    fn row(&mut self, row: &Row, bracket: char) {
        let (track, below) = self.segments(row);
        let mut name = format!("{bracket} {}", name(row, self.glyphs));
        let mark = if row.statutory { format!(" {}", self.glyphs.statutory) } else { String::new() };
        if row.statutory {
            self.used.insert(Ink::Statutory);
        }
        let room = if self.names == 0 { self.track } else { self.names - 1 };
        if name.width() + mark.width() > room {
            name = fit(&name, room - mark.width(), self.glyphs.cut).trim_end().to_owned();
        }
        name.push_str(&mark);
        let [first, middle, _] = self.glyphs.line;
        let goes_on = if bracket == first || bracket == middle { middle } else { ' ' };
        let id = id(row, self.glyphs)
            .map(|id| fit(&format!("{goes_on} {id}"), room, self.glyphs.cut).trim_end().to_owned());
        if self.names == 0 {
            let _ = writeln!(self.page, "{}", name.trim_end());
            if let Some(id) = &id {
                let dimmed = Style::new().dimmed();
                let _ = writeln!(self.page, "{dimmed}{id}{dimmed:#}");
            }
            self.line("", &track);
            below.iter().for_each(|below| self.line("", below));
            return;
        }
        self.line(&name, &track);
        let mut below = below.iter();
        if let Some(id) = &id {
            let mut blank = self.blank();
            self.overlay_now(&mut blank);
            self.styled_line(id, Style::new().dimmed(), below.next().unwrap_or(&blank));
        }
        below.for_each(|below| self.line("", below));
    }

    /// The track of an agreement, and those below it: what binds after its end, and the labels that do not fit.
    fn segments(&mut self, row: &Row) -> (Track, Vec<Track>) {
        let mut track = self.blank();
        let mut labels = Vec::new();
        let (last_held, mut survival) = (row.last_held(), None);
        // Draw an end over the gap that begins on the next day.
        for (at, segment) in row.segments.iter().enumerate().rev() {
            let Some((from, through)) = self.chart.extent(segment) else { continue };
            let (from, through) = (self.column(from), self.column(through));
            if segment.kind == SegmentKind::Survival {
                let mut below = survival.take().unwrap_or_else(|| self.blank());
                self.segment(&mut below, segment, from, through);
                survival = Some(below);
                continue;
            }
            self.segment(&mut track, segment, from, through);
            self.start(&mut track, segment, from, at == 0);
            if last_held == Some(at) {
                self.end(&mut track, segment, through, row);
            }
            labels.push((segment::labels(segment), from, through));
        }
        let is_empty = track.cells.iter().all(|(_, ink)| *ink == Ink::Blank);
        for mark in &row.marks {
            self.mark(&mut track, mark);
        }
        self.overlay_now(&mut track);
        if is_empty {
            let note = row.note.as_ref().unwrap_or(&row.period).localise(self.language);
            track.text(0, &fit(&note, note.width().min(self.track), self.glyphs.cut));
        }
        let mut below: Vec<Track> = survival.into_iter().collect();
        for (labels, from, through) in labels {
            let labels: Vec<String> = labels.iter().map(|label| label.localise(self.language)).collect();
            let is_put = labels.iter().any(|label| self.label(&mut track, label, from, through));
            if let Some(label) = labels.first().filter(|_| !is_put) {
                let mut line = self.blank();
                line.text(from.min(self.track.saturating_sub(label.chars().count())), label);
                below.push(line);
            }
        }
        (track, below)
    }

    fn segment(&mut self, track: &mut Track, segment: &Segment, from: usize, through: usize) {
        let ink = Ink::Segment(segment.kind);
        self.used.insert(if segment.kind == SegmentKind::Option {
            Ink::Segment(SegmentKind::Extension)
        } else {
            ink
        });
        for at in from..=through {
            track.put(at, self.glyphs.segment(segment.kind), ink);
        }
        // An end known only to the year leaves at least half of the segment.
        let half = (through - from).div_ceil(2);
        let start = soft(segment.from).filter(|(_, last)| *last >= self.chart.from);
        let end = soft(segment.through).filter(|(first, _)| *first <= self.chart.through);
        let start = start.map(|(_, last)| from..=self.column(last).min(from + half));
        let end = end.map(|(first, _)| self.column(first.max(self.chart.from)).max(through - half)..=through);
        for at in start.into_iter().flatten().chain(end.into_iter().flatten()) {
            self.used.insert(Ink::Soft);
            track.put(at, self.glyphs.soft, Ink::Soft);
        }
    }

    fn start(&mut self, track: &mut Track, segment: &Segment, at: usize, is_first: bool) {
        match segment.first_day() {
            None => {
                self.used.insert(Ink::Unknown);
                track.put(at, self.glyphs.unknown, Ink::Unknown);
            }
            Some(from) if is_first && self.chart.shows(from) => {
                track.put(at, self.glyphs.start, Ink::Segment(segment.kind));
            }
            Some(_) => {}
        }
    }

    fn end(&mut self, track: &mut Track, segment: &Segment, at: usize, row: &Row) {
        let is_shown = segment.last_day().is_none_or(|last| self.chart.shows(last));
        let (glyph, ink) = match (segment.end, row.ending) {
            (SegmentEnd::Unknown, _) => (self.glyphs.unknown, Ink::Unknown),
            (SegmentEnd::Open, _) if row.event.is_some() => (self.glyphs.event, Ink::Event),
            (SegmentEnd::Open, _) => (self.glyphs.open, Ink::Open),
            (SegmentEnd::Known | SegmentEnd::SoFar, Ending::Lapses) => (self.glyphs.lapses, Ink::Lapses),
            (SegmentEnd::Known | SegmentEnd::SoFar, _) => (self.glyphs.ends, Ink::Ends),
        };
        if is_shown {
            self.used.insert(ink);
            track.put(at, glyph, ink);
        }
    }

    fn mark(&mut self, track: &mut Track, mark: &Mark) {
        let ink = if mark.overdue { Ink::Overdue } else { Ink::Mark(mark.kind) };
        self.used.insert(Ink::Mark(mark.kind));
        let at = self.column(mark.on.day);
        track.put(at, self.glyphs.mark(mark.kind), ink);
        if mark.overdue {
            self.used.insert(Ink::Overdue);
            track.put(at + 1, OVERDUE, ink);
        }
    }

    /// Puts a label into a segment, or else after or before it, if there is room. Returns whether there was.
    fn label(&self, track: &mut Track, label: &str, from: usize, through: usize) -> bool {
        let length = label.chars().count();
        let cells = through + 1 - from;
        if length + 4 <= cells {
            track.text(from + (cells - length - 2) / 2, &format!(" {label} "));
        } else if track.is_blank(through + 1, length + 2) {
            track.text(through + 2, label);
        } else if from > length + 1 && track.is_blank(from - length - 2, length + 2) {
            track.text(from - length - 1, label);
        } else {
            return false;
        }
        true
    }

    fn overlay_now(&self, track: &mut Track) {
        let Some(now) = self.now() else { return };
        let glyph = match track.cells.get(now) {
            Some((_, Ink::Blank)) => self.glyphs.now,
            Some((_, Ink::Segment(_) | Ink::Soft)) => self.glyphs.now_on_segment,
            _ => return,
        };
        track.put(now, glyph, Ink::Now);
    }

    fn blank(&self) -> Track {
        Track { cells: vec![(' ', Ink::Blank); self.track] }
    }

    /// A line of output: a name and a track, with one colour code for each run of the same colour.
    fn line(&mut self, name: &str, track: &Track) {
        self.styled_line(name, Style::new(), track);
    }

    /// The same, with a style for the name.
    fn styled_line(&mut self, name: &str, style: Style, track: &Track) {
        if self.names > 0 {
            let name = fit(name, self.names, self.glyphs.cut);
            let text = name.trim_end_matches(' ');
            let padding = " ".repeat(name.len() - text.len());
            let _ = write!(self.page, "{style}{text}{style:#}{padding}");
        }
        let used = track.cells.iter().rposition(|(_, ink)| *ink != Ink::Blank).map_or(0, |last| last + 1);
        let cells = track.cells.get(..used).unwrap_or_default();
        for run in cells.chunk_by(|a, b| a.1.style() == b.1.style()) {
            let style = run.first().map(|(_, ink)| ink.style()).unwrap_or_default();
            let text: String = run.iter().map(|(glyph, _)| *glyph).collect();
            let _ = write!(self.page, "{style}{text}{style:#}");
        }
        let trimmed = self.page.trim_end_matches(' ').len();
        self.page.truncate(trimmed);
        self.page.push('\n');
    }
}
