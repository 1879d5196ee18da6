//! When each review is due next.

use crate::model::agreement::{Review, ReviewDone, ReviewOutcome};
use crate::model::{Agreement, Duration};

use crate::source::ThinVec;

use super::day::{Day, add, before_end};
use super::periods::When;
use super::recurrence::{Due, Recurrence};

/// The status of one review on a given day.
#[derive(Debug, Clone, Copy)]
pub struct ReviewStanding {
    position: u32,
    /// When it is due next. None if it is done and does not recur, or if it would be due after the agreement's end.
    pub next: Option<Due>,
    /// When it was last done.
    pub last_done: Option<Day>,
}

impl ReviewStanding {
    /// The position of the review in its record.
    #[must_use]
    pub fn position(&self) -> usize {
        self.position as usize
    }
}

/// The status on `day` of each review of an agreement whose last day is `end`. Reviews held after `day` are ignored.
pub(super) fn reviews(record: &Agreement, end: Option<When>, day: Day) -> ThinVec<ReviewStanding> {
    let standing = |(position, review): (usize, &crate::source::Sp<Review>)| {
        let done = done_by(review, day);
        let next = next_due(review, &done).filter(|due| end.is_none_or(|end| When::On(due.day) <= end));
        ReviewStanding {
            position: u32::try_from(position).unwrap_or(u32::MAX),
            next,
            last_done: done.last().map(|held| held.by),
        }
    };
    record.review.iter().enumerate().map(standing).collect()
}

/// At most this many missed occurrences are listed, besides the first.
const MISSED: u32 = 12;

/// The occurrences of a review that are not settled on a given day.
#[derive(Debug, Clone, Copy)]
pub struct OpenReviews {
    unsettled: Unsettled,
    /// How many times the review had been held.
    done: usize,
}

/// Returns the occurrences of a review that were not settled by `day`.
#[must_use]
pub fn open_reviews(review: &Review, day: Day) -> OpenReviews {
    let done = done_by(review, day);
    OpenReviews { unsettled: unsettled(review, &done), done: done.len() }
}

impl OpenReviews {
    /// The open occurrences in order, each with its number from 0: the first, the last [`MISSED`] due before `from`,
    /// and those due from `from` through `through`. For a rolling review only the next is known, since later ones
    /// depend on when it is held.
    pub fn within(self, from: Day, through: Day) -> impl Iterator<Item = (u32, Due)> {
        self.numbered(from, through, MISSED)
    }

    /// Those of [`OpenReviews::within`] that are due from `from` on.
    pub fn coming(self, from: Day, through: Day) -> impl Iterator<Item = (u32, Due)> {
        self.numbered(from, through, 0).skip_while(move |(_, due)| due.day < from)
    }

    /// The first, `missed` of those due before `from`, and those due from `from` through `through`.
    fn numbered(self, from: Day, through: Day, missed: u32) -> impl Iterator<Item = (u32, Due)> {
        let (only, recurring) = match self.unsettled {
            Unsettled::Only(due) => (Some((u32::try_from(self.done).unwrap_or(u32::MAX), due)), None),
            Unsettled::From(recurrence, open) => (None, Some((recurrence, open))),
        };
        let recurring = recurring.into_iter().flat_map(move |(recurrence, open)| {
            let next = recurrence.first_from(from).saturating_sub(missed);
            let numbers = std::iter::once(open).chain(open.saturating_add(1).max(next)..=u32::MAX);
            numbers.map_while(move |k| Some((k, recurrence.due(k)?)))
        });
        only.into_iter().chain(recurring).take_while(move |(_, due)| due.day <= through)
    }
}

/// A review that was held.
#[derive(Debug, Clone, Copy)]
struct Held {
    /// The last day of its date.
    by: Day,
    /// The first day of the due date that it answers, if it names one.
    answers: Option<Day>,
}

/// The times a review had been held by `day`, in order. A date known only to the month or the year counts from its
/// first day.
fn done_by(review: &Review, day: Day) -> Vec<Held> {
    let mut done: Vec<&ReviewDone> =
        review.done.iter().map(|done| &done.value).filter(|done| done.date.first_day() <= day).collect();
    done.sort_by_key(|done| (done.date.last_day(), done.date.first_day()));
    let held = |done: &ReviewDone| Held {
        by: done.date.last_day(),
        answers: done.due.as_ref().map(|due| due.first_day()),
    };
    done.into_iter().map(held).collect()
}

/// The part of a review that is still open.
#[derive(Debug, Clone, Copy)]
enum Unsettled {
    /// One due day. What follows is not known yet.
    Only(Due),
    /// All occurrences from this number on.
    From(Recurrence, u32),
}

/// The first due day that no review in `done` has answered.
fn next_due(review: &Review, done: &[Held]) -> Option<Due> {
    match unsettled(review, done) {
        Unsettled::Only(due) => Some(due),
        Unsettled::From(recurrence, open) => recurrence.due(open),
    }
}

fn unsettled(review: &Review, done: &[Held]) -> Unsettled {
    let every = review.every.as_ref().map(|every| every.value);
    let rolling = review.rolling.as_ref().is_some_and(|rolling| rolling.value);
    if let (true, Some(every), Some(last)) = (rolling, every, done.last()) {
        return Unsettled::Only(Due::on(add(last.by, every)));
    }
    if rolling && done.is_empty() {
        return Unsettled::Only(Due::by(review.first.value));
    }
    let recurrence = Recurrence::new(review.first.value, every);
    let Some(every) = every else { return Unsettled::From(recurrence, u32::from(!done.is_empty())) };
    let mut open = 0; // the first occurrence that is not answered
    for held in done {
        if let Some(answered) = answered(recurrence, every, *held, open) {
            open = open.max(answered.saturating_add(1));
        }
    }
    Unsettled::From(recurrence, open)
}

/// Which occurrence a held review settles if all before `open` are settled: the one it names; otherwise the latest due
/// by then; otherwise the next, if it is near. None if it settles none.
fn answered(recurrence: Recurrence, every: Duration, held: Held, open: u32) -> Option<u32> {
    if let Some(due) = held.answers {
        return Some(recurrence.first_from(due));
    }
    let latest = recurrence.last_by(held.by);
    if let Some(latest) = latest.filter(|latest| *latest >= open) {
        return Some(latest);
    }
    let next = latest.map_or(0, |latest| latest.saturating_add(1));
    let is_near = |due: Due| before_end(due.day, every.half()) <= held.by;
    Some(next).filter(|next| recurrence.due(*next).is_some_and(is_near))
}

/// The reviews that asked for a revision when last held by `day`, each with its position and that occasion.
pub fn revisions_asked_for(record: &Agreement, day: Day) -> impl Iterator<Item = (usize, &ReviewDone)> {
    record.review.iter().enumerate().filter_map(move |(position, review)| {
        let done = review.done.iter().map(|done| &done.value).filter(|done| done.date.first_day() <= day);
        let latest = done.max_by_key(|done| (done.date.last_day(), done.date.first_day()))?;
        let asks = latest.outcome.as_ref().is_some_and(|outcome| outcome.value == ReviewOutcome::Revise);
        asks.then_some((position, latest))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Date;
    use crate::source::{Sp, Span};

    fn next_after(
        first: &str,
        every: Option<&str>,
        rolling: bool,
        done: &[(&str, Option<&str>)],
    ) -> Option<String> {
        let sp = |value: Date| Sp { value, span: Span::FILE };
        let date = |text: &str| Date::parse(text).unwrap();
        let review = Review {
            first: sp(date(first)),
            every: every.map(|every| Sp { value: Duration::parse(every).unwrap(), span: Span::FILE }),
            rolling: Some(Box::new(Sp { value: rolling, span: Span::FILE })),
            ..Review::default()
        };
        let done: Vec<_> = done
            .iter()
            .map(|(held, due)| Held {
                by: date(held).last_day(),
                answers: due.map(|due| date(due).first_day()),
            })
            .collect();
        next_due(&review, &done).map(|due| due.date.to_string())
    }

    #[test]
    fn a_review_answers_the_latest_due_or_else_the_next() {
        for (done, expected) in [
            (&[][..], "2024-12-31"),
            (&[("2024-11-01", None)], "2025-12-31"), // the first, early
            (&[("2025-02-01", None)], "2025-12-31"), // the first, late
            (&[("2027-02-01", None)], "2027-12-31"), // settles the ones before it
            (&[("2025-02-01", None), ("2025-03-01", None)], "2025-12-31"), // the latest is answered, the next is far
            (&[("2025-02-01", None), ("2025-07-01", None)], "2026-12-31"), // … and near
            (&[("2024-06-29", None)], "2024-12-31"), // the first is more than half a year away
            (&[("2024-06-30", None)], "2025-12-31"),
            (&[("2025-02-01", Some("2025"))], "2026-12-31"),
            (&[("2025-02-01", Some("2024"))], "2025-12-31"),
            (&[("2026-02-01", Some("2024"))], "2025-12-31"),
            (&[("2024-12-31", None)], "2025-12-31"), // on the day
            (&[("2025-12-31", None)], "2026-12-31"),
            (&[("2025", None)], "2026-12-31"), // in that year
        ] {
            assert_eq!(
                next_after("2024-12-31", Some("P1Y"), false, done).as_deref(),
                Some(expected),
                "{done:?}"
            );
        }
    }

    #[test]
    fn a_single_review_is_answered_for_good() {
        assert_eq!(next_after("2028-09-01", None, false, &[]).as_deref(), Some("2028-09-01"));
        for done in ["2028-08-01", "2028-09-01", "2029-01-01"] {
            assert_eq!(next_after("2028-09-01", None, false, &[(done, None)]), None);
        }
        assert_eq!(next_after("2028-09-01", None, false, &[("2029-01-01", Some("2030"))]), None);
    }

    #[test]
    fn a_rolling_review_is_due_after_the_last_one() {
        assert_eq!(next_after("2024-06", Some("P1Y"), true, &[]).as_deref(), Some("2024-06"));
        assert_eq!(
            next_after("2024-06", Some("P1Y"), true, &[("2024-03-15", None)]).as_deref(),
            Some("2025-03-15")
        );
    }

    proptest! {
        #[test]
        fn the_coming_occurrences_are_those_within_that_are_not_missed(
            first in 738_000_i32..740_000,
            months in 0_u32..14,
            open in 0_u32..40,
            (from, length) in (738_000_i32..741_000, 0_i32..1000),
            is_rolling: bool,
        ) {
            let day = |number| Day::from_num_days_from_ce_opt(number).unwrap();
            let every = (months > 0).then(|| Duration::parse(&format!("P{months}M")).unwrap());
            let recurrence = Recurrence::new(Date::day(day(first)), every);
            let unsettled =
                if is_rolling { Unsettled::Only(Due::on(day(first))) } else { Unsettled::From(recurrence, open) };
            let reviews = OpenReviews { unsettled, done: 3 };
            let (from, through) = (day(from), day(from + length));
            let within = reviews.within(from, through).filter(|(_, due)| due.day >= from);
            prop_assert!(reviews.coming(from, through).eq(within));
        }
    }
}
