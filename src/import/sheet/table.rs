//! A sheet: rows of cells.

use super::address::{Address, Region};
use super::cell::Cell;
use crate::import::Problem;
use crate::text::message::message;

/// The most cells that are read. Those of a list of a hundred thousand rows and twenty columns are.
const MAX_CELLS: usize = 2_000_000;

/// The most bytes of text in all cells. A few texts may stand in many cells.
const MAX_TEXT: usize = 96 << 20;

/// A sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Its name. None if the file has but one table.
    pub name: Option<String>,
    /// The rows in which something stands, in order.
    pub rows: Vec<Row>,
    /// The cells that are merged.
    pub merged: Vec<Region>,
}

/// A row of a sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its number, from 1.
    pub number: u32,
    /// Whether it is hidden, by hand or by a filter.
    pub is_hidden: bool,
    /// The cells in which something stands, with their columns from 0, in order.
    cells: Vec<(u32, Cell)>,
}

impl Row {
    /// The cell in a column, which is counted from 0.
    #[must_use]
    pub fn cell(&self, column: u32) -> &Cell {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok();
        at.and_then(|at| self.cells.get(at)).map_or(&Cell::Empty, |(_, cell)| cell)
    }

    /// The cells in which something stands, with their columns.
    pub fn cells(&self) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells.iter().map(|(column, cell)| (*column, cell))
    }

    /// The address of its cell in a column.
    #[must_use]
    pub fn at(&self, column: u32) -> Address {
        Address { row: self.number, column }
    }
}

/// Makes a sheet of cells as a file has them.
#[derive(Debug, Default)]
pub(super) struct Builder {
    rows: Vec<Row>,
    cells: usize,
    text: usize,
}

impl Builder {
    /// Adds a cell. Those of a row follow each other in a well-made file; in another they are put in order.
    ///
    /// # Errors
    ///
    /// If there are too many.
    pub(super) fn add(&mut self, at: Address, cell: Cell) -> Result<(), Problem> {
        if cell.is_empty() {
            return Ok(());
        }
        self.cells += 1;
        self.text += if let Cell::Text(text) = &cell { text.len() } else { 0 };
        if self.cells > MAX_CELLS || self.text > MAX_TEXT {
            return Err(too_many());
        }
        match self.rows.last_mut() {
            Some(row) if row.number == at.row => row.cells.push((at.column, cell)),
            Some(_) | None => {
                self.rows.push(Row { number: at.row, is_hidden: false, cells: vec![(at.column, cell)] });
            }
        }
        Ok(())
    }

    /// The sheet. `is_hidden` says whether a row is.
    pub(super) fn finish(self, is_hidden: impl Fn(u32) -> bool) -> Sheet {
        let mut rows = self.rows;
        rows.sort_by_key(|row| row.number);
        rows.dedup_by(|next, row| {
            let is_same = next.number == row.number;
            if is_same {
                row.cells.append(&mut next.cells);
            }
            is_same
        });
        for row in &mut rows {
            row.is_hidden = is_hidden(row.number);
            row.cells.sort_by_key(|(column, _)| *column);
            row.cells.dedup_by_key(|(column, _)| *column);
        }
        Sheet { name: None, rows, merged: Vec::new() }
    }
}

/// A list that is too large to be read.
pub(super) fn too_many() -> Problem {
    Problem::new(message!("sheet-too-many-cells", limit = MAX_CELLS), message!("sheet-split"))
}
