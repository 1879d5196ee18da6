//! Days on which neither an agreement nor its successor is in force.

use crate::model::Agreement;

use super::day::{Day, next, previous};
use super::periods::{EndCause, Periods, When};
use super::state::State;

/// Days without an agreement, inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first day.
    pub from: Day,
    /// The last day, inclusive. None if no successor is known to take over.
    pub through: Option<Day>,
    /// Where it lies relative to the day.
    pub time: GapTime,
}

/// Where a gap lies relative to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapTime {
    /// It ended before the day.
    Past,
    /// It covers the day.
    Open,
    /// It starts after the day.
    Coming,
}

impl Gap {
    /// How many days it lasts. None if it has no known end.
    #[must_use]
    pub fn days(self) -> Option<i64> {
        Some(super::day::days_between(self.from, self.through?) + 1)
    }
}

/// The gap after the end of an agreement that was in force until then. It lasts until a successor takes over; it has no
/// end if there is no successor and the agreement was not ended on purpose. None if the agreement never enters into
/// force.
pub(super) fn gap_after_end(record: &Agreement, periods: &Periods, day: Day) -> Option<Gap> {
    periods.start?;
    let (own_end, _) = periods.own_end?;
    let from = next(own_end.day()?);
    let through = match periods.replaced_from() {
        Some(When::UnknownPast) => return None,
        Some(When::On(replaced)) if replaced <= from => return None,
        Some(When::On(replaced)) => Some(previous(replaced)),
        None if is_ended_on_purpose(record, periods) => return None,
        None => None,
    };
    let time = match through {
        Some(through) if through < day => GapTime::Past,
        _ if from <= day => GapTime::Open,
        _ => GapTime::Coming,
    };
    Some(Gap { from, through, time })
}

/// Whether the gap after the end of an agreement counts on the day. A gap without an end counts only if the agreement
/// is in force or has lapsed, or if a law requires an agreement that was ended.
pub(super) fn is_gap(gap: Gap, record: &Agreement, state: State) -> bool {
    gap.through.is_some()
        || match state {
            State::Lapsed | State::Suspended | State::InForce => true,
            State::Ended => record.is_statutory(),
            State::Draft
            | State::Replaced
            | State::Provisional
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Upcoming => false,
        }
}

/// Whether `[end]` ends it and no law requires it to continue.
pub(super) fn is_ended_on_purpose(record: &Agreement, periods: &Periods) -> bool {
    matches!(periods.end, Some((_, EndCause::Ended))) && !record.is_statutory()
}
