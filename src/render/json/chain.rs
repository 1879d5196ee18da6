//! `avtal chain --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use super::list::Agreement;
use crate::view::{self, Day};

#[derive(Serialize)]
struct Chain<'v> {
    id: &'v str,
    links: Vec<Link<'v>>,
    agreements: Vec<Agreement<'v>>,
    incomplete: &'v [&'v str],
}

/// One replacement.
#[derive(Serialize)]
pub(super) struct Link<'v> {
    replaced: &'v str,
    successor: &'v str,
    whole: bool,
    sections: &'v [String],
    in_section: Option<&'v str>,
    together_with: &'v [String],
    takes_over: Option<Day>,
    decided: bool,
    gap_days: Option<i64>,
    conditions: Vec<String>,
}

impl<'v> From<&'v view::LinkRow> for Link<'v> {
    fn from(row: &'v view::LinkRow) -> Self {
        Link {
            replaced: &row.replaced,
            successor: &row.successor,
            whole: row.whole,
            sections: &row.sections,
            in_section: row.in_section.as_deref(),
            together_with: &row.together_with,
            takes_over: row.takes_over,
            decided: row.decided,
            gap_days: row.gap_days,
            conditions: row.conditions.iter().map(|condition| condition.message.plain()).collect(),
        }
    }
}

/// The document of `chain`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn chain(clocks: Clocks<'_>, chain: &view::Chain, incomplete: &[&str]) -> serde_json::Result<String> {
    let body = Chain {
        id: &chain.id,
        links: chain.links.iter().map(Link::from).collect(),
        agreements: chain.agreements.iter().map(Agreement::from).collect(),
        incomplete,
    };
    document("chain", clocks, &body)
}
