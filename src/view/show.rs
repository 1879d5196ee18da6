//! One agreement in full.

use std::collections::HashSet;

use crate::model::agreement::{DocumentRole, ReviewKind, Statutory};
use crate::model::validity::Outcome;
use crate::model::{Duration, Id};
use crate::registry::AgreementIx;
use crate::source::Sp;
use crate::time::Case;
use crate::time::{Day, Involvement, KeyDay, State, StepKind, leaves_alone, participants};

use super::Dated;
use super::adoption::{AdoptionRow, adoption};
use super::message::{Message, message};
use super::{AgreementRow, Clauses, FindingRow, LinkRow, Named, clauses, words};

/// One agreement in full.
#[derive(Debug, Hash)]
pub struct Show {
    /// Its row, as in a list.
    pub agreement: AgreementRow,
    /// Other titles in use.
    pub aliases: Vec<String>,
    /// Its former ids.
    pub former_ids: Vec<String>,
    /// The contact address of a function.
    pub contact: Option<String>,
    /// The laws that require it, if they are cited.
    pub laws: Vec<String>,
    /// Its parties, with groups expanded, and the successors of parties that have ceased; in the order of the record.
    pub participants: Vec<ParticipantRow>,
    /// The parties that must adopt it or have decided on it, each with what it has decided. Required parties come first.
    pub adoption: Vec<AdoptionRow>,
    /// How many of the required parties are enough. None if all must adopt.
    pub adoption_number: Option<u32>,
    /// All decisions, in the order of the record.
    pub decisions: Vec<DecisionRow>,
    /// What moved the end of its term.
    pub prolongations: Vec<ProlongationRow>,
    /// What its clauses say on notice, and on when it applies.
    pub clauses: Clauses,
    /// The agreements that it replaces, in whole or in part.
    pub replaces: Vec<LinkRow>,
    /// The agreements that replace it, in whole or in part.
    pub replaced_by: Vec<LinkRow>,
    /// The agreements that it amends.
    pub amends: Vec<MentionRow>,
    /// The agreements that it is based on.
    pub based_on: Vec<MentionRow>,
    /// The agreements that are based on it.
    pub basis_of: Vec<MentionRow>,
    /// The parties that are expected to have local agreements on it.
    pub expects_local: Vec<Named>,
    /// Related agreements.
    pub related: Vec<MentionRow>,
    /// The days that require action or bring a change, each with a description, the earliest first.
    pub coming: Vec<(Day, Message)>,
    /// Its reviews.
    pub reviews: Vec<ReviewRow>,
    /// Its documents.
    pub documents: Vec<DocumentRow>,
    /// The findings of `check` in its file.
    pub findings: Vec<FindingRow>,
    /// The findings that its record accepts.
    pub accepted: Vec<AcceptedRow>,
    /// The body responsible for it, as written.
    pub written_owner: Option<Named>,
    /// Its notes.
    pub notes: Option<String>,
}

/// A party of an agreement.
#[derive(Debug, Hash)]
pub struct ParticipantRow {
    /// The party.
    pub party: String,
    /// What the agreement is to it on the day.
    pub involvement: Involvement,
    /// Its first day as a party, if it joins later than the others.
    pub from: Option<Day>,
    /// Its last day as a party, if it leaves earlier than the others.
    pub until: Option<Day>,
    /// When it gave notice.
    pub notice_given: Option<Dated>,
    /// Its display name.
    pub name: String,
}

impl ParticipantRow {
    /// The days on which it is a party, and when it gave notice. None if it always is one.
    #[must_use]
    pub fn days(&self) -> Option<Message> {
        let from = self.from.map(|day| message!("from", day = day));
        let through = self.until.map(|day| message!("through", day = day));
        let days = match (from, through) {
            (Some(from), Some(through)) => Some(message!("from-through", from = from, through = through)),
            (days, None) | (None, days) => days,
        };
        let notice = self.notice_given.map(|given| message!("notice-given", day = given.date));
        match (days, notice) {
            (Some(days), Some(notice)) => Some(message!("clause-term", clause = days, term = notice)),
            (words, None) | (None, words) => words,
        }
    }
}

/// A decision.
#[derive(Debug, Hash)]
pub struct DecisionRow {
    /// The body or party that takes it.
    pub by: String,
    /// When it was taken. None while it is planned.
    pub date: Option<Dated>,
    /// The days it was planned for.
    pub planned: Vec<Dated>,
    /// Its outcome.
    pub outcome: Option<Outcome>,
    /// Its reference.
    pub reference: Option<String>,
    /// The display name of the body or party.
    pub by_name: String,
    /// Whether it is shown among the adoptions.
    pub is_in_adoption: bool,
}

/// Something that moved the end of a term.
#[derive(Debug, Hash)]
pub struct ProlongationRow {
    /// Its kind: extension or option.
    pub kind: ProlongationKind,
    /// The last day that it gives, inclusive.
    pub until: Day,
    /// When it was decided, or the option exercised.
    pub decided: Option<Dated>,
    /// Who decided it.
    pub by: Option<String>,
    /// The display name of the body or party that decided it.
    pub by_name: Option<String>,
}

/// The kinds of prolongation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProlongationKind {
    /// An `[[extension]]`.
    Extension,
    /// An exercised `[[option]]`.
    Option,
    /// A `[[suspension]]` whose days are added to the term.
    Suspension,
}

impl ProlongationKind {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ProlongationKind::Extension => "extension",
            ProlongationKind::Option => "option",
            ProlongationKind::Suspension => "suspension",
        }
    }
}

/// A reference to another agreement.
#[derive(Debug, Hash)]
pub struct MentionRow {
    /// Its id, as written if it does not exist.
    pub id: String,
    /// Its title. None if it does not exist.
    pub title: Option<String>,
    /// Its state. None if it does not exist.
    pub state: Option<State>,
    /// The sections concerned. Empty for the whole agreement.
    pub sections: Vec<String>,
}

/// A review.
#[derive(Debug, Hash)]
pub struct ReviewRow {
    /// Its id in the record.
    pub id: String,
    /// Its title. None if it has none other than its kind.
    pub title: Option<String>,
    /// Its kind.
    pub kind: Option<ReviewKind>,
    /// How often it recurs.
    pub every: Option<Duration>,
    /// When it was last done.
    pub last_done: Option<Dated>,
    /// When it is due next. None if it is done and does not recur, or if it would be due after the agreement's end.
    pub next_due: Option<Dated>,
    /// Who carries it out, as written.
    pub by: Option<String>,
    /// Who carries it out when it is due next, or today if that day has passed.
    pub effective_by: Option<String>,
    /// The display name of whoever carries it out on the day.
    pub by_name: Option<String>,
}

/// An `[[accept]]`: a finding that is known and accepted.
#[derive(Debug, Hash)]
pub struct AcceptedRow {
    /// The rule.
    pub rule: String,
    /// The reason.
    pub reason: String,
    /// The last day of the acceptance. None if it has no end.
    pub until: Option<Dated>,
}

/// A document.
#[derive(Debug, Hash)]
pub struct DocumentRow {
    /// Its role: text, annex, decision or evidence.
    pub role: Option<DocumentRole>,
    /// The file, relative to the registry's root.
    pub path: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Its SHA-256 hash.
    pub sha256: Option<String>,
    /// Its language.
    pub language: Option<String>,
}

impl Show {
    /// Everything known about an agreement, with the findings in its file.
    #[must_use]
    pub fn of(case: &Case<'_>, agreement: AgreementIx, findings: Vec<FindingRow>) -> Self {
        Show::with(case, agreement, AgreementRow::of(case, agreement), findings)
    }

    /// The same, with its row.
    pub(super) fn with(
        case: &Case<'_>,
        agreement: AgreementIx,
        row: AgreementRow,
        findings: Vec<FindingRow>,
    ) -> Self {
        let (registry, record) = (case.registry, case.agreement(agreement));
        let links = registry.links(agreement);
        let (adoption, shown) = adoption(case, agreement);
        let notices_given = clauses::notices_given(case, agreement);
        let strings = |texts: &[Sp<crate::model::Text>]| texts.iter().map(|text| text.to_string()).collect();
        let own = 0..record.replaces.len();
        let mention = |id: &Sp<Id>| MentionRow::of(case, &id.value, Vec::new());
        Show {
            agreement: row,
            aliases: strings(&record.aliases),
            former_ids: record.former_ids.iter().map(|id| id.to_string()).collect(),
            contact: record.contact.as_ref().map(|contact| contact.to_string()),
            laws: match record.statutory.as_ref().map(|statutory| &statutory.value) {
                Some(Statutory::Laws(laws)) => strings(laws),
                Some(Statutory::No | Statutory::Uncited) | None => Vec::new(),
            },
            participants: participants(registry, agreement, case.periods(agreement), case.day())
                .into_iter()
                .map(|participant| ParticipantRow {
                    party: registry.party_id(participant.party).to_string(),
                    involvement: participant.involvement,
                    from: participant.days.from,
                    until: participant.days.until,
                    notice_given: notices_given.get(&participant.party).copied().map(Dated::last),
                    name: registry.party_name(participant.party).to_owned(),
                })
                .collect(),
            adoption,
            adoption_number: case.periods(agreement).adoption.number(),
            decisions: decisions(case, agreement, &shown),
            prolongations: prolongations(case, agreement),
            clauses: Clauses::of(case, agreement),
            replaces: own.filter_map(|entry| LinkRow::of(case, agreement, entry)).collect(),
            replaced_by: LinkRow::all(case, case.takeovers(agreement)),
            amends: record
                .amends
                .iter()
                .map(|amends| MentionRow::of(case, &amends.id.value, strings(&amends.sections)))
                .collect(),
            based_on: record.based_on.iter().map(mention).collect(),
            basis_of: links
                .basis_of
                .iter()
                .map(|local| MentionRow::of(case, case.id(*local), Vec::new()))
                .collect(),
            expects_local: record
                .expects_local
                .iter()
                .map(|party| words::named_actor(registry, party))
                .collect(),
            related: record.related.iter().map(mention).collect(),
            coming: coming(case, agreement),
            reviews: reviews(case, agreement),
            documents: record
                .document
                .iter()
                .map(|document| DocumentRow {
                    role: document.role.as_ref().map(|role| role.value),
                    path: document.path.as_ref().map(|path| path.value.to_string()),
                    url: document.url.as_ref().map(|url| url.to_string()),
                    sha256: document.sha256.as_ref().map(|sha256| sha256.value.0.to_string()),
                    language: document.language.as_ref().map(|language| language.to_string()),
                })
                .collect(),
            findings,
            accepted: record
                .accept
                .iter()
                .map(|accept| AcceptedRow {
                    rule: accept.rule.to_string(),
                    reason: accept.reason.to_string(),
                    until: accept.until.as_ref().map(|until| Dated::last(until.value)),
                })
                .collect(),
            written_owner: record.owner.as_ref().map(|owner| words::named_actor(registry, owner)),
            notes: record.notes.as_ref().map(|notes| notes.to_string()),
        }
    }
}

/// The key days, each with a description, the earliest first.
fn coming(case: &Case<'_>, agreement: AgreementIx) -> Vec<(Day, Message)> {
    let say = |what: KeyDay| match what {
        KeyDay::StartRevisionBy => message!("coming-start-revision-by"),
        KeyDay::NoticeBy(notice) => match notice.renewal {
            Some(_) => message!("coming-notice-by"),
            None if leaves_alone(case.agreement(agreement)) => {
                message!("coming-notice-by-leaves", day = notice.exit)
            }
            None => message!("coming-notice-by-exit", day = notice.exit),
        },
        KeyDay::OptionBy => message!("coming-option-by"),
        KeyDay::Renewal => message!("coming-renewal"),
        KeyDay::CertainRenewal { missed, bound_through } => {
            message!("coming-renewed", end = bound_through, day = missed)
        }
    };
    let mut days: Vec<_> = case.key_days(agreement).into_iter().map(|(day, what)| (day, say(what))).collect();
    days.sort();
    days
}

impl MentionRow {
    fn of(case: &Case<'_>, id: &Id, sections: Vec<String>) -> Self {
        match case.registry.agreement_of(id) {
            Some(found) => MentionRow {
                id: case.id(found).to_string(),
                title: Some(case.registry.agreement_name(found).to_owned()),
                state: Some(case.standing(found).state),
                sections,
            },
            None => MentionRow { id: id.to_string(), title: None, state: None, sections },
        }
    }
}

fn decisions(case: &Case<'_>, agreement: AgreementIx, shown: &HashSet<usize>) -> Vec<DecisionRow> {
    let decisions = case.agreement(agreement).decision.iter().enumerate();
    let row = |(position, decision): (usize, &Sp<crate::model::validity::Decision>)| DecisionRow {
        by: decision.by.to_string(),
        date: decision.date.as_ref().map(|date| Dated::last(date.value)),
        planned: decision.planned().iter().map(|date| Dated::last(date.value)).collect(),
        outcome: decision.outcome.as_ref().map(|outcome| outcome.value),
        reference: decision.reference().map(|reference| reference.to_string()),
        by_name: words::decider(case, decision).to_owned(),
        is_in_adoption: shown.contains(&position),
    };
    decisions.map(row).collect()
}

fn prolongations(case: &Case<'_>, agreement: AgreementIx) -> Vec<ProlongationRow> {
    let record = case.agreement(agreement);
    let row = |step: &crate::time::Step| {
        let (kind, decided, by) = match step.kind {
            StepKind::Option(position) => {
                (ProlongationKind::Option, record.option.get(position)?.exercised.as_ref(), None)
            }
            StepKind::Extension(position) => {
                let extension = record.extension.get(position)?;
                (ProlongationKind::Extension, extension.decided.as_ref(), extension.by.as_ref())
            }
            StepKind::Suspension(position) => {
                let suspension = record.suspension.get(position)?;
                (ProlongationKind::Suspension, None, suspension.by.as_ref())
            }
        };
        Some(ProlongationRow {
            kind,
            until: step.to,
            decided: decided.map(|date| Dated::last(date.value)),
            by: by.map(|by| by.to_string()),
            by_name: by.map(|by| case.registry.name_of(&by.value).to_owned()),
        })
    };
    case.periods(agreement).term.steps.iter().filter_map(row).collect()
}

/// The reviews of an agreement, in the order of the record.
pub(super) fn reviews(case: &Case<'_>, agreement: AgreementIx) -> Vec<ReviewRow> {
    let (registry, record) = (case.registry, case.agreement(agreement));
    let row = |standing: &crate::time::ReviewStanding| {
        let review = record.review.get(standing.position())?;
        let next = standing.next.map(|due| Dated::new(due.day, due.date));
        let last = standing.last_done.and_then(|day| {
            let done = review.done.iter().find(|done| done.date.last_day() == day)?;
            Some(Dated::new(day, done.date.value))
        });
        let written = review.by.as_ref().map(|by| &by.value);
        let day = case.day_to_act(standing.next.map(|due| due.day));
        let effective = written.map(|by| case.holder(by, day).map_or(by, |holder| case.holder_id(holder)));
        Some(ReviewRow {
            id: review.id.to_string(),
            title: review.title.as_ref().map(|title| title.to_string()),
            kind: review.kind.as_ref().map(|kind| kind.value),
            every: review.every.as_ref().map(|every| every.value),
            last_done: last,
            next_due: next,
            by: written.map(ToString::to_string),
            effective_by: effective.map(ToString::to_string),
            by_name: effective.map(|by| registry.name_of(by).to_owned()),
        })
    };
    case.standing(agreement).reviews.iter().filter_map(row).collect()
}
