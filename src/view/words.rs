//! Display names and short descriptions.

use super::Level;
use super::message::{Message, message};
use crate::model::Id;
use crate::model::agreement::{DocumentRole, Review, ReviewKind, Stage};
use crate::model::body::{BodyKind, Mandate};
use crate::model::clauses::Survival;
use crate::model::party::PartyKind;
use crate::model::validity::{Decision, EndReason, Outcome};
use crate::registry::{AgreementIx, BodyIx, PartyIx, Registry};
use crate::text::Language;
use crate::time::{AfterEnd, Case, Day, DutyKind, EndCause, Flag, Holder, Reason, State, When, days_between};

/// The stage of an agreement.
#[must_use]
pub fn stage(stage: Stage) -> Message {
    match stage {
        Stage::Draft => message!("stage-draft"),
        Stage::Consultation => message!("stage-consultation"),
        Stage::Adopted => message!("stage-adopted"),
    }
}

/// The state of an agreement.
#[must_use]
pub fn state(state: State) -> Message {
    state.word()
}

/// A flag.
#[must_use]
pub fn flag(flag: Flag) -> Message {
    match flag {
        Flag::Lapsed => message!("flag-lapsed"),
        Flag::Lapsing => message!("flag-lapsing"),
        Flag::Expiring => message!("flag-expiring"),
        Flag::NotAdopted => message!("flag-not-adopted"),
        Flag::AdoptionDue => message!("flag-adoption-due"),
        Flag::Rejected => message!("flag-rejected"),
        Flag::NoticeDue => message!("flag-notice-due"),
        Flag::OptionDue => message!("flag-option-due"),
        Flag::StartRevision => message!("flag-start-revision"),
        Flag::Revise => message!("flag-revise"),
        Flag::ReviewOverdue => message!("flag-review-overdue"),
        Flag::ReviewDue => message!("flag-review-due"),
        Flag::ActivityOverdue => message!("flag-activity-overdue"),
        Flag::DecisionOverdue => message!("flag-decision-overdue"),
        Flag::OwnerGone => message!("flag-owner-gone"),
    }
}

/// The display name of a body: see [`Registry::body_name`].
#[must_use]
pub fn body(registry: &Registry, body: BodyIx) -> &str {
    registry.body_name(body)
}

/// The display name of a party: see [`Registry::party_name`].
#[must_use]
pub fn party(registry: &Registry, party: PartyIx) -> &str {
    registry.party_name(party)
}

/// The display name of the body or party that took a decision or is to take it. For a planned decision, the successor
/// that exists on the planned day.
#[must_use]
pub fn decider<'r>(case: &Case<'r>, decision: &'r Decision) -> &'r str {
    case.decider(decision).map_or(&decision.by.value, |of| holder(case.registry, of))
}

/// The display name of a body or party.
#[must_use]
pub fn holder(registry: &Registry, holder: Holder) -> &str {
    match holder {
        Holder::Body(body_ix) => body(registry, body_ix),
        Holder::Party(party_ix) => party(registry, party_ix),
    }
}

/// The display name of a body or party: see [`Registry::name_of`].
#[must_use]
pub fn actor<'r>(registry: &'r Registry, id: &'r Id) -> &'r str {
    registry.name_of(id)
}

/// The kind of a party.
#[must_use]
pub fn party_kind(kind: PartyKind) -> Message {
    match kind {
        PartyKind::Region => message!("party-region"),
        PartyKind::Municipality => message!("party-municipality"),
        PartyKind::MunicipalAssociation => message!("party-municipal-association"),
        PartyKind::Agency => message!("party-agency"),
        PartyKind::Company => message!("party-company"),
        PartyKind::Association => message!("party-association"),
        PartyKind::Group => message!("party-group"),
    }
}

/// The kind of a body.
#[must_use]
pub fn body_kind(kind: BodyKind) -> Message {
    match kind {
        BodyKind::Political => message!("body-political"),
        BodyKind::Official => message!("body-official"),
        BodyKind::Local => message!("body-local"),
        BodyKind::WorkingGroup => message!("body-working-group"),
    }
}

/// The mandate of a body.
#[must_use]
pub fn mandate(mandate: Mandate) -> Message {
    match mandate {
        Mandate::Decides => message!("mandate-decides"),
        Mandate::Recommends => message!("mandate-recommends"),
        Mandate::Prepares => message!("mandate-prepares"),
        Mandate::Advises => message!("mandate-advises"),
    }
}

/// The outcome of a decision.
#[must_use]
pub fn outcome(outcome: Outcome) -> Message {
    match outcome {
        Outcome::Adopted => message!("outcome-adopted"),
        Outcome::Recommended => message!("outcome-recommended"),
        Outcome::Endorsed => message!("outcome-endorsed"),
        Outcome::Rejected => message!("outcome-rejected"),
        Outcome::Noted => message!("outcome-noted"),
        Outcome::Signed => message!("outcome-signed"),
    }
}

/// The kind of a review.
#[must_use]
pub fn review_kind(kind: Option<ReviewKind>) -> Message {
    match kind {
        Some(ReviewKind::Survey) => message!("review-survey"),
        Some(ReviewKind::FollowUp) => message!("review-follow-up"),
        Some(ReviewKind::Evaluation) => message!("review-evaluation"),
        Some(ReviewKind::Report) => message!("review-report"),
        Some(ReviewKind::Revision) => message!("review-revision"),
        None => message!("review"),
    }
}

/// The name of a review: its title, or its kind if it has none.
#[must_use]
pub fn review_name(review: &Review) -> Message {
    match &review.title {
        Some(title) => message!("words", words = title.to_string()),
        None => review_kind(review.kind.as_ref().map(|kind| kind.value)),
    }
}

/// The sections that bind after the end of an agreement.
#[must_use]
pub fn survival(clause: &Survival) -> Message {
    let sections: Vec<&str> = clause.sections.iter().map(|section| section.as_str()).collect();
    match sections.as_slice() {
        [] => message!("survival-whole"),
        sections => message!("sections", sections = few(sections, NAMED)),
    }
}

/// The role of a document.
#[must_use]
pub fn document_role(role: Option<DocumentRole>) -> Message {
    match role {
        Some(DocumentRole::Text) => message!("document-text"),
        Some(DocumentRole::Annex) => message!("document-annex"),
        Some(DocumentRole::Decision) => message!("document-decision"),
        Some(DocumentRole::Evidence) => message!("document-evidence"),
        None => message!("document"),
    }
}

/// The distance from `as_of` to `day`, with non-breaking spaces: `in 3 days`, `today`, `3 days ago`.
#[must_use]
pub fn distance(as_of: Day, day: Day, language: Language) -> String {
    let distance = match days_between(as_of, day) {
        0 => message!("today"),
        ahead @ 1.. => message!("in-days", count = ahead),
        past => message!("days-ago", count = -past),
    };
    distance.localise(language).replace(' ', "\u{a0}")
}

/// A description of one reason for a state.
#[must_use]
pub fn reason(registry: &Registry, reason: &Reason) -> Message {
    let id = |agreement: &AgreementIx| registry.agreement(*agreement).id.to_string();
    match reason {
        Reason::Stage(agreement_stage) => message!("reason-stage", stage = stage(*agreement_stage)),
        Reason::ReplacedBy(by, When::On(from)) => message!("reason-replaced-from", id = id(by), day = *from),
        Reason::ReplacedBy(by, When::UnknownPast) => message!("reason-replaced", id = id(by)),
        Reason::Ended(through, Some(why)) => {
            message!("reason-ended-because", day = *through, why = end_reason(*why))
        }
        Reason::Ended(through, None) => message!("reason-ended", day = *through),
        Reason::NotAdoptedBy { parties, enough } => {
            let parties: Vec<_> = parties.iter().map(|party| registry.party_id(*party).to_string()).collect();
            let parties = parties.join(", ");
            match enough {
                Some(enough) => message!("reason-not-adopted-enough", parties = parties, enough = *enough),
                None => message!("reason-not-adopted", parties = parties),
            }
        }
        Reason::AdoptedTooLate(day) => message!("reason-adopted-too-late", day = *day),
        Reason::From(date) => message!("reason-from", day = *date),
        Reason::FromUnknown => message!("reason-from-unknown"),
        Reason::FromLastAdoption => message!("reason-from-last-adoption"),
        Reason::Through(date, cause) => message!("reason-through", end = ended(*date, *cause)),
        Reason::RanOut(date, cause) => message!("reason-ran-out", end = ended(*date, *cause)),
        Reason::RanOutUnknown => message!("reason-ran-out-unknown"),
        Reason::FurtherNotice => message!("reason-further-notice"),
        Reason::UntilReplaced => message!("reason-until-replaced"),
        Reason::UntilEvent(event) => message!("reason-until-event", event = event.clone()),
        Reason::Provisional(Some(through)) => message!("reason-provisional-through", day = *through),
        Reason::Provisional(None) => message!("reason-provisional"),
        Reason::Suspended(from, Some(through)) => {
            message!("reason-suspended-through", from = *from, through = *through)
        }
        Reason::Suspended(from, None) => message!("reason-suspended", from = *from),
        Reason::EndsWith(host) => message!("reason-ends-with", id = id(host)),
        Reason::EndsWhenReplaced(host) => message!("reason-ends-when-replaced", id = id(host)),
        Reason::Lasts(time) => message!("period-duration", time = *time),
        Reason::UnknownEnd => message!("reason-end-unknown"),
        Reason::SuccessorPending(by, Some(from)) => {
            message!("reason-successor-from", id = id(by), day = *from)
        }
        Reason::SuccessorPending(by, None) => message!("reason-successor-pending", id = id(by)),
    }
}

/// The last day and its cause.
fn ended(date: crate::model::Date, cause: EndCause) -> Message {
    match cause {
        EndCause::Term => message!("through", day = date),
        EndCause::Replaced => message!("through-replaced", day = date),
        EndCause::Ended => message!("through-ended", day = date),
        EndCause::EndedWith => message!("through-ended-with", day = date),
    }
}

/// Why an agreement ended for good.
#[must_use]
pub fn end_reason(reason: EndReason) -> Message {
    match reason {
        EndReason::Completed => message!("end-completed"),
        EndReason::Terminated => message!("end-terminated"),
        EndReason::Withdrawn => message!("end-withdrawn"),
        EndReason::Merged => message!("end-merged"),
    }
}

/// What follows the end of an agreement. None if there is nothing to report.
#[must_use]
pub fn then(case: &Case<'_>, agreement: AgreementIx) -> Option<Message> {
    let id = |agreement: &AgreementIx| case.id(*agreement).to_string();
    Some(match case.after_end(agreement)? {
        AfterEnd::Replaced(by, from) => message!("then-replaced", id = id(&by), day = from),
        AfterEnd::Ended(reason) => reason.map_or_else(|| message!("then-ended"), end_reason),
        AfterEnd::Lapses(pending) if pending.is_empty() => message!("then-lapses"),
        AfterEnd::Lapses(pending) => {
            let ids: Vec<String> = pending.iter().map(id).collect();
            message!("then-lapses-pending", ids = ids.join(", "))
        }
    })
}

/// A description of days without an agreement.
#[must_use]
pub fn gap(gap: crate::time::Gap) -> Message {
    match (gap.through, gap.days()) {
        (Some(through), Some(days)) => {
            message!("gap", count = days, from = gap.from, through = through)
        }
        (_, _) => message!("gap-open", from = gap.from),
    }
}

/// A number of agreements.
#[must_use]
pub fn agreements(count: usize) -> Message {
    message!("agreements", count = count)
}

/// An agreement for people: its title, whether a law requires it and, on a line of its own, its id.
#[must_use]
pub fn agreement(title: &str, id: &str, statutory: bool, language: Language) -> String {
    let name = if title.is_empty() { id } else { title };
    let mut words = name.to_owned();
    if statutory {
        words = format!("{words} ({})", message!("statutory").localise(language));
    }
    if name == id { words } else { format!("{words}\n{id}") }
}

/// How many names of a longer list a table or a sentence shows.
pub const NAMED: usize = 5;

/// How many names of a longer list a report on one agreement shows.
pub const NAMED_OF_ONE: usize = 100;

/// The most characters of names that are shown, so that names are not cut in the middle.
const LETTERS: usize = 800;

/// At most `limit` names, followed by the number of the others: `A, B and 7 more`.
#[must_use]
pub fn few<N: AsRef<str>>(names: &[N], limit: usize) -> Message {
    let mut letters = 0;
    let fits = |name: &&str| {
        letters += name.len();
        letters <= LETTERS
    };
    let shown: Vec<&str> = names.iter().take(limit).map(AsRef::as_ref).take_while(fits).collect();
    // If the first name alone is too long, it is shortened but not left out.
    let count = shown.len().max(usize::from(!names.is_empty()));
    let shown: Vec<&str> = names.iter().take(count).map(AsRef::as_ref).collect();
    let shown = message!("words", words = shown.join(", "));
    match names.len().saturating_sub(count) {
        0 => shown,
        more => message!("and-more", words = shown, count = more),
    }
}

/// The parties that have not adopted an agreement whose adoption is not complete; some of them by name.
#[must_use]
pub fn not_adopted(case: &Case<'_>, agreement: AgreementIx) -> Message {
    let adoption = &case.periods(agreement).adoption;
    let missing: Vec<&str> = adoption.missing.iter().map(|party| &**case.registry.party_id(*party)).collect();
    let parties = few(&missing, NAMED);
    let id = case.id(agreement).to_string();
    match adoption.number {
        None => message!("condition-not-adopted", id = id, parties = parties),
        Some(enough) => {
            message!(
                "condition-not-enough",
                id = id,
                have = adoption.adopted(),
                enough = enough,
                parties = parties
            )
        }
    }
}

/// The kind of a duty, as a heading.
#[must_use]
pub fn duty_kind(kind: DutyKind) -> Message {
    match kind {
        DutyKind::Expires => message!("kind-expires"),
        DutyKind::Lapses => message!("kind-lapses"),
        DutyKind::NoticeBy => message!("kind-notice-by"),
        DutyKind::OptionBy => message!("kind-option-by"),
        DutyKind::StartRevisionBy => message!("kind-start-revision-by"),
        DutyKind::ReviewDue => message!("kind-review-due"),
        DutyKind::ActivityDue => message!("kind-activity-due"),
        DutyKind::PlannedDecision => message!("kind-planned-decision"),
        DutyKind::AdoptionDue => message!("kind-adoption-due"),
    }
}

/// Names in a list: `A, B and C`.
#[must_use]
pub fn list(names: &[&str]) -> Message {
    match names {
        [] => message!("words", words = ""),
        [name] => message!("words", words = *name),
        [first @ .., last] => message!("and", first = first.join(", "), last = *last),
    }
}

/// The name of a finding's level.
#[must_use]
pub fn level(level: Level) -> Message {
    match level {
        Level::Error => message!("level-error"),
        Level::Warning => message!("level-warning"),
        Level::Note => message!("level-note"),
        Level::Off => message!("level-off"),
    }
}
