//! What reports say in words.

use crate::load::{AgreementIx, BodyIx, PartyIx, Registry};
use crate::model::Id;
use crate::model::agreement::{DocumentRole, ReviewKind, Stage};
use crate::model::validity::{EndReason, Outcome};
use crate::rules::Case;
pub use crate::rules::distance;
use crate::time::{EndCause, Flag, Reason, When};

/// The stage of an agreement.
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Consultation => "consultation",
        Stage::Adopted => "adopted",
    }
}

/// What people call a body: its short name, else its name, else its id.
#[must_use]
pub fn body(registry: &Registry, body: BodyIx) -> String {
    let record = registry.body(body);
    let name = record.data.short.as_ref().map_or(&record.data.name.value, |short| &short.value);
    if name.is_empty() { record.id.to_string() } else { name.to_string() }
}

/// What people call a party: its name, else its id.
#[must_use]
pub fn party(registry: &Registry, party: PartyIx) -> String {
    let name = registry.party(party).map(|record| record.data.name.to_string());
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| registry.party_id(party).to_string())
}

/// What people call a body or a party: see [`body`] and [`party`]; the id of what is neither.
#[must_use]
pub fn actor(registry: &Registry, id: &Id) -> String {
    match (registry.body_of(id), registry.party_of(id)) {
        (Some(found), _) => body(registry, found),
        (None, Some(found)) => party(registry, found),
        (None, None) => id.to_string(),
    }
}

/// The outcome of a decision.
#[must_use]
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Adopted => "adopted",
        Outcome::Recommended => "recommended",
        Outcome::Endorsed => "endorsed",
        Outcome::Rejected => "rejected",
        Outcome::Noted => "noted",
    }
}

/// The kind of a review.
#[must_use]
pub fn review_kind(kind: ReviewKind) -> &'static str {
    match kind {
        ReviewKind::Survey => "survey",
        ReviewKind::FollowUp => "follow-up",
        ReviewKind::Evaluation => "evaluation",
        ReviewKind::Report => "report",
        ReviewKind::Revision => "revision",
    }
}

/// The role of a document.
#[must_use]
pub fn document_role(role: DocumentRole) -> &'static str {
    match role {
        DocumentRole::Text => "text",
        DocumentRole::Annex => "annex",
        DocumentRole::Decision => "decision",
        DocumentRole::Evidence => "evidence",
    }
}

/// From when through when an agreement holds, or is to hold.
#[must_use]
pub fn period(row: &super::AgreementRow) -> String {
    use super::Column;
    let start = match (Column::InForceFrom.text(row), Column::From.text(row)) {
        (start, _) if !start.is_empty() => format!("from {start}"),
        (_, written) if !written.is_empty() => format!("to hold from {written}"),
        (_, _) => "start not known".to_owned(),
    };
    let end = match (row.effective_end, row.until_kind) {
        (Some(_), _) => format!("through {}", Column::EffectiveEnd.text(row)),
        (None, "further-notice") => "until further notice".to_owned(),
        (None, "replaced") => "until it is replaced".to_owned(),
        (None, "ends-when-replaced") => "until another is replaced".to_owned(),
        (None, "ends-with") => "until another ends".to_owned(),
        (None, _) if row.renewal_date.is_some() => "until notice is given".to_owned(),
        (None, _) => return format!("{start}, end not known"),
    };
    format!("{start} {end}")
}

/// One reason for a state.
#[must_use]
pub fn reason(registry: &Registry, reason: &Reason) -> String {
    let id = |agreement: &AgreementIx| registry.agreement(*agreement).id.to_string();
    match reason {
        Reason::Stage(of) => format!("stage: {}", stage(*of)),
        Reason::ReplacedBy(by, When::On(from)) => format!("replaced by {} from {from}", id(by)),
        Reason::ReplacedBy(by, When::UnknownPast) => format!("replaced by {}", id(by)),
        Reason::Ended(through, why) => match why.map(end_reason) {
            Some(why) => format!("ended through {through}: {why}"),
            None => format!("ended through {through}"),
        },
        Reason::NotAdoptedBy { parties, enough } => {
            let parties: Vec<_> = parties.iter().map(|party| registry.party_id(*party).to_string()).collect();
            let enough = enough.map(|enough| format!(" ({enough} are enough)")).unwrap_or_default();
            format!("not adopted by{enough}: {}", parties.join(", "))
        }
        Reason::From(date) => format!("from {date}"),
        Reason::FromUnknown => "from: not recorded".to_owned(),
        Reason::FromLastAdoption => "from the last adoption".to_owned(),
        Reason::Through(date, cause) => format!("through {date}{}", because(*cause)),
        Reason::RanOut(date, cause) => format!("ran out: through {date}{}", because(*cause)),
        Reason::RanOutUnknown => "ran out: the day is not recorded".to_owned(),
        Reason::FurtherNotice => "until further notice".to_owned(),
        Reason::UntilReplaced => "until it is replaced".to_owned(),
        Reason::EndsWith(host) => format!("ends with {}", id(host)),
        Reason::EndsWhenReplaced(host) => format!("ends when {} is replaced", id(host)),
        Reason::UnknownEnd => "until: not recorded".to_owned(),
        Reason::SuccessorPending(by, Some(from)) => format!("to be replaced by {} from {from}", id(by)),
        Reason::SuccessorPending(by, None) => format!("{} has not taken over", id(by)),
    }
}

fn because(cause: EndCause) -> &'static str {
    match cause {
        EndCause::Term => "",
        EndCause::Replaced => ", when it is replaced",
        EndCause::Ended => ", as decided",
        EndCause::EndedWith => ", with another agreement",
    }
}

fn end_reason(reason: EndReason) -> &'static str {
    match reason {
        EndReason::Completed => "completed",
        EndReason::Terminated => "terminated",
        EndReason::Withdrawn => "withdrawn",
        EndReason::Merged => "merged",
    }
}

/// What comes after the end of an agreement.
#[must_use]
pub fn then(case: &Case<'_>, agreement: AgreementIx) -> String {
    let (periods, standing) = (case.periods(agreement), case.standing(agreement));
    if let Some((When::On(from), by)) = periods.replaced {
        return format!("{} from {from}", case.id(by));
    }
    if let Some(ending) = &case.agreement(agreement).end {
        return ending.reason.as_ref().map_or("ended", |reason| end_reason(reason.value)).to_owned();
    }
    if standing.has(Flag::Lapsing) || standing.has(Flag::Lapsed) {
        let pending: Vec<_> =
            periods.successors.iter().map(|successor| case.id(successor.agreement).to_string()).collect();
        return match pending.as_slice() {
            [] => "lapses: nothing takes over".to_owned(),
            pending => format!("lapses: {} not in place", pending.join(", ")),
        };
    }
    String::new()
}

/// Days without an agreement.
#[must_use]
pub fn gap(gap: crate::time::Gap) -> String {
    match (gap.through, gap.days()) {
        (Some(through), Some(1)) => format!("1 day without an agreement: {through}"),
        (Some(through), Some(days)) => {
            format!("{days} days without an agreement: {} through {through}", gap.from)
        }
        (_, _) => format!("without an agreement from {}", gap.from),
    }
}

/// How many agreements there are in each state, as one line.
#[must_use]
pub fn totals(totals: &super::status::Totals) -> String {
    let states = [
        (totals.in_force, "in force"),
        (totals.upcoming, "upcoming"),
        (totals.awaiting_adoption, "awaiting adoption"),
        (totals.lapsed, "lapsed"),
        (totals.replaced, "replaced"),
        (totals.ended, "ended"),
        (totals.draft, "not decided"),
    ];
    let counted =
        states.into_iter().filter(|(count, _)| *count > 0).map(|(count, state)| format!("{count} {state}"));
    let counted = counted.collect::<Vec<_>>().join(", ");
    let agreements = if totals.agreements == 1 { "agreement" } else { "agreements" };
    match counted.as_str() {
        "" => format!("{} {agreements}", totals.agreements),
        counted => format!("{} {agreements}: {counted}", totals.agreements),
    }
}

/// An agreement, for people: its title, whether a law requires it, and on a line of its own its id.
#[must_use]
pub fn agreement(title: &str, id: &str, statutory: bool) -> String {
    let statutory = if statutory { " (statutory)" } else { "" };
    format!("{title}{statutory}\n{id}")
}
