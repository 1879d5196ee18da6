//! Where the columns of a map are in a sheet.

use std::collections::{BTreeMap, HashMap};

use crate::source::Span;
use crate::source::de::Words;
use crate::text::brief;
use crate::text::message::message;

use super::Problem;
use super::map::{Checked, Part};
use super::names::fold;
use super::sheet::{Address, Row, Sheet};

/// Where the columns of a map are in a sheet.
#[derive(Debug)]
pub struct Columns {
    pub(super) header_row: u32,
    /// The headings, in order.
    pub headings: Vec<(u32, String)>,
    /// The column of each column of the map.
    pub(super) placed: Vec<u32>,
    /// The column of each rule of the map.
    pub(super) skips: Vec<u32>,
    /// The columns that the id names by heading.
    pub(super) named: HashMap<String, u32>,
}

impl Columns {
    /// Finds the columns of a map.
    ///
    /// # Errors
    ///
    /// Each column of the map that the sheet does not have, or has several times, with its place in the map.
    pub fn find(map: &Checked, sheet: &Sheet) -> Result<Self, Vec<(Span, Problem)>> {
        let headings = headings(sheet, map.header_row);
        let mut problems = Vec::new();
        let mut find = |heading: &str, span: Span| match column(&headings, heading, map.header_row) {
            Ok(column) => column,
            Err(problem) => {
                problems.push((span, problem));
                0
            }
        };
        let placed: Vec<u32> = map.columns.iter().map(|(heading, _, span)| find(heading, *span)).collect();
        let skips: Vec<u32> = map.skips.iter().map(|skip| find(&skip.column, skip.span)).collect();
        let is_key = |name: &str| {
            map.columns.iter().any(|(_, placed, _)| placed.keys.iter().any(|key| key.name == name))
        };
        let mut named = HashMap::new();
        for part in &map.id.parts {
            if let Part::Name(name) = part
                && !is_key(name)
            {
                named.insert(name.clone(), find(name, map.id.span));
            }
        }
        if problems.is_empty() {
            Ok(Columns { header_row: map.header_row, headings, placed, skips, named })
        } else {
            Err(problems)
        }
    }

    /// The columns of which a map says nothing.
    pub(super) fn unplaced(&self) -> Vec<(Address, String)> {
        let is_used = |column: &u32| {
            self.placed.contains(column)
                || self.skips.contains(column)
                || self.named.values().any(|c| c == column)
        };
        let unplaced = self.headings.iter().filter(|(column, _)| !is_used(column));
        unplaced
            .map(|(column, heading)| (Address { row: self.header_row, column: *column }, heading.clone()))
            .collect()
    }
}

/// The headings in a row, by column. A heading over several rows is that of the last of them.
#[must_use]
pub fn headings(sheet: &Sheet, header_row: u32) -> Vec<(u32, String)> {
    let shown = |at: Address| {
        let row = sheet.rows.binary_search_by_key(&at.row, |row| row.number).ok();
        row.and_then(|row| sheet.rows.get(row))
            .map(|row| one_line(&row.cell(at.column).shown()))
            .filter(|shown| !shown.is_empty())
    };
    let row = sheet.rows.iter().find(|row| row.number == header_row);
    let own = row.into_iter().flat_map(Row::cells).map(|(column, cell)| (column, one_line(&cell.shown())));
    let over = sheet.merged.iter().filter(|region| {
        let (first, last) = (region.first, region.last);
        first.column == last.column && first.row < header_row && (first.row..=last.row).contains(&header_row)
    });
    let over = over.filter_map(|region| Some((region.first.column, shown(region.first)?)));
    let mut headings: BTreeMap<u32, String> = over.collect();
    headings.extend(own.filter(|(_, heading)| !heading.is_empty()));
    headings.into_iter().collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The column with a heading, or with letters in brackets.
fn column(headings: &[(u32, String)], wanted: &str, header_row: u32) -> Result<u32, Problem> {
    let letters = wanted.strip_prefix('[').and_then(|letters| letters.strip_suffix(']'));
    if let Some(column) = letters.and_then(Address::column_of) {
        return Ok(column);
    }
    let folded = fold(wanted);
    let found: Vec<u32> =
        headings.iter().filter(|(_, heading)| fold(heading) == folded).map(|(column, _)| *column).collect();
    match found.as_slice() {
        [column] => Ok(*column),
        [] => {
            let words: Words<'_> = headings.iter().map(|(_, heading)| heading.as_str()).collect();
            let help = match words.near(wanted) {
                Some(near) => message!("did-you-mean", near = brief(near)),
                None => {
                    let known: Vec<String> =
                        headings.iter().map(|(_, heading)| format!("`{}`", brief(heading))).collect();
                    message!("import-headings", row = header_row, headings = known.join(", "))
                }
            };
            Err(Problem::new(message!("import-no-column", heading = brief(wanted)), help))
        }
        several => {
            let letters: Vec<String> =
                several.iter().map(|column| format!("`[{}]`", Address::letters(*column))).collect();
            Err(Problem::new(
                message!("import-several-columns", heading = brief(wanted)),
                message!("import-name-column", letters = letters.join(", ")),
            ))
        }
    }
}

/// The column of a map that says a key.
pub(super) fn column_of(map: &Checked, columns: &Columns, name: &str) -> Option<u32> {
    let mut pairs = map.columns.iter().zip(&columns.placed);
    let found = pairs.find(|((_, placed, _), _)| placed.keys.iter().any(|key| key.name == name));
    found.map(|(_, column)| *column)
}
