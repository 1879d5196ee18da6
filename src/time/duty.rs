//! What has to be done by a day: the duties of an agreement, each with the day, who is named for it, and the evidence.

use std::collections::HashMap;

use crate::model::agreement::{Activity, Review};
use crate::model::validity::{Decision, ProlongationOption};
use crate::model::{Agreement, Date, Duration, Id};
use crate::registry::{AgreementIx, PartyIx};
use crate::source::Sp;

use super::attention::Flag;
use super::case::Case;
use super::day::Day;
use super::gaps::{Gap, GapTime};
use super::periods::{Periods, When};
use super::recurrence::Due;
use super::standing::{Standing, open_activities};
use super::state::{State, end_as_written};
use super::term::Notice;

/// What sort of duty it is. Those of one day are listed in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DutyKind {
    /// See that something follows: the last day of an agreement that something takes over from, or that is ended on purpose.
    Expires,
    /// See that something follows: the last day of an agreement with nothing to take over the day after.
    Lapses,
    /// Give notice against a renewal.
    NoticeBy,
    /// Call an option.
    OptionBy,
    /// Start work on a successor.
    StartRevisionBy,
    /// Hold a review.
    ReviewDue,
    /// Carry out an activity.
    ActivityDue,
    /// Take a decision on a day that it is planned for.
    PlannedDecision,
    /// Have an agreement adopted by its first day.
    AdoptionDue,
}

impl DutyKind {
    /// Its name in JSON and CSV.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            DutyKind::Expires => "expires",
            DutyKind::Lapses => "lapses",
            DutyKind::NoticeBy => "notice-by",
            DutyKind::OptionBy => "option-by",
            DutyKind::StartRevisionBy => "start-revision-by",
            DutyKind::ReviewDue => "review-due",
            DutyKind::ActivityDue => "activity-due",
            DutyKind::PlannedDecision => "planned-decision",
            DutyKind::AdoptionDue => "adoption-due",
        }
    }
}

/// What a duty rests on, and which of its sort it is. Numbers are from 1, and stay the same wherever the day moves.
#[derive(Debug, Clone, Copy)]
pub enum Evidence<'r> {
    /// The last day; with the days without an agreement that follow if nothing is done.
    End(Option<Gap>),
    /// A last day to give notice.
    Notice(Notice),
    /// The first open option, and its number in the record.
    Option(&'r ProlongationOption, u32),
    /// The last day of the agreement, and its lead time.
    StartRevision(Day, Duration),
    /// An occurrence of a review, by its number.
    Review(&'r Review, u32),
    /// An activity, and which of its title it is among those that are open.
    Activity(&'r Activity, u32),
    /// A decision, which of the same body or party it is, and the number of the planned day.
    Decision(&'r Decision, u32, u32),
    /// That not all who must have adopted it.
    Adoption,
}

/// Something that has to be done by a day.
#[derive(Debug, Clone)]
pub struct Duty<'r> {
    /// What it rests on.
    pub evidence: Evidence<'r>,
    /// When it is to be done: by its last day.
    pub due: Date,
    /// Who has to do it, where that is not the owner alone: bodies and parties, as written.
    pub named: Vec<&'r Id>,
    /// Is there nothing left to do?
    pub is_met: bool,
    /// Is there still something to be done after the day?
    pub stays: bool,
}

impl Duty<'_> {
    /// The last day to do it.
    #[must_use]
    pub fn day(&self) -> Day {
        self.due.last_day()
    }

    /// What sort of duty it is.
    #[must_use]
    pub fn kind(&self) -> DutyKind {
        match self.evidence {
            Evidence::End(Some(_)) => DutyKind::Lapses,
            Evidence::End(None) => DutyKind::Expires,
            Evidence::Notice(_) => DutyKind::NoticeBy,
            Evidence::Option(..) => DutyKind::OptionBy,
            Evidence::StartRevision(..) => DutyKind::StartRevisionBy,
            Evidence::Review(..) => DutyKind::ReviewDue,
            Evidence::Activity(..) => DutyKind::ActivityDue,
            Evidence::Decision(..) => DutyKind::PlannedDecision,
            Evidence::Adoption => DutyKind::AdoptionDue,
        }
    }
}

/// The duties of one agreement, seen from the day of a case.
#[derive(Debug, Clone, Copy)]
pub struct Duties<'c, 'r> {
    case: &'c Case<'r>,
    agreement: AgreementIx,
    record: &'r Agreement,
}

impl<'c, 'r> Duties<'c, 'r> {
    /// Those of an agreement.
    #[must_use]
    pub fn of(case: &'c Case<'r>, agreement: AgreementIx) -> Self {
        Duties { case, agreement, record: case.agreement(agreement) }
    }

    fn periods(&self) -> &'r Periods {
        self.case.periods(self.agreement)
    }

    fn standing(&self) -> &'r Standing {
        self.case.standing(self.agreement)
    }

    /// Is it in force, or known to come into force? Only then does a day that has passed matter.
    fn is_live(&self) -> bool {
        match self.standing().state {
            State::InForce | State::Upcoming => self.periods().start.is_some(),
            State::Draft
            | State::Replaced
            | State::Ended
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Lapsed => false,
        }
    }

    /// Does a day lie before its end, if it ever enters into force? It may lie before it does.
    fn is_by_end(&self, day: Day) -> bool {
        self.periods().start.is_some() && self.periods().end.is_none_or(|(end, _)| When::On(day) <= end)
    }

    fn is_over(&self) -> bool {
        self.standing().state.is_over()
    }

    /// A duty of the owner that is not met.
    fn of_owner(evidence: Evidence<'r>, day: Day, stays: bool) -> Duty<'r> {
        Duty { evidence, due: Date::day(day), named: Vec::new(), is_met: false, stays }
    }

    /// To see to what follows its last day: open as long as nothing takes over. None if no last day is known, or it is never
    /// in force.
    #[must_use]
    pub fn end(&self) -> Option<Duty<'r>> {
        let (periods, standing) = (self.periods(), self.standing());
        let last = periods.last_day().filter(|last| periods.is_in_force(*last))?;
        let is_planned = self.case.registry.settings.ends_as_planned(&self.record.kind);
        let is_lapsed = standing.has(Flag::Lapsed);
        let gap = standing.gap_after_end.filter(|_| !is_planned);
        let gap = gap.filter(|gap| is_lapsed || gap.time == GapTime::Coming);
        Some(Duty {
            evidence: Evidence::End(gap),
            due: end_as_written(self.case.registry, self.agreement, last),
            named: Vec::new(),
            is_met: gap.is_none(),
            stays: gap.is_some(),
        })
    }

    /// To have it adopted by its first day: the owner has to see to it, and those who have not adopted it. Of those who cannot
    /// be written to, the owner hears.
    #[must_use]
    pub fn adoption(&self) -> Option<Duty<'r>> {
        let first = self.standing().adoption_due?;
        let registry = self.case.registry;
        let has_contact =
            |party: &PartyIx| registry.party(*party).is_some_and(|of| of.data.contact.is_some());
        let missing = self.periods().adoption.missing.iter().copied().filter(has_contact);
        let owner = self.record.owner.as_ref().map(|owner| &owner.value);
        let named = owner.into_iter().chain(missing.map(|party| registry.party_id(party))).collect();
        Some(Duty { named, ..Self::of_owner(Evidence::Adoption, first, true) })
    }

    /// To give notice. Once its day has passed it can no more be met: notice is about the next renewal. None if the agreement
    /// ends before.
    #[must_use]
    pub fn notice(&self, notice: Notice) -> Option<Duty<'r>> {
        self.is_by_end(notice.by).then(|| Self::of_owner(Evidence::Notice(notice), notice.by, false))
    }

    /// To call the first open option.
    #[must_use]
    pub fn option(&self) -> Option<Duty<'r>> {
        let (position, option) = self.record.open_option()?;
        let by = self.standing().option_by.filter(|by| self.is_by_end(*by))?;
        let number = u32::try_from(position).unwrap_or(u32::MAX).saturating_add(1);
        Some(Self::of_owner(Evidence::Option(option, number), by, self.is_live()))
    }

    /// To start work on a successor.
    #[must_use]
    pub fn start_of_revision(&self) -> Option<Duty<'r>> {
        let (periods, standing) = (self.periods(), self.standing());
        let start = standing.start_revision_due()?;
        let last = periods.last_day().filter(|last| periods.is_in_force(*last))?;
        let evidence = Evidence::StartRevision(last, standing.lead_time);
        let named = self.record.initiator().map(|initiator| &initiator.value).into_iter().collect();
        Some(Duty { named, ..Self::of_owner(evidence, start, self.is_live()) })
    }

    /// To hold a review, of which this is occurrence number `number`, from 1. None if the agreement ends before.
    #[must_use]
    pub fn review(&self, review: &'r Review, number: u32, due: Due) -> Option<Duty<'r>> {
        self.is_by_end(due.day).then(|| Duty {
            evidence: Evidence::Review(review, number),
            due: due.date,
            named: review.by.iter().map(|by| &by.value).collect(),
            is_met: false,
            stays: self.is_live(),
        })
    }

    /// To carry out the activities that are open and have a day.
    #[must_use]
    pub fn activities(&self) -> Vec<Duty<'r>> {
        if self.is_over() {
            return Vec::new();
        }
        let mut counts: HashMap<&str, u32> = HashMap::new();
        let duty = |(_, activity): (usize, &'r Activity)| {
            let due = activity.due.as_ref()?.value;
            let count = counts.entry(&activity.title).or_default();
            *count += 1;
            let named = activity.by.iter().map(|by| &by.value).collect();
            let evidence = Evidence::Activity(activity, *count);
            Some(Duty { evidence, due, named, is_met: false, stays: true })
        };
        open_activities(self.record, self.case.day()).filter_map(duty).collect()
    }

    /// To take the decisions that are planned, each on every day that it is planned for. Only when the last of them has passed
    /// is it late.
    #[must_use]
    pub fn decisions(&self) -> Vec<Duty<'r>> {
        if self.is_over() {
            return Vec::new();
        }
        let mut counts: HashMap<&Id, u32> = HashMap::new();
        let duties = |decision: &'r Sp<Decision>| {
            let count = counts.entry(&decision.by.value).or_default();
            *count += 1;
            let (count, last) = (*count, decision.last_planned().map(|last| last.last_day()));
            let planned = decision.planned.iter().zip(1..).filter(|_| decision.date.is_none());
            planned.map(move |(planned, number)| Duty {
                evidence: Evidence::Decision(decision, count, number),
                due: planned.value,
                named: vec![&decision.by.value],
                is_met: false,
                stays: Some(planned.last_day()) == last,
            })
        };
        self.record.decision.iter().flat_map(duties).collect()
    }
}
