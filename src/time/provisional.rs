//! Provisional application: the days on which an agreement is applied before it enters into force.

use crate::model::Agreement;
use crate::model::agreement::Stage;
use crate::registry::Days;

use super::day::{Day, previous};
use super::periods::When;

/// The days on which an agreement is applied provisionally: from the day that its record gives until it enters into
/// force, through the last day given for it, or through its own end, whichever comes first. None if there are none.
pub(super) fn provisional_days(record: &Agreement, start: Option<When>, end: Option<Day>) -> Option<Days> {
    let clause = record.provisional.as_ref().filter(|_| record.stage() == Stage::Adopted)?;
    let from = clause.from.first_day();
    let written = clause.until.as_ref().map(|until| until.last_day());
    let until = match start {
        Some(When::UnknownPast) => return None,
        Some(When::On(start)) => Some(previous(start)),
        None => None,
    };
    let until = until.into_iter().chain(written).chain(end).min();
    until.is_none_or(|until| from <= until).then_some(Days { from: Some(from), until })
}
