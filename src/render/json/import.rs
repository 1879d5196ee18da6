//! `avtal import --format json`

use serde::Serialize;

use super::document::{Clocks, document};
use crate::view::Message;
use crate::view::import::{Account, Counts, Made, Outcome, RowAccount, Told};

#[derive(Serialize)]
struct Import<'v> {
    /// The name of the file.
    file: &'v str,
    /// The sheet, if the file has sheets.
    sheet: Option<&'v str>,
    /// Whether nothing is written.
    dry_run: bool,
    summary: Summary,
    /// Every row that is not empty, in order.
    rows: Vec<Row<'v>>,
    /// Parties and bodies that are made.
    made: Vec<Record<'v>>,
    /// Parties and bodies that the list names and that are not made.
    proposed: Vec<Record<'v>>,
    /// Records that were imported before and are not in the list any more.
    gone: Vec<Gone<'v>>,
    /// The columns that are not imported.
    unplaced: Vec<Unplaced<'v>>,
    /// What is to be known of the sheet.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Summary {
    rows: usize,
    written: usize,
    changed: usize,
    unchanged: usize,
    refused: usize,
    conflicts: usize,
    skipped: usize,
    empty: usize,
}

#[derive(Serialize)]
struct Row<'v> {
    /// Its number in the sheet.
    row: u32,
    /// written, changed, unchanged, refused, conflict or skipped.
    outcome: &'static str,
    /// The id of its record, if known.
    id: Option<&'v str>,
    /// The file of its record.
    path: Option<&'v str>,
    /// The keys that are changed.
    keys: &'v [String],
    /// The number of the rule of the map that leaves it out, from 1.
    rule: Option<usize>,
    /// Why it is refused or a conflict.
    problems: Vec<Problem<'v>>,
    /// What is doubtful in it.
    warnings: Vec<Problem<'v>>,
}

#[derive(Serialize)]
struct Problem<'v> {
    /// The place in the list.
    place: &'v str,
    message: String,
    help: Option<String>,
}

#[derive(Serialize)]
struct Record<'v> {
    id: &'v str,
    name: &'v str,
    path: &'v str,
}

#[derive(Serialize)]
struct Gone<'v> {
    id: &'v str,
    path: &'v str,
}

#[derive(Serialize)]
struct Unplaced<'v> {
    place: &'v str,
    heading: &'v str,
}

/// The account of an import.
///
/// # Errors
///
/// None: all keys are text.
pub fn import(clocks: Clocks<'_>, account: &Account) -> serde_json::Result<String> {
    let Counts { written, unchanged, changed, conflicts, refused, skipped } = account.counts();
    let (rows, empty) = (account.rows.len(), account.empty);
    document(
        "import",
        clocks,
        &Import {
            file: &account.file,
            sheet: account.sheet.as_deref(),
            dry_run: account.is_dry,
            summary: Summary { rows, written, changed, unchanged, refused, conflicts, skipped, empty },
            rows: account.rows.iter().map(row).collect(),
            made: records(&account.made),
            proposed: records(&account.proposed),
            gone: account.gone.iter().map(|gone| Gone { id: &gone.id, path: &gone.path }).collect(),
            unplaced: account
                .unplaced
                .iter()
                .map(|column| Unplaced { place: &column.place, heading: &column.heading })
                .collect(),
            notes: account.notes.iter().map(Message::plain).collect(),
        },
    )
}

fn records(made: &[Made]) -> Vec<Record<'_>> {
    made.iter().map(|made| Record { id: &made.id, name: &made.name, path: &made.path }).collect()
}

fn row(row: &RowAccount) -> Row<'_> {
    let (outcome, problems): (_, &[Told]) = match &row.outcome {
        Outcome::Written => ("written", &[]),
        Outcome::Unchanged => ("unchanged", &[]),
        Outcome::Changed(_) => ("changed", &[]),
        Outcome::Conflict(told) => ("conflict", told),
        Outcome::Refused(told) => ("refused", told),
        Outcome::Skipped { .. } => ("skipped", &[]),
    };
    Row {
        row: row.row,
        outcome,
        id: row.id.as_deref(),
        path: row.path.as_deref(),
        keys: if let Outcome::Changed(keys) = &row.outcome { keys } else { &[] },
        rule: if let Outcome::Skipped { rule, .. } = &row.outcome { Some(*rule) } else { None },
        problems: problems.iter().map(problem).collect(),
        warnings: row.warnings.iter().map(problem).collect(),
    }
}

fn problem(told: &Told) -> Problem<'_> {
    Problem {
        place: &told.place,
        message: told.message.plain(),
        help: told.help.as_ref().map(Message::plain),
    }
}
