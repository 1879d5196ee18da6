//! What becomes of a row's record.

use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;

use super::plan::{Home, data};
use crate::commands::open::OpenRegistry;
use crate::edit::{self, Edit, Format, Path, Syntax, set_or_add};
use crate::import::Problem;
use crate::import::lock::{Hash, Lock, Mark, Marks};
use crate::import::merge::{self, Decision, Difference, Merged, Side};
use crate::import::rows::{CellProblem, Draft};
use crate::load::stem;
use crate::model::Id;
use crate::registry::{FileIx, Lookup};
use crate::source::{RecordKind, Stored, is_record_name};
use crate::text::brief;
use crate::text::message::message;

/// The mark of a record that people have deleted and that is to stay so.
const DELETED: &str = "*";

/// What becomes of a row's record.
#[derive(Debug)]
pub(super) enum Fate {
    /// It is made.
    New { path: String, place: PathBuf, text: String, marks: Marks },
    /// It is changed.
    Change {
        path: String,
        stored: Stored,
        text: String,
        keys: Vec<String>,
        /// The id that it has today.
        id: Id,
        marks: Marks,
    },
    /// It stays as it is.
    Same { path: Option<String>, id: Id, marks: Marks },
    /// List and record have both changed.
    Conflict { path: Option<String>, problems: Vec<CellProblem> },
    /// It cannot be written.
    Refused(Vec<CellProblem>),
}

/// What fates are decided by.
#[derive(Debug)]
pub(super) struct Fates<'f> {
    pub(super) opened: &'f OpenRegistry,
    pub(super) kind: RecordKind,
    pub(super) home: Home,
    pub(super) lock: &'f Lock,
    /// The keys of the map.
    pub(super) keys: Vec<(String, Path)>,
    pub(super) side: Option<Side>,
    /// The stems of files of this kind that are no record.
    pub(super) strange: std::collections::HashSet<String>,
}

impl<'f> Fates<'f> {
    /// The stems of files that stand where records of the kind do and were not read as one.
    pub(super) fn strangers(opened: &OpenRegistry, kind: RecordKind) -> std::collections::HashSet<String> {
        let folder = format!("{}/", kind.folder());
        let files = opened
            .registry
            .files
            .iter()
            .filter(|path| path.starts_with(&*folder) && is_record_name(&***path));
        let stems = files.map(|path| stem(path));
        let is_strange = |stem: &&str| opened.registry.find(kind, &Id::new(stem)).position().is_none();
        stems.filter(is_strange).map(str::to_owned).collect()
    }

    /// What becomes of the record of a row.
    pub(super) fn of(&self, draft: &Draft) -> Fate {
        let id = Id::new(&draft.id);
        match self.opened.registry.find(self.kind, &id) {
            Lookup::Record(position) | Lookup::Renamed(position) => self.known(draft, position),
            Lookup::Unread => refused(Problem::new(
                message!("import-unread-record", id = draft.id.as_str()),
                message!("import-check-first"),
            )),
            Lookup::Nothing if self.strange.contains(&draft.id) => refused(Problem::new(
                message!("import-unread-record", id = draft.id.as_str()),
                message!("import-check-first"),
            )),
            Lookup::Nothing => match self.lock.records.get(&draft.id) {
                Some(marks) => self.deleted(draft, id, marks),
                None => self.made(draft),
            },
        }
    }

    fn made(&self, draft: &Draft) -> Fate {
        let (path, place) = self.home.place(&draft.id);
        match self.home.text(&data(self.kind, draft)) {
            Some(text) => Fate::New { path, place, text, marks: merge::marks_of(draft) },
            None => refused(Problem::new(message!("import-cannot-write"), message!("import-record-by-hand"))),
        }
    }

    /// A record that was imported and is not there any more.
    fn deleted(&self, draft: &Draft, id: Id, marks: &Marks) -> Fate {
        let all = merge::json(&data(self.kind, draft));
        let now = Mark { list: Hash::of(Some(&all)), record: Hash::of(None) };
        if marks.get(DELETED) == Some(&now) {
            return Fate::Same { path: None, id, marks: marks.clone() };
        }
        match self.side {
            Some(Side::Theirs) => self.made(draft),
            Some(Side::Ours) => {
                Fate::Same { path: None, id, marks: Marks::from([(DELETED.to_owned(), now)]) }
            }
            None => {
                let problem = Problem::new(
                    message!("import-deleted", id = draft.id.as_str()),
                    message!("import-deleted-help"),
                );
                Fate::Conflict { path: None, problems: vec![CellProblem { column: None, problem }] }
            }
        }
    }

    fn known(&self, draft: &Draft, position: usize) -> Fate {
        let Some((id, file, record)) = self.record(position) else {
            return refused(Problem::from(message!("import-cannot-write")));
        };
        let path = self.opened.registry.path(file).to_owned();
        let none = Marks::new();
        let base = self.lock.records.get(&*id).or(self.lock.records.get(&draft.id)).unwrap_or(&none);
        let keys = self.keys.iter().map(|(name, path)| (name.as_str(), path));
        let Merged { differences, mut marks } = merge::merge(draft, &record, base, keys, self.side);
        marks.remove(DELETED);
        let conflicts = differences.iter().filter(|difference| difference.decision == Decision::Conflict);
        let problems: Vec<CellProblem> = conflicts.map(|difference| conflict(difference, &path)).collect();
        if !problems.is_empty() {
            return Fate::Conflict { path: Some(path), problems };
        }
        let taken: Vec<&Difference> =
            differences.iter().filter(|difference| difference.decision == Decision::Take).collect();
        if taken.is_empty() {
            return Fate::Same { path: Some(path), id, marks };
        }
        match self.changed(&path, &taken) {
            Ok((stored, text)) => {
                let keys = taken.iter().map(|difference| difference.key.clone()).collect();
                Fate::Change { path, stored, text, keys, id, marks }
            }
            Err(problems) => Fate::Refused(problems),
        }
    }

    /// The record at a position: its id of today, its file, and what it says.
    fn record(&self, position: usize) -> Option<(Id, FileIx, Value)> {
        fn of<T: Serialize>(record: &crate::registry::Record<T>) -> Option<(Id, FileIx, Value)> {
            Some((record.id, record.file, serde_json::to_value(&*record.data).ok()?))
        }
        let registry = &self.opened.registry;
        match self.kind {
            RecordKind::Agreement => of(registry.agreements.records.get(position)?),
            RecordKind::Party => of(registry.parties.records.get(position)?),
            RecordKind::Body => of(registry.bodies.records.get(position)?),
        }
    }

    /// The text of a record with differences taken into it.
    fn changed(&self, path: &str, taken: &[&Difference]) -> Result<(Stored, String), Vec<CellProblem>> {
        let whole = |problem: Problem| vec![CellProblem { column: None, problem }];
        let stored = self.opened.folder.stored(path);
        let stored = stored.map_err(|fault| whole(Problem { message: fault.message, help: fault.help }))?;
        let (format, syntax) = (Format::Record(self.kind), Syntax::of(path));
        let mut text = stored.text.clone();
        for difference in taken {
            let edit = match &difference.list {
                Some(data) => set_or_add(syntax, &text, difference.path.clone(), data.clone()),
                None => Edit::remove(difference.path.clone()),
            };
            text = edit::apply(format, syntax, &text, &[edit]).map_err(|refusal| {
                let message = message!("path-why", path = path, why = refusal.message());
                vec![CellProblem {
                    column: difference.column,
                    problem: Problem::new(message, refusal.help()),
                }]
            })?;
        }
        Ok((stored, text))
    }
}

fn refused(problem: Problem) -> Fate {
    Fate::Refused(vec![CellProblem { column: None, problem }])
}

fn conflict(difference: &Difference, path: &str) -> CellProblem {
    let key = difference.key.as_str();
    let list = difference.list.as_ref().map(|data| merge::shown(&merge::json(data)));
    let message = match (&list, &difference.record) {
        (Some(list), Some(record)) => {
            message!("import-conflict", key = key, list = brief(list), record = brief(record), path = path)
        }
        (Some(list), None) => message!("import-conflict-gone", key = key, list = brief(list), path = path),
        (None, record) => {
            let record = record.as_deref().unwrap_or_default();
            message!("import-conflict-empty", key = key, record = brief(record), path = path)
        }
    };
    CellProblem {
        column: difference.column,
        problem: Problem::new(message, message!("import-conflict-help")),
    }
}
