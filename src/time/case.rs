//! The registry on a given day: its records, their periods and their standing.

use foldhash::{HashSet, HashSetExt};

use super::day::Day;
use super::notice::{exit_day, last_day_to_end_by};
use super::periods::{Periods, Successor, When};
use super::standing::{Outlook, Standing, lead_time};
use super::state::Reason;
use super::timeline::Timeline;
use crate::model::{Agreement, Date, Duration, Id};
use crate::registry::{AgreementIx, PartyIx, Record, Registry};

/// The registry on a given day, as rules and reports see it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'r> {
    /// The records.
    pub registry: &'r Registry,
    /// Their periods.
    pub timeline: &'r Timeline,
    /// Their standing on the day.
    pub outlook: &'r Outlook,
}

impl<'r> Case<'r> {
    /// The day of validity.
    #[must_use]
    pub fn day(&self) -> Day {
        self.outlook.day
    }

    /// The record of an agreement.
    #[must_use]
    pub fn record(&self, agreement: AgreementIx) -> &'r Record<Agreement> {
        self.registry.agreement(agreement)
    }

    /// The contents of an agreement's record.
    #[must_use]
    pub fn agreement(&self, agreement: AgreementIx) -> &'r Agreement {
        &self.registry.agreement(agreement).data
    }

    /// The id of an agreement.
    #[must_use]
    pub fn id(&self, agreement: AgreementIx) -> &'r Id {
        &self.registry.agreement(agreement).id
    }

    /// The periods of an agreement.
    #[must_use]
    pub fn periods(&self, agreement: AgreementIx) -> &'r Periods {
        self.timeline.periods(agreement)
    }

    /// The standing of an agreement on the day.
    #[must_use]
    pub fn standing(&self, agreement: AgreementIx) -> &'r Standing {
        self.outlook.standing(agreement)
    }

    /// The time from starting work on the successor of an agreement to its entry into force.
    #[must_use]
    pub fn lead_time(&self, agreement: AgreementIx) -> Duration {
        lead_time(self.registry.settings_for(agreement), self.agreement(agreement))
    }

    /// Every reason for the state of an agreement, the decisive ones first.
    #[must_use]
    pub fn reasons(&self, agreement: AgreementIx) -> Vec<Reason> {
        self.outlook.reasons(self.registry, self.timeline, agreement)
    }

    /// The last day that `[end]` gives: as written, or the day that the notice brings.
    #[must_use]
    pub fn written_ending(&self, agreement: AgreementIx) -> Option<Date> {
        let written = self.agreement(agreement).end.as_ref()?.date.as_ref().map(|date| date.value);
        written.or(self.periods(agreement).ended.map(Date::day))
    }

    /// The last day that notice given on `given` brings, whatever `[end]` says. None if no clause says so, or if the term
    /// is over by then.
    #[must_use]
    pub fn notice_exit(&self, agreement: AgreementIx, given: Day) -> Option<Day> {
        exit_day(self.agreement(agreement), &self.periods(agreement).term, given)
    }

    /// The last day on which notice still ends an agreement on `end`, even if that is no day on which notice usually ends
    /// it. `end` itself if no clause says how long a notice takes. None if no notice ends it by then.
    #[must_use]
    pub fn last_day_for_notice(&self, agreement: AgreementIx, end: Day) -> Option<Day> {
        last_day_to_end_by(self.agreement(agreement), &self.periods(agreement).term, end)
    }

    /// The last day for notice against the next renewal of an agreement, if that day has passed, so that the renewal
    /// can no longer be prevented.
    #[must_use]
    pub fn missed_notice(&self, agreement: AgreementIx) -> Option<Day> {
        let renewal = self.standing(agreement).renewal_date?;
        let renewals = self.periods(agreement).term.renewals(self.agreement(agreement))?;
        let number = renewals.first_ending_from(renewal);
        Some(renewals.last_day_for_notice(number)).filter(|by| *by < self.day())
    }

    /// Whether a law requires the agreement to exist.
    #[must_use]
    pub fn is_statutory(&self, agreement: AgreementIx) -> bool {
        self.agreement(agreement).is_statutory()
    }

    /// Whether a body must be responsible for the agreement. Not if it has been replaced or ended.
    #[must_use]
    pub fn needs_owner(&self, agreement: AgreementIx) -> bool {
        !self.standing(agreement).state.is_over()
    }

    /// The successor that is assumed to have replaced an agreement, if no successor's start is recorded.
    #[must_use]
    pub fn unknown_takeover(&self, agreement: AgreementIx) -> Option<&'r Successor> {
        let successors = &self.periods(agreement).successors;
        let mut taking_over = successors.iter().filter(|successor| successor.takes_over.is_some());
        let is_known = |successor: &Successor| {
            let last = self.last_to_start(successor.agreement, successor.entry());
            self.periods(last).start.and_then(When::day).is_some()
        };
        self.taking_over(agreement).filter(|_| !taking_over.any(is_known))
    }

    /// Whether it is only a draft. An agreement out for consultation is not.
    #[must_use]
    pub fn is_draft(&self, agreement: AgreementIx) -> bool {
        self.agreement(agreement).stage() == crate::model::agreement::Stage::Draft
    }

    /// When a `[[replaces]]` entry of an agreement takes effect: see [`Timeline::takes_over`].
    #[must_use]
    pub fn takes_over(&self, agreement: AgreementIx, entry: usize) -> Option<When> {
        self.timeline.takes_over(self.registry, agreement, entry)
    }

    /// The agreement whose start decides when a `[[replaces]]` entry takes effect: the last to start of the agreement
    /// and those in `together_with`. The agreement itself if none of them starts later.
    #[must_use]
    pub fn last_to_start(&self, agreement: AgreementIx, entry: usize) -> AgreementIx {
        let replaces = self.registry.links(agreement).replaces.get(entry);
        let others = replaces.iter().flat_map(|replaces| &replaces.together_with).flatten();
        others.fold(agreement, |last, other| {
            if self.periods(*other).start > self.periods(last).start { *other } else { last }
        })
    }

    /// The first of an agreement's successors to take over.
    #[must_use]
    pub fn taking_over(&self, agreement: AgreementIx) -> Option<&'r Successor> {
        let (from, by) = self.periods(agreement).replaced?;
        let successors = &self.periods(agreement).successors; // in the order of ids
        let at = successors.partition_point(|successor| successor.agreement < by);
        let mut entries = successors.iter().skip(at).take_while(|successor| successor.agreement == by);
        entries.find(|successor| successor.takes_over == Some(from))
    }

    /// The parties of those entries of an agreement at whose position `holds` is true, without duplicates. Groups are
    /// expanded to the members on `day`, or to all members there have ever been if `day` is None.
    #[must_use]
    pub fn parties_by(
        &self,
        agreement: AgreementIx,
        day: Option<Day>,
        holds: impl Fn(usize) -> bool,
    ) -> Vec<PartyIx> {
        let entries = self.agreement(agreement).parties.0.iter().enumerate();
        let entries = entries.filter(|(position, _)| holds(*position)).map(|(_, entry)| entry);
        let (mut seen, mut seen_named) = (HashSet::new(), HashSet::new());
        let named = entries.filter_map(|entry| self.registry.party_of(entry.id()));
        let named = named.filter(|party| seen_named.insert(*party));
        let leaves = named.flat_map(|party| match day {
            Some(day) => self.registry.expand_on(party, day).collect(),
            None => self.registry.expand(party).to_vec(),
        });
        leaves.filter(|party| seen.insert(*party)).collect()
    }
}
