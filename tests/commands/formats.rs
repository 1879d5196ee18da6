//! The formats of `avtal check`: each read back by a reader of its own, and all of them saying the same.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use crate::program::{DAY, Folder, Run, on};
use avtal::text::display_safe;
use serde_json::Value;

/// Where the registry of [`work_tree`] lies in it.
const INSIDE: &str = "våra avtal/registry";

/// Text that means something in every format there is.
const HOSTILE: &str = r#""a,b:c%0A::error::x""#;
const MORE_HOSTILE: &str = r###""x\r\ny%0A\"{0}[l](1)]]>\u001b[31m\u202e&<å ##[error]z""###;

/// A git work tree with a registry in it: errors, warnings and notes, findings with related places, over several lines and
/// at no value, a file whose name is no id.
fn work_tree() -> Folder {
    let folder = Folder::new(&[(".git/HEAD", "ref: refs/heads/main\n")]);
    let hostile = format!(
        "title = \"Avtal om färdtjänst\"\nkind = \"agreement\"\n\
         parties = [\"testkoping\", {HOSTILE}, {MORE_HOSTILE}]\n\
         [validity]\nfrom = 2020-01-01\nuntil = 2026-12-31\n"
    );
    for (path, text) in [
        ("registry.toml", "name = \"Prov\"\n[kinds.agreement]\n"),
        ("parties/testkoping.toml", "name = \"Testköpings kommun\"\nkind = \"municipality\"\n"),
        ("agreements/fardtjanst.toml", &hostile),
        (
            "agreements/lan/aldre.yaml",
            "# åäö\ntitle: Äldre avtal\nkind: agreement\nparties: [testkoping]\ncontact: x@test.example\n\
             validity: { from: 2010, until: 2018-12-31 }\n",
        ),
        (
            "agreements/lan/nytt.toml",
            "title = \"Nytt avtal\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n\
             [validity]\nfrom = 2020-01-01\nuntil = [\n  2021,\n]\n[[replaces]]\nid = \"aldre\"\n",
        ),
        (
            "agreements/lan/ers.toml",
            "title = \"Nytt avtal\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\ncontact = \"x@test.example\"\n\
             [validity]\nfrom = 2020-01-01\nuntil = \"further-notice\"\n[[replaces]]\nid = \"aldre\"\n",
        ),
        ("agreements/ä, b%2C.toml", "title = \"Inget id\"\n"),
    ] {
        folder.write(&format!("{INSIDE}/{path}"), text);
    }
    folder
}

/// `check` in a format, on the registry in a work tree, run from there.
fn check(folder: &Folder, format: &str) -> Run {
    check_on(folder, DAY, format)
}

fn check_on(folder: &Folder, day: &str, format: &str) -> Run {
    crate::program::run(folder.path(), &["check", "-C", INSIDE, "--as-of", day, "--format", format])
}

/// What a format says of a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    /// From the work tree.
    path: String,
    line: u64,
    /// Of formats that have columns.
    column: Option<u64>,
    rule: String,
    level: String,
    message: String,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// What the JSON says, which the others are held against.
fn said_in_json(json: &str) -> Vec<Said> {
    let json: Value = serde_json::from_str(json).unwrap();
    let findings = json["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| Said {
            path: format!("{INSIDE}/{}", text(&finding["path"])),
            line: finding["line"].as_u64().unwrap(),
            column: finding["column"].as_u64(),
            rule: text(&finding["rule"]),
            level: text(&finding["level"]),
            message: text(&finding["message"]),
        })
        .collect()
}

fn said(folder: &Folder) -> Vec<Said> {
    let mut said = said_in_json(&check(folder, "json").stdout);
    // JSON holds what a record says as it is; the others are read by people.
    for said in &mut said {
        said.message = display_safe(&said.message).into_owned();
    }
    let levels: BTreeSet<&str> = said.iter().map(|said| said.level.as_str()).collect();
    assert_eq!(levels.into_iter().collect::<Vec<_>>(), ["error", "note", "warning"]);
    said
}

/// The schema at a path, as a check of a document.
fn schema(name: &str) -> impl Fn(&Value) {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    let index = compiler.compile(&path, &mut schemas).unwrap();
    move |document| {
        if let Err(error) = schemas.validate(document, index) {
            panic!("{error:#}");
        }
    }
}

/// What is percent-encoded, read back.
fn decoded(uri: &str) -> String {
    let mut bytes = uri.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
            decoded.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            assert!(byte.is_ascii_graphic() && byte != b':', "{uri} is no relative reference");
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).unwrap()
}

fn said_in_sarif(sarif: &str) -> Vec<Said> {
    let log: Value = serde_json::from_str(sarif).unwrap();
    schema("sarif-schema-2.1.0.json")(&log);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap().iter();
    results
        .map(|result| {
            let place = &result["locations"][0]["physicalLocation"];
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(result["ruleId"], rule["id"]);
            let region = |key: &str| place["region"][key].as_u64().unwrap();
            assert!(
                (region("startLine"), region("startColumn")) <= (region("endLine"), region("endColumn")),
                "{result}"
            );
            let message = text(&result["message"]["text"]);
            let message = message.split("\nhelp: ").next().unwrap();
            Said {
                path: decoded(&text(&place["artifactLocation"]["uri"])),
                line: region("startLine"),
                column: Some(region("startColumn")),
                rule: text(&result["ruleId"]),
                level: text(&result["level"]),
                message: message.replace("{{", "{").replace("}}", "}").replace("]\u{2060}(", "]("),
            }
        })
        .collect()
}

fn said_in_gitlab(report: &str) -> Vec<Said> {
    let report: Value = serde_json::from_str(report).unwrap();
    schema("gitlab-code-quality.schema.json")(&report);
    let issues = report.as_array().unwrap().iter();
    issues
        .map(|issue| Said {
            path: text(&issue["location"]["path"]),
            line: issue["location"]["lines"]["begin"].as_u64().unwrap(),
            column: None,
            rule: text(&issue["check_name"]),
            level: match text(&issue["severity"]).as_str() {
                "critical" => "error".to_owned(),
                "major" => "warning".to_owned(),
                "info" => "note".to_owned(),
                other => panic!("{other} stands for no level"),
            },
            message: text(&issue["description"]),
        })
        .collect()
}

/// A workflow command.
#[derive(Debug)]
struct WorkflowCommand {
    name: String,
    properties: BTreeMap<String, String>,
    data: String,
}

/// A line as GitHub's runner reads it: a command, if it begins with two colons; else one anywhere in the line, in the
/// older spelling.
fn workflow_command(line: &str) -> Option<WorkflowCommand> {
    let unescape = |text: &str, characters: &[(&str, &str)]| {
        let text = characters.iter().fold(text.to_owned(), |text, (escape, c)| text.replace(escape, c));
        text.replace("%25", "%")
    };
    if let Some((command, data)) = line.trim_start().strip_prefix("::").and_then(|rest| rest.split_once("::"))
    {
        let (name, properties) = command.split_once(' ').unwrap_or((command, ""));
        let in_property = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")];
        let properties = properties.split(',').filter_map(|property| property.split_once('='));
        return Some(WorkflowCommand {
            name: name.to_owned(),
            properties: properties
                .map(|(key, value)| (key.to_owned(), unescape(value, &in_property)))
                .collect(),
            data: unescape(data, &[("%0D", "\r"), ("%0A", "\n")]),
        });
    }
    let (name, data) = line.split_once("##[").and_then(|(_, rest)| rest.split_once(']'))?;
    Some(WorkflowCommand { name: name.to_owned(), properties: BTreeMap::new(), data: data.to_owned() })
}

/// The annotations that GitHub's runner would make of what a step prints.
fn annotations(stdout: &str) -> Vec<WorkflowCommand> {
    stdout.lines().filter_map(workflow_command).collect()
}

fn said_in_github(stdout: &str) -> Vec<Said> {
    let said = |command: WorkflowCommand| {
        let number = |key: &str| command.properties.get(key).map(|number| number.parse::<u64>().unwrap());
        let on_one_line = number("line") == number("endLine");
        assert!(on_one_line == number("col").is_some() && on_one_line == number("endColumn").is_some());
        Said {
            path: command.properties["file"].clone(),
            line: number("line").unwrap(),
            column: number("col"),
            rule: command.properties["title"].trim_start_matches("avtal (").trim_end_matches(')').to_owned(),
            level: if command.name == "notice" { "note".to_owned() } else { command.name },
            message: command.data.split("\nhelp: ").next().unwrap().to_owned(),
        }
    };
    annotations(stdout).into_iter().map(said).collect()
}

/// The failed cases, and how many passed.
fn said_in_junit(xml: &str) -> (Vec<Said>, usize) {
    let document = roxmltree::Document::parse(xml).unwrap();
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let (mut failed, mut cases, mut names) = (Vec::new(), 0, HashSet::new());
    for suite in root.children().filter(|node| node.is_element()) {
        assert_eq!(suite.tag_name().name(), "testsuite");
        let (mut in_suite, mut failed_in_suite) = (0, 0);
        for case in suite.children().filter(|node| node.is_element()) {
            assert_eq!(case.tag_name().name(), "testcase");
            let attribute = |name: &str| case.attribute(name).unwrap();
            assert_eq!(Some(attribute("file")), suite.attribute("name"));
            assert!(names.insert((attribute("classname"), attribute("name"))), "two cases have one name");
            in_suite += 1;
            for failure in case.children().filter(|node| node.is_element()) {
                assert_eq!(failure.tag_name().name(), "failure");
                failed_in_suite += 1;
                let place = failure.text().unwrap().lines().next().unwrap();
                let place =
                    place.strip_prefix(&format!("{}:{}:", attribute("file"), attribute("line"))).unwrap();
                let (column, rest) = place.split_once(": ").unwrap();
                let (level, rest) = rest.split_once('[').unwrap();
                let (rule, message) = rest.split_once("] ").unwrap();
                assert_eq!(attribute("name").split(" (").next(), Some(rule));
                assert_eq!(failure.attribute("type"), Some(level));
                assert_eq!(failure.attribute("message"), Some(message));
                failed.push(Said {
                    path: attribute("file").to_owned(),
                    line: attribute("line").parse().unwrap(),
                    column: Some(column.parse().unwrap()),
                    rule: rule.to_owned(),
                    level: level.to_owned(),
                    message: message.to_owned(),
                });
            }
        }
        assert_eq!(suite.attribute("tests"), Some(in_suite.to_string().as_str()));
        assert_eq!(suite.attribute("failures"), Some(failed_in_suite.to_string().as_str()));
        cases += in_suite;
    }
    assert_eq!(root.attribute("tests"), Some(cases.to_string().as_str()));
    assert_eq!(root.attribute("failures"), Some(failed.len().to_string().as_str()));
    let passed = cases - failed.len();
    (failed, passed)
}

#[test]
fn all_formats_say_the_same_and_fail() {
    let folder = work_tree();
    let expected = said(&folder);
    let run = |format| {
        let run = check(&folder, format);
        assert_eq!((run.code, run.stderr.as_str()), (1, ""), "{format}");
        run.stdout
    };
    assert_eq!(said_in_sarif(&run("sarif")), expected);
    assert_eq!(said_in_junit(&run("junit")).0, expected);
    let without_columns = |said: &Said| Said { column: None, ..said.clone() };
    assert_eq!(said_in_gitlab(&run("gitlab")), expected.iter().map(without_columns).collect::<Vec<_>>());
    let github = said_in_github(&run("github"));
    let several_lines = github.iter().filter(|said| said.column.is_none()).count();
    assert_eq!(several_lines, 1, "{github:#?}");
    let columns_as_there = |(said, there): (&Said, &Said)| Said { column: there.column, ..said.clone() };
    assert!(github.len() == expected.len());
    assert_eq!(github, expected.iter().zip(&github).map(columns_as_there).collect::<Vec<_>>());
    let concise = run("concise");
    let in_registry = |said: &Said| {
        let Said { path, line, rule, level, message, .. } = said;
        let path = path.strip_prefix(INSIDE).unwrap().trim_start_matches('/');
        format!("{path}:{line}:{}: {level}[{rule}] {message}\n", said.column.unwrap())
    };
    assert_eq!(concise, expected.iter().map(in_registry).collect::<String>());
    let human = run("human");
    let titles = expected.iter().map(|said| format!("{}[{}]", said.level, said.rule));
    let shown = human.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| line.split_once("]: "));
    assert_eq!(shown.map(|(title, _)| format!("{title}]")).collect::<Vec<_>>(), titles.collect::<Vec<_>>());
}

#[test]
fn sarif_has_every_rule_with_its_manual_and_all_places() {
    let folder = work_tree();
    let log = check(&folder, "sarif").json();
    let driver = &log["runs"][0]["tool"]["driver"];
    let listed = crate::program::run(folder.path(), &["rules", "--format", "json"]).json();
    let (rules, listed) = (driver["rules"].as_array().unwrap(), listed["rules"].as_array().unwrap());
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(rules.len(), listed.len());
    for (rule, listed) in rules.iter().zip(listed) {
        assert_eq!(rule["id"], listed["id"]);
        assert_eq!(rule["properties"]["group"], listed["group"]);
        assert_eq!(rule["defaultConfiguration"]["level"], listed["level"]);
        assert_eq!(rule["shortDescription"]["text"], listed["summary"]);
        for description in ["shortDescription", "fullDescription"] {
            let length = text(&rule[description]["text"]).chars().count();
            assert!((1..=1024).contains(&length), "GitHub cuts {description} of {} at 1024", rule["id"]);
        }
        let help = text(&rule["help"]["markdown"]);
        assert!(help.contains("\n\n## Good\n\n") && !help.contains("```toml "), "{help}");
        assert!(!text(&rule["help"]["text"]).is_empty());
    }
    let expected = check(&folder, "json").json();
    let (results, expected) = (&log["runs"][0]["results"], &expected["findings"]);
    let mut count = 0;
    for (result, finding) in results.as_array().unwrap().iter().zip(expected.as_array().unwrap()) {
        let related = finding["related"].as_array().unwrap();
        let places = result["relatedLocations"].as_array().cloned().unwrap_or_default();
        assert_eq!(places.len(), related.len());
        for (place, related) in places.iter().zip(related) {
            let physical = &place["physicalLocation"];
            let path = decoded(&text(&physical["artifactLocation"]["uri"]));
            assert_eq!(path, format!("{INSIDE}/{}", text(&related["path"])));
            assert_eq!(physical["region"]["startLine"], related["line"]);
            assert_eq!(physical["region"]["startColumn"], related["column"]);
            assert_eq!(place["message"]["text"], related["message"]);
            count += 1;
        }
        if let Some(help) = finding["help"].as_str() {
            assert!(text(&result["message"]["text"]).ends_with(&format!("\nhelp: {}", braces_doubled(help))));
        }
    }
    assert!(count > 1, "findings with related places are among them");
}

fn braces_doubled(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

#[test]
fn under_github_actions_annotations_follow_the_report() {
    let folder = work_tree();
    let run = |actions: &str, arguments: &[&str]| {
        let mut command = crate::program::program(folder.path());
        command.args(["check", "-C", INSIDE, "--as-of", DAY]).args(arguments).env("GITHUB_ACTIONS", actions);
        crate::program::finish(&mut command).stdout
    };
    let (human, github) = (check(&folder, "human").stdout, check(&folder, "github").stdout);
    let both = run("true", &[]);
    let guarded = run("true", &["--format", "human"]);
    assert_eq!(both, guarded.clone() + &github);
    let expected: Vec<String> = said(&folder).into_iter().map(|said| said.message).collect();
    let messages =
        |stdout: &str| said_in_github(stdout).into_iter().map(|said| said.message).collect::<Vec<_>>();
    assert_eq!(messages(&both), expected);
    assert!(annotations(&human).iter().any(|command| command.data.contains('z')), "a record would be obeyed");
    assert_eq!(guarded.replace(' ', ""), human.replace(' ', ""));
    for page in [guarded, run("true", &["--format", "concise"])] {
        assert!(annotations(&page).is_empty(), "{page}");
    }
    assert_eq!(run("false", &[]), human);
}

#[test]
fn paths_go_from_the_current_folder_where_there_is_no_work_tree() {
    let folder = work_tree();
    folder.remove(".git");
    for (here, expected) in [("", "våra avtal/registry/"), ("våra avtal", "registry/"), (INSIDE, "")] {
        let registry = folder.path().join(INSIDE);
        let registry = registry.to_str().unwrap();
        let run = crate::program::run(
            &folder.path().join(here),
            &["check", "-C", registry, "--as-of", DAY, "--format", "gitlab"],
        );
        let issues = run.json();
        let path = text(&issues[0]["location"]["path"]);
        assert_eq!(path, format!("{expected}agreements/fardtjanst.toml"), "from {here:?}");
    }
    folder.write("annat/x", "");
    let registry = format!("../{INSIDE}");
    let run = crate::program::run(
        &folder.path().join("annat"),
        &["check", "-C", &registry, "--as-of", DAY, "--format", "gitlab"],
    );
    assert_eq!(run.json()[0]["location"]["path"], "../våra avtal/registry/agreements/fardtjanst.toml");
}

#[test]
fn a_clean_registry_passes_in_every_format() {
    let folder = Folder::new(&[(".git/HEAD", "")]);
    for (path, text) in [
        ("registry.toml", "name = \"Prov\"\n[kinds.agreement]\n[rules]\nmissing-owner = \"off\"\n"),
        ("parties/testkoping.toml", "name = \"Testköpings kommun\"\nkind = \"municipality\"\n"),
        (
            "agreements/fardtjanst.toml",
            "title = \"Avtal om färdtjänst\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n\
             contact = \"x@test.example\"\n[validity]\nfrom = 2020\nuntil = 2040\n",
        ),
    ] {
        folder.write(&format!("{INSIDE}/{path}"), text);
    }
    let printed = |format| {
        let run = check(&folder, format);
        assert_eq!(run.code, 0, "{run:?}");
        run.stdout
    };
    assert_eq!(said_in_sarif(&printed("sarif")), []);
    assert_eq!(printed("gitlab"), "[]\n");
    assert_eq!(printed("github"), "");
    assert_eq!(said_in_junit(&printed("junit")), (vec![], 3));
}

#[test]
fn junit_has_the_files_that_were_asked_for() {
    let folder = work_tree();
    let run = crate::program::run(
        folder.path(),
        &["check", &format!("{INSIDE}/agreements/lan/aldre.yaml"), "--as-of", DAY, "--format", "junit"],
    );
    let (failed, passed) = said_in_junit(&run.stdout);
    assert!(failed.iter().any(|said| said.path.ends_with("aldre.yaml")), "{failed:?}");
    assert_eq!(passed, 0, "nothing is said of files that were not asked for: {run:?}");
}

/// The fingerprints, by rule and message without its numbers.
fn fingerprints(folder: &Folder, day: &str) -> BTreeMap<String, String> {
    let issues = check_on(folder, day, "gitlab").json();
    let issues = issues.as_array().unwrap().iter().map(|issue| {
        let description = text(&issue["description"]).replace(|c: char| c.is_ascii_digit(), "");
        let stem = text(&issue["location"]["path"]).rsplit('/').next().unwrap().to_owned();
        (format!("{stem} {} {description}", text(&issue["check_name"])), text(&issue["fingerprint"]))
    });
    let all: Vec<(String, String)> = issues.collect();
    let distinct: HashSet<&String> = all.iter().map(|(_, fingerprint)| fingerprint).collect();
    assert_eq!(distinct.len(), all.len(), "{all:#?}");
    all.into_iter().collect()
}

#[test]
fn a_fingerprint_outlives_moved_lines_moved_files_other_records_and_the_night() {
    let folder = work_tree();
    let before = fingerprints(&folder, DAY);
    let agreements = format!("{INSIDE}/agreements");
    let fardtjanst = format!("{agreements}/fardtjanst.toml");
    for path in [&fardtjanst, &format!("{agreements}/lan/ers.toml"), &format!("{agreements}/lan/aldre.yaml")]
    {
        folder.write(path, format!("# Ny rad\n\n# och en till\n{}", folder.read(path)));
    }
    folder.replace(&fardtjanst, "parties = [\"testkoping\", ", "parties = [\"testkoping\", \"ny-part\", ");
    folder.replace(
        &fardtjanst,
        "from = 2020-01-01\nuntil = 2026-12-31",
        "  until=2026-12-31 # kommentar\n  from = 2020-01-01",
    );
    let file = |path: &str| folder.path().join(&agreements).join(path);
    fs::rename(file("lan"), file("annan")).unwrap();
    folder.write(
        &format!("{agreements}/aaa.toml"),
        b"title = \"Aaa\"\nkind = \"agreement\"\nparties = [\"okand\"]\n[validity]\nfrom = 2020\nuntil = 2026\n",
    );
    let after = fingerprints(&folder, "2026-11-22");
    for (finding, fingerprint) in &before {
        assert_eq!(after.get(finding), Some(fingerprint), "{finding} in {after:#?}");
    }
    assert!(after.len() > before.len());
    let sarif = check_on(&folder, "2026-11-22", "sarif").json();
    let results = sarif["runs"][0]["results"].as_array().unwrap().iter();
    let in_sarif: BTreeSet<String> =
        results.map(|result| text(&result["partialFingerprints"]["avtal/v1"])).collect();
    assert_eq!(in_sarif, after.into_values().collect());
}

#[test]
fn two_equal_faults_have_two_fingerprints_and_the_first_keeps_its_own() {
    let record = |parties: &str| {
        let folder = Folder::new(&[(".git/HEAD", "")]);
        folder.write(&format!("{INSIDE}/registry.toml"), b"[kinds.agreement]\n");
        let record = format!(
            "title = \"Avtal\"\nkind = \"agreement\"\nparties = [{parties}]\n[validity]\nfrom = 2020\nuntil = 2040\n"
        );
        folder.write(&format!("{INSIDE}/agreements/avtal.toml"), &record);
        let issues = check(&folder, "gitlab").json();
        let issues = issues.as_array().unwrap().iter().filter(|issue| issue["check_name"] == "unknown-party");
        issues.map(|issue| text(&issue["fingerprint"])).collect::<Vec<_>>()
    };
    let one = record("\"okand\"");
    let two = record("\"okand\", \"okand\"");
    assert_eq!((one.len(), two.len()), (1, 2));
    assert!(two[0] == one[0] && two[1] != one[0], "{one:?} {two:?}");
    assert_ne!(record("\"annan\""), one);
}

/// A registry of five findings that have between them all that a format has to tell: each level, with help and without;
/// places in the same file and in another; a whole file; characters beyond ASCII, and such as mean something in a format.
fn five_findings() -> Folder {
    let agreement = |title: &str, validity: &str| {
        format!(
            "title = \"{title}\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\nowner = \"styrgruppen\"\n\
             [validity]\n{validity}"
        )
    };
    let unknown_party = agreement("Färdtjänst", "from = 2020-01-01\nuntil = 2026-12-31\n")
        .replace("koping\"]", "koping\", \"å<b>&'|%0A::]]>\"]");
    let replacing = "from = \"2027-02\"\nuntil = 2030-12-31\n[[replaces]]\nid = \"fardtjanst-2020\"\n";
    let both_ends = "from = 2025-01-01\nuntil = 2029-12-31\nduration = \"P5Y\"\n";
    let without_kind =
        agreement("Skolskjuts", "from = 2025\nuntil = 2029\n").replace("kind = \"agreement\"\n", "");
    let rules = "[rules]\nexpiring = \"off\"\nunrecognised-file = \"note\"\n";
    Folder::new(&[
        (".git/HEAD", ""),
        ("registry/registry.toml", &format!("name = \"Prov\"\n[kinds.agreement]\n{rules}")),
        ("registry/parties/testkoping.toml", "name = \"Testköping\"\n"),
        ("registry/bodies/styrgruppen.toml", "name = \"Styrgruppen\"\ncontact = \"s@test.example\"\n"),
        ("registry/agreements/50% kvar, åter.txt", "hej\n"),
        ("registry/agreements/fardtjanst-2020.toml", &unknown_party),
        ("registry/agreements/fardtjanst-2027.toml", &agreement("Färdtjänst", replacing)),
        ("registry/agreements/rutin.toml", &agreement("Rutin", both_ends)),
        ("registry/agreements/skolskjuts.toml", &without_kind),
    ])
}

#[test]
fn five_findings_in_every_format() {
    let folder = five_findings();
    for format in ["human", "concise", "json", "sarif", "github", "gitlab", "junit"] {
        let run = crate::program::run(folder.path(), &["check", "--as-of", DAY, "--format", format]);
        assert_eq!((run.code, run.stderr.as_str()), (1, ""), "{format}");
        let printed = if format == "sarif" { with_one_rule(&run.stdout) } else { run.stdout };
        insta::assert_snapshot!(format!("check-{format}"), printed);
    }
}

/// What is found in the registry that comes with the program.
#[test]
fn the_findings_of_the_own_registry() {
    let run = on(&crate::program::own_registry(), &["check", "--format", "concise"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    insta::assert_snapshot!("own-registry", run.stdout);
}

/// A log with the first of its rules, as all of them are in docs/rules.md, and without version numbers.
fn with_one_rule(sarif: &str) -> String {
    let (before, rules) = sarif.split_once("          \"rules\": [\n").unwrap();
    let (first, rest) = rules.split_once("\n            },\n").unwrap();
    let (_, after) = rest.split_once("\n          ]\n        }\n      },\n").unwrap();
    let log = format!(
        "{before}          \"rules\": [\n{first}\n            }}\n          ]\n        }}\n      }},\n{after}"
    );
    log.replace(concat!("ersion\": \"", env!("CARGO_PKG_VERSION"), "\""), "ersion\": \"…\"")
}

#[test]
fn an_unknown_format_is_wrong_use() {
    let run = crate::program::run(Path::new("."), &["check", "--format", "checkstyle"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("human, concise, json, sarif, github, gitlab, junit"), "{run:?}");
}
