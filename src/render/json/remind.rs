//! `avtal remind --format json`.

use serde::Serialize;

use super::agenda::Cut;
use super::document::{Clocks, document};
use super::written::{Written, written};
use crate::view::{self, Day};

#[derive(Serialize)]
struct Reminders<'v> {
    reminders: Vec<Reminder<'v>>,
    cut: Vec<Cut<'v>>,
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Reminder<'v> {
    key: &'v str,
    recipient: Option<&'v str>,
    body: Option<&'v str>,
    party: Option<&'v str>,
    agreement: &'v str,
    kind: &'static str,
    #[serde(flatten)]
    deadline: Written,
    stage: &'v str,
    due: Day,
    days_left: i64,
    overdue: bool,
    statutory: bool,
    message: String,
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
            message: reminder.message.plain(),
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
