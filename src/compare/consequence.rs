//! Changes in the standing of an agreement on the day, whether or not its own record changed.

use super::version::Version;
use crate::model::Date;
use crate::registry::AgreementIx;
use crate::time::{Day, DutyKind, Gap, State, When, days_between, end_as_written, next_deadline};

/// The aspects of an agreement's standing that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsequenceKind {
    /// Its state.
    State,
    /// When it enters into force.
    InForceFrom,
    /// The last day on which it can be in force.
    EffectiveEnd,
    /// Its last day if notice is given on the day.
    BoundThrough,
    /// The days without an agreement after it.
    Gap,
    /// The last day of what it is based on.
    BasisEnd,
    /// The body responsible for it.
    EffectiveOwner,
    /// Its next deadline.
    NextDeadline,
}

/// One aspect of an agreement's standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect<'r> {
    /// Its state.
    State(State),
    /// The day on which it enters into force.
    InForceFrom(Day),
    /// The last day on which it can be in force, in the precision of the record.
    EffectiveEnd(Date),
    /// Its last day is not known, because a suspension that prolongs it has no last day.
    EndAfterSuspension,
    /// The last day if notice is given on the day of the comparison.
    BoundThrough(Day),
    /// The days without an agreement after it.
    Gap(Gap),
    /// The last day on which all that it is based on can be in force, in the precision of the record; and what ends on it.
    BasisEnd(Date, &'r str),
    /// The display name of the body responsible for it.
    EffectiveOwner(&'r str),
    /// The next duty within the horizon, and its deadline.
    NextDeadline(DutyKind, Date),
}

/// A change in the standing of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence<'r> {
    /// Which aspect changed.
    pub kind: ConsequenceKind,
    /// The old standing. None if there was none to report.
    pub old: Option<Aspect<'r>>,
    /// The new standing. None if there is none to report.
    pub new: Option<Aspect<'r>>,
}

impl ConsequenceKind {
    const ALL: [ConsequenceKind; 8] = [
        ConsequenceKind::State,
        ConsequenceKind::InForceFrom,
        ConsequenceKind::EffectiveEnd,
        ConsequenceKind::BoundThrough,
        ConsequenceKind::Gap,
        ConsequenceKind::BasisEnd,
        ConsequenceKind::EffectiveOwner,
        ConsequenceKind::NextDeadline,
    ];

    fn of<'r>(self, version: Version<'r>) -> Option<Aspect<'r>> {
        let (case, agreement) = (version.side.case, version.agreement);
        let (periods, standing) = (case.periods(agreement), case.standing(agreement));
        match self {
            ConsequenceKind::State => Some(Aspect::State(standing.state)),
            ConsequenceKind::InForceFrom => periods.start.and_then(When::day).map(Aspect::InForceFrom),
            ConsequenceKind::EffectiveEnd => {
                let end = periods.last_day().map(|day| end_as_written(case.registry, agreement, day));
                let is_open = end.is_none() && periods.term.is_suspended_without_end;
                end.map(Aspect::EffectiveEnd).or(is_open.then_some(Aspect::EndAfterSuspension))
            }
            ConsequenceKind::BoundThrough => {
                // On its own last day notice changes nothing.
                let bound = standing.bound_through.filter(|_| standing.state.is_in_force());
                bound.filter(|bound| Some(*bound) != periods.last_day()).map(Aspect::BoundThrough)
            }
            ConsequenceKind::Gap => standing.gap().map(Aspect::Gap),
            ConsequenceKind::BasisEnd => {
                let bases = case.registry.links(agreement).based_on.iter().flatten();
                let last = |basis: &AgreementIx| Some((case.periods(*basis).last_day()?, *basis));
                let first = bases.filter_map(last).min().filter(|_| !standing.state.is_over());
                first.map(|(day, basis)| {
                    let name = case.registry.agreement_name(basis);
                    Aspect::BasisEnd(end_as_written(case.registry, basis, day), name)
                })
            }
            ConsequenceKind::EffectiveOwner => {
                standing.owner.map(|owner| Aspect::EffectiveOwner(case.registry.body_name(owner)))
            }
            ConsequenceKind::NextDeadline => {
                let next = next_deadline(&case, agreement);
                next.map(|next| Aspect::NextDeadline(next.kind(), next.due))
            }
        }
    }
}

impl Aspect<'_> {
    /// The day concerned. None if there is none, or several.
    fn day(self) -> Option<Day> {
        match self {
            Aspect::InForceFrom(day) | Aspect::BoundThrough(day) => Some(day),
            Aspect::EffectiveEnd(date) | Aspect::BasisEnd(date, _) | Aspect::NextDeadline(_, date) => {
                Some(date.last_day())
            }
            Aspect::State(_) | Aspect::EndAfterSuspension | Aspect::Gap(_) | Aspect::EffectiveOwner(_) => {
                None
            }
        }
    }
}

impl Consequence<'_> {
    /// The number of days by which it moved, negative for earlier. None if it did not move, if it is not a day, or if
    /// either day is missing.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        // One duty instead of another has not moved.
        if let (Some(Aspect::NextDeadline(old, _)), Some(Aspect::NextDeadline(new, _))) = (self.old, self.new)
            && old != new
        {
            return None;
        }
        let days = days_between(self.old?.day()?, self.new?.day()?);
        Some(days).filter(|days| *days != 0)
    }
}

/// The changes in the standing of an agreement. If it is in only one of the registries, its standing there.
pub(super) fn consequences<'r>(old: Option<Version<'r>>, new: Option<Version<'r>>) -> Vec<Consequence<'r>> {
    let consequence = |kind: ConsequenceKind| {
        let (old, new) = (old.and_then(|version| kind.of(version)), new.and_then(|version| kind.of(version)));
        (old != new).then_some(Consequence { kind, old, new })
    };
    ConsequenceKind::ALL.into_iter().filter_map(consequence).collect()
}
