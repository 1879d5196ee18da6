//! The first page: what currently expires, lapses and needs revision, the timeline and the numbers of agreements.

use maud::{Markup, html};

use super::PER_PAGE;
use super::parts::{numbered, whole};
use super::shell::{Page, Tab, page};
use super::web::At;
use crate::render::status::{StatusColumn, headings};
use crate::render::svg::safe;
use crate::view::Message;
use crate::view::State;
use crate::view::message::{self, message};
use crate::view::site::{Count, Named};
use crate::view::{SectionRows, StatusRow, StatusSection};

/// How many rows of a section are shown here.
const SHOWN: usize = 10;

/// How many agreements the timeline shows here.
const CHANGING_ROWS: usize = 12;

/// How many parties and bodies are listed here.
const COUNTED: usize = 4;

/// The page. In a registry of ordinary size it is no longer than three screens, so it shows what is urgent, what changes
/// within two years, and the numbers; the rest is behind links.
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
            @for rows in status.filled() {
                li class=(rows.section.name()) {
                    a href=(format!("#{}", rows.section.name())) {
                        strong { (rows.count()) } " " span { (at.localise(&rows.section.heading())) }
                    }
                }
            }
        }
        @for rows in status.filled() {
            (at.section(rows.section.name(), &rows.section.heading(), Some(shown(at, rows))))
        }
        (changing(at))
        (at.section("totals", &message!("site-totals"), Some(totals(at))))
    };
    page(at, &Page { tab: Tab::Overview, is_tab: true, title: web.name(), main, data: None })
}

/// The rows of a section that the overview shows.
fn urgent<'s>(rows: &'s SectionRows<'s>) -> Vec<&'s StatusRow<'s>> {
    rows.shown().iter().filter(|row| row.is_for_now()).take(SHOWN).collect()
}

/// The number of pages with all rows of a section: none if the overview shows them all.
pub(super) fn pages(rows: &SectionRows<'_>) -> usize {
    let is_whole = urgent(rows).len() == rows.rows.len();
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
    page(at, &Page { tab: Tab::Overview, is_tab: false, title: &title, main, data: None })
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
        StatusColumn::Responsible => at.all_named(&row.responsible),
        StatusColumn::ToDo => html! { (safe(&column.text(row, language))) },
    };
    let rows = duties.iter().map(|row| columns.iter().map(|column| cell(column, row)).collect());
    let headings: Vec<String> =
        headings(&columns, language).into_iter().map(|heading| heading.text).collect();
    at.table(&at.localise(caption), &headings, rows, limit, all)
}

/// The rows of a section that are urgent, and how many others there are.
fn shown(at: At<'_>, rows: &SectionRows<'_>) -> Markup {
    let (all, urgent) = (at.href(&numbered(rows.section.name(), 0)), urgent(rows));
    let later = rows.shown().len() - urgent.len();
    let later = (later > 0).then(|| message!("site-later", count = later));
    let others: Vec<Message> = later.into_iter().chain(rows.folded()).collect();
    let others = message::join(&others, ", ", at.web.language);
    html! {
        @if !urgent.is_empty() { (duties(at, &rows.section.heading(), &urgent, SHOWN, None)) }
        @if !others.is_empty() { p.more { a href=(all) { (others) } } }
    }
}

/// The timeline of what changes or is due within two years.
fn changing(at: At<'_>) -> Markup {
    let site = at.web.site;
    let (lines, all) = site.changing(CHANGING_ROWS);
    let (from, through) = site.near_days();
    let shown = lines.iter().map(Vec::len).sum::<usize>();
    let wide = site.chart(lines.clone(), (Some(from), Some(through)));
    let narrow = site.chart(lines, (Some(site.day()), Some(through)));
    let drawn = html! {
        @if shown == 0 {
            p { (at.localise(&message!("nothing"))) }
        } @else {
            (at.charts("timeline", (&wide, &narrow), None))
        }
        p.more {
            @if all > shown { (at.localise(&message!("site-more", count = all - shown))) " " }
            a href="timeline.html" { (at.localise(&message!("site-timeline-all"))) } " · "
            a href="calendar.html" { (at.localise(&message!("site-calendar-all"))) }
        }
    };
    at.section("timeline", &message!("site-changing"), Some(drawn))
}

fn totals(at: At<'_>) -> Markup {
    let status = &at.web.site.status;
    let totals = &status.totals;
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
        p { @for line in [status.owners(), status.accepted()].into_iter().flatten() { (at.localise(&line)) ". " } }
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
