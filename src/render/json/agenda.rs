//! `avtal agenda --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use super::written::{Written, written};
use crate::view::{self, Day};

#[derive(Serialize)]
struct Agenda<'v> {
    events: Vec<Event<'v>>,
    cut: Vec<Cut<'v>>,
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Event<'v> {
    #[serde(flatten)]
    day: Written,
    kind: &'static str,
    agreement: Option<&'v str>,
    body: Option<&'v str>,
    message: String,
}

/// A note that some dates of an agreement are left out.
#[derive(Serialize)]
pub(super) struct Cut<'v> {
    agreement: &'v str,
    from: Day,
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
    let events = agenda.events.iter().map(|event| Event {
        day: written!("day", event.on),
        kind: event.kind.name(),
        agreement: event.agreement.as_deref(),
        body: event.body.as_deref(),
        message: event.message.plain(),
    });
    let body =
        Agenda { events: events.collect(), cut: agenda.cut.iter().map(Cut::from).collect(), incomplete };
    document("agenda", clocks, &body)
}
