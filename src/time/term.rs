//! The term of an agreement: its first end, what moves it, and tacit renewals.

use chrono::Days;
use serde::Serialize;

use crate::model::Agreement;
use crate::model::validity::{Renewal, Until};
use crate::source::Few;

use super::day::{Day, LAST, add, before_end, days_between, last_day_of_term, next};

/// How the end of an agreement is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UntilKind {
    /// `until` is a date.
    Date,
    /// `duration` is given.
    Duration,
    /// `until = "further-notice"`.
    FurtherNotice,
    /// `until = "replaced"`.
    Replaced,
    /// Only `ends_with` is given.
    EndsWith,
    /// Only `ends_when_replaced` is given.
    EndsWhenReplaced,
    /// Nothing is.
    Unknown,
}

/// What moved the end of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// The exercised `[[option]]` at this position.
    Option(usize),
    /// The `[[extension]]` at this position.
    Extension(usize),
}

/// One move of the end of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// By what.
    pub kind: StepKind,
    /// The last day before the move; none where no end was known.
    pub from: Option<Day>,
    /// The last day that the step itself gives, also where that is no later.
    pub to: Day,
}

/// The term of an agreement. Days are inclusive.
#[derive(Debug, Clone, Default)]
pub struct Term {
    /// The first day it is counted from, where there is one.
    pub start: Option<Day>,
    /// The end after all steps and before any renewal: `e`.
    pub first_end: Option<Day>,
    /// What moved the end, in order.
    pub steps: Few<Step>,
    /// The last day of the last renewal that may be; `first_end` without renewal; none where the term is open.
    pub end: Option<Day>,
}

/// How the end is written.
#[must_use]
pub fn until_kind(agreement: &Agreement) -> UntilKind {
    let validity = &agreement.validity;
    match (&validity.until, &validity.duration) {
        (Some(until), _) => match until.value {
            Until::Date(_) => UntilKind::Date,
            Until::FurtherNotice => UntilKind::FurtherNotice,
            Until::Replaced => UntilKind::Replaced,
        },
        (None, Some(_)) => UntilKind::Duration,
        (None, None) if validity.ends_with.is_some() => UntilKind::EndsWith,
        (None, None) if validity.ends_when_replaced.is_some() => UntilKind::EndsWhenReplaced,
        (None, None) => UntilKind::Unknown,
    }
}

/// The term that starts on `start`, if that is known.
pub(super) fn term(agreement: &Agreement, start: Option<Day>) -> Term {
    let validity = &agreement.validity;
    let written = match (&validity.until, &validity.duration) {
        (Some(until), _) => match until.value {
            Until::Date(date) => Some(date.last_day()),
            Until::FurtherNotice | Until::Replaced => return Term { start, ..Term::default() },
        },
        (None, Some(duration)) => start.map(|start| last_day_of_term(start, duration.value)),
        (None, None) => None,
    };
    let (mut end, mut steps) = (written, Few::default());
    for (position, option) in
        agreement.option.iter().enumerate().filter(|(_, option)| option.exercised.is_some())
    {
        if let Some(from) = end {
            let to = last_day_of_term(next(from), option.term.value);
            steps.push(Step { kind: StepKind::Option(position), from: end, to });
            end = Some(to);
        }
    }
    for (position, extension) in agreement.extension.iter().enumerate() {
        let to = extension.until.last_day();
        steps.push(Step { kind: StepKind::Extension(position), from: end, to });
        end = end.max(Some(to));
    }
    let last = match (end, &validity.renewal) {
        (Some(end), Some(renewal)) => renewal.max.as_ref().map(|max| renewed(end, &renewal.value, max.value)),
        (end, None) => end,
        (None, Some(_)) => None,
    };
    Term { start, first_end: end, steps, end: last }
}

/// The last day of renewal number `k` of a term that first ended on `first_end`; `first_end` itself for 0.
fn renewed(first_end: Day, renewal: &Renewal, k: u32) -> Day {
    if k == 0 { first_end } else { last_day_of_term(next(first_end), renewal.term.times(k)) }
}

/// The number of the first renewal on or after `day`, from 1: the one that follows its end then.
fn renewal_number(agreement: &Agreement, term: &Term, day: Day) -> Option<u32> {
    let renewal = agreement.validity.renewal.as_ref()?;
    let first_end = term.first_end?;
    let days = u32::try_from(days_between(first_end, day)).unwrap_or(0);
    // The smallest k whose end is not before the day; a renewal a day is the most there can be.
    let (mut low, mut high) = (0, days);
    while low < high {
        let middle = low + (high - low) / 2;
        if renewed(first_end, renewal, middle) < day { low = middle + 1 } else { high = middle }
    }
    let another_follows = renewal.max.as_ref().is_none_or(|max| low < max.value);
    another_follows.then_some(low + 1)
}

/// The day on which renewal number `k`, from 1, follows unless notice has been given.
fn renewal_day(agreement: &Agreement, term: &Term, k: u32) -> Option<Day> {
    Some(renewed(term.first_end?, agreement.validity.renewal.as_ref()?, k.saturating_sub(1)))
}

/// The first day on or after `day` on which it is renewed, unless notice has been given.
pub(super) fn renewal_date(agreement: &Agreement, term: &Term, day: Day) -> Option<Day> {
    renewal_day(agreement, term, renewal_number(agreement, term, day)?)
}

/// A last day to give notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// The last day to give it.
    pub by: Day,
    /// The day after which it is renewed if it is not given.
    pub renewal: Day,
    /// The number of that renewal, from 1.
    pub number: u32,
}

/// The last day to give notice against the renewal on `renewal_date`.
pub(super) fn notice_by(agreement: &Agreement, renewal_date: Day) -> Option<Day> {
    let renewal = agreement.validity.renewal.as_ref()?;
    Some(renewal.notice.as_ref().map_or(renewal_date, |notice| before_end(renewal_date, notice.value)))
}

/// The notices against the renewals from `day` on, as long as the last day to give them is not after `through`. None is
/// against a renewal that `end` comes before. Notice is about one renewal at a time: of those that can no more be given on
/// `day`, only the first is among them.
pub(super) fn notices(
    agreement: &Agreement,
    term: &Term,
    end: Option<Day>,
    day: Day,
    through: Day,
) -> Vec<Notice> {
    let (mut notices, mut from) = (Vec::new(), day);
    while let Some(number) = renewal_number(agreement, term, from) {
        let renewal = renewal_day(agreement, term, number);
        let Some((renewal, by)) = renewal.and_then(|day| Some((day, notice_by(agreement, day)?))) else {
            break;
        };
        let is_last = renewal == LAST || end.is_some_and(|end| renewal >= end);
        if by > through || is_last {
            break;
        }
        from = next(renewal);
        if by >= day || notices.is_empty() {
            notices.push(Notice { by, renewal, number });
        }
        if by < day {
            // There may be a renewal a day, and as many years of notice as there are.
            from = from.max(first_to_give(agreement, day));
        }
    }
    notices
}

/// By so many days the lengths of months differ, and one more.
const MONTH_ENDS: Days = Days::new(4);

/// A day not after the first renewal that notice can still be given against on `day`.
fn first_to_give(agreement: &Agreement, day: Day) -> Day {
    let notice = agreement.validity.renewal.as_ref().and_then(|renewal| renewal.notice.as_ref());
    // Days at the end of a month may be counted back to one some days later.
    notice.map_or(day, |notice| add(day, notice.value).checked_sub_days(MONTH_ENDS).unwrap_or(day))
}

/// The last day to call the first open option.
pub(super) fn option_by(agreement: &Agreement, term: &Term) -> Option<Day> {
    let option = agreement.option.iter().find(|option| option.exercised.is_none())?;
    let end = term.first_end?;
    Some(option.notice.as_ref().map_or(end, |notice| before_end(end, notice.value)))
}
