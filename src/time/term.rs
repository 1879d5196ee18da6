//! The term of an agreement: its first end, the steps that move it and tacit renewals.

use crate::model::Agreement;
use crate::model::clauses::Suspension;
use crate::model::validity::Until;
use crate::source::ThinVec;

use super::day::{Day, add_days, before_end, days_between, last_day_of_term, next};
use super::renewals::Renewals;

/// How the end of an agreement is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UntilKind {
    /// `until` is a date.
    Date,
    /// `duration` is given.
    Duration,
    /// `until = "further-notice"`.
    FurtherNotice,
    /// `until = "replaced"`.
    Replaced,
    /// `until = "event"`.
    Event,
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
            UntilKind::Event => "event",
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
    /// The `[[suspension]]` at this position, which prolongs the term.
    Suspension(usize),
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
    /// The suspensions that prolong a renewal of the term: at first each with its first day and its number of days, then
    /// each with the first end that it moves, as it would be without any, and the number of days so far.
    pub(super) later_suspensions: ThinVec<(Day, i64)>,
    /// The first day of a suspension that prolongs a renewal of the term and has no last day yet.
    pub(super) later_open_suspension: Option<Day>,
    /// Whether a suspension that prolongs the term has no last day yet, so that the end is not known.
    pub is_suspended_without_end: bool,
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
            Until::Event => UntilKind::Event,
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
            Until::FurtherNotice | Until::Replaced | Until::Event => {
                return Term { start, ..Term::default() };
            }
        },
        (None, Some(duration)) => start.map(|start| last_day_of_term(start, duration.value)),
        (None, None) => None,
    };
    let mut term = Term { start, first_end: written, ..Term::default() };
    for kind in moves(agreement) {
        match kind {
            StepKind::Option(position) => {
                let option = term.first_end.zip(agreement.option.get(position));
                let to = option.map(|(from, option)| last_day_of_term(next(from), option.term.value));
                term.move_end(kind, to);
            }
            StepKind::Extension(position) => {
                let extension = agreement.extension.get(position);
                term.move_end(kind, extension.map(|extension| extension.until.last_day()));
            }
            StepKind::Suspension(position) => {
                if let Some(suspension) = agreement.suspension.get(position) {
                    term.suspend(kind, suspension);
                }
            }
        }
    }
    term.keep_suspensions_of_renewals();
    term.end = match term.renewals(agreement) {
        Some(renewals) => renewals.last_end(),
        None if validity.renewal.is_some() => None,
        None => term.first_end,
    };
    let is_open = validity.renewal.is_some() && term.later_open_suspension.is_some();
    term.is_suspended_without_end |= is_open && term.end.is_none();
    term
}

impl Term {
    /// Its renewals. None if it is not renewed, or if the end of its first term is not known.
    pub(super) fn renewals<'r>(&'r self, agreement: &'r Agreement) -> Option<Renewals<'r>> {
        Some(Renewals {
            clause: &agreement.validity.renewal.as_ref()?.value,
            first_end: self.first_end?,
            suspensions: &self.later_suspensions,
            open_suspension: self.later_open_suspension,
        })
    }

    fn move_end(&mut self, kind: StepKind, to: Option<Day>) {
        let Some(to) = to else { return };
        self.steps.push(Step { kind, from: self.first_end, to });
        self.first_end = self.first_end.max(Some(to));
        self.is_suspended_without_end = false;
    }

    /// Moves the end by the days of a suspension, if it begins within the term; or notes it for the renewals.
    fn suspend(&mut self, kind: StepKind, suspension: &Suspension) {
        let (from, Some(end)) = (suspension.from.first_day(), self.first_end) else { return };
        match &suspension.until {
            Some(until) => {
                let days = (days_between(from, until.last_day()) + 1).max(0);
                if from <= end {
                    self.move_end(kind, Some(add_days(end, days)));
                } else {
                    self.later_suspensions.push((from, days));
                }
            }
            None if from <= end => {
                self.first_end = None;
                self.is_suspended_without_end = true;
            }
            None => self.later_open_suspension = self.later_open_suspension.or(Some(from)),
        }
    }

    /// Forgets the suspensions that do not lie in a renewal, since a later step has moved the first end past them, and
    /// adds up the days of the others.
    fn keep_suspensions_of_renewals(&mut self) {
        let Some(end) = self.first_end else { return };
        let (mut total, mut first_moved) = (0_i64, end);
        let later = self.later_suspensions.iter().filter(|(from, _)| end < *from);
        let later = later.map(|(from, days)| {
            first_moved = first_moved.max(add_days(*from, -total));
            total = total.saturating_add(*days);
            (first_moved, total)
        });
        self.later_suspensions = later.collect();
        self.later_open_suspension = self.later_open_suspension.filter(|from| end < *from);
    }
}

/// The steps that move the end, by day: exercised options, adopted extensions, and suspensions that prolong the term.
/// Those without a day come first; on the same day, in this order.
fn moves(agreement: &Agreement) -> Vec<StepKind> {
    if agreement.option.is_empty() && agreement.extension.is_empty() && agreement.suspension.is_empty() {
        return Vec::new();
    }
    let options = agreement.option.iter().enumerate().filter_map(|(position, option)| {
        Some((Some(option.exercised.as_ref()?.last_day()), StepKind::Option(position)))
    });
    let extensions = agreement.extension.iter().enumerate().filter(|(_, extension)| extension.is_adopted());
    let extensions = extensions.map(|(position, extension)| {
        (extension.decided.as_ref().map(|decided| decided.last_day()), StepKind::Extension(position))
    });
    let suspensions =
        agreement.suspension.iter().enumerate().filter(|(_, suspension)| suspension.is_prolonging());
    let suspensions = suspensions
        .map(|(position, suspension)| (Some(suspension.from.first_day()), StepKind::Suspension(position)));
    let mut moves: Vec<_> = options.chain(extensions).chain(suspensions).collect();
    moves.sort_by_key(|(day, _)| *day);
    moves.into_iter().map(|(_, kind)| kind).collect()
}

/// The last day to exercise the first open option.
pub(super) fn option_by(agreement: &Agreement, term: &Term) -> Option<Day> {
    let (_, option) = agreement.open_option()?;
    let end = term.first_end?;
    Some(option.notice.as_ref().map_or(end, |notice| before_end(end, notice.value)))
}
