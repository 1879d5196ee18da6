//! The first page: what currently expires, lapses and needs revision, the timeline and the numbers of agreements.

use maud::{Markup, html};

use super::parts::{numbered, whole};
use super::shell::{Page, Tab, page};
use super::web::At;
use super::{MAX_ROWS, PER_PAGE, calendar};
use crate::render::status::{StatusColumn, footer, headings};
use crate::render::svg::safe;
use crate::render::timeline_svg;
use crate::view::Message;
use crate::view::State;
use crate::view::message::message;
use crate::view::site::{Count, Named};
use crate::view::{SectionRows, StatusRow, StatusSection};

/// How many future events are shown here.
const COMING: usize = 10;

/// How many rows of a section are shown here.
pub(super) const SHOWN: usize = 30;

/// How many agreements the timeline shows here, if not all.
const URGENT_ROWS: usize = 25;

/// How many parties and bodies are listed here.
const COUNTED: usize = 25;

/// The page.
pub(super) fn overview(at: At<'_>) -> String {
    let web = at.web;
    let status = &web.site.status;
    let main = html! {
        h1 { (safe(web.name())) }
        p.lead { (safe(&status.lead.text(web.language))) }
        @if !web.incomplete.is_empty() {
            p.warning { (at.localise(&message!("site-incomplete", count = web.incomplete.len()))) }
        }
        ul.cards {
            @for rows in &status.sections {
                li class=(rows.section.name()) {
                    a href=(format!("#{}", rows.section.name())) {
                        strong { (rows.count()) } " " span { (at.localise(&rows.section.heading())) }
                    }
                }
            }
        }
        @for rows in &status.sections {
            (at.section(rows.section.name(), &rows.section.heading(), Some(shown(at, rows))))
        }
        @for line in footer(status, web.language, false) { p { (safe(&line)) } }
        (at.section("timeline", &message!("site-timeline"), Some(timeline(at))))
        (at.section("coming", &message!("site-coming"), Some(coming(at))))
        (at.section("totals", &message!("site-totals"), Some(totals(at))))
    };
    page(at, &Page { tab: Tab::Overview, is_tab: true, title: web.name(), main })
}

/// The number of pages with all rows of a section: none if the overview shows them all.
pub(super) fn pages(rows: &SectionRows<'_>) -> usize {
    let is_whole = rows.shown().len() == rows.rows.len() && rows.rows.len() <= SHOWN;
    if is_whole { 0 } else { rows.rows.len().div_ceil(PER_PAGE) }
}

/// A page with all rows of a section, also those that are long past or accepted.
pub(super) fn section(at: At<'_>, section: StatusSection, number: usize) -> String {
    let heading = section.heading();
    let title = at.localise(&heading);
    let all = at.web.site.status.sections.iter().find(|rows| rows.section == section);
    let all = all.map_or(&[][..], |rows| &rows.rows);
    let on_page: Vec<&StatusRow<'_>> = all.iter().skip(number * PER_PAGE).take(PER_PAGE).collect();
    let main = html! {
        h1 { (title) }
        (duties(at, &heading, &on_page, PER_PAGE, None))
        (at.pager(section.name(), number, all.len().div_ceil(PER_PAGE)))
        p { (at.localise(&message!("site-as-data"))) " " a href="data/status.json" { "status.json" } }
    };
    page(at, &Page { tab: Tab::Overview, is_tab: false, title: &title, main })
}

/// A table of at most `limit` rows that need attention. `all` is the address of the rest.
pub(super) fn duties(
    at: At<'_>,
    caption: &Message,
    duties: &[&StatusRow<'_>],
    limit: usize,
    all: Option<&str>,
) -> Markup {
    let language = at.web.language;
    if duties.is_empty() {
        return html! { p { (at.localise(&message!("nothing"))) } };
    }
    let columns = StatusColumn::of(duties.iter().copied());
    let cell = |column: &StatusColumn, row: &StatusRow<'_>| match column {
        StatusColumn::Day => whole(&column.text(row, language)),
        StatusColumn::Agreement => at.agreement_cell(row.agreement, row.title, row.statutory),
        StatusColumn::Responsible if row.responsible.is_empty() => {
            html! { (column.text(row, language)) }
        }
        StatusColumn::Responsible => {
            html! { @for (nth, named) in row.responsible.iter().enumerate() { @if nth > 0 { ", " } (at.named(named)) } }
        }
        StatusColumn::ToDo => html! { (safe(&column.text(row, language))) },
    };
    let rows = duties.iter().map(|row| columns.iter().map(|column| cell(column, row)).collect());
    at.table(&at.localise(caption), &headings(&columns, language), rows, limit, all)
}

/// The rows of a section that are shown, and how many are not.
fn shown(at: At<'_>, rows: &SectionRows<'_>) -> Markup {
    let (all, shown) = (numbered(rows.section.name(), 0), rows.shown().iter().collect::<Vec<_>>());
    let has_pages = pages(rows) > 0;
    html! {
        (self::duties(at, &rows.section.heading(), &shown, SHOWN, has_pages.then_some(all.as_str())))
        @if let Some(folded) = rows.folded() {
            p.more { a href=(at.href(&all)) { (at.localise(&folded)) } }
        }
    }
}

/// All agreements if they fit, otherwise those that need attention.
fn timeline(at: At<'_>) -> Markup {
    let site = at.web.site;
    let is_whole = site.rows.len() <= MAX_ROWS;
    let lines = if is_whole { site.lines.clone() } else { site.urgent(URGENT_ROWS) };
    let chart = timeline_svg::fragment(&site.chart(lines), at.web.language, "timeline", &|id| {
        at.web.addresses.of_agreement(id).map(|address| at.href(&address))
    });
    html! {
        @if !is_whole {
            p { (at.localise(&message!("site-timeline-urgent"))) " " a href="timeline.html" { (at.localise(&message!("site-timeline-all"))) } }
        }
        (at.picture(&at.localise(&message!("site-timeline")), &chart))
    }
}

fn coming(at: At<'_>) -> Markup {
    let events: Vec<_> = at.web.site.agenda.events.iter().take(COMING).collect();
    html! {
        (calendar::events(at, &message!("site-coming"), &events, COMING, None))
        p { a href="calendar.html" { (at.localise(&message!("site-calendar-all"))) } }
    }
}

fn totals(at: At<'_>) -> Markup {
    let totals = &at.web.site.status.totals;
    let states =
        State::ALL.map(|state| (state, totals.of(state))).into_iter().filter(|(_, count)| *count > 0);
    let states: Vec<Vec<Markup>> = states
        .map(|(state, count)| {
            let address = format!("register.html#state={}", state.name());
            vec![html! { a href=(address) { (at.state(state)) } }, html! { (count) }]
        })
        .collect();
    let named =
        |counts: &[(&Named, Count)]| counts.iter().map(|(named, count)| (at.named(named), *count)).collect();
    let (bodies, parties) = (named(&at.web.bodies), named(&at.web.parties));
    let state_headings =
        [message!("column-state"), message!("site-count")].map(|heading| at.localise(&heading));
    html! {
        div.columns {
            div { h3 { (at.localise(&message!("site-by-state"))) } (at.table(&at.localise(&message!("site-by-state")), &state_headings, states.into_iter(), State::ALL.len(), None)) }
            div { h3 { (at.localise(&message!("site-by-owner"))) } (counted(at, &message!("site-by-owner"), &message!("column-effective-owner"), bodies, "bodies.html")) }
            div { h3 { (at.localise(&message!("site-by-party"))) } (counted(at, &message!("site-by-party"), &message!("site-party"), parties, "parties.html")) }
        }
    }
}

/// Those with the most agreements that need attention first, then those with the most in force.
fn counted(
    at: At<'_>,
    caption: &Message,
    heading: &Message,
    mut counts: Vec<(Markup, Count)>,
    all: &str,
) -> Markup {
    counts.retain(|(_, count)| count.all > 0);
    counts.sort_by_key(|(_, count)| (std::cmp::Reverse(count.attention), std::cmp::Reverse(count.in_force)));
    let rows = counts.into_iter().map(|(name, count)| count_cells(name, count));
    at.table(&at.localise(caption), &count_headings(at, heading), rows, COUNTED, Some(all))
}

/// The headings of the columns that count agreements.
pub(super) fn count_headings(at: At<'_>, heading: &Message) -> [String; 4] {
    [
        at.localise(heading),
        at.localise(&message!("site-in-force")),
        at.localise(&message!("field-attention")),
        at.localise(&message!("site-count")),
    ]
}

/// The cells of a row that counts agreements.
pub(super) fn count_cells(name: Markup, count: Count) -> Vec<Markup> {
    vec![name, html! { (count.in_force) }, html! { (count.attention) }, html! { (count.all) }]
}
