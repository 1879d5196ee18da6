//! What loads the exported JSON Lines into DuckDB, with the types of their columns.

use std::fmt::Write;

use crate::view::tables::{Table, Type};

use super::sql::{quoted, text};

/// Statements that make a table of each of these, from every registry below the folder they are run in.
#[must_use]
pub fn loader(tables: &[Table]) -> String {
    let mut sql = String::from(
        "-- Loads the exported tables of every registry in this folder into DuckDB, each column with its type.\n\
         -- Run it in this folder: duckdb registries.duckdb -c \".read load.duckdb.sql\"\n\
         -- To write a table as Parquet, a folder for each registry:\n\
         --   COPY agreements TO 'agreements' (FORMAT parquet, PARTITION_BY (registry));\n",
    );
    for table in tables {
        let columns = table.columns_for_programs();
        let columns =
            columns.iter().map(|column| format!("    {}: {}", text(&column.name), text(kind(column.of))));
        // Writing to a string cannot fail.
        let _ = write!(
            sql,
            "\n-- {about}\nCREATE OR REPLACE TABLE {name} AS SELECT * FROM read_json(\n  {files},\n  \
             format = 'newline_delimited', hive_partitioning = true, hive_types = {{'registry': VARCHAR}},\n  \
             columns = {{\n{columns}\n  }});\n",
            about = table.about(),
            name = quoted(table.name()),
            files = text(&format!("registry=*/{}.jsonl", table.name())),
            columns = columns.collect::<Vec<_>>().join(",\n"),
        );
    }
    sql
}

fn kind(of: Type) -> &'static str {
    match of {
        Type::Text => "VARCHAR",
        Type::Integer => "BIGINT",
        Type::Boolean => "BOOLEAN",
        Type::Day | Type::Date => "DATE",
        Type::Texts => "VARCHAR[]",
        Type::Periods => "STRUCT(\"from\" DATE, \"through\" DATE)[]",
        Type::Record => "JSON",
    }
}
