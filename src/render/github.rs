//! Workflow commands, which GitHub Actions shows as annotations on lines:
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::model::Level;
use crate::source::text::display_safe;
use crate::view::FindingRow;

/// One command for each finding.
#[must_use]
pub fn findings(findings: &[FindingRow]) -> String {
    findings.iter().map(command).collect()
}

fn command(finding: &FindingRow) -> String {
    let name = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Off => "notice",
    };
    let file = property(&finding.repository_path);
    let FindingRow { line, column, end_line, end_column, .. } = finding;
    // GitHub takes columns only where all is on one line.
    let columns = if line == end_line { format!(",col={column}") } else { String::new() };
    let end_columns = if line == end_line { format!(",endColumn={end_column}") } else { String::new() };
    let title = property(&format!("avtal ({})", finding.rule));
    let mut message = display_safe(&finding.message).into_owned();
    if let Some(help) = &finding.help {
        let _ = write!(message, "\nhelp: {}", display_safe(help));
    }
    let message = data(&message);
    format!(
        "::{name} file={file},line={line}{columns},endLine={end_line}{end_columns},title={title}::{message}\n"
    )
}

/// A message. GitHub reads a command to the end of its line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value: it ends at the next comma, and all of them at the next two colons.
fn property(text: &str) -> String {
    let escaped = data(text).replace(':', "%3A").replace(',', "%2C");
    display_safe(&escaped).into_owned()
}

/// A report for people with no command in it: GitHub would carry out what a record says as `::error::…` or, anywhere in
/// a line, `##[error]…`. Commands are turned off by a word that the report cannot hold, its own hash, and on again after
/// it.
#[must_use]
pub fn without_commands(report: &str) -> String {
    let hash = Sha256::digest(report);
    let word = hash.iter().fold("avtal-".to_owned(), |mut word, byte| {
        let _ = write!(word, "{byte:02x}");
        word
    });
    let end_of_line = if report.is_empty() || report.ends_with('\n') { "" } else { "\n" };
    format!("::stop-commands::{word}\n{report}{end_of_line}::{word}::\n")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_property_ends_only_where_it_ends() {
        assert_eq!(
            super::property("a,b:c%0A::error::x\r\n\u{1b}"),
            "a%2Cb%3Ac%250A%3A%3Aerror%3A%3Ax%0D%0A\u{fffd}"
        );
        assert_eq!(super::data("50 %, a::b\nc%0A"), "50 %25, a::b%0Ac%250A");
    }
}
