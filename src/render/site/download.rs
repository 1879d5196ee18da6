//! The registry as tables, to be downloaded.

use maud::{Markup, html};

use super::Web;
use super::web::At;
use crate::render::csv::Dialect;
use crate::render::export::csv::Csv;
use crate::text::LanguageCode;
use crate::view::message::message;
use crate::view::tables::Table;

/// The path of the workbook, from the root of the site.
pub(super) const WORKBOOK: &str = "data/registry.xlsx";

/// The path of a table as CSV.
pub(super) fn path(table: Table) -> String {
    format!("data/tables/{}.csv", table.name())
}

/// A table as CSV, in the dialect that spreadsheets expect in the language of the site.
///
/// # Errors
///
/// Returns an error if memory runs out.
pub(super) fn table(web: &Web<'_>, table: Table) -> anyhow::Result<String> {
    let dialect = match web.language.code {
        LanguageCode::Sv => Dialect::ExcelSv,
        LanguageCode::En => Dialect::Rfc4180,
    };
    let csv = Csv::new(table, dialect, web.language);
    let mut text = csv.head()?;
    web.tables.pages(
        &csv.selection,
        |rows| csv.lines(rows),
        |lines| -> anyhow::Result<()> {
            text.push_str(&lines?);
            Ok(())
        },
    )?;
    Ok(text)
}

/// Links to everything in the registry, as files.
pub(super) fn links(at: At<'_>) -> Markup {
    html! {
        p {
            @if at.web.workbook.is_some() {
                a href=(WORKBOOK) download="registry.xlsx" { (at.localise(&message!("site-download-workbook"))) } ". "
            }
            (at.localise(&message!("site-download-tables")))
            @for table in Table::FOR_PEOPLE {
                " " a href=(path(table)) download=(format!("{}.csv", table.name())) { (at.localise(&table.heading())) }
            }
        }
    }
}
