//! `avtal show PARTY --format json`.

use serde::Serialize;

use super::agenda::Event;
use super::document::{Clocks, document};
use super::list::Agreement;
use super::written::{Written, written};
use crate::view::{Dated, Day, PartyKind, PartyPage};

#[derive(Serialize)]
struct Show<'v> {
    /// `party`.
    kind: &'static str,
    /// The party.
    party: Party<'v>,
    /// What binds it.
    bound: Vec<Agreement<'v>>,
    /// What waits for its decision.
    awaiting: Vec<Agreement<'v>>,
    /// What is to come, waits for others, or is not decided.
    coming: Vec<Agreement<'v>>,
    /// What is in force without it, because it rejected it.
    outside: Vec<Agreement<'v>>,
    /// What it had to decide on, and was not adopted in the time it was meant for.
    not_adopted: Vec<Agreement<'v>>,
    /// The notices that it has given, of what it has not left yet.
    notices: Vec<Notice<'v>>,
    /// What it has left.
    left: Vec<Left<'v>>,
    /// What no longer holds.
    past: Vec<Agreement<'v>>,
    /// The local agreements that it is expected to have.
    locals: Vec<Local<'v>>,
    /// The coming events of its agreements.
    events: Vec<Event<'v>>,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Party<'v> {
    /// Its id.
    id: &'v str,
    /// Its name.
    name: &'v str,
    /// Its kind.
    kind: Option<PartyKind>,
    /// Its official code.
    code: Option<&'v str>,
    /// A function's address.
    contact: Option<&'v str>,
    /// Its last day.
    #[serde(flatten)]
    until: Written,
    /// The party that took its place.
    replaced_by: Option<&'v str>,
    /// The parties of a group.
    members: Vec<&'v str>,
    /// The groups that it belongs to.
    groups: Vec<&'v str>,
    /// Its notes.
    notes: Option<&'v str>,
}

#[derive(Serialize)]
struct Notice<'v> {
    /// The agreement.
    agreement: &'v str,
    /// When the notice was given.
    #[serde(flatten)]
    given: Written,
    /// The party's last day; null where it is not known.
    until: Option<Day>,
}

#[derive(Serialize)]
struct Left<'v> {
    /// The agreement.
    agreement: &'v str,
    /// The party's last day; null where it is not known.
    until: Option<Day>,
}

#[derive(Serialize)]
struct Local<'v> {
    /// The agreement that expects a local one.
    agreement: &'v str,
    /// The local agreements that bind the party; empty where there is none.
    locals: Vec<&'v str>,
}

/// The document of `show` for a party.
///
/// # Errors
///
/// None for reports of this crate.
pub fn party(clocks: Clocks<'_>, page: &PartyPage<'_>, incomplete: &[&str]) -> serde_json::Result<String> {
    let body = Show {
        kind: "party",
        party: Party {
            id: &page.named.id,
            name: &page.named.name,
            kind: page.kind,
            code: page.code.as_deref(),
            contact: page.contact.as_deref(),
            until: written!("until", page.last_day.map(Dated::last)),
            replaced_by: page.replaced_by.as_ref().map(|by| by.id.as_str()),
            members: page.members.iter().map(|named| named.id.as_str()).collect(),
            groups: page.groups.iter().map(|named| named.id.as_str()).collect(),
            notes: page.notes.as_deref(),
        },
        bound: page.bound.iter().map(|row| Agreement::from(&**row)).collect(),
        awaiting: page.awaiting.iter().map(|row| Agreement::from(&**row)).collect(),
        coming: page.coming.iter().map(|row| Agreement::from(&**row)).collect(),
        outside: page.outside.iter().map(|row| Agreement::from(&**row)).collect(),
        not_adopted: page.not_adopted.iter().map(|row| Agreement::from(&**row)).collect(),
        notices: page
            .notices
            .iter()
            .map(|notice| Notice {
                agreement: &notice.agreement.id,
                given: written!("given", Some(Dated::last(notice.given))),
                until: notice.until,
            })
            .collect(),
        left: page.left.iter().map(|(row, until)| Left { agreement: &row.id, until: *until }).collect(),
        past: page.past.iter().map(|row| Agreement::from(&**row)).collect(),
        locals: page
            .locals
            .iter()
            .map(|local| Local {
                agreement: &local.basis.id,
                locals: local.locals.iter().map(|local| local.id.as_str()).collect(),
            })
            .collect(),
        events: page.events.iter().map(|event| Event::from(&**event)).collect(),
        incomplete,
    };
    document("show", clocks, &body)
}
