//! The report of `status`: what expires, what lapses or has lapsed and what needs revision, with the reasons.

use std::convert::Infallible;

use crate::registry::AgreementIx;
use crate::text::Language;
use crate::time::Case;
use crate::time::{Day, State};

use super::filter::Filter;
use super::message::message;
use super::pages::pages;
use super::reporter::Reporter;
use super::status_row::{StatusRow, StatusSection};
use super::words;

/// The report.
#[derive(Debug)]
pub struct Status<'r> {
    /// The last day of the horizon, inclusive.
    pub horizon: Day,
    /// Agreements that end within the horizon and are taken care of: a successor takes over, or they are ended on
    /// purpose.
    pub expires: Vec<StatusRow<'r>>,
    /// Agreements that end within the horizon without a successor, that have lapsed, or that never entered into force
    /// because their adoption is not complete.
    pub lapses: Vec<StatusRow<'r>>,
    /// What has to be started, reviewed, decided or done.
    pub needs_revision: Vec<StatusRow<'r>>,
    /// How many agreements there are in each state.
    pub totals: Totals,
}

/// How many agreements there are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// All of them.
    pub agreements: usize,
    /// In force.
    pub in_force: usize,
    /// In force, but suspended for a time.
    pub suspended: usize,
    /// Applied before they enter into force.
    pub provisional: usize,
    /// Their start has not come.
    pub upcoming: usize,
    /// Their start has come, but their adoption is not complete.
    pub awaiting_adoption: usize,
    /// Expired without a successor.
    pub lapsed: usize,
    /// Replaced.
    pub replaced: usize,
    /// Ended for good.
    pub ended: usize,
    /// Not adopted during their intended period.
    pub not_adopted: usize,
    /// Not decided.
    pub draft: usize,
}

impl<'r> Status<'r> {
    /// Builds the report on the agreements that match `filter`.
    #[must_use]
    pub fn of(case: &Case<'r>, filter: &Filter) -> Self {
        let mut status = Status {
            horizon: case.outlook.horizon,
            expires: Vec::new(),
            lapses: Vec::new(),
            needs_revision: Vec::new(),
            totals: Totals::default(),
        };
        let of_one = |agreement: &AgreementIx| {
            let reporter = Reporter { case, agreement: *agreement };
            let state = case.standing(*agreement).state;
            (state, reporter.ending(state), reporter.revision())
        };
        let of_page = |page: &[AgreementIx]| page.iter().map(of_one).collect::<Vec<_>>();
        let Ok(()) = pages(&filter.apply(case), of_page, |page| -> Result<(), Infallible> {
            for (state, ending, revision) in page {
                status.totals.count(state);
                match ending {
                    Some((StatusSection::Expires, duty)) => status.expires.push(duty),
                    Some((StatusSection::Lapses, duty)) => status.lapses.push(duty),
                    Some((StatusSection::NeedsRevision, duty)) => status.needs_revision.push(duty),
                    None => {}
                }
                status.needs_revision.extend(revision);
            }
            Ok(())
        });
        for section in [&mut status.expires, &mut status.lapses, &mut status.needs_revision] {
            section.sort_by_key(|duty| {
                (
                    !duty.statutory,
                    duty.day.is_none(),
                    duty.day.map(|dated| dated.day),
                    duty.agreement,
                    duty.kind.name(),
                )
            });
        }
        status
    }

    /// Whether nothing needs attention.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.expires.is_empty() && self.lapses.is_empty() && self.needs_revision.is_empty()
    }
}

impl Totals {
    /// The number of agreements in each state, on one line.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let states = [
            (self.in_force, message!("total-in-force", count = self.in_force)),
            (self.suspended, message!("total-suspended", count = self.suspended)),
            (self.provisional, message!("total-provisional", count = self.provisional)),
            (self.upcoming, message!("total-upcoming", count = self.upcoming)),
            (self.awaiting_adoption, message!("total-awaiting-adoption", count = self.awaiting_adoption)),
            (self.not_adopted, message!("total-not-adopted", count = self.not_adopted)),
            (self.lapsed, message!("total-lapsed", count = self.lapsed)),
            (self.replaced, message!("total-replaced", count = self.replaced)),
            (self.ended, message!("total-ended", count = self.ended)),
            (self.draft, message!("total-draft", count = self.draft)),
        ];
        let counted =
            states.into_iter().filter(|(count, _)| *count > 0).map(|(_, state)| state.localise(language));
        let counted = counted.collect::<Vec<_>>().join(", ");
        let all = words::agreements(self.agreements).localise(language);
        if counted.is_empty() { all } else { format!("{all}: {counted}") }
    }

    /// The number of agreements in a state.
    #[must_use]
    pub fn of(&self, state: State) -> usize {
        match state {
            State::Draft => self.draft,
            State::Replaced => self.replaced,
            State::Ended => self.ended,
            State::Provisional => self.provisional,
            State::NotAdopted => self.not_adopted,
            State::AwaitingAdoption => self.awaiting_adoption,
            State::Upcoming => self.upcoming,
            State::Suspended => self.suspended,
            State::InForce => self.in_force,
            State::Lapsed => self.lapsed,
        }
    }

    fn count(&mut self, state: State) {
        self.agreements += 1;
        *match state {
            State::Draft => &mut self.draft,
            State::Replaced => &mut self.replaced,
            State::Ended => &mut self.ended,
            State::Provisional => &mut self.provisional,
            State::NotAdopted => &mut self.not_adopted,
            State::AwaitingAdoption => &mut self.awaiting_adoption,
            State::Upcoming => &mut self.upcoming,
            State::Suspended => &mut self.suspended,
            State::InForce => &mut self.in_force,
            State::Lapsed => &mut self.lapsed,
        } += 1;
    }
}

impl<'r> Status<'r> {
    /// The sections, in the order of the report.
    #[must_use]
    pub fn sections(&self) -> [(StatusSection, &[StatusRow<'r>]); 3] {
        [
            (StatusSection::Expires, &self.expires),
            (StatusSection::Lapses, &self.lapses),
            (StatusSection::NeedsRevision, &self.needs_revision),
        ]
    }
}
