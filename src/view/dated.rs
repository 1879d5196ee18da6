//! Days with the dates they come from.

use crate::model::Date;
use crate::time::Day;

/// A day, and the date it comes from, which may be a month or a year: the first day of a start, the last day of an end
/// or a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dated {
    /// The day.
    pub day: Day,
    /// The date.
    pub date: Date,
}

impl Dated {
    /// A day, and the date it comes from.
    #[must_use]
    pub fn new(day: Day, date: Date) -> Self {
        Dated { day, date }
    }

    /// A day that the record gives in full.
    #[must_use]
    pub fn on(day: Day) -> Self {
        Dated { day, date: Date::day(day) }
    }

    /// The first day of a date.
    #[must_use]
    pub fn first(date: Date) -> Self {
        Dated { day: date.first_day(), date }
    }

    /// The last day of a date.
    #[must_use]
    pub fn last(date: Date) -> Self {
        Dated { day: date.last_day(), date }
    }
}
