//! Which occurrence of a review is next.

use avtal::time::Day;

use super::Oracle;
use super::days::*;
use super::spec::*;

impl Oracle<'_> {
    /// The times it has been held by `day`, in the order of their dates.
    pub fn held<'r>(&self, review: &'r Review, day: Day) -> Vec<&'r Done> {
        let mut held: Vec<_> = review.done.iter().filter(|done| done.date.first <= day).collect();
        // A year comes before its last day.
        held.sort_by_key(|done| (done.date.last, done.date.first));
        held
    }

    /// So many occurrences are settled by `day`.
    pub fn settled(&self, review: &Review, day: Day) -> u32 {
        let held = self.held(review, day);
        let Some(every) = review.every else { return u32::from(!held.is_empty()) };
        let due = |k: u32| occurrence(review.first, every, k).last;
        let mut settled = 0;
        for done in held {
            let fallen = (0..).take_while(|k| due(*k) <= done.date.last).count() as u32;
            let answered = match done.due {
                Some(names) => (0..).find(|k| due(*k) >= names.first),
                None if fallen > settled => Some(fallen - 1),
                None => Some(fallen).filter(|next| is_near(done.date.last, due(*next), every)),
            };
            settled = settled.max(answered.map_or(0, |answered| answered + 1));
        }
        settled
    }

    /// The occurrence that is due next, on `day`, with its number; none if it is settled for good.
    pub fn next_occurrence(&self, review: &Review, day: Day) -> Option<(u32, Written)> {
        let Some(every) = review.every else {
            return (self.settled(review, day) == 0).then_some((0, review.first));
        };
        if review.rolling {
            let last = self.held(review, day).last().map(|done| done.date.last);
            return Some((0, last.map_or(review.first, |last| Written::day(plus(last, every, 1)))));
        }
        let k = self.settled(review, day);
        Some((k, occurrence(review.first, every, k)))
    }

    /// The same, unless it is due after the end of its agreement.
    pub fn next_review(&self, at: At, review: &Review, day: Day) -> Option<Written> {
        let (_, due) = self.next_occurrence(review, day)?;
        Some(due).filter(|due| self.is_by_end(at, due.last))
    }

    pub fn is_by_end(&self, at: At, day: Day) -> bool {
        self.end(at).is_none_or(|(end, _)| day <= end)
    }
}

/// Is `due` within half of `every` from `day`?
fn is_near(day: Day, due: Day, every: Length) -> bool {
    let half = length("half", every.months / 2, every.days / 2 + every.months % 2 * 15);
    before_end(due, Some(half)) <= day
}
