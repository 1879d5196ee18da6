//! `avtal agenda --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use super::written::{Written, written};
use crate::view::{self, Day};

#[derive(Serialize)]
struct Agenda<'v> {
    /// What comes, in the order of days.
    events: Vec<Event<'v>>,
    /// Of which agreements some dates are left out, since there are too many, and from which day on.
    cut: Vec<Cut<'v>>,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

/// An event.
#[derive(Serialize)]
pub(super) struct Event<'v> {
    /// The day.
    #[serde(flatten)]
    day: Written,
    /// What comes.
    kind: &'static str,
    /// The agreement; null where a body takes over.
    agreement: Option<&'v str>,
    /// The body it lies with on the day, the first where there are several; null where that is nobody, or a party.
    body: Option<&'v str>,
    /// What comes, in words.
    message: String,
}

/// A note that some dates of an agreement are left out.
#[derive(Serialize)]
pub(super) struct Cut<'v> {
    /// The agreement.
    agreement: &'v str,
    /// The day of the first that is left out.
    from: Day,
}

impl<'v> From<&'v view::Event> for Event<'v> {
    fn from(event: &'v view::Event) -> Self {
        Event {
            day: written!("day", event.on),
            kind: event.kind.name(),
            agreement: event.agreement.as_deref(),
            body: event.body.as_deref(),
            message: event.message.plain(),
        }
    }
}

impl<'v> From<&'v view::Cut> for Cut<'v> {
    fn from(cut: &'v view::Cut) -> Self {
        Cut { agreement: &cut.agreement, from: cut.from }
    }
}

/// The document of `agenda`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn agenda(clocks: Clocks<'_>, agenda: &view::Agenda, incomplete: &[&str]) -> serde_json::Result<String> {
    let body = Agenda {
        events: agenda.events.iter().map(Event::from).collect(),
        cut: agenda.cut.iter().map(Cut::from).collect(),
        incomplete,
    };
    document("agenda", clocks, &body)
}
