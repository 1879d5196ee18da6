//! `JUnit` XML, which Jenkins, GitLab and others show as test results: a suite for each file, with a failed case for
//! each finding, or one passed case.

use std::collections::BTreeMap;
use std::fmt::Write;

use quick_junit::{NonSuccessKind, Report, SerializeError, TestCase, TestCaseStatus, TestSuite};

use super::levels::Levels;
use crate::text::message::{Manner, message};
use crate::text::{Language, display_safe};
use crate::view::FindingRow;
use crate::view::finding::FileRow;

/// A report without times and durations, so that the output is deterministic.
///
/// # Errors
///
/// None for findings: characters that XML does not permit are replaced.
pub fn findings(
    findings: &[FindingRow],
    looked_at: &[FileRow],
    language: Language,
) -> Result<String, SerializeError> {
    let words = Words { levels: Levels::new(language), language };
    let mut files: BTreeMap<&str, (&str, Vec<&FindingRow>)> =
        looked_at.iter().map(|file| (&*file.path, (&*file.repository_path, Vec::new()))).collect();
    for finding in findings {
        let file = files.entry(&finding.path).or_insert((&finding.repository_path, Vec::new()));
        file.1.push(finding);
    }
    let mut junit = Report::new("avtal check");
    for (path, (repository_path, findings)) in files {
        junit.add_test_suite(suite(path, repository_path, &findings, &words));
    }
    junit.to_string()
}

/// The words around findings in a language.
struct Words {
    levels: Levels,
    language: Language,
}

fn suite(path: &str, repository_path: &str, findings: &[&FindingRow], words: &Words) -> TestSuite {
    let mut suite = TestSuite::new(harmless(repository_path));
    // Readers take the last part for a class and the parts before it for packages.
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let class = harmless(&stem.replace('/', "."));
    let mut add = |name: &str, line: u32, status| {
        let mut case = TestCase::new(name, status);
        case.set_classname(&class);
        case.extra.insert("file".into(), harmless(repository_path).into());
        case.extra.insert("line".into(), line.to_string().into());
        suite.add_test_case(case);
    };
    if findings.is_empty() {
        add(&message!("no-findings").localise(words.language), 1, TestCaseStatus::success());
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        // Readers recognise a case by its name, so the name contains no line number.
        let count = counts.entry(finding.rule).or_default();
        *count += 1;
        let name = if *count == 1 { finding.rule.to_owned() } else { format!("{} ({count})", finding.rule) };
        add(&name, finding.line, failure(finding, words));
    }
    suite
}

fn failure(finding: &FindingRow, words: &Words) -> TestCaseStatus {
    let message = harmless(&finding.message);
    let (path, level, rule) =
        (harmless(&finding.repository_path), words.levels.name(finding.level), finding.rule);
    let mut text = format!("{path}:{}:{}: {level}[{rule}] {message}\n", finding.line, finding.column);
    for related in &finding.related {
        let (path, message) = (harmless(&related.repository_path), harmless(&related.message));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{path}:{}:{}: {message}", related.line, related.column);
    }
    if let Some(help) = &finding.help {
        message!("help-line", help = harmless(help)).write(&mut text, Manner::prose(words.language).whole());
        text.push('\n');
    }
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(message).set_type(finding.level.name()).set_description(text);
    status
}

/// Text without the characters that XML cannot contain even when escaped.
fn harmless(text: &str) -> String {
    display_safe(text).into_owned()
}
