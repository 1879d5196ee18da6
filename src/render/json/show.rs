//! `avtal show --format json`.

use serde::Serialize;

use super::chain::Link;
use super::check::Finding;
use super::clauses::Clauses;
use super::document::{Clocks, document};
use super::list::Agreement;
use super::written::{Written, written};
use crate::view::show::{
    AcceptedRow, DecisionRow, DocumentRow, MentionRow, ParticipantRow, ProlongationRow, ReviewRow,
    Show as ShowView,
};
use crate::view::{AdoptionRow, Day, DocumentRole, Outcome, ReviewKind, TakenRow};

#[derive(Serialize)]
struct Show<'v> {
    /// `agreement`.
    kind: &'static str,
    /// What a list says of it.
    agreement: Agreement<'v>,
    /// Other titles in use.
    aliases: &'v [String],
    /// Ids that it has had.
    former_ids: &'v [String],
    /// A function's address.
    contact: Option<&'v str>,
    /// The laws that require it, where they are cited.
    laws: &'v [String],
    /// Its parties, groups expanded, and those that have taken the place of one; in the order of the record.
    participants: Vec<Participant<'v>>,
    /// Who must adopt it or has decided on it, and how that stands; those who must first.
    adoption: Vec<Adoption<'v>>,
    /// How many of those who must are enough, where not all must.
    adoption_number: Option<u32>,
    /// All decisions, in the order of the record.
    decisions: Vec<Decision<'v>>,
    /// What has moved the end of its term.
    prolongations: Vec<Prolongation<'v>>,
    /// How it can be ended by notice, and when it applies otherwise than from its first day through its last.
    #[serde(flatten)]
    clauses: Clauses<'v>,
    /// What it replaces, in whole or in part.
    replaces: Vec<Link<'v>>,
    /// What replaces it, in whole or in part.
    replaced_by: Vec<Link<'v>>,
    /// The agreements that it amends.
    amends: Vec<Mention<'v>>,
    /// The agreements that it rests on.
    based_on: Vec<Mention<'v>>,
    /// The agreements that rest on it.
    basis_of: Vec<Mention<'v>>,
    /// The parties whose own agreements on it are expected.
    expects_local: Vec<&'v str>,
    /// See also.
    related: Vec<Mention<'v>>,
    /// Its reviews.
    reviews: Vec<Review<'v>>,
    /// Its documents.
    documents: Vec<Document<'v>>,
    /// What `check` says of its file.
    findings: Vec<Finding<'v>>,
    /// The findings that its record accepts.
    accepted: Vec<Accepted<'v>>,
    /// Its notes.
    notes: Option<&'v str>,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Participant<'v> {
    /// The party.
    party: &'v str,
    /// What the agreement is to it on the day.
    involvement: &'static str,
    /// Its first day as a party, where it joins later than the others.
    from: Option<Day>,
    /// Its last day as a party, where it leaves earlier.
    until: Option<Day>,
    /// When it gave notice.
    #[serde(flatten)]
    notice_given: Written,
}

#[derive(Serialize)]
struct Adoption<'v> {
    /// The party.
    party: &'v str,
    /// The day on which it adopted it; null if the decision that counts is another.
    #[serde(flatten)]
    adopted: Written,
    /// The outcome of the decision that counts.
    outcome: Option<Outcome>,
    /// Must it adopt it?
    required: bool,
    /// adopted, rejected, not-decisive or nothing: what is recorded of it.
    decided: &'static str,
    /// The decision that says so; null where none is recorded.
    decision: Option<Taken<'v>>,
    /// The decisions to the contrary that it took before.
    earlier: Vec<Taken<'v>>,
    /// Those that it took once the agreement was in force, so that they change nothing.
    later: Vec<Taken<'v>>,
    /// When its decision, or a new one, is planned for, and the alternatives.
    planned: Vec<Planned>,
}

/// A decision that counts for a party.
#[derive(Serialize)]
struct Taken<'v> {
    /// The party that took it, as written.
    by: &'v str,
    /// When it was taken.
    #[serde(flatten)]
    date: Written,
    /// What was decided; null where that is not recorded.
    outcome: Option<Outcome>,
    /// Its reference.
    reference: Option<&'v str>,
}

#[derive(Serialize)]
struct Decision<'v> {
    /// Who takes it.
    by: &'v str,
    /// When it was taken; null while it is planned.
    #[serde(flatten)]
    date: Written,
    /// When it was planned for, and the alternatives.
    planned: Vec<Planned>,
    /// What was decided.
    outcome: Option<Outcome>,
    /// Its reference.
    reference: Option<&'v str>,
}

#[derive(Serialize)]
struct Planned {
    #[serde(flatten)]
    day: Written,
}

#[derive(Serialize)]
struct Prolongation<'v> {
    /// extension, option or suspension.
    kind: &'static str,
    /// The last day that it gives.
    until: Day,
    /// When it was decided, or the option called.
    #[serde(flatten)]
    decided: Written,
    /// Who decided it.
    by: Option<&'v str>,
}

#[derive(Serialize)]
struct Mention<'v> {
    /// Its id; as written where it leads nowhere.
    id: &'v str,
    /// Its title; null where it leads nowhere.
    title: Option<&'v str>,
    /// Its state; null where it leads nowhere.
    state: Option<&'static str>,
    /// The sections that are meant, where it is not the whole.
    sections: &'v [String],
}

#[derive(Serialize)]
struct Review<'v> {
    /// Its id in the record.
    id: &'v str,
    /// What it is called; null where that is what kind of review it is.
    title: Option<&'v str>,
    /// What kind of review it is.
    kind: Option<ReviewKind>,
    /// How often it recurs.
    every: Option<String>,
    /// When it was last done.
    #[serde(flatten)]
    last_done: Written,
    /// When it is due next; null where it is done for good or would fall due after the agreement's end.
    #[serde(flatten)]
    next_due: Written,
    /// Who carries it out, as written.
    by: Option<&'v str>,
    /// Who carries it out when it is due next, or today if that has passed.
    effective_by: Option<&'v str>,
}

#[derive(Serialize)]
struct Accepted<'v> {
    /// The rule.
    rule: &'v str,
    /// The reason.
    reason: &'v str,
    /// The last day of the acceptance; null where it has no end.
    #[serde(flatten)]
    until: Written,
}

impl<'v> From<&'v AcceptedRow> for Accepted<'v> {
    fn from(row: &'v AcceptedRow) -> Self {
        Accepted { rule: &row.rule, reason: &row.reason, until: written!("until", row.until) }
    }
}

#[derive(Serialize)]
struct Document<'v> {
    /// text, annex, decision or evidence.
    role: Option<DocumentRole>,
    /// The file, from the registry's root.
    path: Option<&'v str>,
    /// Where else it is.
    url: Option<&'v str>,
    /// Its fingerprint.
    sha256: Option<&'v str>,
    /// Its language.
    language: Option<&'v str>,
}

impl<'v> From<&'v ParticipantRow> for Participant<'v> {
    fn from(row: &'v ParticipantRow) -> Self {
        Participant {
            party: &row.party,
            involvement: row.involvement.name(),
            from: row.from,
            until: row.until,
            notice_given: written!("notice_given", row.notice_given),
        }
    }
}

impl<'v> From<&'v AdoptionRow> for Adoption<'v> {
    fn from(row: &'v AdoptionRow) -> Self {
        Adoption {
            party: &row.party.id,
            adopted: written!("adopted", row.adopted()),
            outcome: row.decision.as_ref().and_then(|decision| decision.outcome),
            required: row.required,
            decided: row.decided.name(),
            decision: row.decision.as_ref().map(Taken::from),
            earlier: row.earlier.iter().map(Taken::from).collect(),
            later: row.later.iter().map(Taken::from).collect(),
            planned: row.planned.iter().map(|on| Planned { day: written!("day", *on) }).collect(),
        }
    }
}

impl<'v> From<&'v TakenRow> for Taken<'v> {
    fn from(row: &'v TakenRow) -> Self {
        Taken {
            by: &row.by.id,
            date: written!("date", row.date),
            outcome: row.outcome,
            reference: row.reference.as_deref(),
        }
    }
}

impl<'v> From<&'v DecisionRow> for Decision<'v> {
    fn from(row: &'v DecisionRow) -> Self {
        let planned = row.planned.iter().map(|on| Planned { day: written!("day", *on) });
        Decision {
            by: &row.by,
            date: written!("date", row.date),
            planned: planned.collect(),
            outcome: row.outcome,
            reference: row.reference.as_deref(),
        }
    }
}

impl<'v> From<&'v ProlongationRow> for Prolongation<'v> {
    fn from(row: &'v ProlongationRow) -> Self {
        Prolongation {
            kind: row.kind.name(),
            until: row.until,
            decided: written!("decided", row.decided),
            by: row.by.as_deref(),
        }
    }
}

impl<'v> From<&'v MentionRow> for Mention<'v> {
    fn from(row: &'v MentionRow) -> Self {
        Mention {
            id: &row.id,
            title: row.title.as_deref(),
            state: row.state.map(|state| state.name()),
            sections: &row.sections,
        }
    }
}

impl<'v> From<&'v ReviewRow> for Review<'v> {
    fn from(row: &'v ReviewRow) -> Self {
        Review {
            id: &row.id,
            title: row.title.as_deref(),
            kind: row.kind,
            every: row.every.map(|every| every.to_string()),
            last_done: written!("last_done", row.last_done),
            next_due: written!("next_due", row.next_due),
            by: row.by.as_deref(),
            effective_by: row.effective_by.as_deref(),
        }
    }
}

impl<'v> From<&'v DocumentRow> for Document<'v> {
    fn from(row: &'v DocumentRow) -> Self {
        Document {
            role: row.role,
            path: row.path.as_deref(),
            url: row.url.as_deref(),
            sha256: row.sha256.as_deref(),
            language: row.language.as_deref(),
        }
    }
}

/// The document of `show`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn show(clocks: Clocks<'_>, show: &ShowView, incomplete: &[&str]) -> serde_json::Result<String> {
    let body = Show {
        kind: "agreement",
        agreement: Agreement::from(&show.agreement),
        aliases: &show.aliases,
        former_ids: &show.former_ids,
        contact: show.contact.as_deref(),
        laws: &show.laws,
        participants: show.participants.iter().map(Participant::from).collect(),
        adoption: show.adoption.iter().map(Adoption::from).collect(),
        adoption_number: show.adoption_number,
        decisions: show.decisions.iter().map(Decision::from).collect(),
        prolongations: show.prolongations.iter().map(Prolongation::from).collect(),
        clauses: Clauses::from(&show.clauses),
        replaces: show.replaces.iter().map(Link::from).collect(),
        replaced_by: show.replaced_by.iter().map(Link::from).collect(),
        amends: show.amends.iter().map(Mention::from).collect(),
        based_on: show.based_on.iter().map(Mention::from).collect(),
        basis_of: show.basis_of.iter().map(Mention::from).collect(),
        expects_local: show.expects_local.iter().map(|party| party.id.as_str()).collect(),
        related: show.related.iter().map(Mention::from).collect(),
        reviews: show.reviews.iter().map(Review::from).collect(),
        documents: show.documents.iter().map(Document::from).collect(),
        findings: show.findings.iter().map(Finding::from).collect(),
        accepted: show.accepted.iter().map(Accepted::from).collect(),
        notes: show.notes.as_deref(),
        incomplete,
    };
    document("show", clocks, &body)
}
