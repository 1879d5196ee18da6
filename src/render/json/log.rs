//! `avtal log --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use crate::view::Day;
use crate::view::log::{ChangeRow, Log as LogView, UnknownRow};

#[derive(Serialize)]
struct Log<'v> {
    /// The record; null for the whole registry.
    id: Option<&'v str>,
    /// What has changed.
    changes: Vec<Change<'v>>,
    /// What cannot be known.
    unknown: Vec<Unknown<'v>>,
    /// Is there more, further back, than was asked for?
    more: bool,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Change<'v> {
    /// The commit's hash; null for what is not committed yet.
    commit: Option<&'v str>,
    /// The day of the commit, in the registry's time zone.
    day: Option<Day>,
    /// The moment of the commit, in the registry's time zone.
    time: Option<&'v str>,
    /// The first line of the commit's message.
    subject: Option<&'v str>,
    /// The agreement, if the record is one.
    agreement: Option<&'v str>,
    /// The party, if the record is one.
    party: Option<&'v str>,
    /// The body, if the record is one.
    body: Option<&'v str>,
    /// The id that the record had before, where it was renamed.
    former_id: Option<&'v str>,
    /// What sort of change it is.
    what: &'static str,
    /// The keys that it is about; null where it is about the record as a whole.
    field: Option<&'v str>,
    /// What is said of it.
    message: String,
}

#[derive(Serialize)]
struct Unknown<'v> {
    /// The commit's hash; null for what is not committed yet.
    commit: Option<&'v str>,
    /// The file, from the registry's root; null for all.
    path: Option<&'v str>,
    /// What is said of it.
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
