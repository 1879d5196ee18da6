//! Writes tables in the formats of text.

use super::sink::Sink;
use crate::render::csv::Dialect;
use crate::render::export::csv::Csv;
use crate::render::export::jsonl::Jsonl;
use crate::render::export::sql::Sql;
use crate::text::Language;
use crate::view::tables::{Export, Table};

/// What is called for each page of rows that is written.
pub(super) type Tick<'t> = &'t (dyn Fn() + Sync);

/// Writes a table as CSV.
///
/// # Errors
///
/// As [`Sink::put`].
pub(super) fn csv(
    export: &Export<'_>,
    table: Table,
    (dialect, language): (Dialect, Language),
    sink: &mut Sink,
    tick: Tick<'_>,
) -> anyhow::Result<()> {
    let csv = Csv::new(table, dialect, language);
    sink.put(&csv.head()?)?;
    export.pages(&csv.selection, |rows| csv.lines(rows), |lines| put(sink, &lines?, tick))
}

/// Writes a table as JSON Lines.
///
/// # Errors
///
/// As [`Sink::put`].
pub(super) fn jsonl(
    export: &Export<'_>,
    table: Table,
    sink: &mut Sink,
    tick: Tick<'_>,
) -> anyhow::Result<()> {
    let jsonl = Jsonl::new(table);
    export.pages(&jsonl.selection, |rows| jsonl.lines(rows), |lines| put(sink, &lines?, tick))
}

/// Writes tables as SQL.
///
/// # Errors
///
/// As [`Sink::put`].
pub(super) fn sql(
    export: &Export<'_>,
    tables: &[Table],
    sink: &mut Sink,
    tick: Tick<'_>,
) -> anyhow::Result<()> {
    let sql = Sql::new(tables);
    sink.put(&sql.head())?;
    for table in tables {
        let selection = Sql::selection(*table);
        export.pages(&selection, |rows| Sql::rows(*table, rows), |text| put(sink, &text?, tick))?;
    }
    sink.put(&sql.tail())
}

fn put(sink: &mut Sink, text: &str, tick: Tick<'_>) -> anyhow::Result<()> {
    tick();
    if text.is_empty() { Ok(()) } else { sink.put(text) }
}
