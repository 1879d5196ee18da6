//! Lists of parties and of bodies, each with what binds it or lies with it.

use std::collections::HashMap;

use crate::model::Date;
use crate::model::body::{BodyKind, Mandate};
use crate::model::party::PartyKind;
use crate::parallel;
use crate::registry::{AgreementIx, BodyIx, PartyIx};
use crate::text::{Language, alphabetical};
use crate::time::{Case, PartyStanding};

use super::party::Membership;
use super::{Named, words};

/// A party in a list.
#[derive(Debug)]
pub struct PartyRow {
    /// The party.
    pub named: Named,
    /// Its kind.
    pub kind: Option<PartyKind>,
    /// Its official code.
    pub code: Option<String>,
    /// Its last day.
    pub last_day: Option<Date>,
    /// How many agreements bind it; of a group, any of its members.
    pub bound: usize,
    /// How many agreements wait for its decision.
    pub to_decide: usize,
}

/// A body in a list.
#[derive(Debug)]
pub struct BodyRow {
    /// The body, by its short name.
    pub named: Named,
    /// Its full name.
    pub name: String,
    /// Its kind.
    pub kind: Option<BodyKind>,
    /// Its mandate.
    pub mandate: Option<Mandate>,
    /// Its first day.
    pub first_day: Option<Date>,
    /// Its last day.
    pub last_day: Option<Date>,
    /// How many agreements it is responsible for on the day, without those that no longer hold.
    pub owned: usize,
    /// How many things it has to do.
    pub tasks: usize,
    /// How many of these are overdue.
    pub overdue: usize,
}

/// What counts for a party: the agreements that bind it, and those that wait for its decision.
type PartyCounts = HashMap<PartyIx, (usize, usize)>;

/// What counts for a body: the agreements that it owns, its tasks, and those overdue.
type BodyCounts = HashMap<BodyIx, (usize, usize, usize)>;

/// Agreements that are counted at a time.
const PART: usize = 1024;

/// The parties that have a record and are of one of `kinds`, if any are given; and that are members of one of `groups`,
/// if any are given. In the order of their names in a language.
#[must_use]
pub fn parties(
    case: &Case<'_>,
    kinds: &[PartyKind],
    groups: &[PartyIx],
    language: Language,
) -> Vec<PartyRow> {
    let registry = case.registry;
    let counts = party_counts(case);
    let row = |party: PartyIx| {
        let data = &registry.party(party)?.data;
        let kind = data.kind.as_ref().map(|kind| kind.value);
        let is_of_kind = kinds.is_empty() || kind.is_some_and(|kind| kinds.contains(&kind));
        let is_member = groups.is_empty() || groups.iter().any(|of| registry.expand(*of).contains(&party));
        let (bound, to_decide) = counts.get(&party).copied().unwrap_or_default();
        (is_of_kind && is_member).then(|| PartyRow {
            named: words::named_party(registry, party),
            kind,
            code: data.code.as_ref().map(|code| code.to_string()),
            last_day: data.until.as_ref().map(|until| until.value),
            bound,
            to_decide,
        })
    };
    let mut rows: Vec<PartyRow> = registry.parties_reported().filter_map(row).collect();
    rows.sort_by_cached_key(|row| (alphabetical(&row.named.name, language), row.named.id.clone()));
    rows
}

fn party_counts(case: &Case<'_>) -> PartyCounts {
    let agreements: Vec<AgreementIx> = case.registry.agreement_ixs().collect();
    let of_one = |mut counts: PartyCounts, agreement: &AgreementIx| {
        for (party, of) in Membership::all(case, *agreement) {
            let (bound, to_decide) = counts.entry(party).or_default();
            match case.party_standing(*agreement, party, of.involvement) {
                PartyStanding::Bound => *bound += 1,
                PartyStanding::Awaiting => *to_decide += 1,
                PartyStanding::Coming
                | PartyStanding::Outside
                | PartyStanding::NotAdopted
                | PartyStanding::Past => {}
            }
        }
        counts
    };
    let both = |mut a: PartyCounts, b: PartyCounts| {
        for (party, (bound, to_decide)) in b {
            let sum = a.entry(party).or_default();
            *sum = (sum.0 + bound, sum.1 + to_decide);
        }
        a
    };
    let of_part = |part: &[AgreementIx]| part.iter().fold(HashMap::new(), of_one);
    parallel::parts(&agreements, PART, of_part).into_iter().reduce(both).unwrap_or_default()
}

/// The bodies that are of one of `kinds`, if any are given, and have one of `mandates`, if any are given. In the order of
/// their names in a language.
#[must_use]
pub fn bodies(case: &Case<'_>, kinds: &[BodyKind], mandates: &[Mandate], language: Language) -> Vec<BodyRow> {
    let registry = case.registry;
    let counts = body_counts(case);
    let row = |body: BodyIx| {
        let data = &registry.body(body).data;
        let kind = data.kind.as_ref().map(|kind| kind.value);
        let mandate = data.mandate.as_ref().map(|mandate| mandate.value);
        let is_of_kind = kinds.is_empty() || kind.is_some_and(|kind| kinds.contains(&kind));
        let has_mandate = mandates.is_empty() || mandate.is_some_and(|mandate| mandates.contains(&mandate));
        let (owned, tasks, overdue) = counts.get(&body).copied().unwrap_or_default();
        let named = words::named_body(registry, body);
        (is_of_kind && has_mandate).then(|| BodyRow {
            name: if data.name.is_empty() { named.name.clone() } else { data.name.to_string() },
            named,
            kind,
            mandate,
            first_day: data.from.as_ref().map(|from| from.value),
            last_day: case.outlook.bodies.last_date(registry, body),
            owned,
            tasks,
            overdue,
        })
    };
    let mut rows: Vec<BodyRow> = registry.bodies_reported().filter_map(row).collect();
    rows.sort_by_cached_key(|row| (alphabetical(&row.named.name, language), row.named.id.clone()));
    rows
}

fn body_counts(case: &Case<'_>) -> BodyCounts {
    let agreements: Vec<AgreementIx> = case.registry.agreement_ixs().collect();
    let of_one = |mut counts: BodyCounts, agreement: &AgreementIx| {
        let standing = case.standing(*agreement);
        if let Some(owner) = standing.owner.filter(|_| !standing.state.is_past()) {
            counts.entry(owner).or_default().0 += 1;
        }
        for task in case.tasks(*agreement) {
            let is_overdue = task.work.day().is_some_and(|day| day < case.day());
            for body in task.with.iter().filter_map(|holder| holder.body()) {
                let (_, tasks, overdue) = counts.entry(body).or_default();
                *tasks += 1;
                *overdue += usize::from(is_overdue);
            }
        }
        counts
    };
    let both = |mut a: BodyCounts, b: BodyCounts| {
        for (body, (owned, tasks, overdue)) in b {
            let sum = a.entry(body).or_default();
            *sum = (sum.0 + owned, sum.1 + tasks, sum.2 + overdue);
        }
        a
    };
    let of_part = |part: &[AgreementIx]| part.iter().fold(HashMap::new(), of_one);
    parallel::parts(&agreements, PART, of_part).into_iter().reduce(both).unwrap_or_default()
}
