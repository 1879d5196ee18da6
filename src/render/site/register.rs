//! The register: a table of all agreements, which a script makes searchable.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use serde::Serialize;

use super::Web;
use super::download;
use super::shell::{Page, Tab, page};
use super::web::At;
use crate::render::csv::Dialect;
use crate::render::json;
use crate::render::svg::safe;
use crate::text::Language;
use crate::text::alphabetical;
use crate::view::AgreementIx;
use crate::view::Id;
use crate::view::message::{Message, message};
use crate::view::{AgreementRow, Column, words};
use crate::view::{Stage, State};

/// How many agreements are on a page, with or without the script.
pub(super) const PAGE: usize = 100;

/// The columns, each with the sort key used by the script.
const COLUMNS: [(Column, &str); 5] = [
    (Column::Agreement, "title"),
    (Column::State, "state"),
    (Column::EffectiveEnd, "end"),
    (Column::EffectiveOwner, "owner"),
    (Column::Flags, "flags"),
];

/// The agreements by title.
pub(super) fn sorted(rows: &[AgreementRow], language: Language) -> Vec<AgreementIx> {
    let mut order: Vec<AgreementIx> = (0..rows.len()).map(AgreementIx::from).collect();
    order.sort_by_cached_key(|agreement| {
        rows.get(agreement.position()).map(|row| (alphabetical(row.name(), language), &row.id))
    });
    order
}

/// The position of each agreement in an order of all.
pub(super) fn ranks(order: &[AgreementIx]) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    for (rank, agreement) in order.iter().enumerate() {
        ranks.get_mut(agreement.position()).into_iter().for_each(|of| *of = rank);
    }
    ranks
}

/// A page of the register.
pub(super) fn register(at: At<'_>, number: usize) -> serde_json::Result<String> {
    let web = at.web;
    let on_page =
        web.order.iter().skip(number * PAGE).take(PAGE).filter_map(|agreement| web.site.row(*agreement));
    let title = at.localise(&Tab::Register.name());
    let main = html! {
        h1 { (title) }
        p.lead { (web.site.status.totals.text(web.language)) "." }
        (controls(at))
        p #shown role="status" {}
        table #register {
            caption.unseen { (title) }
            thead { tr {
                @for (column, key) in COLUMNS { th scope="col" data-key=(key) { (at.localise(&column.heading())) } }
            } }
            tbody {
                @for row in on_page {
                    tr {
                        @for (cell, (column, _)) in at.agreement_cells(row).into_iter().zip(COLUMNS) {
                            td data-label=(at.localise(&column.heading())) { (cell) }
                        }
                    }
                }
            }
        }
        p { button #more type="button" hidden { (at.localise(&message!("site-show-more"))) } }
        (at.pager("register", number, web.order.len().div_ceil(PAGE)))
        p {
            a #download href="data/register.csv" download="register.csv" { (at.localise(&message!("site-download"))) } " "
            (at.localise(&message!("site-as-data"))) " " a href="data/list.json" { "list.json" }
        }
        (download::links(at))
    };
    let data = if number == 0 { at.linked(&web.linked().catalogue())? } else { None };
    Ok(page(at, &Page { tab: Tab::Register, is_tab: number == 0, title: &title, main, data }))
}

/// The script's filters, hidden without it.
fn controls(at: At<'_>) -> Markup {
    let choice = |name: &str, label: Message| {
        html! {
            p {
                label for=(name) { (at.localise(&label)) }
                select id=(name) name=(name) { option value="" { (at.localise(&message!("site-any"))) } }
            }
        }
    };
    let tick = |name: &str, label: Message| {
        html! { p.tick { input id=(name) name=(name) type="checkbox" value="1"; label for=(name) { (at.localise(&label)) } } }
    };
    html! {
        form #filter role="search" hidden
            data-source=(at.href("data/register.js"))
            data-shown=(at.localise(&message!("site-shown", shown = "{shown}", all = "{all}")))
            data-none=(at.localise(&message!("site-none")))
            data-failed=(at.localise(&message!("site-failed"))) {
            p.wide {
                label for="q" { (at.localise(&message!("site-search"))) }
                input #q name="q" type="search" autocomplete="off" spellcheck="false" aria-describedby="q-help";
                small #q-help { (at.localise(&message!("site-search-help"))) }
            }
            (choice("state", message!("column-state")))
            (choice("kind", message!("column-kind")))
            (choice("stage", message!("column-stage")))
            (choice("part", message!("column-part")))
            (choice("topic", message!("site-topic")))
            (choice("folder", message!("site-folder")))
            (choice("owner", message!("column-effective-owner")))
            (choice("party", message!("site-party")))
            (tick("statutory", message!("statutory")))
            (tick("attention", message!("field-attention")))
            p { button type="reset" { (at.localise(&message!("site-reset"))) } }
        }
    }
}

/// Text of a record, made safe for a page.
type Words<'d> = Cow<'d, str>;

/// The script's data: names are listed once, and agreements refer to them by position.
#[derive(Serialize)]
struct Data<'d> {
    /// The name on the command line, and the display name.
    states: Vec<(&'static str, String)>,
    kinds: Vec<(Words<'d>, Words<'d>)>,
    /// The id, the display name and the address.
    owners: Vec<(Words<'d>, Words<'d>, Option<String>)>,
    /// The id and the display name.
    parties: Vec<(Words<'d>, String)>,
    /// The name on the command line, and the display name.
    stages: Vec<(&'static str, String)>,
    /// Each twice: as in the address, and as shown.
    parts: Vec<(String, String)>,
    topics: Vec<(Words<'d>, Words<'d>)>,
    folders: Vec<(Words<'d>, Words<'d>)>,
    /// The header of the table as a file.
    header: Vec<String>,
    /// What stands between its cells, and whether it begins with a byte-order mark.
    separator: char,
    marked: bool,
    statutory: String,
    /// Descriptions of what needs attention.
    flags: Vec<String>,
    agreements: Vec<Entry<'d>>,
}

/// An agreement: its title, id, the name of its page, state, kind, owner, parties, last day, last day as shown, whether
/// it is statutory, what needs attention, other words to find it by, stage, part, topics and folder. Redundant values are left out: the name of the
/// page if it is the id, and the last day as shown if it is the day itself.
type Entry<'d> = (
    Words<'d>,
    Words<'d>,
    Option<&'d str>,
    usize,
    Option<usize>,
    Option<usize>,
    Vec<usize>,
    String,
    Option<String>,
    u8,
    Option<usize>,
    Vec<Words<'d>>,
    usize,
    Option<usize>,
    Vec<usize>,
    Option<usize>,
);

/// The positions of names.
struct Names<'d>(BTreeMap<&'d str, usize>);

impl<'d> Names<'d> {
    fn of(names: impl Iterator<Item = &'d str>) -> Self {
        let mut positions: BTreeMap<&str, usize> = names.map(|name| (name, 0)).collect();
        positions.values_mut().zip(0..).for_each(|(position, at)| *position = at);
        Names(positions)
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }
}

/// The stages, in their order.
const STAGES: [Stage; 3] = [Stage::Draft, Stage::Consultation, Stage::Adopted];

/// The folder of an agreement's file, below that of all agreements. None if it lies there itself.
fn folder(row: &AgreementRow) -> Option<&str> {
    let below = row.path.split_once('/').map_or(row.path.as_str(), |(_, below)| below);
    below.rsplit_once('/').map(|(folder, _)| folder)
}

/// The columns of the register as a file, and the id, by which programs know an agreement.
fn header(language: Language) -> Vec<String> {
    let columns =
        [Column::Id, Column::Title].into_iter().chain(COLUMNS.map(|(column, _)| column).into_iter().skip(1));
    columns.map(|column| column.heading().localise(language)).collect()
}

/// The whole register as a file for spreadsheets.
///
/// # Errors
///
/// Returns an error if memory runs out.
pub(super) fn file(web: &Web<'_>) -> anyhow::Result<String> {
    let rows = web.order.iter().filter_map(|agreement| web.site.row(*agreement));
    let text = |row: &AgreementRow, column: Column| safe(&column.text(row, web.language)).into_owned();
    let line = |row: &AgreementRow| {
        let first = [safe(&row.id).into_owned(), safe(row.title.as_deref().unwrap_or_default()).into_owned()];
        let others = COLUMNS.into_iter().skip(1).map(|(column, _)| text(row, column));
        first.into_iter().chain(others).collect()
    };
    Dialect::of_readers(web.language).file(header(web.language), rows.map(line))
}

/// The register as a script that passes on its data: pages that are opened as files cannot read data in any other way.
///
/// # Errors
///
/// None for these values.
pub(super) fn data(web: &Web<'_>) -> serde_json::Result<String> {
    let (rows, language) = (&web.site.rows, web.language);
    let dialect = Dialect::of_readers(language);
    let kinds = Names::of(rows.iter().filter_map(|row| row.kind.as_deref()));
    let owners = Names::of(rows.iter().filter_map(|row| row.effective_owner.as_deref()));
    let parties = Names::of(rows.iter().flat_map(|row| row.concerned.iter().map(String::as_str)));
    let topics = Names::of(rows.iter().flat_map(|row| row.topics.iter().map(String::as_str)));
    let folders = Names::of(rows.iter().filter_map(folder));
    let parts: BTreeSet<u32> = rows.iter().filter_map(|row| row.part).collect();
    let parts: Vec<u32> = parts.into_iter().collect();
    let kind_names: BTreeMap<&str, &str> =
        rows.iter().filter_map(|row| Some((row.kind.as_deref()?, row.kind_name(language)?))).collect();
    let owner_names: BTreeMap<&str, &str> = rows
        .iter()
        .filter_map(|row| Some((row.effective_owner.as_deref()?, row.owner_name.as_deref()?)))
        .collect();
    let party_name = |id: &str| safe(&web.site.named(&Id::new(id)).name).into_owned();
    let flags_of = |row: &AgreementRow| Column::Flags.text(row, language);
    let flags: BTreeSet<String> = rows.iter().map(flags_of).filter(|flags| !flags.is_empty()).collect();
    let flags: Vec<String> = flags.into_iter().collect();
    let entry = |agreement: &AgreementIx| {
        let row = web.site.row(*agreement)?;
        let page = web.addresses.agreement(*agreement);
        let (end, shown) =
            (row.effective_end.map(|end| end.day.to_string()), Column::EffectiveEnd.text(row, language));
        let end = end.unwrap_or_default();
        Some((
            safe(row.title.as_deref().unwrap_or_default()),
            safe(&row.id),
            Some(page).filter(|page| *page != row.id),
            State::ALL.iter().position(|state| *state == row.state).unwrap_or_default(),
            row.kind.as_deref().and_then(|kind| kinds.position(kind)),
            row.effective_owner.as_deref().and_then(|owner| owners.position(owner)),
            row.concerned.iter().filter_map(|party| parties.position(party)).collect(),
            end.clone(),
            Some(shown).filter(|shown| *shown != end),
            u8::from(row.statutory),
            flags.binary_search(&flags_of(row)).ok(),
            web.site.found_by(*agreement).into_iter().map(safe).collect(),
            STAGES.iter().position(|stage| *stage == row.stage).unwrap_or_default(),
            row.part.and_then(|part| parts.binary_search(&part).ok()),
            row.topics.iter().filter_map(|topic| topics.position(topic)).collect(),
            folder(row).and_then(|folder| folders.position(folder)),
        ))
    };
    let data = Data {
        states: State::ALL
            .iter()
            .map(|state| (state.name(), words::state(*state).localise(language)))
            .collect(),
        kinds: kinds
            .0
            .keys()
            .map(|kind| (safe(kind), safe(kind_names.get(kind).copied().unwrap_or(kind))))
            .collect(),
        owners: owners
            .0
            .keys()
            .map(|owner| {
                (
                    safe(owner),
                    safe(owner_names.get(owner).copied().unwrap_or(owner)),
                    web.addresses.of_actor(owner),
                )
            })
            .collect(),
        parties: parties.0.keys().map(|party| (safe(party), party_name(party))).collect(),
        stages: STAGES.iter().map(|stage| (stage.name(), words::stage(*stage).localise(language))).collect(),
        parts: parts.iter().map(|part| (part.to_string(), part.to_string())).collect(),
        topics: topics.0.keys().map(|topic| (safe(topic), safe(topic))).collect(),
        folders: folders.0.keys().map(|folder| (safe(folder), safe(folder))).collect(),
        header: header(language),
        separator: dialect.separator().into(),
        marked: !dialect.start().is_empty(),
        statutory: message!("statutory").localise(language),
        agreements: web.order.iter().filter_map(entry).collect(),
        flags: flags.clone(),
    };
    // A string that contains JSON, because browsers parse that faster than an object literal.
    let json = json::compact(&data)?.replace('\\', "\\\\").replace('\'', "\\'");
    Ok(format!("avtalRegister('{json}');\n"))
}
