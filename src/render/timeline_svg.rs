//! A timeline as a picture.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::svg::{Link, Picture, cut, link, number, safe, text_width};
use super::timeline::heading;
use crate::text::Language;
use crate::view::Day;
use crate::view::day::days_between;
use crate::view::message::{self, message};
use crate::view::segment::{self, soft};
use crate::view::timeline::{Group, Mark, MarkKind, Row};
use crate::view::{Chart, Message, words};
use crate::view::{Ending, Segment, SegmentEnd, SegmentKind};

/// The class in style sheets.
const CLASS: &str = "timeline";

/// The limits of the width of names that stand beside the track.
const ROOM: (f64, f64) = (160.0, 400.0);
/// The space between such names and the track.
const GUTTER: f64 = 16.0;
/// Heights.
const AXIS: f64 = 40.0;
const GROUP: f64 = 40.0;
const LEGEND: f64 = 24.0;
const MARGIN: f64 = 20.0;
/// The height of a bar.
const BAR: f64 = 14.0;
/// The distance between a bar and what binds after its end, which is drawn below it, and the height of the latter.
const BELOW: (f64, f64) = (3.0, 5.0);
/// Font sizes.
const NAME: f64 = 13.0;
const SMALL: f64 = 11.0;
/// The width that a year's number needs.
const YEAR: f64 = 42.0;

/// Where the parts of a picture stand.
struct Layout {
    /// The width of the picture, and the right edge of the track.
    width: f64,
    right: f64,
    /// Where names begin.
    names: f64,
    /// Where the track begins, if names stand above the bars.
    track: f64,
    /// Where the brackets that join lines stand.
    bracket: f64,
    /// The heights of the heading and of a row, and how far down in its row a bar is.
    heading: f64,
    row: f64,
    bar: f64,
    /// Whether names stand above the bars, not beside them.
    is_narrow: bool,
}

const WIDE: Layout = Layout {
    width: 1200.0,
    right: 1172.0,
    names: 22.0,
    track: 22.0,
    bracket: 16.0,
    heading: 64.0,
    row: 38.0,
    bar: 12.0,
    is_narrow: false,
};

/// For screens as narrow as a phone's: it needs no reduction there.
const NARROW: Layout = Layout {
    width: 300.0,
    right: 286.0,
    names: 14.0,
    track: 9.0,
    bracket: 6.0,
    heading: 18.0,
    row: 84.0,
    bar: 56.0,
    is_narrow: true,
};

const RULES: &str = "\
    .grid{stroke:@rule;stroke-width:1}.heading{font-size:18px;font-weight:600}.group{font-size:15px;font-weight:600}\
    .small{font-size:11px;fill:@muted}.line{fill:none;stroke:@muted;stroke-width:1.5}\
    .term{fill:@term}.ground{fill:@term}.stripe{stroke:@paper;stroke-width:2}.thread{stroke:@term;stroke-width:2}\
    .outline{fill:none;stroke:@term;stroke-width:1.5}.planned{fill:@paper;stroke:@planned;stroke-width:1.5;stroke-dasharray:5 3}\
    .empty{fill:@paper}.dot{fill:@term}.event{fill:@paper;stroke:@term;stroke-width:3}.hatch{stroke:@gap;stroke-width:1.5}.gap-outline{fill:none;stroke:@gap;stroke-width:1}\
    .gap-text{font-size:11px;fill:@gap}.unknown{fill:@term;fill-opacity:0.2}.open-edge{fill:none;stroke:@term;stroke-width:1.5;stroke-dasharray:4 3}.fade{stop-color:@paper}\
    .cliff{stroke:@gap;stroke-width:4}.end{stroke:@ink;stroke-width:2}.arrow{fill:@term}\
    .mark{fill:@mark;stroke:@paper;stroke-width:1.5}.hollow{fill:@paper;stroke:@mark;stroke-width:1.5}\
    .overdue{fill:none;stroke:@gap;stroke-width:2}.now{stroke:@now;stroke-width:1.5;stroke-dasharray:4 3}\
    .now-text{font-size:12px;font-weight:600;fill:@now}";

/// The timeline as a separate file; `registry` is the registry's name.
#[must_use]
pub fn document(chart: &Chart, registry: Option<&str>, language: Language) -> String {
    let look = Look { layout: &WIDE, registry, language, has_ids: true };
    picture(chart, &look, "timeline", &|_| None).document(RULES)
}

/// The timeline as an element of a page. Its ids begin with `prefix`, and its rows are links. The page needs [`style`]
/// once.
#[must_use]
pub fn fragment(chart: &Chart, language: Language, prefix: &str, link: Link<'_>) -> Markup {
    let look = Look { layout: &WIDE, registry: None, language, has_ids: false };
    picture(chart, &look, prefix, link).fragment()
}

/// The same for a narrow screen: without a heading, and with the names above the bars.
#[must_use]
pub fn narrow(chart: &Chart, language: Language, prefix: &str, link: Link<'_>) -> Markup {
    let look = Look { layout: &NARROW, registry: None, language, has_ids: false };
    picture(chart, &look, prefix, link).fragment()
}

/// The style sheet of a page with timelines.
#[must_use]
pub fn style() -> String {
    super::svg::style(CLASS, RULES)
}

/// How a timeline is drawn.
struct Look<'l> {
    layout: &'static Layout,
    /// The name of the registry, if the picture tells it.
    registry: Option<&'l str>,
    language: Language,
    /// Whether ids are shown. If not, only where agreements share their title.
    has_ids: bool,
}

fn picture<'p>(chart: &Chart, look: &Look<'_>, prefix: &'p str, link: Link<'_>) -> Picture<'p> {
    let (layout, language, registry) = (look.layout, look.language, look.registry);
    let mut names: Vec<&str> = chart.rows().map(Row::name).collect();
    names.sort_unstable();
    let shared = names.windows(2).filter(|pair| pair.first() == pair.last());
    let shared: BTreeSet<String> = shared.flatten().map(|name| (*name).to_owned()).collect();
    let mut drawing = Drawing {
        chart,
        layout,
        language,
        prefix,
        link,
        left: layout.track,
        has_ids: look.has_ids,
        shared,
        used: BTreeSet::new(),
        y: layout.heading + AXIS,
    };
    if !layout.is_narrow {
        let widths = chart
            .rows()
            .map(|row| text_width(&safe(row.name()), NAME).max(text_width(&drawing.small(row), SMALL)));
        drawing.left = layout.names + widths.fold(ROOM.0, f64::max).min(ROOM.1) + GUTTER;
    }
    let title = heading(chart).localise(language);
    let groups: Vec<Markup> = chart.groups.iter().map(|group| drawing.group(group)).collect();
    let bottom = drawing.y;
    let is_empty = groups.is_empty();
    let legend = drawing.legend();
    let body = html! {
        (drawing.patterns())
        g aria-hidden="true" {
            @if !layout.is_narrow {
                text class="heading" x="16" y="30" { (cut(registry.unwrap_or(&title), 18.0, layout.width - 32.0)) }
            }
            @if registry.is_some() { text class="small" x="16" y="50" { (title) } }
            (drawing.grid(bottom))
        }
        @if is_empty {
            text x="16" y=(number(bottom + 4.0)) { (message!("timeline-nothing").localise(language)) }
        } @else {
            (drawing.brackets())
            @for group in &groups { (group) }
            (drawing.now(bottom))
            (legend)
        }
    };
    let description =
        message!("timeline-description", from = chart.from, through = chart.through, day = chart.as_of);
    Picture {
        prefix,
        class: CLASS,
        language,
        size: (layout.width, drawing.y + MARGIN),
        title,
        description: description.localise(language),
        body,
    }
}

/// The signs of the legend, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Segment(usize),
    Lapses,
    Ends,
    Open,
    Event,
    Soft,
    Unknown,
    Mark(usize),
    Overdue,
}

struct Drawing<'c> {
    chart: &'c Chart,
    layout: &'static Layout,
    language: Language,
    prefix: &'c str,
    link: Link<'c>,
    /// The left edge of the track.
    left: f64,
    has_ids: bool,
    /// The names that several rows have.
    shared: BTreeSet<String>,
    used: BTreeSet<Sign>,
    /// The top of the next part.
    y: f64,
}

impl Drawing<'_> {
    fn shows_id(&self, row: &Row) -> bool {
        self.has_ids || self.shared.contains(row.name())
    }

    /// The text below the name of an agreement.
    fn small(&self, row: &Row) -> String {
        let id = self.shows_id(row).then(|| safe(&row.id).into_owned());
        let mut small: Vec<String> = id.into_iter().collect();
        small.push(words::state(row.state).localise(self.language));
        small.extend(row.statutory.then(|| message!("statutory").localise(self.language)));
        small.join(" · ")
    }

    /// The left edge of a day.
    fn x(&self, day: Day) -> f64 {
        let (before, days) = (days_between(self.chart.from, day), self.chart.days());
        self.left + (self.layout.right - self.left) * before as f64 / days as f64
    }

    /// The right edge of a day.
    fn x_after(&self, day: Day) -> f64 {
        self.x(day) + (self.layout.right - self.left) / self.chart.days() as f64
    }

    fn url(&self, name: &str) -> String {
        format!("url(#{}-{name})", self.prefix)
    }

    fn patterns(&self) -> Markup {
        let id = |name: &str| format!("{}-{name}", self.prefix);
        html! {
            defs {
                pattern id=(id("extension")) width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)" {
                    rect class="ground" width="7" height="7" {}
                    path class="stripe" d="M0 0V7" {}
                }
                pattern id=(id("option")) width="7" height="7" patternUnits="userSpaceOnUse" {
                    rect class="ground" width="7" height="7" {}
                    path class="stripe" d="M0 3.5H7" {}
                }
                pattern id=(id("renewal")) width="7" height="7" patternUnits="userSpaceOnUse" {
                    rect class="ground" width="7" height="7" {}
                    path class="stripe" d="M3.5 0V7" {}
                }
                pattern id=(id("may-renew")) width="7" height="7" patternUnits="userSpaceOnUse" {
                    rect class="empty" width="7" height="7" {}
                    path class="thread" d="M3.5 0V7" {}
                }
                pattern id=(id("provisional")) width="6" height="6" patternUnits="userSpaceOnUse" {
                    rect class="empty" width="6" height="6" {}
                    circle class="dot" cx="3" cy="3" r="1.2" {}
                }
                pattern id=(id("suspended")) width="7" height="7" patternUnits="userSpaceOnUse" {
                    rect class="empty" width="7" height="7" {}
                    path class="thread" d="M0 0L7 7M7 0L0 7" {}
                }
                pattern id=(id("survival")) width="8" height="8" patternUnits="userSpaceOnUse" {
                    rect class="ground" width="5" height="8" {}
                }
                pattern id=(id("gap")) width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect class="empty" width="7" height="7" {}
                    path class="hatch" d="M3.5 0V7" {}
                }
                @for (name, from, to) in [("soft-start", "1", "0"), ("soft-end", "0", "1")] {
                    linearGradient id=(id(name)) {
                        stop class="fade" offset="0" stop-opacity=(from) {}
                        stop class="fade" offset="1" stop-opacity=(to) {}
                    }
                }
            }
        }
    }

    /// The years, and the lines where they begin.
    fn grid(&self, bottom: f64) -> Markup {
        let years = self.chart.years(((self.layout.right - self.left) / YEAR) as usize);
        let top = number(self.layout.heading + AXIS - 6.0);
        html! {
            @for day in years {
                @let x = self.x(day);
                path class="grid" d=(format!("M{} {top}V{}", number(x), number(bottom))) {}
                @if x + YEAR <= self.layout.width {
                    text class="small" x=(number(x + 3.0)) y=(number(self.layout.heading + AXIS - 10.0)) { (day.format("%Y")) }
                }
            }
        }
    }

    /// The day of the report.
    fn now(&self, bottom: f64) -> Markup {
        let day = self.chart.as_of;
        if !self.chart.shows(day) {
            return Markup::default();
        }
        let (x, text) = (self.x(day), message!("day", day = day).localise(self.language));
        let half = text_width(&text, 12.0) / 2.0;
        let middle = x.max(self.left + half).min(self.layout.width - half);
        html! {
            g aria-hidden="true" {
                path class="now" d=(format!("M{} {}V{}", number(x), number(self.layout.heading + 14.0), number(bottom))) {}
                text class="now-text" text-anchor="middle" x=(number(middle)) y=(number(self.layout.heading + 8.0)) { (text) }
            }
        }
    }

    fn group(&mut self, group: &Group) -> Markup {
        let name = group.name(self.language);
        let heading = name.as_ref().map(|name| {
            self.y += GROUP;
            html! { text class="group" x="16" y=(number(self.y - 12.0)) { (cut(name, 15.0, self.layout.width - 32.0)) } }
        });
        html! {
            @if let Some(heading) = heading { (heading) }
            g role="list" aria-label=[name.as_deref().map(safe)] {
                @for row in &group.rows { "\n" (self.row(row)) }
            }
        }
    }

    /// The brackets that join the rows of each line.
    fn brackets(&self) -> Markup {
        let (mut brackets, mut y) = (Vec::new(), self.layout.heading + AXIS);
        for group in &self.chart.groups {
            y += if group.name(self.language).is_some() { GROUP } else { 0.0 };
            for line in group.rows.chunk_by(|a, b| a.line == b.line) {
                let height = self.layout.row * line.len() as f64;
                if line.len() > 1 {
                    let (top, bottom) = (number(y + 8.0), number(y + height - 8.0));
                    let (right, left) = (number(self.layout.bracket), number(self.layout.bracket - 5.0));
                    brackets.push(format!("M{right} {top}H{left}V{bottom}H{right}"));
                }
                y += height;
            }
        }
        html! { @for bracket in brackets { path class="line" aria-hidden="true" d=(bracket) {} } }
    }

    fn row(&mut self, row: &Row) -> Markup {
        let y = self.y;
        self.y += self.layout.row;
        let description = message::join(&row.full_description(), "; ", self.language);
        let id = if self.shows_id(row) { format!(" ({})", safe(&row.id)) } else { String::new() };
        let label = format!("{}{id}: {description}", safe(row.name()));
        let (bars, ink) = self.bars(row, y + self.layout.bar);
        let names = self.layout.names;
        let room = if self.layout.is_narrow { self.layout.right } else { self.left - GUTTER } - names;
        // Beside the bar on one line; above it on two, as titles that begin alike are told apart by their ends.
        let raised = if self.layout.is_narrow { 26.0 } else { 0.0 };
        let name = safe(row.name());
        let (first, second) = if self.layout.is_narrow { broken(&name, room) } else { ("", &*name) };
        let lines =
            [(first, raised + 16.0), (second, raised)].map(|(line, above)| (cut(line, NAME, room), above));
        let drawn = html! {
            @for (line, above) in lines.iter().filter(|(line, _)| !line.is_empty()) {
                text class="name" x=(number(names)) y=(number(y + self.layout.bar + 5.0 - above)) {
                    (line)
                    title { (safe(row.name())) }
                }
            }
            text class="small" x=(number(names)) y=(number(y + self.layout.bar + 19.0 - raised)) { (cut(&self.small(row), SMALL, room)) }
            (bars)
            @for mark in &row.marks { (self.mark(mark, y + self.layout.bar)) }
            @if ink.is_none() {
                text class="small" x=(number(self.left.max(names))) y=(number(y + self.layout.bar + 11.0)) {
                    (row.note.as_ref().unwrap_or(&row.period).localise(self.language))
                }
            }
        };
        html! {
            g role="listitem" data-agreement=(safe(&row.id)) aria-label=(label) {
                g aria-hidden="true" { (drawn) }
                (link((self.link)(&row.id).as_deref(), row.name(), (names, y + 2.0, room, self.layout.row - 4.0)))
            }
        }
    }

    /// The bars of a row, and the right edge of the last.
    fn bars(&mut self, row: &Row, y: f64) -> (Markup, Option<f64>) {
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

    fn bar(&mut self, segment: &Segment, (from, through): (Day, Day), y: f64) -> Markup {
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
    fn unknown(&mut self, segment: &Segment, (from, through): (Day, Day)) -> Vec<(f64, f64)> {
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
    fn shape(
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

    fn end(&mut self, segment: &Segment, x: f64, y: f64, row: &Row) -> Markup {
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
    fn label(&self, segment: &Segment, left: f64, right: f64, y: f64) -> Markup {
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

    fn mark(&mut self, mark: &Mark, y: f64) -> Markup {
        self.used.insert(Sign::Mark(order(&MarkKind::ALL, mark.kind)));
        let x = (self.x(mark.on.day) + self.x_after(mark.on.day)) / 2.0;
        if mark.overdue {
            self.used.insert(Sign::Overdue);
        }
        html! {
            g data-mark=(mark.kind.name()) data-day=(mark.on.day) {
                title { (safe(&mark.describe().localise(self.language))) }
                (sign(mark.kind, x, y + BAR / 2.0))
                @if mark.overdue { (ring(x, y + BAR / 2.0)) }
            }
        }
    }

    /// The legend of the signs used.
    fn legend(&mut self) -> Markup {
        const SAMPLE: f64 = 30.0;
        self.y += 8.0;
        let (mut signs, mut x) = (Vec::new(), 16.0);
        for used in self.used.clone() {
            let Some(words) = meaning(used).map(|words| words.localise(self.language)) else { continue };
            let wide = SAMPLE + 8.0 + text_width(&words, 12.0) + 22.0;
            if x > 16.0 && x + wide > self.layout.width - 16.0 {
                x = 16.0;
                self.y += LEGEND;
            }
            let y = self.y + 5.0;
            signs.push(html! {
                (self.sample(used, x, y))
                text class="small" x=(number(x + SAMPLE + 8.0)) y=(number(y + 11.0)) { (words) }
            });
            x += wide;
        }
        self.y += LEGEND;
        html! { g aria-hidden="true" { @for sign in signs { (sign) } } }
    }

    fn sample(&self, sign_of: Sign, x: f64, y: f64) -> Markup {
        let bar = |kind: SegmentKind| self.shape(kind, (x, y, 30.0, BAR), None);
        let (middle, height) = (x + 15.0, y + BAR / 2.0);
        match sign_of {
            Sign::Segment(at) if SegmentKind::ALL.get(at) == Some(&SegmentKind::Survival) => {
                // It is as low as below a bar of no height.
                self.shape(SegmentKind::Survival, (x, y + 2.0, 30.0, 0.0), None)
            }
            Sign::Segment(at) => html! { @if let Some(kind) = SegmentKind::ALL.get(at) { (bar(*kind)) } },
            Sign::Lapses => {
                html! { (self.shape(SegmentKind::Term, (x, y, 15.0, BAR), None)) (upright("cliff", middle, y, 5.0)) }
            }
            Sign::Ends => {
                html! { (self.shape(SegmentKind::Term, (x, y, 15.0, BAR), None)) (upright("end", middle, y, 3.0)) }
            }
            Sign::Open => {
                html! { (self.shape(SegmentKind::Term, (x, y, 18.0, BAR), None)) (arrow(SegmentKind::Term, x + 18.0, y)) }
            }
            Sign::Event => {
                html! { (self.shape(SegmentKind::Term, (x, y, 20.0, BAR), None)) (event(x + 20.0, y)) }
            }
            Sign::Soft => html! {
                (bar(SegmentKind::Term))
                rect x=(number(x + 8.0)) y=(number(y - 1.0)) width="22" height=(number(BAR + 2.0)) fill=(self.url("soft-end")) {}
            },
            Sign::Unknown => unknown(x, y, 30.0),
            Sign::Mark(at) => {
                html! { @if let Some(kind) = MarkKind::ALL.get(at) { (sign(*kind, middle, height)) } }
            }
            Sign::Overdue => ring(middle, height),
        }
    }
}

fn order<T: PartialEq>(all: &[T], item: T) -> usize {
    all.iter().position(|other| *other == item).unwrap_or(0)
}

/// The last day of a segment, in the precision of the record.
fn last_day(segment: &Segment) -> Option<String> {
    segment.through.map(|through| through.to_string())
}

fn meaning(sign: Sign) -> Option<Message> {
    Some(match sign {
        Sign::Segment(at) => segment::kind(*SegmentKind::ALL.get(at)?),
        Sign::Lapses => message!("legend-lapses"),
        Sign::Ends => message!("legend-ends"),
        Sign::Open => message!("legend-open"),
        Sign::Event => message!("legend-event"),
        Sign::Soft => message!("legend-soft"),
        Sign::Unknown => message!("legend-unknown"),
        Sign::Mark(at) => MarkKind::ALL.get(at)?.message(),
        Sign::Overdue => message!("legend-overdue"),
    })
}

/// A line across the end of a bar, extending beyond it by `over`.
fn upright(class: &str, x: f64, y: f64, over: f64) -> Markup {
    html! { path class=(class) d=(format!("M{} {}V{}", number(x), number(y - over), number(y + BAR + over))) {} }
}

/// The point at the end of a bar without a last day.
fn arrow(kind: SegmentKind, x: f64, y: f64) -> Markup {
    let class = if kind == SegmentKind::Planned { "planned" } else { "arrow" };
    let height = number(BAR / 2.0 + 4.0);
    html! { path class=(class) d=(format!("M{} {}l12 {height}l-12 {height}z", number(x), number(y - 4.0))) {} }
}

/// The ring at the end of a bar that an event ends.
fn event(x: f64, y: f64) -> Markup {
    html! { circle class="event" cx=(number(x)) cy=(number(y + BAR / 2.0)) r="8" {} }
}

/// A name on two lines: the first as long as there is room for whole words, the second with the rest. A name that fits on
/// one line stands on the second.
fn broken(name: &str, room: f64) -> (&str, &str) {
    if text_width(name, NAME) <= room {
        return ("", name);
    }
    let spaces = name.match_indices(' ').map(|(at, _)| name.split_at(at));
    let last = spaces.take_while(|(first, _)| text_width(first, NAME) <= room).last();
    last.map_or(("", name), |(first, second)| (first, second.trim_start()))
}

/// The part of a bar that is not known: pale, and open at its ends.
fn unknown(x: f64, y: f64, width: f64) -> Markup {
    let (left, right) = (number(x), number(x + width));
    let (top, bottom) = (number(y + 0.75), number(y + BAR - 0.75));
    html! {
        rect class="empty" pointer-events="none" x=(left) y=(number(y - 1.0)) width=(number(width)) height=(number(BAR + 2.0)) {}
        rect class="unknown" pointer-events="none" x=(left) y=(number(y)) width=(number(width)) height=(number(BAR)) {}
        path class="open-edge" pointer-events="none" d=(format!("M{left} {top}H{right}M{left} {bottom}H{right}")) {}
    }
}

/// The sign of a mark, centred on a point.
fn sign(kind: MarkKind, x: f64, y: f64) -> Markup {
    let (class, path) = match kind {
        MarkKind::ReviewDue => ("mark", "m0 -8l7 8l-7 8l-7 -8z"),
        MarkKind::ReviewDone => ("hollow", "m0 -7l6 7l-6 7l-6 -7z"),
        MarkKind::NoticeBy => ("mark", "m0 8l-7 -13h14z"),
        MarkKind::OptionBy => ("hollow", "m0 8l-7 -13h14z"),
        MarkKind::StartRevisionBy => ("mark", "m0 -8l7 13h-14z"),
    };
    html! { path class=(class) d=(format!("M{} {}{path}", number(x), number(y))) {} }
}

fn ring(x: f64, y: f64) -> Markup {
    html! { circle class="overdue" cx=(number(x)) cy=(number(y)) r="11" {} }
}
