//! The registry as tables, to be downloaded.

use maud::{Markup, html};

use super::Web;
use super::web::At;
use crate::render::csv::Dialect;
use crate::render::export::csv::Csv;
use crate::render::export::jsonld::JsonLd;
use crate::render::export::root::Root;
use crate::render::export::turtle::Turtle;
use crate::text::LanguageCode;
use crate::view::linked::{LinkedExport, PublishedFile};
use crate::view::message::message;
use crate::view::tables::Table;

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

/// The way from the files with linked data to the root of the site.
const WAY: &str = "../";

/// Everything as Turtle.
///
/// # Errors
///
/// Returns an error if memory runs out.
pub(super) fn turtle(web: &Web<'_>) -> anyhow::Result<String> {
    whole(web, |linked, root, put| Turtle::new(root).document(linked, put))
}

/// Everything as JSON-LD.
///
/// # Errors
///
/// Returns an error if memory runs out.
pub(super) fn json_ld(web: &Web<'_>) -> anyhow::Result<String> {
    whole(web, |linked, root, put| JsonLd::new(root).document(linked, put))
}

/// What takes a piece of a text.
type Put<'p> = &'p mut dyn FnMut(&str) -> anyhow::Result<()>;

/// What `write` makes of everything.
fn whole(
    web: &Web<'_>,
    write: impl FnOnce(&LinkedExport<'_>, Root<'_>, Put<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<String> {
    let (linked, mut text) = (web.linked(), String::new());
    let all = LinkedExport::of(linked, web.tables);
    write(&all, Root::new(linked.base(), WAY), &mut |piece| {
        text.push_str(piece);
        Ok(())
    })?;
    Ok(text)
}

/// Links to everything in the registry, as files.
pub(super) fn links(at: At<'_>) -> Markup {
    html! {
        p {
            @if at.web.workbook.is_some() {
                a href=(PublishedFile::Workbook.path()) download="registry.xlsx" { (at.localise(&message!("site-download-workbook"))) } ". "
            }
            (at.localise(&message!("site-download-tables")))
            @for table in Table::FOR_PEOPLE {
                " " a href=(PublishedFile::Table(table).path()) download=(format!("{}.csv", table.name())) { (at.localise(&table.heading())) }
            }
        }
        p {
            (at.localise(&message!("site-download-linked")))
            " " a href=(PublishedFile::Turtle.path()) download="registry.ttl" { "Turtle" }
            " " a href=(PublishedFile::JsonLd.path()) download="registry.jsonld" { "JSON-LD" }
        }
    }
}
