//! Parties: what each is bound by and what awaits its decision.

use std::borrow::Cow;

use maud::{Markup, html};

use super::agreement::notes;
use super::overview::{count_cells, count_headings, duties};
use super::parts::{MOST, encoded, plain};
use super::shell::{Page, Tab, page};
use super::web::At;
use super::{PER_PAGE, calendar};
use crate::render::svg::safe;
use crate::view::PartyIx;
use crate::view::linked::Node;
use crate::view::message::message;
use crate::view::party::{LocalRow, NoticeGiven};
use crate::view::site::PartyContent;
use crate::view::{AgreementRow, Event, Message, Named, PartyPage, words};

/// A page of the list of parties.
pub(super) fn parties(at: At<'_>, number: usize) -> String {
    let parties = &at.web.parties;
    let (title, pages) = (at.localise(&Tab::Parties.name()), parties.len().div_ceil(PER_PAGE));
    let on_page = parties.iter().skip(number * PER_PAGE).take(PER_PAGE);
    let rows = on_page.map(|(party, count)| count_cells(at.named(party), *count));
    let main = html! {
        h1 { (title) }
        (at.table(&title, &count_headings(at, &message!("site-party")), rows, PER_PAGE, None))
        (at.pager("parties", number, pages))
    };
    page(at, &Page { tab: Tab::Parties, is_tab: number == 0, title: &title, main, data: None })
}

/// The page of a party.
pub(super) fn party(
    at: At<'_>,
    party: PartyIx,
    about: &PartyContent<'_>,
    nodes: &[Node],
) -> serde_json::Result<String> {
    let PartyContent { named: Named { id, name }, page: content, now } = about;
    let calendar = format!("feeds/parties/{}.ics", at.web.addresses.party(party));
    let all = format!("register.html#party={}", encoded(id));
    let main = html! {
        h1 { (safe(name)) }
        @if now.is_empty() && content.awaiting.is_empty() { p.lead { (at.localise(&message!("site-nothing-to-do"))) } }
        (at.section("now", &message!("site-to-see-to"), (!now.is_empty()).then(|| duties(at, &message!("site-to-see-to"), now, MOST, None))))
        (at.section("awaiting", &message!("site-awaits-its-decision"), agreements(at, &message!("site-awaits-its-decision"), &content.awaiting, &all)))
        (at.section("locals", &message!("party-locals"), at.list(content.locals.iter().map(|local| local_agreement(at, local)).collect())))
        (at.section("bound", &message!("site-bound-by"), agreements(at, &message!("site-bound-by"), &content.bound, &all)
            .or_else(|| Some(html! { p { (at.localise(&message!("nothing"))) } }))))
        (at.section("notice", &message!("site-notice-given"), at.list(content.notices.iter().map(|notice| notice_given(at, notice)).collect())))
        (at.section("coming-agreements", &message!("site-to-come"), agreements(at, &message!("site-to-come"), &content.coming, &all)))
        (at.section("coming", &message!("site-coming"), (!content.events.is_empty()).then(|| calendar::events(at, &message!("site-coming"), &borrowed(&content.events), MOST, Some(&calendar)))))
        (at.section("outside", &message!("site-rejected-by-it"), agreements(at, &message!("site-rejected-by-it"), &content.outside, &all)))
        (at.section("left", &message!("party-left"), agreements(at, &message!("party-left"), &content.left.iter().map(|(row, _)| Cow::Borrowed(&**row)).collect::<Vec<_>>(), &all)))
        (at.section("not-adopted", &message!("site-not-adopted"), agreements(at, &message!("site-not-adopted"), &content.not_adopted, &all)))
        (at.section("past", &message!("site-past"), agreements(at, &message!("site-past"), &content.past, &all)))
        (at.section("about", &message!("site-about"), Some(at.facts(facts(at, id, content)))))
        (at.section("notes", &message!("field-notes"), notes(content.notes.as_deref())))
        (calendar::subscribe(at, &calendar))
    };
    let data = at.linked(nodes)?;
    Ok(page(at, &Page { tab: Tab::Parties, is_tab: false, title: name, main, data }))
}

/// A table of agreements. None if there are none. `all` is the address of the rest.
fn agreements(at: At<'_>, caption: &Message, rows: &[Cow<'_, AgreementRow>], all: &str) -> Option<Markup> {
    let rows: Vec<&AgreementRow> = rows.iter().map(AsRef::as_ref).collect();
    (!rows.is_empty()).then(|| at.agreements(&at.localise(caption), &rows, None, all))
}

/// Events by reference.
pub(super) fn borrowed<'e>(events: &'e [Cow<'_, Event>]) -> Vec<&'e Event> {
    events.iter().map(AsRef::as_ref).collect()
}

/// An agreement that expects a local one, and the local ones that there are.
fn local_agreement(at: At<'_>, row: &LocalRow<'_>) -> Markup {
    html! {
        (at.agreement(&row.basis.id, row.basis.name())) ": "
        @if row.locals.is_empty() { span.waits { (at.localise(&message!("party-local-missing"))) } }
        @for (nth, local) in row.locals.iter().enumerate() {
            @if nth > 0 { ", " }
            (at.agreement(&local.id, &local.name))
        }
    }
}

fn notice_given(at: At<'_>, notice: &NoticeGiven<'_>) -> Markup {
    let (row, given) = (&notice.agreement, message!("notice-given", day = notice.given));
    let words = match notice.until {
        Some(until) => message!("clause-term", clause = given, term = message!("through", day = until)),
        None => given,
    };
    html! { (at.agreement(&row.id, row.name())) ": " (at.localise(&words)) }
}

fn facts(at: At<'_>, id: &str, content: &PartyPage<'_>) -> Vec<(Message, Vec<Markup>)> {
    let say = |message: Option<Message>| plain(message.map(|message| at.localise(&message)));
    let all = |named: &[Named]| named.iter().map(|named| at.named(named)).collect();
    vec![
        (message!("site-kind"), say(content.kind.map(words::party_kind))),
        (message!("site-code"), plain(&content.code)),
        (message!("field-contact"), plain(&content.contact)),
        (message!("site-last-day"), say(content.last_day.map(|day| message!("day", day = day)))),
        (message!("field-replaced-by"), content.replaced_by.iter().map(|by| at.named(by)).collect()),
        (message!("site-groups"), all(&content.groups)),
        (message!("site-members"), all(&content.members)),
        (message!("field-id"), plain([id])),
    ]
}
