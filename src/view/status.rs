//! The report of `status`: what needs attention, the most urgent first, with the next step and the reasons.

mod lead;
mod row;
mod totals;

use std::convert::Infallible;

use crate::registry::AgreementIx;
use crate::time::day::add;
use crate::time::{Case, Day};

use super::concern::{Concern, Fold, StatusSection, concerns};
use super::filter::Filter;
use super::message::{Message, message};
use super::pages::pages;

pub use lead::Lead;
pub use row::{StatusReason, StatusRow, Urgency};
pub use totals::Totals;

/// The report.
#[derive(Debug)]
pub struct Status<'r> {
    /// The last day of the horizon, inclusive.
    pub horizon: Day,
    /// What the first sentence counts.
    pub lead: Lead,
    /// The sections, in the order of the report, also those without rows.
    pub sections: Vec<SectionRows<'r>>,
    /// How many agreements there are in each state.
    pub totals: Totals,
    /// How many agreements have nobody responsible.
    pub without_owner: usize,
    /// How many things to see to are left out because they are accepted in the records.
    pub accepted: usize,
}

/// The rows of one section.
#[derive(Debug)]
pub struct SectionRows<'r> {
    /// The section.
    pub section: StatusSection,
    /// Its rows, those that are shown first: agreements that a law requires, then by day, then by title.
    pub rows: Vec<StatusRow<'r>>,
}

impl<'r> SectionRows<'r> {
    /// The rows that are shown.
    #[must_use]
    pub fn shown(&self) -> &[StatusRow<'r>] {
        let shown = self.rows.partition_point(|row| row.fold.is_none());
        self.rows.get(..shown).unwrap_or_default()
    }

    /// How many rows are left out because their days are more than two years back.
    #[must_use]
    pub fn old(&self) -> usize {
        self.rows.iter().filter(|row| row.fold == Some(Fold::Old)).count()
    }

    /// How many rows are left out because they are too old. None if none is.
    #[must_use]
    pub fn folded(&self) -> Option<Message> {
        let old = self.old();
        let is_any_shown = self.rows.iter().any(|row| row.fold.is_none());
        match old {
            0 => None,
            _ if is_any_shown => Some(message!("status-old", count = old)),
            _ => Some(message!("status-only-old", count = old)),
        }
    }

    /// How many rows there are, shown or too old, but not those that are accepted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.shown().len() + self.old()
    }
}

/// What one agreement adds to the report.
struct Share<'r> {
    state: crate::time::State,
    has_owner: bool,
    concerns: Vec<Concern>,
    rows: Vec<StatusRow<'r>>,
}

impl<'r> Status<'r> {
    /// Builds the report on the agreements that match `filter`. With `all`, nothing is folded.
    #[must_use]
    pub fn of(case: &Case<'r>, filter: &Filter, all: bool) -> Self {
        let urgent = UrgentDays::of(case);
        let mut status = Status {
            horizon: case.outlook.horizon,
            lead: Lead::new(&urgent),
            sections: StatusSection::ALL
                .map(|section| SectionRows { section, rows: Vec::new() })
                .into_iter()
                .collect(),
            totals: Totals::default(),
            without_owner: 0,
            accepted: 0,
        };
        let of_one = |agreement: &AgreementIx| {
            let concerns = concerns(case, *agreement);
            let rows = row::rows(case, *agreement, &concerns, &urgent, all);
            let standing = case.standing(*agreement);
            let record = case.record(*agreement);
            // A body whose record could not be read is responsible all the same.
            let has_owner = record.data.owner.is_some() || record.is_faulty("owner");
            Share { state: standing.state, has_owner, concerns, rows }
        };
        let of_page = |page: &[AgreementIx]| page.iter().map(of_one).collect::<Vec<_>>();
        let Ok(()) = pages(&filter.apply(case), of_page, |page| -> Result<(), Infallible> {
            page.into_iter().for_each(|share| status.add(share, all));
            Ok(())
        });
        status.sections.iter_mut().for_each(|section| row::sort(case.registry, &mut section.rows));
        status
    }

    fn add(&mut self, share: Share<'r>, all: bool) {
        self.totals.count(share.state);
        self.without_owner += usize::from(!share.has_owner);
        let is_accepted = |concern: &&Concern| concern.fold == Some(Fold::Accepted);
        if !all {
            self.accepted += share.concerns.iter().filter(is_accepted).count();
        }
        self.lead.count(&share.concerns);
        for row in share.rows {
            if let Some(section) = self.sections.iter_mut().find(|section| section.section == row.section) {
                section.rows.push(row);
            }
        }
    }

    /// The sections that show or fold rows, in the order of the report.
    pub fn filled(&self) -> impl Iterator<Item = &SectionRows<'r>> {
        self.sections.iter().filter(|section| section.count() > 0)
    }

    /// How many agreements have nobody responsible. None if all have somebody.
    #[must_use]
    pub fn owners(&self) -> Option<Message> {
        let (count, all) = (self.without_owner, self.totals.agreements);
        match count {
            0 => None,
            _ if count == all => Some(message!("status-nobody", all = all)),
            _ => Some(message!("status-no-owner", count = count, all = all)),
        }
    }

    /// How many things to see to are accepted in the records. None if none is left out.
    #[must_use]
    pub fn accepted(&self) -> Option<Message> {
        (self.accepted > 0).then(|| message!("status-accepted", count = self.accepted))
    }
}

/// The days that are urgent.
struct UrgentDays {
    today: Day,
    horizon: Day,
    /// The last of them, inclusive: no later than the horizon.
    through: Day,
    /// The time to it.
    within: crate::model::Duration,
}

impl UrgentDays {
    fn of(case: &Case<'_>) -> Self {
        let (today, horizon) = (case.day(), case.outlook.horizon);
        let urgent = case.registry.settings.urgent();
        let through = add(today, urgent);
        if through <= horizon {
            return UrgentDays { today, horizon, through, within: urgent };
        }
        let days = u32::try_from(crate::time::days_between(today, horizon)).unwrap_or(u32::MAX);
        UrgentDays { today, horizon, through: horizon, within: crate::model::Duration::of_days(days) }
    }
}
