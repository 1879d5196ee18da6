//! What has to be done by a given day: the duties of an agreement, each with its day, the bodies and parties named for
//! it and its evidence.

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
use super::notice::Notice;
use super::periods::{Periods, When};
use super::recurrence::Due;
use super::standing::{Standing, open_activities};
use super::state::{State, end_as_written};

/// The kind of a duty. Duties of the same day are listed in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DutyKind {
    /// Ensure continuity: the last day of an agreement that has a successor, or that is ended on purpose.
    Expires,
    /// Ensure continuity: the last day of an agreement that no other takes over from on the next day.
    Lapses,
    /// Give notice: against a renewal, or for the agreement to end on a certain day.
    NoticeBy,
    /// Exercise an option.
    OptionBy,
    /// Start work on a successor.
    StartRevisionBy,
    /// Hold a review.
    ReviewDue,
    /// Carry out an activity.
    ActivityDue,
    /// Take a decision on one of its planned days.
    PlannedDecision,
    /// Have an agreement adopted by its first day.
    AdoptionDue,
}

impl DutyKind {
    /// Whether its day may lie before the agreement begins, as in planning and adopting it.
    #[must_use]
    pub fn may_precede_start(self) -> bool {
        match self {
            DutyKind::ActivityDue | DutyKind::PlannedDecision | DutyKind::AdoptionDue => true,
            DutyKind::Expires
            | DutyKind::Lapses
            | DutyKind::NoticeBy
            | DutyKind::OptionBy
            | DutyKind::StartRevisionBy
            | DutyKind::ReviewDue => false,
        }
    }

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

/// What a duty is based on, and which duty of its kind it is. Numbers start from 1 and stay the same if the day moves.
#[derive(Debug, Clone, Copy)]
pub enum Evidence<'r> {
    /// The last day, and the days without an agreement that follow if nothing is done.
    End(Option<Gap>),
    /// A last day to give notice.
    Notice(Notice),
    /// The first open option, and its number in the record.
    Option(&'r ProlongationOption, u32),
    /// The last day of the agreement, and its lead time.
    StartRevision(Day, Duration),
    /// An occurrence of a review, by its number.
    Review(&'r Review, u32),
    /// An activity, and its number among the open activities with the same title.
    Activity(&'r Activity, u32),
    /// A decision, its number among those of the same body or party, and the number of the planned day.
    Decision(&'r Decision, u32, u32),
    /// The agreement's incomplete adoption.
    Adoption,
}

/// Something that has to be done by a given day.
#[derive(Debug, Clone)]
pub struct Duty<'r> {
    /// What it is based on.
    pub evidence: Evidence<'r>,
    /// The due date. Its last day is the last day to do it.
    pub due: Date,
    /// The bodies and parties that have to do it, as written, if it is not for the owner alone.
    pub named: Vec<&'r Id>,
    /// Whether nothing is left to do.
    pub is_met: bool,
    /// Whether it remains to be done after its day has passed.
    pub stays: bool,
}

impl Duty<'_> {
    /// The last day to do it.
    #[must_use]
    pub fn day(&self) -> Day {
        self.due.last_day()
    }

    /// The kind of the duty.
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

/// The duties of one agreement, as of the day of a case.
#[derive(Debug, Clone, Copy)]
pub struct Duties<'c, 'r> {
    case: &'c Case<'r>,
    agreement: AgreementIx,
    record: &'r Agreement,
}

impl<'c, 'r> Duties<'c, 'r> {
    /// The duties of an agreement.
    #[must_use]
    pub fn of(case: &'c Case<'r>, agreement: AgreementIx) -> Self {
        Duties { case, agreement, record: case.agreement(agreement) }
    }

    pub(super) fn case(&self) -> &'c Case<'r> {
        self.case
    }

    pub(super) fn agreement(&self) -> AgreementIx {
        self.agreement
    }

    pub(super) fn record(&self) -> &'r Agreement {
        self.record
    }

    fn periods(&self) -> &'r Periods {
        self.case.periods(self.agreement)
    }

    fn standing(&self) -> &'r Standing {
        self.case.standing(self.agreement)
    }

    /// Whether it is in force or known to enter into force. Only then does a missed deadline matter.
    fn is_live(&self) -> bool {
        match self.standing().state {
            State::Provisional | State::Suspended | State::InForce => true,
            State::Upcoming => self.periods().start.is_some(),
            State::Draft
            | State::Replaced
            | State::Ended
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Lapsed => false,
        }
    }

    /// Whether a day is no later than the end of the agreement, provided that it ever binds its parties. The day may
    /// precede its start.
    fn is_by_end(&self, day: Day) -> bool {
        let periods = self.periods();
        let ever_binds = periods.start.is_some() || periods.provisional.is_some();
        ever_binds && periods.end.is_none_or(|(end, _)| When::On(day) <= end)
    }

    /// Whether it was replaced or ended. Nothing then remains to be done or decided.
    fn is_over(&self) -> bool {
        self.standing().state.is_over()
    }

    /// A duty of the owner that is not met.
    fn of_owner(evidence: Evidence<'r>, day: Day, stays: bool) -> Duty<'r> {
        Duty { evidence, due: Date::day(day), named: Vec::new(), is_met: false, stays }
    }

    /// To ensure continuity after the last day: open as long as nothing takes over. None if no last day is known, or if
    /// the agreement never enters into force.
    #[must_use]
    pub fn end(&self) -> Option<Duty<'r>> {
        let (periods, standing) = (self.periods(), self.standing());
        let last = periods.last_day().filter(|last| periods.is_binding(*last))?;
        let is_planned = self.case.registry.settings_for(self.agreement).ends_as_planned(&self.record.kind);
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

    /// To have the agreement adopted by its first day. It lies with the owner and with the parties that have not
    /// adopted it; the owner answers for those without a contact address.
    #[must_use]
    pub fn adoption(&self) -> Option<Duty<'r>> {
        let first = self.standing().adoption_due?;
        let registry = self.case.registry;
        let has_contact =
            |party: &PartyIx| registry.party(*party).is_some_and(|record| record.data.contact.is_some());
        let missing = self.periods().adoption.missing().iter().copied().filter(has_contact);
        let owner = self.record.owner.as_ref().map(|owner| &owner.value);
        let named = owner.into_iter().chain(missing.map(|party| registry.party_id(party))).collect();
        Some(Duty { named, ..Self::of_owner(Evidence::Adoption, first, true) })
    }

    /// To give notice. Once its day has passed the duty no longer exists: the next notice brings a later last day.
    /// None if the agreement ends before.
    #[must_use]
    pub fn notice(&self, notice: Notice) -> Option<Duty<'r>> {
        self.is_by_end(notice.by).then(|| Self::of_owner(Evidence::Notice(notice), notice.by, false))
    }

    /// To exercise the first open option.
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
        let last = periods.last_day().filter(|last| periods.is_binding(*last))?;
        let evidence = Evidence::StartRevision(last, self.case.lead_time(self.agreement));
        let named = self.record.initiator().map(|initiator| &initiator.value).into_iter().collect();
        Some(Duty { named, ..Self::of_owner(evidence, start, self.is_live()) })
    }

    /// To hold a review. `number` is that of the occurrence, from 1. None if the agreement ends before it is due.
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

    /// To carry out the open activities that have a date.
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

    /// To take the planned decisions, one duty for each planned day. A decision is late only when its last planned day
    /// has passed.
    #[must_use]
    pub fn decisions(&self) -> Vec<Duty<'r>> {
        let is_to_come = |decision: &Sp<Decision>| decision.date.is_none() && !decision.planned().is_empty();
        if self.is_over() || !self.record.decision.iter().any(is_to_come) {
            return Vec::new();
        }
        // By how many decisions of the same body it is preceded, whether or not these are to come.
        let mut counts: HashMap<&Id, u32> = HashMap::new();
        let duties = |decision: &'r Sp<Decision>| {
            let count = counts.entry(&decision.by.value).or_default();
            *count += 1;
            let (count, last) = (*count, decision.last_planned().map(|last| last.last_day()));
            let planned = decision.planned().iter().zip(1..).filter(|_| decision.date.is_none());
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
