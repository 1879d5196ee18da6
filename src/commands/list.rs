//! `avtal list`

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use serde::Serialize;

use super::failure::Exit;
use super::filter::FilterArguments;
use super::open::{Opened, open};
use super::output;
use crate::cli::Global;
use crate::load::AgreementIx;
use crate::model::Duration;
use crate::render;
use crate::view::{AgreementRow, Column, Filter};

/// List agreements.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal list --state in-force --sort effective_end
  avtal list --party testkoping --columns id,title,effective_end
  avtal list --statutory --flag lapsing --format markdown
  avtal list --format csv > agreements.csv")]
pub struct Arguments {
    #[command(flatten)]
    layout: Layout,

    #[command(flatten)]
    filters: FilterArguments,
}

/// How a list is laid out.
#[derive(Debug, Args)]
pub(super) struct Layout {
    /// How far to look ahead for what needs attention, as P6M [default: as registry.toml says, else P12M]
    #[arg(long, value_name = "DURATION")]
    pub(super) within: Option<Duration>,

    /// The columns to sort by, first to last; `-` before a name for the other way round
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', allow_hyphen_values = true)]
    sort: Vec<Sort>,

    /// The columns to print
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    columns: Vec<Column>,

    /// How to print the list
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// A column to sort by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sort {
    column: Column,
    descending: bool,
}

impl std::str::FromStr for Sort {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let column = Column::from_str(name, false).map_err(|_| {
            let names: Vec<String> = Column::value_variants().iter().map(|column| column.name()).collect();
            match crate::source::de::did_you_mean(name, names.iter().map(String::as_str)) {
                Some(near) => format!("there is no column `{name}`; did you mean `{near}`?"),
                None => format!("there is no column `{name}`; there are: {}", names.join(", ")),
            }
        })?;
        Ok(Sort { column, descending })
    }
}

/// How a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A table as wide as the terminal
    Human,
    /// For programs
    Json,
    /// A table for an issue or a page
    Markdown,
    /// For spreadsheets
    Csv,
}

#[derive(Serialize)]
struct Body<'a> {
    agreements: &'a [AgreementRow],
    incomplete: Vec<&'a str>,
}

/// The columns where none are asked for.
const COLUMNS: &[Column] =
    &[Column::Agreement, Column::State, Column::EffectiveEnd, Column::EffectiveOwner, Column::Flags];

/// Runs it.
///
/// # Errors
///
/// [`super::Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let opened = open(global, None, arguments.layout.within, now)?;
    let filter = arguments.filters.resolve(&opened.registry)?;
    arguments.layout.print("list", &opened, &filter, None, COLUMNS)?;
    Ok(opened.finish())
}

impl Layout {
    /// Prints the agreements that `filter` lets through, sorted by `by` where no other order is asked for, and else in
    /// the order of their ids.
    pub(super) fn print(
        &self,
        command: &str,
        opened: &Opened,
        filter: &Filter,
        by: Option<Column>,
        columns: &[Column],
    ) -> anyhow::Result<()> {
        let (case, language) = (opened.case(), opened.language);
        let row = |agreement: &AgreementIx| AgreementRow::of(&case, *agreement);
        let mut agreements = filter.apply(&case);
        let by: Vec<Sort> = by.map(|column| Sort { column, descending: false }).into_iter().collect();
        sort(&mut agreements, if self.sort.is_empty() { &by } else { &self.sort }, row);
        let rows = || agreements.par_iter().map(row).collect::<Vec<AgreementRow>>();
        let chosen = (!self.columns.is_empty()).then_some(self.columns.as_slice());
        let printed = match self.format {
            Format::Human => {
                let columns = chosen.unwrap_or(columns);
                let headings: Vec<String> =
                    columns.iter().map(|column| column.heading().say(language)).collect();
                // Not by `rows`: they hold far more than what is shown of them.
                let cells = agreements.par_iter().map(row).map(|row| {
                    columns.iter().map(|column| column.text(&row, language)).collect::<Vec<String>>()
                });
                render::table::table(&headings, cells.collect::<Vec<_>>(), output::width())
            }
            Format::Json => {
                let body = Body { agreements: &rows(), incomplete: opened.incomplete() };
                render::json::document(command, opened.clocks(), &body)?
            }
            Format::Markdown => render::markdown::agreements(&rows(), chosen.unwrap_or(columns), language),
            Format::Csv => render::csv::agreements(&rows(), chosen.unwrap_or(everything()))?,
        };
        output::write(&printed)?;
        Ok(())
    }
}

/// Sorts agreements, which come in the order of their ids, by columns of their rows. What is not known comes last.
fn sort(agreements: &mut Vec<AgreementIx>, by: &[Sort], row: impl Fn(&AgreementIx) -> AgreementRow + Sync) {
    for Sort { column, descending } in by.iter().rev() {
        // Days left are in the order of the days themselves.
        let column = if *column == Column::DaysLeft { Column::EffectiveEnd } else { *column };
        let keyed = agreements.par_iter().map(|agreement| (column.value(&row(agreement)), *agreement));
        let mut keyed: Vec<(String, AgreementIx)> = keyed.collect();
        keyed.sort_by(|(a, _), (b, _)| {
            let order = if *descending { b.cmp(a) } else { a.cmp(b) };
            a.is_empty().cmp(&b.is_empty()).then(order)
        });
        *agreements = keyed.into_iter().map(|(_, agreement)| agreement).collect();
    }
}

/// Every column that holds one thing, each once.
fn everything() -> &'static [Column] {
    let columns = Column::value_variants();
    columns.split_first().map_or(columns, |(_, columns)| columns)
}
