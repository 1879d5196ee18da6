//! Trying what an import would write, row by row where `check` finds an error, and writing it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::PathBuf;

use super::fate::Fate;
use super::list::MANY_ROWS;
use super::run::{Arguments, Format};
use super::told::Source;
use crate::commands::write::{Change, Plan, Transaction, Trial, changes};
use crate::commands::{Exit, Failure, Global, output};
use crate::edit::Syntax;
use crate::import::lock::{Lock, Marks};
use crate::import::rows::Draft;
use crate::model::Id;
use crate::render;
use crate::source::{self, RecordKind, Span};
use crate::text::message::message;
use crate::view::finding::FindingRow;
use crate::view::import::{Account, Gone, Made, Outcome, RowAccount, Told};
use crate::view::message::Manner;

/// The most new records whose text is shown.
const MOST_SHOWN: usize = 20;

/// A row, and what becomes of its record.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) account: RowAccount,
    /// None if nothing does.
    pub(super) fate: Option<Fate>,
    pub(super) draft: Option<Draft>,
}

/// A record that is made because rows name it: what is told of it, where it is stored, and its text.
pub(super) type MadeRecord = (Made, RecordKind, PathBuf, Option<String>);

/// The file of what was imported last: its path and place, its text, and what it is to say of records without a row.
pub(super) type LockFile = ((String, PathBuf), Option<String>, Lock);

/// An import that is about to be tried.
pub(super) struct Import {
    pub(super) source: Source,
    pub(super) record: RecordKind,
    pub(super) entries: Vec<Entry>,
    pub(super) account: Account,
    /// Parties and bodies, by their positions among the proposals.
    pub(super) made: Vec<MadeRecord>,
    /// The ids that the list has.
    pub(super) present: BTreeSet<String>,
    pub(super) lock: Option<LockFile>,
}

/// Tries the import, leaves out the rows whose records have errors, writes the rest and tells what became of each row.
///
/// # Errors
///
/// [`Failure`] if a file cannot be written or has changed since it was read; or an I/O error of standard output.
pub(super) fn finish(
    global: &Global,
    arguments: &Arguments,
    transaction: &Transaction<'_>,
    mut import: Import,
) -> anyhow::Result<Exit> {
    let opened = &transaction.opened;
    let manner = match arguments.format {
        Format::Human => Manner::prose(opened.language),
        Format::Json => Manner::PLAIN,
    };
    let (plan, trial) = import.tried(transaction, manner)?;
    let mut whole = Plan { changes: plan.changes.clone() };
    import.lock(&mut whole);
    transaction.write(&whole)?;
    import.gone(transaction);
    let Import { entries, mut account, .. } = import;
    account.rows = entries.into_iter().map(|entry| entry.account).collect();
    match arguments.format {
        Format::Json => output::write(&render::json::import(opened.clocks(), &account)?)?,
        Format::Human => human(transaction, &account, &plan, trial.as_ref())?,
    }
    if arguments.options.dry_run && !global.quiet {
        output::hint(message!("label-dry-run"), message!("nothing-written"));
    }
    Ok(if account.is_incomplete() { Exit::Findings } else { Exit::Success })
}

fn human(
    transaction: &Transaction<'_>,
    account: &Account,
    plan: &Plan,
    trial: Option<&Trial>,
) -> anyhow::Result<()> {
    let language = transaction.opened.language;
    output::write(&render::import::human(account, language, output::in_colour()))?;
    // The text of many new records would bury the rest.
    let new = plan.changes.iter().filter(|change| change.old.is_none()).count();
    let is_shown = |change: &&Change| change.old.is_some() || new <= MOST_SHOWN;
    let shown = Plan { changes: plan.changes.iter().filter(is_shown).cloned().collect() };
    if !shown.changes.is_empty() {
        output::write(&format!("\n{}", changes(&shown)))?;
    }
    let Some(trial) = trial else { return Ok(()) };
    let consequences = transaction.consequences_for_others(&trial.new);
    if !consequences.is_empty() {
        output::write(&format!("\n{consequences}"))?;
    }
    if !trial.totals.is_empty() {
        let totals = render::human::totals(&trial.totals, language, output::in_colour());
        let heading = message!("import-check-finds").localise(language);
        output::write(&format!("\n{heading}\n{totals}"))?;
    }
    Ok(())
}

impl Import {
    /// The plan that `check` has no new errors for, and what it would find. Rows whose records have errors are refused,
    /// again and again, since others may rest on them.
    fn tried(
        &mut self,
        transaction: &Transaction<'_>,
        manner: Manner,
    ) -> Result<(Plan, Option<Trial>), Failure> {
        /// More rounds than a list whose records rest on each other has.
        const ROUNDS: usize = 20;
        for round in 0..=ROUNDS {
            let (plan, rows) = self.plan();
            if plan.changes.is_empty() {
                return Ok((plan, None));
            }
            let spinner =
                (plan.changes.len() >= MANY_ROWS).then(|| output::spinner(&message!("bar-checking")));
            let trial = transaction.try_out(&plan, manner);
            if let Some(spinner) = spinner {
                spinner.finish_and_clear();
            }
            let trial = trial?;
            if trial.errors.is_empty() {
                return Ok((plan, Some(trial)));
            }
            let mut refused: BTreeMap<usize, Vec<Told>> = BTreeMap::new();
            for error in &trial.errors {
                if let Some(entry) = rows.get(error.path.as_str()) {
                    refused.entry(*entry).or_default().push(self.told(*entry, error));
                }
            }
            // An error elsewhere cannot be laid to one row.
            if refused.is_empty() || round == ROUNDS {
                let why = trial.errors.first().map(|error| {
                    let place = format!("{}:{}:{}", error.path, error.line, error.column);
                    message!(
                        "path-why",
                        path = place,
                        why = message!("words", words = error.message.as_str())
                    )
                });
                for at in rows.into_values().collect::<BTreeSet<usize>>() {
                    let row = self.entries.get(at).map_or(0, |entry| entry.account.row);
                    let told = Told {
                        place: self.source.place(row, None),
                        message: message!(
                            "import-error-elsewhere",
                            why = why.clone().unwrap_or_else(|| message!("nothing-more"))
                        ),
                        help: None,
                    };
                    refused.entry(at).or_default().push(told);
                }
            }
            for (at, told) in refused {
                if let Some(entry) = self.entries.get_mut(at) {
                    entry.account.outcome = Outcome::Refused(told);
                    entry.account.path = None;
                    entry.fate = None;
                }
            }
        }
        Ok((Plan::default(), None))
    }

    /// What the rows that are not refused change, and the row of each file.
    fn plan(&mut self) -> (Plan, HashMap<String, usize>) {
        let (mut plan, mut rows, mut wanted) = (Plan::default(), HashMap::new(), BTreeSet::new());
        for (at, entry) in self.entries.iter().enumerate() {
            match &entry.fate {
                Some(Fate::New { path, place, text, .. }) => {
                    rows.insert(path.clone(), at);
                    plan.create(path.clone(), place.clone(), text.clone());
                }
                Some(Fate::Change { path, stored, text, .. }) => {
                    rows.insert(path.clone(), at);
                    plan.rewrite(path.clone(), stored, text.clone());
                }
                Some(Fate::Same { .. } | Fate::Conflict { .. } | Fate::Refused(_)) | None => continue,
            }
            wanted.extend(entry.draft.iter().flat_map(|draft| &draft.proposed).copied());
        }
        self.account.made.clear();
        for at in wanted {
            let Some((made, _, place, Some(text))) = self.made.get(at) else { continue };
            plan.create(made.path.clone(), place.clone(), text.clone());
            self.account.made.push(made.clone());
        }
        plan.changes.sort_by(|a, b| a.path.cmp(&b.path));
        (plan, rows)
    }

    /// An error of `check` at the cell that causes it, if a cell does.
    fn told(&self, at: usize, error: &FindingRow) -> Told {
        let entry = self.entries.get(at);
        let row = entry.map_or(0, |entry| entry.account.row);
        let text = match entry.and_then(|entry| entry.fate.as_ref()) {
            Some(Fate::New { text, .. } | Fate::Change { text, .. }) => text.as_str(),
            Some(Fate::Same { .. } | Fate::Conflict { .. } | Fate::Refused(_)) | None => "",
        };
        let keys = keys_at(Syntax::of(&error.path), text, error.span);
        let values = entry.and_then(|entry| entry.draft.as_ref()).map(|draft| &draft.values);
        let value = values.and_then(|values| {
            values.iter().find(|(name, _)| without_numbers(name) == keys).map(|(_, value)| value)
        });
        Told {
            place: self.source.place(row, value.and_then(|value| value.column)),
            message: message!("words", words = error.message.as_str()),
            help: error.help.as_deref().map(|help| message!("words", words = help)),
        }
    }

    /// Adds the file of what was imported last to a plan.
    fn lock(&mut self, plan: &mut Plan) {
        let Some(((path, place), old, lock)) = &mut self.lock else { return };
        for entry in &self.entries {
            let (id, marks): (String, &Marks) = match &entry.fate {
                Some(Fate::New { marks, .. }) => {
                    (entry.draft.as_ref().map(|draft| draft.id.clone()).unwrap_or_default(), marks)
                }
                Some(Fate::Change { id, marks, .. } | Fate::Same { id, marks, .. }) => {
                    (id.to_string(), marks)
                }
                Some(Fate::Conflict { .. } | Fate::Refused(_)) | None => continue,
            };
            if let Some(draft) = entry.draft.as_ref().filter(|draft| draft.id != id) {
                lock.records.remove(&draft.id);
            }
            lock.records.insert(id, marks.clone());
        }
        let new = lock.text();
        if old.as_ref() == Some(&new) || (old.is_none() && lock.records.is_empty()) {
            return;
        }
        plan.changes.push(Change {
            path: path.clone(),
            place: place.clone(),
            old: old.clone(),
            new: Some(new),
            renamed: None,
        });
    }

    /// Notes the records that were imported before and are not in the list any more.
    fn gone(&mut self, transaction: &Transaction<'_>) {
        let Some((_, _, lock)) = &self.lock else { return };
        let registry = &transaction.opened.registry;
        let position = |id: &str| registry.find(self.record, &Id::new(id)).position();
        // A record that has another name today is still that of its row.
        let present: HashSet<usize> = self.present.iter().filter_map(|id| position(id)).collect();
        let gone = lock.records.keys().filter_map(|id| {
            let position = position(id).filter(|position| !present.contains(position))?;
            let file = match self.record {
                RecordKind::Agreement => registry.agreements.records.get(position)?.file,
                RecordKind::Party => registry.parties.records.get(position)?.file,
                RecordKind::Body => registry.bodies.records.get(position)?.file,
            };
            Some(Gone { id: id.clone(), path: registry.path(file).to_owned() })
        });
        self.account.gone = gone.collect();
    }
}

/// The keys that lead to a place of a text, joined by dots.
fn keys_at(syntax: Syntax, text: &str, span: Span) -> String {
    let body = text.trim_start_matches('\u{feff}');
    let root = match syntax {
        Syntax::Toml => source::toml::parse(body, &mut Vec::new()),
        Syntax::Yaml => source::yaml::parse(body, &mut Vec::new()),
    };
    root.map(|root| root.keys_to(span).join(".")).unwrap_or_default()
}

/// The name of a key without the numbers of items: `decision.date` of `decision[0].date`.
fn without_numbers(name: &str) -> String {
    name.split('.').map(|part| part.split('[').next().unwrap_or(part)).collect::<Vec<_>>().join(".")
}
