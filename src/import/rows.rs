//! The rows of a sheet as values of records.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::edit::{Data, Path, Step};
use crate::model::Id;
use crate::model::text::MAX_ID_LENGTH;
use crate::source::RecordKind;
use crate::text::message::message;
use crate::text::{brief, is_device, slug};

use super::Problem;
use super::columns::{Columns, column_of};
use super::key::Key;
use super::map::{Part, Placed};
use super::sheet::{Address, Region, Row, Sheet};
use super::value::{Reader, Said};

/// The length of an id, in characters.
const LENGTH: usize = MAX_ID_LENGTH;

/// What is wrong with a cell, or with a row as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellProblem {
    /// The column of the cell, from 0.
    pub column: Option<u32>,
    /// What is wrong.
    pub problem: Problem,
}

/// What a row says of a record.
#[derive(Debug)]
pub struct Draft {
    /// The id of the record.
    pub id: String,
    /// The values, by the names of their keys.
    pub values: BTreeMap<String, Value>,
    /// The parties and bodies that would have to be made, by their positions among the proposals.
    pub proposed: BTreeSet<usize>,
}

/// A value that a row says.
#[derive(Debug, Clone)]
pub struct Value {
    /// The path of its key.
    pub path: Path,
    /// The value.
    pub data: Data,
    /// The column that says it. None if the map does.
    pub column: Option<u32>,
}

/// A row of the list.
#[derive(Debug)]
pub struct ReadRow {
    /// Its number in the sheet, from 1.
    pub number: u32,
    /// What it says.
    pub reading: Reading,
    /// What is doubtful in it.
    pub warnings: Vec<CellProblem>,
}

/// What became of a row as it was read.
#[derive(Debug)]
pub enum Reading {
    /// It says this.
    Read(Draft),
    /// It is left out by a rule of the map, counted from 1.
    Skipped {
        /// The number of the rule.
        rule: usize,
        /// The heading of its column.
        column: String,
        /// What stands in the cell.
        shown: String,
    },
    /// It is not read.
    Refused {
        /// The id that the record would have, if that is known.
        id: Option<String>,
        /// Why.
        problems: Vec<CellProblem>,
    },
}

/// A list that has been read.
#[derive(Debug)]
pub struct ReadList {
    /// Its rows, in order, without empty ones.
    pub rows: Vec<ReadRow>,
    /// The empty rows before the last.
    pub empty: usize,
    /// The columns of which the map says nothing, with their headings.
    pub unplaced: Vec<(Address, String)>,
    /// The rows that are hidden.
    pub hidden: Vec<u32>,
    /// The cells of the list that are merged.
    pub merged: Vec<Region>,
}

/// Reads the rows of a sheet. `watch` is called after each.
pub fn read(sheet: &Sheet, columns: &Columns, reader: &mut Reader<'_>, watch: &dyn Fn()) -> ReadList {
    let map = reader.map;
    let rows: Vec<&Row> = sheet.rows.iter().filter(|row| row.number > columns.header_row).collect();
    let mut open: Vec<Open<'_>> = Vec::with_capacity(rows.len());
    for row in &rows {
        let row = Open::begin(row, columns, reader);
        if map.record == RecordKind::Agreement
            && let Some(id) = &row.id
        {
            let text = |key: &str| match row.values.get(key).map(|value| &value.data) {
                Some(Data::Text(text)) => Some(text.as_str()),
                Some(
                    Data::Integer(_) | Data::Boolean(_) | Data::Date(_) | Data::List(_) | Data::Table(_),
                )
                | None => None,
            };
            reader.names.add(RecordKind::Agreement, Id::new(id), [text("title"), text("reference")]);
        }
        open.push(row);
    }
    let mut same: HashMap<String, Vec<u32>> = HashMap::new();
    for row in open.iter().filter(|row| row.skipped.is_none()) {
        if let Some(id) = &row.id {
            same.entry(id.clone()).or_default().push(row.row.number);
        }
    }
    let mut read = Vec::with_capacity(open.len());
    for row in open {
        let others = row.id.as_ref().and_then(|id| same.get(id)).filter(|rows| rows.len() > 1);
        read.push(row.finish(columns, reader, others.map(Vec::as_slice)));
        watch();
    }
    let last = rows.last().map_or(columns.header_row, |row| row.number);
    let empty = usize::try_from(last - columns.header_row).unwrap_or_default().saturating_sub(rows.len());
    ReadList {
        empty,
        unplaced: columns.unplaced(),
        hidden: rows.iter().filter(|row| row.is_hidden).map(|row| row.number).collect(),
        merged: sheet.merged.iter().copied().filter(|region| region.last.row > columns.header_row).collect(),
        rows: read,
    }
}

/// A row that is being read: first all but references to other agreements, which may be to rows of the list.
struct Open<'s> {
    row: &'s Row,
    id: Option<String>,
    skipped: Option<Reading>,
    values: BTreeMap<String, Value>,
    proposed: BTreeSet<usize>,
    problems: Vec<CellProblem>,
    warnings: Vec<CellProblem>,
}

fn names_agreements(placed: &Placed) -> bool {
    placed.keys.iter().filter_map(Key::reference).any(|key| key.names == RecordKind::Agreement)
}

impl<'s> Open<'s> {
    fn begin(row: &'s Row, columns: &Columns, reader: &mut Reader<'_>) -> Self {
        let map = reader.map;
        let mut open = Open {
            row,
            id: None,
            skipped: None,
            values: BTreeMap::new(),
            proposed: BTreeSet::new(),
            problems: Vec::new(),
            warnings: Vec::new(),
        };
        for (rule, (skip, column)) in (1..).zip(map.skips.iter().zip(&columns.skips)) {
            let shown = row.cell(*column).shown();
            if skip.matches(&shown) {
                open.skipped = Some(Reading::Skipped { rule, column: skip.column.clone(), shown });
                return open;
            }
        }
        open.columns(columns, reader, |placed| !names_agreements(placed));
        open.id = open.made_id(columns, reader);
        open
    }

    fn columns(&mut self, columns: &Columns, reader: &mut Reader<'_>, is_now: impl Fn(&Placed) -> bool) {
        let map = reader.map;
        for ((_, placed, _), column) in map.columns.iter().zip(&columns.placed) {
            if !is_now(placed) {
                continue;
            }
            match reader.cell(placed, self.row.cell(*column)) {
                Ok(said) => self.add(placed, *column, said),
                Err(problem) => self.problems.push(CellProblem { column: Some(*column), problem }),
            }
        }
    }

    fn add(&mut self, placed: &Placed, column: u32, said: Said) {
        let at = |problem| CellProblem { column: Some(column), problem };
        self.warnings.extend(said.warnings.into_iter().map(at));
        self.proposed.extend(said.proposed);
        for (position, data) in said.values {
            let Some(key) = placed.keys.get(position) else { continue };
            let new = Value {
                path: key.path.clone(),
                data: if key.is_list && !matches!(data, Data::List(_) | Data::Boolean(_)) {
                    Data::List(vec![data])
                } else {
                    data
                },
                column: Some(column),
            };
            match self.values.get_mut(&key.name) {
                None => drop(self.values.insert(key.name.clone(), new)),
                Some(known) => match (&mut known.data, new.data) {
                    (Data::List(known), Data::List(items)) => {
                        let more: Vec<Data> =
                            items.into_iter().filter(|item| !known.contains(item)).collect();
                        known.extend(more);
                    }
                    (Data::Text(known), Data::Text(more)) if key.name == "notes" => {
                        known.push('\n');
                        known.push_str(&more);
                    }
                    (known, new) if *known == new => {}
                    _ => {
                        let other = known.column.map(|column| self.row.at(column).to_string());
                        let message = message!(
                            "import-said-twice",
                            key = key.name.as_str(),
                            cell = other.unwrap_or_default(),
                        );
                        self.problems.push(at(Problem::from(message)));
                    }
                },
            }
        }
    }

    /// The id that the map makes of the row.
    fn made_id(&mut self, columns: &Columns, reader: &Reader<'_>) -> Option<String> {
        let map = reader.map;
        let mut text = String::new();
        for part in &map.id.parts {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Name(name) => {
                    let (shown, column) = match (self.values.get(name), columns.named.get(name)) {
                        (Some(value), _) => (written(&value.data), value.column),
                        (None, Some(column)) => (self.row.cell(*column).shown(), Some(*column)),
                        (None, None) => (String::new(), column_of(map, columns, name)),
                    };
                    if slug(&shown, LENGTH).is_empty() {
                        // A cell that cannot be read is a problem already.
                        if !self.problems.iter().any(|problem| problem.column == column) {
                            let problem = Problem::from(message!("import-empty-id", name = name.as_str()));
                            self.problems.push(CellProblem { column, problem });
                        }
                        return None;
                    }
                    text.push_str(&shown);
                }
            }
        }
        let id = slug(&text, LENGTH);
        if id.is_empty() || is_device(&id) {
            let problem = Problem::from(message!("import-no-id", text = brief(&text)));
            self.problems.push(CellProblem { column: None, problem });
            return None;
        }
        Some(id)
    }

    fn finish(mut self, columns: &Columns, reader: &mut Reader<'_>, others: Option<&[u32]>) -> ReadRow {
        let number = self.row.number;
        if let Some(reading) = self.skipped {
            return ReadRow { number, reading, warnings: Vec::new() };
        }
        self.columns(columns, reader, names_agreements);
        if let (Some(others), Some(id)) = (others, &self.id) {
            let rows = others.iter().filter(|row| **row != number).take(5).map(ToString::to_string);
            let problem = Problem::new(
                message!("import-same-id", id = id.as_str(), rows = rows.collect::<Vec<_>>().join(", "),),
                message!("import-same-id-help"),
            );
            self.problems.push(CellProblem { column: None, problem });
        }
        self.constants(reader);
        let reading = match self.id {
            Some(id) if self.problems.is_empty() => {
                Reading::Read(Draft { id, values: self.values, proposed: self.proposed })
            }
            id => Reading::Refused { id, problems: self.problems },
        };
        ReadRow { number, reading, warnings: self.warnings }
    }

    /// Adds what the map says of all records. A key of a table in a list is said only of tables that the row has.
    fn constants(&mut self, reader: &Reader<'_>) {
        for (key, data) in &reader.map.constants {
            let table: Vec<&Step> =
                match key.path.steps().iter().rposition(|step| matches!(step, Step::Item(_))) {
                    Some(item) => key.path.steps().iter().take(item + 1).collect(),
                    None => Vec::new(),
                };
            let is_there = table.is_empty()
                || self.values.values().any(|value| {
                    value.column.is_some()
                        && value.path.steps().iter().take(table.len()).collect::<Vec<_>>() == table
                });
            if is_there && !self.values.contains_key(&key.name) {
                let value = Value { path: key.path.clone(), data: data.clone(), column: None };
                self.values.insert(key.name.clone(), value);
            }
        }
    }
}

/// A value as a part of an id.
fn written(data: &Data) -> String {
    match data {
        Data::Text(text) => text.clone(),
        Data::Integer(number) => number.to_string(),
        Data::Boolean(truth) => truth.to_string(),
        Data::Date(date) => date.to_string(),
        Data::List(items) => items.iter().map(written).collect::<Vec<_>>().join("-"),
        Data::Table(_) => String::new(),
    }
}

/// The address of a cell, or the number of a row.
#[must_use]
pub fn cell_of(row: u32, column: Option<u32>) -> String {
    column.map_or_else(|| row.to_string(), |column| Address { row, column }.to_string())
}
