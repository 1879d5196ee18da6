//! `avtal remind --format json`.

use serde::Serialize;

use super::agenda::Cut;
use super::document::{Clocks, document};
use super::written::{Written, written};
use crate::view::{self, Day};

#[derive(Serialize)]
struct Reminders<'v> {
    /// In the order of `status`: by section, in each what a law requires first, then the earliest deadline.
    reminders: Vec<Reminder<'v>>,
    /// Of which agreements some deadlines are left out, since there are too many, and from which day on.
    cut: Vec<Cut<'v>>,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Reminder<'v> {
    /// Names the agreement, the duty, the day it is to be met, the stage, and where several share the duty, whose it is:
    /// unique, and the same in every run.
    key: &'v str,
    /// The address that it goes to; null where neither the body or party nor, for the owner's duties, the agreement has one.
    recipient: Option<&'v str>,
    /// The body that it lies with on the day of the report.
    body: Option<&'v str>,
    /// The party that it lies with, where that is no body.
    party: Option<&'v str>,
    /// The agreement.
    agreement: &'v str,
    /// What sort of deadline it is.
    kind: &'static str,
    /// The last day to meet it.
    #[serde(flatten)]
    deadline: Written,
    /// How long before the deadline it falls.
    stage: &'v str,
    /// The day from which it is due.
    due: Day,
    /// The days to the deadline, negative for the past.
    days_left: i64,
    /// Has the deadline passed?
    overdue: bool,
    /// Does a law require the agreement?
    statutory: bool,
    /// The section of `status` that it belongs to.
    section: &'static str,
    /// The next step, and why.
    message: String,
    /// Is it only counted where people read, and left out unless `--all` is given?
    folded: bool,
}

impl<'v> From<&'v view::Reminder> for Reminder<'v> {
    fn from(reminder: &'v view::Reminder) -> Self {
        Reminder {
            key: &reminder.key,
            recipient: reminder.recipient.as_deref(),
            body: reminder.body.as_deref(),
            party: reminder.party.as_deref(),
            agreement: &reminder.agreement,
            kind: reminder.kind.name(),
            deadline: written!("deadline", reminder.deadline),
            stage: &reminder.stage,
            due: reminder.due,
            days_left: reminder.days_left,
            overdue: reminder.overdue,
            statutory: reminder.statutory,
            section: reminder.section.name(),
            message: reminder.message.plain(),
            folded: reminder.fold.is_some(),
        }
    }
}

/// The document of `remind`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn remind(
    clocks: Clocks<'_>,
    reminders: &view::Reminders,
    incomplete: &[&str],
) -> serde_json::Result<String> {
    let body = Reminders {
        reminders: reminders.reminders.iter().map(Reminder::from).collect(),
        cut: reminders.cut.iter().map(Cut::from).collect(),
        incomplete,
    };
    document("remind", clocks, &body)
}
