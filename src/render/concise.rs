//! One line for each finding.

use std::fmt::Write;

use super::levels::Levels;
use crate::text::{Language, display_safe};
use crate::view::FindingRow;

/// `path:line:column: level[rule] message`
#[must_use]
pub fn findings(findings: &[FindingRow], language: Language) -> String {
    let levels = Levels::new(language);
    let mut lines = String::new();
    for finding in findings {
        let (path, message) = (display_safe(&finding.path), display_safe(&finding.message));
        let (level, rule) = (levels.name(finding.level), finding.rule);
        let _ = writeln!(lines, "{path}:{}:{}: {level}[{rule}] {message}", finding.line, finding.column);
    }
    lines
}
