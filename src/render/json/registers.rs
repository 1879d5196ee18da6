//! `avtal parties --format json` and `avtal bodies --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use super::written::{Written, written};
use crate::view::registers::{BodyRow, PartyRow};
use crate::view::{BodyKind, Dated, Mandate, PartyKind};

#[derive(Serialize)]
struct Parties<'v> {
    /// The parties, in the order of their names.
    parties: Vec<Party<'v>>,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Party<'v> {
    /// Its id.
    id: &'v str,
    /// Its name.
    name: &'v str,
    /// What it is.
    kind: Option<PartyKind>,
    /// Its official code.
    code: Option<&'v str>,
    /// Its last day.
    #[serde(flatten)]
    until: Written,
    /// How many agreements bind it.
    bound: usize,
    /// How many agreements wait for its decision.
    to_decide: usize,
}

#[derive(Serialize)]
struct Bodies<'v> {
    /// The bodies, in the order of their names.
    bodies: Vec<Body<'v>>,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Body<'v> {
    /// Its id.
    id: &'v str,
    /// Its name.
    name: &'v str,
    /// Its short name; its name if it has none.
    short: &'v str,
    /// What it is.
    kind: Option<BodyKind>,
    /// What it may do.
    mandate: Option<Mandate>,
    /// Its first day.
    #[serde(flatten)]
    from: Written,
    /// Its last day.
    #[serde(flatten)]
    until: Written,
    /// How many agreements it is responsible for on the day, without those that no longer hold.
    owned: usize,
    /// How many things it has to do.
    tasks: usize,
    /// How many of these are overdue.
    overdue: usize,
}

/// The document of `parties`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn parties(clocks: Clocks<'_>, rows: &[PartyRow], incomplete: &[&str]) -> serde_json::Result<String> {
    let parties = rows.iter().map(|row| Party {
        id: &row.named.id,
        name: &row.named.name,
        kind: row.kind,
        code: row.code.as_deref(),
        until: written!("until", row.last_day.map(Dated::last)),
        bound: row.bound,
        to_decide: row.to_decide,
    });
    document("parties", clocks, &Parties { parties: parties.collect(), incomplete })
}

/// The document of `bodies`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn bodies(clocks: Clocks<'_>, rows: &[BodyRow], incomplete: &[&str]) -> serde_json::Result<String> {
    let bodies = rows.iter().map(|row| Body {
        id: &row.named.id,
        name: &row.name,
        short: &row.named.name,
        kind: row.kind,
        mandate: row.mandate,
        from: written!("from", row.first_day.map(Dated::first)),
        until: written!("until", row.last_day.map(Dated::last)),
        owned: row.owned,
        tasks: row.tasks,
        overdue: row.overdue,
    });
    document("bodies", clocks, &Bodies { bodies: bodies.collect(), incomplete })
}
