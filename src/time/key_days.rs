//! The days of an agreement that somebody must act on, or that come by themselves.

use crate::registry::AgreementIx;

use super::case::Case;
use super::day::Day;
use super::notice::Notice;

/// What is to be done by a day, or comes on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyDay {
    /// The last day to start work on a successor.
    StartRevisionBy,
    /// The next last day for notice that can still be met.
    NoticeBy(Notice),
    /// The last day to call the first open option.
    OptionBy,
    /// The next day on which it is renewed unless notice is given.
    Renewal,
    /// The next day on which it is renewed, since the last day for notice has passed.
    CertainRenewal {
        /// That last day for notice.
        missed: Day,
        /// The last day if notice is given on the day of the case.
        bound_through: Day,
    },
}

impl Case<'_> {
    /// The key days of an agreement. Those that have passed concern nobody any more unless it is in force.
    #[must_use]
    pub fn key_days(&self, agreement: AgreementIx) -> Vec<(Day, KeyDay)> {
        let standing = self.standing(agreement);
        let renewal = match (self.missed_notice(agreement), standing.bound_through) {
            // Unless `[termination]` can still end it before.
            (Some(missed), Some(bound_through)) if standing.renewal_date < Some(bound_through) => {
                KeyDay::CertainRenewal { missed, bound_through }
            }
            (_, _) => KeyDay::Renewal,
        };
        let days = [
            standing.start_revision_due().map(|day| (day, KeyDay::StartRevisionBy)),
            standing.notice.map(|notice| (notice.by, KeyDay::NoticeBy(notice))),
            standing.option_by.map(|day| (day, KeyDay::OptionBy)),
            standing.renewal_date.map(|day| (day, renewal)),
        ];
        let mut days: Vec<_> = days.into_iter().flatten().collect();
        days.retain(|(day, _)| *day >= self.day() || standing.state.is_in_force());
        days
    }
}
