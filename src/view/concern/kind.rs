//! The kinds of what there is to see to, and the sections of the report that they belong to.

use crate::registry::AgreementIx;
use crate::time::day::FIRST;
use crate::time::{Case, Day, DutyKind, Flag, State, days_between};
use crate::view::message::message;
use crate::view::{Message, words};

use super::Fold;

/// The sections of the report, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusSection {
    /// What ends within the horizon, and nothing takes over.
    Lapses,
    /// What has run out, and nothing took over.
    Lapsed,
    /// What is not adopted by all who must adopt it, and decisions that are late.
    Adoption,
    /// What has to be revised, reviewed, terminated, prolonged or carried out.
    Revision,
    /// What ends within the horizon, and a successor takes over or the end is recorded.
    Expires,
}

impl StatusSection {
    /// Every section, in the order of the report.
    pub const ALL: [StatusSection; 5] = [
        StatusSection::Lapses,
        StatusSection::Lapsed,
        StatusSection::Adoption,
        StatusSection::Revision,
        StatusSection::Expires,
    ];

    /// Its name in JSON, CSV and addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            StatusSection::Lapses => "lapses",
            StatusSection::Lapsed => "lapsed",
            StatusSection::Adoption => "adoption",
            StatusSection::Revision => "revision",
            StatusSection::Expires => "expires",
        }
    }

    /// What decides where something stands in the section: what is shown comes first, of this what a law requires, then
    /// what has the earliest day. What has run out comes with the latest day first. What has no day comes last.
    #[must_use]
    pub fn order(self, fold: Option<Fold>, is_statutory: bool, day: Option<Day>) -> impl Ord {
        let days = day.map(|day| days_between(FIRST, day));
        let days = match self {
            StatusSection::Lapsed => days.map(|days| -days),
            StatusSection::Lapses
            | StatusSection::Adoption
            | StatusSection::Revision
            | StatusSection::Expires => days,
        };
        (fold, !is_statutory, days.is_none(), days)
    }

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> Message {
        match self {
            StatusSection::Lapses => message!("section-lapses"),
            StatusSection::Lapsed => message!("section-lapsed"),
            StatusSection::Adoption => message!("section-adoption"),
            StatusSection::Revision => message!("section-revision"),
            StatusSection::Expires => message!("section-expires"),
        }
    }
}

/// The kind of something to see to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConcernKind {
    /// A flag.
    Flag(Flag),
    /// A state: `awaiting-adoption`.
    State(State),
    /// A duty whose day is yet to come, and that no flag is about.
    Duty(DutyKind),
}

impl From<Flag> for ConcernKind {
    fn from(flag: Flag) -> Self {
        ConcernKind::Flag(flag)
    }
}

impl From<State> for ConcernKind {
    fn from(state: State) -> Self {
        ConcernKind::State(state)
    }
}

impl From<DutyKind> for ConcernKind {
    fn from(duty: DutyKind) -> Self {
        ConcernKind::Duty(duty)
    }
}

impl ConcernKind {
    /// Its name in JSON and CSV.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ConcernKind::Flag(flag) => flag.name(),
            ConcernKind::State(state) => state.name(),
            ConcernKind::Duty(duty) => duty.name(),
        }
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> Message {
        match self {
            ConcernKind::Flag(flag) => words::flag(flag),
            ConcernKind::State(state) => words::state(state),
            ConcernKind::Duty(duty) => words::duty_kind(duty),
        }
    }

    /// The section of the report that it belongs to.
    #[must_use]
    pub fn section(self) -> StatusSection {
        match self {
            ConcernKind::Flag(Flag::Lapsing) | ConcernKind::Duty(DutyKind::Lapses) => StatusSection::Lapses,
            ConcernKind::Flag(Flag::Lapsed) => StatusSection::Lapsed,
            ConcernKind::Flag(
                Flag::NotAdopted | Flag::AdoptionDue | Flag::Rejected | Flag::DecisionOverdue,
            )
            | ConcernKind::State(_)
            | ConcernKind::Duty(DutyKind::AdoptionDue | DutyKind::PlannedDecision) => StatusSection::Adoption,
            ConcernKind::Flag(
                Flag::NoticeDue
                | Flag::OptionDue
                | Flag::StartRevision
                | Flag::Revise
                | Flag::ReviewOverdue
                | Flag::ReviewDue
                | Flag::ActivityOverdue
                | Flag::OwnerGone,
            )
            | ConcernKind::Duty(
                DutyKind::NoticeBy
                | DutyKind::OptionBy
                | DutyKind::StartRevisionBy
                | DutyKind::ReviewDue
                | DutyKind::ActivityDue,
            ) => StatusSection::Revision,
            ConcernKind::Flag(Flag::Expiring) | ConcernKind::Duty(DutyKind::Expires) => {
                StatusSection::Expires
            }
        }
    }

    /// The rules of `check` that report it. Who accepts one of them in the record accepts it.
    pub(super) fn rules(self, case: &Case<'_>, agreement: AgreementIx) -> Vec<&'static str> {
        let rejected = case.is_rejected(agreement).then_some("rejected");
        match self {
            // If something takes over later, `coverage-gap` reports it.
            ConcernKind::Flag(Flag::Lapsing) => vec!["lapsing", "coverage-gap"],
            ConcernKind::Flag(Flag::Revise) => vec!["revision-needed"],
            // If all who are missing have rejected it, `rejected` reports it.
            ConcernKind::Flag(flag @ (Flag::NotAdopted | Flag::AdoptionDue)) => {
                [flag.name()].into_iter().chain(rejected).collect()
            }
            ConcernKind::State(state) => [state.name()].into_iter().chain(rejected).collect(),
            ConcernKind::Flag(
                flag @ (Flag::Lapsed
                | Flag::Expiring
                | Flag::Rejected
                | Flag::NoticeDue
                | Flag::OptionDue
                | Flag::StartRevision
                | Flag::ReviewOverdue
                | Flag::ReviewDue
                | Flag::ActivityOverdue
                | Flag::DecisionOverdue
                | Flag::OwnerGone),
            ) => vec![flag.name()],
            ConcernKind::Duty(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_section_has_a_name_of_its_own() {
        let mut names = StatusSection::ALL.map(StatusSection::name).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), StatusSection::ALL.len());
    }
}
