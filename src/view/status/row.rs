//! A row of the report of `status`: what there is to see to in one agreement, under one section.

use crate::registry::{AgreementIx, Registry};
use crate::time::{Case, Day, State, days_between};
use crate::view::concern::{Concern, ConcernKind, Fold, StatusSection};
use crate::view::message::message;
use crate::view::order::by_name;
use crate::view::{Dated, Message, Named};

use super::UrgentDays;

/// What there is to see to in one agreement, under one section.
#[derive(Debug, Clone, Hash)]
pub struct StatusRow<'r> {
    /// The section.
    pub section: StatusSection,
    /// The agreement.
    pub agreement: &'r str,
    /// Its title, or its id if it has none.
    pub title: &'r str,
    /// Whether a law requires it.
    pub statutory: bool,
    /// Its state.
    pub state: State,
    /// The day of the first reason that has one. None if no day is known.
    pub day: Option<Dated>,
    /// The number of days from the day of the report, negative for the past.
    pub days_left: Option<i64>,
    /// Who is responsible on that day, or today if it has passed.
    pub responsible: Vec<Named>,
    /// The next step, as an imperative.
    pub step: Message,
    /// The reasons, that of the next step first.
    pub reasons: Vec<StatusReason>,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Whether all that it is about is accepted in the record.
    pub is_accepted: bool,
    /// Why the row is counted instead of shown. None if it is shown.
    pub fold: Option<Fold>,
}

/// A reason to see to an agreement.
#[derive(Debug, Clone, Hash)]
pub struct StatusReason {
    /// What it is.
    pub kind: ConcernKind,
    /// Why.
    pub why: Vec<Message>,
}

/// How urgent something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Its day has passed.
    Overdue,
    /// Its day comes soon, as the registry's settings say.
    Soon,
    /// Neither.
    Later,
}

impl StatusRow<'_> {
    /// The kinds of what there is to see to, each name once.
    #[must_use]
    pub fn what(&self) -> Vec<ConcernKind> {
        let mut what: Vec<ConcernKind> = Vec::new();
        for reason in &self.reasons {
            if what.iter().all(|kind| kind.name() != reason.kind.name()) {
                what.push(reason.kind);
            }
        }
        what
    }

    /// Whether it is to be seen to now: it is overdue, its day comes soon, or it has no day. Not what is counted only.
    #[must_use]
    pub fn is_for_now(&self) -> bool {
        self.fold.is_none() && (self.urgency != Urgency::Later || self.day.is_none())
    }

    /// All reasons, one after the other, without duplicates.
    #[must_use]
    pub fn why(&self) -> Vec<Message> {
        let mut all: Vec<Message> = Vec::new();
        for why in self.reasons.iter().flat_map(|reason| &reason.why) {
            if !all.contains(why) {
                all.push(why.clone());
            }
        }
        all
    }
}

/// The rows of one agreement. With `all`, nothing is folded, and what is accepted says so.
pub(super) fn rows<'r>(
    case: &Case<'r>,
    agreement: AgreementIx,
    concerns: &[Concern],
    urgent: &UrgentDays,
    all: bool,
) -> Vec<StatusRow<'r>> {
    let of_section = |section: StatusSection| {
        let concerns = concerns.iter().filter(|concern| concern.section == section);
        let (accepted, open): (Vec<&Concern>, Vec<&Concern>) =
            concerns.partition(|concern| concern.fold == Some(Fold::Accepted));
        let shown = match (all, open.is_empty()) {
            (true, _) => open.into_iter().chain(accepted).collect(),
            (false, true) => accepted,
            (false, false) => open,
        };
        row(case, agreement, section, shown, urgent, all)
    };
    StatusSection::ALL.into_iter().filter_map(of_section).collect()
}

fn row<'r>(
    case: &Case<'r>,
    agreement: AgreementIx,
    section: StatusSection,
    mut concerns: Vec<&Concern>,
    urgent: &UrgentDays,
    all: bool,
) -> Option<StatusRow<'r>> {
    // What is long past or accepted does not hide what is not.
    concerns.sort_by_key(|concern| {
        (concern.fold, concern.day.is_none(), concern.day.map(|day| day.day), concern.kind.name())
    });
    let first = concerns.first()?;
    let record = case.record(agreement);
    let mut responsible: Vec<Named> = Vec::new();
    for named in concerns.iter().flat_map(|concern| &concern.responsible) {
        if !responsible.contains(named) {
            responsible.push(named.clone());
        }
    }
    let reasons = concerns.iter().enumerate().map(|(at, concern)| {
        let accepted = all && concern.fold == Some(Fold::Accepted);
        let accepted = accepted.then(|| message!("why-accepted"));
        // The step names the topic of the first.
        let topic = concern.topic.clone().filter(|_| at > 0);
        let why: Vec<Message> = concern.why.iter().cloned().chain(accepted).collect();
        let why = match topic {
            Some(topic) => vec![message!("why-about", topic = topic, why = why)],
            None => why,
        };
        StatusReason { kind: concern.kind, why }
    });
    Some(StatusRow {
        section,
        agreement: &record.id,
        title: if record.data.title.is_empty() { &record.id } else { &record.data.title },
        statutory: record.data.is_statutory(),
        state: case.standing(agreement).state,
        day: first.day,
        days_left: first.day.map(|dated| days_between(case.day(), dated.day)),
        responsible,
        step: first.step.clone(),
        reasons: reasons.collect(),
        urgency: concerns.iter().map(|concern| urgency(concern, urgent)).min().unwrap_or(Urgency::Later),
        is_accepted: concerns.iter().all(|concern| concern.fold == Some(Fold::Accepted)),
        fold: first.fold.filter(|_| !all),
    })
}

fn urgency(concern: &Concern, urgent: &UrgentDays) -> Urgency {
    let is_by = |through: Day| concern.day.is_some_and(|day| day.day <= through);
    match concern.section {
        StatusSection::Lapsed => Urgency::Overdue,
        StatusSection::Lapses
        | StatusSection::Adoption
        | StatusSection::Revision
        | StatusSection::Expires => {
            if concern.day.is_some_and(|day| day.day < urgent.today) {
                Urgency::Overdue
            } else if is_by(urgent.through) {
                Urgency::Soon
            } else {
                Urgency::Later
            }
        }
    }
}

/// Sorts the rows of a section; those of the same place in it by title.
pub(super) fn sort(registry: &Registry, rows: &mut [StatusRow<'_>]) {
    rows.sort_by_cached_key(|row| {
        let day = row.day.map(|dated| dated.day);
        let place = row.section.order(row.fold, row.statutory, day);
        (place, by_name(registry, row.title), row.agreement.to_owned())
    });
}
