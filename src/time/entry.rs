//! The days on which an entry of `parties` makes somebody a party.

use crate::model::PartyEntry;
use crate::registry::Days;

use super::day::Day;

/// The days of the entry of `parties` at a position: as written, or until the day that a notice brings, which is in
/// `notice_exits`.
#[must_use]
pub fn entry_days(entry: &PartyEntry, notice_exits: &[(usize, Day)], position: usize) -> Days {
    let days = Days::of(entry);
    let exit = notice_exits.binary_search_by_key(&position, |(at, _)| *at);
    let exit = exit.ok().and_then(|at| notice_exits.get(at)).map(|(_, exit)| *exit);
    Days { until: days.until.or(exit), ..days }
}
