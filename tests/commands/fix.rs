//! `avtal check --fix`: what is changed and what is not, and that every format tells the same of it.

use crate::program::{Folder, Run, on};
use serde_json::{Value, json};

const RENAMED: &str = "title = \"Länsavtal om färdtjänst\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\n\
                       parties = [\"kommunerna\"]\nformer_ids = [\"lansavtal-fardtjanst\"]\n[validity]\n\
                       from = 2024-01-01\nuntil = 2035-12-31\n";

/// An agreement with more keys before `[validity]`.
fn agreement(more: &str) -> String {
    format!(
        "title = \"Färdtjänst\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"region-test\"]\n{more}\
         [validity]\nfrom = 2024-01-01\nuntil = 2035-12-31\n"
    )
}

fn registry(files: &[(&str, &str)]) -> Folder {
    Folder::registry(&[("agreements/fardtjanst-2022.toml", RENAMED)]).with(files)
}

fn check(folder: &Folder, more: &[&str]) -> Run {
    on(folder.path(), &[&["check"], more].concat())
}

#[track_caller]
fn exits(code: i32, run: &Run) {
    assert_eq!(run.code, code, "{run:?}");
}

/// The fixes in the JSON, each with its rule.
fn fixes(folder: &Folder) -> Vec<(String, Value)> {
    let json = check(folder, &["--format", "json"]).json();
    let findings = json["findings"].as_array().unwrap().iter();
    let each = findings.flat_map(|finding| {
        let rule = finding["rule"].as_str().unwrap().to_owned();
        finding["fixes"].as_array().unwrap().iter().map(move |fix| (rule.clone(), fix.clone()))
    });
    each.collect()
}

/// The text with the edits of a fix made, by lines and columns.
fn edited(text: &str, fix: &Value) -> String {
    let edit = &fix["edits"][0];
    let at = |line: &Value, column: &Value| {
        let (line, column) = (line.as_u64().unwrap() as usize - 1, column.as_u64().unwrap() as usize - 1);
        let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let rest = &text[before..];
        before + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
    };
    let (start, end) = (at(&edit["line"], &edit["column"]), at(&edit["end_line"], &edit["end_column"]));
    format!("{}{}{}", &text[..start], edit["text"].as_str().unwrap(), &text[end..])
}

#[test]
fn safe_fixes_are_made_and_nothing_else_moves() {
    let text = "\u{feff}title: Färdtjänst   # titeln\r\nkind: agreement\r\nowner: styrgruppen\r\n\
                parties: [region-test]\r\nbased_on:\r\n  - lansavtal-fardtjanst  # se länet\r\nvalidity:\r\n  \
                from: 2024-01-01\r\n  until: 2035-12-31";
    let folder = registry(&[("agreements/a.yaml", text)]);
    let run = check(&folder, &["--fix"]);
    exits(0, &run);
    assert!(run.stdout.starts_with("nothing found"), "{}", run.stdout);
    assert_eq!(
        run.stderr,
        "fixed: agreements/a.yaml: replace `lansavtal-fardtjanst` by `fardtjanst-2022` (former-id)\n"
    );
    assert_eq!(folder.read("agreements/a.yaml"), text.replace("- lansavtal-fardtjanst", "- fardtjanst-2022"));
}

#[test]
fn fixes_of_one_place_are_made_in_rounds() {
    let text = agreement("related = [\"fardtjanst-2022\", \"lansavtal-fardtjanst\"]\n");
    let folder = registry(&[("agreements/a.toml", &text)]);
    let run = check(&folder, &["--fix", "--quiet"]);
    exits(0, &run);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert_eq!(folder.read("agreements/a.toml"), agreement("related = [\"fardtjanst-2022\"]\n"));
}

#[test]
fn many_repetitions_go_in_one_run() {
    let many = |count: usize| {
        let ids = (0..count).map(|at| format!("\"fardtjanst-2022\", \"a{at}\""));
        agreement(&format!("related = [{}]\n", ids.collect::<Vec<_>>().join(", ")))
    };
    let others: Vec<(String, String)> =
        (0..30).map(|at| (format!("agreements/a{at}.toml"), agreement(""))).collect();
    let folder = registry(&[("agreements/a.toml", &many(30))]);
    for (path, text) in &others {
        folder.write(path, text);
    }
    exits(0, &check(&folder, &["--fix", "--rule", "duplicate-reference"]));
    assert_eq!(folder.read("agreements/a.toml").matches("fardtjanst-2022").count(), 1);
}

#[test]
fn a_diff_shows_and_writes_nothing() {
    let text = agreement("based_on = [\"lansavtal-fardtjanst\"]\n");
    let folder = registry(&[("agreements/a.toml", &text)]);
    let run = check(&folder, &["--fix", "--diff"]);
    exits(1, &run);
    assert_eq!(
        run.stdout,
        "--- a/agreements/a.toml\n+++ b/agreements/a.toml\n@@ -2,7 +2,7 @@\n kind = \"agreement\"\n \
         owner = \"styrgruppen\"\n parties = [\"region-test\"]\n-based_on = [\"lansavtal-fardtjanst\"]\n\
         +based_on = [\"fardtjanst-2022\"]\n [validity]\n from = 2024-01-01\n until = 2035-12-31\n"
    );
    assert_eq!(folder.read("agreements/a.toml"), text);
    folder.write("agreements/a.toml", agreement(""));
    let run = check(&folder, &["--fix", "--diff"]);
    exits(0, &run);
    assert_eq!(run.stdout, "");
}

#[test]
fn only_what_is_asked_for_is_fixed() {
    let text = agreement("based_on = [\"lansavtal-fardtjanst\"]\n");
    let folder = registry(&[("agreements/a.toml", &text), ("agreements/b.toml", &text)]);
    let at = folder.path().join("agreements/a.toml");
    exits(0, &check(&folder, &["--fix", at.to_str().unwrap()]));
    assert_ne!(folder.read("agreements/a.toml"), text);
    assert_eq!(folder.read("agreements/b.toml"), text);
    exits(0, &check(&folder, &["--fix", "--rule", "unknown-key"]));
    exits(0, &check(&folder, &["--fix", "--level", "warning"]));
    assert_eq!(folder.read("agreements/b.toml"), text);
}

#[test]
fn what_needs_a_look_is_fixed_only_if_that_is_asked_for() {
    let replaces = "[[replaces]]\nid = \"fardtjanst-2022\"\nsections = [\"3\"]\n";
    let text = agreement("")
        + replaces
        + "[[replaces]]\nid = \"fardtjanst-2022\"\nsections = [\"3\"]\nin_section = \"6\"\n";
    let folder = registry(&[("agreements/a.toml", &text)]);
    exits(0, &check(&folder, &["--fix", "--fail-on", "never"]));
    assert_eq!(folder.read("agreements/a.toml"), text);
    exits(0, &check(&folder, &["--fix", "--unsafe-fixes", "--fail-on", "never"]));
    assert_eq!(folder.read("agreements/a.toml"), agreement("") + replaces);
}

#[test]
fn a_repetition_that_changes_the_days_has_no_fix() {
    let text = agreement("").replace(
        "parties = [\"region-test\"]",
        "parties = [{ id = \"region-test\", from = 2025-01-01 }, \"region-test\"]",
    );
    let folder = registry(&[("agreements/a.toml", &text)]);
    assert_eq!(fixes(&folder), []);
}

#[test]
fn what_is_accepted_is_left_as_it_is() {
    let text = agreement("based_on = [\"lansavtal-fardtjanst\"]\n")
        + "[[accept]]\nrule = \"former-id\"\nreason = \"Så heter det i texten\"\n";
    let other = agreement("based_on = [\"lansavtal-fardtjanst\"]\n");
    let folder = registry(&[("agreements/a.toml", &text), ("agreements/b.toml", &other)]);
    exits(0, &check(&folder, &["--fix"]));
    assert_eq!(folder.read("agreements/a.toml"), text);
    assert_ne!(folder.read("agreements/b.toml"), other);
}

#[test]
fn json_and_sarif_tell_what_the_fix_writes() {
    let text = agreement("related = [\"åäö\", \"fardtjanst-2022\", \"fardtjanst-2022\"]\n");
    let folder = registry(&[("agreements/a.toml", &text)]);
    let fixes = fixes(&folder);
    let [(rule, fix)] = fixes.as_slice() else { panic!("{fixes:?}") };
    assert_eq!(rule, "duplicate-reference");
    assert_eq!(fix["title"], "take away the second `fardtjanst-2022`");
    assert_eq!(fix["applicability"], "safe");
    let expected = text.replace(", \"fardtjanst-2022\"]", "]");
    assert_eq!(edited(&text, fix), expected);
    let sarif = check(&folder, &["--format", "sarif"]).json();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let of_sarif = results.iter().find_map(|result| result["fixes"].get(0)).unwrap();
    let edit = &fix["edits"][0];
    assert_eq!(
        of_sarif["artifactChanges"][0]["replacements"][0],
        json!({
            "deletedRegion": {
                "startLine": edit["line"], "startColumn": edit["column"],
                "endLine": edit["end_line"], "endColumn": edit["end_column"],
            },
            "insertedContent": { "text": "" },
        })
    );
    assert_eq!(of_sarif["description"]["text"], fix["title"]);
    let human = check(&folder, &[]).stdout;
    assert!(human.contains("fix: take away the second `fardtjanst-2022` (`--fix`)"), "{human}");
    exits(0, &check(&folder, &["--fix", "--quiet", "--fail-on", "never"]));
    assert_eq!(folder.read("agreements/a.toml"), expected);
}

#[test]
fn what_was_probably_meant_is_written_if_that_is_asked_for() {
    for (right, wrong) in [
        ("until = 2035-12-31", "until = \"2035- 12-31\""),
        ("until = 2035-12-31", "until = \"31/12 2035\""),
        ("until = 2035-12-31", "utnil = 2035-12-31"),
        ("from = 2024-01-01", "from = \"2024\u{2011}1\u{2011}1\""),
        ("duration = \"P20Y\"", "duration = \"20 år\""),
        ("duration = \"P20Y\"", "duration = \"20 years\""),
        ("owner = \"styrgruppen\"", "ownr = \"styrgruppen\""),
        ("owner = \"styrgruppen\"", "owner = \"styrgrupen\""),
        ("parties = [\"region-test\"]", "parties = [\"region-tset\"]"),
        ("parties = [\"region-test\"]", "parties = \"region-test\""),
        ("kind = \"agreement\"", "kind = \"agrement\""),
        ("stage = \"adopted\"", "stage = \"antagen\""),
        ("based_on = [\"fardtjanst-2022\"]", "based_on = [\"fardjanst-2022\"]"),
    ] {
        let whole = agreement("based_on = [\"fardtjanst-2022\"]\nstage = \"adopted\"\n");
        let key = right.split(' ').next().unwrap();
        let whole = if key == "duration" { whole.replace("until = 2035-12-31", right) } else { whole };
        let text = whole.replace(right, wrong);
        let folder = registry(&[("agreements/a.toml", &text)]);
        check(&folder, &["--fix"]);
        assert_eq!(folder.read("agreements/a.toml"), text, "{wrong} is left without --unsafe-fixes");
        exits(0, &check(&folder, &["--fix", "--unsafe-fixes"]));
        assert_eq!(folder.read("agreements/a.toml"), whole, "{wrong}");
    }
}

#[test]
fn what_would_cause_a_new_finding_is_held_back_and_the_rest_is_made() {
    // It would be read, and end before it starts.
    let text = agreement("").replace("from = 2024-01-01", "from = \"2036- 01-01\"");
    let other = agreement("topics = \"resor\"\n");
    let folder = registry(&[("agreements/a.toml", &text), ("agreements/b.toml", &other)]);
    let run = check(&folder, &["--fix", "--unsafe-fixes"]);
    exits(1, &run);
    assert_eq!(
        run.stderr,
        "fixed: agreements/b.toml: put it in a list (wrong-type)\n\
         not fixed: agreements/a.toml: replace `2036- 01-01` by `2036-01-01` (invalid-date): it would cause a finding \
         that is not there now\n"
    );
    assert_eq!(folder.read("agreements/a.toml"), text);
    assert_eq!(folder.read("agreements/b.toml"), agreement("topics = [\"resor\"]\n"));
}

#[test]
fn what_a_record_hid_while_it_could_not_be_read_does_not_hold_its_fix_back() {
    // Once it can be read: it lapses, names a body that is not there, and no other record names one of the parties.
    let text = agreement("contact = \"x@test.example\"\nlocals = []\n")
        .replace("until = 2035-12-31", "duration = \"36 mån\"")
        .replace("owner = \"styrgruppen\"", "owner = \"ingen\"")
        .replace("locals = []\n", "");
    let folder = registry(&[
        ("agreements/a.toml", &text),
        ("parties/ensam.toml", "name = \"Ensam\"\nkind = \"municipality\"\n"),
    ]);
    let run = check(&folder, &["--fix", "--unsafe-fixes"]);
    assert!(run.stderr.contains("fixed: agreements/a.toml: replace `36 mån` by `P36M`"), "{run:?}");
    assert!(!run.stderr.contains("not fixed"), "{run:?}");
    assert_eq!(folder.read("agreements/a.toml"), text.replace("36 mån", "P36M"));
    for rule in ["lapsing", "unknown-body", "unused-party"] {
        assert!(run.stdout.contains(&format!("[{rule}]")), "`{rule}` is not in {run:?}");
    }
}

#[test]
fn what_another_fix_causes_is_held_back_beside_one_that_makes_a_record_readable() {
    let unread = agreement("").replace("until = 2035-12-31", "duration = \"36 mån\"");
    // Written as a list, it says what is not so.
    let wrong = agreement("").replace("parties = [\"region-test\"]", "parties = \"region-tst\"");
    let folder = registry(&[("agreements/a.toml", &unread), ("agreements/b.toml", &wrong)]);
    check(&folder, &["--fix", "--unsafe-fixes"]);
    assert_eq!(folder.read("agreements/a.toml"), unread.replace("36 mån", "P36M"));
    let folder = registry(&[("agreements/b.toml", &wrong)]);
    let alone = check(&folder, &["--fix", "--unsafe-fixes"]);
    let b = folder.read("agreements/b.toml");
    let folder = registry(&[("agreements/a.toml", &unread), ("agreements/b.toml", &wrong)]);
    check(&folder, &["--fix", "--unsafe-fixes"]);
    assert_eq!(folder.read("agreements/b.toml"), b, "{alone:?}");
}

#[test]
fn acceptances_without_use_go_and_expired_ones_if_that_is_asked_for() {
    let accept = |more: &str| {
        agreement("based_on = [\"lansavtal-fardtjanst\"]\n")
            + "[[accept]]\nrule = \"former-id\"\nreason = \"Så står det\"\nuntil = 2025-12-31\n"
            + more
    };
    let unused = "[[accept]]\nrule = \"unknown-end\"\nreason = \"Slutdagen står inte i papperen\"\n";
    let folder = registry(&[("agreements/a.toml", &accept(unused))]);
    exits(0, &check(&folder, &["--fix", "--level", "warning"]));
    assert_eq!(folder.read("agreements/a.toml"), accept(""));
    exits(0, &check(&folder, &["--fix", "--unsafe-fixes", "--level", "warning"]));
    assert_eq!(
        folder.read("agreements/a.toml"),
        agreement("based_on = [\"lansavtal-fardtjanst\"]\n"),
        "what was accepted is told again, and has a fix of its own"
    );
}

#[test]
fn settings_are_fixed_too() {
    let folder = registry(&[]);
    folder.replace(
        "registry.toml",
        "[parts.1]",
        "requires = [\"owner\", \"review\", \"owner\", \"owner\"]\n[parts.1]",
    );
    exits(0, &check(&folder, &["--fix", "--rule", "duplicate-reference"]));
    assert!(folder.read("registry.toml").contains("requires = [\"owner\", \"review\"]\n"));
    folder.append("registry.toml", "[rules]\nformr-id = \"off\"\n");
    check(&folder, &["--fix", "--unsafe-fixes", "--rule", "unknown-rule"]);
    assert!(folder.read("registry.toml").ends_with("[rules]\nformer-id = \"off\"\n"));
}

#[test]
fn wrong_use_is_refused() {
    let folder = registry(&[]);
    for arguments in [
        &["--fix", "--at", "HEAD"][..],
        &["--unsafe-fixes"],
        &["--diff"],
        &["--fix", "--diff", "--format", "json"],
        &["--fix", "--baseline", "x.json", "--write-baseline"],
    ] {
        exits(2, &check(&folder, arguments));
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_named() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let text = agreement("based_on = [\"lansavtal-fardtjanst\"]\n");
    let folder = registry(&[("agreements/a.toml", &text)]);
    let path = folder.path().join("agreements/a.toml");
    set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    let run = check(&folder, &["--fix"]);
    exits(3, &run);
    assert!(run.stderr.contains("agreements/a.toml cannot be written"), "{}", run.stderr);
    assert_eq!(folder.read("agreements/a.toml"), text);
}
