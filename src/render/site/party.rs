//! Parties: what each is bound by, and what waits for its decision.

use maud::{Markup, html};

use super::overview::{count_cells, count_headings};
use super::parts::{At, MOST, encoded, plain};
use super::shell::{Page, Tab, page};
use super::{PER_PAGE, calendar};
use crate::registry::PartyIx;
use crate::render::svg::safe;
use crate::view::phrase::phrase;
use crate::view::site::{Named, PartyPage};
use crate::view::{AgreementRow, Phrase, words};

/// A page of the list of parties.
pub(super) fn parties(at: At<'_>, number: usize) -> String {
    let parties = &at.web.parties;
    let (title, pages) = (at.say(&Tab::Parties.name()), parties.len().div_ceil(PER_PAGE));
    let some = parties.iter().skip(number * PER_PAGE).take(PER_PAGE);
    let rows = some.map(|(party, count)| count_cells(at.named(party), *count));
    let main = html! {
        h1 { (title) }
        (at.table(&title, &count_headings(at, &phrase!("site-party")), rows, PER_PAGE, None))
        (at.pager("parties", number, pages))
    };
    page(at, &Page { tab: Tab::Parties, is_tab: number == 0, title: &title, main })
}

/// The page of a party.
pub(super) fn party(at: At<'_>, party: PartyIx) -> String {
    let site = at.web.site;
    let Some((of, Named { id, name })) = site.party(party).zip(site.party_names.get(party.position())) else {
        return String::new();
    };
    let calendar = format!("feeds/parties/{}.ics", at.web.addresses.party(party));
    let all = format!("register.html#party={}", encoded(id));
    let main = html! {
        h1 { (safe(name)) }
        (at.facts(facts(at, id, &of)))
        (at.section("awaiting", &phrase!("site-awaits-its-decision"), agreements(at, &phrase!("site-awaits-its-decision"), &of.awaiting, &all)))
        (at.section("bound", &phrase!("site-bound-by"), agreements(at, &phrase!("site-bound-by"), &of.bound, &all)
            .or_else(|| Some(html! { p { (at.say(&phrase!("nothing"))) } }))))
        (at.section("coming-agreements", &phrase!("site-to-come"), agreements(at, &phrase!("site-to-come"), &of.coming, &all)))
        (at.section("coming", &phrase!("site-coming"), (!of.events.is_empty()).then(|| calendar::events(at, &phrase!("site-coming"), &of.events, MOST, Some(&calendar)))))
        (at.section("outside", &phrase!("site-rejected-by-it"), agreements(at, &phrase!("site-rejected-by-it"), &of.outside, &all)))
        (at.section("past", &phrase!("site-past"), agreements(at, &phrase!("site-past"), &of.past, &all)))
        (calendar::subscribe(at, &calendar))
    };
    page(at, &Page { tab: Tab::Parties, is_tab: false, title: name, main })
}

/// A table of agreements; none where there are none. `all` is the address of the rest.
pub(super) fn agreements(at: At<'_>, caption: &Phrase, rows: &[&AgreementRow], all: &str) -> Option<Markup> {
    (!rows.is_empty()).then(|| at.agreements(&at.say(caption), rows, all))
}

fn facts(at: At<'_>, id: &str, of: &PartyPage<'_>) -> Vec<(Phrase, Vec<Markup>)> {
    let say = |phrase: Option<Phrase>| plain(phrase.map(|phrase| at.say(&phrase)));
    let all = |named: &[Named]| named.iter().map(|named| at.named(named)).collect();
    vec![
        (phrase!("field-id"), plain([id])),
        (phrase!("site-kind"), say(of.kind.map(words::party_kind))),
        (phrase!("site-code"), plain(&of.code)),
        (phrase!("field-contact"), plain(&of.contact)),
        (phrase!("site-last-day"), say(of.last_day.map(|day| phrase!("day", day = day)))),
        (phrase!("field-replaced-by"), of.replaced_by.iter().map(|by| at.named(by)).collect()),
        (phrase!("site-groups"), all(&of.groups)),
        (phrase!("site-members"), all(&of.members)),
    ]
}
