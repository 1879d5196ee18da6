//! `avtal meeting --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use super::written::{Written, written};
use crate::text::Language;
use crate::view::meeting::MeetingItem;
use crate::view::{self, Day};

#[derive(Serialize)]
struct Meeting<'v> {
    /// The body.
    body: &'v str,
    /// The day of the meeting.
    #[serde(flatten)]
    date: Written,
    /// The meeting before it; null where none is recorded.
    #[serde(flatten)]
    previous: Written,
    /// The meeting after it; null where none is recorded.
    #[serde(flatten)]
    next: Written,
    /// The first day since the meeting before it.
    since: Day,
    /// The last day before the meeting after it.
    through: Day,
    /// The body that holds its duties on the day, if it is another.
    handed_to: Option<&'v str>,
    /// How many agreements of its ran out earlier, with nothing to take over.
    lapsed_before: usize,
    /// The decisions that were planned for a day up to the meeting and are not recorded.
    decisions: Vec<Item<'v>>,
    /// The work that it must start before the meeting after it.
    start: Vec<Item<'v>>,
    /// What else it has to see to before the meeting after it.
    see_to: Vec<Item<'v>>,
    /// The reviews that it receives.
    receive: Vec<Item<'v>>,
    /// What ran out since the meeting before it.
    ran_out: Vec<Item<'v>>,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Item<'v> {
    /// What it is.
    kind: &'static str,
    /// The agreement.
    agreement: &'v str,
    /// The title of the agreement, or its id if it has none.
    title: &'v str,
    /// Its day; null where it has none.
    #[serde(flatten)]
    day: Written,
    /// Has its day passed on the day of the meeting?
    overdue: bool,
    /// Does a law require the agreement?
    statutory: bool,
    /// A sentence for the agenda, in the language of the report.
    agenda: String,
    /// The reason.
    message: String,
}

/// The document of `meeting`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn meeting(
    clocks: Clocks<'_>,
    meeting: &view::Meeting,
    language: Language,
    incomplete: &[&str],
) -> serde_json::Result<String> {
    let item = |item| Item::of(item, language);
    let body = Meeting {
        body: &meeting.body.id,
        date: written!("date", meeting.on),
        previous: written!("previous", meeting.previous),
        next: written!("next", meeting.next),
        since: meeting.since,
        through: meeting.through,
        handed_to: meeting.handed_to.as_ref().map(|named| named.id.as_str()),
        lapsed_before: meeting.lapsed_before,
        decisions: meeting.decisions.iter().map(item).collect(),
        start: meeting.start.iter().map(item).collect(),
        see_to: meeting.see_to.iter().map(item).collect(),
        receive: meeting.receive.iter().map(item).collect(),
        ran_out: meeting.ran_out.iter().map(item).collect(),
        incomplete,
    };
    document("meeting", clocks, &body)
}

impl<'v> Item<'v> {
    fn of(item: &'v MeetingItem, language: Language) -> Self {
        Item {
            kind: item.kind.name(),
            agreement: &item.agreement.id,
            title: &item.agreement.name,
            day: written!("day", item.on),
            overdue: item.overdue,
            statutory: item.statutory,
            agenda: item.agenda.localise(language),
            message: item.why.plain(),
        }
    }
}
