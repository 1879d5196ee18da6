//! The segments of an agreement: its periods, cut where what holds them up changes.

use crate::model::Date;
use crate::registry::AgreementIx;

use super::case::Case;
use super::day::{Day, days_between, next};
use super::periods::{EndCause, When};
use super::state::{end_as_written, start_as_written};
use super::term::{StepKind, UntilKind, until_kind};

/// A stretch of days, inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// What holds on these days.
    pub kind: SegmentKind,
    /// When it begins, on the first day of this. None if that is not known.
    pub from: Option<Date>,
    /// When it ends, on the last day of this. None if it does not end, or nobody knows when.
    pub through: Option<Date>,
    /// How many days it has. None if that is not known.
    pub days: Option<i64>,
    /// What is known of its end.
    pub end: SegmentEnd,
}

/// What is known of the end of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentEnd {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
}

impl Segment {
    /// Its first day. None if that is not known.
    #[must_use]
    pub fn first_day(&self) -> Option<Day> {
        self.from.map(Date::first_day)
    }

    /// Its last day. None if it does not end, or nobody knows when.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.through.map(Date::last_day)
    }
}

/// How the last of an agreement's days comes about, and what comes then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl Ending {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Ending::Lapses => "lapses",
            Ending::Replaced => "replaced",
            Ending::Ended => "ended",
            Ending::Open => "open",
            Ending::Unknown => "unknown",
        }
    }
}

/// How an agreement ends.
#[must_use]
pub fn ending(case: &Case<'_>, agreement: AgreementIx) -> Ending {
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

/// The segments of an agreement, in order. None if it was never in force, and if nothing is known of an undecided one.
#[must_use]
pub fn segments(case: &Case<'_>, agreement: AgreementIx) -> Vec<Segment> {
    let builder = Builder { case, agreement, ending: ending(case, agreement) };
    let mut segments = match case.periods(agreement).start {
        Some(start) => builder.in_force(start),
        None => builder.planned(),
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
    fn segment(&self, kind: SegmentKind, from: Option<Date>, through: Option<Day>) -> Segment {
        let end = match (through, self.ending) {
            (Some(_), _) => SegmentEnd::Known,
            (None, Ending::Unknown) => SegmentEnd::Unknown,
            (None, Ending::Lapses | Ending::Replaced | Ending::Ended | Ending::Open) => SegmentEnd::Open,
        };
        let days = from.zip(through).map(|(from, through)| days_between(from.first_day(), through) + 1);
        let through = through.map(|day| end_as_written(self.case.registry, self.agreement, day));
        Segment { kind, from, through, days, end }
    }

    /// What is written of an agreement that does not enter into force.
    fn planned(&self) -> Vec<Segment> {
        let from = self.case.agreement(self.agreement).validity.from_date();
        let through = self.case.periods(self.agreement).last_day();
        if from.is_none() && through.is_none() || is_empty(from, through) {
            return Vec::new();
        }
        vec![self.segment(SegmentKind::Planned, from, through)]
    }

    fn in_force(&self, start: When) -> Vec<Segment> {
        let periods = self.case.periods(self.agreement);
        let last = match periods.end {
            Some((When::UnknownPast, _)) => return Vec::new(),
            end => end.and_then(|(end, _)| end.day()),
        };
        let record = self.case.agreement(self.agreement);
        let (mut segments, mut from) = (Vec::new(), start.day().map(|start| start_as_written(record, start)));
        for (kind, reached) in self.reaches() {
            let through = [reached, last].into_iter().flatten().min();
            // It may have entered into force only when a first term was over, or not at all.
            if is_empty(from, through) {
                continue;
            }
            segments.push(self.segment(kind, from, through));
            match through {
                Some(through) if Some(through) != last => from = Some(Date::day(next(through))),
                Some(_) | None => break,
            }
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
            None if gap.from <= day => (Some(days_between(gap.from, day) + 1), SegmentEnd::SoFar),
            None => (None, SegmentEnd::Open),
            days => (days, SegmentEnd::Known),
        };
        let (from, through) = (Some(Date::day(gap.from)), gap.through.map(Date::day));
        Some(Segment { kind: SegmentKind::Gap, from, through, days, end })
    }
}

fn is_empty(from: Option<Date>, through: Option<Day>) -> bool {
    from.zip(through).is_some_and(|(from, through)| through < from.first_day())
}
