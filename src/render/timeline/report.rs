//! The report: its heading, the width of the names, and the names themselves.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write;

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::drawing::Drawing;
use super::glyphs::Glyphs;
use crate::text::{Language, display_safe, shortened, wrap};
use crate::view::message::message;
use crate::view::timeline::Row;
use crate::view::{Chart, Message, words};

/// From this width on, names are beside the track; otherwise they are above it.
const WIDE: u16 = 64;

/// The timeline, no wider than `width`, with a legend of what is shown.
#[must_use]
pub fn timeline(chart: &Chart, language: Language, width: u16, glyphs: &Glyphs) -> String {
    if chart.rows().next().is_none() {
        return message!("timeline-nothing").localise(language) + "\n";
    }
    let names = if width < WIDE { 0 } else { names(chart, width, glyphs) };
    let track = usize::from(width) - names;
    let mut drawing =
        Drawing { chart, language, glyphs, names, track, used: BTreeSet::new(), page: String::new() };
    let bold = Style::new().bold();
    let _ =
        writeln!(drawing.page, "{bold}{}{bold:#}\n", wrap(&heading(chart).localise(language), 0, 0, width));
    drawing.axis();
    for group in &chart.groups {
        drawing.group(group);
    }
    drawing.legend(width);
    drawing.page
}

/// The heading of the timeline.
pub(in crate::render) fn heading(chart: &Chart) -> Message {
    let ids: BTreeSet<&str> = chart.rows().map(|row| row.id.as_str()).collect();
    message!(
        "timeline-heading",
        day = chart.as_of,
        agreements = words::agreements(ids.len()),
        from = chart.from,
        through = chart.through
    )
}

/// The width of the column of names, including what surrounds them.
fn names(chart: &Chart, width: u16, glyphs: &Glyphs) -> usize {
    const AROUND: usize = 4;
    let length = |row: &Row| {
        let name = name(row, glyphs).width() + usize::from(row.statutory) * 2;
        name.max(id(row, glyphs).map_or(0, |id| id.width()))
    };
    let longest = chart.rows().map(length).max().unwrap_or(0);
    (longest + AROUND).min(usize::from(width) * 2 / 5)
}

pub(super) fn name<'r>(row: &'r Row, glyphs: &Glyphs) -> Cow<'r, str> {
    match shortened(if glyphs.titles { row.name() } else { &row.id }) {
        Cow::Borrowed(name) => display_safe(name),
        Cow::Owned(name) => Cow::Owned(display_safe(&name).into_owned()),
    }
}

/// Its id, if it is not its name.
pub(super) fn id<'r>(row: &'r Row, glyphs: &Glyphs) -> Option<Cow<'r, str>> {
    (glyphs.titles && row.name() != row.id).then(|| display_safe(&row.id))
}

/// A text padded or cut to a number of columns.
pub(super) fn fit(text: &str, columns: usize, cut: char) -> String {
    if text.width() <= columns {
        return format!("{text}{}", " ".repeat(columns - text.width()));
    }
    let (mut fit, mut used) = (String::new(), 0);
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 1 > columns {
            break;
        }
        fit.push(c);
        used += wide;
    }
    if columns > 0 {
        fit.push(cut);
        used += 1;
    }
    fit + &" ".repeat(columns.saturating_sub(used))
}
