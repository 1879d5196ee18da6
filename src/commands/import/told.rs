//! Places of a list in what is told.

use crate::import::Problem;
use crate::import::rows::{CellProblem, cell_of};
use crate::view::import::Told;

/// A sheet, as places in it begin: `avtal.xlsx!Avtal`.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// The name of the file.
    pub(super) file: String,
    /// The sheet, if the file has sheets.
    pub(super) sheet: Option<String>,
}

impl Source {
    /// The place of a cell, or of a row: `avtal.xlsx!Avtal!D17`.
    pub(super) fn place(&self, row: u32, column: Option<u32>) -> String {
        let cell = cell_of(row, column);
        match &self.sheet {
            Some(sheet) => format!("{}!{sheet}!{cell}", self.file),
            None => format!("{}!{cell}", self.file),
        }
    }

    /// A problem at its place.
    pub(super) fn told(&self, row: u32, problem: CellProblem) -> Told {
        let Problem { message, help } = problem.problem;
        Told { place: self.place(row, problem.column), message, help }
    }

    /// Problems at their places.
    pub(super) fn all(&self, row: u32, problems: Vec<CellProblem>) -> Vec<Told> {
        problems.into_iter().map(|problem| self.told(row, problem)).collect()
    }
}
