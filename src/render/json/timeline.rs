//! `avtal timeline --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use super::written::{Written, written};
use crate::view::timeline::{Chart, Mark as MarkView, Row as RowView};
use crate::view::{Dated, Day, Message, Segment as SegmentView};

#[derive(Serialize)]
struct Timeline<'v> {
    /// The first day that it shows.
    from: Day,
    /// The last day that it shows, inclusive.
    through: Day,
    /// By what its rows are grouped.
    by: &'static str,
    /// Its groups. An agreement may be in several: one for each of its parties.
    groups: Vec<Group<'v>>,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Group<'v> {
    /// The id of what they have in common: a body, a party, a kind, a part, or the first agreement of the line. Null for
    /// those that have no owner, party or part.
    id: Option<&'v str>,
    /// The agreements; in a line and from line to line, the first to begin comes first.
    rows: Vec<Row<'v>>,
}

#[derive(Serialize)]
struct Row<'v> {
    /// Its id.
    id: &'v str,
    /// Its title; null where it has none.
    title: Option<&'v str>,
    /// Its state.
    state: &'static str,
    /// Does a law require it?
    statutory: bool,
    /// The body responsible for it on the day.
    effective_owner: Option<&'v str>,
    /// The id of the first agreement of its line of replacement, of those that are shown.
    line: &'v str,
    /// How it ends.
    ending: &'static str,
    /// The event that ends it, where it has no known last day.
    event: Option<&'v str>,
    /// Its periods, in order, also those that the timeline does not reach.
    segments: Vec<Segment>,
    /// Days to keep in mind that the timeline reaches, in order.
    marks: Vec<Mark>,
    /// Why it has no segment.
    note: Option<String>,
}

#[derive(Serialize)]
struct Segment {
    /// What holds on these days.
    kind: &'static str,
    /// Its first day; null if that is not known.
    #[serde(flatten)]
    from: Written,
    /// Its last day, inclusive; null if it does not end, or nobody knows when.
    #[serde(flatten)]
    through: Written,
    /// How many days it has; null if that is not known.
    days: Option<i64>,
}

#[derive(Serialize)]
struct Mark {
    /// The day; of a deadline, the last day to meet it.
    #[serde(flatten)]
    day: Written,
    /// What is to be done by it, or has been done.
    kind: &'static str,
    /// Has it passed with something still to be done?
    overdue: bool,
    /// What there is to keep in mind.
    message: String,
}

impl<'v> From<&'v RowView> for Row<'v> {
    fn from(row: &'v RowView) -> Self {
        Row {
            id: &row.id,
            title: row.title.as_deref(),
            state: row.state.name(),
            statutory: row.statutory,
            effective_owner: row.effective_owner.as_deref(),
            line: &row.line,
            ending: row.ending.name(),
            event: row.event.as_deref(),
            segments: row.segments.iter().map(Segment::from).collect(),
            marks: row.marks.iter().map(Mark::from).collect(),
            note: row.note.as_ref().map(Message::plain),
        }
    }
}

impl From<&SegmentView> for Segment {
    fn from(segment: &SegmentView) -> Self {
        Segment {
            kind: segment.kind.name(),
            from: written!("from", segment.from.map(Dated::first)),
            through: written!("through", segment.through.map(Dated::last)),
            days: segment.days,
        }
    }
}

impl From<&MarkView> for Mark {
    fn from(mark: &MarkView) -> Self {
        Mark {
            day: written!("day", mark.on),
            kind: mark.kind.name(),
            overdue: mark.overdue,
            message: mark.message.plain(),
        }
    }
}

/// The document of `timeline`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn timeline(clocks: Clocks<'_>, chart: &Chart, incomplete: &[&str]) -> serde_json::Result<String> {
    let groups = chart.groups.iter();
    let body = Timeline {
        from: chart.from,
        through: chart.through,
        by: chart.by.name(),
        groups: groups
            .map(|group| Group { id: group.id.as_deref(), rows: group.rows.iter().map(Row::from).collect() })
            .collect(),
        incomplete,
    };
    document("timeline", clocks, &body)
}
