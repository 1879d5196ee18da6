//! The signs at the ends of bars and on the days of marks.

use maud::{Markup, html};

use super::layout::BAR;
use crate::render::svg::number;
use crate::view::SegmentKind;
use crate::view::timeline::MarkKind;

/// The signs of the legend, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
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

/// The place of an item among all.
pub(super) fn order<T: PartialEq>(all: &[T], item: T) -> usize {
    all.iter().position(|other| *other == item).unwrap_or(0)
}

/// A line across the end of a bar, extending beyond it by `over`.
pub(super) fn upright(class: &str, x: f64, y: f64, over: f64) -> Markup {
    html! { path class=(class) d=(format!("M{} {}V{}", number(x), number(y - over), number(y + BAR + over))) {} }
}

/// The point at the end of a bar without a last day.
pub(super) fn arrow(kind: SegmentKind, x: f64, y: f64) -> Markup {
    let class = if kind == SegmentKind::Planned { "planned" } else { "arrow" };
    let height = number(BAR / 2.0 + 4.0);
    html! { path class=(class) d=(format!("M{} {}l12 {height}l-12 {height}z", number(x), number(y - 4.0))) {} }
}

/// The ring at the end of a bar that an event ends.
pub(super) fn event(x: f64, y: f64) -> Markup {
    html! { circle class="event" cx=(number(x)) cy=(number(y + BAR / 2.0)) r="8" {} }
}

/// The part of a bar that is not known: pale, and open at its ends.
pub(super) fn unknown(x: f64, y: f64, width: f64) -> Markup {
    let (left, right) = (number(x), number(x + width));
    let (top, bottom) = (number(y + 0.75), number(y + BAR - 0.75));
    html! {
        rect class="empty" pointer-events="none" x=(left) y=(number(y - 1.0)) width=(number(width)) height=(number(BAR + 2.0)) {}
        rect class="unknown" pointer-events="none" x=(left) y=(number(y)) width=(number(width)) height=(number(BAR)) {}
        path class="open-edge" pointer-events="none" d=(format!("M{left} {top}H{right}M{left} {bottom}H{right}")) {}
    }
}

/// The sign of a mark, centred on a point.
pub(super) fn sign(kind: MarkKind, x: f64, y: f64) -> Markup {
    let (class, path) = match kind {
        MarkKind::ReviewDue => ("mark", "m0 -8l7 8l-7 8l-7 -8z"),
        MarkKind::ReviewDone => ("hollow", "m0 -7l6 7l-6 7l-6 -7z"),
        MarkKind::NoticeBy => ("mark", "m0 8l-7 -13h14z"),
        MarkKind::OptionBy => ("hollow", "m0 8l-7 -13h14z"),
        MarkKind::StartRevisionBy => ("mark", "m0 -8l7 13h-14z"),
    };
    html! { path class=(class) d=(format!("M{} {}{path}", number(x), number(y))) {} }
}

pub(super) fn ring(x: f64, y: f64) -> Markup {
    html! { circle class="overdue" cx=(number(x)) cy=(number(y)) r="11" {} }
}
