//! `avtal timeline --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use super::written::{Written, written};
use crate::view::timeline::{Chart, Mark as MarkView, Row as RowView};
use crate::view::{Dated, Day, Message, Segment as SegmentView};

#[derive(Serialize)]
struct Timeline<'v> {
    from: Day,
    through: Day,
    by: &'static str,
    groups: Vec<Group<'v>>,
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Group<'v> {
    id: Option<&'v str>,
    rows: Vec<Row<'v>>,
}

#[derive(Serialize)]
struct Row<'v> {
    id: &'v str,
    title: Option<&'v str>,
    state: &'static str,
    statutory: bool,
    effective_owner: Option<&'v str>,
    line: &'v str,
    ending: &'static str,
    segments: Vec<Segment>,
    marks: Vec<Mark>,
    note: Option<String>,
}

#[derive(Serialize)]
struct Segment {
    kind: &'static str,
    #[serde(flatten)]
    from: Written,
    #[serde(flatten)]
    through: Written,
    days: Option<i64>,
}

#[derive(Serialize)]
struct Mark {
    #[serde(flatten)]
    day: Written,
    kind: &'static str,
    overdue: bool,
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
