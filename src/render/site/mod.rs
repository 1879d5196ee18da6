//! A website of the registry: pages that link to each other, calendars, a feed and data. It makes no requests to other
//! sites.

mod address;
mod agreement;
mod body;
mod calendar;
mod changes;
mod content;
mod download;
mod overview;
mod parts;
mod party;
mod pieces;
mod register;
mod shell;
mod timeline;
mod web;

use std::collections::HashMap;
use std::iter;

use chrono::{DateTime, Utc};

use self::address::Addresses;
pub use self::address::SharedAddress;
pub use self::content::MadeFrom;
use self::content::Shared;
use self::parts::numbered;
pub use self::pieces::{Earlier, Piece, Pieced};
pub use self::web::{Frame, Web};
use crate::render::graph_svg::Layouts;
use crate::render::json;
use crate::render::{graph_svg, timeline_svg};
use crate::text::{Language, alphabetical};
use crate::view::linked::PublishedFile;
use crate::view::message::message;
use crate::view::site::{Count, Named};
use crate::view::tables::{Export, Table};
use crate::view::{AgreementIx, BodyIx, Event, PartyIx};
use crate::view::{Show, Site, StatusSection};

/// The most rows of a timeline on a page.
const MAX_ROWS: usize = 50;

/// The most items of other lists on a page.
const PER_PAGE: usize = 100;

const STYLE: &str = include_str!("site.css");
const SCRIPT: &str = include_str!("site.js");

/// Files of a site that are made from the same content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Their paths, relative to the root of the site, with `/`.
    pub paths: Vec<String>,
    kind: PartKind,
}

/// The files of a part, in the order of its paths.
#[derive(Debug)]
pub struct Made {
    /// The files.
    pub files: Vec<File>,
    /// From what they are made. Unknown if that is not cheaper to know than the files.
    pub from: MadeFrom,
}

/// A file of a site.
#[derive(Debug, Default)]
pub struct File {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The pieces of it that a later run may keep.
    pub pieces: Vec<Piece>,
}

impl From<String> for File {
    fn from(text: String) -> Self {
        File { bytes: text.into_bytes(), pieces: Vec::new() }
    }
}

impl From<Pieced> for File {
    fn from(Pieced { text, pieces }: Pieced) -> Self {
        File { bytes: text.into_bytes(), pieces }
    }
}

impl Part {
    fn one(path: String, kind: PartKind) -> Self {
        Part { paths: vec![path], kind }
    }
}

impl Made {
    fn of(file: String) -> Self {
        Made { files: vec![file.into()], from: MadeFrom::default() }
    }

    fn linked(files: [Pieced; 2]) -> Self {
        Made { files: files.map(File::from).into(), from: MadeFrom::default() }
    }

    fn from(from: MadeFrom, files: impl IntoIterator<Item = String>) -> Self {
        Made { files: files.into_iter().map(File::from).collect(), from }
    }
}

/// What a part is. For lists of several pages, with the number of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PartKind {
    Style,
    Script,
    Overview,
    Section(StatusSection, usize),
    Register(usize),
    RegisterData,
    RegisterFile,
    Table(Table),
    /// Everything as Turtle and as JSON-LD.
    Linked,
    Timeline(usize),
    Calendar(usize),
    Parties(usize),
    Bodies(usize),
    Changes,
    /// Its page, and its data.
    Agreement(AgreementIx),
    Party(PartyIx),
    Body(BodyIx),
    CalendarFeed,
    PartyFeed(PartyIx),
    BodyFeed(BodyIx),
    ChangesFeed,
    Status,
    List,
    Agenda,
}

impl<'w> Web<'w> {
    /// The site of a registry, which last changed at `changed`. `has_workbook`: whether it offers a workbook.
    ///
    /// # Errors
    ///
    /// Returns [`SharedAddress`] if two pages would have the same address.
    pub fn new(
        site: &'w Site<'w>,
        frame: Frame<'w>,
        changed: DateTime<Utc>,
        tables: &'w Export<'w>,
        has_workbook: bool,
    ) -> Result<Self, SharedAddress> {
        let addresses = Addresses::of(site)?;
        let base = tables.linked(false, true).base();
        let in_common = (&frame, site.day(), site.log.is_some(), &site.body_names, base);
        let shared = Shared::of(site, &addresses, &in_common);
        let Frame { registry_name, language, clocks, incomplete, program: _ } = frame;
        let order = register::sorted(&site.rows, language);
        Ok(Web {
            shared,
            registry_name,
            language,
            clocks,
            incomplete,
            changed,
            tables,
            has_workbook,
            lines: HashMap::new(),
            layouts: Layouts::default(),
            addresses,
            ranks: register::ranks(&order),
            order,
            parties: by_name(site.parties(), language),
            bodies: by_name(site.bodies(), language),
            timelines: timeline::pages(&site.lines, MAX_ROWS),
            title: message!("site-title").localise(language),
            site,
        })
    }

    /// Adds the lines of tables that were made beside the workbook. Returns the tables as parts.
    pub fn tables_with(&mut self, lines: HashMap<Table, String>) -> Vec<Part> {
        self.lines = lines;
        let table = |table| Part::one(PublishedFile::Table(table).path(), PartKind::Table(table));
        Table::FOR_PEOPLE.into_iter().map(table).collect()
    }

    /// Notes that there is no workbook after all. Returns the parts that say otherwise so far.
    pub fn without_workbook(&mut self) -> Vec<Part> {
        self.has_workbook = false;
        self.telling_of_workbook().collect()
    }

    /// The parts that tell whether there is a workbook: the files of everything, and the pages that lead to it.
    fn telling_of_workbook(&self) -> impl Iterator<Item = Part> {
        let linked = [PublishedFile::Turtle, PublishedFile::JsonLd].map(PublishedFile::path).to_vec();
        let linked = Part { paths: linked, kind: PartKind::Linked };
        let pages = self.order.len().div_ceil(register::PAGE).max(1);
        let register = (0..pages).map(|page| Part::one(numbered("register", page), PartKind::Register(page)));
        iter::once(linked).chain(register)
    }

    /// All other parts, without duplicates. The first take longest.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let (site, addresses) = (self.site, &self.addresses);
        let fixed = [
            ("assets/site.css", PartKind::Style),
            ("assets/site.js", PartKind::Script),
            ("index.html", PartKind::Overview),
            ("data/register.js", PartKind::RegisterData),
            ("data/register.csv", PartKind::RegisterFile),
            ("data/status.json", PartKind::Status),
            ("data/agenda.json", PartKind::Agenda),
            ("feeds/all.ics", PartKind::CalendarFeed),
        ];
        let changes = [("changes.html", PartKind::Changes), ("feeds/changes.atom", PartKind::ChangesFeed)];
        let changes = changes.into_iter().filter(|_| site.log.is_some());
        let fixed = fixed.into_iter().chain(changes);
        let fixed = fixed.map(|(path, kind)| Part::one(path.to_owned(), kind));
        let mut parts: Vec<Part> = self.telling_of_workbook().chain(fixed).collect();
        parts.push(Part::one(PublishedFile::List.path(), PartKind::List));
        let mut paged = |base: &str, pages: usize, kind: fn(usize) -> PartKind| {
            // An empty list also has a page, which says that it is empty.
            parts.extend((0..pages.max(1)).map(|page| Part::one(numbered(base, page), kind(page))));
        };
        paged("timeline", self.timelines.len(), PartKind::Timeline);
        paged("calendar", site.agenda.events.len().div_ceil(PER_PAGE), PartKind::Calendar);
        paged("parties", site.party_names.len().div_ceil(PER_PAGE), PartKind::Parties);
        paged("bodies", site.body_names.len().div_ceil(PER_PAGE), PartKind::Bodies);
        for rows in &site.status.sections {
            let section = |page| PartKind::Section(rows.section, page);
            let pages = 0..overview::pages(rows);
            parts.extend(pages.map(|page| Part::one(numbered(rows.section.name(), page), section(page))));
        }
        for agreement in (0..site.rows.len()).map(AgreementIx::from) {
            let name = addresses.agreement(agreement);
            let paths = vec![format!("agreements/{name}.html"), format!("data/agreements/{name}.json")];
            parts.push(Part { paths, kind: PartKind::Agreement(agreement) });
        }
        for party in (0..site.party_names.len()).map(PartyIx::from) {
            let name = addresses.party(party);
            parts.push(Part::one(format!("parties/{name}.html"), PartKind::Party(party)));
            parts.push(Part::one(format!("feeds/parties/{name}.ics"), PartKind::PartyFeed(party)));
        }
        for body in (0..site.body_names.len()).map(BodyIx::from) {
            let name = addresses.body(body);
            parts.push(Part::one(format!("bodies/{name}.html"), PartKind::Body(body)));
            parts.push(Part::one(format!("feeds/bodies/{name}.ics"), PartKind::BodyFeed(body)));
        }
        parts
    }

    /// Makes the files of a part, which are deterministic. None if `is_there` says that those are there that were made
    /// from the same records, or from the same content. `earlier` gives the pieces of a file of an earlier run.
    ///
    /// # Errors
    ///
    /// Returns that of `is_there`, or an error if memory runs out.
    pub fn make(
        &self,
        part: &Part,
        mut is_there: impl FnMut(MadeFrom) -> anyhow::Result<bool>,
        earlier: impl Fn(&str) -> Earlier,
    ) -> anyhow::Result<Option<Made>> {
        let (site, at, below) = (self.site, self.at(""), self.at("../"));
        Ok(Some(match part.kind {
            PartKind::Style => {
                Made::of(format!("{STYLE}\n{}\n{}\n", timeline_svg::style(), graph_svg::style()))
            }
            PartKind::Script => Made::of(SCRIPT.to_owned()),
            PartKind::Overview => Made::of(overview::overview(at)),
            PartKind::Section(section, page) => Made::of(overview::section(at, section, page)),
            PartKind::Register(page) => Made::of(register::register(at, page)?),
            PartKind::RegisterData => Made::of(register::data(self)?),
            PartKind::RegisterFile => Made::of(register::file(self)?),
            PartKind::Table(table) => Made::of(download::table(self, table)?),
            PartKind::Linked => Made::linked(download::linked(self, earlier)?),
            PartKind::Timeline(page) => {
                let lines = self.timelines.get(page).into_iter().flatten().flatten();
                let from = self.made_from(&("timeline", page, self.timelines.len()), lines.copied());
                if is_there(from)? {
                    return Ok(None);
                }
                let charts = timeline::charts(self, page);
                let from = from.with(self.digest(&("timeline", page, self.timelines.len(), &charts)));
                if is_there(from)? {
                    return Ok(None);
                }
                Made::from(from, [timeline::timeline(at, page, &charts)])
            }
            PartKind::Calendar(page) => Made::of(calendar::calendar(at, page)),
            PartKind::Parties(page) => Made::of(party::parties(at, page)),
            PartKind::Bodies(page) => Made::of(body::bodies(at, page)),
            PartKind::Changes => {
                Made::of(site.log.as_ref().map(|log| changes::changes(at, log)).unwrap_or_default())
            }
            PartKind::ChangesFeed => {
                Made::of(site.log.as_ref().map(|log| changes::feed(self, log)).unwrap_or_default())
            }
            PartKind::Agreement(agreement) => {
                let from = self.made_from(&("agreement", site.said_of(agreement)), [agreement]);
                if is_there(from)? {
                    return Ok(None);
                }
                let (content, nodes) = (site.agreement(agreement), self.linked().agreement(agreement));
                let from = from.with(self.digest(&("agreement", &content, &nodes)));
                if is_there(from)? {
                    return Ok(None);
                }
                let page = agreement::agreement(below, agreement, &content, &nodes)?;
                let data = Show { findings: content.plain_findings.to_vec(), ..content.show };
                Made::from(from, [page, json::show(self.clocks, &data, &self.incomplete)?])
            }
            PartKind::Party(party) => {
                let named = site.party_names.get(party.position());
                let from = self.made_from(&("party", named), site.agreements_of_party(party));
                if is_there(from)? {
                    return Ok(None);
                }
                let Some(content) = site.party_content(party) else {
                    return Ok(Some(Made::of(String::new())));
                };
                let nodes = self.linked().party(party);
                let from = from.with(self.digest(&("party", &content, &nodes)));
                if is_there(from)? {
                    return Ok(None);
                }
                Made::from(from, [party::party(below, party, &content, &nodes)?])
            }
            PartKind::Body(body) => {
                let named = site.body_names.get(body.position());
                let said = (named, site.tasks_of_body(body), site.events_of_body(body));
                let from = self.made_from(&("body", said), site.agreements_of_body(body));
                if is_there(from)? {
                    return Ok(None);
                }
                let Some(content) = site.body_content(body) else { return Ok(Some(Made::of(String::new()))) };
                let nodes = self.linked().body(body);
                let from = from.with(self.digest(&("body", &content, &nodes)));
                if is_there(from)? {
                    return Ok(None);
                }
                Made::from(from, [body::body(below, body, &content, &nodes)?])
            }
            PartKind::CalendarFeed => {
                Made::of(calendar::feed(self, self.name().to_owned(), site.agenda.events.clone()))
            }
            PartKind::PartyFeed(party) => {
                let events = site.events_of_party(party);
                return self.feed(named(&site.party_names, party.position()), &events, is_there);
            }
            PartKind::BodyFeed(body) => {
                let events = site.events_of_body(body);
                return self.feed(named(&site.body_names, body.position()), &events, is_there);
            }
            PartKind::Status => Made::of(json::status(self.clocks, &site.status, &self.incomplete)?),
            PartKind::List => Made::of(json::list_of(self.clocks, &site.rows, &self.incomplete)?),
            PartKind::Agenda => Made::of(json::agenda(self.clocks, &site.agenda, &self.incomplete)?),
        }))
    }

    /// The calendar with the events of a party or body, which is called `name`.
    fn feed(
        &self,
        name: String,
        events: &[&Event],
        mut is_there: impl FnMut(MadeFrom) -> anyhow::Result<bool>,
    ) -> anyhow::Result<Option<Made>> {
        let content = self.digest(&("feed", self.changed, self.site.agenda.horizon, &name, events));
        let from = MadeFrom::default().with(content);
        if is_there(from)? {
            return Ok(None);
        }
        let feed = calendar::feed(self, name, events.iter().copied().cloned());
        Ok(Some(Made::from(from, [feed])))
    }
}

fn by_name<'w>(
    named: impl Iterator<Item = (&'w Named, Count)>,
    language: Language,
) -> Vec<(&'w Named, Count)> {
    let mut named: Vec<_> = named.collect();
    named.sort_by_cached_key(|(named, _)| (alphabetical(&named.name, language), &named.id));
    named
}

/// The display name at a position.
fn named(all: &[Named], position: usize) -> String {
    all.get(position).map(|named| named.name.clone()).unwrap_or_default()
}
