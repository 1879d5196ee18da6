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

use crate::editor::{Editor, checked};
use crate::english::english_words;
use crate::folder::Folder;
use crate::registry::Made;
use avtal::model::Duration;
use avtal::registry::{FileFault, FileIx, Place};
use avtal::rules::{self, Finding, GROUPS};
use avtal::source::Fault;
use avtal::text::Language;
use avtal::time::Case;
use avtal::time::Outlook;
use rayon::prelude::*;

/// Everything that is said of these records in Swedish, with the English words in it.
fn english_in_swedish(made: &Made, found: &[Finding]) -> Vec<(String, Vec<String>)> {
    let of_finding = |finding: &Finding| {
        let related = finding.related.iter().map(|related| related.message.clone());
        let fixes = finding.fixes.iter().map(|fix| fix.title.clone());
        let said = std::iter::once(finding.message.clone()).chain(finding.help.clone());
        said.chain(related).chain(fixes).collect::<Vec<_>>()
    };
    let of_fault = |fault: &FileFault| {
        let Fault { message, help, related, .. } = &fault.fault;
        let related = related.iter().map(|(_, message)| message.clone());
        std::iter::once(message.clone()).chain(help.clone()).chain(related).collect::<Vec<_>>()
    };
    let said = found.iter().flat_map(of_finding).chain(made.registry.faults.iter().flat_map(of_fault));
    let said = said.map(|message| message.localise(Language::SV));
    said.map(|text| (text.clone(), english_words(&text))).filter(|(_, english)| !english.is_empty()).collect()
}

/// Everything that is found in these records.
fn everything(made: &Made) -> Vec<Finding> {
    let outlook = made.outlook("2025-01-01", "P12M");
    let case = Case { registry: &made.registry, timeline: &made.timeline, outlook: &outlook };
    let findings = rules::check(&case).findings;
    // One file alone is told the same.
    for file in (0..u32::try_from(made.registry.files.len()).unwrap()).map(FileIx) {
        let told =
            |finding: &Finding| (finding.place, finding.rule.id, finding.level, finding.message.clone());
        let here = findings.iter().filter(|finding| finding.place.file == file).map(told);
        assert_eq!(
            rules::check_in(&case, file).iter().map(told).collect::<Vec<_>>(),
            here.collect::<Vec<_>>()
        );
    }
    findings
}

#[test]
fn in_swedish_no_rule_says_an_english_sentence() {
    let mut looked_at = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for case in text.split("=== ").skip(1) {
            let (name, rest) = case.split_once('\n').unwrap();
            let (records, _) = rest.split_once("---\n").unwrap();
            let made = Made::of_text(records);
            let found = everything(&made);
            looked_at += found.len();
            let english = english_in_swedish(&made, &found);
            assert!(english.is_empty(), "{name}: {english:#?}");
        }
    }
    assert!(looked_at > 300, "only {looked_at} findings were looked at");
}

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

/// Every case as a registry of its own, all of them open in one editor.
#[test]
fn an_editor_is_told_the_same_as_check_says() {
    let (folder, mut roots) = (Folder::new(&[]), Vec::new());
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for case in text.split("=== ").skip(1) {
            let (_, rest) = case.split_once('\n').unwrap();
            let (records, _) = rest.split_once("---\n").unwrap();
            let root = format!("case-{}", roots.len());
            folder.write(&format!("{root}/registry.toml"), "name = \"Prov\"\n[kinds.agreement]\n");
            for (path, text) in Made::files_of_text(records) {
                folder.write(&format!("{root}/{path}"), text);
            }
            roots.push(root);
        }
    }
    assert!(roots.len() > 300, "only {} cases", roots.len());
    let folders: Vec<_> = roots.iter().map(|root| folder.path().join(root)).collect();
    let mut editor = Editor::with(folder.path(), &folders, &[]);
    let told: Vec<_> = folders.par_iter().map(|root| checked(root)).collect();
    editor.settles_on(&told.concat());
}
