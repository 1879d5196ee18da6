//! What the clauses of an agreement say on ending it by notice, and on when it applies otherwise than from its first day
//! through its last.

use std::collections::BTreeMap;

use crate::model::clauses::{ExitDays, NoticeBy, SurvivalEnd};
use crate::model::validity::{Calendar, EndReason};
use crate::model::{Agreement, Date, DayOfYear, Duration};
use crate::registry::{AgreementIx, PartyIx};
use crate::time::{Case, Day, leaves_alone, survivals};

use super::{Dated, words};

mod say;

/// The clauses of one agreement. Days are inclusive.
#[derive(Debug, Default, Hash)]
pub struct Clauses {
    /// How it can be ended by notice.
    pub termination: Option<TerminationRow>,
    /// How it is renewed.
    pub renewal: Option<RenewalRow>,
    /// What notice on the day of the report brings.
    pub notice: Option<NoticeRow>,
    /// The last day that notice brings if it is given by the next last day for it. None if there is no such day.
    pub notice_exit: Option<Day>,
    /// The event that ends it.
    pub event: Option<String>,
    /// The days on which it is applied before it enters into force.
    pub provisional: Option<ProvisionalRow>,
    /// Its suspensions, in the order of the record.
    pub suspensions: Vec<SuspensionRow>,
    /// What binds after its end, in the order of the record.
    pub survivals: Vec<SurvivalRow>,
    /// How long after the last required adoption it enters into force.
    pub adoption_delay: Option<Duration>,
    /// The unit of the calendar on whose first day it enters into force.
    pub adoption_starts: Option<Calendar>,
    /// How long after its own adoption a later party is bound.
    pub adoption_joining: Option<Duration>,
    /// Its `[end]`.
    pub end: Option<EndRow>,
}

/// How an agreement can be ended by notice.
#[derive(Debug, Hash)]
pub struct TerminationRow {
    /// The time from the notice to the last day.
    pub notice: Option<Duration>,
    /// The last day of the year to give notice.
    pub notice_by: Option<DayOfYear>,
    /// The days on which notice can end it.
    pub ends: ExitDays,
    /// The earliest last day that notice can bring.
    pub not_before: Option<Dated>,
    /// Who can give notice, and what it ends.
    pub by: Terminator,
}

/// Who can end an agreement by notice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Terminator {
    /// Any party, for all.
    AnyParty,
    /// Any party, for itself alone.
    EachParty,
    /// These parties, for all; each with its id and display name.
    Parties(Vec<(String, String)>),
}

impl Terminator {
    /// Its name in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Terminator::AnyParty => "any-party",
            Terminator::EachParty => "each-party",
            Terminator::Parties(_) => "parties",
        }
    }

    /// The ids of the parties, if only some can give notice.
    pub fn parties(&self) -> impl Iterator<Item = &str> {
        let parties = match self {
            Terminator::Parties(parties) => parties.as_slice(),
            Terminator::AnyParty | Terminator::EachParty => &[],
        };
        parties.iter().map(|(id, _)| id.as_str())
    }
}

/// How an agreement is renewed.
#[derive(Debug, Hash)]
pub struct RenewalRow {
    /// The length of each renewal.
    pub term: Duration,
    /// How long before the end of a term notice must be given.
    pub notice: Option<Duration>,
    /// The same for the first term.
    pub first_notice: Option<Duration>,
    /// The last day of the year to give notice.
    pub notice_by: Option<DayOfYear>,
    /// At most so many renewals.
    pub max: Option<u32>,
}

/// What notice brings.
#[derive(Debug, Clone, Copy, Hash)]
pub struct NoticeRow {
    /// The last day if notice is given on the day of the report.
    pub bound_through: Day,
    /// Whether it ends then whether or not notice is given.
    pub is_own_end: bool,
    /// Whether only the party that gives notice leaves.
    pub leaves_alone: bool,
}

/// The days on which an agreement is applied before it enters into force.
#[derive(Debug, Clone, Copy, Hash)]
pub struct ProvisionalRow {
    /// The first day.
    pub from: Day,
    /// The last day. None if that is not known.
    pub until: Option<Day>,
}

/// A suspension.
#[derive(Debug, Hash)]
pub struct SuspensionRow {
    /// The first day.
    pub from: Dated,
    /// The last day. None while it is still suspended.
    pub until: Option<Dated>,
    /// Who suspended it.
    pub by: Option<String>,
    /// The display name of who suspended it.
    pub by_name: Option<String>,
    /// The reason.
    pub reason: Option<String>,
    /// Whether the term is longer by its days.
    pub prolongs: bool,
}

/// Sections that bind after the end of an agreement.
#[derive(Debug, Hash)]
pub struct SurvivalRow {
    /// The sections. Empty for what the agreement itself says.
    pub sections: Vec<String>,
    /// How long they bind.
    pub duration: Option<Duration>,
    /// Whether they bind until further notice.
    pub is_until_further_notice: bool,
    /// The first day after the end. None if no end is known.
    pub from: Option<Day>,
    /// The last day. None if it is not known, or if there is none.
    pub until: Option<Dated>,
}

/// The `[end]` of an agreement.
#[derive(Debug, Hash)]
pub struct EndRow {
    /// The last day: as written, or the day that the notice brings.
    pub date: Option<Dated>,
    /// The reason.
    pub reason: Option<EndReason>,
    /// When notice was given.
    pub notice_given: Option<Dated>,
    /// Who gave notice.
    pub by: Option<String>,
    /// The display name of who gave notice.
    pub by_name: Option<String>,
}

impl Clauses {
    /// The clauses of an agreement.
    #[must_use]
    pub fn of(case: &Case<'_>, agreement: AgreementIx) -> Self {
        let (record, periods) = (case.agreement(agreement), case.periods(agreement));
        let adoption = record.adoption.as_ref().map(|adoption| &adoption.value);
        let time = |time: Option<&crate::source::Sp<Duration>>| time.map(|time| time.value);
        let survivals = survivals(record, periods).map(|survival| SurvivalRow {
            sections: survival.clause.sections.iter().map(|section| section.to_string()).collect(),
            duration: time(survival.clause.duration.as_ref()),
            is_until_further_notice: survival
                .clause
                .until
                .as_ref()
                .is_some_and(|until| until.value == SurvivalEnd::FurtherNotice),
            from: survival.from,
            until: survival.through.map(|through| {
                match survival.clause.until.as_ref().map(|until| until.value) {
                    Some(SurvivalEnd::Date(date)) => Dated::last(date),
                    Some(SurvivalEnd::FurtherNotice) | None => Dated::on(through),
                }
            }),
        });
        Clauses {
            termination: termination(case, record),
            renewal: renewal(record),
            notice: notice(case, agreement),
            notice_exit: case.standing(agreement).notice.map(|notice| notice.exit),
            event: record.validity.event.as_ref().map(|event| event.to_string()),
            provisional: periods
                .provisional
                .and_then(|days| Some(ProvisionalRow { from: days.from?, until: days.until })),
            suspensions: suspensions(case, record),
            survivals: survivals.collect(),
            adoption_delay: time(adoption.and_then(|adoption| adoption.delay.as_ref())),
            adoption_starts: adoption
                .and_then(|adoption| adoption.starts.as_ref())
                .map(|starts| starts.value),
            adoption_joining: time(adoption.and_then(|adoption| adoption.joining.as_ref())),
            end: end(case, agreement),
        }
    }
}

fn termination(case: &Case<'_>, record: &Agreement) -> Option<TerminationRow> {
    let clause = record.termination.as_ref()?;
    let by = match clause.by.as_ref().map(|by| &by.value) {
        None | Some(NoticeBy::AnyParty) => Terminator::AnyParty,
        Some(NoticeBy::EachParty) => Terminator::EachParty,
        Some(NoticeBy::Parties(parties)) => Terminator::Parties(
            parties.iter().map(|id| (id.to_string(), words::actor(case.registry, id).to_owned())).collect(),
        ),
    };
    Some(TerminationRow {
        notice: clause.notice.as_ref().map(|notice| notice.value),
        notice_by: clause.notice_by.as_ref().map(|by| by.value),
        ends: clause.ends.as_ref().map(|ends| ends.value).unwrap_or_default(),
        not_before: clause.not_before.as_ref().map(|date| Dated::last(date.value)),
        by,
    })
}

fn renewal(record: &Agreement) -> Option<RenewalRow> {
    let clause = record.validity.renewal.as_ref()?;
    Some(RenewalRow {
        term: clause.term.value,
        notice: clause.notice.as_ref().map(|notice| notice.value),
        first_notice: clause.first_notice.as_ref().map(|notice| notice.value),
        notice_by: clause.notice_by.as_ref().map(|by| by.value),
        max: clause.max.as_ref().map(|max| max.value),
    })
}

/// What notice brings. None if it is not in force, or if no clause says so.
fn notice(case: &Case<'_>, agreement: AgreementIx) -> Option<NoticeRow> {
    let standing = case.standing(agreement);
    let bound_through = standing.bound_through.filter(|_| standing.state.is_in_force())?;
    Some(NoticeRow {
        bound_through,
        is_own_end: case.periods(agreement).last_day().is_some_and(|last| last <= bound_through),
        leaves_alone: leaves_alone(case.agreement(agreement)),
    })
}

fn suspensions(case: &Case<'_>, record: &Agreement) -> Vec<SuspensionRow> {
    let row = |suspension: &crate::source::Sp<crate::model::clauses::Suspension>| SuspensionRow {
        from: Dated::first(suspension.from.value),
        until: suspension.until.as_ref().map(|until| Dated::last(until.value)),
        by: suspension.by.as_ref().map(|by| by.to_string()),
        by_name: suspension.by.as_ref().map(|by| words::actor(case.registry, by).to_owned()),
        reason: suspension.reason.as_ref().map(|reason| reason.to_string()),
        prolongs: suspension.is_prolonging(),
    };
    record.suspension.iter().map(row).collect()
}

fn end(case: &Case<'_>, agreement: AgreementIx) -> Option<EndRow> {
    let end = case.agreement(agreement).end.as_ref()?;
    Some(EndRow {
        date: case.written_ending(agreement).map(Dated::last),
        reason: end.reason.as_ref().map(|reason| reason.value),
        notice_given: end.notice_given.as_ref().map(|given| Dated::last(given.value)),
        by: end.by.as_ref().map(|by| by.to_string()),
        by_name: end.by.as_ref().map(|by| words::actor(case.registry, by).to_owned()),
    })
}

/// When each party gave notice by its own entry, or that of a group. Groups are expanded, and are there themselves. Of
/// several days, the last.
#[must_use]
pub fn notices_given(case: &Case<'_>, agreement: AgreementIx) -> BTreeMap<PartyIx, Date> {
    let entries = case.agreement(agreement).parties.0.iter();
    let given =
        entries.filter_map(|entry| Some((case.registry.party_of(entry.id())?, entry.notice_given()?)));
    // A group that is named often is expanded once.
    let by_named = latest(given.map(|(named, given)| (named, given.value)));
    let members = by_named.iter().flat_map(|(named, given)| {
        let members = case.registry.expand(*named).iter().copied();
        members.chain([*named]).map(move |party| (party, *given))
    });
    latest(members)
}

fn latest(days: impl Iterator<Item = (PartyIx, Date)>) -> BTreeMap<PartyIx, Date> {
    let mut latest: BTreeMap<PartyIx, Date> = BTreeMap::new();
    for (party, day) in days {
        latest.entry(party).and_modify(|known| *known = day.max(*known)).or_insert(day);
    }
    latest
}
