//! `avtal log --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use crate::view::Day;
use crate::view::log::{ChangeRow, Log as LogView, UnknownRow};

#[derive(Serialize)]
struct Log<'v> {
    id: Option<&'v str>,
    changes: Vec<Change<'v>>,
    unknown: Vec<Unknown<'v>>,
    more: bool,
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Change<'v> {
    commit: Option<&'v str>,
    day: Option<Day>,
    time: Option<&'v str>,
    subject: Option<&'v str>,
    agreement: Option<&'v str>,
    party: Option<&'v str>,
    body: Option<&'v str>,
    former_id: Option<&'v str>,
    what: &'static str,
    field: Option<&'v str>,
    message: String,
}

#[derive(Serialize)]
struct Unknown<'v> {
    commit: Option<&'v str>,
    path: Option<&'v str>,
    message: String,
}

impl<'v> From<&'v ChangeRow> for Change<'v> {
    fn from(row: &'v ChangeRow) -> Self {
        Change {
            commit: row.commit.as_deref(),
            day: row.day,
            time: row.time.as_deref(),
            subject: row.subject.as_deref(),
            agreement: row.agreement.as_deref(),
            party: row.party.as_deref(),
            body: row.body.as_deref(),
            former_id: row.former_id.as_deref(),
            what: row.event.name(),
            field: row.field.as_deref(),
            message: row.message.plain(),
        }
    }
}

impl<'v> From<&'v UnknownRow> for Unknown<'v> {
    fn from(row: &'v UnknownRow) -> Self {
        Unknown { commit: row.commit.as_deref(), path: row.path.as_deref(), message: row.message.plain() }
    }
}

/// The document of `log`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn log(clocks: Clocks<'_>, log: &LogView, incomplete: &[&str]) -> serde_json::Result<String> {
    let body = Log {
        id: log.id.as_deref(),
        changes: log.changes.iter().map(Change::from).collect(),
        unknown: log.unknown.iter().map(Unknown::from).collect(),
        more: log.more,
        incomplete,
    };
    document("log", clocks, &body)
}
