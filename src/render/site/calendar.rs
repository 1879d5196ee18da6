//! The events page, and the calendars to subscribe to.

use maud::{Markup, html};

use super::parts::whole;
use super::shell::{Page, Tab, page};
use super::web::At;
use super::{PER_PAGE, Web};
use crate::render::agenda::{self, cells, headings};
use crate::render::ics;
use crate::render::svg::safe;
use crate::view::message::message;
use crate::view::{Agenda, Event, Message};

/// A page of all future events.
pub(super) fn calendar(at: At<'_>, number: usize) -> String {
    let agenda = &at.web.site.agenda;
    let title = at.localise(&Tab::Calendar.name());
    let on_page: Vec<&Event> = agenda.events.iter().skip(number * PER_PAGE).take(PER_PAGE).collect();
    let main = html! {
        h1 { (title) }
        p.lead { (at.localise(&message!("agenda-total", count = agenda.events.len(), horizon = agenda.horizon))) }
        (subscribe(at, "feeds/all.ics"))
        (events(at, &Tab::Calendar.name(), &on_page, PER_PAGE, None))
        (at.pager("calendar", number, agenda.events.len().div_ceil(PER_PAGE)))
        p { (at.localise(&message!("site-as-data"))) " " a href="data/agenda.json" { "agenda.json" } }
    };
    page(at, &Page { tab: Tab::Calendar, is_tab: number == 0, title: &title, main, data: None })
}

/// A table of at most `limit` future events. `all` is the address of the rest.
pub(super) fn events(
    at: At<'_>,
    caption: &Message,
    events: &[&Event],
    limit: usize,
    all: Option<&str>,
) -> Markup {
    if events.is_empty() {
        return html! { p { (at.localise(&message!("nothing"))) } };
    }
    let (day, language) = (at.web.site.day(), at.web.language);
    let rows = events.iter().map(|event| {
        let [on, left, _, with, message] = cells(event, day, language);
        let agreement = match &event.agreement {
            Some(id) => at.agreement_cell(id, &event.title, event.statutory),
            None => Markup::default(),
        };
        let with = match event.bodies.as_slice() {
            [body] if event.with.len() == 1 => {
                at.web.site.body_names.get(body.position()).map(|body| at.named(body)).unwrap_or_default()
            }
            _ => html! { (safe(&with)) },
        };
        vec![whole(&on), whole(&left), agreement, with, html! { (safe(&message)) }]
    });
    at.table(&at.localise(caption), &headings(language).map(|heading| heading.text), rows, limit, all)
}

/// Instructions for subscribing to the calendar.
pub(super) fn subscribe(at: At<'_>, address: &str) -> Markup {
    html! {
        p.subscribe {
            a href=(at.href(address)) type="text/calendar" { (at.localise(&message!("site-subscribe"))) } " "
            span { (at.localise(&message!("site-subscribe-help"))) }
        }
    }
}

/// Events as a calendar with this name.
pub(super) fn feed(web: &Web<'_>, name: String, events: impl IntoIterator<Item = Event>) -> String {
    let agenda =
        Agenda { horizon: web.site.agenda.horizon, events: events.into_iter().collect(), cut: Vec::new() };
    let entries = agenda::entries(&agenda, web.registry_name, web.language, web.changed);
    ics::calendar(&ics::Calendar { name: Some(name), entries })
}
