//! The state of an agreement on a day, with all its reasons.

use serde::Serialize;

use crate::load::{AgreementIx, PartyIx, Registry};
use crate::model::Agreement;
use crate::model::Date;
use crate::model::agreement::Stage;
use crate::model::validity::{EndReason, From, Until};

use super::day::Day;
use super::periods::{EndCause, Periods, When};

/// How an agreement stands on a day. It is always in exactly one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It has not been decided: a draft, or out for consultation.
    Draft,
    /// A successor has taken its place.
    Replaced,
    /// It was ended for good.
    Ended,
    /// Its start has come, but not all who must have adopted it.
    AwaitingAdoption,
    /// Its start has not come.
    Upcoming,
    /// It binds its parties.
    InForce,
    /// It ran out and nothing took over.
    Lapsed,
}

impl State {
    /// Every state, in the order in which they are tried.
    pub const ALL: [State; 7] = [
        State::Draft,
        State::Replaced,
        State::Ended,
        State::AwaitingAdoption,
        State::Upcoming,
        State::InForce,
        State::Lapsed,
    ];

    /// Its name on the command line and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Replaced => "replaced",
            State::Ended => "ended",
            State::AwaitingAdoption => "awaiting-adoption",
            State::Upcoming => "upcoming",
            State::InForce => "in-force",
            State::Lapsed => "lapsed",
        }
    }
}

/// One reason for a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It is not decided.
    Stage(Stage),
    /// This one took its place.
    ReplacedBy(AgreementIx, When),
    /// It was ended for good, through this day.
    Ended(Day, Option<EndReason>),
    /// These parties have not adopted it; so many of those who must are enough.
    NotAdoptedBy {
        /// Those who have not.
        parties: Vec<PartyIx>,
        /// How many of the parties are enough, where not all must.
        enough: Option<u32>,
    },
    /// It holds, or is to hold, from here.
    From(Date),
    /// It holds from some day in the past that nobody wrote down.
    FromUnknown,
    /// It is to hold from the last adoption.
    FromLastAdoption,
    /// Its last day, not yet past.
    Through(Date, EndCause),
    /// Its last day, past.
    RanOut(Date, EndCause),
    /// It ran out on some day that nobody wrote down.
    RanOutUnknown,
    /// It holds until further notice.
    FurtherNotice,
    /// It holds until a successor takes over.
    UntilReplaced,
    /// It ends with this one.
    EndsWith(AgreementIx),
    /// It ends when this one is replaced.
    EndsWhenReplaced(AgreementIx),
    /// When it ends is not recorded.
    UnknownEnd,
    /// This one is to take its place from that day, or on no known day where it is not decided.
    SuccessorPending(AgreementIx, Option<Day>),
}

/// The state on `day`: the first that fits.
pub(super) fn state(record: &Agreement, periods: &Periods, day: Day) -> State {
    let is_draft = record.stage.as_ref().is_some_and(|stage| stage.value != Stage::Adopted);
    let start_has_come = periods.first.is_none_or(|first| first <= day);
    if is_draft {
        State::Draft
    } else if periods.replaced_from().is_some_and(|from| from.is_by(day)) {
        State::Replaced
    } else if record.end.as_ref().is_some_and(|end| end.date.last_day() < day) {
        State::Ended
    } else if !periods.adoption.complete && start_has_come {
        State::AwaitingAdoption
    } else if periods.start.is_none_or(|start| !start.is_by(day)) {
        State::Upcoming
    } else if periods.end.is_none_or(|(end, _)| When::On(day) <= end) {
        State::InForce
    } else {
        State::Lapsed
    }
}

/// Everything that makes the state what it is, the decisive first.
pub(super) fn reasons(
    registry: &Registry,
    agreement: AgreementIx,
    periods: &Periods,
    state: State,
    day: Day,
) -> Vec<Reason> {
    let record = &registry.agreement(agreement).data;
    let mut reasons = Vec::new();
    reasons.extend(
        record.stage.as_ref().filter(|_| state == State::Draft).map(|stage| Reason::Stage(stage.value)),
    );
    for successor in &periods.successors {
        if let Some(from) = successor.takes_over.filter(|from| from.is_by(day)) {
            reasons.push(Reason::ReplacedBy(successor.agreement, from));
        }
    }
    let ended = record.end.as_ref().filter(|end| end.date.last_day() < day);
    reasons.extend(
        ended.map(|end| Reason::Ended(end.date.last_day(), end.reason.as_ref().map(|reason| reason.value))),
    );
    if !periods.adoption.complete {
        let parties = periods.adoption.missing.to_vec();
        reasons.push(Reason::NotAdoptedBy { parties, enough: periods.adoption.number });
    }
    reasons.push(begins(record, periods));
    // Unless that has been said: it may have run out before it was replaced or ended.
    let is_said = match periods.end {
        Some((_, EndCause::Replaced)) => periods.replaced_from().is_some_and(|from| from.is_by(day)),
        Some((_, EndCause::Ended)) => ended.is_some(),
        Some((_, EndCause::Term | EndCause::EndedWith)) | None => false,
    };
    if !is_said {
        reasons.extend(ends(registry, agreement, periods, day));
    }
    for successor in &periods.successors {
        if successor.takes_over.is_none_or(|from| !from.is_by(day)) {
            let from = successor.takes_over.and_then(When::day);
            reasons.push(Reason::SuccessorPending(successor.agreement, from));
        }
    }
    reasons
}

fn begins(record: &Agreement, periods: &Periods) -> Reason {
    let written = record.validity.from.as_ref().map(|from| from.value);
    match (periods.start, written) {
        (Some(When::On(start)), Some(From::Date(date))) if date.first_day() == start => Reason::From(date),
        (Some(When::On(start)), _) => Reason::From(Date::day(start)),
        (None, Some(From::Date(date))) => Reason::From(date),
        (_, Some(From::LastAdoption)) => Reason::FromLastAdoption,
        (Some(When::UnknownPast) | None, _) => Reason::FromUnknown,
    }
}

fn ends(registry: &Registry, agreement: AgreementIx, periods: &Periods, day: Day) -> Vec<Reason> {
    let validity = &registry.agreement(agreement).data.validity;
    let links = registry.links(agreement);
    match periods.end {
        Some((When::On(end), cause)) => {
            let date = end_as_written(registry, agreement, end);
            vec![if end < day { Reason::RanOut(date, cause) } else { Reason::Through(date, cause) }]
        }
        Some((When::UnknownPast, _)) => vec![Reason::RanOutUnknown],
        None => {
            let mut open: Vec<Reason> = links.ends_with.map(Reason::EndsWith).into_iter().collect();
            open.extend(links.ends_when_replaced.map(Reason::EndsWhenReplaced));
            match validity.until.as_ref().map(|until| until.value) {
                Some(Until::FurtherNotice) => open.push(Reason::FurtherNotice),
                Some(Until::Replaced) => open.push(Reason::UntilReplaced),
                Some(Until::Date(_)) => {}
                None if open.is_empty() && periods.term.first_end.is_none() => open.push(Reason::UnknownEnd),
                None => {}
            }
            open
        }
    }
}

/// A last day in the precision in which the record gives it.
#[must_use]
pub fn end_as_written(registry: &Registry, agreement: AgreementIx, end: Day) -> Date {
    let record = &registry.agreement(agreement).data;
    let until = record.validity.until.as_ref().and_then(|until| match until.value {
        Until::Date(date) => Some(date),
        Until::FurtherNotice | Until::Replaced => None,
    });
    let extensions = record.extension.iter().map(|extension| extension.until.value);
    let ending = record.end.iter().map(|end| end.date.value);
    let written = until.into_iter().chain(extensions).chain(ending).find(|date| date.last_day() == end);
    written.unwrap_or(Date::day(end))
}
