//! `avtal rules --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use crate::view::RuleRow;

#[derive(Serialize)]
struct Rules<'v> {
    rules: Vec<Rule<'v>>,
}

#[derive(Serialize)]
struct Rule<'v> {
    /// Its id.
    id: &'static str,
    /// Its group.
    group: &'static str,
    /// The level of its findings, where nothing else says otherwise.
    level: &'static str,
    /// The version that first had it.
    since: &'static str,
    /// What the fault is.
    summary: &'v str,
    /// Does it depend on the day?
    timed: bool,
}

/// The document of `rules`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn rules(clocks: Clocks<'_>, rules: &[RuleRow]) -> serde_json::Result<String> {
    let rules = rules.iter().map(|row| Rule {
        id: row.id,
        group: row.group,
        level: row.level,
        since: row.since,
        summary: &row.summary,
        timed: row.timed,
    });
    document("rules", clocks, &Rules { rules: rules.collect() })
}
