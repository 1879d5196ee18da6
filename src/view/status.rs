//! The report of `status`: what expires, what lapses or has lapsed, what needs revision, and why.

use serde::Serialize;

use crate::rules::Case;
use crate::time::{Day, State};

use super::filter::Filter;
use super::reporter::Reporter;

/// The whole report.
#[derive(Debug, Serialize)]
pub struct Status {
    /// The last day that it looks ahead to, inclusive.
    pub horizon: Day,
    /// What ends within the horizon and is taken care of: something takes over, or it is ended on purpose.
    pub expires: Vec<Duty>,
    /// What ends within the horizon with nothing to take over, what has run out, and what never came into force because
    /// it is not adopted by all.
    pub lapses: Vec<Duty>,
    /// What someone has to start, review, decide or do.
    pub needs_revision: Vec<Duty>,
    /// How many agreements there are in each state.
    pub totals: Totals,
}

/// The three sections of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// [`Status::expires`].
    Expires,
    /// [`Status::lapses`].
    Lapses,
    /// [`Status::needs_revision`].
    NeedsRevision,
}

/// One thing that someone must see to.
#[derive(Debug, Clone, Serialize)]
pub struct Duty {
    /// The agreement.
    pub agreement: String,
    /// Its title.
    pub title: String,
    /// Does a law require it?
    pub statutory: bool,
    /// Its state.
    pub state: &'static str,
    /// What there is to see to: a flag, or `awaiting-adoption`.
    pub what: &'static str,
    /// The day it is about; none where no day is known.
    pub day: Option<Day>,
    /// The day as written, where that says less than a day.
    pub day_as_written: Option<String>,
    /// The days from the report's day to it, negative for the past.
    pub days_left: Option<i64>,
    /// The ids of who is responsible, on that day or today if it has passed.
    pub responsible: Vec<String>,
    /// What people call them.
    #[serde(skip)]
    pub responsible_names: Vec<String>,
    /// Why.
    pub why: Vec<String>,
}

/// How many agreements there are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
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
    /// Not decided.
    pub draft: usize,
}

impl Status {
    /// The report on the agreements that `filter` lets through.
    #[must_use]
    pub fn of(case: &Case<'_>, filter: &Filter) -> Self {
        let (mut expires, mut lapses, mut needs_revision) = (Vec::new(), Vec::new(), Vec::new());
        let mut totals = Totals::default();
        for agreement in filter.apply(case) {
            let reporter = Reporter { case, agreement };
            let state = case.standing(agreement).state;
            totals.count(state);
            let ending = reporter.ending(state);
            match ending {
                Some((Section::Expires, duty)) => expires.push(duty),
                Some((Section::Lapses, duty)) => lapses.push(duty),
                Some((Section::NeedsRevision, duty)) => needs_revision.push(duty),
                None => {}
            }
            reporter.revision(&mut needs_revision);
        }
        for section in [&mut expires, &mut lapses, &mut needs_revision] {
            section.sort_by(|a: &Duty, b: &Duty| {
                let order = |duty: &Duty| (!duty.statutory, duty.day.is_none(), duty.day);
                order(a).cmp(&order(b)).then_with(|| (&a.agreement, a.what).cmp(&(&b.agreement, b.what)))
            });
        }
        Status { horizon: case.outlook.horizon, expires, lapses, needs_revision, totals }
    }

    /// Is there anything to see to?
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.expires.is_empty() && self.lapses.is_empty() && self.needs_revision.is_empty()
    }
}

impl Totals {
    fn count(&mut self, state: State) {
        self.agreements += 1;
        *match state {
            State::Draft => &mut self.draft,
            State::Replaced => &mut self.replaced,
            State::Ended => &mut self.ended,
            State::AwaitingAdoption => &mut self.awaiting_adoption,
            State::Upcoming => &mut self.upcoming,
            State::InForce => &mut self.in_force,
            State::Lapsed => &mut self.lapsed,
        } += 1;
    }
}

impl Section {
    /// What it is called above its rows.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Section::Expires => "Expires",
            Section::Lapses => "Lapses or has lapsed",
            Section::NeedsRevision => "Needs revision",
        }
    }
}

impl Status {
    /// The sections in the order of the report.
    #[must_use]
    pub fn sections(&self) -> [(Section, &[Duty]); 3] {
        [
            (Section::Expires, &self.expires),
            (Section::Lapses, &self.lapses),
            (Section::NeedsRevision, &self.needs_revision),
        ]
    }
}
