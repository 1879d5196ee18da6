//! The registry as tables and as linked data, to be downloaded.

use std::borrow::Cow;

use maud::{Markup, html};

use super::Web;
use super::pieces::{Earlier, Pieced};
use super::web::At;
use crate::render::csv::Dialect;
use crate::render::export::csv::Csv;
use crate::render::export::jsonld::{self, JsonLd};
use crate::render::export::root::Root;
use crate::render::export::turtle::Turtle;
use crate::text::LanguageCode;
use crate::view::linked::{LinkedExport, Page, PublishedFile};
use crate::view::message::message;
use crate::view::tables::{Table, Value};

/// A table as CSV, in the dialect that spreadsheets expect in the language of the site.
fn csv(web: &Web<'_>, table: Table) -> Csv {
    let dialect = match web.language.code {
        LanguageCode::Sv => Dialect::ExcelSv,
        LanguageCode::En => Dialect::Rfc4180,
    };
    Csv::new(table, dialect, web.language)
}

/// A table as a file.
///
/// # Errors
///
/// Returns an error if memory runs out.
pub(super) fn table(web: &Web<'_>, table: Table) -> anyhow::Result<String> {
    let csv = csv(web, table);
    let mut text = csv.head()?;
    if let Some(lines) = web.lines.get(&table) {
        text.push_str(lines);
        return Ok(text);
    }
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

/// The lines of [`table`] for rows of [`for_people`](crate::view::tables::Selection::for_people). None if it has other columns, or the same in another order.
///
/// # Errors
///
/// Returns an error if memory runs out.
pub(super) fn lines(web: &Web<'_>, table: Table, rows: &[Vec<Value<'_>>]) -> anyhow::Result<Option<String>> {
    let csv = csv(web, table);
    csv.is_for_people().then(|| csv.lines(rows)).transpose()
}

/// The way from the files with linked data to the root of the site.
const WAY: &str = "../";

/// Everything as Turtle and as JSON-LD. `earlier` gives the files of an earlier run.
///
/// # Errors
///
/// None: all keys are text.
pub(super) fn linked(web: &Web<'_>, earlier: impl Fn(&str) -> Earlier) -> serde_json::Result<[Pieced; 2]> {
    let linked = web.linked();
    let root = Root::new(linked.base(), WAY);
    let (turtle, json_ld) = (Turtle::new(root), JsonLd::new(root));
    let [in_turtle, in_json_ld] =
        [PublishedFile::Turtle, PublishedFile::JsonLd].map(|file| earlier(&file.path()));
    let (mut turtle_file, mut json_ld_file) = (Pieced::default(), Pieced::default());
    turtle_file.push(&turtle.head());
    json_ld_file.push(&jsonld::head()?);
    let make = |page: Page<'_>| {
        let origin = web.digest_of_page(page);
        let pieces = match (in_turtle.piece(origin), in_json_ld.piece(origin)) {
            (Some(turtle), Some(json_ld)) => (Cow::Borrowed(turtle), Cow::Borrowed(json_ld)),
            (_, _) => {
                let nodes = page.nodes();
                (Cow::Owned(turtle.nodes(&nodes)), Cow::Owned(json_ld.nodes(&nodes)?))
            }
        };
        Ok((origin, pieces))
    };
    let mut between = "";
    LinkedExport::of(linked, web.tables).pages(make, |made| {
        let (origin, (turtle, json_ld)) = made?;
        turtle_file.push_piece(origin, &turtle);
        json_ld_file.push(between);
        json_ld_file.push_piece(origin, &json_ld);
        between = jsonld::BETWEEN;
        Ok(())
    })?;
    json_ld_file.push(jsonld::TAIL);
    Ok([turtle_file, json_ld_file])
}

/// Links to everything in the registry, as files.
pub(super) fn links(at: At<'_>) -> Markup {
    html! {
        p {
            @if at.web.has_workbook {
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
