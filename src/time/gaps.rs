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
    /// The last day; none where no successor is known to take over.
    pub through: Option<Day>,
    /// Where it lies, seen from the day.
    pub time: GapTime,
}

/// Where a gap lies, seen from a day.
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
    /// How many days it lasts; none while it has no end.
    #[must_use]
    pub fn days(self) -> Option<i64> {
        Some(super::day::days_between(self.from, self.through?) + 1)
    }
}

/// The gap after an agreement, if there is one. An agreement that never entered into force leaves none, and what was ended on
/// purpose only where something takes over later.
pub(super) fn gap(record: &Agreement, periods: &Periods, state: State, day: Day) -> Option<Gap> {
    periods.start?;
    let (own_end, _) = periods.own_end?;
    let from = next(own_end.day()?);
    let through = match periods.replaced_from() {
        Some(When::UnknownPast) => return None,
        Some(When::On(replaced)) if replaced <= from => return None,
        Some(When::On(replaced)) => Some(previous(replaced)),
        None => None,
    };
    let is_gap = through.is_some()
        || match state {
            State::Lapsed => true,
            State::InForce => !is_ended_on_purpose(record, periods),
            State::Ended => record.is_statutory(),
            State::Draft
            | State::Replaced
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Upcoming => false,
        };
    let time = match through {
        Some(through) if through < day => GapTime::Past,
        _ if from <= day => GapTime::Open,
        _ => GapTime::Coming,
    };
    is_gap.then_some(Gap { from, through, time })
}

/// Is it an `[end]` that ends it, and does no law require that it goes on?
pub(super) fn is_ended_on_purpose(record: &Agreement, periods: &Periods) -> bool {
    matches!(periods.end, Some((_, EndCause::Ended))) && !record.is_statutory()
}
