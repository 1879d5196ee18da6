//! Bodies: what each is responsible for, its coming duties, whom it takes over from.

use maud::{Markup, html};

use super::overview::{count_cells, count_headings, duties};
use super::parts::{At, MOST, encoded, plain};
use super::party::agreements;
use super::shell::{Page, Tab, page};
use super::{PER_PAGE, calendar};
use crate::load::BodyIx;
use crate::render::graph_svg;
use crate::render::svg::safe;
use crate::view::phrase::phrase;
use crate::view::{Phrase, words};

/// A page of the list of bodies.
pub(super) fn bodies(at: At<'_>, number: usize) -> String {
    let site = at.web.site;
    let title = at.say(&Tab::Bodies.name());
    let some = site.body_ixs().skip(number * PER_PAGE).take(PER_PAGE);
    let rows = some.map(|body| count_cells(at.body(body), site.count_of_body(body)));
    let main = html! {
        h1 { (title) }
        (at.table(&title, &count_headings(at, &phrase!("column-effective-owner")), rows.collect::<Vec<_>>().into_iter(), PER_PAGE, None))
        (at.pager("bodies", number, site.case.registry.bodies.records.len().div_ceil(PER_PAGE)))
    };
    page(at, &Page { tab: Tab::Bodies, is_tab: number == 0, title: &title, main })
}

/// The page of a body.
pub(super) fn body(at: At<'_>, body: BodyIx) -> String {
    let registry = at.web.site.case.registry;
    let record = registry.body(body);
    let of = at.web.site.body(body);
    let name = if record.data.name.is_empty() { record.id.to_string() } else { record.data.name.to_string() };
    let drawn = of.graph.as_ref().and_then(|graph| {
        graph_svg::fragment(graph, at.web.language, "graph", &|key| {
            let id = key.strip_prefix("body/").filter(|id| *id != &*record.id)?;
            at.web.addresses.of_actor(id).map(|address| at.href(&address))
        })
    });
    let succession = drawn.map(|drawn| at.picture(&at.say(&phrase!("site-succession")), &drawn));
    let calendar = format!("feeds/bodies/{}.ics", at.web.addresses.body(body));
    let all = format!("register.html#owner={}", encoded(&record.id));
    let to_see_to = format!("{all}&attention=1");
    let now = phrase!("site-to-see-to");
    let main = html! {
        h1 { (safe(&name)) }
        @if let Some(other) = of.handed_to {
            p.warning { (at.say(&phrase!("site-handed-to"))) " " (at.body(other)) "." }
        }
        (at.facts(facts(at, body)))
        (at.section("duties", &now, (!of.duties.is_empty()).then(|| duties(at, &now, of.duties.iter().copied(), MOST, Some(&to_see_to)))))
        (at.section("coming", &phrase!("site-coming-duties"), Some(calendar::events(at, &phrase!("site-coming-duties"), &of.events, MOST, Some(&calendar)))))
        (at.section("owned", &phrase!("site-owns"), agreements(at, &phrase!("site-owns"), &of.owned, &all)))
        (at.section("past", &phrase!("site-past"), agreements(at, &phrase!("site-past"), &of.past, &all)))
        (at.section("succession", &phrase!("site-succession"), succession))
        (calendar::subscribe(at, &calendar))
    };
    page(at, &Page { tab: Tab::Bodies, is_tab: false, title: &name, main })
}

fn facts(at: At<'_>, body: BodyIx) -> Vec<(Phrase, Vec<Markup>)> {
    let (registry, bodies) = (at.web.site.case.registry, &at.web.site.case.outlook.bodies);
    let record = registry.body(body);
    let data = &record.data;
    let actors = |ids: &[crate::source::Sp<crate::model::Id>]| -> Vec<Markup> {
        ids.iter().map(|id| at.actor(id, &words::actor(registry, id))).collect()
    };
    let say = |phrase: Option<Phrase>| plain(phrase.map(|phrase| at.say(&phrase)));
    let last = match &data.until {
        Some(until) => Some(phrase!("day", day = until.value)),
        None => bodies.last_day(body).map(|day| phrase!("day", day = day)),
    };
    let today = at.web.site.case.day();
    let meetings = data.meetings.iter().filter(|meeting| meeting.last_day() >= today);
    vec![
        (phrase!("field-id"), plain([&*record.id])),
        (phrase!("site-short"), plain(data.short.iter().map(|short| short.as_str()))),
        (phrase!("site-kind"), say(data.kind.as_ref().map(|kind| words::body_kind(kind.value)))),
        (phrase!("site-mandate"), say(data.mandate.as_ref().map(|mandate| words::mandate(mandate.value)))),
        (phrase!("site-first-day"), say(data.from.as_ref().map(|from| phrase!("day", day = from.value)))),
        (phrase!("site-last-day"), say(last)),
        (phrase!("field-contact"), plain(data.contact.iter().map(|contact| contact.as_str()))),
        (phrase!("site-takes-over-from"), actors(&data.replaces)),
        (
            phrase!("site-taken-over-by"),
            registry.body_links(body).successors.iter().map(|by| at.body(*by)).collect(),
        ),
        (phrase!("site-prepares-for"), actors(&data.prepares_for)),
        (phrase!("site-members"), actors(&data.members)),
        (phrase!("site-meetings"), plain(meetings.map(|day| at.say(&phrase!("day", day = day.value))))),
    ]
}
