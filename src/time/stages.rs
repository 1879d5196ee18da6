//! The stages of a duty: when reminders of it are sent.

use crate::model::Duration;
use crate::model::settings::ReminderSort;
use crate::registry::AgreementIx;

use super::case::Case;
use super::day::{Day, add, before_end};
use super::duty::{Duty, DutyKind};

/// One reminder of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// How long before the last day to do the duty.
    pub before: Duration,
    /// The day from which the reminder is due.
    pub due: Day,
}

/// The reminders of a duty of an agreement, without duplicates, the earliest first.
#[must_use]
pub fn stages(case: &Case<'_>, agreement: AgreementIx, duty: &Duty<'_>) -> Vec<Stage> {
    let before = settings(case, agreement, sort(duty.kind())).into_iter();
    let mut stages: Vec<Stage> =
        before.map(|before| Stage { before, due: before_end(duty.day(), before) }).collect();
    stages.sort_by_key(|stage| (stage.due, stage.before));
    stages.dedup();
    stages
}

/// The longest time before a duty of an agreement at which a reminder of it is due, whatever the duty's kind.
#[must_use]
pub fn longest_stage(case: &Case<'_>, agreement: AgreementIx) -> Option<Duration> {
    let all = ReminderSort::ALL.into_iter().flat_map(|sort| settings(case, agreement, sort));
    all.max_by_key(|before| add(case.day(), *before))
}

fn settings(case: &Case<'_>, agreement: AgreementIx, sort: ReminderSort) -> Vec<Duration> {
    let record = case.agreement(agreement);
    let own = record.reminders.as_ref().map(|own| &own.value);
    case.registry.settings_for(agreement).reminders(sort, &record.kind, own)
}

/// The reminder setting that applies to a kind of duty.
fn sort(kind: DutyKind) -> ReminderSort {
    match kind {
        DutyKind::Expires | DutyKind::Lapses => ReminderSort::Expiring,
        DutyKind::NoticeBy | DutyKind::OptionBy => ReminderSort::Notice,
        DutyKind::StartRevisionBy => ReminderSort::Revision,
        DutyKind::ReviewDue => ReminderSort::Review,
        DutyKind::ActivityDue => ReminderSort::Activity,
        DutyKind::PlannedDecision => ReminderSort::Decision,
        DutyKind::AdoptionDue => ReminderSort::Adoption,
    }
}
