//! When each agreement enters into force, when it ends, and who replaces it: what does not depend on the day.

use rayon::prelude::*;
use serde::Serialize;

use crate::load::{AgreementIx, Registry};
use crate::model::agreement::Stage;
use crate::model::validity::From;
use crate::source::Few;

use super::adoption::{Adoption, adoption, first_day};
use super::day::{Day, previous};
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

/// Why an agreement ends when it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndCause {
    /// Its term is over.
    Term,
    /// A successor takes over.
    Replaced,
    /// `[end]` says so.
    Ended,
    /// It ends with another, or when another is replaced.
    EndedWith,
}

/// An agreement that replaces the whole of another.
#[derive(Debug, Clone, Copy)]
pub struct Successor {
    /// The successor.
    pub agreement: AgreementIx,
    /// The position of its `[[replaces]]` entry for the other.
    pub entry: usize,
    /// From when it takes the other's place, with all that it needs `together_with`; none while that is not decided.
    pub takes_over: Option<When>,
}

/// The periods of one agreement. Last days are inclusive.
#[derive(Debug, Clone)]
pub struct Periods {
    /// The first day of `validity.from`, if that is a date: `F`.
    pub first: Option<Day>,
    /// How its adoption stands.
    pub adoption: Adoption,
    /// When it enters into force: `E`.
    pub start: Option<When>,
    /// Its term.
    pub term: Term,
    /// The last day that it has by itself, and why.
    pub own_end: Option<(When, EndCause)>,
    /// The agreements that replace the whole of it, in the order of ids.
    pub successors: Few<Successor>,
    /// The first of `successors` that takes over: `R` and who.
    pub replaced: Option<(When, AgreementIx)>,
    /// The last day on which it can be in force, and why: `U`.
    pub end: Option<(When, EndCause)>,
}

impl Periods {
    /// The last day on which it can be in force, where that is a known day.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.end.and_then(|(end, _)| end.day())
    }

    /// Is it in force on `day`?
    #[must_use]
    pub fn is_in_force(&self, day: Day) -> bool {
        self.start.is_some_and(|start| start.is_by(day))
            && self.end.is_none_or(|(end, _)| When::On(day) <= end)
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
        let starts: Vec<Option<When>> = periods.iter().map(|periods| periods.start).collect();
        periods.par_iter_mut().zip(&agreements).for_each(|(periods, agreement)| {
            periods.successors = successors(registry, *agreement, &starts);
            periods.replaced = periods
                .successors
                .iter()
                .filter_map(|successor| Some((successor.takes_over?, successor.agreement)))
                .min();
        });
        let replaced: Vec<Option<When>> = periods.iter().map(Periods::replaced_from).collect();
        for (periods, agreement) in periods.iter_mut().zip(&agreements) {
            let host = registry.links(*agreement).ends_when_replaced;
            let host_replaced = host.and_then(|host| *replaced.get(host.position())?);
            if let Some(from) = host_replaced {
                periods.own_end = earlier(periods.own_end, (from.previous(), EndCause::EndedWith));
            }
            periods.end = effective_end(periods);
        }
        end_with_hosts(registry, &mut periods);
        Timeline { periods }
    }

    /// The periods of an agreement.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "one entry is made for each agreement")]
    pub fn periods(&self, agreement: AgreementIx) -> &Periods {
        &self.periods[agreement.position()]
    }
}

/// What an agreement says of itself, before others are looked at.
fn own_periods(registry: &Registry, agreement: AgreementIx) -> Periods {
    let record = &registry.agreement(agreement).data;
    let adoption = adoption(registry, agreement);
    let first = first_day(record);
    let is_adopted = record.stage.as_ref().is_none_or(|stage| stage.value == Stage::Adopted);
    let start = if is_adopted && adoption.complete {
        match record.validity.from.as_ref().map(|from| from.value) {
            Some(From::Date(_)) => first.max(adoption.day).map(When::On),
            Some(From::LastAdoption) => adoption.day.map(When::On),
            None => Some(When::UnknownPast),
        }
    } else {
        None
    };
    let term = term(record, first.or(start.and_then(When::day)));
    let by_term = term.end.map(|day| (When::On(day), EndCause::Term));
    let own_end = match &record.end {
        Some(end) => earlier(by_term, (When::On(end.date.last_day()), EndCause::Ended)),
        None => by_term,
    };
    Periods { first, adoption, start, term, own_end, successors: Few::default(), replaced: None, end: None }
}

/// The earlier of two ends; of two on one day, the one that was decided upon.
fn earlier(known: Option<(When, EndCause)>, other: (When, EndCause)) -> Option<(When, EndCause)> {
    match known {
        Some(known) if known.0 < other.0 || (known.0 == other.0 && other.1 != EndCause::Ended) => Some(known),
        Some(_) | None => Some(other),
    }
}

fn successors(registry: &Registry, agreement: AgreementIx, starts: &[Option<When>]) -> Few<Successor> {
    let start = |agreement: AgreementIx| starts.get(agreement.position()).copied().flatten();
    let entries = |successor: AgreementIx| {
        let entries = registry.links(successor).replaces.iter().enumerate();
        entries.filter(|(_, entry)| entry.whole && entry.agreement == Some(agreement)).map(
            move |(position, entry)| {
                let others = entry.together_with.iter().map(|other| start((*other)?));
                let takes_over = others.fold(start(successor), |latest, other| Some(latest?.max(other?)));
                Successor { agreement: successor, entry: position, takes_over }
            },
        )
    };
    registry.links(agreement).successors.iter().copied().flat_map(entries).collect()
}

fn effective_end(periods: &Periods) -> Option<(When, EndCause)> {
    let replaced = periods.replaced_from().map(|from| (from.previous(), EndCause::Replaced));
    match (periods.own_end, replaced) {
        (Some(own), Some(replaced)) if replaced.0 < own.0 => Some(replaced),
        (Some(own), _) => Some(own),
        (None, replaced) => replaced,
    }
}

/// Ends annexes with what they are annexed to. An agreement is visited after its host; those on a circle have none.
fn end_with_hosts(registry: &Registry, periods: &mut [Periods]) {
    let host = |agreement: AgreementIx| registry.links(agreement).ends_with;
    let mut state = vec![Visit::New; periods.len()];
    let set = |state: &mut [Visit], agreement: AgreementIx, to: Visit| {
        if let Some(visit) = state.get_mut(agreement.position()) {
            *visit = to;
        }
    };
    for agreement in registry.agreement_ixs().filter(|agreement| host(*agreement).is_some()) {
        let mut path = Vec::new();
        let mut next = Some(agreement);
        while let Some(at) = next {
            match state.get(at.position()) {
                Some(Visit::New) => {
                    set(&mut state, at, Visit::OnPath);
                    path.push(at);
                    next = host(at);
                }
                Some(Visit::OnPath) => {
                    // A circle: from its first member on the path to the path's end.
                    while let Some(member) = path.pop() {
                        set(&mut state, member, Visit::Done);
                        if member == at {
                            break;
                        }
                    }
                    next = None;
                }
                Some(Visit::Done) | None => next = None,
            }
        }
        while let Some(at) = path.pop() {
            set(&mut state, at, Visit::Done);
            let host_end = host(at).and_then(|host| periods.get(host.position())?.end);
            if let (Some((end, _)), Some(periods)) = (host_end, periods.get_mut(at.position())) {
                periods.own_end = earlier(periods.own_end, (end, EndCause::EndedWith));
                periods.end = effective_end(periods);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    New,
    OnPath,
    Done,
}
