//! Ending an agreement by notice: the day on which it ends if notice is given on a day, and the last days for notice.

use chrono::{Datelike, NaiveDate};

use crate::model::clauses::{ExitDays, NoticeBy, Termination};
use crate::model::{Agreement, DayOfYear, Duration};

use super::day::{Day, FIRST, LAST, add_days, days_between, last_day_of_term, next, previous};
use super::renewals::Renewals;
use super::term::Term;

/// A last day to give notice: from the next day on, notice ends the agreement later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// The last day to give it.
    pub by: Day,
    /// The last day of the agreement, or of the party that gives notice, if it is given by then.
    pub exit: Day,
    /// The number of the renewal that it prevents, from 1. None if it is given by `[termination]`.
    pub renewal: Option<u32>,
}

/// The clauses by which notice can end an agreement: that on its renewal and `[termination]`.
#[derive(Debug, Clone, Copy)]
pub(super) struct NoticeClauses<'r> {
    renewals: Option<Renewals<'r>>,
    termination: Option<TerminationClause<'r>>,
    /// The last day whatever the notice.
    end: Option<Day>,
}

#[derive(Debug, Clone, Copy)]
struct TerminationClause<'r> {
    clause: &'r Termination,
    /// The day from which anniversaries are counted, if it is known.
    start: Option<Day>,
}

/// At most this many renewals in a row are skipped because `[termination]` ends the agreement earlier. It may be renewed
/// every day for ever.
const MAX_SKIPPED: usize = 1000;

impl<'r> NoticeClauses<'r> {
    /// The clauses of an agreement that ends on `end` whatever the notice. None if no notice can end it earlier or
    /// prevent that it is renewed.
    pub(super) fn of(agreement: &'r Agreement, term: &'r Term, end: Option<Day>) -> Option<Self> {
        let renewals = term.renewals(agreement);
        let clause = agreement.termination.as_ref().map(|termination| &termination.value);
        let termination = clause.map(|clause| TerminationClause { clause, start: term.start });
        (renewals.is_some() || termination.is_some()).then_some(NoticeClauses { renewals, termination, end })
    }

    /// `X(given)`: the earliest last day that notice given on that day can bring. None if the agreement has ended by
    /// then, or if notice ends it on no day that is known.
    pub(super) fn exit_day(&self, given: Day) -> Option<Day> {
        if self.end.is_some_and(|end| end < given) {
            return None;
        }
        let by_renewal =
            self.renewals.and_then(|renewals| Some(renewals.end(renewals.first_to_stop(given)?)));
        let by_termination = self.termination.and_then(|termination| termination.exit_day(given));
        let exit = by_renewal.into_iter().chain(by_termination).chain(self.end).min();
        exit.filter(|exit| *exit != LAST)
    }

    /// The last day on which notice has the same effect as on `given`. None if notice given any later ends it later, or
    /// if notice ends it no earlier than its own end.
    pub(super) fn last_day_like(&self, given: Day) -> Option<Notice> {
        let (_, notice) = self.step(given)?;
        notice.filter(|notice| Some(notice.exit) == self.exit_day(given))
    }

    /// The last days for notice from `from` on, in order. Days on which notice ends the agreement on any day of the
    /// parties' choice are none, nor are those after which it ends all the same.
    pub(super) fn last_days(self, from: Day) -> impl Iterator<Item = Notice> + use<'r> {
        let mut from = Some(from);
        std::iter::from_fn(move || {
            for _ in 0..MAX_SKIPPED {
                let (by, notice) = self.step(from?)?;
                from = (by != LAST).then(|| next(by));
                if notice.is_some() {
                    return notice;
                }
            }
            None
        })
    }

    /// The last day up to which nothing changes from `given` on, and the notice to be given by then. None if no notice
    /// changes the end any more.
    fn step(&self, given: Day) -> Option<(Day, Option<Notice>)> {
        let renewal = self.renewals.and_then(|renewals| {
            let number = renewals.first_to_stop(given)?;
            let by = renewals.last_day_for_notice(number);
            Some(Notice { by, exit: renewals.end(number), renewal: Some(number.saturating_add(1)) })
        });
        let counts = |notice: &Notice| notice.exit != LAST && self.end.is_none_or(|end| notice.exit < end);
        let is_preventable = |notice: &Notice| {
            let number = notice.renewal.unwrap_or_default().saturating_sub(1);
            counts(notice) && self.renewals.is_some_and(|renewals| renewals.is_followed(number))
        };
        let renewal = renewal.filter(is_preventable);
        let Some(termination) = self.termination else { return Some((renewal?.by, renewal)) };
        let exit = termination.exit_day(given);
        if !termination.has_steps() {
            // The renewal only counts if notice on its last day ends the agreement no earlier.
            let renewal = renewal?;
            return Some(match termination.exit_day(renewal.by) {
                Some(exit) if exit < renewal.exit => (renewal.by, None),
                // Up to the day before which no notice ends it, later notice has the same effect.
                Some(exit) if exit == renewal.exit => {
                    let by = last_day_with(renewal.by, exit, |given| termination.exit_day(given));
                    (by, Some(Notice { by, ..renewal }))
                }
                Some(_) | None => (renewal.by, Some(renewal)),
            });
        }
        let termination = exit.map(|exit| {
            let by = last_day_with(given, exit, |given| termination.exit_day(given));
            Notice { by, exit, renewal: None }
        });
        let termination = termination.filter(counts);
        let first = match (renewal, termination) {
            (Some(renewal), Some(termination)) if renewal.exit == termination.exit => {
                if renewal.by < termination.by { termination } else { renewal }
            }
            (Some(renewal), Some(termination)) if renewal.exit > termination.exit => termination,
            (Some(renewal), _) => renewal,
            (None, termination) => termination?,
        };
        Some((first.by, Some(first)))
    }
}

impl TerminationClause<'_> {
    /// The last day that notice given on that day brings. None if it depends on a day that is not known.
    fn exit_day(&self, given: Day) -> Option<Day> {
        let Termination { notice, notice_by, ends, not_before, .. } = self.clause;
        let given = match notice_by {
            Some(by) => by.on_or_after(given).unwrap_or(LAST).min(LAST),
            None => given,
        };
        let after = notice.as_ref().map_or(given, |notice| last_day_of_term(next(given), notice.value));
        let earliest = not_before.as_ref().map(|not_before| not_before.last_day());
        let after = earliest.map_or(after, |earliest| after.max(earliest));
        first_exit_day(ends.as_ref().map(|ends| ends.value).unwrap_or_default(), after, self.start)
    }

    /// Whether notice on several days brings the same last day.
    fn has_steps(&self) -> bool {
        let is_any_day = self.clause.ends.as_ref().is_none_or(|ends| ends.value == ExitDays::AnyDay);
        !is_any_day || self.clause.notice_by.is_some()
    }
}

/// The first day on or after `day` on which notice can end an agreement whose anniversaries are counted from `start`.
/// [`LAST`] if that is out of range; None if it is not known.
fn first_exit_day(ends: ExitDays, day: Day, start: Option<Day>) -> Option<Day> {
    let end_of_months = |months: u32| {
        let month = (day.month0() / months + 1) * months;
        let (year, month) = (day.year() + i32::from(month == 12), month % 12 + 1);
        NaiveDate::from_ymd_opt(year, month, 1).and_then(|first| first.pred_opt()).unwrap_or(LAST).min(LAST)
    };
    Some(match ends {
        ExitDays::AnyDay => day,
        ExitDays::MonthEnd => end_of_months(1),
        ExitDays::QuarterEnd => end_of_months(3),
        ExitDays::HalfYearEnd => end_of_months(6),
        ExitDays::YearEnd => DayOfYear::LAST.on_or_after(day).unwrap_or(LAST).min(LAST),
        ExitDays::Anniversary => {
            let start = start?;
            let years = u32::try_from(day.year() - start.year()).unwrap_or(0);
            let year_end =
                |years: u32| last_day_of_term(start, Duration::of_months(years.saturating_mul(12)));
            let candidates = (years.saturating_sub(1).max(1)..).take(4).map(year_end);
            candidates.into_iter().find(|end| day <= *end).unwrap_or(LAST)
        }
        ExitDays::DayOfYear(on) => on.on_or_after(day).unwrap_or(LAST).min(LAST),
    })
}

/// The last day, from `given` on, on which notice brings `exit`.
fn last_day_with(given: Day, exit: Day, exit_day: impl Fn(Day) -> Option<Day>) -> Day {
    // No notice ends anything before the day on which it is given.
    let (mut low, mut high) = (0, days_between(given, exit).max(0));
    while low < high {
        let middle = low + (high - low + 1) / 2;
        if exit_day(add_days(given, middle)) == Some(exit) { low = middle } else { high = middle - 1 }
    }
    add_days(given, low)
}

/// The last day that notice given on `given` brings, whatever else ends the agreement. None if no clause says so, or if
/// its term is over by then.
pub(super) fn exit_day(agreement: &Agreement, term: &Term, given: Day) -> Option<Day> {
    NoticeClauses::of(agreement, term, term.end)?.exit_day(given)
}

/// The last day on which notice still ends an agreement by `end`, even if that is no day on which notice usually ends it.
/// `end` itself if no clause says how long a notice takes. None if no notice ends it by then.
pub(super) fn last_day_to_end_by(agreement: &Agreement, term: &Term, end: Day) -> Option<Day> {
    let Some(clauses) = NoticeClauses::of(agreement, term, None) else { return Some(end) };
    let by_renewal = clauses.renewals.map(|renewals| renewals.last_day_to_end_on(end));
    let by_termination = clauses.termination.and_then(|termination| {
        let ends_by = |given: Day| termination.exit_day(given).is_some_and(|exit| exit <= end);
        let (mut low, mut high) = (FIRST, end);
        if !ends_by(low) {
            return None;
        }
        while low < high {
            let middle = add_days(low, (days_between(low, high) + 1) / 2);
            if ends_by(middle) { low = middle } else { high = previous(middle) }
        }
        Some(low)
    });
    by_renewal.max(by_termination)
}

/// The last day of each party that gave notice and whose last day is not written, with the position of its entry.
pub(super) fn notice_exits(agreement: &Agreement, term: &Term) -> impl Iterator<Item = (usize, Day)> {
    let given = agreement.parties.0.iter().enumerate().filter(|(_, entry)| entry.until().is_none());
    given.filter_map(move |(position, entry)| {
        Some((position, exit_day(agreement, term, entry.notice_given()?.last_day())?))
    })
}

/// Whether notice by one party leaves the agreement in force among the others.
#[must_use]
pub fn leaves_alone(agreement: &Agreement) -> bool {
    let by = agreement.termination.as_ref().and_then(|termination| termination.by.as_ref());
    by.is_some_and(|by| matches!(by.value, NoticeBy::EachParty))
}
