//! Lists of parties and of bodies: tables for people, and CSV.

use super::csv::Dialect;
use super::markdown;
use super::table::{Heading, Plan};
use crate::text::{Language, dimmed};
use crate::view::message::message;
use crate::view::registers::{BodyRow, PartyRow};
use crate::view::{Date, Day, Message, words};

/// A list as a table: its headings for people, its columns in CSV, and the cells of its rows for both.
pub struct Register {
    headings: Vec<Heading>,
    columns: Vec<(&'static str, Message)>,
    rows: Vec<Row>,
    language: Language,
}

struct Row {
    cells: Vec<String>,
    values: Vec<Value>,
}

/// A value in CSV: for programs, and for people.
struct Value {
    plain: String,
    spoken: String,
}

impl Value {
    /// The same for all readers.
    fn same<T: ToString>(value: T) -> Self {
        Value { plain: value.to_string(), spoken: value.to_string() }
    }

    /// A name for programs, and the word for it. Empty if it is unknown.
    fn word(known: &Option<(&str, Message)>, language: Language) -> Self {
        known.as_ref().map_or_else(
            || Value::same(""),
            |(name, word)| Value { plain: (*name).to_owned(), spoken: word.localise(language) },
        )
    }

    /// A date, for programs as it is written. Spreadsheets know only days: `day` of it.
    fn date(date: Option<Date>, day: fn(Date) -> Day) -> Self {
        date.map_or_else(
            || Value::same(""),
            |date| Value { plain: date.to_string(), spoken: day(date).to_string() },
        )
    }
}

impl Register {
    /// The parties.
    #[must_use]
    pub fn parties(rows: &[PartyRow], language: Language) -> Self {
        let headings = [
            Heading::of_texts(&message!("site-party"), language),
            Heading::of_texts(&message!("site-kind"), language),
            Heading::of_numbers(&message!("column-bound-by"), language),
            Heading::of_numbers(&message!("column-to-decide"), language),
            Heading::of_texts(&message!("site-last-day"), language),
        ];
        Register {
            headings: headings.into(),
            columns: vec![
                ("id", message!("column-id")),
                ("name", message!("column-name")),
                ("kind", message!("site-kind")),
                ("code", message!("site-code")),
                ("until", message!("site-last-day")),
                ("bound", message!("column-bound-by")),
                ("to_decide", message!("column-to-decide")),
            ],
            rows: rows.iter().map(|row| party(row, language)).collect(),
            language,
        }
    }

    /// The bodies.
    #[must_use]
    pub fn bodies(rows: &[BodyRow], language: Language) -> Self {
        let headings = [
            Heading::of_texts(&message!("column-body"), language),
            Heading::of_texts(&message!("site-kind"), language),
            Heading::of_numbers(&message!("site-owns"), language),
            Heading::of_numbers(&message!("body-tasks"), language),
            Heading::of_numbers(&message!("column-overdue"), language),
            Heading::of_texts(&message!("site-first-day"), language),
            Heading::of_texts(&message!("site-last-day"), language),
        ];
        Register {
            headings: headings.into(),
            columns: vec![
                ("id", message!("column-id")),
                ("name", message!("column-name")),
                ("short", message!("column-short")),
                ("kind", message!("site-kind")),
                ("mandate", message!("site-mandate")),
                ("from", message!("site-first-day")),
                ("until", message!("site-last-day")),
                ("owned", message!("site-owns")),
                ("tasks", message!("body-tasks")),
                ("overdue", message!("column-overdue")),
            ],
            rows: rows.iter().map(|row| body(row, language)).collect(),
            language,
        }
    }

    /// A table no wider than `width`.
    #[must_use]
    pub fn human(&self, width: u16) -> String {
        Plan::new(&self.headings, &self.rows, |row| row.cells.clone(), width).drawn()
    }

    /// A Markdown table.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::table(&self.headings, self.rows.iter().map(|row| row.cells.clone()))
    }

    /// CSV, with a header line.
    ///
    /// # Errors
    ///
    /// If it cannot be written to memory.
    pub fn csv(&self, dialect: Dialect) -> anyhow::Result<String> {
        let value = |value: &Value| match dialect.is_for_people() {
            true => value.spoken.clone(),
            false => value.plain.clone(),
        };
        let values = |row: &Row| row.values.iter().map(value).collect();
        dialect.file(dialect.header(&self.columns, self.language), self.rows.iter().map(values))
    }
}

/// A name, and the id on a line of its own.
fn name_and_id(name: &str, id: &str) -> String {
    if name == id { id.to_owned() } else { format!("{name}\n{}", dimmed(id)) }
}

fn party(row: &PartyRow, language: Language) -> Row {
    let last_day = row.last_day.map(|day| day.to_string()).unwrap_or_default();
    let kind = row.kind.map(|kind| (kind.name(), words::party_kind(kind)));
    Row {
        cells: vec![
            name_and_id(&row.named.name, &row.named.id),
            kind.as_ref().map(|(_, word)| word.localise(language)).unwrap_or_default(),
            row.bound.to_string(),
            row.to_decide.to_string(),
            last_day,
        ],
        values: vec![
            Value::same(&row.named.id),
            Value::same(&row.named.name),
            Value::word(&kind, language),
            Value::same(row.code.as_deref().unwrap_or_default()),
            Value::date(row.last_day, Date::last_day),
            Value::same(row.bound),
            Value::same(row.to_decide),
        ],
    }
}

fn body(row: &BodyRow, language: Language) -> Row {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let name = if row.named.name == row.name {
        row.name.clone()
    } else {
        format!("{}: {}", row.named.name, row.name)
    };
    let kind = row.kind.map(|kind| (kind.name(), words::body_kind(kind)));
    let mandate = row.mandate.map(|mandate| (mandate.name(), words::mandate(mandate)));
    Row {
        cells: vec![
            name_and_id(&name, &row.named.id),
            kind.as_ref().map(|(_, word)| word.localise(language)).unwrap_or_default(),
            row.owned.to_string(),
            row.tasks.to_string(),
            row.overdue.to_string(),
            day(row.first_day),
            day(row.last_day),
        ],
        values: vec![
            Value::same(&row.named.id),
            Value::same(&row.name),
            Value::same(&row.named.name),
            Value::word(&kind, language),
            Value::word(&mandate, language),
            Value::date(row.first_day, Date::first_day),
            Value::date(row.last_day, Date::last_day),
            Value::same(row.owned),
            Value::same(row.tasks),
            Value::same(row.overdue),
        ],
    }
}
