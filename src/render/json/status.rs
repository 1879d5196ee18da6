//! `avtal status --format json`. Its schema is published, by `avtal schema status`.

use schemars::JsonSchema;
use serde::Serialize;

use super::document::{Clocks, document_of};
use crate::view::concern::ConcernKind;
use crate::view::status::{Lead as Counted, SectionRows, Totals as Counts};
use crate::view::{self, Day, Message, StatusRow};

/// The JSON document.
#[derive(Serialize, JsonSchema)]
pub struct StatusBody<'v> {
    /// The last day that it looks ahead to, inclusive.
    #[schemars(with = "String")]
    horizon: Day,
    /// What is urgent, in numbers.
    lead: Lead,
    /// The sections, the most urgent first, also those without rows.
    sections: Vec<Section<'v>>,
    /// How many agreements there are in each state.
    totals: Totals,
    /// How many agreements have nobody responsible.
    without_owner: usize,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

/// What is urgent, in numbers. What is long past is counted too; what is accepted is not.
#[derive(Serialize, JsonSchema)]
struct Lead {
    /// The last day that is urgent, inclusive.
    #[schemars(with = "String")]
    urgent_through: Day,
    /// Agreements that run out by then.
    running_out: usize,
    /// Of these, those that nothing takes over from.
    lapsing: usize,
    /// Agreements that have run out with nothing to take over.
    lapsed: usize,
    /// Agreements that were not adopted while their time lasted.
    not_adopted: usize,
    /// Decisions whose planned days have passed.
    decisions_overdue: usize,
    /// Agreements whose start has come, but not all who must have adopted them.
    adoptions_overdue: usize,
    /// Reviews that are overdue.
    reviews_overdue: usize,
    /// Agreements for which work on a new one should have started, and that are not among those that run out.
    revisions_overdue: usize,
    /// Activities that are overdue.
    activities_overdue: usize,
    /// Agreements that must be revised for a reason without a day.
    to_revise: usize,
    /// Agreements that a party has rejected.
    rejected: usize,
    /// Agreements whose responsible body has ceased.
    owner_gone: usize,
    /// Other deadlines within the urgent days.
    due: usize,
    /// The first day after the urgent ones on which something is to be seen to, else the day after the horizon.
    #[schemars(with = "String")]
    next_day: Day,
}

/// The rows of one section.
#[derive(Serialize, JsonSchema)]
struct Section<'v> {
    /// Its name: `lapses`, `lapsed`, `adoption`, `revision`, `expires`.
    id: &'static str,
    /// Its rows: those that people see first, of these what a law requires, then by day.
    rows: Vec<Row<'v>>,
}

/// What there is to see to in one agreement, under one section.
#[derive(Serialize, JsonSchema)]
struct Row<'v> {
    /// The agreement.
    agreement: &'v str,
    /// Its title, else its id.
    title: &'v str,
    /// The day of the first reason that has one; null where no day is known.
    #[schemars(with = "Option<String>")]
    day: Option<Day>,
    /// That day as the record gives it, if it is only a month or a year.
    day_as_written: Option<String>,
    /// The days from the report's day to it, negative for the past.
    days_left: Option<i64>,
    /// Who is responsible, on that day or today if it has passed.
    responsible: Vec<&'v str>,
    /// Does a law require it?
    statutory: bool,
    /// Its state.
    state: &'static str,
    /// What there is to see to: flags, or `awaiting-adoption`; that of the next step first.
    what: Vec<&'static str>,
    /// The next step.
    step: String,
    /// Why.
    reasons: Vec<String>,
    /// Is it only counted where people read, and left out unless `--all` is given?
    folded: bool,
    /// Are all its findings accepted in the record?
    accepted: bool,
}

/// How many agreements there are in each state.
#[derive(Serialize, JsonSchema)]
struct Totals {
    /// All of them.
    agreements: usize,
    /// In force.
    in_force: usize,
    /// In force, but suspended for a time.
    suspended: usize,
    /// Applied before they enter into force.
    provisional: usize,
    /// Their start has not come.
    upcoming: usize,
    /// Their start has come, but not all who must have adopted them.
    awaiting_adoption: usize,
    /// Ran out, and nothing took over.
    lapsed: usize,
    /// Replaced.
    replaced: usize,
    /// Ended for good.
    ended: usize,
    /// Not adopted while its time lasted.
    not_adopted: usize,
    /// Not decided.
    draft: usize,
}

impl<'v> From<&'v SectionRows<'v>> for Section<'v> {
    fn from(section: &'v SectionRows<'v>) -> Self {
        Section { id: section.section.name(), rows: section.rows.iter().map(Row::from).collect() }
    }
}

impl<'v> From<&'v StatusRow<'v>> for Row<'v> {
    fn from(row: &'v StatusRow<'v>) -> Self {
        Row {
            agreement: row.agreement,
            title: row.title,
            day: row.day.map(|dated| dated.day),
            day_as_written: row.day.and_then(|dated| dated.date.coarse()),
            days_left: row.days_left,
            responsible: row.responsible.iter().map(|responsible| responsible.id.as_str()).collect(),
            statutory: row.statutory,
            state: row.state.name(),
            what: row.what().into_iter().map(ConcernKind::name).collect(),
            step: row.step.plain(),
            reasons: row.why().iter().map(Message::plain).collect(),
            folded: row.fold.is_some(),
            accepted: row.is_accepted,
        }
    }
}

impl From<&Counted> for Lead {
    fn from(lead: &Counted) -> Self {
        Lead {
            urgent_through: lead.urgent_through,
            running_out: lead.running_out,
            lapsing: lead.lapsing,
            lapsed: lead.lapsed,
            not_adopted: lead.not_adopted,
            decisions_overdue: lead.decisions_overdue,
            adoptions_overdue: lead.adoptions_overdue,
            reviews_overdue: lead.reviews_overdue,
            revisions_overdue: lead.revisions_overdue,
            activities_overdue: lead.activities_overdue,
            to_revise: lead.to_revise,
            rejected: lead.rejected,
            owner_gone: lead.owner_gone,
            due: lead.due,
            next_day: lead.next_day,
        }
    }
}

/// The document of `status`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn status(
    clocks: Clocks<'_>,
    status: &view::Status<'_>,
    incomplete: &[&str],
) -> serde_json::Result<String> {
    let Counts {
        agreements,
        in_force,
        suspended,
        provisional,
        upcoming,
        awaiting_adoption,
        lapsed,
        replaced,
        ended,
        not_adopted,
        draft,
    } = status.totals;
    let body = StatusBody {
        horizon: status.horizon,
        lead: Lead::from(&status.lead),
        sections: status.sections.iter().map(Section::from).collect(),
        totals: Totals {
            agreements,
            in_force,
            suspended,
            provisional,
            upcoming,
            awaiting_adoption,
            lapsed,
            replaced,
            ended,
            not_adopted,
            draft,
        },
        without_owner: status.without_owner,
        incomplete,
    };
    document_of("status", 2, clocks, &body)
}
