//! `avtal status --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use super::written::{Written, written};
use crate::view::StatusRow;
use crate::view::status::Totals as Counts;
use crate::view::{self, Day, Message};

#[derive(Serialize)]
struct Status<'v> {
    /// The last day that it looks ahead to, inclusive.
    horizon: Day,
    /// What ends within the horizon and is taken care of: something takes over, or it is ended on purpose.
    expires: Vec<Row<'v>>,
    /// What ends within the horizon with nothing to take over, what has run out, and what never came into force because
    /// it is not adopted by all.
    lapses: Vec<Row<'v>>,
    /// What someone has to start, review, decide or do.
    needs_revision: Vec<Row<'v>>,
    /// How many agreements there are in each state.
    totals: Totals,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Row<'v> {
    /// The agreement.
    agreement: &'v str,
    /// Its title, else its id.
    title: &'v str,
    /// Does a law require it?
    statutory: bool,
    /// Its state.
    state: &'static str,
    /// What there is to see to: a flag, or `awaiting-adoption`.
    what: &'static str,
    /// The day it is about; null where no day is known.
    #[serde(flatten)]
    day: Written,
    /// The days from the report's day to it, negative for the past.
    days_left: Option<i64>,
    /// Who is responsible, on that day or today if it has passed.
    responsible: Vec<&'v str>,
    /// Why.
    why: Vec<String>,
}

#[derive(Serialize)]
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

impl<'v> From<&'v StatusRow<'v>> for Row<'v> {
    fn from(row: &'v StatusRow<'v>) -> Self {
        Row {
            agreement: row.agreement,
            title: row.title,
            statutory: row.statutory,
            state: row.state.name(),
            what: row.kind.name(),
            day: written!("day", row.day),
            days_left: row.days_left,
            responsible: row.responsible.iter().map(|responsible| responsible.id).collect(),
            why: row.why.iter().map(Message::plain).collect(),
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
    let body = Status {
        horizon: status.horizon,
        expires: status.expires.iter().map(Row::from).collect(),
        lapses: status.lapses.iter().map(Row::from).collect(),
        needs_revision: status.needs_revision.iter().map(Row::from).collect(),
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
        incomplete,
    };
    document("status", clocks, &body)
}
