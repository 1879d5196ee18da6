//! The state of an agreement on a day, with all its reasons.

use rayon::prelude::*;

use crate::model::Agreement;
use crate::model::agreement::Stage;
use crate::model::validity::{EndReason, From, Until};
use crate::model::{Date, Duration};
use crate::registry::{AgreementIx, PartyIx, Registry};

use super::day::{Day, next};
use super::periods::{EndCause, Periods, Successor, Timeline, When};

/// How an agreement stands on a day. It is always in exactly one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It has not been decided: a draft, or out for consultation.
    Draft,
    /// A successor has taken its place.
    Replaced,
    /// It was ended for good, withdrawn, or has ended with another.
    Ended,
    /// The time that it was meant for is over, and not all who must adopted it in time.
    NotAdopted,
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
    /// Every state, in the order of an agreement's life seen from its end.
    pub const ALL: [State; 8] = [
        State::Draft,
        State::Replaced,
        State::Ended,
        State::NotAdopted,
        State::AwaitingAdoption,
        State::Upcoming,
        State::InForce,
        State::Lapsed,
    ];

    /// Is something to come of an agreement in this state, or has it come? Drafts are live, what was ended or not adopted in
    /// time is not.
    #[must_use]
    pub fn is_live(self) -> bool {
        match self {
            State::Ended | State::NotAdopted => false,
            State::Draft
            | State::Replaced
            | State::AwaitingAdoption
            | State::Upcoming
            | State::InForce
            | State::Lapsed => true,
        }
    }

    /// Was it replaced or ended for good? Then nobody has to do or decide anything of it.
    #[must_use]
    pub fn is_over(self) -> bool {
        match self {
            State::Replaced | State::Ended => true,
            State::Draft
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Upcoming
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
            State::NotAdopted => "not-adopted",
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
    /// It was adopted on this day, when its time was over.
    AdoptedTooLate(Day),
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
    /// It lasts so long from a day that is not known yet.
    Lasts(Duration),
    /// When it ends is not recorded.
    UnknownEnd,
    /// This one is to take its place from that day, or on no known day where it is not decided.
    SuccessorPending(AgreementIx, Option<Day>),
}

/// The states of all agreements on `day`.
pub(super) fn states(registry: &Registry, timeline: &Timeline, day: Day) -> Vec<State> {
    let agreements: Vec<AgreementIx> = registry.agreement_ixs().collect();
    let own = |agreement: &AgreementIx| {
        own_state(&registry.agreement(*agreement).data, timeline.periods(*agreement), day)
    };
    let mut states: Vec<State> = agreements.par_iter().map(own).collect();
    end_with_hosts(registry, timeline, &agreements, day, &mut states);
    states
}

/// The state on `day`, the first that fits, but for those that have ended with another.
fn own_state(record: &Agreement, periods: &Periods, day: Day) -> State {
    let ended = record.end.as_ref().map(|end| end.date.last_day()).filter(|ended| *ended < day);
    let is_taken_over = |ended: Day| periods.replaced_from().is_some_and(|from| from.is_by(next(ended)));
    let start_has_come = periods.first.is_none_or(|first| first <= day);
    if ended.is_some_and(|ended| !is_taken_over(ended)) {
        State::Ended
    } else if record.stage() != Stage::Adopted {
        State::Draft
    } else if is_replaced(periods, day) {
        State::Replaced
    } else if periods.is_too_late() && periods.written_end.is_some_and(|end| end < day) {
        State::NotAdopted
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

/// Has a successor taken its place by `day`? On an unknown day only of what has entered into force.
fn is_replaced(periods: &Periods, day: Day) -> bool {
    match periods.replaced_from() {
        Some(When::On(from)) => from <= day,
        Some(When::UnknownPast) => periods.start.is_some_and(|start| start.is_by(day)),
        None => false,
    }
}

/// What ended with another that has ended or been replaced has ended too, unless a law requires it.
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
        State::NotAdopted | State::AwaitingAdoption | State::Upcoming | State::InForce | State::Lapsed => {
            true
        }
        State::Draft | State::Replaced | State::Ended => false,
    };
    let mut is_done = vec![false; states.len()];
    for agreement in agreements.iter().copied().filter(|agreement| host(*agreement).is_some()) {
        // Hosts first: they may have ended with others in turn. There is no circle of them.
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

/// Everything that makes the state what it is, the decisive first: what has taken its place or ended it, in the order of
/// days; who has not adopted it; from when and until when; what is to take its place.
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
    let mut decisive: Vec<(When, Reason)> = Vec::new();
    let has_started = periods.start.is_some_and(|start| start.is_by(day));
    let has_taken_over = |from: When| from.is_by(day) && (from.day().is_some() || has_started);
    for successor in &periods.successors {
        if let Some(from) = successor.takes_over.filter(|from| has_taken_over(*from)) {
            decisive.push((from.previous(), Reason::ReplacedBy(successor.agreement, from)));
        }
    }
    let ended = record.end.as_ref().filter(|end| end.date.last_day() < day);
    if let Some(end) = ended {
        let last = end.date.last_day();
        decisive.push((When::On(last), Reason::Ended(last, end.reason.as_ref().map(|reason| reason.value))));
    }
    // Of what takes over, a known day decides, however early the unknown ones may be.
    decisive.sort_by_key(|(last, reason)| {
        (last.day().is_none(), *last, matches!(reason, Reason::ReplacedBy(..)))
    });
    reasons.extend(decisive.into_iter().map(|(_, reason)| reason));
    if !periods.adoption.complete {
        let parties = periods.adoption.missing.to_vec();
        reasons.push(Reason::NotAdoptedBy { parties, enough: periods.adoption.number });
    } else if let Some(adopted) = periods.adoption.day.filter(|_| periods.is_too_late()) {
        reasons.push(Reason::AdoptedTooLate(adopted));
    }
    reasons.push(begins(record, periods));
    // Unless that has been said: it may have run out before it was replaced or ended.
    let is_said = match periods.end {
        Some((_, EndCause::Replaced)) => periods.replaced_from().is_some_and(has_taken_over),
        Some((_, EndCause::Ended)) => ended.is_some(),
        Some((_, EndCause::Term | EndCause::EndedWith)) | None => false,
    };
    if !is_said {
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

/// The first day of an agreement, as its `from` says it: where that is known only to the month or the year, so.
#[must_use]
pub fn start_as_written(record: &Agreement, start: Day) -> Date {
    let written = record.validity.from_date();
    written.filter(|date| date.first_day() == start).unwrap_or(Date::day(start))
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
