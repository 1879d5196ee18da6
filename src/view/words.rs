//! Display names and short descriptions.

use super::Level;
use super::adoption::{rejection, rejections};
use super::message::{Argument, Message, NamedReview, message};
use super::{Name, Named};
use crate::model::agreement::{DocumentRole, Review, ReviewKind, Stage};
use crate::model::body::{BodyKind, Mandate};
use crate::model::clauses::Survival;
use crate::model::party::PartyKind;
use crate::model::validity::{Decision, EndReason, Outcome};
use crate::model::{Date, Duration, Id};
use crate::registry::{AgreementIx, BodyIx, PartyIx, Registry};
use crate::source::RecordKind;
use crate::text::{Language, dimmed, unmarked};
use crate::time::{
    AfterEnd, Case, Day, DutyKind, EndCause, Flag, Holder, PartyStanding, Reason, State, When, days_between,
    months_between,
};

/// The stage of an agreement.
#[must_use]
pub fn stage(stage: Stage) -> Message {
    match stage {
        Stage::Draft => message!("stage-draft"),
        Stage::Consultation => message!("stage-consultation"),
        Stage::Adopted => message!("stage-adopted"),
    }
}

/// What stands for a day that is not known.
#[must_use]
pub fn unknown_day() -> Message {
    message!("unknown-day")
}

/// Yes or no.
#[must_use]
pub fn yes_or_no(is_so: bool) -> Message {
    if is_so { message!("site-yes") } else { message!("site-no") }
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

/// Flags for people. That an agreement expires goes without saying where it lapses.
#[must_use]
pub fn flags(flags: &[Flag]) -> Vec<Message> {
    let lapses = flags.contains(&Flag::Lapsing);
    flags.iter().filter(|flag| !(lapses && **flag == Flag::Expiring)).map(|flag| self::flag(*flag)).collect()
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

/// A party by its name.
#[must_use]
pub fn name_of_party(registry: &Registry, party: PartyIx) -> Name<'_> {
    Name::new(registry.party_id(party), registry.party_name(party))
}

/// The same, for what outlives the registry.
#[must_use]
pub fn named_party(registry: &Registry, party: PartyIx) -> Named {
    name_of_party(registry, party).into()
}

/// A body by its short name, otherwise its name.
#[must_use]
pub fn name_of_body(registry: &Registry, body: BodyIx) -> Name<'_> {
    Name::new(&registry.body(body).id, registry.body_name(body))
}

/// The same, for what outlives the registry.
#[must_use]
pub fn named_body(registry: &Registry, body: BodyIx) -> Named {
    name_of_body(registry, body).into()
}

/// An agreement by its title in a sentence. If others have the same title, with its id.
#[must_use]
pub fn name_of_agreement(registry: &Registry, agreement: AgreementIx) -> Name<'_> {
    let named = Name::new(&registry.agreement(agreement).id, registry.agreement_name(agreement));
    if registry.shares_its_title(agreement) {
        let name = format!("{} ({})", named.name, named.id).into();
        return Name { name, ..named };
    }
    named
}

/// The same, for what outlives the registry.
#[must_use]
pub fn named_agreement(registry: &Registry, agreement: AgreementIx) -> Named {
    name_of_agreement(registry, agreement).into()
}

/// An agreement by its title, beside which its id stands.
#[must_use]
pub fn titled_agreement(registry: &Registry, agreement: AgreementIx) -> Named {
    Named {
        id: registry.agreement(agreement).id.to_string(),
        name: registry.agreement_name(agreement).to_owned(),
    }
}

/// The body or party that took a decision or is to take it, by its name: see [`decider`].
#[must_use]
pub fn named_decider(case: &Case<'_>, decision: &Decision) -> Named {
    let holder = case.decider(decision).map(|of| named_holder(case.registry, of));
    holder.unwrap_or_else(|| named_actor(case.registry, &decision.by.value))
}

/// A body or party by its name.
#[must_use]
pub fn named_holder(registry: &Registry, holder: Holder) -> Named {
    match holder {
        Holder::Body(body) => named_body(registry, body),
        Holder::Party(party) => named_party(registry, party),
    }
}

/// The body with this id, otherwise the party, by its name. The id itself if it is neither.
#[must_use]
pub fn name_of_actor<'r>(registry: &'r Registry, id: &Id) -> Name<'r> {
    Name::new(id.text(), registry.name_of(id))
}

/// The same, for what outlives the registry.
#[must_use]
pub fn named_actor(registry: &Registry, id: &Id) -> Named {
    name_of_actor(registry, id).into()
}

/// The agreement with this id or former id, by its title. The id itself if there is none.
#[must_use]
pub fn name_of_agreement_id<'r>(registry: &'r Registry, id: &Id) -> Name<'r> {
    match registry.agreement_of(id) {
        Some(agreement) => name_of_agreement(registry, agreement),
        None => Name::new(id.text(), id.text()),
    }
}

/// The same, for what outlives the registry.
#[must_use]
pub fn named_agreement_id(registry: &Registry, id: &Id) -> Named {
    name_of_agreement_id(registry, id).into()
}

/// The record of a kind with this id, by its name. The id itself if there is none.
#[must_use]
pub fn named_record(registry: &Registry, kind: RecordKind, id: &str) -> Named {
    let id = &Id::new(id);
    match kind {
        RecordKind::Agreement => named_agreement_id(registry, id),
        RecordKind::Party => match registry.party_of(id) {
            Some(party) => named_party(registry, party),
            None => named_actor(registry, id),
        },
        RecordKind::Body => match registry.body_of(id) {
            Some(body) => named_body(registry, body),
            None => named_actor(registry, id),
        },
    }
}

/// At most `limit` names in a sentence: `A, B and C`, or with the number of the others: `A, B and 7 more`.
#[must_use]
pub fn few_named(names: &[Named], limit: usize) -> Message {
    few_of(names, limit, |all| Argument::Listed(all.into()))
}

/// At most `limit` names separated by commas, followed by the number of the others, for a cell of a table.
#[must_use]
pub fn few_in_cell(names: &[Named], limit: usize) -> Message {
    few_of(names, limit, |all| Argument::Names(all.into()))
}

/// At most `limit` names. If all are shown, `whole` says how.
fn few_of(names: &[Named], limit: usize, whole: impl Fn(&[Named]) -> Argument) -> Message {
    let mut letters = 0;
    let fits = |named: &&Named| {
        letters += named.name.len();
        letters <= LETTERS
    };
    let shown = names.iter().take(limit).take_while(fits).count().max(usize::from(!names.is_empty()));
    match names.len().saturating_sub(shown) {
        0 => message!("words", words = whole(names)),
        more => {
            let shown = names.iter().take(shown).cloned().collect::<Vec<_>>();
            message!("and-more", words = message!("words", words = shown), count = more)
        }
    }
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

/// How an agreement stands to a party.
#[must_use]
pub fn party_standing(standing: PartyStanding) -> Message {
    match standing {
        PartyStanding::Bound => message!("standing-bound"),
        PartyStanding::Awaiting => message!("standing-awaiting"),
        PartyStanding::Coming => message!("standing-coming"),
        PartyStanding::Outside => message!("standing-outside"),
        PartyStanding::NotAdopted => message!("standing-not-adopted"),
        PartyStanding::Past => message!("standing-past"),
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

/// The name of a review: its title; if it has none, its kind and how often it recurs: `evaluation (biennial)`.
#[must_use]
pub fn review_name(review: &Review) -> Message {
    let every = review.every.as_ref().map(|every| every.value);
    name_of_review(
        review.title.as_ref().map(|title| title.as_str()),
        review.kind.as_ref().map(|kind| kind.value),
        every,
    )
}

/// The name of a review of which this is known: see [`review_name`].
#[must_use]
pub fn name_of_review(title: Option<&str>, kind: Option<ReviewKind>, every: Option<Duration>) -> Message {
    match (title, every) {
        (Some(title), _) => message!("words", words = title),
        (None, Some(every)) => {
            message!("review-recurring", kind = review_kind(kind), every = interval(every))
        }
        (None, None) => review_kind(kind),
    }
}

/// A review as an argument of a message: its name for people, and its kind and id in JSON.
#[must_use]
pub fn named_review(review: &Review) -> Argument {
    let kind = review_kind(review.kind.as_ref().map(|kind| kind.value));
    NamedReview { name: review_name(review), kind, id: review.id.to_string() }.into()
}

/// A review in a sentence that asks for it: `the evaluation (biennial)`, `the survey “Travellers”`; in JSON its kind and id.
#[must_use]
pub fn named_review_of(review: &Review) -> Argument {
    let kind = review.kind.as_ref().map(|kind| kind.value);
    let mut name = match kind {
        Some(ReviewKind::Survey) => message!("review-the-survey"),
        Some(ReviewKind::FollowUp) => message!("review-the-follow-up"),
        Some(ReviewKind::Evaluation) => message!("review-the-evaluation"),
        Some(ReviewKind::Report) => message!("review-the-report"),
        Some(ReviewKind::Revision) => message!("review-the-revision"),
        None => message!("review-the"),
    };
    if let Some(title) = &review.title {
        name = message!("review-titled", kind = name, title = title.to_string());
    } else if let Some(every) = &review.every {
        name = message!("review-recurring", kind = name, every = interval(every.value));
    }
    NamedReview { name, kind: review_kind(kind), id: review.id.to_string() }.into()
}

/// What decides the verb of a review in messages: a report is handed in, all else is carried out.
#[must_use]
pub fn review_verb(kind: Option<ReviewKind>) -> Argument {
    Argument::Name(match kind {
        Some(ReviewKind::Report) => "report",
        Some(ReviewKind::Survey | ReviewKind::FollowUp | ReviewKind::Evaluation | ReviewKind::Revision)
        | None => "other",
    })
}

/// The same of a review.
#[must_use]
pub fn verb_of(review: &Review) -> Argument {
    review_verb(review.kind.as_ref().map(|kind| kind.value))
}

/// How often something recurs: `annual`, `every 18 months`.
#[must_use]
pub fn interval(every: Duration) -> Message {
    match every.units() {
        [years, 0, 0, 0] => message!("interval-years", count = years),
        [0, months, 0, 0] if months % 12 == 0 => message!("interval-years", count = months / 12),
        [0, months, 0, 0] => message!("interval-months", count = months),
        [0, 0, weeks, 0] => message!("interval-weeks", count = weeks),
        [years, months, 0, 0] => {
            message!("interval-months", count = years.saturating_mul(12).saturating_add(months))
        }
        [0, 0, 0, days] if days % 7 == 0 => message!("interval-weeks", count = days / 7),
        [0, 0, 0, days] => message!("interval-days", count = days),
        _ => message!("every", time = every),
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

/// How far two days are apart at most to tell the distance in days.
const IN_DAYS: i64 = 99;

/// The distance from `as_of` to `day`: `in 3 days`, `today`, `3 days ago`; if it is long, in years and months.
#[must_use]
pub fn distance_message(as_of: Day, day: Day) -> Message {
    let days = days_between(as_of, day);
    let time = || Duration::of_years_and_months(months_between(as_of, day));
    match (days, days.abs() > IN_DAYS) {
        (0, _) => message!("today"),
        (1.., false) => message!("in-days", count = days),
        (1.., true) => message!("in-time", time = time()),
        (_, false) => message!("days-ago", count = -days),
        (_, true) => message!("time-ago", time = time()),
    }
}

/// The [distance](distance_message) from `as_of` to `day`, with non-breaking spaces.
#[must_use]
pub fn distance(as_of: Day, day: Day, language: Language) -> String {
    distance_message(as_of, day).localise(language).replace(' ', "\u{a0}")
}

/// A description of one reason for a state.
#[must_use]
pub fn reason(registry: &Registry, reason: &Reason) -> Message {
    let id = |agreement: &AgreementIx| named_agreement(registry, *agreement);
    match reason {
        Reason::Stage(agreement_stage) => message!("reason-stage", stage = stage(*agreement_stage)),
        Reason::ReplacedBy(by, When::On(from)) => message!("reason-replaced-from", id = id(by), day = *from),
        Reason::ReplacedBy(by, When::UnknownPast) => message!("reason-replaced", id = id(by)),
        Reason::Ended(through, Some(why)) => {
            message!("reason-ended-because", day = *through, why = end_reason(*why))
        }
        Reason::Ended(through, None) => message!("reason-ended", day = *through),
        Reason::RejectedBy { parties, on, reference } => {
            rejection(registry, parties, *on, reference.as_deref())
        }
        Reason::NotAdoptedBy { parties, enough } => {
            let parties: Vec<Named> = parties.iter().map(|party| named_party(registry, *party)).collect();
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
        Reason::RanOut(date, cause) => ran_out(*date, *cause),
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

/// That an agreement ran out on its last day, and the cause.
fn ran_out(date: crate::model::Date, cause: EndCause) -> Message {
    match cause {
        EndCause::Term => message!("reason-ran-out", day = date),
        EndCause::Replaced => message!("reason-ran-out-replaced", day = date),
        EndCause::Ended => message!("reason-ran-out-ended", day = date),
        EndCause::EndedWith => message!("reason-ran-out-ended-with", day = date),
    }
}

/// The last day and its cause.
fn ended(date: Date, cause: EndCause) -> Message {
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
    let id = |agreement: &AgreementIx| named_agreement(case.registry, *agreement);
    Some(match case.after_end(agreement)? {
        AfterEnd::Replaced(by, from) => message!("then-replaced", id = id(&by), day = from),
        AfterEnd::Ended(reason) => reason.map_or_else(|| message!("then-ended"), end_reason),
        AfterEnd::Lapses(pending) if pending.is_empty() => message!("then-lapses"),
        AfterEnd::Lapses(pending) => {
            let names: Vec<Named> = pending.iter().map(id).collect();
            message!("then-lapses-pending", ids = names)
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
    let mut words = unmarked(name).into_owned();
    if statutory {
        words = format!("{words} ({})", message!("statutory").localise(language));
    }
    if name == id { words } else { format!("{words}\n{}", dimmed(id)) }
}

/// How many names of a longer list a table or a sentence shows.
pub const NAMED: usize = 5;

/// How many names of a longer list a cell shows that has little else.
pub const NAMED_IN_CELL: usize = 6;

/// A number, in words if it is small.
#[must_use]
pub fn number(count: usize) -> Message {
    match count {
        1..=12 => message!("number-word", count = count),
        _ => message!("number", count = count),
    }
}

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

/// At most [`NAMED`] alternatives, followed by the number of the others: `A, B or C`.
#[must_use]
pub fn either(alternatives: Vec<Message>) -> Message {
    let more = alternatives.len().saturating_sub(NAMED);
    let alternatives = alternatives.into_iter().take(NAMED);
    let either = alternatives.reduce(|first, or| message!("or", first = first, second = or));
    let either = either.unwrap_or_else(|| message!("not-recorded"));
    if more > 0 { message!("and-more", words = either, count = more) } else { either }
}

/// Why the adoption of an agreement is not complete: who has rejected it, and who has not adopted it; some of them by
/// name. `id` is the agreement by its name, or *it*, which is left out before rejections.
#[must_use]
pub fn not_adopted(case: &Case<'_>, agreement: AgreementIx, id: Argument) -> Message {
    let adoption = &case.periods(agreement).adoption;
    let few = |parties: &[PartyIx]| {
        let names: Vec<Named> = parties.iter().map(|party| named_party(case.registry, *party)).collect();
        few_named(&names, NAMED)
    };
    let (rejections, undecided) = (rejections(case, agreement), adoption.undecided());
    match adoption.number() {
        None if rejections.is_empty() => {
            message!("condition-not-adopted", id = id, parties = few(&undecided))
        }
        None if id == message!("it").into() => {
            let undecided =
                (!undecided.is_empty()).then(|| message!("reason-not-adopted", parties = few(&undecided)));
            message!("words", words = rejections.into_iter().chain(undecided).collect::<Vec<_>>())
        }
        None if undecided.is_empty() => message!("condition-rejected", id = id, rejections = rejections),
        None => message!(
            "condition-rejected-not-adopted",
            id = id,
            rejections = rejections,
            parties = few(&undecided)
        ),
        Some(enough) => {
            message!(
                "condition-not-enough",
                id = id,
                have = adoption.adopted(),
                enough = enough,
                parties = few(adoption.missing())
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

/// Messages in a list: `A, B and C`.
#[must_use]
pub fn listed(mut all: Vec<Message>) -> Message {
    let Some(last) = all.pop() else { return message!("words", words = "") };
    let first = all.into_iter().reduce(|first, second| message!("comma", first = first, second = second));
    match first {
        Some(first) => message!("and", first = first, last = last),
        None => last,
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
