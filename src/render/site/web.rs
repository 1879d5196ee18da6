//! A site, and where its pages link from.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::address::Addresses;
use super::content::Shared;
use super::download;
use crate::render::export::jsonld::JsonLd;
use crate::render::export::root::Root;
use crate::render::graph_svg::Layouts;
use crate::render::json::Clocks;
use crate::text::{Digest, Language};
use crate::view::linked::{Linked, Node};
use crate::view::site::{Count, Named};
use crate::view::tables::{Export, Table, Value};
use crate::view::{AgreementIx, Cut, Site};

/// What all pages depend on besides what each of them says.
#[derive(Debug, Hash)]
pub struct Frame<'w> {
    /// The name of the registry.
    pub registry_name: Option<&'w str>,
    /// The language of the site.
    pub language: Language,
    /// The day of the site, and the commit.
    pub clocks: Clocks<'w>,
    /// The files that could not be read.
    pub incomplete: Vec<&'w str>,
    /// The program that makes the site.
    pub program: Digest,
}

/// A site that can be written file by file.
pub struct Web<'w> {
    pub(super) site: &'w Site<'w>,
    pub(super) registry_name: Option<&'w str>,
    pub(super) language: Language,
    pub(super) clocks: Clocks<'w>,
    pub(super) incomplete: Vec<&'w str>,
    pub(super) changed: DateTime<Utc>,
    pub(super) addresses: Addresses<'w>,
    /// The agreements in the order of the register.
    pub(super) order: Vec<AgreementIx>,
    /// By agreement: where it stands in that order.
    pub(super) ranks: Vec<usize>,
    /// The parties and the bodies in the order of their names.
    pub(super) parties: Vec<(&'w Named, Count)>,
    pub(super) bodies: Vec<(&'w Named, Count)>,
    /// The lines on each page of the timeline.
    pub(super) timelines: Vec<Vec<Vec<AgreementIx>>>,
    /// The registry as tables, for download.
    pub(super) tables: &'w Export<'w>,
    /// Whether there is the same as a workbook.
    pub(super) has_workbook: bool,
    /// The lines of tables as CSV that were made beside the workbook.
    pub(super) lines: HashMap<Table, String>,
    /// The layouts of the graphs that are drawn so far.
    pub(super) layouts: Layouts,
    /// What the digests of pages have in common.
    pub(super) shared: Shared<'w>,
    /// The title of the site if the registry has no name.
    pub(super) title: String,
}

/// A page of the site: the site, and the prefix of its links to the root.
#[derive(Clone, Copy)]
pub(super) struct At<'w> {
    pub(super) web: &'w Web<'w>,
    /// Empty at the root, `../` in a folder.
    pub(super) root: &'static str,
}

impl<'w> Web<'w> {
    /// The agreements of which some events are left out.
    #[must_use]
    pub fn cut(&self) -> &[Cut] {
        &self.site.agenda.cut
    }

    pub(super) fn name(&self) -> &str {
        self.registry_name.unwrap_or(&self.title)
    }

    /// The lines for rows of a table in its file, where those are the rows of the workbook too. The rows are those of
    /// [`Selection::for_people`](crate::view::tables::Selection::for_people).
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn lines(&self, table: Table, rows: &[Vec<Value<'_>>]) -> anyhow::Result<Option<String>> {
        download::lines(self, table, rows)
    }

    /// The registry as linked data.
    pub(super) fn linked(&self) -> Linked<'_> {
        self.tables.linked(self.has_workbook, true)
    }

    /// A page whose relative addresses begin with `root`.
    pub(super) fn at(&self, root: &'static str) -> At<'_> {
        At { web: self, root }
    }
}

impl At<'_> {
    /// Descriptions as linked data for the page.
    ///
    /// # Errors
    ///
    /// None: see [`JsonLd::script`].
    pub(super) fn linked(self, nodes: &[Node]) -> serde_json::Result<Option<String>> {
        // Alone, `#x` would be a part of the page.
        let way = if self.root.is_empty() { "./" } else { self.root };
        let root = Root::new(self.web.linked().base(), way);
        JsonLd::new(root).script(nodes).map(Some)
    }
}
