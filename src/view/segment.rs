//! The segments of an agreement: its periods as time has them, cut where what holds them up changes.

use serde::Serialize;

use crate::model::Date;
use crate::registry::AgreementIx;
use crate::time::Case;
use crate::time::day::{Day, days_between, next};
use crate::time::{EndCause, StepKind, UntilKind, When, end_as_written, until_kind};

use super::AgreementRow;
use super::message::{Message, message};

/// A stretch of days, inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// What holds on these days.
    pub kind: SegmentKind,
    /// The first day; none where it is not known.
    pub from: Option<Day>,
    /// The first day as written, where that says less than a day.
    pub from_as_written: Option<String>,
    /// The last day; none where there is none, or it is not known.
    pub through: Option<Day>,
    /// The last day as written, where that says less than a day.
    pub through_as_written: Option<String>,
    /// How many days it has; none where that is not known.
    pub days: Option<i64>,
    /// What is known of its end.
    #[serde(skip)]
    pub end: End,
}

/// What is known of the end of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It ends on a known day.
    Known,
    /// It goes on until something happens.
    Open,
    /// It has lasted until the day of the report; nobody knows how long it will.
    SoFar,
    /// Nobody wrote down when it ends.
    Unknown,
}

/// What holds in a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SegmentKind {
    /// The agreement is in force, by the term that it began with.
    Term,
    /// It is in force by an option that has been called.
    Option,
    /// It is in force by a decided prolongation.
    Extension,
    /// It is in force by tacit renewals that can no longer be prevented.
    Renewal,
    /// It will be in force by tacit renewals, unless notice is given.
    MayRenew,
    /// It is written to hold, but has not entered into force and will not as things are.
    Planned,
    /// Neither it nor a successor is in force.
    Gap,
}

impl SegmentKind {
    /// Every kind, in the order in which a legend has them.
    pub const ALL: [SegmentKind; 7] = [
        SegmentKind::Term,
        SegmentKind::Extension,
        SegmentKind::Option,
        SegmentKind::Renewal,
        SegmentKind::MayRenew,
        SegmentKind::Planned,
        SegmentKind::Gap,
    ];

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            SegmentKind::Term => "term",
            SegmentKind::Option => "option",
            SegmentKind::Extension => "extension",
            SegmentKind::Renewal => "renewal",
            SegmentKind::MayRenew => "may-renew",
            SegmentKind::Planned => "planned",
            SegmentKind::Gap => "gap",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            SegmentKind::Term => message!("segment-term"),
            SegmentKind::Option => message!("segment-option"),
            SegmentKind::Extension => message!("segment-extension"),
            SegmentKind::Renewal => message!("segment-renewal"),
            SegmentKind::MayRenew => message!("segment-may-renew"),
            SegmentKind::Planned => message!("segment-planned"),
            SegmentKind::Gap => message!("segment-gap"),
        }
    }
}

impl Segment {
    /// The days in which it begins, where it is known only to the month or the year.
    #[must_use]
    pub fn soft_start(&self) -> Option<(Day, Day)> {
        soft(self.from_as_written.as_ref())
    }

    /// The days in which it ends, where it is known only to the month or the year.
    #[must_use]
    pub fn soft_end(&self) -> Option<(Day, Day)> {
        soft(self.through_as_written.as_ref())
    }

    /// What it is, and from when through when.
    #[must_use]
    pub fn describe(&self) -> Message {
        let date = |day: Day, written: &Option<String>| super::agreement::date(day, written.as_ref());
        let from = self.from.map(|day| message!("from", day = date(day, &self.from_as_written)));
        let through = self.through.map(|day| message!("through", day = date(day, &self.through_as_written)));
        let when = match (from, through, self.end) {
            (Some(from), Some(through), _) => message!("from-through", from = from, through = through),
            (Some(from), None, End::Unknown) => message!("from-unknown-end", from = from),
            (Some(known), None, _) | (None, Some(known), _) => known,
            (None, None, _) => message!("not-recorded"),
        };
        match (self.days, self.end) {
            (Some(days), End::SoFar) => {
                message!("segment-so-far", kind = self.kind.message(), when = when, count = days)
            }
            (Some(days), _) => {
                message!("segment-days", kind = self.kind.message(), when = when, count = days)
            }
            (None, _) => message!("segment-when", kind = self.kind.message(), when = when),
        }
    }

    /// How long a gap lasts, in few words, and in fewer; none of other segments.
    #[must_use]
    pub fn labels(&self) -> Vec<Message> {
        match (self.kind, self.days, self.end) {
            (SegmentKind::Gap, Some(days), End::SoFar) => {
                vec![message!("days-so-far", count = days), message!("days", count = days)]
            }
            (SegmentKind::Gap, Some(days), _) => vec![message!("days", count = days)],
            (SegmentKind::Gap, None, _) => vec![message!("then-lapses")],
            (_, _, _) => Vec::new(),
        }
    }
}

/// The days of a date that is known only to the month or the year.
fn soft(written: Option<&String>) -> Option<(Day, Day)> {
    let date = Date::parse(written?).ok()?;
    Some((date.first_day(), date.last_day()))
}

/// How the last of an agreement's days comes about, and what comes then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// A known day, with days without an agreement after it.
    Lapses,
    /// A known day, and a successor takes over on the next.
    Replaced,
    /// A known day, for good: on purpose or with another agreement; or it is not in force at all.
    Ended,
    /// No day: until further notice, until notice is given, or until something happens to another.
    Open,
    /// Nobody wrote it down.
    Unknown,
}

/// How an agreement ends.
pub(super) fn ending(case: &Case<'_>, agreement: AgreementIx) -> Ending {
    let (periods, standing) = (case.periods(agreement), case.standing(agreement));
    match periods.end {
        Some(_) if standing.gap_after_end.is_some() => Ending::Lapses,
        Some((_, EndCause::Replaced)) => Ending::Replaced,
        Some((_, EndCause::Term)) if periods.replaced.is_some() => Ending::Replaced,
        Some(_) => Ending::Ended,
        None => {
            match until_kind(case.agreement(agreement)) {
                UntilKind::FurtherNotice
                | UntilKind::Replaced
                | UntilKind::EndsWith
                | UntilKind::EndsWhenReplaced => Ending::Open,
                UntilKind::Date | UntilKind::Duration | UntilKind::Unknown => {
                    if standing.renewal_date.is_some() { Ending::Open } else { Ending::Unknown }
                }
            }
        }
    }
}

/// The segments of an agreement, in order; none where it was never in force, and where nothing is known of an undecided one.
pub(super) fn segments(case: &Case<'_>, agreement: AgreementIx, row: &AgreementRow) -> Vec<Segment> {
    let builder = Builder { case, agreement, ending: ending(case, agreement) };
    let mut segments = match case.periods(agreement).start {
        Some(start) => builder.in_force(start, row),
        None => builder.planned(row),
    };
    segments.extend(builder.gap());
    segments
}

struct Builder<'c, 'r> {
    case: &'c Case<'r>,
    agreement: AgreementIx,
    ending: Ending,
}

impl Builder<'_, '_> {
    fn segment(&self, kind: SegmentKind, from: Option<Day>, through: Option<Day>) -> Segment {
        let end = match (through, self.ending) {
            (Some(_), _) => End::Known,
            (None, Ending::Unknown) => End::Unknown,
            (None, Ending::Lapses | Ending::Replaced | Ending::Ended | Ending::Open) => End::Open,
        };
        let written =
            through.and_then(|day| end_as_written(self.case.registry, self.agreement, day).coarse());
        let days = from.zip(through).map(|(from, through)| days_between(from, through) + 1);
        Segment { kind, from, from_as_written: None, through, through_as_written: written, days, end }
    }

    /// What is written of an agreement that does not enter into force.
    fn planned(&self, row: &AgreementRow) -> Vec<Segment> {
        let through = self.case.periods(self.agreement).last_day();
        if row.from.is_none() && through.is_none() || is_empty(row.from, through) {
            return Vec::new();
        }
        let from_as_written = row.from_as_written.clone();
        vec![Segment { from_as_written, ..self.segment(SegmentKind::Planned, row.from, through) }]
    }

    fn in_force(&self, start: When, row: &AgreementRow) -> Vec<Segment> {
        let periods = self.case.periods(self.agreement);
        let last = match periods.end {
            Some((When::UnknownPast, _)) => return Vec::new(),
            end => end.and_then(|(end, _)| end.day()),
        };
        let (mut segments, mut from) = (Vec::new(), start.day());
        for (kind, reached) in self.reaches() {
            let through = [reached, last].into_iter().flatten().min();
            // It may have entered into force only when a first term was over, or not at all.
            if is_empty(from, through) {
                continue;
            }
            segments.push(self.segment(kind, from, through));
            match through {
                Some(through) if Some(through) != last => from = Some(next(through)),
                Some(_) | None => break,
            }
        }
        if let Some(first) = segments.first_mut() {
            first.from_as_written.clone_from(&row.in_force_from_as_written);
        }
        segments
    }

    /// How far its term reaches by itself, and by each that moves its end, in order; none for no end.
    fn reaches(&self) -> Vec<(SegmentKind, Option<Day>)> {
        let term = &self.case.periods(self.agreement).term;
        let mut reaches = vec![(SegmentKind::Term, term.steps.first().map_or(term.first_end, |s| s.from))];
        for step in &term.steps {
            let kind = match step.kind {
                StepKind::Option(_) => SegmentKind::Option,
                StepKind::Extension(_) => SegmentKind::Extension,
            };
            match step.from {
                Some(from) if from < step.to => reaches.push((kind, Some(step.to))),
                Some(_) => {}
                None => reaches = vec![(SegmentKind::Term, Some(step.to))],
            }
        }
        if self.case.agreement(self.agreement).validity.renewal.is_some() {
            match self.case.standing(self.agreement).bound_through {
                Some(through) => {
                    reaches.push((SegmentKind::Renewal, Some(through)));
                    reaches.push((SegmentKind::MayRenew, term.end));
                }
                None => reaches.push((SegmentKind::Renewal, term.end)),
            }
        }
        reaches
    }

    fn gap(&self) -> Option<Segment> {
        let gap = self.case.standing(self.agreement).gap?;
        let day = self.case.day();
        let (days, end) = match gap.days() {
            None if gap.from <= day => (Some(days_between(gap.from, day) + 1), End::SoFar),
            None => (None, End::Open),
            days => (days, End::Known),
        };
        let segment = self.segment(SegmentKind::Gap, Some(gap.from), gap.through);
        Some(Segment { through_as_written: None, days, end, ..segment })
    }
}

fn is_empty(from: Option<Day>, through: Option<Day>) -> bool {
    from.zip(through).is_some_and(|(from, through)| through < from)
}
