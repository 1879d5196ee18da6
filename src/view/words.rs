//! What reports say in words.

use super::EventKind;
use super::phrase::{Phrase, phrase};
use crate::model::Id;
use crate::model::agreement::{DocumentRole, Review, ReviewKind, Stage};
use crate::model::body::{BodyKind, Mandate};
use crate::model::party::PartyKind;
use crate::model::validity::{EndReason, Outcome};
use crate::registry::{AgreementIx, BodyIx, PartyIx, Registry};
use crate::text::Language;
use crate::time::Case;
use crate::time::{Day, EndCause, Flag, Reason, State, When, days_between};

/// The stage of an agreement.
#[must_use]
pub fn stage(stage: Stage) -> Phrase {
    match stage {
        Stage::Draft => phrase!("stage-draft"),
        Stage::Consultation => phrase!("stage-consultation"),
        Stage::Adopted => phrase!("stage-adopted"),
    }
}

/// How an agreement stands.
#[must_use]
pub fn state(state: State) -> Phrase {
    match state {
        State::Draft => phrase!("state-draft"),
        State::Replaced => phrase!("state-replaced"),
        State::Ended => phrase!("state-ended"),
        State::NotAdopted => phrase!("state-not-adopted"),
        State::AwaitingAdoption => phrase!("state-awaiting-adoption"),
        State::Upcoming => phrase!("state-upcoming"),
        State::InForce => phrase!("state-in-force"),
        State::Lapsed => phrase!("state-lapsed"),
    }
}

/// What needs attention.
#[must_use]
pub fn flag(flag: Flag) -> Phrase {
    match flag {
        Flag::Lapsed => phrase!("flag-lapsed"),
        Flag::Lapsing => phrase!("flag-lapsing"),
        Flag::Expiring => phrase!("flag-expiring"),
        Flag::NotAdopted => phrase!("flag-not-adopted"),
        Flag::AdoptionDue => phrase!("flag-adoption-due"),
        Flag::Rejected => phrase!("flag-rejected"),
        Flag::NoticeDue => phrase!("flag-notice-due"),
        Flag::OptionDue => phrase!("flag-option-due"),
        Flag::StartRevision => phrase!("flag-start-revision"),
        Flag::Revise => phrase!("flag-revise"),
        Flag::ReviewOverdue => phrase!("flag-review-overdue"),
        Flag::ReviewDue => phrase!("flag-review-due"),
        Flag::ActivityOverdue => phrase!("flag-activity-overdue"),
        Flag::DecisionOverdue => phrase!("flag-decision-overdue"),
        Flag::OwnerGone => phrase!("flag-owner-gone"),
    }
}

/// What people call a body: its short name, else its name, else its id.
#[must_use]
pub fn body(registry: &Registry, body: BodyIx) -> &str {
    let record = registry.body(body);
    let name = record.data.short.as_ref().map_or(&record.data.name.value, |short| &short.value);
    if name.is_empty() { &record.id } else { name }
}

/// What people call a party: its name, else its id.
#[must_use]
pub fn party(registry: &Registry, party: PartyIx) -> &str {
    let name = registry.party(party).map(|record| record.data.name.as_str());
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| registry.party_id(party))
}

/// What people call a body or a party: see [`body`] and [`party`]; the id of what is neither.
#[must_use]
pub fn actor<'r>(registry: &'r Registry, id: &'r Id) -> &'r str {
    match (registry.body_of(id), registry.party_of(id)) {
        (Some(found), _) => body(registry, found),
        (None, Some(found)) => party(registry, found),
        (None, None) => id,
    }
}

/// What a party is.
#[must_use]
pub fn party_kind(kind: PartyKind) -> Phrase {
    match kind {
        PartyKind::Region => phrase!("party-region"),
        PartyKind::Municipality => phrase!("party-municipality"),
        PartyKind::MunicipalAssociation => phrase!("party-municipal-association"),
        PartyKind::Agency => phrase!("party-agency"),
        PartyKind::Company => phrase!("party-company"),
        PartyKind::Association => phrase!("party-association"),
        PartyKind::Group => phrase!("party-group"),
    }
}

/// What a body is.
#[must_use]
pub fn body_kind(kind: BodyKind) -> Phrase {
    match kind {
        BodyKind::Political => phrase!("body-political"),
        BodyKind::Official => phrase!("body-official"),
        BodyKind::Local => phrase!("body-local"),
        BodyKind::WorkingGroup => phrase!("body-working-group"),
    }
}

/// What a body may do.
#[must_use]
pub fn mandate(mandate: Mandate) -> Phrase {
    match mandate {
        Mandate::Decides => phrase!("mandate-decides"),
        Mandate::Recommends => phrase!("mandate-recommends"),
        Mandate::Prepares => phrase!("mandate-prepares"),
        Mandate::Advises => phrase!("mandate-advises"),
    }
}

/// The outcome of a decision.
#[must_use]
pub fn outcome(outcome: Outcome) -> Phrase {
    match outcome {
        Outcome::Adopted => phrase!("outcome-adopted"),
        Outcome::Recommended => phrase!("outcome-recommended"),
        Outcome::Endorsed => phrase!("outcome-endorsed"),
        Outcome::Rejected => phrase!("outcome-rejected"),
        Outcome::Noted => phrase!("outcome-noted"),
        Outcome::Signed => phrase!("outcome-signed"),
    }
}

/// The kind of a review.
#[must_use]
pub fn review_kind(kind: Option<ReviewKind>) -> Phrase {
    match kind {
        Some(ReviewKind::Survey) => phrase!("review-survey"),
        Some(ReviewKind::FollowUp) => phrase!("review-follow-up"),
        Some(ReviewKind::Evaluation) => phrase!("review-evaluation"),
        Some(ReviewKind::Report) => phrase!("review-report"),
        Some(ReviewKind::Revision) => phrase!("review-revision"),
        None => phrase!("review"),
    }
}

/// What a review is called: its title, else what sort of review it is.
#[must_use]
pub fn review_name(review: &Review) -> Phrase {
    match &review.title {
        Some(title) => phrase!("words", words = title.to_string()),
        None => review_kind(review.kind.as_ref().map(|kind| kind.value)),
    }
}

/// The role of a document.
#[must_use]
pub fn document_role(role: Option<DocumentRole>) -> Phrase {
    match role {
        Some(DocumentRole::Text) => phrase!("document-text"),
        Some(DocumentRole::Annex) => phrase!("document-annex"),
        Some(DocumentRole::Decision) => phrase!("document-decision"),
        Some(DocumentRole::Evidence) => phrase!("document-evidence"),
        None => phrase!("document"),
    }
}

/// How far `day` lies from `as_of`: `in 3 days`, `today`, `3 days ago`. Not to be broken in two.
#[must_use]
pub fn distance(as_of: Day, day: Day, language: Language) -> String {
    let distance = match days_between(as_of, day) {
        0 => phrase!("today"),
        ahead @ 1.. => phrase!("in-days", count = ahead),
        past => phrase!("days-ago", count = -past),
    };
    distance.say(language).replace(' ', "\u{a0}")
}

/// From when through when an agreement holds, or is to hold.
#[must_use]
pub fn period(row: &super::AgreementRow) -> Phrase {
    use crate::time::UntilKind;
    let is_empty =
        |start: crate::model::Date| row.effective_end().is_some_and(|end| end.last_day() < start.first_day());
    if let Some(start) = row.in_force_from().or(row.from()).filter(|start| is_empty(*start)) {
        return phrase!("period-never", day = start);
    }
    let start = match (row.in_force_from(), row.from()) {
        (Some(start), _) => phrase!("period-from", day = start),
        (None, Some(written)) => phrase!("period-planned-from", day = written),
        (None, None) => phrase!("period-from-unknown"),
    };
    match (row.effective_end(), row.until_kind) {
        (Some(end), _) => phrase!("period-through", start = start, day = end),
        (None, _) if row.state == State::Replaced => phrase!("period-replaced", start = start),
        (None, UntilKind::Duration) if row.in_force_from().is_none() && row.from().is_none() => {
            phrase!("period-duration", time = row.duration.unwrap_or_default())
        }
        (None, UntilKind::FurtherNotice) => phrase!("period-further-notice", start = start),
        (None, UntilKind::Replaced) => phrase!("period-until-replaced", start = start),
        (None, UntilKind::EndsWhenReplaced) => phrase!("period-until-other-replaced", start = start),
        (None, UntilKind::EndsWith) => phrase!("period-until-other-ends", start = start),
        (None, UntilKind::Date | UntilKind::Duration | UntilKind::Unknown) => match row.renewal_date {
            Some(_) => phrase!("period-until-notice", start = start),
            None => phrase!("period-end-unknown", start = start),
        },
    }
}

/// One reason for a state.
#[must_use]
pub fn reason(registry: &Registry, reason: &Reason) -> Phrase {
    let id = |agreement: &AgreementIx| registry.agreement(*agreement).id.to_string();
    match reason {
        Reason::Stage(of) => phrase!("reason-stage", stage = stage(*of)),
        Reason::ReplacedBy(by, When::On(from)) => phrase!("reason-replaced-from", id = id(by), day = *from),
        Reason::ReplacedBy(by, When::UnknownPast) => phrase!("reason-replaced", id = id(by)),
        Reason::Ended(through, Some(why)) => {
            phrase!("reason-ended-because", day = *through, why = end_reason(*why))
        }
        Reason::Ended(through, None) => phrase!("reason-ended", day = *through),
        Reason::NotAdoptedBy { parties, enough } => {
            let parties: Vec<_> = parties.iter().map(|party| registry.party_id(*party).to_string()).collect();
            let parties = parties.join(", ");
            match enough {
                Some(enough) => phrase!("reason-not-adopted-enough", parties = parties, enough = *enough),
                None => phrase!("reason-not-adopted", parties = parties),
            }
        }
        Reason::AdoptedTooLate(day) => phrase!("reason-adopted-too-late", day = *day),
        Reason::From(date) => phrase!("reason-from", day = *date),
        Reason::FromUnknown => phrase!("reason-from-unknown"),
        Reason::FromLastAdoption => phrase!("reason-from-last-adoption"),
        Reason::Through(date, cause) => phrase!("reason-through", end = ended(*date, *cause)),
        Reason::RanOut(date, cause) => phrase!("reason-ran-out", end = ended(*date, *cause)),
        Reason::RanOutUnknown => phrase!("reason-ran-out-unknown"),
        Reason::FurtherNotice => phrase!("reason-further-notice"),
        Reason::UntilReplaced => phrase!("reason-until-replaced"),
        Reason::EndsWith(host) => phrase!("reason-ends-with", id = id(host)),
        Reason::EndsWhenReplaced(host) => phrase!("reason-ends-when-replaced", id = id(host)),
        Reason::Lasts(time) => phrase!("period-duration", time = *time),
        Reason::UnknownEnd => phrase!("reason-end-unknown"),
        Reason::SuccessorPending(by, Some(from)) => {
            phrase!("reason-successor-from", id = id(by), day = *from)
        }
        Reason::SuccessorPending(by, None) => phrase!("reason-successor-pending", id = id(by)),
    }
}

/// The last day, and why it is that.
fn ended(date: crate::model::Date, cause: EndCause) -> Phrase {
    match cause {
        EndCause::Term => phrase!("through", day = date),
        EndCause::Replaced => phrase!("through-replaced", day = date),
        EndCause::Ended => phrase!("through-ended", day = date),
        EndCause::EndedWith => phrase!("through-ended-with", day = date),
    }
}

/// Why an agreement ended for good.
#[must_use]
pub fn end_reason(reason: EndReason) -> Phrase {
    match reason {
        EndReason::Completed => phrase!("end-completed"),
        EndReason::Terminated => phrase!("end-terminated"),
        EndReason::Withdrawn => phrase!("end-withdrawn"),
        EndReason::Merged => phrase!("end-merged"),
    }
}

/// What comes after the end of an agreement; none where nothing is to be said of it.
#[must_use]
pub fn then(case: &Case<'_>, agreement: AgreementIx) -> Option<Phrase> {
    let (periods, standing) = (case.periods(agreement), case.standing(agreement));
    if let Some((When::On(from), by)) = periods.replaced {
        return Some(phrase!("then-replaced", id = case.id(by).to_string(), day = from));
    }
    let ended = case.agreement(agreement).end.as_ref();
    let is_lapse = standing.has(Flag::Lapsing) || standing.has(Flag::Lapsed);
    if let (Some(ending), Some((_, EndCause::Ended)), false) = (ended, periods.end, is_lapse) {
        let reason = ending.reason.as_ref().map(|reason| end_reason(reason.value));
        return Some(reason.unwrap_or_else(|| phrase!("then-ended")));
    }
    if !is_lapse {
        return None;
    }
    let pending: Vec<_> = periods
        .successors
        .iter()
        .filter(|successor| case.standing(successor.agreement).state.is_live())
        .map(|successor| case.id(successor.agreement).to_string())
        .collect();
    Some(match pending.as_slice() {
        [] => phrase!("then-lapses"),
        pending => phrase!("then-lapses-pending", ids = pending.join(", ")),
    })
}

/// Days without an agreement.
#[must_use]
pub fn gap(gap: crate::time::Gap) -> Phrase {
    match (gap.through, gap.days()) {
        (Some(through), Some(days)) => {
            phrase!("gap", count = days, from = gap.from, through = through)
        }
        (_, _) => phrase!("gap-open", from = gap.from),
    }
}

/// How many agreements there are in each state, as one line.
#[must_use]
pub fn totals(totals: &super::status::Totals, language: Language) -> String {
    let states = [
        (totals.in_force, phrase!("total-in-force", count = totals.in_force)),
        (totals.upcoming, phrase!("total-upcoming", count = totals.upcoming)),
        (totals.awaiting_adoption, phrase!("total-awaiting-adoption", count = totals.awaiting_adoption)),
        (totals.not_adopted, phrase!("total-not-adopted", count = totals.not_adopted)),
        (totals.lapsed, phrase!("total-lapsed", count = totals.lapsed)),
        (totals.replaced, phrase!("total-replaced", count = totals.replaced)),
        (totals.ended, phrase!("total-ended", count = totals.ended)),
        (totals.draft, phrase!("total-draft", count = totals.draft)),
    ];
    let counted = states.into_iter().filter(|(count, _)| *count > 0).map(|(_, state)| state.say(language));
    let counted = counted.collect::<Vec<_>>().join(", ");
    let all = agreements(totals.agreements).say(language);
    if counted.is_empty() { all } else { format!("{all}: {counted}") }
}

/// So many agreements.
#[must_use]
pub fn agreements(count: usize) -> Phrase {
    phrase!("agreements", count = count)
}

/// An agreement, for people: its title, whether a law requires it, and on a line of its own its id.
#[must_use]
pub fn agreement(title: &str, id: &str, statutory: bool, language: Language) -> String {
    let name = if title.is_empty() { id } else { title };
    let mut words = name.to_owned();
    if statutory {
        words = format!("{words} ({})", phrase!("statutory").say(language));
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
pub fn few<N: AsRef<str>>(names: &[N], most: usize) -> Phrase {
    let mut letters = 0;
    let fits = |name: &&str| {
        letters += name.len();
        letters <= LETTERS
    };
    let shown: Vec<&str> = names.iter().take(most).map(AsRef::as_ref).take_while(fits).collect();
    // One that fills it all is cut, and not left out.
    let count = shown.len().max(usize::from(!names.is_empty()));
    let shown: Vec<&str> = names.iter().take(count).map(AsRef::as_ref).collect();
    let shown = phrase!("words", words = shown.join(", "));
    match names.len().saturating_sub(count) {
        0 => shown,
        more => phrase!("and-more", words = shown, count = more),
    }
}

/// Who has not adopted an agreement whose adoption is not complete; some of them named.
#[must_use]
pub fn not_adopted(case: &Case<'_>, agreement: AgreementIx) -> Phrase {
    let adoption = &case.periods(agreement).adoption;
    let missing: Vec<&str> = adoption.missing.iter().map(|party| &**case.registry.party_id(*party)).collect();
    let parties = few(&missing, NAMED);
    let id = case.id(agreement).to_string();
    match adoption.number {
        None => phrase!("condition-not-adopted", id = id, parties = parties),
        Some(enough) => {
            let have = adoption.required.len().saturating_sub(adoption.missing.len());
            phrase!("condition-not-enough", id = id, have = have, enough = enough, parties = parties)
        }
    }
}

/// What comes on a day, as a heading.
#[must_use]
pub fn event_kind(kind: EventKind) -> Phrase {
    match kind {
        EventKind::EntersIntoForce => phrase!("kind-enters-into-force"),
        EventKind::Expires => phrase!("kind-expires"),
        EventKind::Lapses => phrase!("kind-lapses"),
        EventKind::NoticeBy => phrase!("kind-notice-by"),
        EventKind::OptionBy => phrase!("kind-option-by"),
        EventKind::StartRevisionBy => phrase!("kind-start-revision-by"),
        EventKind::ReviewDue => phrase!("kind-review-due"),
        EventKind::ActivityDue => phrase!("kind-activity-due"),
        EventKind::PlannedDecision => phrase!("kind-planned-decision"),
        EventKind::AdoptionDue => phrase!("kind-adoption-due"),
        EventKind::PartyJoins => phrase!("kind-party-joins"),
        EventKind::PartyLeaves => phrase!("kind-party-leaves"),
        EventKind::BodyTakesOver => phrase!("kind-body-takes-over"),
    }
}

/// Names one after the other: `A, B and C`.
#[must_use]
pub fn list(names: &[&str]) -> Phrase {
    match names {
        [] => phrase!("words", words = ""),
        [name] => phrase!("words", words = *name),
        [first @ .., last] => phrase!("and", first = first.join(", "), last = *last),
    }
}
