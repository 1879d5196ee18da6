//! Draws the bars of a row, with their ends and labels.

use maud::{Markup, html};

use super::drawing::Drawing;
use super::layout::{BAR, BELOW, SMALL};
use super::signs::{Sign, arrow, event, order, unknown, upright};
use crate::render::svg::{number, text_width};
use crate::view::segment::{self, soft};
use crate::view::timeline::Row;
use crate::view::{Day, Ending, Segment, SegmentEnd, SegmentKind};

impl Drawing<'_> {
    /// The bars of a row, and the right edge of the last.
    pub(super) fn bars(&mut self, row: &Row, y: f64) -> (Markup, Option<f64>) {
        let last = row.last_held();
        let (mut bars, mut ends, mut ink) = (Vec::new(), Vec::new(), None);
        for (at, segment) in row.segments.iter().enumerate() {
            let Some((from, through)) = self.chart.extent(segment) else { continue };
            if segment.kind == SegmentKind::Survival {
                bars.push(self.bar(segment, (from, through), y));
                continue;
            }
            let (left, right) = (self.x(from), self.x_after(through));
            ink = Some(right);
            bars.push(self.bar(segment, (from, through), y));
            if last == Some(at) && segment.last_day().is_none_or(|last| self.chart.shows(last)) {
                ends.push(self.end(segment, right, y, row));
            }
            ends.push(self.label(segment, left, right, y));
        }
        // The last day in figures, unless it would collide with what follows.
        let is_followed = row.segments.iter().any(|segment| segment.kind == SegmentKind::Gap);
        let day = last.and_then(|at| row.segments.get(at)).filter(|_| !is_followed);
        let told = day.and_then(|segment| {
            let is_unknown = segment.from.is_none() && segment.end == SegmentEnd::Unknown;
            last_day(segment).or_else(|| is_unknown.then(|| row.period.localise(self.language)))
        });
        if let (Some(day), Some(right)) = (told, ink)
            && right + text_width(&day, SMALL) + 8.0 < self.layout.right
        {
            ends.push(html! { text class="small" x=(number(right + 6.0)) y=(number(y + 11.0)) { (day) } });
        }
        (html! { @for bar in bars { (bar) } @for end in ends { (end) } }, ink)
    }

    pub(super) fn bar(&mut self, segment: &Segment, (from, through): (Day, Day), y: f64) -> Markup {
        self.used.insert(Sign::Segment(order(&SegmentKind::ALL, segment.kind)));
        let (left, right) = (self.x(from), self.x_after(through));
        let half = (right - left) / 2.0;
        let start = soft(segment.from).filter(|(_, last)| *last >= from);
        let start = start.map(|(_, last)| (left, (self.x_after(last) - left).min(half)));
        let end = soft(segment.through).filter(|(first, _)| *first <= through);
        let end =
            end.map(|(first, _)| right - self.x(first).max(right - half)).map(|wide| (right - wide, wide));
        let soft = [(start, "soft-start"), (end, "soft-end")];
        let soft = soft.into_iter().filter_map(|(place, name)| Some((place?, name)));
        let soft: Vec<((f64, f64), &str)> = soft.collect();
        if !soft.is_empty() {
            self.used.insert(Sign::Soft);
        }
        html! {
            (self.shape(segment.kind, (left, y, right - left, BAR), Some((segment, from, through))))
            @for (x, width) in self.unknown(segment, (from, through)) { (unknown(x, y, width)) }
            @for ((x, width), name) in soft {
                rect x=(number(x)) y=(number(y - 1.0)) width=(number(width)) height=(number(BAR + 2.0)) fill=(self.url(name)) {}
            }
        }
    }

    /// Where a bar is drawn pale, as it is not known to be in force there: before today if its beginning is unknown, and
    /// after today if its end is. Each with its left edge and its width.
    pub(super) fn unknown(&mut self, segment: &Segment, (from, through): (Day, Day)) -> Vec<(f64, f64)> {
        let (left, right) = (self.x(from), self.x_after(through));
        let today = self.x(self.chart.as_of).clamp(left, right);
        let is_end_unknown = segment.end == SegmentEnd::Unknown;
        let parts = match (segment.from.is_none(), is_end_unknown) {
            (true, true) => vec![(left, right)],
            (true, false) => vec![(left, today)],
            (false, true) => vec![(today, right)],
            (false, false) => Vec::new(),
        };
        if !parts.is_empty() {
            self.used.insert(Sign::Unknown);
        }
        parts
            .into_iter()
            .map(|(left, right)| (left, right - left))
            .filter(|(_, width)| *width > 0.0)
            .collect()
    }

    /// The shape of a kind of segment. That of an actual segment includes its days.
    pub(super) fn shape(
        &self,
        kind: SegmentKind,
        (x, y, width, height): (f64, f64, f64, f64),
        drawn: Option<(&Segment, Day, Day)>,
    ) -> Markup {
        let (y, height) = match kind {
            SegmentKind::Survival => (y + height + BELOW.0, BELOW.1),
            SegmentKind::Term
            | SegmentKind::Planned
            | SegmentKind::Option
            | SegmentKind::Extension
            | SegmentKind::Renewal
            | SegmentKind::MayRenew
            | SegmentKind::Provisional
            | SegmentKind::Suspended
            | SegmentKind::Gap => (y, height),
        };
        let [x, y, width, height] = [x, y, width, height].map(number);
        let fill = match kind {
            SegmentKind::Term | SegmentKind::Planned => None,
            SegmentKind::Option
            | SegmentKind::Extension
            | SegmentKind::Renewal
            | SegmentKind::MayRenew
            | SegmentKind::Provisional
            | SegmentKind::Suspended
            | SegmentKind::Survival
            | SegmentKind::Gap => Some(self.url(kind.name())),
        };
        let outline = match kind {
            SegmentKind::MayRenew | SegmentKind::Provisional | SegmentKind::Suspended => Some("outline"),
            SegmentKind::Gap => Some("gap-outline"),
            SegmentKind::Term
            | SegmentKind::Planned
            | SegmentKind::Option
            | SegmentKind::Extension
            | SegmentKind::Renewal
            | SegmentKind::Survival => None,
        };
        html! {
            rect class=(kind.name()) fill=[fill] x=(x) y=(y) width=(width) height=(height)
                data-from=[drawn.map(|(_, from, _)| from)] data-through=[drawn.map(|(_, _, through)| through)] {
                @if let Some((segment, _, _)) = drawn { title { (segment::describe(segment).localise(self.language)) } }
            }
            @if let Some(outline) = outline {
                rect class=(outline) x=(x) y=(y) width=(width) height=(height) pointer-events="none" {}
            }
        }
    }

    pub(super) fn end(&mut self, segment: &Segment, x: f64, y: f64, row: &Row) -> Markup {
        match (segment.end, row.ending) {
            (SegmentEnd::Unknown, _) => Markup::default(),
            (SegmentEnd::Open, _) if row.event.is_some() => {
                self.used.insert(Sign::Event);
                event(x, y)
            }
            (SegmentEnd::Open, _) => {
                self.used.insert(Sign::Open);
                arrow(segment.kind, x, y)
            }
            (SegmentEnd::Known | SegmentEnd::SoFar, Ending::Lapses) => {
                self.used.insert(Sign::Lapses);
                upright("cliff", x, y, 5.0)
            }
            (SegmentEnd::Known | SegmentEnd::SoFar, _) => {
                self.used.insert(Sign::Ends);
                upright("end", x, y, 3.0)
            }
        }
    }

    /// The length of a gap, inside it or after it.
    pub(super) fn label(&self, segment: &Segment, left: f64, right: f64, y: f64) -> Markup {
        let labels: Vec<String> =
            segment::labels(segment).iter().map(|label| label.localise(self.language)).collect();
        let room = (right - left - 12.0).max(self.layout.width - right - 8.0);
        let Some(label) = labels.into_iter().find(|label| text_width(label, SMALL) <= room) else {
            return Markup::default();
        };
        let width = text_width(&label, SMALL);
        if width + 12.0 <= right - left {
            let x = (left + right - width) / 2.0;
            html! {
                rect class="empty" x=(number(x - 3.0)) y=(number(y + 0.5)) width=(number(width + 6.0)) height=(number(BAR - 1.0)) {}
                text class="gap-text" text-anchor="middle" x=(number((left + right) / 2.0)) y=(number(y + 11.0)) { (label) }
            }
        } else {
            html! { text class="gap-text" x=(number(right + 6.0)) y=(number(y + 11.0)) { (label) } }
        }
    }
}

/// The last day of a segment, in the precision of the record.
fn last_day(segment: &Segment) -> Option<String> {
    segment.through.map(|through| through.to_string())
}
