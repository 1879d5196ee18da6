//! The segments of an agreement: its periods, split where the basis for its validity changes.

use crate::model::Date;
use crate::registry::{AgreementIx, Days};

use super::case::Case;
use super::day::{Day, days_between, next, previous};
use super::periods::{EndCause, When};
use super::state::{end_as_written, start_as_written};
use super::survival::survivals;
use super::suspension::suspensions;
use super::term::{StepKind, UntilKind, until_kind};

/// A stretch of days, inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Segment {
    /// What applies on these days.
    pub kind: SegmentKind,
    /// The date that its first day comes from. None if the beginning is not known.
    pub from: Option<Date>,
    /// The date that its last day comes from. None if it does not end, or if the end is not known.
    pub through: Option<Date>,
    /// The number of days. None if it is not known.
    pub days: Option<i64>,
    /// How far its end is known.
    pub end: SegmentEnd,
}

/// How far the end of a segment is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SegmentEnd {
    /// It ends on a known day.
    Known,
    /// It lasts until something happens.
    Open,
    /// It has lasted until the day of the report, and its end is not known.
    SoFar,
    /// Its end is not recorded.
    Unknown,
}

/// What applies in a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SegmentKind {
    /// The agreement is in force for its initial term.
    Term,
    /// It is in force through an option that has been exercised.
    Option,
    /// It is in force through a decided extension.
    Extension,
    /// It is in force through tacit renewals that can no longer be prevented.
    Renewal,
    /// It will be in force through tacit renewals, unless notice is given.
    MayRenew,
    /// It is applied before it enters into force.
    Provisional,
    /// It is in force, but suspended.
    Suspended,
    /// It has ended, and some of its sections still bind.
    Survival,
    /// The record gives this period, but the agreement has not entered into force and currently will not.
    Planned,
    /// Neither it nor a successor is in force.
    Gap,
}

impl SegmentKind {
    /// Every kind, in the order of a legend.
    pub const ALL: [SegmentKind; 10] = [
        SegmentKind::Term,
        SegmentKind::Extension,
        SegmentKind::Option,
        SegmentKind::Renewal,
        SegmentKind::MayRenew,
        SegmentKind::Provisional,
        SegmentKind::Suspended,
        SegmentKind::Survival,
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
            SegmentKind::Provisional => "provisional",
            SegmentKind::Suspended => "suspended",
            SegmentKind::Survival => "survival",
            SegmentKind::Planned => "planned",
            SegmentKind::Gap => "gap",
        }
    }
}

impl Segment {
    /// Its first day. None if it is not known.
    #[must_use]
    pub fn first_day(&self) -> Option<Day> {
        self.from.map(Date::first_day)
    }

    /// Its last day, inclusive. None if it does not end, or if the end is not known.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.through.map(Date::last_day)
    }
}

/// How an agreement ends, and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// On a known day, followed by days without an agreement.
    Lapses,
    /// On a known day, and a successor takes over on the next.
    Replaced,
    /// On a known day and for good, on purpose or with another agreement; or it is never in force.
    Ended,
    /// On no known day: until further notice, until notice is given, or until something happens to another agreement.
    Open,
    /// Its end is not recorded.
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
        None => match until_kind(case.agreement(agreement)) {
            UntilKind::FurtherNotice
            | UntilKind::Replaced
            | UntilKind::Event
            | UntilKind::EndsWith
            | UntilKind::EndsWhenReplaced => Ending::Open,
            UntilKind::Date | UntilKind::Duration | UntilKind::Unknown => {
                if standing.renewal_date.is_some() || periods.term.is_suspended_without_end {
                    Ending::Open
                } else {
                    Ending::Unknown
                }
            }
        },
    }
}

/// The segments of an agreement, in order. What binds after its end is last, and may overlap days without an agreement.
/// Empty if it was never in force, or if it is undecided and its period is unknown.
#[must_use]
pub fn segments(case: &Case<'_>, agreement: AgreementIx) -> Vec<Segment> {
    let builder = Builder { case, agreement, ending: ending(case, agreement) };
    let mut segments: Vec<Segment> = builder.provisional().into_iter().collect();
    match case.periods(agreement).start {
        Some(start) => {
            let in_force = builder.in_force(start);
            segments.extend(in_force.into_iter().flat_map(|segment| builder.without_suspensions(segment)));
        }
        None => segments.extend(builder.planned()),
    }
    segments.extend(builder.gap());
    segments.extend(builder.survivals());
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

    /// The period that the record gives to an agreement that does not enter into force.
    fn planned(&self) -> Vec<Segment> {
        let from = self.case.agreement(self.agreement).validity.from_date();
        let periods = self.case.periods(self.agreement);
        let through = periods.last_day();
        let from = match periods.provisional.map(|days| days.until) {
            Some(None) => return Vec::new(),
            Some(Some(until)) => from.max(Some(Date::day(next(until)))),
            None => from,
        };
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
            // It may have entered into force after its first term, or never.
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

    /// The last day of its initial term and of each step that moves its end, in order. None for no end.
    fn reaches(&self) -> Vec<(SegmentKind, Option<Day>)> {
        let term = &self.case.periods(self.agreement).term;
        let mut reaches = vec![(SegmentKind::Term, term.steps.first().map_or(term.first_end, |s| s.from))];
        for step in &term.steps {
            let kind = match step.kind {
                StepKind::Option(_) => SegmentKind::Option,
                StepKind::Extension(_) => SegmentKind::Extension,
                // The days of a suspension are added to what it prolongs.
                StepKind::Suspension(_) => {
                    if let Some((_, through)) = reaches.last_mut() {
                        *through = through.max(&mut Some(step.to)).to_owned();
                    }
                    continue;
                }
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

    /// The days on which it is applied before it enters into force.
    fn provisional(&self) -> Option<Segment> {
        let days = self.case.periods(self.agreement).provisional?;
        Some(self.segment(SegmentKind::Provisional, days.from.map(Date::day), days.until))
    }

    /// A segment in which it is in force, split into what is suspended and what is not.
    fn without_suspensions(&self, segment: Segment) -> Vec<Segment> {
        let (mut parts, mut from) = (Vec::new(), segment.from);
        let mut suspensions: Vec<Days> =
            suspensions(self.case.agreement(self.agreement)).map(|(_, days)| days).collect();
        suspensions.sort_by_key(|days| days.from);
        for suspended in suspensions {
            let rest = Days { from: from.map(Date::first_day), until: segment.last_day() };
            let Some(both) = rest.intersect(suspended) else { continue };
            if let Some(first) = both.from.filter(|first| rest.from.is_none_or(|from| from < *first)) {
                parts.push(self.segment(segment.kind, from, Some(previous(first))));
            }
            parts.push(self.segment(SegmentKind::Suspended, both.from.map(Date::day), both.until));
            match both.until.filter(|until| Some(*until) != segment.last_day()) {
                Some(until) => from = Some(Date::day(next(until))),
                None => return parts,
            }
        }
        if parts.is_empty() {
            vec![segment]
        } else {
            parts.push(self.segment(segment.kind, from, segment.last_day()));
            parts
        }
    }

    /// What binds after its end, if its end is known.
    fn survivals(&self) -> impl Iterator<Item = Segment> {
        let periods = self.case.periods(self.agreement);
        let survivals = survivals(self.case.agreement(self.agreement), periods);
        survivals.filter_map(|survival| {
            let from = Some(Date::day(survival.from?));
            let days =
                from.zip(survival.through).map(|(from, through)| days_between(from.first_day(), through) + 1);
            let end = if survival.through.is_some() { SegmentEnd::Known } else { SegmentEnd::Open };
            Some(Segment {
                kind: SegmentKind::Survival,
                from,
                through: survival.through.map(Date::day),
                days,
                end,
            })
        })
    }

    fn gap(&self) -> Option<Segment> {
        let gap = self.case.standing(self.agreement).gap()?;
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
