//! A Code Quality report for GitLab: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use serde::Serialize;

use super::json;
use crate::text::display_safe;
use crate::view::FindingRow;
use crate::view::Level;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    /// `positions` would also give columns, but GitLab takes it in place of `lines` and does not show it.
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// An array with one issue for each finding.
///
/// # Errors
///
/// None for findings.
pub fn findings(findings: &[FindingRow]) -> serde_json::Result<String> {
    json::text(&findings.iter().map(issue).collect::<Vec<_>>())
}

fn issue(finding: &FindingRow) -> Issue<'_> {
    Issue {
        description: display_safe(&finding.message).into_owned(),
        check_name: finding.rule,
        fingerprint: &finding.fingerprint,
        severity: severity(finding.level),
        location: Location { path: &finding.repository_path, lines: Lines { begin: finding.line } },
    }
}

/// GitLab also has `critical` and `blocker`, which are not used here: `--fail-on` decides whether a pipeline stops.
fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "critical",
        Level::Warning => "major",
        Level::Note | Level::Off => "info",
    }
}
