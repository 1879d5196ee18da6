//! The standing of every agreement on one day, with a horizon.

use crate::model::agreement::{Activity, ActivityStatus, ReviewDone, Trigger};
use crate::model::validity::Decision;
use crate::model::{Agreement, Duration, Settings};
use crate::parallel;
use crate::registry::{AgreementIx, BodyIx, Registry};
use crate::source::ThinVec;

use super::attention::{Flag, FlagSet};
use super::bodies::Bodies;
use super::day::{Day, add, next, subtract};
use super::gaps::{Gap, GapTime, gap_after_end, is_ended_on_purpose, is_gap};
use super::notice::{Notice, NoticeClauses};
use super::periods::{Periods, When};
use super::recurrence::Due;
use super::reviews::{ReviewStanding, reviews, revisions_asked_for};
use super::state::{Reason, State, reasons, states};
use super::term::option_by;
use super::timeline::Timeline;

/// The standing of one agreement on the day of its [`Outlook`].
#[derive(Debug, Clone)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// What needs attention, in the order of [`Flag::ALL`].
    pub flags: FlagSet,
    /// The days without an agreement after it, also if it has yet to enter into force.
    pub gap_after_end: Option<Gap>,
    /// Whether these days count: it is in force, or they have begun.
    is_gap: bool,
    /// The first day on or after the day on which it is renewed, unless notice is given.
    pub renewal_date: Option<Day>,
    /// `X`: the agreement's last day if notice is given on the day. None if no clause says how notice ends it.
    pub bound_through: Option<Day>,
    /// The last day on which notice has the same effect as on the day. None if notice given any later ends it later, or
    /// if notice ends it no earlier than its own end.
    pub notice: Option<Notice>,
    /// The last day to exercise its first open option.
    pub option_by: Option<Day>,
    /// The last day to start that work. None if no end is known, or if the agreement ends on purpose or as planned.
    pub start_revision_by: Option<Day>,
    /// Its first day, past or future, if its adoption is not complete. None if there is nothing left to decide.
    pub adoption_due: Option<Day>,
    /// Whether a live record, drafts included, replaces the whole of it.
    pub is_to_be_replaced: bool,
    /// The status of each of its reviews, in the order of the record.
    pub reviews: ThinVec<ReviewStanding>,
    /// The agreements it is based on that have been replaced or ended or have lapsed.
    pub lost_bases: ThinVec<AgreementIx>,
    /// The body responsible for it on the day.
    pub owner: Option<BodyIx>,
}

impl Standing {
    /// The last day to start work on a successor. None if a live record is to replace it already.
    #[must_use]
    pub fn start_revision_due(&self) -> Option<Day> {
        self.start_revision_by.filter(|_| !self.is_to_be_replaced)
    }

    /// When the next of its reviews is due. None if no review is due.
    #[must_use]
    pub fn next_review(&self) -> Option<Due> {
        self.reviews.iter().filter_map(|review| review.next).min_by_key(|due| due.day)
    }

    /// The days without an agreement after it, if it is in force or if those days have begun.
    #[must_use]
    pub fn gap(&self) -> Option<Gap> {
        self.gap_after_end.filter(|_| self.is_gap)
    }

    /// Whether it has this flag.
    #[must_use]
    pub fn has(&self, flag: Flag) -> bool {
        self.flags.contains(flag)
    }
}

/// The standing of every agreement on one day, with a horizon.
#[derive(Debug)]
pub struct Outlook {
    /// The day.
    pub day: Day,
    /// The last day of the horizon, inclusive.
    pub horizon: Day,
    /// The days on which each body exists.
    pub bodies: Bodies,
    standings: Vec<Standing>,
}

impl Outlook {
    /// Computes the standing of each agreement of `registry` on `day`, looking ahead by `horizon`.
    #[must_use]
    pub fn of(registry: &Registry, timeline: &Timeline, day: Day, horizon: Duration) -> Self {
        let agreements: Vec<AgreementIx> = registry.every_agreement_ix().collect();
        let states = states(registry, timeline, day);
        let bodies = Bodies::of(registry);
        let window =
            Window { registry, timeline, states: &states, bodies: &bodies, day, horizon: add(day, horizon) };
        let standings = parallel::map(&agreements, |agreement| window.standing(*agreement));
        Outlook { day, horizon: window.horizon, standings, bodies }
    }

    /// The standing of an agreement.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "one entry is made for each agreement")]
    pub fn standing(&self, agreement: AgreementIx) -> &Standing {
        &self.standings[agreement.position()]
    }

    /// The reviews of an agreement that asked for a revision when last held, unless a live record has replaced or
    /// amended it since. Each has its position and that occasion.
    pub fn unanswered_revisions<'r>(
        &self,
        registry: &'r Registry,
        timeline: &'r Timeline,
        agreement: AgreementIx,
    ) -> impl Iterator<Item = (usize, &'r ReviewDone)> {
        unanswered_revisions(registry, timeline, agreement, self.day, |agreement| {
            self.standing(agreement).state
        })
    }

    /// Every reason for the state of an agreement, the decisive ones first. Computed on demand, as it is needed for few
    /// agreements.
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
        let lead_time = lead_time(self.registry.settings_for(agreement), record);
        // If it ends for another reason, no further renewal or option applies.
        let end = periods.end.map(|(end, _)| end);
        let by_end = |day: &Day| end.is_none_or(|end| When::On(*day) <= end);
        let renewal_date = periods.term.renewals(record).and_then(|renewals| {
            let number = renewals.first_ending_from(self.day);
            renewals.is_followed(number).then(|| renewals.end(number))
        });
        let renewal_date = renewal_date.filter(|date| end.is_none_or(|end| When::On(*date) < end));
        let clauses = notice_clauses(record, periods);
        let bound_through = clauses.and_then(|clauses| clauses.exit_day(self.day));
        let ends_as_planned = self.registry.settings_for(agreement).ends_as_planned(&record.kind);
        let gap_after_end = gap_after_end(record, periods, self.day);
        let mut standing = Standing {
            state,
            flags: FlagSet::default(),
            is_gap: gap_after_end.is_some_and(|gap| is_gap(gap, record, state)),
            gap_after_end,
            renewal_date,
            bound_through,
            notice: clauses.and_then(|clauses| clauses.last_day_like(self.day)),
            option_by: option_by(record, &periods.term).filter(by_end),
            start_revision_by: start_revision_by(record, periods, lead_time).filter(|_| !ends_as_planned),
            adoption_due: adoption_due(record, periods, state),
            is_to_be_replaced: periods
                .successors
                .iter()
                .any(|successor| self.state(successor.agreement).is_live()),
            reviews: reviews(record, end, self.day),
            lost_bases: self.lost_bases(agreement),
            owner: self
                .registry
                .links(agreement)
                .owner
                .map(|owner| self.bodies.effective(self.registry, owner, self.day)),
        };
        let flags = Flags { window: self, agreement, record, periods, standing: &standing, ends_as_planned };
        standing.flags = Flag::ALL.into_iter().filter(|flag| flags.has(*flag)).collect();
        standing
    }

    fn lost_bases(&self, agreement: AgreementIx) -> ThinVec<AgreementIx> {
        let is_lost = |basis: &AgreementIx| self.state(*basis).is_past();
        self.registry.links(agreement).based_on.iter().flatten().copied().filter(is_lost).collect()
    }
}

/// Collects the flags of an agreement.
struct Flags<'w, 'r> {
    window: &'w Window<'r>,
    agreement: AgreementIx,
    record: &'w Agreement,
    periods: &'w Periods,
    standing: &'w Standing,
    ends_as_planned: bool,
}

impl Flags<'_, '_> {
    fn has(&self, flag: Flag) -> bool {
        let Flags { window, record, periods, standing, ends_as_planned, .. } = self;
        let in_force = standing.state.is_in_force();
        let is_over = standing.state.is_over();
        let is_expiring = in_force && periods.last_day().is_some_and(|last| window.contains(last));
        let in_window = |day: Option<Day>| in_force && day.is_some_and(|day| window.contains(day));
        let review = |is: &dyn Fn(Day) -> bool| {
            in_force && standing.reviews.iter().any(|review| review.next.is_some_and(|due| is(due.day)))
        };
        match flag {
            Flag::Lapsed => {
                let is_open = standing.gap().is_some_and(|gap| gap.through.is_none());
                !ends_as_planned
                    && (standing.state == State::Lapsed || (standing.state == State::Ended && is_open))
            }
            Flag::Lapsing => {
                let gap = standing.gap_after_end.filter(|_| standing.state == State::Provisional);
                let gap = standing.gap().or(gap);
                !ends_as_planned && is_expiring && gap.is_some_and(|gap| gap.time == GapTime::Coming)
            }
            Flag::Expiring => is_expiring,
            Flag::NotAdopted => standing.state == State::NotAdopted && !standing.is_to_be_replaced,
            Flag::AdoptionDue => standing.adoption_due.is_some_and(|first| window.contains(first)),
            Flag::Rejected => !is_over && periods.start.is_none() && !periods.adoption.rejected().is_empty(),
            Flag::NoticeDue => in_window(standing.notice.map(|notice| notice.by)),
            Flag::OptionDue => in_window(standing.option_by),
            Flag::StartRevision => {
                in_force && standing.start_revision_due().is_some_and(|day| day <= window.horizon)
            }
            Flag::Revise => {
                in_force
                    && (open_triggers(record, window.day).next().is_some()
                        || self.is_asked_to_revise()
                        || !standing.lost_bases.is_empty())
            }
            Flag::ReviewOverdue => review(&|due| due < window.day),
            Flag::ReviewDue => review(&|due| window.contains(due)),
            Flag::ActivityOverdue => !is_over && overdue_activities(record, window.day).next().is_some(),
            Flag::DecisionOverdue => !is_over && overdue_decisions(record, window.day).next().is_some(),
            Flag::OwnerGone => {
                !is_over && standing.owner.is_some_and(|owner| window.bodies.has_ceased(owner, window.day))
            }
        }
    }

    fn is_asked_to_revise(&self) -> bool {
        let Window { registry, timeline, day, .. } = self.window;
        let state = |basis| self.window.state(basis);
        unanswered_revisions(registry, timeline, self.agreement, *day, state).next().is_some()
    }
}

/// The reviews that asked for a revision when last held, unless a live record has replaced or amended the agreement
/// since.
fn unanswered_revisions<'r>(
    registry: &'r Registry,
    timeline: &'r Timeline,
    agreement: AgreementIx,
    day: Day,
    state: impl Fn(AgreementIx) -> State,
) -> impl Iterator<Item = (usize, &'r ReviewDone)> {
    let links = registry.links(agreement);
    let revised_by = links.successors.iter().chain(&links.amended_by).filter(|by| state(**by).is_live());
    let revised: Vec<Option<When>> = revised_by.map(|by| timeline.periods(*by).start).collect();
    let unanswered = revisions_asked_for(&registry.agreement(agreement).data, day);
    // A draft has no start: it counts as the result of the review.
    unanswered.filter(move |(_, done)| {
        !revised.iter().any(|start| start.is_none_or(|start| start >= When::On(done.date.first_day())))
    })
}

/// The first day of a decided or planned agreement, if its adoption is not complete and its period is not over.
fn adoption_due(record: &Agreement, periods: &Periods, state: State) -> Option<Day> {
    let is_planned =
        || record.decision.iter().any(|decision| decision.date.is_none() && !decision.planned().is_empty());
    let is_on_its_way = match state {
        State::Draft => is_planned(),
        State::Provisional | State::AwaitingAdoption | State::Upcoming => true,
        State::Replaced
        | State::Ended
        | State::NotAdopted
        | State::Suspended
        | State::InForce
        | State::Lapsed => false,
    };
    periods.first.filter(|_| is_on_its_way && !periods.adoption.complete)
}

/// The lead time of the record, otherwise of its kind, otherwise of the registry.
pub(super) fn lead_time(settings: &Settings, record: &Agreement) -> Duration {
    let own = record.revision.as_ref().and_then(|revision| revision.lead_time.as_ref());
    own.map_or_else(|| settings.lead_time(&record.kind), |own| own.value)
}

fn start_revision_by(record: &Agreement, periods: &Periods, lead_time: Duration) -> Option<Day> {
    let last = periods.last_day().filter(|_| !is_ended_on_purpose(record, periods))?;
    Some(subtract(next(last), lead_time))
}

/// The triggers of a revision that apply on `day` and are not dealt with, with their positions in the record.
pub fn open_triggers(record: &Agreement, day: Day) -> impl Iterator<Item = (usize, &Trigger)> {
    let triggers = record.revision.iter().flat_map(|revision| &revision.trigger).enumerate();
    triggers.map(|(position, trigger)| (position, &trigger.value)).filter(move |(_, trigger)| {
        let is_resolved = trigger.resolved.as_ref().is_some_and(|resolved| resolved.first_day() <= day);
        trigger.since.first_day() <= day && !is_resolved
    })
}

/// The activities that should have been done before `day`, with their positions in the record.
pub fn overdue_activities(record: &Agreement, day: Day) -> impl Iterator<Item = (usize, &Activity)> {
    open_activities(record, day)
        .filter(move |(_, activity)| activity.due.as_ref().is_some_and(|due| due.last_day() < day))
}

/// The activities that are not done or dropped on `day`, with their positions in the record.
pub fn open_activities(record: &Agreement, day: Day) -> impl Iterator<Item = (usize, &Activity)> {
    let activities =
        record.activity.iter().enumerate().map(|(position, activity)| (position, &activity.value));
    activities.filter(move |(_, activity)| {
        let status = activity.status.as_ref().map(|status| status.value);
        let is_settled = match status {
            Some(ActivityStatus::Dropped) => true,
            Some(ActivityStatus::Done) => activity.done.is_none(),
            Some(ActivityStatus::Open | ActivityStatus::FollowedUp) | None => false,
        };
        !is_settled && activity.done.as_ref().is_none_or(|done| done.first_day() > day)
    })
}

/// The last days for notice, from `day` on, in order. There may be one a day without end.
pub fn coming_notices<'r>(
    record: &'r Agreement,
    periods: &'r Periods,
    day: Day,
) -> impl Iterator<Item = Notice> + use<'r> {
    notice_clauses(record, periods).into_iter().flat_map(move |clauses| clauses.last_days(day))
}

/// The clauses by which notice can end an agreement. None if there are none, or if it has ended on an unknown day.
fn notice_clauses<'r>(record: &'r Agreement, periods: &'r Periods) -> Option<NoticeClauses<'r>> {
    match periods.end {
        Some((When::UnknownPast, _)) => None,
        end => NoticeClauses::of(record, &periods.term, end.and_then(|(end, _)| end.day())),
    }
}

/// The decisions planned for days before `day` that have not been taken, with their positions in the record.
pub fn overdue_decisions(record: &Agreement, day: Day) -> impl Iterator<Item = (usize, &Decision)> {
    let decisions =
        record.decision.iter().enumerate().map(|(position, decision)| (position, &decision.value));
    decisions.filter(move |(_, decision)| {
        decision.date.is_none()
            && !decision.planned().is_empty()
            && decision.planned().iter().all(|planned| planned.last_day() < day)
    })
}
