//! What reports say in words.

use super::EventKind;
use super::message::{Message, message};
use crate::model::Id;
use crate::model::agreement::{DocumentRole, Review, ReviewKind, Stage};
use crate::model::body::{BodyKind, Mandate};
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

/// How an agreement stands.
#[must_use]
pub fn state(state: State) -> Message {
    match state {
        State::Draft => message!("state-draft"),
        State::Replaced => message!("state-replaced"),
        State::Ended => message!("state-ended"),
        State::NotAdopted => message!("state-not-adopted"),
        State::AwaitingAdoption => message!("state-awaiting-adoption"),
        State::Upcoming => message!("state-upcoming"),
        State::InForce => message!("state-in-force"),
        State::Lapsed => message!("state-lapsed"),
    }
}

/// What needs attention.
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

/// What people call a body: see [`Registry::body_name`].
#[must_use]
pub fn body(registry: &Registry, body: BodyIx) -> &str {
    registry.body_name(body)
}

/// What people call a party: see [`Registry::party_name`].
#[must_use]
pub fn party(registry: &Registry, party: PartyIx) -> &str {
    registry.party_name(party)
}

/// What people call whoever has taken a decision, or is to take it: see [`Case::decider`].
#[must_use]
pub fn decider<'r>(case: &Case<'r>, decision: &'r Decision) -> &'r str {
    case.decider(decision).map_or(&decision.by.value, |of| holder(case.registry, of))
}

/// What people call a body or a party.
#[must_use]
pub fn holder(registry: &Registry, holder: Holder) -> &str {
    match holder {
        Holder::Body(of) => body(registry, of),
        Holder::Party(of) => party(registry, of),
    }
}

/// What people call a body or a party: see [`Registry::name_of`].
#[must_use]
pub fn actor<'r>(registry: &'r Registry, id: &'r Id) -> &'r str {
    registry.name_of(id)
}

/// What a party is.
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

/// What a body is.
#[must_use]
pub fn body_kind(kind: BodyKind) -> Message {
    match kind {
        BodyKind::Political => message!("body-political"),
        BodyKind::Official => message!("body-official"),
        BodyKind::Local => message!("body-local"),
        BodyKind::WorkingGroup => message!("body-working-group"),
    }
}

/// What a body may do.
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

/// What a review is called: its title, else what sort of review it is.
#[must_use]
pub fn review_name(review: &Review) -> Message {
    match &review.title {
        Some(title) => message!("words", words = title.to_string()),
        None => review_kind(review.kind.as_ref().map(|kind| kind.value)),
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

/// How far `day` lies from `as_of`: `in 3 days`, `today`, `3 days ago`. Not to be broken in two.
#[must_use]
pub fn distance(as_of: Day, day: Day, language: Language) -> String {
    let distance = match days_between(as_of, day) {
        0 => message!("today"),
        ahead @ 1.. => message!("in-days", count = ahead),
        past => message!("days-ago", count = -past),
    };
    distance.localise(language).replace(' ', "\u{a0}")
}

/// From when through when an agreement holds, or is to hold.
#[must_use]
pub fn period(row: &super::AgreementRow) -> Message {
    use crate::time::UntilKind;
    if let Some(start) = row.in_force_from().or(row.from()).filter(|_| row.is_never_in_force) {
        return message!("period-never", day = start);
    }
    let start = match (row.in_force_from(), row.from()) {
        (Some(start), _) => message!("period-from", day = start),
        (None, Some(written)) => message!("period-planned-from", day = written),
        (None, None) => message!("period-from-unknown"),
    };
    match (row.effective_end(), row.until_kind) {
        (Some(end), _) => message!("period-through", start = start, day = end),
        (None, _) if row.state == State::Replaced => message!("period-replaced", start = start),
        (None, UntilKind::Duration) if row.in_force_from().is_none() && row.from().is_none() => {
            message!("period-duration", time = row.duration.unwrap_or_default())
        }
        (None, UntilKind::FurtherNotice) => message!("period-further-notice", start = start),
        (None, UntilKind::Replaced) => message!("period-until-replaced", start = start),
        (None, UntilKind::EndsWhenReplaced) => message!("period-until-other-replaced", start = start),
        (None, UntilKind::EndsWith) => message!("period-until-other-ends", start = start),
        (None, UntilKind::Date | UntilKind::Duration | UntilKind::Unknown) => match row.renewal_date {
            Some(_) => message!("period-until-notice", start = start),
            None => message!("period-end-unknown", start = start),
        },
    }
}

/// One reason for a state.
#[must_use]
pub fn reason(registry: &Registry, reason: &Reason) -> Message {
    let id = |agreement: &AgreementIx| registry.agreement(*agreement).id.to_string();
    match reason {
        Reason::Stage(of) => message!("reason-stage", stage = stage(*of)),
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

/// The last day, and why it is that.
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

/// What comes after the end of an agreement; none where nothing is to be said of it.
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

/// Days without an agreement.
#[must_use]
pub fn gap(gap: crate::time::Gap) -> Message {
    match (gap.through, gap.days()) {
        (Some(through), Some(days)) => {
            message!("gap", count = days, from = gap.from, through = through)
        }
        (_, _) => message!("gap-open", from = gap.from),
    }
}

/// How many agreements there are in each state, as one line.
#[must_use]
pub fn totals(totals: &super::status::Totals, language: Language) -> String {
    let states = [
        (totals.in_force, message!("total-in-force", count = totals.in_force)),
        (totals.upcoming, message!("total-upcoming", count = totals.upcoming)),
        (totals.awaiting_adoption, message!("total-awaiting-adoption", count = totals.awaiting_adoption)),
        (totals.not_adopted, message!("total-not-adopted", count = totals.not_adopted)),
        (totals.lapsed, message!("total-lapsed", count = totals.lapsed)),
        (totals.replaced, message!("total-replaced", count = totals.replaced)),
        (totals.ended, message!("total-ended", count = totals.ended)),
        (totals.draft, message!("total-draft", count = totals.draft)),
    ];
    let counted =
        states.into_iter().filter(|(count, _)| *count > 0).map(|(_, state)| state.localise(language));
    let counted = counted.collect::<Vec<_>>().join(", ");
    let all = agreements(totals.agreements).localise(language);
    if counted.is_empty() { all } else { format!("{all}: {counted}") }
}

/// So many agreements.
#[must_use]
pub fn agreements(count: usize) -> Message {
    message!("agreements", count = count)
}

/// An agreement, for people: its title, whether a law requires it, and on a line of its own its id.
#[must_use]
pub fn agreement(title: &str, id: &str, statutory: bool, language: Language) -> String {
    let name = if title.is_empty() { id } else { title };
    let mut words = name.to_owned();
    if statutory {
        words = format!("{words} ({})", message!("statutory").localise(language));
    }
    if name == id { words } else { format!("{words}\n{id}") }
}

/// Of a longer list, so many names stand in a table or a sentence.
pub const NAMED: usize = 5;

/// Of a longer list, so many names stand in a report of one agreement.
pub const NAMED_OF_ONE: usize = 100;

/// And no more letters of names than this, so that those that are named are named whole.
const LETTERS: usize = 800;

/// Names one after the other, at most `most` of them, and how many more there are: `A, B and 7 more`.
#[must_use]
pub fn few<N: AsRef<str>>(names: &[N], most: usize) -> Message {
    let mut letters = 0;
    let fits = |name: &&str| {
        letters += name.len();
        letters <= LETTERS
    };
    let shown: Vec<&str> = names.iter().take(most).map(AsRef::as_ref).take_while(fits).collect();
    // One that fills it all is cut, and not left out.
    let count = shown.len().max(usize::from(!names.is_empty()));
    let shown: Vec<&str> = names.iter().take(count).map(AsRef::as_ref).collect();
    let shown = message!("words", words = shown.join(", "));
    match names.len().saturating_sub(count) {
        0 => shown,
        more => message!("and-more", words = shown, count = more),
    }
}

/// Who has not adopted an agreement whose adoption is not complete; some of them named.
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

/// What comes on a day, as a heading.
#[must_use]
pub fn event_kind(kind: EventKind) -> Message {
    match kind {
        EventKind::EntersIntoForce => message!("kind-enters-into-force"),
        EventKind::Due(kind) => duty_kind(kind),
        EventKind::PartyJoins => message!("kind-party-joins"),
        EventKind::PartyLeaves => message!("kind-party-leaves"),
        EventKind::BodyTakesOver => message!("kind-body-takes-over"),
    }
}

/// What has to be done, as a heading.
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

/// Names one after the other: `A, B and C`.
#[must_use]
pub fn list(names: &[&str]) -> Message {
    match names {
        [] => message!("words", words = ""),
        [name] => message!("words", words = *name),
        [first @ .., last] => message!("and", first = first.join(", "), last = *last),
    }
}
