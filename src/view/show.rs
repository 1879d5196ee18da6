//! One agreement, whole.

use std::collections::HashSet;

use crate::model::agreement::{DocumentRole, ReviewKind, Statutory};
use crate::model::validity::Outcome;
use crate::model::{Duration, Id};
use crate::registry::AgreementIx;
use crate::source::Sp;
use crate::time::Case;
use crate::time::{Day, Decider, Involvement, KeyDay, State, StepKind, participants};

use super::Dated;
use super::message::{Message, message};
use super::{AgreementRow, FindingRow, LinkRow, words};

/// One agreement, whole.
#[derive(Debug)]
pub struct Show {
    /// What a list says of it.
    pub agreement: AgreementRow,
    /// Other titles in use.
    pub aliases: Vec<String>,
    /// Ids that it has had.
    pub former_ids: Vec<String>,
    /// A function's address.
    pub contact: Option<String>,
    /// The laws that require it, where they are cited.
    pub laws: Vec<String>,
    /// Its parties, groups expanded, and those that have taken the place of one; in the order of the record.
    pub participants: Vec<ParticipantRow>,
    /// Who must adopt it or has decided on it, and how that stands; those who must first.
    pub adoption: Vec<AdoptionRow>,
    /// How many of those who must are enough, where not all must.
    pub adoption_number: Option<u32>,
    /// All decisions, in the order of the record.
    pub decisions: Vec<DecisionRow>,
    /// What has moved the end of its term.
    pub prolongations: Vec<ProlongationRow>,
    /// What it replaces, in whole or in part.
    pub replaces: Vec<LinkRow>,
    /// What replaces it, in whole or in part.
    pub replaced_by: Vec<LinkRow>,
    /// The agreements that it amends.
    pub amends: Vec<MentionRow>,
    /// The agreements that it rests on.
    pub based_on: Vec<MentionRow>,
    /// The agreements that rest on it.
    pub basis_of: Vec<MentionRow>,
    /// The parties whose own agreements on it are expected.
    pub expects_local: Vec<String>,
    /// See also.
    pub related: Vec<MentionRow>,
    /// The days that somebody must act on or that come by themselves, each with what it is; the earliest first.
    pub coming: Vec<(Day, Message)>,
    /// Its reviews.
    pub reviews: Vec<ReviewRow>,
    /// Its documents.
    pub documents: Vec<DocumentRow>,
    /// What `check` says of its file.
    pub findings: Vec<FindingRow>,
    /// Its notes.
    pub notes: Option<String>,
}

/// A party of an agreement.
#[derive(Debug)]
pub struct ParticipantRow {
    /// The party.
    pub party: String,
    /// What the agreement is to it on the day.
    pub involvement: Involvement,
    /// Its first day as a party, where it joins later than the others.
    pub from: Option<Day>,
    /// Its last day as a party, where it leaves earlier.
    pub until: Option<Day>,
    /// What people call it.
    pub name: String,
}

impl ParticipantRow {
    /// The days on which it is a party; none where those are all.
    #[must_use]
    pub fn days(&self) -> Option<Message> {
        let from = self.from.map(|day| message!("from", day = day));
        let through = self.until.map(|day| message!("through", day = day));
        match (from, through) {
            (Some(from), Some(through)) => Some(message!("from-through", from = from, through = through)),
            (days, None) | (None, days) => days,
        }
    }
}

/// A party that must adopt an agreement, or has decided on it.
#[derive(Debug)]
pub struct AdoptionRow {
    /// The party.
    pub party: String,
    /// The day on which it adopted it; none if its latest decision is another.
    pub adopted: Option<Dated>,
    /// The outcome of its latest decision.
    pub outcome: Option<Outcome>,
    /// Must it adopt it?
    pub required: bool,
    /// What people call it.
    pub name: String,
}

/// A decision.
#[derive(Debug)]
pub struct DecisionRow {
    /// Who takes it.
    pub by: String,
    /// When it was taken; none while it is planned.
    pub date: Option<Dated>,
    /// When it was planned for, and the alternatives.
    pub planned: Vec<Dated>,
    /// What was decided.
    pub outcome: Option<Outcome>,
    /// Its reference.
    pub reference: Option<String>,
    /// What people call who takes it.
    pub by_name: String,
    /// Is it the decision that the adoption shows?
    pub is_in_adoption: bool,
}

/// What has moved the end of a term.
#[derive(Debug)]
pub struct ProlongationRow {
    /// extension or option.
    pub kind: ProlongationKind,
    /// The last day that it gives.
    pub until: Day,
    /// When it was decided, or the option called.
    pub decided: Option<Dated>,
    /// Who decided it.
    pub by: Option<String>,
    /// What people call who decided it.
    pub by_name: Option<String>,
}

/// What can move the end of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProlongationKind {
    /// An `[[extension]]`.
    Extension,
    /// An exercised `[[option]]`.
    Option,
}

impl ProlongationKind {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ProlongationKind::Extension => "extension",
            ProlongationKind::Option => "option",
        }
    }
}

/// Another agreement that one names.
#[derive(Debug)]
pub struct MentionRow {
    /// Its id; as written where it leads nowhere.
    pub id: String,
    /// Its title; none where it leads nowhere.
    pub title: Option<String>,
    /// Its state; none where it leads nowhere.
    pub state: Option<State>,
    /// The sections that are meant, where it is not the whole.
    pub sections: Vec<String>,
}

/// A review.
#[derive(Debug)]
pub struct ReviewRow {
    /// Its id in the record.
    pub id: String,
    /// What it is called; none where that is what kind of review it is.
    pub title: Option<String>,
    /// What kind of review it is.
    pub kind: Option<ReviewKind>,
    /// How often it recurs.
    pub every: Option<Duration>,
    /// When it was last done.
    pub last_done: Option<Dated>,
    /// When it is due next; none where it is done for good or would fall due after the agreement's end.
    pub next_due: Option<Dated>,
    /// Who carries it out, as written.
    pub by: Option<String>,
    /// Who carries it out when it is due next, or today if that has passed.
    pub effective_by: Option<String>,
    /// What people call who carries it out on the day.
    pub by_name: Option<String>,
}

/// A document.
#[derive(Debug)]
pub struct DocumentRow {
    /// text, annex, decision or evidence.
    pub role: Option<DocumentRole>,
    /// The file, from the registry's root.
    pub path: Option<String>,
    /// Where else it is.
    pub url: Option<String>,
    /// Its fingerprint.
    pub sha256: Option<String>,
    /// Its language.
    pub language: Option<String>,
}

impl Show {
    /// All that is known of an agreement, with the findings in its file.
    #[must_use]
    pub fn of(case: &Case<'_>, agreement: AgreementIx, findings: Vec<FindingRow>) -> Self {
        let (registry, record) = (case.registry, case.agreement(agreement));
        let links = registry.links(agreement);
        let (adoption, shown) = adoption(case, agreement);
        let strings = |texts: &[Sp<crate::model::Text>]| texts.iter().map(|text| text.to_string()).collect();
        let own = 0..record.replaces.len();
        let mention = |id: &Sp<Id>| MentionRow::of(case, &id.value, Vec::new());
        Show {
            agreement: AgreementRow::of(case, agreement),
            aliases: strings(&record.aliases),
            former_ids: record.former_ids.iter().map(|id| id.to_string()).collect(),
            contact: record.contact.as_ref().map(|contact| contact.to_string()),
            laws: match record.statutory.as_ref().map(|statutory| &statutory.value) {
                Some(Statutory::Laws(laws)) => strings(laws),
                Some(Statutory::No | Statutory::Uncited) | None => Vec::new(),
            },
            participants: participants(registry, agreement, case.periods(agreement), case.day())
                .into_iter()
                .map(|of| ParticipantRow {
                    party: registry.party_id(of.party).to_string(),
                    involvement: of.involvement,
                    from: of.days.from,
                    until: of.days.until,
                    name: registry.party_name(of.party).to_owned(),
                })
                .collect(),
            adoption,
            adoption_number: case.periods(agreement).adoption.number,
            decisions: decisions(case, agreement, &shown),
            prolongations: prolongations(case, agreement),
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
            expects_local: record.expects_local.iter().map(|party| party.to_string()).collect(),
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
            notes: record.notes.as_ref().map(|notes| notes.to_string()),
        }
    }
}

/// The key days, each with what it is; the earliest first.
fn coming(case: &Case<'_>, agreement: AgreementIx) -> Vec<(Day, Message)> {
    let say = |what: KeyDay| match what {
        KeyDay::StartRevisionBy => message!("coming-start-revision-by"),
        KeyDay::NoticeBy => message!("coming-notice-by"),
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

/// How the adoption stands, and the positions of the decisions that say so.
fn adoption(case: &Case<'_>, agreement: AgreementIx) -> (Vec<AdoptionRow>, HashSet<usize>) {
    let deciders = case.deciders(agreement);
    let row = |of: &Decider| AdoptionRow {
        party: case.registry.party_id(of.party).to_string(),
        adopted: of.latest.and_then(|latest| latest.adopted()).map(Dated::last),
        outcome: of.latest.and_then(|latest| latest.outcome),
        required: of.required,
        name: case.registry.party_name(of.party).to_owned(),
    };
    let shown = deciders.iter().filter_map(|of| of.latest).map(|latest| latest.position).collect();
    (deciders.iter().map(row).collect(), shown)
}

fn decisions(case: &Case<'_>, agreement: AgreementIx, shown: &HashSet<usize>) -> Vec<DecisionRow> {
    let decisions = case.agreement(agreement).decision.iter().enumerate();
    let row = |(position, decision): (usize, &Sp<crate::model::validity::Decision>)| DecisionRow {
        by: decision.by.to_string(),
        date: decision.date.as_ref().map(|date| Dated::last(date.value)),
        planned: decision.planned.iter().map(|date| Dated::last(date.value)).collect(),
        outcome: decision.outcome.as_ref().map(|outcome| outcome.value),
        reference: decision.reference.as_ref().map(|reference| reference.to_string()),
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

fn reviews(case: &Case<'_>, agreement: AgreementIx) -> Vec<ReviewRow> {
    let (registry, record) = (case.registry, case.agreement(agreement));
    let row = |standing: &crate::time::ReviewStanding| {
        let review = record.review.get(standing.position)?;
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
