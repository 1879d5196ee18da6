//! What keeps a record out of the reports: they would rather say nothing of it than something wrong, and say that.

use std::fs;

use crate::program::{Folder, on, on_day};
use serde_json::json;

/// A record of an agreement that runs out, in TOML.
const TOML: &str = "title = \"Färdtjänst\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n";
/// The same in YAML, without what says when.
const YAML: &str = "title: Färdtjänst\nkind: agreement\nparties: [testkoping]\n";

/// Every report says that the file is missing in it, and none has the record.
fn is_left_out(folder: &Folder, path: &str) {
    for report in [&["list"][..], &["status"], &["expiring"], &["agenda"], &["remind"], &["timeline"]] {
        let run = on(folder.path(), &[report, &["--format", "json"]].concat());
        assert_eq!((run.code, &run.json()["incomplete"]), (1, &json!([path])), "{report:?} {run:?}");
        assert!(!run.stdout.contains("Färdtjänst"), "{report:?} {}", run.stdout);
    }
    assert_eq!(on(folder.path(), &["check"]).code, 1);
}

/// The record is in the reports, whatever else is wrong with it.
fn is_listed(folder: &Folder) {
    let run = on(folder.path(), &["list", "--format", "json"]);
    assert_eq!((run.code, run.json()["agreements"].as_array().map(Vec::len)), (0, Some(1)), "{run:?}");
}

#[test]
fn a_misspelt_key_in_what_decides_the_periods_leaves_a_record_out() {
    for wrong in [
        "[validity]\nfrom = 2024\nunitl = 2026",
        "[validity]\nfrom = 2024\nuntil = 2026\n[validity.renewal]\nterm = \"P1Y\"\nnotise = \"P3M\"",
        "validity = {}\n[[decision]]\nby = \"testkoping\"\ndate = 2024\noutcom = \"rejected\"",
        "validity = {}\n[[extension]]\nuntil = 2027\noutcom = \"rejected\"",
        "validity = {}\n[adoption]\nrequires = \"all-parties\"",
        "validity = {}\n[[option]]\nterm = \"P1Y\"\nexcercised = 2025-01-01",
        "validity = {}\n[[replaces]]\nid = \"gamla\"\nsection = [\"2\"]",
        "validity = {}\n[end]\ndate = 2025-01-01\nresaon = \"completed\"",
        "validity = {}\n[termination]\nnotis = \"P6M\"",
        "validity = {}\n[[suspension]]\nfrom = 2025-01-01\nprolong = true",
        "validity = { from = 2026-01-01 }\n[provisional]\nfrom = 2025-01-01\nthrough = 2025-06-30",
        "validity = {}\n[adoption]\nrequired = \"all-parties\"\nstart = \"month\"",
    ] {
        let folder = Folder::registry(&[("agreements/x.toml", &format!("{TOML}{wrong}\n"))]);
        is_left_out(&folder, "agreements/x.toml");
    }
}

#[test]
fn a_key_at_the_top_that_may_be_one_of_those_leaves_a_record_out() {
    for wrong in [
        "Validity = {}",
        "stages = \"draft\"",
        "ends = {}",
        "replace = []",
        "decisions = []",
        "options = []",
        "extention = []",
        "adaption = {}",
        "terminaton = {}",
        "suspensions = []",
        "provisonal = {}",
        "until = 2025-12-31",
        "duration = \"P1Y\"",
        "giltighet = {}",
        "\"v\u{430}lidity\" = {}",
    ] {
        let folder = Folder::registry(&[("agreements/x.toml", &format!("{TOML}validity = {{}}\n{wrong}\n"))]);
        is_left_out(&folder, "agreements/x.toml");
    }
    for elsewhere in [
        "note = \"x\"",
        "\"ägare\" = \"styrgruppen\"",
        "topic = [\"a\"]",
        "revison = {}",
        "docs = []",
        "survial = []",
    ] {
        let folder =
            Folder::registry(&[("agreements/x.toml", &format!("{TOML}validity = {{}}\n{elsewhere}\n"))]);
        is_listed(&folder);
    }
}

#[test]
fn what_is_not_indented_below_its_key_leaves_a_record_out() {
    for wrong in [
        "validity:\nfrom: 2024\nuntil: 2026\n",
        "validity:\nduration: P2Y\n",
        "validity:\nrenewal: { term: P1Y }\n",
        "validity: {}\nend:\ndate: 2025-12-31\n",
        "validity: {}\nadoption:\nrequired: all-parties\n",
    ] {
        let folder = Folder::registry(&[("agreements/x.yaml", &format!("{YAML}{wrong}"))]);
        is_left_out(&folder, "agreements/x.yaml");
    }
}

#[test]
fn merge_keys_are_told_and_leave_out_what_they_may_decide() {
    for wrong in [
        "validity:\n  <<: { from: 2024, until: 2026 }\n",
        "<<: { validity: { until: 2026 } }\nvalidity: {}\n",
        "validity: {}\ndecision:\n  - <<: { outcome: adopted }\n    by: testkoping\n    date: 2024\n",
    ] {
        let folder = Folder::registry(&[("agreements/x.yaml", &format!("{YAML}{wrong}"))]);
        is_left_out(&folder, "agreements/x.yaml");
        let found = on(folder.path(), &["check"]).stdout;
        assert!(found.contains("write its keys out in their place"), "{found}");
    }
    let review = "validity: {}\nreview:\n  - <<: { every: P1Y }\n    id: arlig\n    first: 2030\n";
    is_listed(&Folder::registry(&[("agreements/x.yaml", &format!("{YAML}{review}"))]));
}

#[test]
fn a_fault_that_an_alias_brings_into_what_decides_leaves_a_record_out() {
    let wrong = "notes: x\nrevision: &v { lead_time: P1Y, unitl: 2026 }\nvalidity: *v\n";
    let folder = Folder::registry(&[("agreements/x.yaml", &format!("{YAML}{wrong}"))]);
    is_left_out(&folder, "agreements/x.yaml");
}

#[test]
fn a_fault_beyond_those_that_are_told_leaves_a_record_out() {
    let reviews = "[[review]]\nid = \"a\"\nfirst = 2030\nx = 1\n".repeat(120);
    let text = format!("{TOML}[validity]\nuntil = 2026\n{reviews}[end]\ndata = 2025\n");
    is_left_out(&Folder::registry(&[("agreements/x.toml", &text)]), "agreements/x.toml");
}

#[test]
fn what_excludes_each_other_leaves_a_record_in() {
    for wrong in [
        "[validity]\nfrom = 2024-01-01\nuntil = 2035-12-31\nduration = \"P12Y\"",
        "[validity]\nduration = \"P3Y\"",
        "validity = {}\n[[decision]]\nby = \"testkoping\"",
        "[validity]\nuntil = 2026\n[[review]]\nid = \"arlig\"",
    ] {
        let folder = Folder::registry(&[("agreements/x.toml", &format!("{TOML}{wrong}\n"))]);
        is_listed(&folder);
        assert_eq!(on(folder.path(), &["check"]).code, 1, "{wrong}");
    }
}

#[test]
fn a_party_or_body_of_which_nothing_is_certain_is_named_too() {
    for (path, text) in [
        ("parties/gruppen.toml", "name = \"Gruppen\"\nkind = \"group\"\nmembrs = [\"testkoping\"]\n"),
        ("parties/gruppen.toml", "name = \"Gruppen\"\nuntil = 2025-13-01\n"),
        ("parties/gruppen.toml", ""),
        ("bodies/namnden.yaml", "name: Nämnden\nreplcaes: [styrgruppen]\n"),
        ("bodies/namnden.yaml", "name: Nämnden\nuntill: 2025\n"),
        ("bodies/namnden.YAML", "name: Nämnden\n"),
    ] {
        let agreement = format!("{TOML}[validity]\nuntil = 2035\n");
        let folder = Folder::registry(&[("agreements/x.toml", &agreement), (path, text)]);
        let run = on(folder.path(), &["list", "--format", "json"]);
        assert_eq!((run.code, &run.json()["incomplete"]), (1, &json!([path])), "{text}");
    }
}

#[test]
fn a_file_that_looks_like_a_record_is_an_error_that_no_setting_turns_off() {
    let record = format!("{TOML}[validity]\nuntil = 2026\n");
    for name in ["x.TOML", "x.toml.txt", "x.Toml", "x.YML", "x.toml.", "x.toml (1)", "x.toml.orig"] {
        let path = format!("agreements/{name}");
        let folder = Folder::registry(&[(&path, &record)]);
        is_left_out(&folder, &path);
        let settings = fs::read_to_string(folder.path().join("registry.toml")).unwrap_or_default();
        folder.write("registry.toml", format!("{settings}[rules]\nunrecognised-file = \"off\"\n"));
        let run = on(folder.path(), &["check", "--format", "json"]);
        let found = &run.json()["findings"][0];
        assert_eq!(
            (run.code, &found["rule"], &found["level"]),
            (1, &json!("unrecognised-file"), &json!("error"))
        );
    }
    let copies = [("agreements/x.toml", &*record), ("agreements/x.toml~", ""), ("agreements/x.toml.bak", "")];
    is_listed(&Folder::registry(&copies));
}

#[test]
fn a_conflict_of_a_merge_is_one_finding_also_where_the_text_could_be_read() {
    let sides =
        "<<<<<<< HEAD\nuntil = 2026\n||||||| base\nuntil = 2025\n=======\nuntil = 2027\n>>>>>>> other\n";
    let yaml = sides.replace("until = ", "  until: ");
    let within = "<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> other\n";
    for (path, text, line) in [
        ("agreements/x.toml", format!("{TOML}[validity]\n{sides}"), 5),
        ("agreements/x.yaml", format!("{YAML}validity:\n{yaml}"), 5),
        ("agreements/x.toml", format!("{TOML}notes = '''\n{within}'''\n[validity]\nuntil = 2026\n"), 5),
        ("agreements/x.toml", format!("{TOML}[validity]\nuntil = 2026\n=======\nuntil = 2027\n"), 6),
        ("agreements/x.toml", sides.replace('\n', "\r\n"), 1),
        ("parties/x.yaml", "name: A\n>>>>>>> other\n".to_owned(), 2),
    ] {
        let folder = Folder::registry(&[(path, &text)]);
        let run = on(folder.path(), &["check", path, "--format", "json"]);
        let json = run.json();
        let found: Vec<_> = json["findings"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|found| (found["rule"].clone(), found["line"].clone(), found["message"].clone()))
            .collect();
        let expected = (json!("invalid-syntax"), json!(line), json!("a merge conflict that is not resolved"));
        assert_eq!(found, [expected], "{text}");
        assert_eq!(on(folder.path(), &["list", "--format", "json"]).json()["incomplete"], json!([path]));
    }
    let heading = format!("{TOML}notes = '''\nRubrik\n=======\n'''\n[validity]\nuntil = 2035\n");
    is_listed(&Folder::registry(&[("agreements/x.toml", &heading)]));
    let settings = Folder::registry(&[("registry.toml", within)]);
    let run = on(settings.path(), &["check", "--format", "concise"]);
    assert!(run.stdout.contains("registry.toml:1:1: error[invalid-syntax] a merge conflict"), "{run:?}");
}

#[test]
fn a_pointer_of_lfs_is_one_finding_and_a_document_is_known_by_what_it_points_to() {
    let pointer = |digit: &str| {
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 12\n", digit.repeat(64))
    };
    for path in ["agreements/x.toml", "agreements/x.yaml", "bodies/x.yml"] {
        let folder = Folder::registry(&[(path, &pointer("a"))]);
        let run = on(folder.path(), &["check", path, "--format", "concise"]);
        assert_eq!(run.stdout.lines().filter(|line| line.contains("error")).count(), 1, "{run:?}");
        assert!(on(folder.path(), &["check"]).stdout.contains("git lfs pull"));
    }
    let record = format!(
        "{TOML}[validity]\nuntil = 2035\n[[document]]\npath = \"texts/avtal.pdf\"\nsha256 = \"{}\"\n",
        "A".repeat(64)
    );
    for (digit, changed) in [("a", false), ("b", true)] {
        let folder =
            Folder::registry(&[("agreements/x.toml", &record), ("texts/avtal.pdf", &pointer(digit))]);
        let found = on_day(folder.path(), "2026-01-01", &["check", "--format", "concise"]).stdout;
        assert_eq!(found.contains("changed-document"), changed, "{found}");
    }
}
