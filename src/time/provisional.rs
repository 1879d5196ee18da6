//! Provisional application: the days on which an agreement is applied before it enters into force.

use crate::model::Agreement;
use crate::model::agreement::Stage;
use crate::registry::Days;

use super::day::previous;
use super::periods::{Periods, When};

/// The days on which an agreement is applied provisionally: from the day that its record gives until it enters into
/// force, through the last day given for it, or through its own end, whichever comes first. None if there are none, and
/// if it started or ended on an unknown day in the past.
pub(super) fn provisional_days(record: &Agreement, periods: &Periods) -> Option<Days> {
    let clause = record.provisional.as_ref().filter(|_| record.stage() == Stage::Adopted)?;
    let is_over = matches!(periods.own_end, Some((When::UnknownPast, _)));
    if is_over || periods.start == Some(When::UnknownPast) {
        return None;
    }
    let from = clause.from.first_day();
    let written = clause.until.as_ref().map(|until| until.last_day());
    let before_start = periods.start.and_then(When::day).map(previous);
    let until = before_start.into_iter().chain(written).chain(periods.last_day()).min();
    until.is_none_or(|until| from <= until).then_some(Days { from: Some(from), until })
}
