//! Runs the examples in every rule's manual: the bad one gives exactly its finding at exactly the value marked, the
//! good one gives none.

use std::collections::BTreeMap;

use avtal::fix::{Fixed, Fixer};
use avtal::rules::manual::Manual;
use avtal::rules::{self, Checked, Finding, GROUPS, Rule};
use avtal::source::{Fix, Lines};
use avtal::time::Case;

use crate::folder::Folder;
use crate::registry::Made;

const SETTINGS: &str = r#"name = "Prov"
[kinds.agreement]
name = { sv = "Överenskommelse", en = "Agreement" }
[kinds.guideline]
name = { sv = "Riktlinje", en = "Guideline" }
[parts.1]
name = { sv = "Del ett", en = "Part one" }
[parts.2]
name = { sv = "Del två", en = "Part two" }
"#;

/// Records that an example may mention without giving them.
const SUPPLIED: &[(&str, &str)] = &[
    (
        "parties/testkoping.toml",
        "name = \"Testköpings kommun\"\nkind = \"municipality\"\ncontact = \"registrator@testkoping.example\"\n",
    ),
    (
        "parties/provstad.toml",
        "name = \"Provstads kommun\"\nkind = \"municipality\"\ncontact = \"registrator@provstad.example\"\n",
    ),
    (
        "parties/region-test.toml",
        "name = \"Region Test\"\nkind = \"region\"\ncontact = \"registrator@region-test.example\"\n",
    ),
    (
        "parties/testlanets-kommuner.toml",
        "name = \"Testlänets kommuner\"\nkind = \"group\"\nmembers = [\"testkoping\", \"provstad\"]\ncontact = \"kansli@testlanet.example\"\n",
    ),
    (
        "bodies/styrgruppen.toml",
        "name = \"Styrgruppen\"\nkind = \"political\"\nmandate = \"decides\"\ncontact = \"styrgruppen@testlanet.example\"\n",
    ),
    (
        "bodies/natverket.toml",
        "name = \"Nätverket\"\nkind = \"working-group\"\nmandate = \"recommends\"\ncontact = \"natverket@testlanet.example\"\n",
    ),
];

/// The rules that have fixes. Their manuals show a record after its fix.
const FIXED: &[&str] = &[
    "unknown-key",
    "wrong-type",
    "conflicting-keys",
    "invalid-date",
    "invalid-duration",
    "unknown-kind",
    "unknown-agreement",
    "unknown-party",
    "unknown-body",
    "former-id",
    "duplicate-reference",
    "changed-document",
    "unused-acceptance",
    "expired-acceptance",
    "unknown-rule",
];

/// Where a finding is: path, line, first column, column after the last.
type Place = (String, u32, u32, u32);

#[derive(Clone)]
struct Example {
    files: BTreeMap<String, String>,
    /// Where the finding is to be.
    place: Place,
    also: Vec<String>,
}

/// The examples in one section of a manual. A block of another language than TOML and YAML is not run.
fn examples(section: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        let mut words = info.split_whitespace();
        let language = words.next().unwrap_or_default();
        if language == "toml" || language == "yaml" {
            examples.push(example(&body, language, words.map(str::to_owned).collect()));
        }
    }
    examples
}

fn example(body: &[&str], language: &str, also: Vec<String>) -> Example {
    let mut path = format!("agreements/exempel.{language}");
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut place = None;
    let mut line_number = 0;
    for line in body {
        let name = line.strip_prefix("# ").filter(|name| {
            let is_file = !name.contains(' ') && name.contains('.');
            is_file && (name.contains('/') || *name == "registry.toml")
        });
        if let Some(name) = name {
            path = name.to_owned();
            line_number = 0;
            files.insert(path.clone(), String::new());
            continue;
        }
        line_number += 1;
        let marks = line
            .strip_prefix('#')
            .filter(|rest| rest.contains('^') && rest.chars().all(|c| c == ' ' || c == '^'));
        if let Some(marks) = marks {
            let before = u32::try_from(marks.find('^').unwrap()).unwrap();
            let first = if before == 0 { 1 } else { before + 2 };
            let after = u32::try_from(marks.rfind('^').unwrap()).unwrap() + 3;
            line_number -= 1;
            place = Some((path.clone(), line_number, first, after));
            continue;
        }
        let text = files.entry(path.clone()).or_default();
        text.push_str(line);
        text.push('\n');
    }
    Example { files, place: place.unwrap_or((path, 1, 1, 1)), also }
}

/// The files of an example, with what they mention.
fn whole(example: &Example) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = example.files.clone();
    files.entry("registry.toml".to_owned()).or_insert_with(|| SETTINGS.to_owned());
    // What the supplied records mention is supplied too.
    for _ in 0..2 {
        let text: String = files.values().cloned().collect();
        for (path, record) in SUPPLIED {
            let stem = path.split(['/', '.']).nth(1).unwrap();
            let of_yaml = path.replace(".toml", ".yaml");
            let is_mentioned =
                text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').any(|word| word == stem);
            if is_mentioned && !files.contains_key(&of_yaml) {
                files.entry((*path).to_owned()).or_insert_with(|| (*record).to_owned());
            }
        }
    }
    files
}

/// The findings of an example, each as its rule, place and message.
fn findings(example: &Example, rule: &str) -> Vec<(&'static str, Place, String)> {
    let made = Made::of(&whole(example).into_iter().collect::<Vec<_>>());
    let outlook = made.outlook("2025-01-01", "P12M");
    let Made { registry, timeline, .. } = &made;
    let Checked { findings, .. } = rules::check(&Case { registry, timeline, outlook: &outlook });
    let place = |place: avtal::registry::Place| {
        let path = registry.files[place.file.0 as usize].to_string();
        let lines = Lines::new(made.text(&path));
        let (start, end) = (lines.place(place.span.start), lines.place(place.span.end));
        (path, start.line, start.column, if end.line == start.line { end.column } else { u32::MAX })
    };
    findings
        .into_iter()
        .filter(|finding| finding.rule.id != "missing-owner" || rule == "missing-owner")
        .map(|finding| (finding.rule.id, place(finding.place), finding.message.into_string()))
        .collect()
}

fn check(rule: &Rule) -> Result<(), String> {
    let manual = Manual::parse(rule.manual);
    for example in examples(&manual.bad) {
        let mut found = findings(&example, rule.id);
        let Some(at) = found.iter().position(|(id, ..)| *id == rule.id) else {
            return Err(format!("the bad example of {} does not give it, but {found:#?}", rule.id));
        };
        let (_, place, message) = found.remove(at);
        if place != example.place {
            return Err(format!("{} is found at {place:?}, not {:?}: {message}", rule.id, example.place));
        }
        let mut others: Vec<_> = found.iter().map(|(id, ..)| (*id).to_owned()).collect();
        others.sort();
        if others != example.also {
            return Err(format!("the bad example of {} also gives {found:#?}", rule.id));
        }
    }
    for example in examples(&manual.good) {
        let found = findings(&example, rule.id);
        if !found.is_empty() {
            return Err(format!("the good example of {} gives {found:#?}", rule.id));
        }
    }
    Ok(())
}

#[test]
fn the_bad_examples_fire_and_the_good_ones_do_not() {
    let rules = GROUPS.iter().flat_map(|(_, rules)| rules.iter());
    let wrong: Vec<String> = rules.filter_map(|rule| check(rule).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The files of an example with all its fixes made, the unsafe ones too.
fn fixed(example: &Example, rule: &str) -> BTreeMap<String, String> {
    let files = whole(example);
    let written: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = Folder::new(&written);
    let folder = avtal::source::Folder::open(folder.path()).unwrap();
    let may = |finding: &Finding, _: &Fix<_>| finding.rule.id == rule;
    let day = "2025-01-01".parse().unwrap();
    let Fixed { texts, .. } = Fixer { folder: &folder, day, may: &may }.fix();
    texts.into_iter().map(|(path, (_, new))| (path, new)).collect()
}

/// The good example that has a file as a fix leaves it, whatever else is in it.
fn is_shown(path: &str, text: &str, good: &[Example]) -> bool {
    good.iter().any(|example| example.files.get(path).is_some_and(|shown| shown == text))
}

#[test]
fn a_fix_of_a_bad_example_is_a_good_example() {
    let mut wrong = Vec::new();
    for rule in GROUPS.iter().flat_map(|(_, rules)| rules.iter()) {
        let manual = Manual::parse(rule.manual);
        let good = [examples(&manual.good), examples(&manual.what_to_do)].concat();
        let made: Vec<_> = examples(&manual.bad).iter().flat_map(|example| fixed(example, rule.id)).collect();
        let is_listed = FIXED.contains(&rule.id);
        if made.is_empty() == is_listed {
            wrong.push(format!("does {} have a fix?", rule.id));
        }
        if manual.what_to_do.contains("check --fix") != is_listed {
            wrong.push(format!("does the manual of {} tell its fix?", rule.id));
        }
        let shown = made.iter().any(|(path, text)| is_shown(path, text, &good));
        let texts: Vec<_> = made.iter().map(|(path, text)| format!("# {path}\n{text}")).collect();
        if !shown && is_listed {
            wrong.push(format!("no good example of {} is one of\n{}", rule.id, texts.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
