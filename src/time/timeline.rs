//! The periods of every agreement: everything that does not depend on the day of the report.

use crate::model::Agreement;
use crate::model::agreement::Stage;
use crate::model::validity::From;
use crate::parallel;
use crate::registry::{AgreementIx, Registry};
use crate::source::ThinVec;

use super::adoption::{Adoption, adoption, first_day};
use super::day::Day;
use super::notice::{exit_day, notice_exits};
use super::periods::{EndCause, Periods, Successor, When, effective_end, first_to_take_over};
use super::provisional::provisional_days;
use super::succession::{end_with_hosts, successors, takes_over};
use super::term::{Term, term};

/// The periods of every agreement of a registry.
#[derive(Debug, Default)]
pub struct Timeline {
    periods: Vec<Periods>,
}

/// Periods of an agreement without what follows from its successors.
type Unfinished<'t> = ((&'t mut Periods, ThinVec<Successor>), &'t AgreementIx);

impl Timeline {
    /// Computes the periods of every agreement.
    #[must_use]
    pub fn of(registry: &Registry) -> Self {
        let agreements: Vec<AgreementIx> = registry.every_agreement_ix().collect();
        let mut periods: Vec<Periods> =
            parallel::map(&agreements, |agreement| own_periods(registry, *agreement));
        end_with_hosts(registry, &mut periods);
        let successors: Vec<ThinVec<Successor>> =
            parallel::map(&agreements, |agreement| successors(registry, *agreement, &periods));
        let complete = |((periods, successors), agreement): Unfinished<'_>| {
            periods.replaced = first_to_take_over(&successors);
            periods.successors = successors;
            periods.end = effective_end(periods.own_end, periods.replaced_from());
            periods.provisional = provisional_days(&registry.agreement(*agreement).data, periods);
        };
        parallel::map_owned(periods.iter_mut().zip(successors).zip(&agreements).collect(), complete);
        Timeline { periods }
    }

    /// The periods of an agreement.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "one entry is made for each agreement")]
    pub fn periods(&self, agreement: AgreementIx) -> &Periods {
        &self.periods[agreement.position()]
    }

    /// When the `[[replaces]]` entry of an agreement at position `entry` takes effect, together with every agreement in
    /// `together_with`. None while this is not decided, and if any of them ends before.
    #[must_use]
    pub fn takes_over(&self, registry: &Registry, agreement: AgreementIx, entry: usize) -> Option<When> {
        takes_over(registry, agreement, entry, &self.periods)
    }
}

/// The periods given by an agreement's own record, before other agreements are considered.
fn own_periods(registry: &Registry, agreement: AgreementIx) -> Periods {
    let record = &registry.agreement(agreement).data;
    let first = first_day(record);
    let written_term = term(record, first);
    let adoption = adoption(registry, agreement, &written_term);
    let counts_from_entry = counts_from_entry(record, first);
    let written_end = written_term.end.filter(|_| !counts_from_entry).into_iter();
    let written_end = written_end.chain(ended(record, &written_term)).min();
    let start =
        start(record, &adoption, first).filter(|start| written_end.is_none_or(|end| *start <= When::On(end)));
    let term = match (first, start.and_then(When::day)) {
        (None, Some(start)) => term(record, Some(start)),
        (_, _) => written_term,
    };
    let ended = ended(record, &term);
    let by_term = term.end.map(|day| (When::On(day), EndCause::Term));
    let by_end = ended.map(|day| (When::On(day), EndCause::Ended));
    Periods {
        first,
        adoption,
        start,
        written_end,
        own_end: by_term.into_iter().chain(by_end).min(),
        ended,
        notice_exits: notice_exits(record, &term).collect(),
        term,
        provisional: None,
        host: None,
        successors: ThinVec::default(),
        replaced: None,
        end: None,
    }
}

/// The last day that `[end]` gives. If only a notice is given, the day on which it ends the agreement.
fn ended(record: &Agreement, term: &Term) -> Option<Day> {
    let end = record.end.as_ref()?;
    let by_notice = || exit_day(record, term, end.notice_given.as_ref()?.last_day());
    end.date.as_ref().map(|date| date.last_day()).or_else(by_notice)
}

/// When an agreement enters into force according to its start and adoption, regardless of its end.
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

/// Whether its term is counted from the day on which it enters into force.
fn counts_from_entry(record: &Agreement, first: Option<Day>) -> bool {
    first.is_none() && record.validity.until.is_none() && record.validity.duration.is_some()
}
