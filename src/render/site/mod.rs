//! A web site of the registry: pages that link to each other, calendars, a feed, and data. No request leaves it.

mod address;
mod agreement;
mod body;
mod calendar;
mod changes;
mod overview;
mod parts;
mod party;
mod register;
mod shell;
mod timeline;

use chrono::{DateTime, Utc};
use serde::Serialize;

use self::address::Addresses;
pub use self::address::SharedAddress;
use self::parts::{At, numbered};
use crate::registry::{AgreementIx, BodyIx, PartyIx};
use crate::render::json::{self, Clocks, Report};
use crate::render::{graph_svg, timeline_svg};
use crate::text::Language;
use crate::text::alphabetical;
use crate::view::phrase::phrase;
use crate::view::site::{Count, Named};
use crate::view::{AgreementRow, Section, Site};

/// Of a timeline, at most so many rows stand on a page.
const MOST_ROWS: usize = 50;

/// Of other lists that go on, so much stands on a page.
const PER_PAGE: usize = 100;

const STYLE: &str = include_str!("site.css");
const SCRIPT: &str = include_str!("site.js");

/// A site before it is written.
pub struct Web<'w> {
    site: &'w Site<'w>,
    registry_name: Option<&'w str>,
    language: Language,
    clocks: Clocks<'w>,
    incomplete: Vec<&'w str>,
    changed: DateTime<Utc>,
    addresses: Addresses<'w>,
    /// The agreements in the order of the register.
    order: Vec<AgreementIx>,
    /// The parties and the bodies in the order of their names.
    parties: Vec<(&'w Named, Count)>,
    bodies: Vec<(&'w Named, Count)>,
    /// What stands on each page of the timeline.
    timelines: Vec<Vec<Vec<AgreementIx>>>,
    /// What the registry is called where it has no name.
    title: String,
}

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path, from the root of the site, with `/`.
    pub path: String,
    what: What,
}

/// What a file holds; of what goes on over several pages, the number of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Style,
    Script,
    Overview,
    Section(Section, usize),
    Register(usize),
    RegisterData,
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

impl<'w> Web<'w> {
    /// A site of a registry by that name; `changed` is when it last changed.
    ///
    /// # Errors
    ///
    /// [`SharedAddress`] if two pages would be one.
    pub fn new(
        site: &'w Site<'w>,
        registry_name: Option<&'w str>,
        language: Language,
        clocks: Clocks<'w>,
        incomplete: Vec<&'w str>,
        changed: DateTime<Utc>,
    ) -> Result<Self, SharedAddress> {
        Ok(Web {
            registry_name,
            language,
            clocks,
            incomplete,
            changed,
            addresses: Addresses::of(site)?,
            order: register::sorted(&site.rows, language),
            parties: by_name(site.parties(), language),
            bodies: by_name(site.bodies(), language),
            timelines: timeline::pages(&site.lines, MOST_ROWS),
            title: phrase!("site-title").say(language),
            site,
        })
    }

    fn name(&self) -> &str {
        self.registry_name.unwrap_or(&self.title)
    }

    /// A page that lies so that its addresses begin with `root`.
    fn at(&self, root: &'static str) -> At<'_> {
        At { web: self, root }
    }

    /// All files, each once, in no order that matters.
    #[must_use]
    pub fn files(&self) -> Vec<File> {
        let (site, addresses) = (self.site, &self.addresses);
        let fixed = [
            ("assets/site.css", What::Style),
            ("assets/site.js", What::Script),
            ("index.html", What::Overview),
            ("data/register.js", What::RegisterData),
            ("data/status.json", What::Status),
            ("data/list.json", What::List),
            ("data/agenda.json", What::Agenda),
            ("feeds/all.ics", What::CalendarFeed),
        ];
        let changes = [("changes.html", What::Changes), ("feeds/changes.atom", What::ChangesFeed)];
        let changes = changes.into_iter().filter(|_| site.log.is_some());
        let fixed = fixed.into_iter().chain(changes);
        let mut files: Vec<File> = fixed.map(|(path, what)| File { path: path.to_owned(), what }).collect();
        let mut paged = |base: &str, pages: usize, what: fn(usize) -> What| {
            // Also where there is nothing: a page says so.
            files.extend((0..pages.max(1)).map(|page| File { path: numbered(base, page), what: what(page) }));
        };
        paged("register", self.order.len().div_ceil(register::PAGE), What::Register);
        paged("timeline", self.timelines.len(), What::Timeline);
        paged("calendar", site.agenda.events.len().div_ceil(PER_PAGE), What::Calendar);
        paged("parties", site.party_names.len().div_ceil(PER_PAGE), What::Parties);
        paged("bodies", site.body_names.len().div_ceil(PER_PAGE), What::Bodies);
        for (section, duties) in site.status.sections() {
            let pages = if duties.len() > overview::SHOWN { duties.len().div_ceil(PER_PAGE) } else { 0 };
            files.extend((0..pages).map(|page| File {
                path: numbered(overview::id(section), page),
                what: What::Section(section, page),
            }));
        }
        for agreement in (0..site.rows.len()).map(AgreementIx::from) {
            let name = addresses.agreement(agreement);
            files.push(File { path: format!("agreements/{name}.html"), what: What::Agreement(agreement) });
            files.push(File {
                path: format!("data/agreements/{name}.json"),
                what: What::AgreementData(agreement),
            });
        }
        for party in (0..site.party_names.len()).map(PartyIx::from) {
            let name = addresses.party(party);
            files.push(File { path: format!("parties/{name}.html"), what: What::Party(party) });
            files.push(File { path: format!("feeds/parties/{name}.ics"), what: What::PartyFeed(party) });
        }
        for body in (0..site.body_names.len()).map(BodyIx::from) {
            let name = addresses.body(body);
            files.push(File { path: format!("bodies/{name}.html"), what: What::Body(body) });
            files.push(File { path: format!("feeds/bodies/{name}.ics"), what: What::BodyFeed(body) });
        }
        files
    }

    /// What a file holds: the same each time.
    ///
    /// # Errors
    ///
    /// None that values of these types can give: what is written as JSON has text for keys.
    pub fn content(&self, file: &File) -> serde_json::Result<String> {
        let (site, at, below) = (self.site, self.at(""), self.at("../"));
        Ok(match file.what {
            What::Style => format!("{STYLE}\n{}\n{}\n", timeline_svg::style(), graph_svg::style()),
            What::Script => SCRIPT.to_owned(),
            What::Overview => overview::overview(at),
            What::Section(section, page) => overview::section(at, section, page),
            What::Register(page) => register::register(at, page),
            What::RegisterData => register::data(self)?,
            What::Timeline(page) => timeline::timeline(at, page),
            What::Calendar(page) => calendar::calendar(at, page),
            What::Parties(page) => party::parties(at, page),
            What::Bodies(page) => body::bodies(at, page),
            What::Changes => site.log.as_ref().map(|log| changes::changes(at, log)).unwrap_or_default(),
            What::ChangesFeed => site.log.as_ref().map(|log| changes::feed(self, log)).unwrap_or_default(),
            What::Agreement(agreement) => agreement::agreement(below, agreement),
            What::Party(party) => party::party(below, party),
            What::Body(body) => body::body(below, body),
            What::CalendarFeed => calendar::feed(self, self.name().to_owned(), site.agenda.events.clone()),
            What::PartyFeed(party) => {
                let events = site.party(party).map(|of| of.events).unwrap_or_default();
                calendar::feed(self, named(&site.party_names, party.position()), events.into_iter().cloned())
            }
            What::BodyFeed(body) => {
                let events = site.body(body).map(|of| of.events).unwrap_or_default();
                calendar::feed(self, named(&site.body_names, body.position()), events.into_iter().cloned())
            }
            What::Status => self.report("status", &site.status)?,
            What::List => self.report("list", &Agreements { agreements: &site.rows })?,
            What::Agenda => self.report("agenda", &site.agenda)?,
            What::AgreementData(agreement) => self.report("show", &site.show(agreement))?,
        })
    }

    /// What the command of that name prints as JSON.
    fn report<T: Serialize>(&self, command: &str, report: &T) -> serde_json::Result<String> {
        json::document(command, self.clocks, &Report { report, incomplete: self.incomplete.clone() })
    }
}

fn by_name<'w>(of: impl Iterator<Item = (&'w Named, Count)>, language: Language) -> Vec<(&'w Named, Count)> {
    let mut of: Vec<_> = of.collect();
    of.sort_by_cached_key(|(named, _)| alphabetical(&named.name, language));
    of
}

/// What people call one of them.
fn named(of: &[Named], position: usize) -> String {
    of.get(position).map(|named| named.name.clone()).unwrap_or_default()
}

/// What `list` says.
#[derive(Serialize)]
struct Agreements<'a> {
    agreements: &'a [AgreementRow],
}
