//! `avtal status --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use super::written::{Written, written};
use crate::view::StatusRow;
use crate::view::status::Totals as Counts;
use crate::view::{self, Day, Message};

#[derive(Serialize)]
struct Status<'v> {
    horizon: Day,
    expires: Vec<Row<'v>>,
    lapses: Vec<Row<'v>>,
    needs_revision: Vec<Row<'v>>,
    totals: Totals,
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Row<'v> {
    agreement: &'v str,
    title: &'v str,
    statutory: bool,
    state: &'static str,
    what: &'static str,
    #[serde(flatten)]
    day: Written,
    days_left: Option<i64>,
    responsible: Vec<&'v str>,
    why: Vec<String>,
}

#[derive(Serialize)]
struct Totals {
    agreements: usize,
    in_force: usize,
    upcoming: usize,
    awaiting_adoption: usize,
    lapsed: usize,
    replaced: usize,
    ended: usize,
    not_adopted: usize,
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
