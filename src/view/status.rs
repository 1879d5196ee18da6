//! The report of `status`: what expires, what lapses or has lapsed, what needs revision, and why.

use std::convert::Infallible;

use crate::registry::AgreementIx;
use crate::time::Case;
use crate::time::{Day, Flag, State};

use super::filter::Filter;
use super::message::message;
use super::pages::pages;
use super::reporter::Reporter;
use super::{Dated, Message, words};

/// The whole report.
#[derive(Debug)]
pub struct Status<'r> {
    /// The last day that it looks ahead to, inclusive.
    pub horizon: Day,
    /// What ends within the horizon and is taken care of: something takes over, or it is ended on purpose.
    pub expires: Vec<StatusRow<'r>>,
    /// What ends within the horizon with nothing to take over, what has run out, and what never came into force because
    /// it is not adopted by all.
    pub lapses: Vec<StatusRow<'r>>,
    /// What someone has to start, review, decide or do.
    pub needs_revision: Vec<StatusRow<'r>>,
    /// How many agreements there are in each state.
    pub totals: Totals,
}

/// The three sections of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusSection {
    /// [`Status::expires`].
    Expires,
    /// [`Status::lapses`].
    Lapses,
    /// [`Status::needs_revision`].
    NeedsRevision,
}

/// One thing that someone must see to.
#[derive(Debug, Clone)]
pub struct StatusRow<'r> {
    /// The agreement.
    pub agreement: &'r str,
    /// Its title, else its id.
    pub title: &'r str,
    /// Does a law require it?
    pub statutory: bool,
    /// Its state.
    pub state: State,
    /// What there is to see to: a flag, or `awaiting-adoption`.
    pub what: StatusKind,
    /// The day it is about; none where no day is known.
    pub day: Option<Dated>,
    /// The days from the report's day to it, negative for the past.
    pub days_left: Option<i64>,
    /// Who is responsible, on that day or today if it has passed.
    pub responsible: Vec<Responsible<'r>>,
    /// Why.
    pub why: Vec<Message>,
}

/// A body or a party that is responsible for something.
#[derive(Debug, Clone, Copy)]
pub struct Responsible<'r> {
    /// Its id: all that it is in JSON.
    pub id: &'r str,
    /// What people call it.
    pub name: &'r str,
}

/// What there is to see to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusKind {
    /// What needs attention.
    Flag(Flag),
    /// The state itself.
    State(State),
}

impl StatusKind {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            StatusKind::Flag(flag) => flag.name(),
            StatusKind::State(state) => state.name(),
        }
    }

    /// What people call it.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            StatusKind::Flag(flag) => words::flag(flag),
            StatusKind::State(state) => words::state(state),
        }
    }
}

/// How many agreements there are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// All of them.
    pub agreements: usize,
    /// In force.
    pub in_force: usize,
    /// Their start has not come.
    pub upcoming: usize,
    /// Their start has come, but not all who must have adopted them.
    pub awaiting_adoption: usize,
    /// Ran out, and nothing took over.
    pub lapsed: usize,
    /// Replaced.
    pub replaced: usize,
    /// Ended for good.
    pub ended: usize,
    /// Not adopted while its time lasted.
    pub not_adopted: usize,
    /// Not decided.
    pub draft: usize,
}

impl<'r> Status<'r> {
    /// The report on the agreements that `filter` lets through.
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
                    duty.day.map(|of| of.day),
                    duty.agreement,
                    duty.what.name(),
                )
            });
        }
        status
    }

    /// Is there anything to see to?
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.expires.is_empty() && self.lapses.is_empty() && self.needs_revision.is_empty()
    }
}

impl Totals {
    /// How many are in a state.
    #[must_use]
    pub fn of(&self, state: State) -> usize {
        match state {
            State::Draft => self.draft,
            State::Replaced => self.replaced,
            State::Ended => self.ended,
            State::NotAdopted => self.not_adopted,
            State::AwaitingAdoption => self.awaiting_adoption,
            State::Upcoming => self.upcoming,
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
            State::NotAdopted => &mut self.not_adopted,
            State::AwaitingAdoption => &mut self.awaiting_adoption,
            State::Upcoming => &mut self.upcoming,
            State::InForce => &mut self.in_force,
            State::Lapsed => &mut self.lapsed,
        } += 1;
    }
}

impl StatusSection {
    /// What it is called above its rows.
    #[must_use]
    pub fn heading(self) -> Message {
        match self {
            StatusSection::Expires => message!("section-expires"),
            StatusSection::Lapses => message!("section-lapses"),
            StatusSection::NeedsRevision => message!("section-needs-revision"),
        }
    }
}

impl<'r> Status<'r> {
    /// The sections in the order of the report.
    #[must_use]
    pub fn sections(&self) -> [(StatusSection, &[StatusRow<'r>]); 3] {
        [
            (StatusSection::Expires, &self.expires),
            (StatusSection::Lapses, &self.lapses),
            (StatusSection::NeedsRevision, &self.needs_revision),
        ]
    }
}
