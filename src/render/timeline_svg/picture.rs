//! The picture as a file, or as an element of a page.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::drawing::Drawing;
use super::layout::{AXIS, GUTTER, Layout, MARGIN, NAME, NARROW, ROOM, RULES, SMALL, WIDE};
use crate::render::svg::{self, Link, Picture, cut, number, safe, text_width};
use crate::render::timeline::heading;
use crate::text::Language;
use crate::view::Chart;
use crate::view::message::message;
use crate::view::timeline::Row;

/// The class in style sheets.
const CLASS: &str = "timeline";

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
    svg::style(CLASS, RULES)
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
