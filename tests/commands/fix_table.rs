//! Every fix that docs/fix.md lists, in both syntaxes: what the program writes, and that every format tells the same.

use std::fs;
use std::path::Path;

use crate::program::{Folder, Run, on};
use serde_json::Value;

/// What stands in the record, what stands there instead with a fault, and what the fix makes of that.
type Texts = [&'static str; 3];

/// A fix of one rule in each syntax.
struct Row {
    rule: &'static str,
    is_safe: bool,
    toml: Texts,
    yaml: Texts,
}

const TOML: &str = "title = \"Färdtjänst\" # titeln\nkind = \"agreement\"\nowner = \"styrgruppen\"\n\
                    parties = [\"region-test\"]\nstage = \"adopted\"\nbased_on = [\"fardtjanst-2022\"]\n\
                    topics = [\"resor\", \"vård\"]\n[validity]\nfrom = 2024-01-01\nuntil = 2035-12-31\n\
                    [termination]\nnotice = \"P6M\"\n[[review]]\nid = \"arlig\"\nfirst = 2030-01-31\nevery = \"P2Y\"\n\
                    [[document]]\npath = \"texts/saknas.md\"\n[[accept]]\nrule = \"missing-document\"\nreason = \"Prov\"\nuntil = 2030-12-31\n";

const YAML: &str = "title: Färdtjänst # titeln\nkind: agreement\nowner: styrgruppen\nparties: [region-test]\n\
                    stage: adopted\nbased_on: [fardtjanst-2022]\ntopics: [resor, vård]\nvalidity:\n  \
                    from: 2024-01-01\n  until: 2035-12-31\ntermination:\n  notice: P6M\nreview:\n  - id: arlig\n    \
                    first: 2030-01-31\n    every: P2Y\ndocument:\n  - path: texts/saknas.md\naccept:\n  - rule: missing-document\n    reason: Prov\n    until: 2030-12-31\n";

const fn row(rule: &'static str, toml: Texts, yaml: Texts) -> Row {
    Row { rule, is_safe: false, toml, yaml }
}

/// A fault whose fix brings the record back.
const fn back(rule: &'static str, toml: [&'static str; 2], yaml: [&'static str; 2]) -> Row {
    let ([toml_right, toml_wrong], [yaml_right, yaml_wrong]) = (toml, yaml);
    row(rule, [toml_right, toml_wrong, toml_right], [yaml_right, yaml_wrong, yaml_right])
}

/// A wrong date in the place of the last day.
macro_rules! last_day {
    ($wrong:literal, $toml:literal, $yaml:literal) => {
        row(
            "invalid-date",
            [
                "until = 2035-12-31\n[t",
                concat!("until = \"", $wrong, "\"\n[t"),
                concat!("until = ", $toml, "\n[t"),
            ],
            ["until: 2035-12-31\nt", concat!("until: '", $wrong, "'\nt"), concat!("until: ", $yaml, "\nt")],
        )
    };
    ($wrong:literal) => {
        last_day!($wrong, "2035-08-19", "2035-08-19")
    };
}

/// A wrong duration in the place of the notice period.
macro_rules! notice {
    ($wrong:literal, $right:literal) => {
        row(
            "invalid-duration",
            ["\"P6M\"", concat!("\"", $wrong, "\""), concat!("\"", $right, "\"")],
            ["P6M", $wrong, $right],
        )
    };
}

/// Other lines before `[validity]`.
macro_rules! lines {
    ($rule:literal, [$toml_wrong:literal, $toml_right:literal], [$yaml_wrong:literal, $yaml_right:literal]) => {
        row(
            $rule,
            ["[validity]", concat!($toml_wrong, "\n[validity]"), concat!($toml_right, "\n[validity]")],
            ["validity:", concat!($yaml_wrong, "\nvalidity:"), concat!($yaml_right, "\nvalidity:")],
        )
    };
}

const ROWS: &[Row] = &[
    last_day!("19/8 2035"),
    last_day!("19/8/2035"),
    last_day!("19.8.2035"),
    last_day!("2035-8-19"),
    last_day!("2035- 08-19"),
    last_day!("2035/08/19"),
    last_day!("20350819"),
    last_day!("2035-O8-19"),
    last_day!("2035\u{2010}08\u{2010}19"),
    last_day!("2035\u{2011}08\u{2011}19"),
    last_day!("2035\u{2013}08\u{2013}19"),
    last_day!("2035\u{2212}08\u{2212}19"),
    last_day!("tills vidare", "\"further-notice\"", "'further-notice'"),
    last_day!("Until further notice", "\"further-notice\"", "'further-notice'"),
    notice!("6M", "P6M"),
    notice!("36 mån", "P36M"),
    notice!("36 månader", "P36M"),
    notice!("3 years", "P3Y"),
    notice!("3 år", "P3Y"),
    notice!("2 weeks", "P2W"),
    notice!("90 dagar", "P90D"),
    notice!("p1y6m", "P1Y6M"),
    back("unknown-key", ["owner =", "ownr ="], ["owner:", "ownr:"]),
    back("unknown-key", ["title =", "titel ="], ["title:", "titel:"]),
    back("unknown-key", ["until = 2035", "utnil = 2035"], ["until: 2035", "utnil: 2035"]),
    back("unknown-kind", ["\"agreement\"", "\"agrement\""], [": agreement", ": agrement"]),
    back("unknown-kind", ["\"adopted\"", "\"antagen\""], [": adopted", ": antagen"]),
    back("unknown-party", ["\"region-test\"", "\"region-tset\""], ["region-test", "region-tset"]),
    back("unknown-body", ["\"styrgruppen\"", "\"styrgrupen\""], ["styrgruppen", "styrgrupen"]),
    back(
        "unknown-agreement",
        ["\"fardtjanst-2022\"", "\"fardjanst-2022\""],
        ["fardtjanst-2022", "fardjanst-2022"],
    ),
    back(
        "unknown-rule",
        ["\"missing-document\"", "\"missing-documnt\""],
        ["missing-document", "missing-documnt"],
    ),
    back("wrong-type", ["[\"region-test\"]", "\"region-test\""], ["[region-test]", "region-test"]),
    lines!(
        "wrong-type",
        ["amends = \"fardtjanst-2022\"", "amends = [{ id = \"fardtjanst-2022\" }]"],
        ["amends: fardtjanst-2022", "amends:\n  - id: fardtjanst-2022"]
    ),
    lines!(
        "wrong-type",
        ["amends = [\"fardtjanst-2022\"]", "amends = [{ id = \"fardtjanst-2022\" }]"],
        ["amends:\n  - fardtjanst-2022", "amends:\n  - id: fardtjanst-2022"]
    ),
    lines!(
        "wrong-type",
        ["option = \"P1Y\"", "option = [{ term = \"P1Y\" }]"],
        ["option: P1Y # en gång", "option: # en gång\n  - term: P1Y"]
    ),
    lines!(
        "wrong-type",
        ["extension = \"2036-12-31\"", "extension = [{ until = \"2036-12-31\" }]"],
        ["extension: [2036-12-31]", "extension: [{until: 2036-12-31}]"]
    ),
    row(
        "conflicting-keys",
        ["until = 2035-12-31\n[t", "until = 2035-12-31\nduration = \"P12Y\"\n[t", "until = 2035-12-31\n[t"],
        ["until: 2035-12-31\nt", "duration: P144M\n  until: 2035-12-31\nt", "until: 2035-12-31\nt"],
    ),
    Row {
        is_safe: true,
        ..back(
            "former-id",
            ["\"fardtjanst-2022\"", "\"lansavtal-fardtjanst\""],
            ["fardtjanst-2022", "lansavtal-fardtjanst"],
        )
    },
    Row {
        is_safe: true,
        ..back(
            "duplicate-reference",
            ["\"fardtjanst-2022\"", "\"fardtjanst-2022\", \"fardtjanst-2022\""],
            ["fardtjanst-2022", "fardtjanst-2022, fardtjanst-2022"],
        )
    },
    Row {
        is_safe: true,
        ..row(
            "unused-acceptance",
            ["", "[[accept]]\nrule = \"lapsed\"\nreason = \"Prov\"\n", ""],
            ["", "  - rule: lapsed\n    reason: Prov\n", ""],
        )
    },
    row(
        "expired-acceptance",
        [
            "[[accept]]\nrule = \"missing-document\"\nreason = \"Prov\"\nuntil = 2030-12-31\n",
            "[[accept]]\nrule = \"missing-document\"\nreason = \"Prov\"\nuntil = 2020-12-31\n",
            "",
        ],
        [
            "accept:\n  - rule: missing-document\n    reason: Prov\n    until: 2030-12-31\n",
            "accept:\n  - rule: missing-document\n    reason: Prov\n    until: 2020-12-31\n",
            "",
        ],
    ),
];

/// A registry with the record at `path`, whose other records give no finding.
fn registry(path: &str, text: &str) -> Folder {
    let other = "title = \"Länsavtal\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\n\
                 parties = [\"kommunerna\", \"region-test\"]\nformer_ids = [\"lansavtal-fardtjanst\"]\n\
                 [validity]\nfrom = 2020-01-01\nuntil = 2035-12-31\n";
    Folder::registry(&[(path, text), ("agreements/fardtjanst-2022.toml", other)])
}

fn check(folder: &Folder, more: &[&str]) -> Run {
    on(folder.path(), &[&["--color", "never", "check"], more].concat())
}

/// The text with the edits of a fix made, by lines and columns as JSON has them.
fn edited(text: &str, edits: &[Value]) -> String {
    let at = |line: &Value, column: &Value| {
        let (line, column) = (line.as_u64().unwrap() as usize - 1, column.as_u64().unwrap() as usize - 1);
        let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let rest = &text[before..];
        before + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
    };
    let [edit] = edits else { panic!("{edits:?}") };
    let (start, end) = (at(&edit["line"], &edit["column"]), at(&edit["end_line"], &edit["end_column"]));
    format!("{}{}{}", &text[..start], edit["text"].as_str().unwrap(), &text[end..])
}

/// The edits of a fix in SARIF, as JSON has them.
fn of_sarif(fix: &Value) -> Vec<Value> {
    let replacements = fix["artifactChanges"][0]["replacements"].as_array().unwrap().iter();
    let edit = |replacement: &Value| {
        let region = &replacement["deletedRegion"];
        serde_json::json!({
            "line": region["startLine"], "column": region["startColumn"],
            "end_line": region["endLine"], "end_column": region["endColumn"],
            "text": replacement["insertedContent"]["text"],
        })
    };
    replacements.map(edit).collect()
}

fn assert_row(row: &Row, path: &str, wrong: &str, right: &str) {
    let folder = registry(path, wrong);
    let what = format!("{} in {path}:\n{wrong}", row.rule);
    // Formats.
    let json = check(&folder, &["--format", "json", "--rule", row.rule]).json();
    let [finding] = json["findings"].as_array().unwrap().as_slice() else { panic!("{what}\n{json:#}") };
    let [fix] = finding["fixes"].as_array().unwrap().as_slice() else { panic!("{what}\n{finding:#}") };
    assert_eq!(fix["applicability"], if row.is_safe { "safe" } else { "unsafe" }, "{what}");
    assert_eq!(edited(wrong, fix["edits"].as_array().unwrap()), right, "{what}");
    let sarif = check(&folder, &["--format", "sarif", "--rule", row.rule]).json();
    let told = &sarif["runs"][0]["results"][0]["fixes"][0];
    assert_eq!(told["description"]["text"], fix["title"], "{what}");
    assert_eq!(edited(wrong, &of_sarif(told)), right, "{what}");
    let options = if row.is_safe { "--fix" } else { "--fix --unsafe-fixes" };
    let human = check(&folder, &["--rule", row.rule]).stdout;
    let line = format!("fix: {} (`{options}`)", fix["title"].as_str().unwrap());
    assert!(human.contains(&line), "{what}: `{line}` is not in\n{human}");
    // Changes.
    let words: Vec<&str> = options.split(' ').collect();
    let diff = check(&folder, &[&words[..], &["--diff"]].concat());
    assert_eq!(diff.code, 1, "{what}\n{diff:?}");
    assert_eq!(folder.read(path), wrong, "{what}");
    assert_eq!(patched(&folder, &diff.stdout, path), right, "{what}\n{diff:?}");
    if !row.is_safe {
        check(&folder, &["--fix"]);
        assert_eq!(folder.read(path), wrong, "{what}: made without being asked for");
    }
    let run = check(&folder, &words);
    assert_eq!(folder.read(path), right, "{what}\n{run:?}");
    let again = check(&folder, &[&words[..], &["--diff"]].concat());
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{what}");
}

/// What `patch` makes of the file.
fn patched(folder: &Folder, diff: &str, path: &str) -> String {
    let copy = Folder::new(&[]).with_copy("", folder.path());
    copy.write("changes.diff", diff);
    let mut patch = std::process::Command::new("git");
    patch.args(["apply", "changes.diff"]).current_dir(copy.path());
    let run = crate::program::finish(&mut patch);
    assert_eq!(run.code, 0, "{run:?}\n{diff}");
    copy.read(path)
}

/// The record with one of its pieces replaced, or with more at its end.
fn with(record: &str, piece: &str, new: &str) -> String {
    assert!(record.contains(piece), "`{piece}` is not in the record");
    if piece.is_empty() { format!("{record}{new}") } else { record.replacen(piece, new, 1) }
}

fn assert_rows(path: &str, record: &str, texts: impl Fn(&Row) -> Texts) {
    for row in ROWS {
        let [piece, wrong, right] = texts(row);
        assert_row(row, path, &with(record, piece, wrong), &with(record, piece, right));
    }
}

#[test]
fn every_fix_is_made_as_it_is_told_in_toml() {
    assert_rows("agreements/a.toml", TOML, |row| row.toml);
}

#[test]
fn every_fix_is_made_as_it_is_told_in_yaml() {
    assert_rows("agreements/a.yaml", YAML, |row| row.yaml);
}

#[test]
fn every_rule_of_the_page_is_tried() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/fix.md")).unwrap();
    let listed = page.lines().filter(|line| line.starts_with("| `") && line.ends_with("safe |"));
    for line in listed {
        let rules = line.split('|').nth(1).unwrap();
        for rule in rules.split(',').map(|rule| rule.trim().trim_matches('`')) {
            // Its document has a test of its own.
            let is_tried = ROWS.iter().any(|row| row.rule == rule) || rule == "changed-document";
            assert!(is_tried, "the fix of {rule} is never tried");
        }
    }
}

#[test]
fn what_has_no_single_meaning_has_no_fix() {
    for (rule, piece, wrong) in [
        ("invalid-date", "until = 2035-12-31\n[t", "until = \"5/6 2035\"\n[t"),
        ("invalid-date", "until = 2035-12-31\n[t", "until = \"2035-13-01\"\n[t"),
        ("invalid-date", "until = 2035-12-31\n[t", "until = \"35-12-31\"\n[t"),
        ("invalid-duration", "\"P6M\"", "\"6\""),
        ("invalid-duration", "\"P6M\"", "\"PT6H\""),
        ("unknown-key", "owner =", "xyzzy ="),
        ("unknown-party", "\"region-test\"", "\"xyzzy\""),
        ("wrong-type", "[validity]", "accept = \"lapsed\"\n[validity]"),
        ("conflicting-keys", "until = 2035-12-31\n[t", "until = 2035-12-31\nduration = \"P11Y\"\n[t"),
        ("conflicting-keys", "until = 2035-12-31\n[t", "until = \"further-notice\"\nduration = \"P12Y\"\n[t"),
    ] {
        let wrong = with(TOML.split("[[accept]]").next().unwrap(), piece, wrong);
        let json =
            check(&registry("agreements/a.toml", &wrong), &["--format", "json", "--rule", rule]).json();
        let findings = json["findings"].as_array().unwrap();
        assert!(!findings.is_empty(), "{rule} is not found in\n{wrong}");
        for finding in findings {
            assert_eq!(finding["fixes"], serde_json::json!([]), "{finding:#}\n{wrong}");
        }
    }
}
