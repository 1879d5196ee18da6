//! Fixes on registries that are broken at random: none causes a finding, a second time there is nothing to do, what they do not
//! concern stays, and those that are safe change nothing that the registry says of a day.

use std::collections::{BTreeMap, BTreeSet};

use avtal::fix::{Fixed, Fixer, replacements};
use avtal::load;
use avtal::registry::Place;
use avtal::rules::{self, Finding};
use avtal::source::{self, Applicability, Change, Fix, Span};
use avtal::time::{Case, Day, Outlook, Timeline};

use crate::edited::Numbers;
use crate::edited::numbers::bytes;
use crate::folder::Folder;

const TOML: &str = "\
# om avtalet
title = \"Avtal\" # titeln
kind = \"agreement\"
owner = \"styrgruppen\"
parties = [\"region-test\", { id = \"testkoping\", from = 2022-07-01 }] # två
topics = [\"resor\"]
# vad det bygger på
based_on = [\"nytt\"]
related = [\"nytt\", \"annat\"]

[validity] # giltighet
from = 2024-01-01
until = 2035-12-31

[termination]
notice = \"P6M\" # ett halvår

# antaget
[[decision]]
by = \"testkoping\"
date = 2023-11-01 # i november

[[review]]
id = \"arlig\"
first = 2030-01-31

[[document]]
path = \"texts/saknas.md\"

[[accept]] # tills vidare
rule = \"missing-document\"
reason = \"Prov\"
# slut
";

const YAML: &str = "\
# om avtalet
title: Avtal # titeln
kind: agreement
owner: styrgruppen
parties: [region-test, {id: testkoping, from: 2022-07-01}] # två
topics: [resor]
# vad det bygger på
based_on: [nytt]
related: [nytt, annat]

validity: # giltighet
  from: 2024-01-01
  until: 2035-12-31

termination:
  notice: P6M # ett halvår

# antaget
decision:
  - by: testkoping
    date: 2023-11-01 # i november

review:
  - id: arlig
    first: 2030-01-31

document:
  - path: texts/saknas.md

accept: # tills vidare
  - rule: missing-document
    reason: Prov
# slut
";

/// What may be put in the place of what, in both syntaxes.
const FAULTS: &[(&str, &[&str])] = &[
    ("nytt", &["gammalt", "nyt", "nytt, nytt", "annat", "saknas-helt"]),
    ("\"nytt\"", &["\"gammalt\"", "\"nyt\"", "\"nytt\", \"nytt\"", "\"gammalt\", \"nytt\""]),
    ("region-test", &["region-tset", "provstad", "testkoping"]),
    ("styrgruppen", &["styrgrupen", "testkoping", "styrgruppen, styrgruppen"]),
    ("owner", &["ownr", "ägare", "xyzzy"]),
    ("until", &["utnil", "duration", "to"]),
    ("decision", &["decisions", "beslut"]),
    (
        "2035-12-31",
        &[
            "'31/12 2035'",
            "\"2035- 12-31\"",
            "\"tills vidare\"",
            "2035-13-31",
            "\"2019\"",
            "2035-12-31\n  duration: P12Y",
            "2035-12-31\nduration = \"P12Y\"",
        ],
    ),
    ("2023-11-01", &["'1/11 2023'", "\"2023-11-1\"", "2023-11-32", "'2040'"]),
    ("P6M", &["6M", "6 mån", "half a year", "6 months"]),
    ("[\"resor\"]", &["\"resor\"", "[\"resor\", \"resor\"]", "7"]),
    ("[resor]", &["resor", "[resor, resor]", "{a: 1}"]),
    ("[nytt]", &["nytt", "gammalt"]),
    ("missing-document", &["missing-documnt", "former-id", "lapsed"]),
    ("reason", &["raeson", "until"]),
    ("kind", &["typ", "knid"]),
    ("agreement", &["agrement", "avtal"]),
    ("by", &["bye", "date"]),
    ("[[accept]]", &["[[accept]]\nrule = \"lapsed\"\nreason = \"Prov\"\nuntil = 2020-01-31\n[[accept]]"]),
    ("  - rule:", &["  - rule: lapsed\n    reason: Prov\n    until: 2020-01-31\n  - rule:"]),
    (
        "title",
        &[
            "replaces = \"nytt\"\ntitle",
            "replaces: nytt\ntitle",
            "parties = \"nytt\"\ntitle",
            "amends: [nytt]\ntitle",
        ],
    ),
];

fn day() -> Day {
    "2026-11-21".parse().unwrap()
}

/// A record with some faults: of those that people make, and of those that nobody does.
fn broken(numbers: &mut Numbers<'_>, whole: &str) -> String {
    let mut text = whole.to_owned();
    for _ in 0..numbers.up_to(4) {
        let (right, wrong) = numbers.one_of(FAULTS);
        let places: Vec<usize> = text.match_indices(right).map(|(at, _)| at).collect();
        if !places.is_empty() {
            let at = numbers.one_of(&places);
            text.replace_range(at..at + right.len(), numbers.one_of(wrong));
        }
    }
    if numbers.chance(1, 4) {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let at = numbers.up_to(lines.len() - 1);
        match numbers.up_to(2) {
            0 => _ = lines.remove(at),
            1 => lines.insert(at, lines[at]),
            _ => lines.swap(at, 0),
        }
        text = lines.concat();
    }
    if numbers.chance(1, 8) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        text.insert_str(
            numbers.one_of(&places),
            numbers.one_of(&["\"", "[", "\t", "\u{202e}", "ö", "#", "}"]),
        );
    }
    match numbers.up_to(9) {
        0 => text.replace('\n', "\r\n"),
        1 => text.trim_end().to_owned(),
        2 => format!("\u{feff}{text}"),
        _ => text,
    }
}

fn registry(numbers: &mut Numbers<'_>) -> Folder {
    let other = TOML.replace("based_on = [\"nytt\"]\nrelated = [\"nytt\", \"annat\"]\n", "");
    let folder = Folder::registry(&[
        ("agreements/nytt.toml", &other.replace("kind =", "former_ids = [\"gammalt\"]\nkind =")),
        ("agreements/annat.toml", &other),
    ]);
    for at in 0..3 {
        let (ending, whole) = numbers.one_of(&[("toml", TOML), ("yaml", YAML)]);
        folder.write(&format!("agreements/a{at}.{ending}"), broken(numbers, whole));
    }
    folder
}

/// A registry on the day: its findings, and what is said of its agreements.
struct State {
    files: Vec<String>,
    findings: Vec<Finding>,
    /// The standing of every agreement that can be read.
    standings: BTreeMap<String, String>,
    /// The files of records that could not be read.
    unread: BTreeSet<String>,
}

impl State {
    fn of(folder: &source::Folder) -> Self {
        let registry = load::load(folder);
        let timeline = Timeline::of(&registry);
        let outlook = Outlook::of(&registry, &timeline, day(), registry.settings.horizon());
        let case = Case { registry: &registry, timeline: &timeline, outlook: &outlook };
        let standing = |ix| (case.id(ix).to_string(), format!("{:?}", outlook.standing(ix)));
        State {
            files: registry.files.iter().map(ToString::to_string).collect(),
            findings: rules::check(&case).findings,
            standings: registry.agreement_ixs().map(standing).collect(),
            unread: registry.unread.iter().map(|file| registry.path(*file).to_owned()).collect(),
        }
    }

    fn path(&self, place: Place) -> &str {
        &self.files[place.file.0 as usize]
    }

    /// How often each finding is there, without its place and its words.
    fn told(&self) -> BTreeMap<(String, &'static str, String, Option<String>), usize> {
        let mut told = BTreeMap::new();
        for finding in &self.findings {
            let path = self.path(finding.place).to_owned();
            let subject = finding.subject.as_deref().map(str::to_owned);
            *told.entry((path, finding.rule.id, format!("{:?}", finding.level), subject)).or_default() += 1;
        }
        told
    }

    /// The lines of a file that any fix touches, from 0. Of acceptances that may go, all lines but comments: with the last
    /// of them, the key of all goes.
    fn touched(&self, path: &str, text: &str) -> BTreeSet<usize> {
        let mut lines = BTreeSet::new();
        // Once it can be read, its acceptances may turn out to have no use.
        if self.unread.contains(path) {
            lines.extend(accepting(text));
        }
        for finding in &self.findings {
            for fix in &*finding.fixes {
                let here = fix.edits.iter().filter(|(place, _)| self.path(*place) == path);
                let edits: Vec<(Span, &Change)> = here.map(|(place, change)| (place.span, change)).collect();
                for replacement in replacements(path, text, &edits) {
                    let line = |at: u32| text[..at as usize].matches('\n').count();
                    lines.extend(line(replacement.span.start)..=line(replacement.span.end));
                    if finding.rule.id.ends_with("-acceptance") {
                        lines.extend(accepting(text));
                    }
                }
            }
        }
        lines
    }
}

/// The lines of all acceptances, which stand at the end, and the blank one before them. No comments on lines of their own.
fn accepting(text: &str) -> impl Iterator<Item = usize> {
    let first = text.split('\n').position(|line| line.trim_start_matches('[').starts_with("accept"));
    let lines = text.split('\n').enumerate().skip(first.unwrap_or(1) - 1);
    lines.filter(|(_, line)| !line.trim_start().starts_with('#')).map(|(at, _)| at)
}

fn fixed(folder: &source::Folder, is_unsafe: bool) -> Fixed {
    let may = |_: &Finding, fix: &Fix<Place>| is_unsafe || fix.applicability == Applicability::Safe;
    Fixer { folder, day: day(), may: &may }.fix()
}

/// Whether these lines are among those, in their order.
fn are_among<'t>(
    some: impl Iterator<Item = &'t str>,
    mut all: impl Iterator<Item = &'t str>,
) -> Result<(), &'t str> {
    for line in some {
        if !all.any(|other| other == line) {
            return Err(line);
        }
    }
    Ok(())
}

/// Makes the fixes of a registry, and asserts all of it. Returns how many were made and held back.
fn assert_fixes(seed: u64, is_unsafe: bool) -> (usize, usize) {
    let bytes = bytes(seed, 400);
    let folder = registry(&mut Numbers::new(&bytes));
    let before = source::Folder::open(folder.path()).unwrap();
    let old = State::of(&before);
    let Fixed { texts, made, held_back } = fixed(&before, is_unsafe);
    let shown = format!("seed {seed}: {made:#?}\nheld back {held_back:#?}\n{texts:#?}");
    let news: BTreeMap<String, String> =
        texts.iter().map(|(path, (_, new))| (path.clone(), new.clone())).collect();
    let after = before.with_texts(&news);
    let new = State::of(&after);
    let told = old.told();
    for (finding, count) in new.told() {
        // What a record that could not be read hides is not the fix's.
        let is_known = told.get(&finding).is_some_and(|known| *known >= count);
        assert!(is_known || new.unread.len() < old.unread.len(), "{finding:?} is new: {shown}");
    }
    let again = fixed(&after, is_unsafe);
    assert!(again.texts.is_empty() && again.made.is_empty(), "again {:#?}\n{shown}", again.texts);
    for (path, (was, is)) in &texts {
        let mut touched = old.touched(path, was);
        // A comment that ends an acceptance goes with it.
        let ends_with_comments =
            made.iter().any(|made| made.path == *path && made.rule.ends_with("acceptance"));
        for (at, line) in was.split_inclusive('\n').enumerate().skip(1) {
            if ends_with_comments && line.starts_with('#') && touched.contains(&(at - 1)) {
                touched.insert(at);
            }
        }
        let lines = was.split_inclusive('\n').enumerate().filter(|(at, _)| !touched.contains(at));
        let kept = are_among(lines.map(|(_, line)| line), is.split_inclusive('\n'));
        assert_eq!(kept, Ok(()), "{path}: {shown}");
    }
    if !is_unsafe {
        assert_eq!(old.standings, new.standings, "{shown}");
    }
    (made.len(), held_back.len())
}

/// How many registries are tried: `AVTAL_CASES`, else a few.
fn cases() -> u64 {
    std::env::var("AVTAL_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(120)
}

#[test]
fn fixes_of_broken_registries_cause_nothing_and_are_made_once() {
    let (mut made, mut held_back) = (0, 0);
    for seed in 0..cases() {
        let counts = assert_fixes(seed, true);
        (made, held_back) = (made + counts.0, held_back + counts.1);
    }
    println!("{} registries: {made} fixes made, {held_back} held back", cases());
    assert!(made > usize::try_from(cases()).unwrap() / 2, "{made}");
}

#[test]
fn safe_fixes_of_broken_registries_change_nothing_that_is_said_of_a_day() {
    let made: usize = (10_000..10_000 + cases()).map(|seed| assert_fixes(seed, false).0).sum();
    println!("{} registries: {made} safe fixes made", cases());
    assert!(made > usize::try_from(cases()).unwrap() / 10, "{made}");
}
