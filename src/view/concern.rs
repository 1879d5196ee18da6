//! What someone has to see to in an agreement: the next step, why, by when and whose it is. `status`, `remind` and the
//! overview of the web site tell it alike.

mod adoption;
mod ending;
mod kind;
mod revision;

use crate::model::{Date, Id};
use crate::registry::AgreementIx;
use crate::rules::acceptance;
use crate::text::cut;
use crate::time::day::subtract;
use crate::time::{Case, Day, Duties, Duty, Evidence, Flag, State};

use super::message::message;
use super::{Dated, Message, Named, words};

pub use kind::{ConcernKind, StatusSection};

/// Something to see to.
#[derive(Debug, Clone)]
pub struct Concern {
    /// What it is.
    pub kind: ConcernKind,
    /// The section of the report that it belongs to.
    pub section: StatusSection,
    /// The last day to see to it, or the day that it is about. None if it has no day.
    pub day: Option<Dated>,
    /// Who is responsible on that day, or today if it has passed.
    pub responsible: Vec<Named>,
    /// How many things it stands for: decisions or activities.
    pub count: usize,
    /// The next step, as an imperative.
    pub step: Message,
    /// What the reasons are about, if it is only a part of the agreement that the step names: a review, an activity.
    pub topic: Option<Message>,
    /// The reasons.
    pub why: Vec<Message>,
    /// Why reports fold it. None if they show it.
    pub fold: Option<Fold>,
}

impl Concern {
    /// The next step, then the reasons.
    #[must_use]
    pub fn text(&self) -> Message {
        message!("step-why", step = self.step.clone(), why = self.why.clone())
    }
}

/// Why a report counts something instead of showing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    /// Its day is more than two years back.
    Old,
    /// The finding about it is accepted in the record.
    Accepted,
}

/// How far back the day of what reports show may lie, in months.
const SHOWN_MONTHS: u32 = 24;

/// The next step, and the reasons.
struct Told {
    step: Message,
    topic: Option<Message>,
    why: Vec<Message>,
}

impl Told {
    fn new(step: Message, why: Vec<Message>) -> Self {
        Told { step, topic: None, why }
    }
}

/// The longest title of another agreement, in characters, that a reason gives in full.
const LONGEST_TITLE: usize = 80;

/// Everything to see to in an agreement, in no particular order.
#[must_use]
pub fn concerns(case: &Case<'_>, agreement: AgreementIx) -> Vec<Concern> {
    let teller = Teller { case, agreement };
    let mut all = Vec::new();
    all.extend(teller.ending());
    teller.adoption(&mut all);
    teller.revision(&mut all);
    all
}

/// What someone has to see to because of one duty of an agreement.
#[must_use]
pub fn of_duty(case: &Case<'_>, agreement: AgreementIx, duty: &Duty<'_>) -> Concern {
    Teller { case, agreement }.of_duty(duty)
}

/// Why an agreement must be revised, for reasons that are no dates.
#[must_use]
pub fn why_revise(case: &Case<'_>, agreement: AgreementIx) -> Vec<Message> {
    Teller { case, agreement }.told_revise().why
}

/// The reason that the record gives for accepting something to see to. None if it is not accepted.
#[must_use]
pub fn why_accepted<'r>(case: &Case<'r>, agreement: AgreementIx, kind: ConcernKind) -> Option<&'r str> {
    let accepted = |rule: &str| acceptance(case.agreement(agreement), rule, case.day());
    kind.rules(case, agreement).into_iter().find_map(accepted).map(|accept| accept.reason.as_str())
}

/// Why nothing takes over from an agreement at once when it ends.
#[must_use]
pub fn no_takeover(case: &Case<'_>, agreement: AgreementIx) -> Vec<Message> {
    Teller { case, agreement }.no_takeover()
}

/// Tells what there is to see to in one agreement.
#[derive(Clone, Copy)]
struct Teller<'c, 'r> {
    case: &'c Case<'r>,
    agreement: AgreementIx,
}

impl<'c, 'r> Teller<'c, 'r> {
    fn has(&self, flag: Flag) -> bool {
        self.case.standing(self.agreement).has(flag)
    }

    fn duties(&self) -> Duties<'c, 'r> {
        Duties::of(self.case, self.agreement)
    }

    /// The distance to the last day of a date.
    fn distance(&self, date: Date) -> Message {
        words::distance_message(self.case.day(), date.last_day())
    }

    /// A name of another agreement.
    fn named(&self, agreement: AgreementIx) -> Named {
        let named = words::named_agreement(self.case.registry, agreement);
        // An id in the name tells it from another of the same title.
        if self.case.registry.shares_its_title(agreement) {
            return named;
        }
        Named { name: cut(&named.name, LONGEST_TITLE).into_owned(), ..named }
    }

    fn concern<'i>(
        &self,
        kind: ConcernKind,
        day: Option<Dated>,
        named: impl IntoIterator<Item = &'i Id>,
        told: Told,
    ) -> Concern {
        let section = kind.section();
        let on = self.case.day_to_act(day.map(|day| day.day));
        let responsible = self.case.responsible(self.agreement, named, on).into_iter();
        Concern {
            kind,
            section,
            day,
            responsible: responsible
                .map(|responsible| words::named_holder(self.case.registry, responsible.holder))
                .collect(),
            count: 1,
            step: told.step,
            topic: told.topic,
            why: told.why,
            fold: self.fold(kind, day),
        }
    }

    fn of_duty(&self, duty: &Duty<'_>) -> Concern {
        let today = self.case.day();
        let is_overdue = duty.day() < today;
        let (kind, told) = match &duty.evidence {
            Evidence::End(Some(_)) if is_overdue => (Flag::Lapsed.into(), self.lapse()),
            Evidence::End(Some(_)) => (Flag::Lapsing.into(), self.lapse()),
            Evidence::End(None) => (Flag::Expiring.into(), self.planned_end()),
            Evidence::Notice(notice) => (Flag::NoticeDue.into(), self.told_notice(*notice)),
            Evidence::Option(option, _) => (Flag::OptionDue.into(), self.told_option(option, duty.day())),
            Evidence::StartRevision(last, lead_time) => {
                (Flag::StartRevision.into(), self.told_start(duty.day(), *last, *lead_time))
            }
            Evidence::Review(review, _) if is_overdue => {
                (Flag::ReviewOverdue.into(), self.told_review(review, duty.due))
            }
            Evidence::Review(review, _) => (Flag::ReviewDue.into(), self.told_review(review, duty.due)),
            Evidence::Activity(activity, _) if is_overdue => {
                (Flag::ActivityOverdue.into(), self.told_overdue_activities(1, activity, duty.due))
            }
            Evidence::Activity(activity, _) => (duty.kind().into(), self.told_activity(activity, duty.due)),
            Evidence::Decision(decision, ..) if is_overdue && duty.stays => {
                (Flag::DecisionOverdue.into(), self.told_overdue_decisions(&[(duty.due, vec![decision])]))
            }
            Evidence::Decision(decision, ..) => (duty.kind().into(), self.told_decision(decision, duty.due)),
            Evidence::Adoption if is_overdue => (State::AwaitingAdoption.into(), self.told_awaiting()),
            Evidence::Adoption => (Flag::AdoptionDue.into(), self.told_adoption_due(duty.day())),
        };
        self.concern(kind, Some(Dated::last(duty.due)), duty.named.iter().copied(), told)
    }

    fn fold(&self, kind: ConcernKind, day: Option<Dated>) -> Option<Fold> {
        if why_accepted(self.case, self.agreement, kind).is_some() {
            return Some(Fold::Accepted);
        }
        day.is_some_and(|day| is_old(self.case, day.day)).then_some(Fold::Old)
    }
}

/// Whether a day is so far back that reports only count what it is about.
#[must_use]
fn is_old(case: &Case<'_>, day: Day) -> bool {
    day < subtract(case.day(), crate::model::Duration::of_months(SHOWN_MONTHS))
}
