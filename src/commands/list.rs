//! `avtal list`

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};

use super::dialect::DialectArgument;
use super::failure::Exit;
use super::filter::FilterArguments;
use super::global::Global;
use super::open::OpenRegistry;
use super::output;
use crate::model::Duration;
use crate::parallel;
use crate::registry::AgreementIx;
use crate::render;
use crate::render::table::{Heading, Plan};
use crate::text::Language;
use crate::text::message::{Message, message};
use crate::view::{AgreementRow, Column, Filter, pages};

/// List agreements.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal list --state in-force --sort effective_end
  avtal list --party testkoping,provstad --columns id,title,effective_end
  avtal list --statutory --flag lapsing --format markdown
  avtal list --format csv > agreements.csv
  avtal list --format csv --dialect excel-sv > avtal.csv    for Excel with Swedish settings")]
pub struct Arguments {
    #[command(flatten)]
    layout: Layout,

    #[command(flatten)]
    filters: FilterArguments,
}

/// How a list is laid out.
#[derive(Debug, Args)]
pub(super) struct Layout {
    /// How far to look ahead for what needs attention, such as P6M [default: as registry.toml says, else P12M]
    #[arg(long, value_name = "DURATION")]
    pub(super) within: Option<Duration>,

    /// The columns to sort by, in order of priority; put `-` before a name to sort in descending order
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', allow_hyphen_values = true)]
    sort: Vec<Sort>,

    /// The columns to print
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    columns: Vec<Column>,

    /// How to print the list
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    dialect: DialectArgument,
}

/// A column to sort by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sort {
    column: Column,
    descending: bool,
}

impl std::str::FromStr for Sort {
    type Err = Message;
    fn from_str(text: &str) -> Result<Self, Message> {
        let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let column = Column::from_str(name, false).map_err(|_| {
            let names: Vec<String> = Column::value_variants().iter().map(|column| column.name()).collect();
            match crate::source::de::did_you_mean(name, names.iter().map(String::as_str)) {
                Some(near) => message!("no-column-near", name = name, near = near),
                None => message!("no-column", name = name, names = names.join(", ")),
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

/// The default columns.
const COLUMNS: &[Column] =
    &[Column::Agreement, Column::State, Column::EffectiveEnd, Column::EffectiveOwner, Column::Flags];

/// Runs it.
///
/// # Errors
///
/// [`super::Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let opened = arguments.filters.open(global, arguments.layout.within, now)?;
    let filter = arguments.filters.resolve(&opened.registry)?;
    arguments.filters.say_if_nothing(&opened, &filter, global.quiet);
    arguments.layout.print("list", &opened, &filter, None, COLUMNS)?;
    Ok(opened.finish())
}

impl Layout {
    /// Prints the agreements that match `filter`, sorted as requested, else by `by`, else by id.
    pub(super) fn print(
        &self,
        command: &str,
        opened: &OpenRegistry,
        filter: &Filter,
        by: Option<Column>,
        columns: &[Column],
    ) -> anyhow::Result<()> {
        let dialect = self.dialect.resolve(self.format == Format::Csv)?;
        let (case, language) = (opened.case(), opened.language);
        let row = |agreement: &AgreementIx| AgreementRow::of(&case, *agreement);
        let mut agreements = filter.apply(&case);
        let by: Vec<Sort> = by.map(|column| Sort { column, descending: false }).into_iter().collect();
        sort(&mut agreements, if self.sort.is_empty() { &by } else { &self.sort }, language, row);
        let columns = match self.format {
            Format::Human | Format::Json | Format::Markdown => columns,
            Format::Csv => everything(),
        };
        let columns = if self.columns.is_empty() { columns } else { &self.columns };
        let headings =
            || columns.iter().map(|column| Heading::of_column(*column, language)).collect::<Vec<_>>();
        let texts = |agreement: &AgreementIx| {
            let row = row(agreement);
            columns.iter().map(|column| column.named_text(&row, case.registry, language)).collect::<Vec<_>>()
        };
        let values = |agreement: &AgreementIx| {
            let row = row(agreement);
            let value = |column: &Column| match dialect.is_for_people() {
                true => column.whole_text(&row, case.registry, language),
                false => column.value(&row),
            };
            columns.iter().map(value).collect::<Vec<_>>()
        };
        let show = |page: String| output::write(&page);
        match self.format {
            Format::Human => {
                Plan::new(&headings(), &agreements, texts, output::width()).draw(show)?;
            }
            Format::Json => {
                let incomplete = opened.incomplete();
                let mut document = render::json::list(command, opened.clocks(), &incomplete)?;
                pages(
                    &agreements,
                    |page| render::json::rows(page.iter().map(row)),
                    |page| anyhow::Ok(show(document.page(&page?))?),
                )?;
                show(document.end())?;
            }
            Format::Markdown => {
                show(render::markdown::head(&headings()))?;
                pages(&agreements, |page| render::markdown::lines(page.iter().map(texts)), show)?;
            }
            Format::Csv => {
                let name = |column: &Column| dialect.word(&column.name(), &column.heading(), language);
                show(dialect.head(columns.iter().map(name).collect())?)?;
                let lines = |page: &[AgreementIx]| dialect.lines(page.iter().map(values));
                pages(&agreements, lines, |page| Ok::<_, anyhow::Error>(show(page?)?))?;
            }
        }
        Ok(())
    }
}

/// Sorts agreements, which are in id order, by columns. Unknown values come last.
fn sort(
    agreements: &mut Vec<AgreementIx>,
    by: &[Sort],
    language: Language,
    row: impl Fn(&AgreementIx) -> AgreementRow + Sync,
) {
    for Sort { column, descending } in by.iter().rev() {
        let mut keyed: Vec<((String, String), AgreementIx)> =
            parallel::map(agreements, |agreement| (column.key(&row(agreement), language), *agreement));
        keyed.sort_by(|(a, _), (b, _)| {
            let order = if *descending { b.cmp(a) } else { a.cmp(b) };
            a.0.is_empty().cmp(&b.0.is_empty()).then(order)
        });
        *agreements = keyed.into_iter().map(|(_, agreement)| agreement).collect();
    }
}

/// All columns, except those that combine others.
fn everything() -> &'static [Column] {
    let columns = Column::value_variants();
    columns.split_first().map_or(columns, |(_, columns)| columns)
}
