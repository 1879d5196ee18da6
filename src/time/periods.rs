//! When each agreement enters into force, when it ends, and who replaces it: what does not depend on the day.

use rayon::prelude::*;

use crate::model::Agreement;
use crate::model::agreement::Stage;
use crate::model::validity::From;
use crate::registry::{AgreementIx, Registry};
use crate::source::ThinVec;

use super::adoption::{Adoption, adoption, first_day};
use super::day::{Day, previous};
use super::succession::{end_with_hosts, successors};
use super::term::{Term, term};

/// A day, or some unknown day in the past, which comes before every known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Nobody wrote down when.
    UnknownPast,
    /// On this day.
    On(Day),
}

impl When {
    /// Is it `day` or earlier?
    #[must_use]
    pub fn is_by(self, day: Day) -> bool {
        self <= When::On(day)
    }

    /// The day, where it is known.
    #[must_use]
    pub fn day(self) -> Option<Day> {
        match self {
            When::On(day) => Some(day),
            When::UnknownPast => None,
        }
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        match self {
            When::On(day) => When::On(previous(day)),
            When::UnknownPast => When::UnknownPast,
        }
    }
}

/// Why an agreement ends when it does. Of two causes of one day the first is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EndCause {
    /// `[end]` says so.
    Ended,
    /// Its term is over.
    Term,
    /// It ends with another, or when another is replaced.
    EndedWith,
    /// A successor takes over.
    Replaced,
}

impl EndCause {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            EndCause::Ended => "ended",
            EndCause::Term => "term",
            EndCause::EndedWith => "ended-with",
            EndCause::Replaced => "replaced",
        }
    }
}

/// A last day, and why it is the last.
pub type End = (When, EndCause);

/// The order of ends: what nobody knows hides nothing that is known.
pub(super) fn order((end, cause): &End) -> (bool, When, EndCause) {
    (end.day().is_none(), *end, *cause)
}

/// An agreement that replaces the whole of another.
#[derive(Debug, Clone, Copy)]
pub struct Successor {
    /// The successor.
    pub agreement: AgreementIx,
    /// The position of its `[[replaces]]` entry for the other.
    pub entry: usize,
    /// From when it takes the other's place, with all that it needs `together_with`; none while that is not decided, and
    /// where any of them ends before.
    pub takes_over: Option<When>,
}

/// The periods of one agreement. Last days are inclusive.
#[derive(Debug, Clone)]
pub struct Periods {
    /// The first day of `validity.from`, if that is a date: `F`.
    pub first: Option<Day>,
    /// How its adoption stands.
    pub adoption: Adoption,
    /// When it enters into force: `E`; none where that would be after its written end.
    pub start: Option<When>,
    /// Its written end: the end of its term or of `[end]`, as far as that does not depend on when it enters into force: `W`.
    pub written_end: Option<Day>,
    /// Its term.
    pub term: Term,
    /// The last day that it has by itself, and why.
    pub own_end: Option<End>,
    /// The agreement that it ends with, where that is why it ends.
    pub host: Option<AgreementIx>,
    /// The agreements that replace the whole of it, in the order of ids.
    pub successors: ThinVec<Successor>,
    /// The first of `successors` that takes over on a known day, else one of which it is not known when: `R` and who.
    pub replaced: Option<(When, AgreementIx)>,
    /// The last day on which it can be in force, and why: `U`.
    pub end: Option<End>,
}

impl Periods {
    /// The last day on which it can be in force, where that is a known day.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.end.and_then(|(end, _)| end.day())
    }

    /// When it enters into force, or is written to hold from if it does not. None if neither is known.
    #[must_use]
    pub fn begins(&self) -> Option<When> {
        self.start.or(self.first.map(When::On))
    }

    /// Does it end before it begins, so that it never holds?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let begins = self.begins().and_then(When::day);
        begins.zip(self.last_day()).is_some_and(|(first, last)| last < first)
    }

    /// Is it in force on `day`?
    #[must_use]
    pub fn is_in_force(&self, day: Day) -> bool {
        self.start.is_some_and(|start| start.is_by(day))
            && self.end.is_none_or(|(end, _)| When::On(day) <= end)
    }

    /// Was it adopted only when its time was over, or not at all?
    #[must_use]
    pub fn is_too_late(&self) -> bool {
        let adopted_after = |end: Day| self.adoption.day.is_some_and(|day| end < day);
        !self.adoption.complete || self.written_end.is_some_and(adopted_after)
    }

    /// The day from which a successor takes its place: `R`.
    #[must_use]
    pub fn replaced_from(&self) -> Option<When> {
        self.replaced.map(|(from, _)| from)
    }
}

/// The periods of every agreement of a registry.
#[derive(Debug, Default)]
pub struct Timeline {
    periods: Vec<Periods>,
}

impl Timeline {
    /// Computes them all.
    #[must_use]
    pub fn of(registry: &Registry) -> Self {
        let agreements: Vec<AgreementIx> = registry.agreement_ixs().collect();
        let mut periods: Vec<Periods> =
            agreements.par_iter().map(|agreement| own_periods(registry, *agreement)).collect();
        end_with_hosts(registry, &mut periods);
        let successors: Vec<ThinVec<Successor>> =
            agreements.par_iter().map(|agreement| successors(registry, *agreement, &periods)).collect();
        periods.par_iter_mut().zip(successors).for_each(|(periods, successors)| {
            periods.replaced = first_to_take_over(&successors);
            periods.successors = successors;
            periods.end = effective_end(periods.own_end, periods.replaced_from());
        });
        Timeline { periods }
    }

    /// The periods of an agreement.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "one entry is made for each agreement")]
    pub fn periods(&self, agreement: AgreementIx) -> &Periods {
        &self.periods[agreement.position()]
    }

    /// From when a `[[replaces]]` of an agreement takes effect, given by its position: with all that it needs
    /// `together_with`; none while that is not decided, and where any of them ends before.
    #[must_use]
    pub fn takes_over(&self, registry: &Registry, agreement: AgreementIx, entry: usize) -> Option<When> {
        super::succession::takes_over(registry, agreement, entry, &self.periods)
    }
}

/// What an agreement says of itself, before others are looked at.
fn own_periods(registry: &Registry, agreement: AgreementIx) -> Periods {
    let record = &registry.agreement(agreement).data;
    let adoption = adoption(registry, agreement);
    let first = first_day(record);
    let ended = record.end.as_ref().map(|end| end.date.last_day());
    let written_term = term(record, first);
    let written_end =
        written_term.end.filter(|_| !counts_from_entry(record, first)).into_iter().chain(ended).min();
    let start =
        start(record, &adoption, first).filter(|start| written_end.is_none_or(|end| *start <= When::On(end)));
    let term = match (first, start.and_then(When::day)) {
        (None, Some(start)) => term(record, Some(start)),
        (_, _) => written_term,
    };
    let by_term = term.end.map(|day| (When::On(day), EndCause::Term));
    let by_end = ended.map(|day| (When::On(day), EndCause::Ended));
    Periods {
        first,
        adoption,
        start,
        written_end,
        own_end: by_term.into_iter().chain(by_end).min(),
        term,
        host: None,
        successors: ThinVec::default(),
        replaced: None,
        end: None,
    }
}

/// When an agreement enters into force by its start and its adoption, whatever its end.
fn start(record: &Agreement, adoption: &Adoption, first: Option<Day>) -> Option<When> {
    if record.stage() != Stage::Adopted || !adoption.complete {
        return None;
    }
    match record.validity.from.as_ref().map(|from| from.value) {
        Some(From::Date(_)) => first.max(adoption.day).map(When::On),
        Some(From::LastAdoption) => adoption.day.map(When::On),
        None => Some(adoption.day.map_or(When::UnknownPast, When::On)),
    }
}

/// Is its term counted from the day on which it enters into force?
fn counts_from_entry(record: &Agreement, first: Option<Day>) -> bool {
    first.is_none() && record.validity.until.is_none() && record.validity.duration.is_some()
}

/// The successor that takes over first: on the first known day, else one of which it is not known when.
pub(super) fn first_to_take_over(successors: &[Successor]) -> Option<(When, AgreementIx)> {
    let all = successors.iter().filter_map(|successor| Some((successor.takes_over?, successor.agreement)));
    all.min_by_key(|(from, agreement)| (from.day().is_none(), *from, *agreement))
}

/// `U`: the earlier of the own end and the day before a successor takes over.
pub(super) fn effective_end(own_end: Option<End>, replaced_from: Option<When>) -> Option<End> {
    let replaced = replaced_from.map(|from| (from.previous(), EndCause::Replaced));
    own_end.into_iter().chain(replaced).min_by_key(order)
}
