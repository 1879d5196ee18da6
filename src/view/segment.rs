//! Descriptions of the segments of an agreement.

use crate::model::{Date, Precision};
use crate::time::{Day, Segment, SegmentEnd, SegmentKind};

use super::message::{Message, message};

/// The display name of a kind of segment.
#[must_use]
pub fn kind(kind: SegmentKind) -> Message {
    match kind {
        SegmentKind::Term => message!("segment-term"),
        SegmentKind::Option => message!("segment-option"),
        SegmentKind::Extension => message!("segment-extension"),
        SegmentKind::Renewal => message!("segment-renewal"),
        SegmentKind::MayRenew => message!("segment-may-renew"),
        SegmentKind::Provisional => message!("segment-provisional"),
        SegmentKind::Suspended => message!("segment-suspended"),
        SegmentKind::Survival => message!("segment-survival"),
        SegmentKind::Planned => message!("segment-planned"),
        SegmentKind::Gap => message!("segment-gap"),
    }
}

/// A segment's kind and period.
#[must_use]
pub fn describe(segment: &Segment) -> Message {
    let from = segment.from.map(|date| message!("from", day = date));
    let through = segment.through.map(|date| message!("through", day = date));
    let when = match (from, through, segment.end) {
        (Some(from), Some(through), _) => message!("from-through", from = from, through = through),
        (Some(from), None, SegmentEnd::Unknown) => message!("from-unknown-end", from = from),
        (Some(known), None, _) | (None, Some(known), _) => known,
        (None, None, _) => message!("not-recorded"),
    };
    let kind = kind(segment.kind);
    match (segment.days, segment.end) {
        (Some(days), SegmentEnd::SoFar) => {
            message!("segment-so-far", kind = kind, when = when, count = days)
        }
        (Some(days), _) => message!("segment-days", kind = kind, when = when, count = days),
        (None, _) => message!("segment-when", kind = kind, when = when),
    }
}

/// The length of a gap, as a short label and a shorter one. Empty for other segments.
#[must_use]
pub fn labels(segment: &Segment) -> Vec<Message> {
    match (segment.kind, segment.days, segment.end) {
        (SegmentKind::Gap, Some(days), SegmentEnd::SoFar) => {
            vec![message!("days-so-far", count = days), message!("days", count = days)]
        }
        (SegmentKind::Gap, Some(days), _) => vec![message!("days", count = days)],
        (SegmentKind::Gap, None, _) => vec![message!("then-lapses")],
        (_, _, _) => Vec::new(),
    }
}

/// The first and the last day of a date known only to the month or the year. None for a day.
#[must_use]
pub fn soft(date: Option<Date>) -> Option<(Day, Day)> {
    let date = date.filter(|date| date.precision() != Precision::Day)?;
    Some((date.first_day(), date.last_day()))
}
