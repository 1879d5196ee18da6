//! A website of the registry: pages that link to each other, calendars, a feed and data. It makes no requests to other
//! sites.

mod address;
mod agreement;
mod body;
mod calendar;
mod changes;
mod download;
mod overview;
mod parts;
mod party;
mod register;
mod shell;
mod timeline;
mod web;

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use self::address::Addresses;
pub use self::address::SharedAddress;
use self::parts::numbered;
pub use self::web::{Tables, Web};
use crate::render::json::{self, Clocks};
use crate::render::{graph_svg, timeline_svg};
use crate::text::Language;
use crate::text::alphabetical;
use crate::view::linked::PublishedFile;
use crate::view::message::message;
use crate::view::site::{Count, Named};
use crate::view::tables::Table;
use crate::view::{AgreementIx, BodyIx, PartyIx};
use crate::view::{Site, StatusSection};

/// The most rows of a timeline on a page.
const MAX_ROWS: usize = 50;

/// The most items of other lists on a page.
const PER_PAGE: usize = 100;

const STYLE: &str = include_str!("site.css");
const SCRIPT: &str = include_str!("site.js");

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path, relative to the root of the site, with `/`.
    pub path: String,
    kind: PageKind,
}

/// The content of a file. For lists of several pages, with the number of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageKind {
    Style,
    Script,
    Overview,
    Section(StatusSection, usize),
    Register(usize),
    RegisterData,
    RegisterFile,
    Table(Table),
    Turtle,
    JsonLd,
    Workbook,
    Timeline(usize),
    Calendar(usize),
    Parties(usize),
    Bodies(usize),
    Changes,
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
    AgreementData(AgreementIx),
}

impl From<PublishedFile> for PageKind {
    fn from(file: PublishedFile) -> Self {
        match file {
            PublishedFile::Turtle => PageKind::Turtle,
            PublishedFile::JsonLd => PageKind::JsonLd,
            PublishedFile::List => PageKind::List,
            PublishedFile::Table(table) => PageKind::Table(table),
            PublishedFile::Workbook => PageKind::Workbook,
        }
    }
}

impl<'w> Web<'w> {
    /// The site of a registry; `registry` is its name, and `changed` is when it last changed.
    ///
    /// # Errors
    ///
    /// Returns [`SharedAddress`] if two pages would have the same address.
    pub fn new(
        site: &'w Site<'w>,
        registry_name: Option<&'w str>,
        language: Language,
        clocks: Clocks<'w>,
        incomplete: Vec<&'w str>,
        changed: DateTime<Utc>,
        tables: Tables<'w>,
    ) -> Result<Self, SharedAddress> {
        Ok(Web {
            registry_name,
            language,
            clocks,
            incomplete,
            changed,
            tables,
            addresses: Addresses::of(site)?,
            order: register::sorted(&site.rows, language),
            parties: by_name(site.parties(), language),
            bodies: by_name(site.bodies(), language),
            timelines: timeline::pages(&site.lines, MAX_ROWS),
            title: message!("site-title").localise(language),
            site,
        })
    }

    /// All files, without duplicates, in no particular order.
    #[must_use]
    pub fn files(&self) -> Vec<File> {
        let (site, addresses) = (self.site, &self.addresses);
        let fixed = [
            ("assets/site.css", PageKind::Style),
            ("assets/site.js", PageKind::Script),
            ("index.html", PageKind::Overview),
            ("data/register.js", PageKind::RegisterData),
            ("data/register.csv", PageKind::RegisterFile),
            ("data/status.json", PageKind::Status),
            ("data/agenda.json", PageKind::Agenda),
            ("feeds/all.ics", PageKind::CalendarFeed),
        ];
        let changes = [("changes.html", PageKind::Changes), ("feeds/changes.atom", PageKind::ChangesFeed)];
        let changes = changes.into_iter().filter(|_| site.log.is_some());
        let fixed = fixed.into_iter().chain(changes);
        let mut files: Vec<File> = fixed.map(|(path, kind)| File { path: path.to_owned(), kind }).collect();
        let published = PublishedFile::all(self.tables.workbook.is_some());
        files.extend(published.map(|file| File { path: file.path(), kind: PageKind::from(file) }));
        let mut paged = |base: &str, pages: usize, kind: fn(usize) -> PageKind| {
            // An empty list also has a page, which says that it is empty.
            files.extend((0..pages.max(1)).map(|page| File { path: numbered(base, page), kind: kind(page) }));
        };
        paged("register", self.order.len().div_ceil(register::PAGE), PageKind::Register);
        paged("timeline", self.timelines.len(), PageKind::Timeline);
        paged("calendar", site.agenda.events.len().div_ceil(PER_PAGE), PageKind::Calendar);
        paged("parties", site.party_names.len().div_ceil(PER_PAGE), PageKind::Parties);
        paged("bodies", site.body_names.len().div_ceil(PER_PAGE), PageKind::Bodies);
        for rows in &site.status.sections {
            files.extend((0..overview::pages(rows)).map(|page| File {
                path: numbered(rows.section.name(), page),
                kind: PageKind::Section(rows.section, page),
            }));
        }
        for agreement in (0..site.rows.len()).map(AgreementIx::from) {
            let name = addresses.agreement(agreement);
            files
                .push(File { path: format!("agreements/{name}.html"), kind: PageKind::Agreement(agreement) });
            files.push(File {
                path: format!("data/agreements/{name}.json"),
                kind: PageKind::AgreementData(agreement),
            });
        }
        for party in (0..site.party_names.len()).map(PartyIx::from) {
            let name = addresses.party(party);
            files.push(File { path: format!("parties/{name}.html"), kind: PageKind::Party(party) });
            files.push(File { path: format!("feeds/parties/{name}.ics"), kind: PageKind::PartyFeed(party) });
        }
        for body in (0..site.body_names.len()).map(BodyIx::from) {
            let name = addresses.body(body);
            files.push(File { path: format!("bodies/{name}.html"), kind: PageKind::Body(body) });
            files.push(File { path: format!("feeds/bodies/{name}.ics"), kind: PageKind::BodyFeed(body) });
        }
        files
    }

    /// The content of a file, which is deterministic.
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn content(&self, file: &File) -> anyhow::Result<Vec<u8>> {
        if let (PageKind::Workbook, Some(workbook)) = (file.kind, &self.tables.workbook) {
            return Ok(workbook.clone());
        }
        self.text(file).map(String::into_bytes)
    }

    fn text(&self, file: &File) -> anyhow::Result<String> {
        let (site, at, below) = (self.site, self.at(""), self.at("../"));
        Ok(match file.kind {
            PageKind::Style => format!("{STYLE}\n{}\n{}\n", timeline_svg::style(), graph_svg::style()),
            PageKind::Script => SCRIPT.to_owned(),
            PageKind::Overview => overview::overview(at),
            PageKind::Section(section, page) => overview::section(at, section, page),
            PageKind::Register(page) => register::register(at, page)?,
            PageKind::RegisterData => register::data(self)?,
            PageKind::RegisterFile => register::file(self)?,
            PageKind::Table(table) => download::table(self, table)?,
            PageKind::Turtle => download::turtle(self)?,
            PageKind::JsonLd => download::json_ld(self)?,
            // It is no text.
            PageKind::Workbook => String::new(),
            PageKind::Timeline(page) => timeline::timeline(at, page),
            PageKind::Calendar(page) => calendar::calendar(at, page),
            PageKind::Parties(page) => party::parties(at, page),
            PageKind::Bodies(page) => body::bodies(at, page),
            PageKind::Changes => site.log.as_ref().map(|log| changes::changes(at, log)).unwrap_or_default(),
            PageKind::ChangesFeed => {
                site.log.as_ref().map(|log| changes::feed(self, log)).unwrap_or_default()
            }
            PageKind::Agreement(agreement) => agreement::agreement(below, agreement)?,
            PageKind::Party(party) => party::party(below, party)?,
            PageKind::Body(body) => body::body(below, body)?,
            PageKind::CalendarFeed => {
                calendar::feed(self, self.name().to_owned(), site.agenda.events.clone())
            }
            PageKind::PartyFeed(party) => {
                let events = site.party(party).map(|content| content.events).unwrap_or_default();
                calendar::feed(
                    self,
                    named(&site.party_names, party.position()),
                    events.into_iter().map(Cow::into_owned),
                )
            }
            PageKind::BodyFeed(body) => {
                let events = site.body(body).map(|content| content.events).unwrap_or_default();
                calendar::feed(
                    self,
                    named(&site.body_names, body.position()),
                    events.into_iter().map(Cow::into_owned),
                )
            }
            PageKind::Status => json::status(self.clocks, &site.status, &self.incomplete)?,
            PageKind::List => json::list_of(self.clocks, &site.rows, &self.incomplete)?,
            PageKind::Agenda => json::agenda(self.clocks, &site.agenda, &self.incomplete)?,
            PageKind::AgreementData(agreement) => {
                json::show(self.clocks, &site.plain_show(agreement), &self.incomplete)?
            }
        })
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
