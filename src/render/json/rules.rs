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
    id: &'static str,
    group: &'static str,
    level: &'static str,
    since: &'static str,
    summary: &'v str,
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
