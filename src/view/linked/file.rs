//! The files with data that the web site offers.

use crate::view::Message;
use crate::view::message::message;
use crate::view::tables::Table;

/// A file with data that the web site offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishedFile {
    /// Everything as linked data, in Turtle.
    Turtle,
    /// Everything as linked data, in JSON-LD.
    JsonLd,
    /// The agreements, as `avtal list --format json` prints them.
    List,
    /// A table.
    Table(Table),
    /// All tables as a workbook.
    Workbook,
}

impl PublishedFile {
    /// All of them. The workbook only if the program makes one.
    pub fn all(has_workbook: bool) -> impl Iterator<Item = PublishedFile> {
        let linked = [PublishedFile::Turtle, PublishedFile::JsonLd, PublishedFile::List];
        let tables = Table::FOR_PEOPLE.map(PublishedFile::Table);
        linked.into_iter().chain(tables).chain(has_workbook.then_some(PublishedFile::Workbook))
    }

    /// Its path, from the root of the site.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            PublishedFile::Turtle => "data/registry.ttl".to_owned(),
            PublishedFile::JsonLd => "data/registry.jsonld".to_owned(),
            PublishedFile::List => "data/list.json".to_owned(),
            PublishedFile::Table(table) => format!("data/tables/{}.csv", table.name()),
            PublishedFile::Workbook => "data/registry.xlsx".to_owned(),
        }
    }

    /// What people call it.
    #[must_use]
    pub fn title(self) -> Message {
        match self {
            PublishedFile::Turtle | PublishedFile::JsonLd => message!("linked-everything"),
            PublishedFile::List => message!("table-agreements"),
            PublishedFile::Table(table) => table.heading(),
            PublishedFile::Workbook => message!("linked-workbook"),
        }
    }

    /// Its name among the distributions of the data set.
    pub(super) fn name(self) -> &'static str {
        match self {
            PublishedFile::Turtle => "turtle",
            PublishedFile::JsonLd => "jsonld",
            PublishedFile::List => "json",
            PublishedFile::Table(table) => table.name(),
            PublishedFile::Workbook => "xlsx",
        }
    }

    /// Its type among the media types of the internet.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            PublishedFile::Turtle => "text/turtle",
            PublishedFile::JsonLd => "application/ld+json",
            PublishedFile::List => "application/json",
            PublishedFile::Table(_) => "text/csv",
            PublishedFile::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// Its type among the file types of the European Union.
    pub(super) fn file_type(self) -> &'static str {
        match self {
            PublishedFile::Turtle => "RDF_TURTLE",
            PublishedFile::JsonLd => "JSON_LD",
            PublishedFile::List => "JSON",
            PublishedFile::Table(_) => "CSV",
            PublishedFile::Workbook => "XLSX",
        }
    }
}
