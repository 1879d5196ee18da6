//! Bodies: what each is responsible for, its future duties and whom it takes over from.

use std::borrow::Cow;

use maud::{Markup, html};

use super::agreement::notes;
use super::overview::{count_cells, count_headings};
use super::parts::{MOST, encoded, plain, whole};
use super::party::borrowed;
use super::shell::{Page, Tab, page};
use super::web::At;
use super::{PER_PAGE, calendar};
use crate::render::graph_svg;
use crate::render::sheet::task_headings;
use crate::render::svg::safe;
use crate::view::BodyIx;
use crate::view::Date;
use crate::view::linked::Node;
use crate::view::message::message;
use crate::view::site::BodyContent;
use crate::view::{AgreementRow, BodyPage, Message, Named, TaskRow, words};

/// A page of the list of bodies.
pub(super) fn bodies(at: At<'_>, number: usize) -> String {
    let bodies = &at.web.bodies;
    let (title, pages) = (at.localise(&Tab::Bodies.name()), bodies.len().div_ceil(PER_PAGE));
    let on_page = bodies.iter().skip(number * PER_PAGE).take(PER_PAGE);
    let rows = on_page.map(|(body, count)| count_cells(at.named(body), *count));
    let main = html! {
        h1 { (title) }
        (at.table(&title, &count_headings(at, &message!("column-effective-owner")), rows, PER_PAGE, None))
        (at.pager("bodies", number, pages))
    };
    page(at, &Page { tab: Tab::Bodies, is_tab: number == 0, title: &title, main, data: None })
}

/// The page of a body.
pub(super) fn body(
    at: At<'_>,
    body: BodyIx,
    about: &BodyContent<'_>,
    nodes: &[Node],
) -> serde_json::Result<String> {
    let BodyContent { id, page: content, due, succession } = about;
    let drawn = succession.as_ref().and_then(|graph| {
        let link = |key: &str| {
            let other = key.strip_prefix("body/").filter(|other| other != id)?;
            at.web.addresses.of_actor(other).map(|address| at.href(&address))
        };
        graph_svg::fragment(graph, at.web.language, ("graph", &link), &at.web.layouts)
    });
    let succession = drawn.map(|drawn| at.picture(&at.localise(&message!("site-succession")), &drawn));
    let calendar = format!("feeds/bodies/{}.ics", at.web.addresses.body(body));
    let all = format!("register.html#owner={}", encoded(id));
    let now = message!("site-to-see-to");
    let main = html! {
        h1 { (safe(&content.name)) }
        @if let Some(other) = &content.handed_to {
            p.warning { (at.localise(&message!("site-handed-to"))) " " (at.named(other)) "." }
        }
        @if due.is_empty() && content.handed_to.is_none() { p.lead { (at.localise(&message!("site-nothing-to-do"))) } }
        (at.section("duties", &now, (!due.is_empty()).then(|| tasks(at, &now, due))))
        (at.section("receives", &message!("body-receives"), (!content.receives.is_empty()).then(|| tasks(at, &message!("body-receives"), &content.receives))))
        (at.section("coming", &message!("site-coming-duties"), Some(calendar::events(at, &message!("site-coming-duties"), &borrowed(&content.events), MOST, Some(&calendar)))))
        (at.section("owned", &message!("site-owns"), agreements(at, &message!("site-owns"), &content.owned, (id, &all))))
        (at.section("past", &message!("site-past"), agreements(at, &message!("site-past"), &content.past, (id, &all))))
        (at.section("succession", &message!("site-succession"), succession))
        (at.section("about", &message!("site-about"), Some(at.facts(facts(at, id, content)))))
        (at.section("notes", &message!("field-notes"), notes(content.notes.as_deref())))
        (calendar::subscribe(at, &calendar))
    };
    let data = at.linked(nodes)?;
    Ok(page(at, &Page { tab: Tab::Bodies, is_tab: false, title: &content.name, main, data }))
}

/// A table of agreements of the body. None if there are none. `all` is the address of the rest.
fn agreements(
    at: At<'_>,
    caption: &Message,
    rows: &[Cow<'_, AgreementRow>],
    (own, all): (&str, &str),
) -> Option<Markup> {
    let rows: Vec<&AgreementRow> = rows.iter().map(AsRef::as_ref).collect();
    (!rows.is_empty()).then(|| at.agreements(&at.localise(caption), &rows, Some(own), all))
}

/// A table of what is to be done.
fn tasks(at: At<'_>, caption: &Message, tasks: &[TaskRow]) -> Markup {
    let headings = task_headings(at.web.language).map(|heading| heading.text);
    let rows = tasks.iter().map(|task| {
        let day = task.on.map(|on| on.date.to_string()).unwrap_or_default();
        let left = task.on.map(|on| words::distance(at.web.site.day(), on.day, at.web.language));
        vec![
            whole(&day),
            whole(&left.unwrap_or_default()),
            at.agreement_cell(&task.agreement.id, &task.agreement.name, task.statutory),
            html! { span class=[task.is_overdue().then_some("waits")] { (safe(&at.localise(&task.message))) } },
        ]
    });
    at.table(&at.localise(caption), &headings, rows, MOST, None)
}

fn facts(at: At<'_>, id: &str, content: &BodyPage<'_>) -> Vec<(Message, Vec<Markup>)> {
    let say = |message: Option<Message>| plain(message.map(|message| at.localise(&message)));
    let all = |named: &[Named]| named.iter().map(|named| at.named(named)).collect();
    let day = |date: &Date| message!("day", day = *date);
    vec![
        (message!("site-short"), plain(&content.short)),
        (message!("site-kind"), say(content.kind.map(words::body_kind))),
        (message!("site-mandate"), say(content.mandate.map(words::mandate))),
        (message!("site-first-day"), say(content.first_day.as_ref().map(day))),
        (message!("site-last-day"), say(content.last_day.as_ref().map(day))),
        (message!("field-contact"), plain(&content.contact)),
        (message!("site-takes-over-from"), all(&content.takes_over_from)),
        (message!("site-taken-over-by"), all(&content.taken_over_by)),
        (message!("site-prepares-for"), all(&content.prepares_for)),
        (message!("site-members"), all(&content.members)),
        (message!("site-meetings"), plain(content.meetings.iter().map(|meeting| at.localise(&day(meeting))))),
        (message!("field-id"), plain([id])),
    ]
}
