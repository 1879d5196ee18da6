//! `avtal chain --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use super::list::Agreement;
use crate::view::{self, Day};

#[derive(Serialize)]
struct Chain<'v> {
    /// The agreement that was asked for.
    id: &'v str,
    /// Who takes whose place, in the order of those that are replaced; then what is replaced in part, by or of an agreement
    /// of the line.
    links: Vec<Link<'v>>,
    /// All agreements of the line, each after what it replaces, and else in the order in which they begin.
    agreements: Vec<Agreement<'v>>,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

/// One replacement.
#[derive(Serialize)]
pub(super) struct Link<'v> {
    /// The agreement that is replaced, in whole or in part.
    replaced: &'v str,
    /// The one that replaces it.
    successor: &'v str,
    /// Does it replace the whole?
    whole: bool,
    /// The sections that it replaces, where it is not the whole.
    sections: &'v [String],
    /// Where in the successor the matter now stands.
    in_section: Option<&'v str>,
    /// The others that it takes to replace it; in the order of the record.
    together_with: Vec<&'v str>,
    /// From when it takes the other's place; null while that is not decided, and where nobody wrote down when.
    takes_over: Option<Day>,
    /// Is it decided that it takes the other's place?
    decided: bool,
    /// The days without an agreement before it takes over; null where that is not known, where another takes over
    /// first, and where it replaces only sections.
    gap_days: Option<i64>,
    /// What must come about before it can take over.
    conditions: Vec<String>,
}

impl<'v> From<&'v view::LinkRow> for Link<'v> {
    fn from(row: &'v view::LinkRow) -> Self {
        Link {
            replaced: &row.replaced.id,
            successor: &row.successor.id,
            whole: row.whole,
            sections: &row.sections,
            in_section: row.in_section.as_deref(),
            together_with: row.together_with.iter().map(|other| other.id.as_str()).collect(),
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
