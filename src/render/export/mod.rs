//! The registry's tables in the formats of `avtal export`, all from the one definition in
//! [`view::tables`](crate::view::tables).

pub mod csv;
pub mod duckdb;
mod in_words;
pub mod json_schema;
pub mod jsonl;
pub mod jsonld;
pub mod root;
pub mod spark;
pub mod sql;
mod sql_views;
pub mod turtle;
#[cfg(feature = "spreadsheets")]
pub mod xlsx;
#[cfg(feature = "spreadsheets")]
mod xlsx_cells;
#[cfg(feature = "spreadsheets")]
mod xlsx_formats;
