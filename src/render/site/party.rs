//! Parties: what each is bound by, and what waits for its decision.

use maud::{Markup, html};

use super::overview::{count_cells, count_headings};
use super::parts::{At, MOST, encoded, plain};
use super::shell::{Page, Tab, page};
use super::{PER_PAGE, calendar};
use crate::load::PartyIx;
use crate::render::svg::safe;
use crate::view::phrase::phrase;
use crate::view::{AgreementRow, Phrase, words};

/// A page of the list of parties.
pub(super) fn parties(at: At<'_>, number: usize) -> String {
    let (site, registry) = (at.web.site, at.web.site.case.registry);
    let title = at.say(&Tab::Parties.name());
    let rows = site.party_ixs().skip(number * PER_PAGE).take(PER_PAGE).map(|party| {
        let name = at.link(at.web.addresses.of_party(party), &words::party(registry, party));
        count_cells(name, site.count_of_party(party))
    });
    let main = html! {
        h1 { (title) }
        (at.table(&title, &count_headings(at, &phrase!("site-party")), rows.collect::<Vec<_>>().into_iter(), PER_PAGE, None))
        (at.pager("parties", number, registry.parties.records.len().div_ceil(PER_PAGE)))
    };
    page(at, &Page { tab: Tab::Parties, is_tab: number == 0, title: &title, main })
}

/// The page of a party.
pub(super) fn party(at: At<'_>, party: PartyIx) -> String {
    let registry = at.web.site.case.registry;
    let (name, of) = (words::party(registry, party), at.web.site.party(party));
    let calendar = format!("feeds/parties/{}.ics", at.web.addresses.party(party).unwrap_or_default());
    let all = format!("register.html#party={}", encoded(registry.party_id(party)));
    let main = html! {
        h1 { (safe(&name)) }
        (at.facts(facts(at, party, &of.groups)))
        (at.section("awaiting", &phrase!("site-awaits-its-decision"), agreements(at, &phrase!("site-awaits-its-decision"), &of.awaiting, &all)))
        (at.section("bound", &phrase!("site-bound-by"), agreements(at, &phrase!("site-bound-by"), &of.bound, &all)
            .or_else(|| Some(html! { p { (at.say(&phrase!("nothing"))) } }))))
        (at.section("coming-agreements", &phrase!("site-to-come"), agreements(at, &phrase!("site-to-come"), &of.coming, &all)))
        (at.section("coming", &phrase!("site-coming"), (!of.events.is_empty()).then(|| calendar::events(at, &phrase!("site-coming"), &of.events, MOST, Some(&calendar)))))
        (at.section("past", &phrase!("site-past"), agreements(at, &phrase!("site-past"), &of.past, &all)))
        (calendar::subscribe(at, &calendar))
    };
    page(at, &Page { tab: Tab::Parties, is_tab: false, title: &name, main })
}

/// A table of agreements; none where there are none. `all` is the address of the rest.
pub(super) fn agreements(at: At<'_>, caption: &Phrase, rows: &[&AgreementRow], all: &str) -> Option<Markup> {
    (!rows.is_empty()).then(|| at.agreements(&at.say(caption), rows, all))
}

fn facts(at: At<'_>, party: PartyIx, groups: &[PartyIx]) -> Vec<(Phrase, Vec<Markup>)> {
    let registry = at.web.site.case.registry;
    let Some(record) = registry.party(party) else { return Vec::new() };
    let link = |party: PartyIx| at.link(at.web.addresses.of_party(party), &words::party(registry, party));
    let data = &record.data;
    let kind = data.kind.as_ref().map(|kind| at.say(&words::party_kind(kind.value)));
    let members = data.members.iter().map(|member| at.actor(member, &words::actor(registry, member)));
    let replaced_by = data.replaced_by.iter().map(|by| at.actor(by, &words::actor(registry, by)));
    vec![
        (phrase!("field-id"), plain([&*record.id])),
        (phrase!("site-kind"), plain(kind)),
        (phrase!("site-code"), plain(data.code.iter().map(|code| code.as_str()))),
        (phrase!("field-contact"), plain(data.contact.iter().map(|contact| contact.as_str()))),
        (
            phrase!("site-last-day"),
            plain(data.until.iter().map(|until| at.say(&phrase!("day", day = until.value)))),
        ),
        (phrase!("field-replaced-by"), replaced_by.collect()),
        (phrase!("site-groups"), groups.iter().map(|group| link(*group)).collect()),
        (phrase!("site-members"), members.collect()),
    ]
}
