//! The state of an agreement on a given day, and the reasons for it.

use crate::model::Agreement;
use crate::model::agreement::Stage;
use crate::model::validity::{EndReason, From, Until};
use crate::model::{Date, Duration};
use crate::parallel;
use crate::registry::{AgreementIx, PartyIx, Registry};
use crate::text::Message;
use crate::text::message::message;

use super::day::{Day, next};
use super::incomplete::lack_of_adoption;
use super::periods::{EndCause, Periods, Successor, When};
use super::suspension::suspension_on;
use super::timeline::Timeline;

/// The state of an agreement on a given day. It is always in exactly one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It is not decided: a draft, or out for consultation.
    Draft,
    /// A successor has replaced it.
    Replaced,
    /// It was ended for good, was withdrawn, or ended with another agreement.
    Ended,
    /// It is applied before it enters into force.
    Provisional,
    /// Its intended period is over, and it was not adopted in time.
    NotAdopted,
    /// Its start has come, but its adoption is not complete.
    AwaitingAdoption,
    /// Its start has not come.
    Upcoming,
    /// It is in force, but not applied on the day.
    Suspended,
    /// It binds its parties.
    InForce,
    /// It expired and nothing took over.
    Lapsed,
}

impl State {
    /// Every state, in the reverse order of an agreement's life.
    pub const ALL: [State; 10] = [
        State::Draft,
        State::Replaced,
        State::Ended,
        State::Provisional,
        State::NotAdopted,
        State::AwaitingAdoption,
        State::Upcoming,
        State::Suspended,
        State::InForce,
        State::Lapsed,
    ];

    /// Whether an agreement in this state has a future or is in force. Drafts are live; an agreement that was ended or
    /// not adopted in time is not.
    #[must_use]
    pub fn is_live(self) -> bool {
        match self {
            State::Ended | State::NotAdopted => false,
            State::Draft
            | State::Replaced
            | State::Provisional
            | State::AwaitingAdoption
            | State::Upcoming
            | State::Suspended
            | State::InForce
            | State::Lapsed => true,
        }
    }

    /// Whether it binds its parties: in force, suspended for a time, or applied before it enters into force.
    #[must_use]
    pub fn is_in_force(self) -> bool {
        match self {
            State::Provisional | State::Suspended | State::InForce => true,
            State::Draft
            | State::Replaced
            | State::Ended
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Upcoming
            | State::Lapsed => false,
        }
    }

    /// Was it replaced or ended for good? Then nobody has to do or decide anything of it.
    #[must_use]
    pub fn is_over(self) -> bool {
        match self {
            State::Replaced | State::Ended => true,
            State::Draft
            | State::Provisional
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Upcoming
            | State::Suspended
            | State::InForce
            | State::Lapsed => false,
        }
    }

    /// Does it hold no more? Also if it ran out and nothing took over.
    #[must_use]
    pub fn is_past(self) -> bool {
        self.is_over() || self == State::Lapsed
    }

    /// Its name on the command line and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Replaced => "replaced",
            State::Ended => "ended",
            State::Provisional => "provisional",
            State::NotAdopted => "not-adopted",
            State::AwaitingAdoption => "awaiting-adoption",
            State::Upcoming => "upcoming",
            State::Suspended => "suspended",
            State::InForce => "in-force",
            State::Lapsed => "lapsed",
        }
    }

    /// What it is called in a report.
    #[must_use]
    pub fn word(self) -> Message {
        match self {
            State::Draft => message!("state-draft"),
            State::Replaced => message!("state-replaced"),
            State::Ended => message!("state-ended"),
            State::Provisional => message!("state-provisional"),
            State::NotAdopted => message!("state-not-adopted"),
            State::AwaitingAdoption => message!("state-awaiting-adoption"),
            State::Upcoming => message!("state-upcoming"),
            State::Suspended => message!("state-suspended"),
            State::InForce => message!("state-in-force"),
            State::Lapsed => message!("state-lapsed"),
        }
    }
}

/// One reason for a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It is not decided.
    Stage(Stage),
    /// This agreement replaced it.
    ReplacedBy(AgreementIx, When),
    /// It was ended for good; this was its last day.
    Ended(Day, Option<EndReason>),
    /// Its adoption is not complete, and these parties have rejected it.
    RejectedBy {
        /// The parties for which the decision counts.
        parties: Vec<PartyIx>,
        /// The date of the decision.
        on: Date,
        /// Its reference.
        reference: Option<String>,
    },
    /// Its adoption is not complete.
    NotAdoptedBy {
        /// The parties that have neither adopted nor rejected it.
        parties: Vec<PartyIx>,
        /// How many parties are enough. None if all must adopt.
        enough: Option<u32>,
    },
    /// Its adoption became complete on this day, after its intended period.
    AdoptedTooLate(Day),
    /// It holds, or is to hold, from this date.
    From(Date),
    /// It holds from an unrecorded day in the past.
    FromUnknown,
    /// It is to hold from the last adoption.
    FromLastAdoption,
    /// Its last day, not yet past.
    Through(Date, EndCause),
    /// Its last day, which has passed.
    RanOut(Date, EndCause),
    /// It expired on an unrecorded day.
    RanOutUnknown,
    /// It holds until further notice.
    FurtherNotice,
    /// It holds until a successor takes over.
    UntilReplaced,
    /// It holds until this happens.
    UntilEvent(String),
    /// It is applied provisionally on the day: through this date, if that is known.
    Provisional(Option<Date>),
    /// It is suspended on the day: from this date, through the other, if that is known.
    Suspended(Date, Option<Date>),
    /// It ends with this agreement.
    EndsWith(AgreementIx),
    /// It ends when this agreement is replaced.
    EndsWhenReplaced(AgreementIx),
    /// It lasts this long from a day that is not known yet.
    Lasts(Duration),
    /// When it ends is not recorded.
    UnknownEnd,
    /// This agreement is to replace it from the day given, which is None if it is not decided.
    SuccessorPending(AgreementIx, Option<Day>),
}

/// The states of all agreements on `day`.
pub(super) fn states(registry: &Registry, timeline: &Timeline, day: Day) -> Vec<State> {
    let agreements: Vec<AgreementIx> = registry.every_agreement_ix().collect();
    let own = |agreement: &AgreementIx| {
        own_state(&registry.agreement(*agreement).data, timeline.periods(*agreement), day)
    };
    let mut states: Vec<State> = parallel::map(&agreements, own);
    end_with_hosts(registry, timeline, &agreements, day, &mut states);
    states
}

/// The first state that applies on `day`, leaving out agreements that have ended with another.
fn own_state(record: &Agreement, periods: &Periods, day: Day) -> State {
    let ended = periods.ended.filter(|ended| *ended < day);
    let is_taken_over = |ended: Day| periods.replaced_from().is_some_and(|from| from.is_by(next(ended)));
    let start_has_come = periods.first.is_none_or(|first| first <= day);
    if ended.is_some_and(|ended| !is_taken_over(ended)) {
        State::Ended
    } else if record.stage() != Stage::Adopted {
        State::Draft
    } else if is_replaced(periods, day) {
        State::Replaced
    } else if periods.is_provisional(day) {
        State::Provisional
    } else if periods.is_too_late() && periods.written_end.is_some_and(|end| end < day) {
        State::NotAdopted
    } else if !periods.adoption.complete && start_has_come {
        State::AwaitingAdoption
    } else if periods.start.is_none_or(|start| !start.is_by(day)) {
        State::Upcoming
    } else if periods.end.is_none_or(|(end, _)| When::On(day) <= end) {
        if suspension_on(record, day).is_some() { State::Suspended } else { State::InForce }
    } else {
        State::Lapsed
    }
}

/// Whether a successor has replaced it by `day`. If the day is unknown, only if it has entered into force.
fn is_replaced(periods: &Periods, day: Day) -> bool {
    match periods.replaced_from() {
        Some(When::On(from)) => from <= day,
        Some(When::UnknownPast) => periods.start.is_some_and(|start| start.is_by(day)),
        None => false,
    }
}

/// Ends agreements whose host has ended or been replaced, unless a law requires them.
fn end_with_hosts(
    registry: &Registry,
    timeline: &Timeline,
    agreements: &[AgreementIx],
    day: Day,
    states: &mut [State],
) {
    let host = |agreement: AgreementIx| {
        let periods = timeline.periods(agreement);
        let (end, _) = periods.own_end?;
        let has_ended = end < When::On(day) && !registry.agreement(agreement).data.is_statutory();
        periods.host.filter(|_| has_ended)
    };
    let may_end = |state: State| match state {
        State::Provisional
        | State::NotAdopted
        | State::AwaitingAdoption
        | State::Upcoming
        | State::Suspended
        | State::InForce
        | State::Lapsed => true,
        State::Draft | State::Replaced | State::Ended => false,
    };
    let mut is_done = vec![false; states.len()];
    for agreement in agreements.iter().copied().filter(|agreement| host(*agreement).is_some()) {
        // Hosts first, as they may themselves have ended with others. There are no cycles here.
        let (mut path, mut next) = (Vec::new(), Some(agreement));
        while let Some(at) = next.filter(|at| is_done.get(at.position()) == Some(&false)) {
            path.push(at);
            next = host(at);
        }
        for guest in path.into_iter().rev() {
            let ended = host(guest).and_then(|host| states.get(host.position()).copied());
            let ended = matches!(ended, Some(State::Ended | State::Replaced));
            if let (true, Some(state)) = (ended, states.get_mut(guest.position()))
                && may_end(*state)
            {
                *state = State::Ended;
            }
            if let Some(is_done) = is_done.get_mut(guest.position()) {
                *is_done = true;
            }
        }
    }
}

/// Every reason for the state, the decisive ones first: what has replaced or ended it, by day; who has not adopted it;
/// when it begins and ends; what is to replace it.
pub(super) fn reasons(
    registry: &Registry,
    agreement: AgreementIx,
    periods: &Periods,
    state: State,
    day: Day,
) -> Vec<Reason> {
    let record = &registry.agreement(agreement).data;
    let mut reasons = Vec::new();
    if state == State::Draft {
        reasons.push(Reason::Stage(record.stage()));
    }
    if state == State::Provisional {
        let through = periods.provisional.and_then(|days| days.until);
        reasons.push(Reason::Provisional(through.map(Date::day)));
    }
    if state == State::Suspended
        && let Some((suspension, _)) = suspension_on(record, day)
    {
        let until = suspension.until.as_ref().map(|until| until.value);
        reasons.push(Reason::Suspended(suspension.from.value, until));
    }
    let mut decisive: Vec<(When, Reason)> = Vec::new();
    let has_started = periods.start.is_some_and(|start| start.is_by(day));
    let has_taken_over = |from: When| from.is_by(day) && (from.day().is_some() || has_started);
    for successor in &periods.successors {
        if let Some(from) = successor.takes_over.filter(|from| has_taken_over(*from)) {
            decisive.push((from.previous(), Reason::ReplacedBy(successor.agreement, from)));
        }
    }
    let ended = record.end.as_ref().zip(periods.ended).filter(|(_, last)| *last < day);
    if let Some((end, last)) = ended {
        decisive.push((When::On(last), Reason::Ended(last, end.reason.as_ref().map(|reason| reason.value))));
    }
    // A known takeover comes before unknown ones, however early those may be.
    decisive.sort_by_key(|(last, reason)| {
        (last.day().is_none(), *last, matches!(reason, Reason::ReplacedBy(..)))
    });
    reasons.extend(decisive.into_iter().map(|(_, reason)| reason));
    if !periods.adoption.complete {
        reasons.extend(lack_of_adoption(record, &periods.adoption));
    } else if let Some(adopted) = periods.adoption.day.filter(|_| periods.is_too_late()) {
        reasons.push(Reason::AdoptedTooLate(adopted));
    }
    reasons.push(begins(record, periods));
    // Unless already given: it may have expired before it was replaced or ended.
    let is_given = match periods.end {
        Some((_, EndCause::Replaced)) => periods.replaced_from().is_some_and(has_taken_over),
        Some((_, EndCause::Ended)) => ended.is_some(),
        Some((_, EndCause::Term | EndCause::EndedWith)) | None => false,
    };
    if !is_given {
        reasons.extend(ends(registry, agreement, periods, day));
    }
    let mut pending: Vec<&Successor> =
        periods.successors.iter().filter(|s| !s.takes_over.is_some_and(has_taken_over)).collect();
    pending.sort_by_key(|successor| successor.takes_over.map_or((true, None), |from| (false, Some(from))));
    reasons.extend(pending.into_iter().map(|successor| {
        Reason::SuccessorPending(successor.agreement, successor.takes_over.and_then(When::day))
    }));
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
        Some((When::UnknownPast, _)) if periods.start.is_some_and(|start| start.is_by(day)) => {
            vec![Reason::RanOutUnknown]
        }
        Some((When::UnknownPast, _)) => Vec::new(),
        None => {
            let mut open: Vec<Reason> = links.ends_with.map(Reason::EndsWith).into_iter().collect();
            open.extend(links.ends_when_replaced.map(Reason::EndsWhenReplaced));
            match validity.until.as_ref().map(|until| until.value) {
                Some(Until::FurtherNotice) => open.push(Reason::FurtherNotice),
                Some(Until::Replaced) => open.push(Reason::UntilReplaced),
                Some(Until::Event) => {
                    let event = validity.event.as_ref().map(|event| event.to_string());
                    open.push(Reason::UntilEvent(event.unwrap_or_default()));
                }
                Some(Until::Date(_)) => {}
                None if periods.term.first_end.is_some() => {}
                None => match &validity.duration {
                    Some(duration) => open.push(Reason::Lasts(duration.value)),
                    None if open.is_empty() => open.push(Reason::UnknownEnd),
                    None => {}
                },
            }
            open
        }
    }
}

/// The first day of an agreement in the precision of its `from`: a month or a year if no more is known.
#[must_use]
pub fn start_as_written(record: &Agreement, start: Day) -> Date {
    let written = record.validity.from_date();
    written.filter(|date| date.first_day() == start).unwrap_or(Date::day(start))
}

/// A last day in the precision of the record.
#[must_use]
pub fn end_as_written(registry: &Registry, agreement: AgreementIx, end: Day) -> Date {
    let record = &registry.agreement(agreement).data;
    let until = record.validity.until.as_ref().and_then(|until| match until.value {
        Until::Date(date) => Some(date),
        Until::FurtherNotice | Until::Replaced | Until::Event => None,
    });
    let extensions = record.extension.iter().map(|extension| extension.until.value);
    let ending = record.end.iter().filter_map(|end| end.date.as_ref()).map(|date| date.value);
    let written = until.into_iter().chain(extensions).chain(ending).find(|date| date.last_day() == end);
    written.unwrap_or(Date::day(end))
}
