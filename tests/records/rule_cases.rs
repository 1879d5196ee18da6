//! What each rule says of records at its edges: `tests/rules/<rule>.txt`.
//!
//! A file holds cases. `=== its name` begins one; then come its records, as [`crate::registry::Made::of_text`] reads them; then,
//! after `---`, what the rule finds in them on 2025-01-01 and nothing else: a line for each finding, with the value it
//! points at, and below it, indented, every related place and, after `=`, the help. A level other than the rule's stands before the value. A fault
//! found while the records were read stands first, after `!`.
//!
//! Set `AVTAL_WRITE_RULES=1` to write what is found into the files, and read the difference: it is what a user is told.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::registry::Made;
use avtal::model::Duration;
use avtal::registry::Place;
use avtal::rules::{self, GROUPS};
use avtal::time::Case;
use avtal::time::Outlook;

/// What `rule` finds, as it stands in the files.
fn findings(made: &Made, rule: &str) -> String {
    let outlook = Outlook::of(
        &made.registry,
        &made.timeline,
        "2025-01-01".parse().unwrap(),
        Duration::parse("P12M").unwrap(),
    );
    let case = Case { registry: &made.registry, timeline: &made.timeline, outlook: &outlook };
    let at = |place: Place| {
        let path = made.registry.files[place.file.0 as usize].to_string();
        let text =
            made.text(&path).get(place.span.start as usize..place.span.end as usize).unwrap().trim_end();
        let line = text.lines().next().unwrap_or_default();
        let path =
            path.strip_prefix("agreements/").unwrap_or(&path).strip_suffix(".toml").unwrap().to_owned();
        format!("{path} «{line}{}»", if line.len() < text.len() { " …" } else { "" })
    };
    let mut told = String::new();
    for fault in &made.registry.faults {
        writeln!(told, "! {}: {}", made.registry.files[fault.file.0 as usize], fault.fault.message).unwrap();
    }
    for finding in rules::check(&case).findings.iter().filter(|finding| finding.rule.id == rule) {
        let level = if finding.level == finding.rule.level {
            String::new()
        } else {
            format!("{:?} ", finding.level).to_lowercase()
        };
        writeln!(told, "{level}{}: {}", at(finding.place), finding.message).unwrap();
        for related in &finding.related {
            writeln!(told, "    {}: {}", at(related.place), related.message).unwrap();
        }
        if let Some(help) = &finding.help {
            writeln!(told, "    = {help}").unwrap();
        }
    }
    told
}

#[test]
fn each_rule_says_what_it_should_and_no_more() {
    let is_rule = |id: &str| GROUPS.iter().flat_map(|(_, rules)| rules.iter()).any(|rule| rule.id == id);
    let (mut looked_at, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")).unwrap() {
        let path = entry.unwrap().path();
        let rule = path.file_stem().unwrap().to_str().unwrap();
        assert!(is_rule(rule), "there is no rule {rule}");
        let text = fs::read_to_string(&path).unwrap();
        let mut written = String::new();
        for case in text.split("=== ").skip(1) {
            let (name, rest) = case.split_once('\n').unwrap();
            let (records, expected) = rest.split_once("---\n").unwrap_or_else(|| panic!("{rule}: {name}"));
            let found = findings(&Made::of_text(records), rule);
            if found.trim() != expected.trim() {
                wrong.push(format!("{rule}: {name}\n  found:\n{found}  expected:\n{}", expected.trim_end()));
            }
            let gap = if written.is_empty() { "" } else { "\n" };
            write!(written, "{gap}=== {name}\n{records}---\n{found}").unwrap();
            looked_at += 1;
        }
        if std::env::var_os("AVTAL_WRITE_RULES").is_some() {
            fs::write(&path, &written).unwrap();
        }
    }
    assert!(
        looked_at > 0 && wrong.is_empty(),
        "{looked_at} cases, {} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
