//! Importing what `avtal export --format jsonl` wrote.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use indicatif::ProgressBar;
use serde::Serialize;
use serde_json::Value;

use super::fate::Fate;
use super::input;
use super::list::MANY_ROWS;
use super::run::Arguments;
use super::told::Source;
use super::trial::{Entry, Import, finish};
use crate::commands::write::Transaction;
use crate::commands::{Exit, Failure, Global, output};
use crate::edit::{self, Data, Edit, Format, Syntax};
use crate::import::Problem;
use crate::import::exported::{self, Content, Exported, Typed};
use crate::import::lock::Marks;
use crate::import::merge::Side;
use crate::model::Id;
use crate::registry::Lookup;
use crate::source::RecordKind;
use crate::text::message::message;
use crate::view::import::{Account, Outcome, RowAccount, Told};
use crate::view::tables;

/// The longest line, in bytes. A record is at most 1 MiB; what is reckoned of it is less.
const MAX_LINE: u64 = 8 << 20;

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub(super) fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let files = files(&arguments.file)?;
    let transaction = Transaction::begin(global, &arguments.options, now)?;
    let mut work = Work {
        transaction: &transaction,
        side: arguments.side(),
        known: HashSet::new(),
        entries: Vec::new(),
        counter: ProgressBar::hidden(),
    };
    for (content, file) in files {
        work.file(content, &file)?;
    }
    work.counter.finish_and_clear();
    let name = input::name(&arguments.file);
    let entries = work.entries;
    let import = Import {
        source: Source { file: name.clone(), sheet: None },
        record: RecordKind::Agreement,
        entries,
        account: Account { file: name, is_dry: arguments.options.dry_run, ..Account::default() },
        made: Vec::new(),
        present: std::collections::BTreeSet::new(),
        lock: None,
    };
    finish(global, arguments, &transaction, import)
}

/// The tables of a folder, or the one that a file is by its name.
fn files(named: &Path) -> Result<Vec<(Content, PathBuf)>, Failure> {
    if !named.is_dir() {
        let stem = named.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let content = Content::ALL.into_iter().find(|content| content.name() == stem);
        return content.map(|content| vec![(content, named.to_owned())]).ok_or_else(|| none(named));
    }
    let of = |content: Content| {
        let file = named.join(content.name()).with_extension("jsonl");
        file.is_file().then_some((content, file))
    };
    let found: Vec<_> = Content::ALL.into_iter().filter_map(of).collect();
    if found.is_empty() { Err(none(named)) } else { Ok(found) }
}

fn none(named: &Path) -> Failure {
    let names = Content::ALL.map(|content| format!("{}.jsonl", content.name())).join(", ");
    Failure::usage(
        message!("exported-none", path = named.display().to_string(), names = names),
        message!("exported-help"),
    )
}

struct Work<'w> {
    transaction: &'w Transaction<'w>,
    side: Option<Side>,
    /// The files that have been read, by what they are to be.
    known: HashSet<String>,
    entries: Vec<Entry>,
    /// Hidden until there are many.
    counter: ProgressBar,
}

impl Work<'_> {
    /// Reads the lines of a file; of one that ends in `.json`, the items of its list.
    fn file(&mut self, content: Content, file: &Path) -> Result<(), Failure> {
        let failed = |error| Failure::unreadable(file, error);
        let (name, mut typed) = (input::name(file), Typed::of(content));
        let open = File::open(file).map_err(failed)?;
        if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
            let list: Result<Vec<Value>, _> =
                serde_json::from_reader(BufReader::new(open.take(MAX_LINE * 8)));
            let list = list.map_err(|error| input::refused(file, json_problem(&error)))?;
            for (number, line) in (1_u32..).zip(list) {
                self.line(content, (&name, number, 1), Ok(line), &mut typed);
            }
            return Ok(());
        }
        let mut reader = BufReader::new(open);
        for number in 1_u32.. {
            let mut line = Vec::new();
            reader.by_ref().take(MAX_LINE + 1).read_until(b'\n', &mut line).map_err(failed)?;
            if line.is_empty() {
                break;
            }
            if u64::try_from(line.len()).is_ok_and(|length| length > MAX_LINE) {
                let problem = Problem::from(message!("exported-long-line", line = i64::from(number)));
                return Err(input::refused(file, problem));
            }
            if !line.trim_ascii().is_empty() {
                let read = serde_json::from_slice::<Value>(&line);
                let column = read.as_ref().err().map_or(1, serde_json::Error::column);
                let read = read.map_err(|error| json_problem(&error));
                self.line(content, (&name, number, column), read, &mut typed);
            }
        }
        Ok(())
    }

    fn line(
        &mut self,
        content: Content,
        (file, number, column): (&str, u32, usize),
        line: Result<Value, Problem>,
        typed: &mut Typed,
    ) {
        let told = |problem: Problem| Told {
            place: format!("{file}:{number}:{column}"),
            message: problem.message,
            help: problem.help,
        };
        let exported = match line.and_then(|line| exported::read(content, line)) {
            Ok(None) => return,
            Ok(Some(exported)) => exported,
            Err(problem) => return self.add(number, None, Outcome::Refused(vec![told(problem)]), None),
        };
        let id = Some(exported.id.clone()).filter(|id| !id.is_empty());
        if !self.known.insert(exported.path.clone()) {
            let problem = Problem::from(message!("exported-twice", path = exported.path.as_str()));
            return self.add(number, id, Outcome::Refused(vec![told(problem)]), None);
        }
        match self.fate(content, &exported, typed) {
            Ok(fate) => {
                let outcome = match &fate {
                    Fate::New { .. } => Outcome::Written,
                    Fate::Change { keys, .. } => Outcome::Changed(keys.clone()),
                    Fate::Same { .. } => Outcome::Unchanged,
                    Fate::Conflict { problems, .. } => Outcome::Conflict(
                        problems.iter().map(|problem| told(problem.problem.clone())).collect(),
                    ),
                    Fate::Refused(problems) => Outcome::Refused(
                        problems.iter().map(|problem| told(problem.problem.clone())).collect(),
                    ),
                };
                self.add(number, id, outcome, Some(fate));
            }
            Err(problem) => self.add(number, id, Outcome::Refused(vec![told(problem)]), None),
        }
    }

    fn add(&mut self, row: u32, id: Option<String>, outcome: Outcome, fate: Option<Fate>) {
        let path = match &fate {
            Some(Fate::New { path, .. } | Fate::Change { path, .. }) => Some(path.clone()),
            Some(Fate::Same { path, .. } | Fate::Conflict { path, .. }) => path.clone(),
            Some(Fate::Refused(_)) | None => None,
        };
        let account = RowAccount { row, id, path, outcome, warnings: Vec::new() };
        self.entries.push(Entry { account, fate, draft: None });
        if self.entries.len() == MANY_ROWS {
            self.counter = output::counter(&message!("bar-comparing"));
        }
        self.counter.set_position(self.entries.len() as u64);
    }

    /// What becomes of a record.
    fn fate(&self, content: Content, exported: &Exported, typed: &mut Typed) -> Result<Fate, Problem> {
        let data = typed.data(&exported.record, &edit::Path::root())?;
        let opened = &self.transaction.opened;
        let Content::Records(kind) = content else {
            let settings = said(&opened.registry.settings);
            return self.changed(
                (Format::Settings, "registry.toml", Id::new("registry")),
                exported,
                &settings,
                data,
            );
        };
        let format = Format::Record(kind);
        match opened.registry.find(kind, &Id::new(&exported.id)) {
            Lookup::Record(position) | Lookup::Renamed(position) => {
                let (id, path, record) = self.record(kind, position).ok_or_else(cannot)?;
                self.changed((format, &path, id), exported, &record, data)
            }
            Lookup::Unread => Err(Problem::new(
                message!("import-unread-record", id = exported.id.as_str()),
                message!("import-check-first"),
            )),
            Lookup::Nothing => {
                let path = exported.path.clone();
                let text = edit::document(format, Syntax::of(&path), "", &data).ok_or_else(cannot)?;
                let place = opened.folder.root().join(&path);
                Ok(Fate::New { path, place, text, marks: Marks::new() })
            }
        }
    }

    /// The record at a position: its id, its file, and what it says.
    fn record(&self, kind: RecordKind, position: usize) -> Option<(Id, String, Value)> {
        let registry = &self.transaction.opened.registry;
        let of = |id: Id, file, record| (id, registry.path(file).to_owned(), record);
        Some(match kind {
            RecordKind::Agreement => {
                let record = registry.agreements.records.get(position)?;
                of(record.id, record.file, said(&*record.data))
            }
            RecordKind::Party => {
                let record = registry.parties.records.get(position)?;
                of(record.id, record.file, said(&*record.data))
            }
            RecordKind::Body => {
                let record = registry.bodies.records.get(position)?;
                of(record.id, record.file, said(&*record.data))
            }
        })
    }

    /// A record that is there, as it is to be.
    fn changed(
        &self,
        (format, path, id): (Format, &str, Id),
        exported: &Exported,
        record: &Value,
        data: Data,
    ) -> Result<Fate, Problem> {
        let differing = exported::differing(&exported.record, record);
        let adds = |key: &String| record.get(key).is_none();
        let same = || Fate::Same { path: Some(path.to_owned()), id, marks: Marks::new() };
        // Settings that are not there contradict nothing; of a record that people have written, all does.
        let is_added = format == Format::Settings && differing.iter().all(adds);
        match self.side {
            _ if differing.is_empty() => return Ok(same()),
            Some(Side::Ours) => return Ok(same()),
            None if !is_added => {
                let message = message!("exported-conflict", path = path, keys = differing.join(", "));
                return Ok(Fate::Conflict {
                    path: Some(path.to_owned()),
                    problems: vec![crate::import::rows::CellProblem {
                        column: None,
                        problem: Problem::new(message, message!("import-conflict-help")),
                    }],
                });
            }
            Some(Side::Theirs) | None => {}
        }
        let stored = self.transaction.opened.folder.stored(path);
        let stored = stored.map_err(|fault| Problem { message: fault.message, help: fault.help })?;
        let (syntax, Data::Table(entries)) = (Syntax::of(path), data) else { return Err(cannot()) };
        let text = if stored.text.trim().is_empty() {
            edit::document(format, syntax, "", &Data::Table(entries)).ok_or_else(cannot)?
        } else {
            let mut entries: std::collections::HashMap<String, Data> = entries.into_iter().collect();
            let edits = differing.iter().map(|key| {
                let path = edit::Path::root().key(key.as_str());
                match entries.remove(key) {
                    Some(data) => Edit::set(path, data),
                    None => Edit::remove(path),
                }
            });
            let edits: Vec<Edit> = edits.collect();
            edit::apply(format, syntax, &stored.text, &edits).map_err(|refusal| {
                let message = message!("path-why", path = path, why = refusal.message());
                Problem::new(message, refusal.help())
            })?
        };
        Ok(Fate::Change { path: path.to_owned(), stored, text, keys: differing, id, marks: Marks::new() })
    }
}

fn cannot() -> Problem {
    Problem::new(message!("import-cannot-write"), message!("import-record-by-hand"))
}

/// What is wrong with a text that is no JSON.
fn json_problem(error: &serde_json::Error) -> Problem {
    Problem::new(message!("exported-no-json", why = error.to_string()), message!("exported-help"))
}

/// What a record or the settings say, as it is exported.
fn said<T: Serialize>(data: &T) -> Value {
    serde_json::from_str(&tables::record(data)).unwrap_or_default()
}
