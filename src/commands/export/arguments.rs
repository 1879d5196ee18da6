//! The arguments of `avtal export`.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum, ValueHint};

use crate::commands::dialect::DialectArgument;
use crate::commands::filter::FilterArguments;
use crate::model::Duration;
use crate::view::tables::Table;

/// Export the registry as tables (a workbook, CSV, JSON Lines or SQL) or as linked data (Turtle or JSON-LD).
///
/// The tables are agreements, parties, bodies, memberships (agreements by party), replacements, bases (what they are based
/// on), locals (local agreements that parties should have), reviews, decisions, events (coming dates), findings, and the
/// registry itself; docs/export.md tells what each column means. The filters choose
/// agreements, with all that belongs to them; parties and bodies are always there. What is exported as jsonl, `avtal import`
/// reads back to the same records.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal export --out agreements.xlsx                           a workbook for a meeting
  avtal export --out agreements.csv --table agreements --dialect excel-sv
  avtal export --format csv --out tables                       a file for each table
  avtal export --format jsonl --out store                      for DuckDB, Spark and `avtal import`
  avtal export --format sql | sqlite3 agreements.sqlite
  avtal export --out registry.ttl                              linked data, for catalogues
  avtal export --party testkoping --out testkoping.xlsx        what concerns one party")]
pub struct Arguments {
    /// The format [default: by the ending of --out]
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<Format>,

    /// The file, or for several tables of csv or jsonl the folder, to write [default: standard output, unless it is a
    /// terminal]
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) out: Option<PathBuf>,

    /// Only these tables
    #[arg(long, value_name = "TABLE", value_delimiter = ',')]
    pub(super) table: Vec<Table>,

    #[command(flatten)]
    pub(super) dialect: DialectArgument,

    /// What the registry is called in the data and in paths, such as `testkoping` [default: by its name in registry.toml]
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,

    /// How far to look ahead for what needs attention, such as P6M [default: as registry.toml says, else P12M]
    #[arg(long, value_name = "DURATION")]
    pub(super) within: Option<Duration>,

    #[command(flatten)]
    pub(super) filters: FilterArguments,
}

/// The formats of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A workbook of Excel or LibreOffice, with a sheet for each table
    Xlsx,
    /// A file for each table
    Csv,
    /// JSON Lines: a file for each table, with what loads them into DuckDB and Spark
    Jsonl,
    /// One text for SQLite and DuckDB: tables with their types, keys, indexes and views
    Sql,
    /// Linked data: a data set of DCAT-AP, agreements, parties, bodies and decisions
    Turtle,
    /// The same as JSON-LD
    Jsonld,
}

impl Format {
    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Csv => "csv",
            Format::Jsonl => "jsonl",
            Format::Sql => "sql",
            Format::Turtle => "turtle",
            Format::Jsonld => "jsonld",
        }
    }

    /// How its files end.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Format::Turtle => "ttl",
            Format::Xlsx | Format::Csv | Format::Jsonl | Format::Sql | Format::Jsonld => self.name(),
        }
    }

    /// Whether it holds tables. Otherwise it is a graph.
    pub(super) fn has_tables(self) -> bool {
        match self {
            Format::Xlsx | Format::Csv | Format::Jsonl | Format::Sql => true,
            Format::Turtle | Format::Jsonld => false,
        }
    }
}

impl ValueEnum for Table {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
