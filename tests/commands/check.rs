//! `avtal check`: of which files, how loud each finding is, what fails it, and what is accepted. The formats are in
//! `formats.rs`, the baseline is in `baseline.rs`.

use std::fs;

use crate::program::git::init;
use crate::program::{Folder, Run, on, run};
use serde_json::{Value, json};

const AGREEMENT: &str = "title = \"Färdtjänst\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n\
                         [validity]\nfrom = 2024-01-01\nuntil = 2035-12-31\n";

/// A registry in which nothing is wrong, with the files given.
fn registry(files: &[(&str, &str)]) -> Folder {
    let regional = AGREEMENT.replace("kommunerna", "region-test");
    Folder::registry(&[("agreements/hel.toml", AGREEMENT), ("agreements/regionen.toml", &regional)])
        .with(files)
}

/// The findings of the JSON, each as its rule, level and path.
fn findings(run: &Run) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let json = run.json();
    let findings = json["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| (text(&finding["rule"]), text(&finding["level"]), text(&finding["path"])))
        .collect()
}

// Of which files

#[test]
fn paths_choose_the_findings_that_touch_them() {
    let ownerless = AGREEMENT.replace("styrgruppen", "ingen");
    let folder = registry(&[
        ("agreements/lan/a.toml", &ownerless),
        ("agreements/lan/b.toml", &ownerless),
        ("agreements/lan-2/c.toml", &ownerless),
        ("agreements/lan-3/hel.toml", AGREEMENT),
    ]);
    let at = |path: &str| folder.path().join(path).to_str().unwrap().to_owned();
    let paths = |arguments: &[&str]| -> Vec<String> {
        let run = on(folder.path(), &[&["check", "--format", "json"], arguments].concat());
        findings(&run).into_iter().map(|finding| finding.2).collect()
    };
    let all = [
        "agreements/lan-2/c.toml",
        "agreements/lan-3/hel.toml",
        "agreements/lan/a.toml",
        "agreements/lan/b.toml",
    ];
    assert_eq!(paths(&[]), all);
    assert_eq!(paths(&[&at("")]), all);
    assert_eq!(paths(&[&at("agreements/lan/a.toml")]), ["agreements/lan/a.toml"]);
    assert_eq!(paths(&[&at("agreements/lan")]), ["agreements/lan/a.toml", "agreements/lan/b.toml"]);
    assert_eq!(
        paths(&[&at("agreements/lan/a.toml"), &at("agreements/lan-2")]),
        ["agreements/lan-2/c.toml", "agreements/lan/a.toml"]
    );
    // The other file of a pair is touched too, and the settings bear on every record.
    assert_eq!(paths(&[&at("agreements/hel.toml")]), ["agreements/lan-3/hel.toml"]);
    assert_eq!(paths(&[&at("registry.toml")]), all);
    assert_eq!(paths(&[&at("parties")]), Vec::<String>::new());
    assert_eq!(
        on(folder.path(), &["check", &at("parties")]).code,
        0,
        "what is not asked for does not fail it"
    );
    // Without -C the path finds the registry.
    let elsewhere = Folder::new(&[]);
    let run = run(
        elsewhere.path(),
        &["check", "--format", "concise", "--as-of", "2026-11-21", &at("agreements/lan/a.toml")],
    );
    assert_eq!((run.code, run.stdout.lines().count()), (1, 1), "{run:?}");
}

/// A registry without errors in the folder `register` of a repository.
fn committed() -> Folder {
    let registry = Folder::registry(&[
        ("agreements/prov.toml", &AGREEMENT.replace("\"kommunerna\"", "\"provstad\", \"testkoping\"")),
        ("agreements/med-text.toml", &format!("{AGREEMENT}[[document]]\npath = \"texts/prov.md\"\n")),
        ("texts/prov.md", "# Avtal om prov\n"),
    ]);
    let folder = Folder::new(&[]).with_copy("register", registry.path());
    init(folder.path(), "2026-01-01");
    folder
}

/// `check` of some paths, run where the registry is the folder `register`.
fn check(folder: &Folder, paths: &[&str]) -> Run {
    let options = ["check", "--format", "concise", "--as-of", "2026-11-21"];
    run(folder.path(), &[&options, paths].concat())
}

#[test]
fn what_a_renamed_file_breaks_elsewhere_is_found_by_its_new_name() {
    for (from, to, broken) in [
        ("parties/provstad.toml", "parties/prov-stad.toml", "[unknown-party] there is no party `provstad`"),
        ("bodies/styrgruppen.toml", "bodies/ny.toml", "[unknown-body] there is no body `styrgruppen`"),
        ("texts/prov.md", "texts/nytt.md", "[missing-document] there is no file `texts/prov.md`"),
    ] {
        let folder = committed();
        let path = |name: &str| folder.path().join("register").join(name);
        fs::rename(path(from), path(to)).unwrap();
        let run = check(&folder, &[&format!("register/{to}")]);
        assert!(run.code == 1 && run.stdout.contains(broken), "{to}: {run:?}");
    }
}

#[test]
fn what_is_gone_may_be_named() {
    for (gone, broken) in [
        ("parties/provstad.toml", Some("agreements/prov.toml:4:12: error[unknown-party]")),
        ("bodies/styrgruppen.toml", Some("agreements/prov.toml:3:9: error[unknown-body]")),
        ("texts/prov.md", Some("error[missing-document]")),
        ("agreements/prov.toml", None), // only git knows that it was there
    ] {
        let folder = committed();
        folder.remove(&format!("register/{gone}"));
        let run = check(&folder, &[&format!("register/{gone}")]);
        match broken {
            Some(broken) => assert!(run.code == 1 && run.stdout.contains(broken), "{gone}: {run:?}"),
            None => assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""), "{gone}"),
        }
    }
    // Moved to another folder of the registry, its id is the same.
    let folder = committed();
    folder.remove(".git");
    fs::create_dir(folder.path().join("register/agreements/lan")).unwrap();
    let path = |name: &str| folder.path().join("register/agreements").join(name);
    fs::rename(path("prov.toml"), path("lan/prov.toml")).unwrap();
    assert_eq!(check(&folder, &["register/agreements/prov.toml"]).code, 0);
}

#[test]
fn what_never_was_or_lies_elsewhere_is_wrong_use() {
    let folder = committed();
    for (path, said) in [
        (
            "register/parties/aldrig.toml",
            "there is no register/parties/aldrig.toml, and no record refers to it",
        ),
        ("register/aldrig/nagonsin.toml", "there is no register/aldrig/nagonsin.toml"),
        ("/nowhere/at/all.toml", "/nowhere/at/all.toml is not in the registry"),
        ("/", "/ is not in the registry"),
    ] {
        check(&folder, &["register/agreements/prov.toml", path]).refused(&[said, "help"]);
    }
}

// Which findings, and how loud

#[test]
fn findings_are_counted_by_rule_and_chosen_by_rule_and_level() {
    let folder = Folder::registry(&[
        ("agreements/ett.toml", "title = \"Ett\"\nkind = \"agreement\"\nparties = [\"okand\"]\n[validity]\n"),
        ("agreements/tva.toml", "title = \"Två\"\nkind = \"agreement\"\nparties = [\"okand\"]\n[validity]\n"),
    ]);
    let all = on(folder.path(), &["check"]);
    assert!(all.stdout.contains("\n2 error   unknown-party\n2 warning unknown-end\n"), "{}", all.stdout);
    let quiet = on(folder.path(), &["check", "--quiet"]);
    assert!(!quiet.stdout.contains("error   unknown-party"), "{}", quiet.stdout);
    for (options, rules, code) in [
        (&["--rule", "unknown-end"][..], &["unknown-end"][..], 0),
        (&["--rule", "unknown-end", "--rule", "unknown-party"], &["unknown-end", "unknown-party"], 1),
        (&["--level", "error"], &["unknown-party"], 1),
        (&["--level", "warning"], &["unknown-end", "unknown-party"], 1),
        (&["--level", "warning", "--rule", "unknown-start"], &[], 0),
    ] {
        let run = on(folder.path(), &[&["check", "--format", "json"], options].concat());
        let mut found: Vec<String> = findings(&run).into_iter().map(|finding| finding.0).collect();
        found.sort();
        found.dedup();
        assert_eq!((found.iter().map(String::as_str).collect::<Vec<_>>(), run.code), (rules.to_vec(), code));
    }
    on(folder.path(), &["check", "--rule", "unknown-ends"]).refused(&["did you mean `unknown-end`?"]);
}

#[test]
fn registry_toml_sets_levels_for_all_or_by_kind() {
    let (agreement, routine) = ("agreements/avtal.toml", "agreements/rutin.toml");
    let endless = AGREEMENT.replace("until = 2035-12-31\n", "");
    let folder = Folder::registry(&[
        (agreement, &endless),
        (routine, &endless.replace("\"agreement\"", "\"routine\"").replace("kommunerna", "region-test")),
    ]);
    let found = |rules: &str| {
        let settings = format!("name = \"Prov\"\n[kinds.agreement]\n[kinds.routine]\n[rules]\n{rules}");
        folder.write("registry.toml", settings);
        findings(&on(folder.path(), &["check", "--format", "json"]))
    };
    for (rules, levels) in [
        ("", &[(agreement, "warning"), (routine, "warning")][..]),
        ("unknown-end = \"error\"", &[(agreement, "error"), (routine, "error")]),
        ("unknown-end = \"off\"", &[]),
        ("unknown-end = { routine = \"note\" }", &[(agreement, "warning"), (routine, "note")]),
        ("unknown-end = { routine = \"off\", agreement = \"error\" }", &[(agreement, "error")]),
    ] {
        let expected: Vec<_> = levels
            .iter()
            .map(|(path, level)| ("unknown-end".to_owned(), (*level).to_owned(), (*path).to_owned()))
            .collect();
        assert_eq!(found(rules), expected, "{rules}");
    }
    let is_told = |rules: &str, rule: &str| {
        found(rules).iter().any(|(of, _, path)| of == rule && path == "registry.toml")
    };
    assert!(is_told("unknown-end = { rutin = \"note\" }", "unknown-kind"));
    assert!(is_told("unknown-key = \"off\"", "conflicting-keys"));
}

#[test]
fn the_failing_level_decides_the_exit_code() {
    let without_start = AGREEMENT.replace("from = 2024-01-01\n", "");
    let note = ("agreements/utan-start.toml", &*without_start);
    let warning = ("agreements/bild.png", "");
    let error = ("agreements/fel.toml", "=");
    for (files, codes) in [
        (&[][..], [0, 0, 0, 0]),
        (&[note], [1, 0, 0, 0]),
        (&[note, warning], [1, 1, 0, 0]),
        (&[error], [1, 1, 1, 0]),
        (&[note, warning, error], [1, 1, 1, 0]),
    ] {
        let folder = registry(files);
        let code = |level| on(folder.path(), &["check", "--fail-on", level]).code;
        assert_eq!(["note", "warning", "error", "never"].map(code), codes, "{files:?}");
        assert_eq!(on(folder.path(), &["check"]).code, codes[2]);
        let summary = on(folder.path(), &["check", "--format", "json"]).json()["summary"].clone();
        let count = |file| usize::from(files.contains(&file));
        assert_eq!(
            (&summary["errors"], &summary["warnings"], &summary["notes"]),
            (&json!(count(error)), &json!(count(warning)), &json!(count(note)))
        );
    }
    assert_eq!(on(registry(&[]).path(), &["check", "--fail-on", "off"]).code, 2);
}

#[test]
fn the_registry_sets_the_levels_but_not_those_of_errors_in_reading() {
    let without_start = AGREEMENT.replace("from = 2024-01-01\n", "");
    let folder = registry(&[
        ("agreements/bild.png", ""),
        ("agreements/fel.toml", "="),
        ("agreements/utan-start.toml", &without_start),
    ]);
    let settings = folder.read("registry.toml");
    let (file, syntax, start) = ("unrecognised-file", "invalid-syntax", "unknown-start");
    for (rules, expected) in [
        ("", &[(file, "warning"), (syntax, "error"), (start, "note")][..]),
        (
            "unknown-start = \"error\"\nunrecognised-file = \"note\"\n",
            &[(file, "note"), (syntax, "error"), (start, "error")],
        ),
        ("unknown-start = \"off\"\nunrecognised-file = \"off\"\n", &[(syntax, "error")]),
        (
            "invalid-syntax = \"off\"\n",
            &[(file, "warning"), (syntax, "error"), (start, "note"), ("conflicting-keys", "error")],
        ),
        (
            "invalid-syntax = \"error\"\nunknown-start = \"warning\"\nunrecognised-file = \"off\"\n",
            &[(syntax, "error"), (start, "warning")],
        ),
    ] {
        folder.write("registry.toml", format!("{settings}[rules]\n{rules}"));
        let found = findings(&on(folder.path(), &["check", "--format", "json"]));
        let found: Vec<_> = found.iter().map(|(rule, level, _)| (rule.as_str(), level.as_str())).collect();
        assert_eq!(found, expected, "{rules}");
    }
}

#[test]
fn what_is_accepted_is_counted_and_no_error_in_reading_ever_is() {
    let accepting = |rule: &str| format!("{AGREEMENT}[[accept]]\nrule = \"{rule}\"\nreason = \"Vi vet\"\n");
    let shorter = |text: String| text.replace("2035-12-31", "2026-12-31");
    for (text, rules, accepted) in [
        (shorter(AGREEMENT.to_owned()), &["lapsing", "start-revision"][..], 0),
        (shorter(accepting("lapsing")), &["start-revision"], 1),
        (shorter(accepting("lapsing")) + "[[accept]]\nrule = \"start-revision\"\nreason = \"x\"\n", &[], 2),
        (
            shorter(accepting("lapsing")) + "until = 2026-11-20\n",
            &["expired-acceptance", "lapsing", "start-revision"],
            0,
        ),
        (shorter(accepting("lapsing")) + "until = 2026-11-21\n", &["start-revision"], 1),
        (accepting("lapsing"), &["unused-acceptance"], 0),
        (accepting("unknown-key").replace("owner", "ownr"), &["unknown-key", "unused-acceptance"], 0),
    ] {
        let folder = registry(&[("agreements/prov.toml", &text)]);
        let run = on(folder.path(), &["check", "--format", "json"]);
        let mut found: Vec<String> = findings(&run).into_iter().map(|finding| finding.0).collect();
        found.sort_unstable();
        assert_eq!(
            (found, &run.json()["summary"]["accepted"]),
            (rules.iter().map(|rule| (*rule).to_owned()).collect(), &json!(accepted)),
            "{text}"
        );
        let page = on(folder.path(), &["check"]).stdout;
        assert_eq!(page.contains(&format!("; {accepted} accepted")), accepted > 0, "{page}");
    }
}
