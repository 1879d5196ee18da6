//! The tables as one text of SQL that SQLite and DuckDB both take.

use std::fmt::Write;

use crate::text::safe_lines;
use crate::view::tables::{ProgramColumn, ProgramValue, Selection, Table, Type, Value, row_for_programs};

use super::jsonl::json;
use super::sql_views;

/// Some tables as SQL.
#[derive(Debug)]
pub struct Sql<'t> {
    tables: &'t [Table],
}

impl<'t> Sql<'t> {
    /// These tables.
    #[must_use]
    pub fn new(tables: &'t [Table]) -> Self {
        Sql { tables }
    }

    /// What is written of a table.
    #[must_use]
    pub fn selection(table: Table) -> Selection {
        Selection::plain(table)
    }

    /// The beginning of the text: the definitions of the tables.
    #[must_use]
    pub fn head(&self) -> String {
        let mut sql = String::from(
            "-- A registry of agreements, for SQLite and DuckDB. Days are inclusive; lists are JSON arrays.\n\
             -- sqlite3 agreements.sqlite < agreements.sql\n\
             -- duckdb agreements.duckdb -c \".read agreements.sql\"\n\
             BEGIN TRANSACTION;\n",
        );
        self.tables.iter().for_each(|table| self.define(&mut sql, *table));
        sql
    }

    fn define(&self, sql: &mut String, table: Table) {
        let columns = columns(table);
        let mut lines: Vec<(String, &str)> = columns
            .iter()
            .map(|column| {
                let null = if column.nullable { "" } else { " NOT NULL" };
                (format!("{} {}{null}", quoted(&column.name), kind(column.of)), column.about.as_str())
            })
            .collect();
        if !table.key().is_empty() {
            let key: Vec<String> = table.key().iter().map(|name| quoted(name)).collect();
            lines.push((format!("PRIMARY KEY ({})", key.join(", ")), ""));
        }
        for key in table.foreign_keys().iter().filter(|key| self.tables.contains(&key.table)) {
            let column = quoted(key.column);
            let to: Vec<String> = key.table.key().iter().map(|name| quoted(name)).collect();
            let to = format!("{} ({})", quoted(key.table.name()), to.join(", "));
            lines.push((format!("FOREIGN KEY ({column}) REFERENCES {to}"), ""));
        }
        // Writing to a string cannot fail.
        let _ = write!(sql, "\n-- {}\nCREATE TABLE {} (\n", table.about(), quoted(table.name()));
        let last = lines.len() - 1;
        for (at, (line, about)) in lines.iter().enumerate() {
            let comma = if at == last { "" } else { "," };
            let about = if about.is_empty() { String::new() } else { format!(" -- {about}") };
            let _ = writeln!(sql, "  {line}{comma}{about}");
        }
        sql.push_str(");\n");
    }

    /// A statement that puts these rows into a table.
    ///
    /// # Errors
    ///
    /// None for the tables of this crate.
    pub fn rows(table: Table, rows: &[Vec<Value<'_>>]) -> serde_json::Result<String> {
        if rows.is_empty() {
            return Ok(String::new());
        }
        let selection = Self::selection(table);
        let mut sql = format!("INSERT INTO {} VALUES\n", quoted(table.name()));
        for (at, row) in rows.iter().enumerate() {
            sql.push_str(if at == 0 { "(" } else { ",\n(" });
            let mut between = "";
            row_for_programs(&selection.columns, row, |value| {
                sql.push_str(between);
                sql.push_str(&literal(&value)?);
                between = ", ";
                Ok::<(), serde_json::Error>(())
            })?;
            sql.push(')');
        }
        sql.push_str(";\n");
        Ok(sql)
    }

    /// The end of the text: indexes and views.
    #[must_use]
    pub fn tail(&self) -> String {
        let mut sql = String::from("\n");
        for table in self.tables {
            for key in table.foreign_keys() {
                // The first column of a key is found by the key itself.
                if table.key().first() != Some(&key.column) {
                    let name = quoted(&format!("{}_{}", table.name(), key.column));
                    let (table, column) = (quoted(table.name()), quoted(key.column));
                    // Writing to a string cannot fail.
                    let _ = writeln!(sql, "CREATE INDEX {name} ON {table} ({column});");
                }
            }
        }
        sql.push_str(&sql_views::views(self.tables));
        sql.push_str("COMMIT;\n");
        sql
    }
}

/// The columns of a table in SQL.
fn columns(table: Table) -> Vec<ProgramColumn> {
    Sql::selection(table).columns.into_iter().flat_map(|column| column.for_programs()).collect()
}

/// Types that both databases know. A day is text to SQLite, which compares it as a day.
fn kind(of: Type) -> &'static str {
    match of {
        Type::Text | Type::Texts | Type::Periods | Type::Record => "TEXT",
        Type::Integer => "BIGINT",
        Type::Boolean => "BOOLEAN",
        Type::Day | Type::Date => "DATE",
    }
}

/// A name, so that it is not taken for a word of SQL.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A text, safe to show, and on one line so that no tool takes a part of it for a command of its own.
pub(super) fn text(text: &str) -> String {
    let text = safe_lines(text.replace(['\0', '\n', '\r'], " "));
    format!("'{}'", text.replace('\'', "''"))
}

fn literal(value: &ProgramValue<'_>) -> serde_json::Result<String> {
    Ok(match value {
        ProgramValue::Null => "NULL".to_owned(),
        ProgramValue::Text(own) => text(own),
        ProgramValue::Integer(number) => number.to_string(),
        ProgramValue::Boolean(true) => "TRUE".to_owned(),
        ProgramValue::Boolean(false) => "FALSE".to_owned(),
        ProgramValue::Day(day) => format!("'{day}'"),
        ProgramValue::Texts(_) | ProgramValue::Periods(_) | ProgramValue::Record(_) => text(&json(value)?),
    })
}
