//! Importing a list by its map.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::fate::{Fate, Fates};
use super::map::Files;
use super::plan::Home;
use super::run::Arguments;
use super::told::Source;
use super::trial::{Entry, Import, finish};
use super::{input, notes};
use crate::commands::write::Transaction;
use crate::commands::{Exit, Failure, Global, output, root};
use crate::import::columns::Columns;
use crate::import::lock::Lock;
use crate::import::map::Checked;
use crate::import::names::{Names, Proposal};
use crate::import::rows::{self, ReadList, ReadRow, Reading};
use crate::import::sheet::{Choice, Sheet};
use crate::import::value::Reader;
use crate::parallel;
use crate::source::{Lines, RecordKind};
use crate::text::message::message;
use crate::view::import::{Account, Column, Made, Outcome, RowAccount};

/// The number of rows from which a progress bar is shown.
pub(super) const MANY_ROWS: usize = 5_000;

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub(super) fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let root = root::find(global.registry.as_deref(), None)?;
    let files = Files::of(&root, arguments.map.as_deref())?;
    let map = files.map()?;
    let choice = map.sheet.as_deref().map_or(Choice::Only, Choice::Named);
    let sheet = input::sheet(&arguments.file, choice)?;
    let columns = found(&files, &map, &sheet)?;
    let transaction = Transaction::begin(global, &arguments.options, now)?;
    let (lock, lock_text) = files.imported()?;
    let opened = &transaction.opened;
    let mut reader = Reader {
        map: &map,
        settings: &opened.registry.settings,
        names: Names::of(&opened.registry),
        creates: arguments.create_parties,
    };
    let bar = output::progress_of_many(MANY_ROWS, &message!("bar-rows"), sheet.rows.len());
    let list = rows::read(&sheet, &columns, &mut reader, &|| bar.inc(1));
    bar.finish_and_clear();
    let source = Source { file: input::name(&arguments.file), sheet: sheet.name.clone() };
    let fates = Fates {
        opened,
        kind: map.record,
        home: Home::of(opened, map.record, map.folder.as_deref()),
        lock: &lock,
        keys: keys(&map),
        side: arguments.side(),
        strange: Fates::strangers(opened, map.record),
    };
    let proposals = reader.names.proposals().to_vec();
    let made = records(&transaction, &proposals);
    let ReadList { rows, empty, unplaced, hidden, merged } = list;
    let present: BTreeSet<String> = rows.iter().filter_map(id_of).collect();
    let bar = output::progress_of_many(MANY_ROWS, &message!("bar-comparing"), rows.len());
    let entries = decided(&fates, rows, &source, &|| bar.inc(1));
    bar.finish_and_clear();
    let account = Account {
        file: source.file.clone(),
        sheet: source.sheet.clone(),
        is_dry: arguments.options.dry_run,
        empty,
        unplaced: unplaced
            .into_iter()
            .map(|(at, heading)| Column { place: source.place(at.row, Some(at.column)), heading })
            .collect(),
        notes: notes::of(&hidden, &merged),
        proposed: if arguments.create_parties {
            Vec::new()
        } else {
            made.iter().map(|made| made.0.clone()).collect()
        },
        ..Account::default()
    };
    let next = Lock { records: carried(&lock, &present, &fates, map.record) };
    let import = Import {
        source,
        record: map.record,
        entries,
        account,
        made: if arguments.create_parties { made } else { Vec::new() },
        present,
        lock: Some((files.lock(), lock_text, next)),
    };
    finish(global, arguments, &transaction, import)
}

/// The columns of the map in the sheet.
fn found(files: &Files, map: &Checked, sheet: &Sheet) -> Result<Columns, Failure> {
    Columns::find(map, sheet).or_else(|problems| {
        let text = files.text()?;
        let lines = Lines::new(&text);
        let at = |span: crate::source::Span| {
            let place = lines.place(span.start);
            (place.line, place.column)
        };
        Err(files.wrong(problems.into_iter().map(|(span, problem)| (at(span), problem)).collect()))
    })
}

/// The keys that a map has, each once.
fn keys(map: &Checked) -> Vec<(String, crate::edit::Path)> {
    let columns = map.columns.iter().flat_map(|(_, placed, _)| &placed.keys);
    let all = columns.chain(map.constants.iter().map(|(key, _)| key));
    let mut known = BTreeSet::new();
    all.filter(|key| known.insert(key.name.clone())).map(|key| (key.name.clone(), key.path.clone())).collect()
}

fn id_of(row: &ReadRow) -> Option<String> {
    match &row.reading {
        Reading::Read(draft) => Some(draft.id.clone()),
        Reading::Refused { id, .. } => id.clone(),
        Reading::Skipped { .. } => None,
    }
}

/// The records of parties and bodies that would be made.
fn records(
    transaction: &Transaction<'_>,
    proposals: &[Proposal],
) -> Vec<(Made, RecordKind, std::path::PathBuf, Option<String>)> {
    let opened = &transaction.opened;
    let homes: HashMap<RecordKind, Home> =
        [RecordKind::Party, RecordKind::Body].map(|kind| (kind, Home::of(opened, kind, None))).into();
    let one = |proposal: &Proposal| {
        let home = homes.get(&proposal.kind)?;
        let (path, place) = home.place(&proposal.id);
        let text = home.text(&super::plan::proposed(proposal));
        let made = Made { id: proposal.id.clone(), name: proposal.name.clone(), path };
        Some((made, proposal.kind, place, text))
    };
    proposals.iter().filter_map(one).collect()
}

/// What becomes of every row. `watch` is called for each.
fn decided(fates: &Fates<'_>, rows: Vec<ReadRow>, source: &Source, watch: &(dyn Fn() + Sync)) -> Vec<Entry> {
    parallel::map_owned(rows, |row| {
        watch();
        let warnings = source.all(row.number, row.warnings);
        let account = |id: Option<String>, path: Option<String>, outcome| RowAccount {
            row: row.number,
            id,
            path,
            outcome,
            warnings: warnings.clone(),
        };
        let (draft, number) = match row.reading {
            Reading::Read(draft) => (draft, row.number),
            Reading::Refused { id, problems } => {
                let outcome = Outcome::Refused(source.all(row.number, problems));
                return Entry { account: account(id, None, outcome), fate: None, draft: None };
            }
            Reading::Skipped { rule, column, shown } => {
                let why = match shown.as_str() {
                    "" => message!("import-skipped-empty", rule = rule, column = column),
                    shown => message!(
                        "import-skipped-by",
                        rule = rule,
                        column = column,
                        text = crate::text::brief(shown),
                    ),
                };
                return Entry {
                    account: account(None, None, Outcome::Skipped { rule, why }),
                    fate: None,
                    draft: None,
                };
            }
        };
        let id = Some(draft.id.clone());
        match fates.of(&draft) {
            Fate::Refused(problems) => {
                let outcome = Outcome::Refused(source.all(number, problems));
                Entry { account: account(id, None, outcome), fate: None, draft: Some(draft) }
            }
            Fate::Conflict { path, problems } => {
                let outcome = Outcome::Conflict(source.all(number, problems));
                Entry { account: account(id, path, outcome), fate: None, draft: Some(draft) }
            }
            fate @ Fate::Same { .. } => {
                let known =
                    if let Fate::Same { path, id, .. } = &fate { Some((path.clone(), *id)) } else { None };
                let (path, today) = known.unzip();
                let id = today.map(|today| today.to_string()).or(id);
                Entry {
                    account: account(id, path.flatten(), Outcome::Unchanged),
                    fate: Some(fate),
                    draft: Some(draft),
                }
            }
            Fate::Change { path, stored, text, keys, id: today, marks } => {
                let outcome = Outcome::Changed(keys.clone());
                let account = account(Some(today.to_string()), Some(path.clone()), outcome);
                let fate = Fate::Change { path, stored, text, keys, id: today, marks };
                Entry { account, fate: Some(fate), draft: Some(draft) }
            }
            Fate::New { path, place, text, marks } => {
                let account = account(id, Some(path.clone()), Outcome::Written);
                Entry { account, fate: Some(Fate::New { path, place, text, marks }), draft: Some(draft) }
            }
        }
    })
}

/// What was imported last of records that the list has not any more, as long as they are there.
fn carried(
    lock: &Lock,
    present: &BTreeSet<String>,
    fates: &Fates<'_>,
    kind: RecordKind,
) -> std::collections::BTreeMap<String, crate::import::lock::Marks> {
    let is_there = |id: &str| {
        let found = fates.opened.registry.find(kind, &crate::model::Id::new(id));
        found != crate::registry::Lookup::Nothing || fates.strange.contains(id)
    };
    let kept = lock.records.iter().filter(|(id, _)| present.contains(*id) || is_there(id));
    kept.map(|(id, marks)| (id.clone(), marks.clone())).collect()
}
