//! The term of an agreement: its first end, the steps that move it and tacit renewals.

use crate::model::Agreement;
use crate::model::validity::{Renewal, Until};
use crate::source::ThinVec;

use super::day::{Day, LAST, add, before_end, days_between, last_day_of_term, next};

/// How the end of an agreement is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// None of these is given.
    Unknown,
}

impl UntilKind {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            UntilKind::Date => "date",
            UntilKind::Duration => "duration",
            UntilKind::FurtherNotice => "further-notice",
            UntilKind::Replaced => "replaced",
            UntilKind::EndsWith => "ends-with",
            UntilKind::EndsWhenReplaced => "ends-when-replaced",
            UntilKind::Unknown => "unknown",
        }
    }
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
    /// What moved it.
    pub kind: StepKind,
    /// The last day before the move. None if no end was known.
    pub from: Option<Day>,
    /// The last day that the step itself gives, even if it is not later.
    pub to: Day,
}

/// The term of an agreement. Days are inclusive.
#[derive(Debug, Clone, Default)]
pub struct Term {
    /// The first day, from which the term is counted, if it is known.
    pub start: Option<Day>,
    /// `e`: the end after all steps and before any renewal.
    pub first_end: Option<Day>,
    /// What moved the end, in order.
    pub steps: ThinVec<Step>,
    /// The last day of the last possible renewal, or `first_end` without renewal. None if the term has no end.
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

/// The term that begins on `start`. Its end may be unknown if `start` is None.
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
    let (mut end, mut steps) = (written, ThinVec::default());
    for kind in moves(agreement) {
        let to = match kind {
            StepKind::Option(position) => {
                let option = agreement.option.get(position);
                end.zip(option).map(|(from, option)| last_day_of_term(next(from), option.term.value))
            }
            StepKind::Extension(position) => {
                agreement.extension.get(position).map(|extension| extension.until.last_day())
            }
        };
        if let Some(to) = to {
            steps.push(Step { kind, from: end, to });
            end = end.max(Some(to));
        }
    }
    let last = match (end, &validity.renewal) {
        (Some(end), Some(renewal)) => renewal.max.as_ref().map(|max| renewed(end, &renewal.value, max.value)),
        (end, None) => end,
        (None, Some(_)) => None,
    };
    Term { start, first_end: end, steps, end: last }
}

/// The steps that move the end, by day: exercised options and adopted extensions. Those without a day come first; on
/// the same day, options come before extensions.
fn moves(agreement: &Agreement) -> Vec<StepKind> {
    if agreement.option.is_empty() && agreement.extension.is_empty() {
        return Vec::new();
    }
    let options = agreement.option.iter().enumerate().filter_map(|(position, option)| {
        Some((Some(option.exercised.as_ref()?.last_day()), StepKind::Option(position)))
    });
    let extensions = agreement.extension.iter().enumerate().filter(|(_, extension)| extension.is_adopted());
    let extensions = extensions.map(|(position, extension)| {
        (extension.decided.as_ref().map(|decided| decided.last_day()), StepKind::Extension(position))
    });
    let mut moves: Vec<_> = options.chain(extensions).collect();
    moves.sort_by_key(|(day, _)| *day);
    moves.into_iter().map(|(_, kind)| kind).collect()
}

/// The last day of renewal number `k` of a term that first ended on `first_end`. Returns `first_end` for 0.
fn renewed(first_end: Day, renewal: &Renewal, k: u32) -> Day {
    if k == 0 { first_end } else { last_day_of_term(next(first_end), renewal.term.times(k)) }
}

/// The number, from 1, of the first renewal whose preceding end is on or after `day`.
fn renewal_number(agreement: &Agreement, term: &Term, day: Day) -> Option<u32> {
    let renewal = agreement.validity.renewal.as_ref()?;
    let first_end = term.first_end?;
    let days = u32::try_from(days_between(first_end, day)).unwrap_or(0);
    // The smallest k whose end is not before the day. There is at most one renewal a day.
    let (mut low, mut high) = (0, days);
    while low < high {
        let middle = low + (high - low) / 2;
        if renewed(first_end, renewal, middle) < day { low = middle + 1 } else { high = middle }
    }
    let another_follows = renewal.max.as_ref().is_none_or(|max| low < max.value);
    another_follows.then_some(low + 1)
}

/// The first day on or after `day` on which it is renewed, unless notice has been given.
pub(super) fn renewal_date(agreement: &Agreement, term: &Term, day: Day) -> Option<Day> {
    let number = renewal_number(agreement, term, day)?;
    Some(renewed(term.first_end?, agreement.validity.renewal.as_ref()?, number.saturating_sub(1)))
}

/// A last day to give notice against a renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// The last day to give it.
    pub by: Day,
    /// The agreement's last day if notice is given, on which it is otherwise renewed.
    pub renewal: Day,
    /// The number of that renewal, from 1.
    pub number: u32,
}

/// The last day to give notice against the renewal on `renewal_date`.
pub(super) fn last_day_for_notice(agreement: &Agreement, renewal_date: Day) -> Option<Day> {
    Some(notice_day(agreement.validity.renewal.as_ref()?, renewal_date))
}

fn notice_day(renewal: &Renewal, end: Day) -> Day {
    renewal.notice.as_ref().map_or(end, |notice| before_end(end, notice.value))
}

/// The agreement's last day if notice is given on `day`: the first end against which notice can still be given, never
/// after `end`. None if there is no renewal to prevent, or if the agreement has ended by then.
pub(super) fn exit_day(agreement: &Agreement, term: &Term, end: Option<Day>, day: Day) -> Option<Day> {
    let renewal = agreement.validity.renewal.as_ref()?;
    let first_end = term.first_end?;
    let is_one = |k: &u32| renewal.max.as_ref().is_none_or(|max| *k <= max.value);
    let stopped =
        first_to_stop(renewal, first_end, day).filter(is_one).map(|k| renewed(first_end, renewal, k));
    let exit = stopped.into_iter().chain(end).min().filter(|exit| *exit != LAST);
    exit.filter(|_| end.is_none_or(|end| day <= end))
}

/// The last days for notice from `day` on, in order, each with the renewal that it prevents. Renewals after `end` are
/// left out.
pub(super) fn notices(
    agreement: &Agreement,
    term: &Term,
    end: Option<Day>,
    day: Day,
) -> impl Iterator<Item = Notice> {
    let clause = agreement.validity.renewal.as_deref().zip(term.first_end);
    let first = clause.and_then(|(renewal, first_end)| first_to_stop(renewal, first_end, day));
    let mut last = None;
    let numbers =
        clause.zip(first).into_iter().flat_map(|(clause, first)| (first..).map(move |k| (clause, k)));
    let notices = numbers.map_while(move |((renewal, first_end), k)| {
        let another_follows = renewal.max.as_ref().is_none_or(|max| k < max.value);
        let renewal_date = renewed(first_end, renewal, k);
        let is_before_end = renewal_date != LAST && end.is_none_or(|end| renewal_date < end);
        let by = notice_day(renewal, renewal_date);
        let notice = Notice { by, renewal: renewal_date, number: k.saturating_add(1) };
        (another_follows && is_before_end).then_some(notice)
    });
    // At the ends of months, one day may be the last for two renewals. Notice given on it prevents the first.
    notices.filter(move |notice| last.replace(notice.by) != Some(notice.by))
}

/// The largest difference in the lengths of two months, in days, plus one.
const MONTH_ENDS: i64 = 4;

/// The number of the first end, 0 for that of the first term, against which notice can still be given on `day`.
fn first_to_stop(renewal: &Renewal, first_end: Day, day: Day) -> Option<u32> {
    let end = renewal.notice.as_ref().map_or(day, |notice| add(day, notice.value));
    let days = u32::try_from(days_between(first_end, end) + MONTH_ENDS).unwrap_or(0);
    let is_too_late = |k: u32| notice_day(renewal, renewed(first_end, renewal, k)) < day;
    // There is at most one renewal a day.
    let (mut low, mut high) = (0, days);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_too_late(middle) { low = middle + 1 } else { high = middle }
    }
    (!is_too_late(low)).then_some(low)
}

/// The last day to exercise the first open option.
pub(super) fn option_by(agreement: &Agreement, term: &Term) -> Option<Day> {
    let (_, option) = agreement.open_option()?;
    let end = term.first_end?;
    Some(option.notice.as_ref().map_or(end, |notice| before_end(end, notice.value)))
}
