//! `avtal show BODY --format json`.

use serde::Serialize;

use super::agenda::Event;
use super::document::{Clocks, document};
use super::list::Agreement;
use super::task::Task;
use super::written::{Written, written};
use crate::view::{BodyKind, BodyPage, Dated, Mandate};

#[derive(Serialize)]
struct Show<'v> {
    /// `body`.
    kind: &'static str,
    /// The body.
    body: Body<'v>,
    /// What it has to do: what is overdue first, then by day, then what has no day.
    tasks: Vec<Task<'v>>,
    /// The reviews that it receives, in the same order.
    receives: Vec<Task<'v>>,
    /// What it is responsible for on the day, and holds or is to hold.
    owned: Vec<Agreement<'v>>,
    /// What it is responsible for on the day, and no longer holds.
    past: Vec<Agreement<'v>>,
    /// The coming events that it is responsible for on their day, and the reviews that it receives.
    events: Vec<Event<'v>>,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Body<'v> {
    /// Its id.
    id: &'v str,
    /// Its name.
    name: &'v str,
    /// Its short name.
    short: Option<&'v str>,
    /// What it is.
    kind: Option<BodyKind>,
    /// What it may do.
    mandate: Option<Mandate>,
    /// A function's address.
    contact: Option<&'v str>,
    /// Its first day.
    #[serde(flatten)]
    from: Written,
    /// Its last day.
    #[serde(flatten)]
    until: Written,
    /// The bodies that it takes over from.
    replaces: Vec<&'v str>,
    /// The bodies that take over from it.
    replaced_by: Vec<&'v str>,
    /// The body that holds its duties on the day, if it is another.
    handed_to: Option<&'v str>,
    /// The bodies whose decisions it prepares.
    prepares_for: Vec<&'v str>,
    /// The parties represented in it.
    members: Vec<&'v str>,
    /// How many times a year it meets.
    meetings_per_year: Option<u32>,
    /// Its meetings from the day of the report on, as written.
    meetings: Vec<String>,
    /// Its notes.
    notes: Option<&'v str>,
}

/// The document of `show` for a body.
///
/// # Errors
///
/// None for reports of this crate.
pub fn body(clocks: Clocks<'_>, page: &BodyPage<'_>, incomplete: &[&str]) -> serde_json::Result<String> {
    let body = Show {
        kind: "body",
        body: Body::from(page),
        tasks: page.tasks.iter().map(Task::from).collect(),
        receives: page.receives.iter().map(Task::from).collect(),
        owned: page.owned.iter().map(|row| Agreement::from(&**row)).collect(),
        past: page.past.iter().map(|row| Agreement::from(&**row)).collect(),
        events: page.events.iter().map(|event| Event::from(&**event)).collect(),
        incomplete,
    };
    document("show", clocks, &body)
}

impl<'v> From<&'v BodyPage<'_>> for Body<'v> {
    fn from(page: &'v BodyPage<'_>) -> Self {
        Body {
            id: &page.named.id,
            name: &page.name,
            short: page.short.as_deref(),
            kind: page.kind,
            mandate: page.mandate,
            contact: page.contact.as_deref(),
            from: written!("from", page.first_day.map(Dated::first)),
            until: written!("until", page.last_day.map(Dated::last)),
            replaces: page.takes_over_from.iter().map(|named| named.id.as_str()).collect(),
            replaced_by: page.taken_over_by.iter().map(|named| named.id.as_str()).collect(),
            handed_to: page.handed_to.as_ref().map(|named| named.id.as_str()),
            prepares_for: page.prepares_for.iter().map(|named| named.id.as_str()).collect(),
            members: page.members.iter().map(|named| named.id.as_str()).collect(),
            meetings_per_year: page.meetings_per_year,
            meetings: page.meetings.iter().map(ToString::to_string).collect(),
            notes: page.notes.as_deref(),
        }
    }
}
