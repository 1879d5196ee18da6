//! How one agreement replaces another: when, after how long a gap and under which conditions.

use crate::model::Id;
use crate::registry::{AgreementIx, Thing, Tie, TieKind};

use super::case::Case;
use super::day::{Day, days_between};
use super::obstacle::Obstacle;
use super::periods::When;

/// A `[[replaces]]` entry. Takeovers are ordered by day, those without a known day last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Takeover {
    is_open: bool,
    from: Option<When>,
    /// The agreement that replaces another.
    pub successor: AgreementIx,
    /// The position of the `[[replaces]]` entry in its record.
    pub entry: usize,
}

/// A condition that must be met before a `[[replaces]]` entry takes effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition<'r> {
    /// This agreement must enter into force, which the obstacle prevents.
    EntryIntoForce(AgreementIx, Obstacle),
    /// This agreement, which enters into force, must last longer than through this day.
    LongerTerm(AgreementIx, Day),
    /// An agreement with this id must exist.
    Existence(&'r Id),
}

impl Takeover {
    pub(super) fn of(case: &Case<'_>, successor: AgreementIx, entry: usize) -> Self {
        let from = case.takes_over(successor, entry);
        Takeover { is_open: from.and_then(When::day).is_none(), from, successor, entry }
    }
}

impl<'r> Case<'r> {
    /// The takeovers that replace an agreement, in whole or in part, by day.
    #[must_use]
    pub fn takeovers(&self, replaced: AgreementIx) -> Vec<Takeover> {
        let by = self.registry.links(replaced).replaced_by.iter();
        let mut by: Vec<Takeover> = by.map(|by| Takeover::of(self, by.successor, by.entry())).collect();
        by.sort_unstable();
        by
    }

    /// Whether a `[[replaces]]` entry of an agreement has taken effect by the day.
    #[must_use]
    pub fn has_taken_over(&self, successor: AgreementIx, entry: usize) -> bool {
        self.takes_over(successor, entry).is_some_and(|from| from.is_by(self.day()))
    }

    /// Whether a tie has taken effect by the day. Only takeovers have a day; other ties have effect from the beginning.
    #[must_use]
    pub fn has_come_about(&self, tie: &Tie) -> bool {
        match (tie.kind, tie.written_in, tie.from) {
            (TieKind::Replaces | TieKind::HelpsReplace, Some((successor, entry)), _) => {
                self.has_taken_over(successor, entry)
            }
            (TieKind::TakesOver, _, Thing::Body(body)) => self.outlook.bodies.has_begun(body, self.day()),
            (
                TieKind::Replaces
                | TieKind::HelpsReplace
                | TieKind::TakesOver
                | TieKind::BasedOn
                | TieKind::Amends,
                _,
                _,
            ) => true,
        }
    }

    /// The number of days without an agreement before a `[[replaces]]` entry takes effect. None if it is not known, if
    /// another agreement takes over first, or if only sections are replaced.
    #[must_use]
    pub fn gap_days_before(&self, successor: AgreementIx, entry: usize) -> Option<i64> {
        let link = self.registry.links(successor).replaces.get(entry).filter(|link| link.whole)?;
        let replaced = link.agreement?;
        let first = self.taking_over(replaced)?;
        let from = first.takes_over?.day()?;
        let periods = self.periods(replaced);
        if (first.agreement, first.entry()) != (successor, entry) || periods.start.is_none() {
            return None;
        }
        match periods.own_end {
            Some((end, _)) => Some((days_between(end.day()?, from) - 1).max(0)),
            None => Some(0),
        }
    }

    /// The conditions for a `[[replaces]]` entry of an agreement to take effect: the obstacles of the agreement and of
    /// each of `together_with`; or, if there are none and it still never takes effect, those of them that end too
    /// early.
    #[must_use]
    pub fn conditions(&self, successor: AgreementIx, entry: usize) -> Vec<Condition<'r>> {
        let others = self.registry.links(successor).replaces.get(entry).map(|link| &link.together_with);
        let written = self.agreement(successor).replaces.get(entry).map(|written| &written.together_with);
        let others = others.into_iter().flatten().copied().zip(written.into_iter().flatten());
        let entry_into_force =
            |agreement: AgreementIx| Some(Condition::EntryIntoForce(agreement, self.obstacle(agreement)?));
        let mut conditions: Vec<Condition<'r>> = entry_into_force(successor).into_iter().collect();
        conditions.extend(others.clone().filter_map(|(other, written)| match other {
            Some(other) => entry_into_force(other),
            None => Some(Condition::Existence(&written.value)),
        }));
        if conditions.is_empty() && self.takes_over(successor, entry).is_none() {
            let all = std::iter::once(successor).chain(others.filter_map(|(other, _)| other));
            let end = |agreement: AgreementIx| self.periods(agreement).own_end.and_then(|(end, _)| end.day());
            conditions
                .extend(all.filter_map(|agreement| Some(Condition::LongerTerm(agreement, end(agreement)?))));
        }
        conditions
    }
}

impl Condition<'_> {
    /// The agreement that the condition concerns. None if it does not exist.
    #[must_use]
    pub fn agreement(&self) -> Option<AgreementIx> {
        match self {
            Condition::EntryIntoForce(agreement, _) | Condition::LongerTerm(agreement, _) => Some(*agreement),
            Condition::Existence(_) => None,
        }
    }
}
