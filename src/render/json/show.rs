//! `avtal show --format json`.

use serde::Serialize;

use super::chain::Link;
use super::check::Finding;
use super::document::{Clocks, document};
use super::list::Agreement;
use super::written::{Written, written};
use crate::view::show::{
    AdoptionRow, DecisionRow, DocumentRow, MentionRow, ParticipantRow, ProlongationRow, ReviewRow,
    Show as ShowView,
};
use crate::view::{Day, DocumentRole, Outcome, ReviewKind};

#[derive(Serialize)]
struct Show<'v> {
    agreement: Agreement<'v>,
    aliases: &'v [String],
    former_ids: &'v [String],
    contact: Option<&'v str>,
    laws: &'v [String],
    participants: Vec<Participant<'v>>,
    adoption: Vec<Adoption<'v>>,
    adoption_number: Option<u32>,
    decisions: Vec<Decision<'v>>,
    prolongations: Vec<Prolongation<'v>>,
    replaces: Vec<Link<'v>>,
    replaced_by: Vec<Link<'v>>,
    amends: Vec<Mention<'v>>,
    based_on: Vec<Mention<'v>>,
    basis_of: Vec<Mention<'v>>,
    expects_local: &'v [String],
    related: Vec<Mention<'v>>,
    reviews: Vec<Review<'v>>,
    documents: Vec<Document<'v>>,
    findings: Vec<Finding<'v>>,
    notes: Option<&'v str>,
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Participant<'v> {
    party: &'v str,
    involvement: &'static str,
    from: Option<Day>,
    until: Option<Day>,
}

#[derive(Serialize)]
struct Adoption<'v> {
    party: &'v str,
    #[serde(flatten)]
    adopted: Written,
    outcome: Option<Outcome>,
    required: bool,
}

#[derive(Serialize)]
struct Decision<'v> {
    by: &'v str,
    #[serde(flatten)]
    date: Written,
    planned: Vec<Planned>,
    outcome: Option<Outcome>,
    reference: Option<&'v str>,
}

#[derive(Serialize)]
struct Planned {
    #[serde(flatten)]
    day: Written,
}

#[derive(Serialize)]
struct Prolongation<'v> {
    kind: &'static str,
    until: Day,
    #[serde(flatten)]
    decided: Written,
    by: Option<&'v str>,
}

#[derive(Serialize)]
struct Mention<'v> {
    id: &'v str,
    title: Option<&'v str>,
    state: Option<&'static str>,
    sections: &'v [String],
}

#[derive(Serialize)]
struct Review<'v> {
    id: &'v str,
    title: Option<&'v str>,
    kind: Option<ReviewKind>,
    every: Option<String>,
    #[serde(flatten)]
    last_done: Written,
    #[serde(flatten)]
    next_due: Written,
    by: Option<&'v str>,
    effective_by: Option<&'v str>,
}

#[derive(Serialize)]
struct Document<'v> {
    role: Option<DocumentRole>,
    path: Option<&'v str>,
    url: Option<&'v str>,
    sha256: Option<&'v str>,
    language: Option<&'v str>,
}

impl<'v> From<&'v ParticipantRow> for Participant<'v> {
    fn from(row: &'v ParticipantRow) -> Self {
        Participant {
            party: &row.party,
            involvement: row.involvement.name(),
            from: row.from,
            until: row.until,
        }
    }
}

impl<'v> From<&'v AdoptionRow> for Adoption<'v> {
    fn from(row: &'v AdoptionRow) -> Self {
        Adoption {
            party: &row.party,
            adopted: written!("adopted", row.adopted),
            outcome: row.outcome,
            required: row.required,
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
        replaces: show.replaces.iter().map(Link::from).collect(),
        replaced_by: show.replaced_by.iter().map(Link::from).collect(),
        amends: show.amends.iter().map(Mention::from).collect(),
        based_on: show.based_on.iter().map(Mention::from).collect(),
        basis_of: show.basis_of.iter().map(Mention::from).collect(),
        expects_local: &show.expects_local,
        related: show.related.iter().map(Mention::from).collect(),
        reviews: show.reviews.iter().map(Review::from).collect(),
        documents: show.documents.iter().map(Document::from).collect(),
        findings: show.findings.iter().map(Finding::from).collect(),
        notes: show.notes.as_deref(),
        incomplete,
    };
    document("show", clocks, &body)
}
