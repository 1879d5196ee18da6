//! What became of a list that was imported: every row, accounted for.

use crate::text::Message;

/// The account of an import.
#[derive(Debug, Default)]
pub struct Account {
    /// The name of the file.
    pub file: String,
    /// The sheet, if the file has sheets.
    pub sheet: Option<String>,
    /// Whether nothing is written.
    pub is_dry: bool,
    /// The rows, in order, without empty ones.
    pub rows: Vec<RowAccount>,
    /// The number of empty rows.
    pub empty: usize,
    /// Parties and bodies that are made.
    pub made: Vec<Made>,
    /// Parties and bodies that the list names and that are not made.
    pub proposed: Vec<Made>,
    /// Records that were imported before and are not in the list any more.
    pub gone: Vec<Gone>,
    /// The columns that are not imported.
    pub unplaced: Vec<Column>,
    /// What is to be known of the sheet: hidden rows, merged cells.
    pub notes: Vec<Message>,
}

/// What became of a row.
#[derive(Debug)]
pub struct RowAccount {
    /// Its number in the sheet.
    pub row: u32,
    /// The id of its record, if known.
    pub id: Option<String>,
    /// The file of its record.
    pub path: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// What is doubtful in it.
    pub warnings: Vec<Told>,
}

/// What became of a row.
#[derive(Debug)]
pub enum Outcome {
    /// A new record is made.
    Written,
    /// Its record says so already.
    Unchanged,
    /// These keys of its record are changed.
    Changed(Vec<String>),
    /// Nothing is written, since list and record have both changed.
    Conflict(Vec<Told>),
    /// Nothing is written, since it cannot be.
    Refused(Vec<Told>),
    /// It is left out by a rule of the map, counted from 1.
    Skipped {
        /// The number of the rule.
        rule: usize,
        /// Why it is left out.
        why: Message,
    },
}

/// What is wrong or doubtful at a place of the list.
#[derive(Debug, Clone)]
pub struct Told {
    /// The place: `avtal.xlsx!Avtal!D17`.
    pub place: String,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
}

/// A party or body that the list names.
#[derive(Debug, Clone)]
pub struct Made {
    /// Its id.
    pub id: String,
    /// Its name, as in the list.
    pub name: String,
    /// The file of its record.
    pub path: String,
}

/// A record that is not in the list any more.
#[derive(Debug, Clone)]
pub struct Gone {
    /// Its id.
    pub id: String,
    /// The file of its record.
    pub path: String,
}

/// A column that is not imported.
#[derive(Debug, Clone)]
pub struct Column {
    /// The place of its heading.
    pub place: String,
    /// Its heading.
    pub heading: String,
}

/// How many rows there are of each outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New records.
    pub written: usize,
    /// Records that say so already.
    pub unchanged: usize,
    /// Changed records.
    pub changed: usize,
    /// Rows of which list and record have both changed.
    pub conflicts: usize,
    /// Rows that cannot be read or written.
    pub refused: usize,
    /// Rows left out by a rule of the map.
    pub skipped: usize,
}

impl Account {
    /// How many rows there are of each outcome.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            let count = match row.outcome {
                Outcome::Written => &mut counts.written,
                Outcome::Unchanged => &mut counts.unchanged,
                Outcome::Changed(_) => &mut counts.changed,
                Outcome::Conflict(_) => &mut counts.conflicts,
                Outcome::Refused(_) => &mut counts.refused,
                Outcome::Skipped { .. } => &mut counts.skipped,
            };
            *count += 1;
        }
        counts
    }

    /// Whether a row is neither written nor left out on purpose.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        let counts = self.counts();
        counts.refused + counts.conflicts > 0
    }
}
