//! Draws the years, the day of the report, and the rows.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::layout::{AXIS, BAR, GROUP, GUTTER, Layout, NAME, SMALL, YEAR};
use super::signs::{Sign, order, ring, sign};
use crate::render::svg::{Link, cut, link, number, safe, text_width};
use crate::text::Language;
use crate::view::day::days_between;
use crate::view::message::{self, message};
use crate::view::timeline::{Group, Mark, MarkKind, Row};
use crate::view::{Chart, Day, words};

/// A picture while it is drawn.
pub(super) struct Drawing<'c> {
    pub(super) chart: &'c Chart,
    pub(super) layout: &'static Layout,
    pub(super) language: Language,
    pub(super) prefix: &'c str,
    pub(super) link: Link<'c>,
    /// The left edge of the track.
    pub(super) left: f64,
    pub(super) has_ids: bool,
    /// The names that several rows have.
    pub(super) shared: BTreeSet<String>,
    pub(super) used: BTreeSet<Sign>,
    /// The top of the next part.
    pub(super) y: f64,
}

impl Drawing<'_> {
    pub(super) fn shows_id(&self, row: &Row) -> bool {
        self.has_ids || self.shared.contains(row.name())
    }

    /// The text below the name of an agreement.
    pub(super) fn small(&self, row: &Row) -> String {
        let id = self.shows_id(row).then(|| safe(&row.id).into_owned());
        let mut small: Vec<String> = id.into_iter().collect();
        small.push(words::state(row.state).localise(self.language));
        small.extend(row.statutory.then(|| message!("statutory").localise(self.language)));
        small.join(" · ")
    }

    /// The left edge of a day.
    pub(super) fn x(&self, day: Day) -> f64 {
        let (before, days) = (days_between(self.chart.from, day), self.chart.days());
        self.left + (self.layout.right - self.left) * before as f64 / days as f64
    }

    /// The right edge of a day.
    pub(super) fn x_after(&self, day: Day) -> f64 {
        self.x(day) + (self.layout.right - self.left) / self.chart.days() as f64
    }

    pub(super) fn url(&self, name: &str) -> String {
        format!("url(#{}-{name})", self.prefix)
    }

    /// The years, and the lines where they begin.
    pub(super) fn grid(&self, bottom: f64) -> Markup {
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
    pub(super) fn now(&self, bottom: f64) -> Markup {
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

    pub(super) fn group(&mut self, group: &Group) -> Markup {
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
    pub(super) fn brackets(&self) -> Markup {
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

    pub(super) fn row(&mut self, row: &Row) -> Markup {
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

    pub(super) fn mark(&mut self, mark: &Mark, y: f64) -> Markup {
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
