//! Suspensions: days on which an agreement is in force but not applied.

use crate::model::Agreement;
use crate::model::clauses::Suspension;
use crate::registry::Days;

use super::day::Day;

/// The suspensions of an agreement with their days, in the order of the record. One that has not ended has no last day.
pub fn suspensions(record: &Agreement) -> impl Iterator<Item = (&Suspension, Days)> {
    record.suspension.iter().map(|suspension| {
        let until = suspension.until.as_ref().map(|until| until.last_day());
        (&suspension.value, Days { from: Some(suspension.from.first_day()), until })
    })
}

/// The suspension that covers `day`. Of several, the one that lasts longest.
#[must_use]
pub fn suspension_on(record: &Agreement, day: Day) -> Option<(&Suspension, Days)> {
    let on_day = suspensions(record).filter(|(_, days)| days.contain(day));
    on_day.max_by_key(|(_, days)| (days.until.is_none(), days.until))
}
