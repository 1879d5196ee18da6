//! One line for each finding.

use std::fmt::Write;

use crate::text::display_safe;
use crate::view::FindingRow;

/// `path:line:column: level[rule] message`
#[must_use]
pub fn findings(findings: &[FindingRow]) -> String {
    let mut lines = String::new();
    for finding in findings {
        let (path, message) = (display_safe(&finding.path), display_safe(&finding.message));
        let (level, rule) = (finding.level.name(), finding.rule);
        let _ = writeln!(lines, "{path}:{}:{}: {level}[{rule}] {message}", finding.line, finding.column);
    }
    lines
}
