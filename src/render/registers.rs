//! Lists of parties and of bodies: tables for people, and CSV.

use super::{csv, markdown, table};
use crate::text::{Language, dimmed};
use crate::view::message::message;
use crate::view::registers::{BodyRow, PartyRow};
use crate::view::{Message, words};

/// A list as a table: its headings for people, its columns in CSV, and the cells of its rows for both.
pub struct Register {
    headings: Vec<Message>,
    columns: &'static [&'static str],
    rows: Vec<Row>,
}

struct Row {
    cells: Vec<String>,
    values: Vec<String>,
}

impl Register {
    /// The parties.
    #[must_use]
    pub fn parties(rows: &[PartyRow], language: Language) -> Self {
        let headings = [
            message!("site-party"),
            message!("site-kind"),
            message!("column-bound-by"),
            message!("column-to-decide"),
            message!("site-last-day"),
        ];
        Register {
            headings: headings.into(),
            columns: &["id", "name", "kind", "code", "until", "bound", "to_decide"],
            rows: rows.iter().map(|row| party(row, language)).collect(),
        }
    }

    /// The bodies.
    #[must_use]
    pub fn bodies(rows: &[BodyRow], language: Language) -> Self {
        let headings = [
            message!("column-body"),
            message!("site-kind"),
            message!("site-owns"),
            message!("body-tasks"),
            message!("column-overdue"),
            message!("site-first-day"),
            message!("site-last-day"),
        ];
        Register {
            headings: headings.into(),
            columns: &[
                "id", "name", "short", "kind", "mandate", "from", "until", "owned", "tasks", "overdue",
            ],
            rows: rows.iter().map(|row| body(row, language)).collect(),
        }
    }

    /// A table no wider than `width`.
    #[must_use]
    pub fn human(&self, language: Language, width: u16) -> String {
        table::table(&self.head(language), self.rows.iter().map(|row| row.cells.clone()), width)
    }

    /// A Markdown table.
    #[must_use]
    pub fn markdown(&self, language: Language) -> String {
        markdown::table(&self.head(language), self.rows.iter().map(|row| row.cells.clone()))
    }

    /// CSV, with a line of column names.
    ///
    /// # Errors
    ///
    /// If it cannot be written to memory.
    pub fn csv(&self) -> anyhow::Result<String> {
        let names = self.columns.iter().map(|name| (*name).to_owned()).collect();
        csv::Dialect::Rfc4180.file(names, self.rows.iter().map(|row| row.values.clone()))
    }

    fn head(&self, language: Language) -> Vec<String> {
        self.headings.iter().map(|heading| heading.localise(language)).collect()
    }
}

/// A name, and the id on a line of its own.
fn name_and_id(name: &str, id: &str) -> String {
    if name == id { id.to_owned() } else { format!("{name}\n{}", dimmed(id)) }
}

fn party(row: &PartyRow, language: Language) -> Row {
    let last_day = row.last_day.map(|day| day.to_string()).unwrap_or_default();
    let kind = row.kind.map(|kind| words::party_kind(kind).localise(language)).unwrap_or_default();
    Row {
        cells: vec![
            name_and_id(&row.named.name, &row.named.id),
            kind,
            row.bound.to_string(),
            row.to_decide.to_string(),
            last_day.clone(),
        ],
        values: vec![
            row.named.id.clone(),
            row.named.name.clone(),
            row.kind.map(|kind| kind.name().to_owned()).unwrap_or_default(),
            row.code.clone().unwrap_or_default(),
            last_day,
            row.bound.to_string(),
            row.to_decide.to_string(),
        ],
    }
}

fn body(row: &BodyRow, language: Language) -> Row {
    let day = |day: Option<crate::view::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let name = if row.named.name == row.name {
        row.name.clone()
    } else {
        format!("{}: {}", row.named.name, row.name)
    };
    let kind = row.kind.map(|kind| words::body_kind(kind).localise(language)).unwrap_or_default();
    Row {
        cells: vec![
            name_and_id(&name, &row.named.id),
            kind,
            row.owned.to_string(),
            row.tasks.to_string(),
            row.overdue.to_string(),
            day(row.first_day),
            day(row.last_day),
        ],
        values: vec![
            row.named.id.clone(),
            row.name.clone(),
            row.named.name.clone(),
            row.kind.map(|kind| kind.name().to_owned()).unwrap_or_default(),
            row.mandate.map(|mandate| mandate.name().to_owned()).unwrap_or_default(),
            day(row.first_day),
            day(row.last_day),
            row.owned.to_string(),
            row.tasks.to_string(),
            row.overdue.to_string(),
        ],
    }
}
