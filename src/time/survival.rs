//! Survival: what binds after the end of an agreement.

use crate::model::Agreement;
use crate::model::clauses::{Survival as Clause, SurvivalEnd};

use super::day::{Day, last_day_of_term, next};
use super::periods::Periods;

/// Sections that bind after the end of an agreement.
#[derive(Debug, Clone, Copy)]
pub struct Survival<'r> {
    /// The clause.
    pub clause: &'r Clause,
    /// Their first day after the end. None if no end is known.
    pub from: Option<Day>,
    /// Their last day, inclusive. None if they bind until further notice, or if it is not known.
    pub through: Option<Day>,
}

/// What binds after the end of an agreement, in the order of the record. What ends before the agreement does is left
/// out, and all of it if the agreement is never in force.
pub fn survivals<'r>(record: &'r Agreement, periods: &Periods) -> impl Iterator<Item = Survival<'r>> {
    let last = periods.last_day();
    let is_never_in_force = periods.start.is_none() || periods.is_empty();
    record.survival.iter().filter(move |_| !is_never_in_force).filter_map(move |clause| {
        let from = last.map(next);
        let through = match (&clause.until, &clause.duration) {
            (Some(until), _) => match until.value {
                SurvivalEnd::Date(date) => Some(date.last_day()),
                SurvivalEnd::FurtherNotice => None,
            },
            (None, Some(duration)) => from.map(|from| last_day_of_term(from, duration.value)),
            (None, None) => None,
        };
        let is_over_before = from.zip(through).is_some_and(|(from, through)| through < from);
        (!is_over_before).then_some(Survival { clause: &clause.value, from, through })
    })
}
