//! `avtal check --format json`.

use schemars::JsonSchema;
use serde::Serialize;

use super::document::{Clocks, Items, Paged, document};
use crate::view::finding::{FindingRow, RelatedRow, Summary as Counts};
use crate::view::{FixEditRow, FixRow};

#[derive(Serialize)]
struct Check<'v> {
    summary: Summary,
    findings: Vec<Finding<'v>>,
}

#[derive(Serialize)]
struct Summary {
    /// Files that were looked at.
    files: usize,
    /// Agreements that were loaded.
    agreements: usize,
    /// Parties and groups that were loaded.
    parties: usize,
    /// Bodies that were loaded.
    bodies: usize,
    /// Findings of level error.
    errors: usize,
    /// Findings of level warning.
    warnings: usize,
    /// Findings of level note.
    notes: usize,
    /// Findings that are accepted and not counted above.
    accepted: usize,
    /// Present only if a baseline is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<usize>,
}

/// One finding. Lines and columns are from 1; columns count characters; ends are exclusive.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FindingRow")]
pub(super) struct Finding<'v> {
    /// The rule's id.
    rule: &'static str,
    /// Its level: error, warning or note.
    level: &'static str,
    /// What is wrong.
    message: &'v str,
    /// What to do next.
    help: Option<&'v str>,
    /// The file, relative to the registry's root.
    path: &'v str,
    /// The line where the value at fault begins.
    line: u32,
    /// The column where it begins.
    column: u32,
    /// The line where it ends.
    end_line: u32,
    /// The column after its last character.
    end_column: u32,
    /// The id of the record.
    record: Option<&'v str>,
    /// The other values involved in the fault.
    related: Vec<Related<'v>>,
    /// What would mend it: the most likely first.
    fixes: Vec<Fix<'v>>,
}

/// What would mend a finding.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FixRow")]
struct Fix<'v> {
    /// What it does.
    title: &'v str,
    /// `safe`: what is meant is not in doubt; `unsafe`: a person should look.
    applicability: &'static str,
    /// What it replaces.
    edits: Vec<FixEdit<'v>>,
}

/// A range of a file, and the text that takes its place. Lines and columns are from 1; columns count characters; ends are
/// exclusive.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FixEditRow")]
struct FixEdit<'v> {
    /// The file, relative to the registry's root.
    path: &'v str,
    /// The line where the range begins.
    line: u32,
    /// The column where it begins.
    column: u32,
    /// The line where it ends.
    end_line: u32,
    /// The column after its last character.
    end_column: u32,
    /// What takes its place.
    text: &'v str,
}

/// Another value involved in a fault.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RelatedRow")]
struct Related<'v> {
    /// The file, relative to the registry's root.
    path: &'v str,
    /// The line where the value begins.
    line: u32,
    /// The column where it begins.
    column: u32,
    /// What is said about it.
    message: &'v str,
}

impl<'v> From<&'v FindingRow> for Finding<'v> {
    fn from(row: &'v FindingRow) -> Self {
        Finding {
            rule: row.rule,
            level: row.level.name(),
            message: &row.message,
            help: row.help.as_deref(),
            path: &row.path,
            line: row.line,
            column: row.column,
            end_line: row.end_line,
            end_column: row.end_column,
            record: row.record.as_deref(),
            related: row.related.iter().map(Related::from).collect(),
            fixes: row.fixes.iter().map(Fix::from).collect(),
        }
    }
}

impl<'v> From<&'v FixRow> for Fix<'v> {
    fn from(row: &'v FixRow) -> Self {
        let edits = row.edits.iter().map(FixEdit::from).collect();
        Fix { title: &row.title, applicability: row.applicability(), edits }
    }
}

impl<'v> From<&'v FixEditRow> for FixEdit<'v> {
    fn from(row: &'v FixEditRow) -> Self {
        let FixEditRow { path, line, column, end_line, end_column, text, .. } = row;
        let (line, column, end_line, end_column) = (*line, *column, *end_line, *end_column);
        FixEdit { path, line, column, end_line, end_column, text }
    }
}

impl<'v> From<&'v RelatedRow> for Related<'v> {
    fn from(row: &'v RelatedRow) -> Self {
        Related { path: &row.path, line: row.line, column: row.column, message: &row.message }
    }
}

/// The document of `check` with no findings yet: each page of them is written by itself.
///
/// # Errors
///
/// None for reports of this crate.
pub fn check(clocks: Clocks<'_>, summary: Counts) -> serde_json::Result<Paged> {
    let Counts { files, agreements, parties, bodies, errors, warnings, notes, accepted, baseline } = summary;
    let summary = Summary { files, agreements, parties, bodies, errors, warnings, notes, accepted, baseline };
    document("check", clocks, &Check { summary, findings: Vec::new() }).map(|document| Paged::of(&document))
}

/// A page of the findings in the document of [`check`].
///
/// # Errors
///
/// None for reports of this crate.
pub fn findings(page: &[FindingRow]) -> serde_json::Result<String> {
    let mut items = Items::default();
    page.iter().try_for_each(|row| items.add(&Finding::from(row)))?;
    items.text()
}
