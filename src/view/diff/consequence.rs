//! How an agreement stands otherwise on the day of the report, whether or not its own record changed.

use super::Version;
use crate::model::Date;
use crate::time::{Day, Duty, When, days_between, deadlines};
use crate::view::message::{Message, message};
use crate::view::words;

/// How an agreement stands otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// In what.
    pub what: ConsequenceKind,
    /// How it stood; null where there was nothing to say.
    pub old: Option<Message>,
    /// How it stands; null where there is nothing to say.
    pub new: Option<Message>,
    /// By how many days it moved, negative for earlier; null for what is no day, or where one is missing.
    pub days: Option<i64>,
}

/// In what an agreement can stand otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsequenceKind {
    /// Its state.
    State,
    /// When it enters into force.
    InForceFrom,
    /// The last day on which it can be in force.
    EffectiveEnd,
    /// The days without an agreement after it.
    Gap,
    /// The body responsible for it.
    EffectiveOwner,
    /// What has to be done next.
    NextDeadline,
}

/// What is said of a standing, and the day it is about.
type Said = (Option<Message>, Option<Day>);

impl ConsequenceKind {
    const ALL: [ConsequenceKind; 6] = [
        ConsequenceKind::State,
        ConsequenceKind::InForceFrom,
        ConsequenceKind::EffectiveEnd,
        ConsequenceKind::Gap,
        ConsequenceKind::EffectiveOwner,
        ConsequenceKind::NextDeadline,
    ];

    /// What people call it.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            ConsequenceKind::State => message!("column-state"),
            ConsequenceKind::InForceFrom => message!("column-in-force-from"),
            ConsequenceKind::EffectiveEnd => message!("column-effective-end"),
            ConsequenceKind::Gap => message!("column-gaps"),
            ConsequenceKind::EffectiveOwner => message!("column-effective-owner"),
            ConsequenceKind::NextDeadline => message!("diff-next-deadline"),
        }
    }

    fn of(self, version: Version<'_>) -> Said {
        let (case, agreement) = (&version.side.case, version.agreement);
        let (periods, standing) = (case.periods(agreement), case.standing(agreement));
        let on = |day: Day, date: Date| (Some(message!("day", day = date)), Some(day));
        match self {
            ConsequenceKind::State => (Some(words::state(standing.state)), None),
            ConsequenceKind::InForceFrom => match periods.start {
                Some(When::On(day)) => on(day, Date::day(day)),
                Some(When::UnknownPast) | None => (None, None),
            },
            ConsequenceKind::EffectiveEnd => match periods.last_day() {
                Some(day) => on(day, crate::time::end_as_written(case.registry, agreement, day)),
                None => (None, None),
            },
            ConsequenceKind::Gap => (standing.gap.map(words::gap), None),
            ConsequenceKind::EffectiveOwner => (
                standing.owner.map(|owner| message!("words", words = words::body(case.registry, owner))),
                None,
            ),
            ConsequenceKind::NextDeadline => next_deadline(version),
        }
    }
}

/// What has to be done next, within the horizon.
fn next_deadline(version: Version<'_>) -> Said {
    let (case, agreement) = (&version.side.case, version.agreement);
    let coming = deadlines(case, agreement, case.day(), case.outlook.horizon).duties.into_iter();
    let coming = coming.filter(|duty| !duty.is_met && duty.day() >= case.day());
    match coming.min_by_key(Duty::day) {
        None => (None, None),
        Some(next) => {
            let kind = words::duty_kind(next.kind());
            (Some(message!("diff-deadline", kind = kind, day = next.due)), Some(next.day()))
        }
    }
}

/// How it stands otherwise; where it is only in one of the two, how it stands there.
#[must_use]
pub(super) fn consequences(old: Option<Version<'_>>, new: Option<Version<'_>>) -> Vec<Consequence> {
    let said =
        |version: Option<Version<'_>>, what: ConsequenceKind| version.map_or((None, None), |of| what.of(of));
    let consequence = |what: ConsequenceKind| {
        let ((old, old_day), (new, new_day)) = (said(old, what), said(new, what));
        let days = old_day.zip(new_day).map(|(old, new)| days_between(old, new)).filter(|days| *days != 0);
        (old != new).then_some(Consequence { what, old, new, days })
    };
    ConsequenceKind::ALL.into_iter().filter_map(consequence).collect()
}
