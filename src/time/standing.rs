//! How every agreement stands on one day, seen so far ahead.

use rayon::prelude::*;

use crate::load::{AgreementIx, BodyIx, Registry};
use crate::model::agreement::{Activity, ActivityStatus, Trigger};
use crate::model::validity::Decision;
use crate::model::{Agreement, Duration};
use crate::source::Few;

use super::attention::Flag;
use super::bodies::Bodies;
use super::day::{Day, add, next, subtract};
use super::gaps::{Gap, GapTime, gap};
use super::periods::{Periods, Timeline, When};
use super::reviews::{ReviewStanding, reviews, revision_asked_for};
use super::state::{Reason, State, reasons, state};
use super::term::{Notice, notice_by, notices, option_by, renewal_date};

/// How one agreement stands on the day of its [`Outlook`].
#[derive(Debug, Clone)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// What needs attention, in the order of [`Flag::ALL`].
    pub flags: Vec<Flag>,
    /// Days without an agreement after it.
    pub gap: Option<Gap>,
    /// The first day on or after the day on which it is renewed, unless notice is given.
    pub renewal_date: Option<Day>,
    /// The last day to give notice against that renewal.
    pub notice_by: Option<Day>,
    /// The last day to call its first open option.
    pub option_by: Option<Day>,
    /// The time from starting the work on a successor to having it in force.
    pub lead_time: Duration,
    /// The last day to start that work; none where no end is known, or it is ended or replaced.
    pub start_revision_by: Option<Day>,
    /// How each of its reviews stands, in the order of the record.
    pub reviews: Vec<ReviewStanding>,
    /// The agreements it rests on that are replaced, ended or lapsed.
    pub lost_bases: Few<AgreementIx>,
    /// The body responsible for it on the day.
    pub owner: Option<BodyIx>,
}

impl Standing {
    /// Does it have this flag?
    #[must_use]
    pub fn has(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }
}

/// How every agreement stands on one day, with a horizon.
#[derive(Debug)]
pub struct Outlook {
    /// The day.
    pub day: Day,
    /// The last day of the horizon, inclusive.
    pub horizon: Day,
    /// Which bodies exist when.
    pub bodies: Bodies,
    standings: Vec<Standing>,
}

impl Outlook {
    /// How the agreements of `registry` stand on `day`, looking ahead by `horizon`.
    #[must_use]
    pub fn of(registry: &Registry, timeline: &Timeline, day: Day, horizon: Duration) -> Self {
        let agreements: Vec<AgreementIx> = registry.agreement_ixs().collect();
        let states: Vec<State> = agreements
            .par_iter()
            .map(|agreement| state(&registry.agreement(*agreement).data, timeline.periods(*agreement), day))
            .collect();
        let bodies = Bodies::of(registry);
        let window =
            Window { registry, timeline, states: &states, bodies: &bodies, day, horizon: add(day, horizon) };
        let standings = agreements.par_iter().map(|agreement| window.standing(*agreement)).collect();
        Outlook { day, horizon: window.horizon, standings, bodies }
    }

    /// How an agreement stands.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "one entry is made for each agreement")]
    pub fn standing(&self, agreement: AgreementIx) -> &Standing {
        &self.standings[agreement.position()]
    }

    /// All that makes the state of an agreement what it is, the decisive first. Made where it is asked for: of most
    /// agreements nobody does.
    #[must_use]
    pub fn reasons(&self, registry: &Registry, timeline: &Timeline, agreement: AgreementIx) -> Vec<Reason> {
        let state = self.standing(agreement).state;
        reasons(registry, agreement, timeline.periods(agreement), state, self.day)
    }
}

/// From the day through the horizon, both inclusive.
struct Window<'r> {
    registry: &'r Registry,
    timeline: &'r Timeline,
    states: &'r [State],
    bodies: &'r Bodies,
    day: Day,
    horizon: Day,
}

impl Window<'_> {
    fn contains(&self, day: Day) -> bool {
        self.day <= day && day <= self.horizon
    }

    fn state(&self, agreement: AgreementIx) -> State {
        self.states.get(agreement.position()).copied().unwrap_or(State::Draft)
    }

    fn standing(&self, agreement: AgreementIx) -> Standing {
        let record = &self.registry.agreement(agreement).data;
        let periods = self.timeline.periods(agreement);
        let state = self.state(agreement);
        let lead_time = lead_time(self.registry, record);
        // Where it ends for another reason, no renewal and no option comes any more.
        let end = periods.end.map(|(end, _)| end);
        let by_end = |day: &Day| end.is_none_or(|end| When::On(*day) <= end);
        let renewal_date = renewal_date(record, &periods.term, self.day)
            .filter(|date| end.is_none_or(|end| When::On(*date) < end));
        let mut standing = Standing {
            state,
            flags: Vec::new(),
            gap: gap(record, periods, state, self.day),
            renewal_date,
            notice_by: renewal_date.and_then(|date| notice_by(record, date)),
            option_by: option_by(record, &periods.term).filter(by_end),
            lead_time,
            start_revision_by: start_revision_by(record, periods, state, lead_time),
            reviews: reviews(record, end, self.day),
            lost_bases: self.lost_bases(agreement),
            owner: self
                .registry
                .links(agreement)
                .owner
                .map(|owner| self.bodies.effective(self.registry, owner, self.day)),
        };
        standing.flags =
            Flag::ALL.into_iter().filter(|flag| self.has(*flag, record, periods, &standing)).collect();
        standing
    }

    fn has(&self, flag: Flag, record: &Agreement, periods: &Periods, standing: &Standing) -> bool {
        let in_force = standing.state == State::InForce;
        let is_expiring = in_force && periods.last_day().is_some_and(|last| self.contains(last));
        let in_window = |day: Option<Day>| in_force && day.is_some_and(|day| self.contains(day));
        let review = |is: &dyn Fn(Day) -> bool| {
            in_force && standing.reviews.iter().any(|review| review.next.is_some_and(|due| is(due.day)))
        };
        match flag {
            Flag::Lapsed => standing.state == State::Lapsed,
            Flag::Lapsing => is_expiring && standing.gap.is_some_and(|gap| gap.time == GapTime::Coming),
            Flag::Expiring => is_expiring,
            Flag::NoticeDue => in_window(standing.notice_by),
            Flag::OptionDue => in_window(standing.option_by),
            Flag::StartRevision => {
                in_force
                    && periods.successors.is_empty()
                    && standing.start_revision_by.is_some_and(|day| day <= self.horizon)
            }
            Flag::Revise => {
                in_force
                    && (open_triggers(record, self.day).next().is_some()
                        || (revision_asked_for(record, self.day) && periods.successors.is_empty())
                        || !standing.lost_bases.is_empty())
            }
            Flag::ReviewOverdue => review(&|due| due < self.day),
            Flag::ReviewDue => review(&|due| self.contains(due)),
            Flag::ActivityOverdue => overdue_activities(record, self.day).next().is_some(),
            Flag::DecisionOverdue => overdue_decisions(record, self.day).next().is_some(),
            Flag::OwnerGone => standing.owner.is_some_and(|owner| !self.bodies.exists(owner, self.day)),
        }
    }

    fn lost_bases(&self, agreement: AgreementIx) -> Few<AgreementIx> {
        let is_lost = |basis: &AgreementIx| match self.state(*basis) {
            State::Replaced | State::Ended | State::Lapsed => true,
            State::Draft | State::AwaitingAdoption | State::Upcoming | State::InForce => false,
        };
        self.registry.links(agreement).based_on.iter().flatten().copied().filter(is_lost).collect()
    }
}

/// The lead time of the record, else of its kind, else the registry's.
fn lead_time(registry: &Registry, record: &Agreement) -> Duration {
    let own = record.revision.as_ref().and_then(|revision| revision.lead_time.as_ref());
    own.map_or_else(|| registry.settings.lead_time(&record.kind), |own| own.value)
}

fn start_revision_by(
    record: &Agreement,
    periods: &Periods,
    state: State,
    lead_time: Duration,
) -> Option<Day> {
    let (end, _) = periods.end.filter(|_| record.end.is_none() && state != State::Replaced)?;
    match end {
        When::On(last) => Some(subtract(next(last), lead_time)),
        When::UnknownPast => None,
    }
}

/// Reasons to revise that apply on `day` and are not dealt with, with their positions in the record.
pub fn open_triggers(record: &Agreement, day: Day) -> impl Iterator<Item = (usize, &Trigger)> {
    let triggers = record.revision.iter().flat_map(|revision| &revision.trigger).enumerate();
    triggers.map(|(position, trigger)| (position, &trigger.value)).filter(move |(_, trigger)| {
        let is_resolved = trigger.resolved.as_ref().is_some_and(|resolved| resolved.last_day() <= day);
        trigger.since.first_day() <= day && !is_resolved
    })
}

/// Activities that should have been done before `day`, with their positions in the record.
pub fn overdue_activities(record: &Agreement, day: Day) -> impl Iterator<Item = (usize, &Activity)> {
    open_activities(record, day)
        .filter(move |(_, activity)| activity.due.as_ref().is_some_and(|due| due.last_day() < day))
}

/// Activities that are not done or dropped on `day`, with their positions in the record.
pub fn open_activities(record: &Agreement, day: Day) -> impl Iterator<Item = (usize, &Activity)> {
    let activities =
        record.activity.iter().enumerate().map(|(position, activity)| (position, &activity.value));
    activities.filter(move |(_, activity)| match activity.status.as_ref().map(|status| status.value) {
        Some(ActivityStatus::Done | ActivityStatus::Dropped) => false,
        Some(ActivityStatus::Open | ActivityStatus::FollowedUp) | None => {
            activity.done.as_ref().is_none_or(|done| done.last_day() > day)
        }
    })
}

/// The notices against the renewals from `day` on, as long as the last day to give them is not after `through`.
#[must_use]
pub fn coming_notices(record: &Agreement, periods: &Periods, day: Day, through: Day) -> Vec<Notice> {
    match periods.end.map(|(end, _)| end) {
        Some(When::UnknownPast) => Vec::new(),
        end => notices(record, &periods.term, end.and_then(When::day), day, through),
    }
}

/// Decisions that were planned for days before `day` and have not been taken, with their positions in the record.
pub fn overdue_decisions(record: &Agreement, day: Day) -> impl Iterator<Item = (usize, &Decision)> {
    let decisions =
        record.decision.iter().enumerate().map(|(position, decision)| (position, &decision.value));
    decisions.filter(move |(_, decision)| {
        decision.date.is_none()
            && !decision.planned.is_empty()
            && decision.planned.iter().all(|planned| planned.last_day() < day)
    })
}
