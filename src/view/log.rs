//! The history of a record or of the registry.

use chrono_tz::Tz;

use super::change::{ChangeDescription, RecordEvent, descriptions};
use super::message::{Message, message};
use super::{Named, words};
use crate::compare::Change;
use crate::git::Commit;
use crate::history::{Event, Past, RecordChange, Unknown, Why};
use crate::registry::Registry;
use crate::source::RecordKind;
use crate::time::Day;

/// The history of a record or of the registry, the newest change first.
#[derive(Debug, Hash)]
pub struct Log {
    /// The record. None for the whole registry.
    pub id: Option<String>,
    /// The same by its name.
    pub named: Option<Named>,
    /// The changes.
    pub changes: Vec<ChangeRow>,
    /// The commits and files whose changes cannot be determined.
    pub unknown: Vec<UnknownRow>,
    /// Whether there are earlier changes beyond the requested number.
    pub more: bool,
}

/// A change to a record in a commit.
#[derive(Debug, Hash)]
pub struct ChangeRow {
    /// The commit's hash. None if not committed yet.
    pub commit: Option<String>,
    /// The day of the commit, in the registry's time zone.
    pub day: Option<Day>,
    /// The moment of the commit, in the registry's time zone.
    pub time: Option<String>,
    /// The first line of the commit's message.
    pub subject: Option<String>,
    /// The agreement, if the record is one.
    pub agreement: Option<String>,
    /// The party, if the record is one.
    pub party: Option<String>,
    /// The body, if the record is one.
    pub body: Option<String>,
    /// The record by its name, or by its id if it is no longer there.
    pub named: Named,
    /// The former id of the record, if it was renamed.
    pub former_id: Option<String>,
    /// The kind of change.
    pub event: RecordEvent,
    /// The keys concerned. None if it concerns the record as a whole.
    pub field: Option<String>,
    /// A description of the change.
    pub message: Message,
}

/// A commit or file whose changes cannot be determined.
#[derive(Debug, Hash)]
pub struct UnknownRow {
    /// The commit's hash. None if not committed yet.
    pub commit: Option<String>,
    /// The file, relative to the registry's root. None for all files.
    pub path: Option<String>,
    /// The reason.
    pub message: Message,
}

impl Log {
    /// The history of the record `id` or of the registry, limited to the `limit` latest steps. Days are in the
    /// registry's time zone; `names` provides the display names of records.
    #[must_use]
    pub fn of(id: Option<String>, mut past: Past, limit: Option<usize>, names: &Registry) -> Self {
        let zone = names.settings.zone();
        let more = limit.is_some_and(|limit| past.steps.len() > limit);
        past.steps.truncate(limit.unwrap_or(usize::MAX));
        let mut changes = Vec::new();
        for step in &past.steps {
            for change in &step.changes {
                let described = change.events.iter().flat_map(|event| describe(event, change, names));
                changes.extend(described.map(|described| {
                    let named = words::named_record(names, change.kind, &change.id);
                    ChangeRow::of(step.commit.as_ref(), &step.subject, change, (named, described), zone)
                }));
            }
        }
        let unknown = past.unknown.iter().map(|unknown| UnknownRow::of(unknown, zone)).collect();
        let named = id.as_ref().map(|id| {
            let kind = past.steps.iter().flat_map(|step| &step.changes).map(|change| change.kind).next();
            let named = words::named_record(names, kind.unwrap_or(RecordKind::Agreement), id);
            match last_title(&past).filter(|_| named.name == named.id) {
                Some(title) => Named { name: title.to_owned(), ..named },
                None => named,
            }
        });
        Log { id, named, changes, unknown, more }
    }

    /// The changes, grouped by commit.
    pub fn commits(&self) -> impl Iterator<Item = &[ChangeRow]> {
        self.changes.chunk_by(|a, b| a.commit == b.commit)
    }
}

/// The title or name that the newest change of a record tells: agreements are not read for a history.
fn last_title(past: &Past) -> Option<&str> {
    let changes = past.steps.iter().flat_map(|step| &step.changes);
    let mut titles = changes.flat_map(|change| &change.events).filter_map(|event| match event {
        Event::Created(title) => Some(title.as_str()),
        Event::Fields(fields) => {
            let title = fields.iter().find(|field| field.field == "title")?;
            match &title.change {
                Change::Added(title) | Change::Changed { new: title, .. } => title.as_str(),
                Change::Removed(_) | Change::Set { .. } => None,
            }
        }
        Event::Removed | Event::Renamed | Event::Moved(..) | Event::Readable => None,
    });
    titles.find(|title| !title.is_empty())
}

fn describe(event: &Event, change: &RecordChange, names: &Registry) -> Vec<ChangeDescription> {
    let (event, message) = match event {
        Event::Fields(fields) => return descriptions(fields, change.kind, &change.id, names),
        Event::Created(title) if title.is_empty() => {
            (RecordEvent::Created, message!("told-created-untitled"))
        }
        Event::Created(title) => (RecordEvent::Created, message!("told-created", title = title.as_str())),
        Event::Removed => (RecordEvent::Removed, message!("told-removed")),
        Event::Renamed => {
            let former = change.former_id.clone().unwrap_or_default();
            (RecordEvent::Renamed, message!("told-renamed", id = former))
        }
        Event::Moved(old, new) => {
            (RecordEvent::Moved, message!("told-moved", old = old.as_str(), new = new.as_str()))
        }
        Event::Readable => (RecordEvent::Readable, message!("told-readable")),
    };
    vec![ChangeDescription { event, field: None, message }]
}

impl ChangeRow {
    fn of(
        commit: Option<&Commit>,
        subject: &str,
        change: &RecordChange,
        (named, description): (Named, ChangeDescription),
        zone: Tz,
    ) -> Self {
        let is = |kind| (change.kind == kind).then(|| change.id.clone());
        let time = commit.map(|commit| commit.time.with_timezone(&zone));
        ChangeRow {
            commit: commit.map(|commit| commit.id.to_string()),
            day: time.map(|time| time.date_naive()),
            time: time.map(|time| time.to_rfc3339()),
            subject: commit.map(|_| subject.to_owned()),
            agreement: is(RecordKind::Agreement),
            party: is(RecordKind::Party),
            body: is(RecordKind::Body),
            named,
            former_id: change.former_id.clone(),
            event: description.event,
            field: description.field,
            message: description.message,
        }
    }

    /// Its message, including the record concerned.
    #[must_use]
    pub fn with_record(&self) -> Message {
        let (message, id) = (self.message.clone(), self.named.clone());
        match (&self.agreement, &self.party, &self.body) {
            (Some(_), _, _) => message!("log-agreement", id = id, message = message),
            (None, Some(_), _) => message!("log-party", id = id, message = message),
            (None, None, Some(_)) => message!("log-body", id = id, message = message),
            (None, None, None) => message,
        }
    }
}

impl UnknownRow {
    fn of(unknown: &Unknown, zone: Tz) -> Self {
        let path = unknown.path.clone().unwrap_or_default();
        let message = match (&unknown.commit, unknown.why) {
            (None, Why::MissingBefore) => message!("log-missing-before-now", path = path),
            (None, Why::Unreadable | Why::Missing | Why::Shallow) => {
                message!("log-unreadable-now", path = path)
            }
            (Some(commit), why) => {
                let (hash, day) = (commit.id.short(), commit.time.with_timezone(&zone).date_naive());
                match why {
                    Why::Unreadable => message!("log-unreadable", path = path, commit = hash, day = day),
                    Why::Missing => message!("log-missing", path = path, commit = hash, day = day),
                    Why::MissingBefore => {
                        message!("log-missing-before", path = path, commit = hash, day = day)
                    }
                    Why::Shallow => message!("log-shallow", commit = hash, day = day),
                }
            }
        };
        let commit = unknown.commit.as_ref().map(|commit| commit.id.to_string());
        UnknownRow { commit, path: unknown.path.clone(), message }
    }
}
