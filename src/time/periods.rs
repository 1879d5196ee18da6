//! The periods of an agreement: when it enters into force, when it ends and what replaces it.

use crate::registry::{AgreementIx, Days};
use crate::source::ThinVec;

use super::adoption::Adoption;
use super::day::{Day, previous};
use super::term::Term;

/// A known day, or an unknown day in the past, which sorts before every known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// The day is not recorded.
    UnknownPast,
    /// On this day.
    On(Day),
}

impl When {
    /// Whether it is `day` or earlier.
    #[must_use]
    pub fn is_by(self, day: Day) -> bool {
        self <= When::On(day)
    }

    /// The day, if it is known.
    #[must_use]
    pub fn day(self) -> Option<Day> {
        match self {
            When::On(day) => Some(day),
            When::UnknownPast => None,
        }
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        match self {
            When::On(day) => When::On(previous(day)),
            When::UnknownPast => When::UnknownPast,
        }
    }
}

/// Why an agreement ends when it does. Of two causes on the same day, the first is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EndCause {
    /// `[end]` says so.
    Ended,
    /// Its term is over.
    Term,
    /// It ends with another, or when another is replaced.
    EndedWith,
    /// A successor takes over.
    Replaced,
}

impl EndCause {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            EndCause::Ended => "ended",
            EndCause::Term => "term",
            EndCause::EndedWith => "ended-with",
            EndCause::Replaced => "replaced",
        }
    }
}

/// A last day, and why it is the last.
pub type End = (When, EndCause);

/// The order of ends. Unknown days come last, so that they do not hide known ones.
pub(super) fn order((end, cause): &End) -> (bool, When, EndCause) {
    (end.day().is_none(), *end, *cause)
}

/// An agreement that replaces the whole of another.
#[derive(Debug, Clone, Copy)]
pub struct Successor {
    /// The successor.
    pub agreement: AgreementIx,
    entry: u32,
    /// The day from which it takes over, together with every agreement in `together_with`. None while this is not
    /// decided, and if any of them ends before.
    pub takes_over: Option<When>,
}

impl Successor {
    /// The agreement whose `[[replaces]]` entry at a position is for the whole of another.
    pub(super) fn new(agreement: AgreementIx, entry: usize, takes_over: Option<When>) -> Self {
        Successor { agreement, entry: u32::try_from(entry).unwrap_or(u32::MAX), takes_over }
    }

    /// The position of its `[[replaces]]` entry for the other.
    #[must_use]
    pub fn entry(&self) -> usize {
        self.entry as usize
    }
}

/// The periods of one agreement. Last days are inclusive.
#[derive(Debug, Clone)]
pub struct Periods {
    /// The first day of `validity.from`, if that is a date: `F`.
    pub first: Option<Day>,
    /// Its adoption.
    pub adoption: Adoption,
    /// `E`: when it enters into force. None if that would be after its written end.
    pub start: Option<When>,
    /// `W`: its written end, the earlier of the end of its term and that of `[end]`, as far as it does not depend on
    /// when the agreement enters into force.
    pub written_end: Option<Day>,
    /// The last day that `[end]` gives, by its date or by the notice that was given.
    pub ended: Option<Day>,
    /// Its term.
    pub term: Term,
    /// The days on which it is applied provisionally, before it enters into force.
    pub provisional: Option<Days>,
    /// The last day of each party that gave notice and whose last day is not written, by the position of its entry.
    pub notice_exits: ThinVec<(usize, Day)>,
    /// The last day given by its own record, and the cause.
    pub own_end: Option<End>,
    /// The agreement that it ends with, if that is why it ends.
    pub host: Option<AgreementIx>,
    /// The agreements that replace the whole of it, in the order of ids.
    pub successors: ThinVec<Successor>,
    /// `R` and the successor: the first to take over on a known day, otherwise one whose day is unknown.
    pub replaced: Option<(When, AgreementIx)>,
    /// `U`: the last day on which it can be in force, and why.
    pub end: Option<End>,
}

impl Periods {
    /// The last day on which it can be in force, if it is known.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.end.and_then(|(end, _)| end.day())
    }

    /// When it enters into force or, if it does not, its written start. None if neither is known.
    #[must_use]
    pub fn begins(&self) -> Option<When> {
        self.start.or(self.first.map(When::On))
    }

    /// Whether it ends before it begins, so that it is never in force.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let begins = self.begins().and_then(When::day);
        begins.zip(self.last_day()).is_some_and(|(first, last)| last < first)
    }

    /// Whether it is in force on `day`.
    #[must_use]
    pub fn is_in_force(&self, day: Day) -> bool {
        self.start.is_some_and(|start| start.is_by(day))
            && self.end.is_none_or(|(end, _)| When::On(day) <= end)
    }

    /// Whether it is applied on `day`, though not in force yet.
    #[must_use]
    pub fn is_provisional(&self, day: Day) -> bool {
        self.provisional.is_some_and(|days| days.contain(day))
    }

    /// Whether it binds its parties on `day`: it is in force or applied provisionally.
    #[must_use]
    pub fn is_binding(&self, day: Day) -> bool {
        self.is_in_force(day) || self.is_provisional(day)
    }

    /// Whether it was adopted only after its intended period, or never.
    #[must_use]
    pub fn is_too_late(&self) -> bool {
        let adopted_after = |end: Day| self.adoption.day.is_some_and(|day| end < day);
        !self.adoption.complete || self.written_end.is_some_and(adopted_after)
    }

    /// `R`: the day from which a successor replaces it.
    #[must_use]
    pub fn replaced_from(&self) -> Option<When> {
        self.replaced.map(|(from, _)| from)
    }
}

/// The first successor to take over: the earliest with a known day, otherwise one whose day is unknown.
pub(super) fn first_to_take_over(successors: &[Successor]) -> Option<(When, AgreementIx)> {
    let all = successors.iter().filter_map(|successor| Some((successor.takes_over?, successor.agreement)));
    all.min_by_key(|(from, agreement)| (from.day().is_none(), *from, *agreement))
}

/// `U`: the earlier of the own end and the day before a successor takes over.
pub(super) fn effective_end(own_end: Option<End>, replaced_from: Option<When>) -> Option<End> {
    let replaced = replaced_from.map(|from| (from.previous(), EndCause::Replaced));
    own_end.into_iter().chain(replaced).min_by_key(order)
}
