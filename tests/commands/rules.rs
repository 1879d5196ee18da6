//! `avtal rules`, `avtal explain`, the levels that registry.toml sets, acceptances, and the pages made of it all.

use std::fs;
use std::path::Path;

use crate::program::{Folder, on, run};
use clap::CommandFactory;
use serde_json::Value;

#[test]
fn every_rule_is_listed_and_explained() {
    let json = run(Path::new("."), &["rules", "--format", "json"]).json();
    assert_eq!(json["schema"], "avtal/rules/1");
    let rules = json["rules"].as_array().unwrap();
    assert!(rules.len() > 75, "{} rules", rules.len());
    let (human, table) = (
        run(Path::new("."), &["rules"]).stdout,
        run(Path::new("."), &["rules", "--format", "markdown"]).stdout,
    );
    for rule in rules {
        let id = rule["id"].as_str().unwrap();
        assert!(human.contains(id) && table.contains(&format!("| `{id}` |")), "{id}");
        let manual = run(Path::new("."), &["explain", id]);
        assert_eq!(manual.code, 0);
        for part in [id, "What to do", "Bad", "Good", rule["level"].as_str().unwrap()] {
            assert!(manual.stdout.contains(part), "{id} lacks {part}");
        }
    }
    let timed = |id: &str| rules.iter().find(|rule| rule["id"] == id).map(|rule| rule["timed"].clone());
    assert_eq!((timed("lapsed"), timed("unknown-end")), (Some(Value::Bool(true)), Some(Value::Bool(false))));
}

#[test]
fn an_unknown_rule_is_wrong_use() {
    let wrong = run(Path::new("."), &["explain", "coverage-gpa"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("did you mean `coverage-gap`?"), "{wrong:?}");
}

/// Set `AVTAL_WRITE_DOCS=1` to write the page instead.
fn current(path: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("AVTAL_WRITE_DOCS").is_some() {
        fs::write(&path, page).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == page, "write it again: AVTAL_WRITE_DOCS=1 cargo test --test commands rules");
}

#[test]
fn the_page_of_rules_is_current() {
    current("docs/rules.md", &run(Path::new("."), &["explain", "--all", "--format", "markdown"]).stdout);
}

#[test]
fn the_page_of_commands_is_current() {
    let mut page = String::from("# The commands\n\nWhat `avtal help` and `avtal help COMMAND` print.\n");
    let mut root = avtal::cli::Cli::command().term_width(100);
    root.build();
    page.push_str(&format!("\n## `avtal`\n\n```text\n{}```\n", help(&mut root)));
    for command in root.get_subcommands_mut().filter(|command| command.get_name() != "help") {
        let name = command.get_name().to_owned();
        page.push_str(&format!("\n## `avtal {name}`\n\n```text\n{}```\n", help(command)));
    }
    current("docs/commands.md", &page);
}

fn help(command: &mut clap::Command) -> String {
    let text = command.clone().term_width(100).render_long_help().to_string();
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// An agreement of a kind, whose end is not known: one warning.
fn endless(kind: &str) -> String {
    format!(
        "title = \"Avtal\"\nkind = \"{kind}\"\nparties = [\"kommunerna\", \"region-test\"]\n[validity]\nfrom = 2023\n"
    )
}

fn settings(rules: &str) -> String {
    format!("name = \"Prov\"\n[kinds.agreement]\n[kinds.routine]\n{rules}")
}

/// Rule, level and file of each finding that concerns the agreements.
fn findings(folder: &Folder) -> Vec<(String, String, String)> {
    let json = on(folder.path(), &["check", "--format", "json"]).json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let all = json["findings"].as_array().unwrap().iter();
    all.filter(|finding| finding["rule"] != "unused-body" && finding["rule"] != "missing-owner")
        .map(|finding| (text(&finding["rule"]), text(&finding["level"]), text(&finding["path"])))
        .collect()
}

/// More have one cause, and to compare each with all ids would take long.
#[test]
fn what_was_meant_is_told_of_the_first_thousand_wrong_ids_wherever_they_stand() {
    let wrong = |numbers: &[u32]| {
        let ids = numbers.iter().map(|number| format!("\"avtal-om-fardtjanst-{number:04}\""));
        format!("related = [{}]\n{}", ids.collect::<Vec<_>>().join(", "), endless("agreement"))
    };
    let folder = Folder::registry(&[
        ("agreements/a.toml", &wrong(&(0..=1000).collect::<Vec<_>>())),
        ("agreements/avtal-om-fardtjanst.toml", &endless("agreement")),
        ("agreements/b.toml", &wrong(&[0, 1000])),
    ]);
    let json = on(folder.path(), &["check", "--format", "json"]).json();
    let told = |path: &str| -> Vec<bool> {
        let all = json["findings"].as_array().unwrap().iter();
        let here = all.filter(|finding| finding["rule"] == "unknown-agreement" && finding["path"] == path);
        here.map(|finding| finding["help"] == "did you mean `avtal-om-fardtjanst`?").collect()
    };
    let in_a = told("agreements/a.toml");
    assert_eq!(in_a.iter().position(|told| !told), Some(1000));
    assert_eq!((in_a.len(), told("agreements/b.toml")), (1001, vec![true, false]));
}

#[test]
fn registry_toml_sets_levels_for_all_or_by_kind() {
    let (agreement, routine) = ("agreements/avtal.toml", "agreements/rutin.toml");
    let folder = Folder::registry(&[(agreement, &endless("agreement")), (routine, &endless("routine"))]);
    for (rules, levels) in [
        ("", &[(agreement, "warning"), (routine, "warning")][..]),
        ("[rules]\nunknown-end = \"error\"", &[(agreement, "error"), (routine, "error")]),
        ("[rules]\nunknown-end = \"off\"", &[]),
        ("[rules]\nunknown-end = { routine = \"note\" }", &[(agreement, "warning"), (routine, "note")]),
        ("[rules.unknown-end]\nroutine = \"off\"\nagreement = \"error\"", &[(agreement, "error")]),
    ] {
        folder.write("registry.toml", settings(rules));
        let expected: Vec<_> = levels
            .iter()
            .map(|(path, level)| ("unknown-end".to_owned(), (*level).to_owned(), (*path).to_owned()))
            .collect();
        assert_eq!(findings(&folder), expected, "{rules}");
    }
    folder.write("registry.toml", settings("[rules]\nunknown-end = { rutin = \"note\" }"));
    assert!(
        findings(&folder).iter().any(|(rule, _, path)| rule == "unknown-kind" && path == "registry.toml")
    );
    folder.write("registry.toml", settings("[rules]\nunknown-key = \"off\""));
    assert!(
        findings(&folder).iter().any(|(rule, _, path)| rule == "conflicting-keys" && path == "registry.toml")
    );
}

#[test]
fn the_failing_level_decides_the_exit_code() {
    let folder = Folder::registry(&[("agreements/avtal.toml", &endless("agreement"))]);
    for (level, code) in [("error", 0), ("warning", 1), ("note", 1), ("never", 0)] {
        assert_eq!(on(folder.path(), &["check", "--fail-on", level]).code, code, "{level}");
    }
}

#[test]
fn accepted_findings_are_counted_and_come_back_when_the_acceptance_expires() {
    let accept = "[[accept]]\nrule = \"unknown-end\"\nreason = \"Frågan är ställd\"\nuntil = 2026-12-31\n";
    let folder = Folder::registry(&[("agreements/avtal.toml", &(endless("agreement") + accept))]);
    let before = on(folder.path(), &["check", "--format", "json"]).json();
    assert_eq!((&before["summary"]["accepted"], &before["summary"]["warnings"]), (&1.into(), &0.into()));
    assert!(on(folder.path(), &["check"]).stdout.contains("1 accepted"));
    let after = crate::program::on_day(folder.path(), "2027-01-01", &["check", "--format", "concise"]).stdout;
    assert!(after.contains("[unknown-end]") && after.contains("[expired-acceptance]"), "{after}");
}

#[test]
fn shells_complete_the_ids_of_the_registry() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(Path::new("."), &["completions", shell]);
        assert!(script.code == 0 && script.stdout.contains("AVTAL_COMPLETE"), "{shell}");
    }
    let folder = Folder::registry(&[]);
    for (words, offered) in [
        (&["list", "--party", "t"][..], "testkoping"),
        (&["list", "--owner", ""], "styrgruppen"),
        (&["list", "--kind", ""], "agreement"),
        (&["list", "--state", "in"], "in-force"),
        (&["explain", "coverage"], "coverage-gap"),
    ] {
        let mut command = crate::program::program(folder.path());
        command.env("AVTAL_COMPLETE", "bash").env("_CLAP_IFS", "\n");
        command.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).args(["--", "avtal"]).args(words);
        let offers = crate::program::finish(&mut command).stdout;
        assert!(offers.lines().any(|offer| offer == offered), "{words:?}: {offers}");
    }
}

#[test]
fn there_is_a_manual_page_for_each_command() {
    let folder = Folder::new(&[]);
    assert_eq!(run(folder.path(), &["man", "--out", "man"]).code, 0);
    for page in ["avtal.1", "avtal-check.1", "avtal-status.1", "avtal-explain.1"] {
        assert!(folder.read(&format!("man/{page}")).contains(".SH SYNOPSIS"), "{page}");
    }
    assert!(run(folder.path(), &["man"]).stdout.contains(".TH avtal 1"));
}

#[test]
fn what_a_law_requires_weighs_more_and_what_is_past_less() {
    let term = |from: &str, until: &str, more: &str| {
        format!(
            "title = \"Avtal\"\nkind = \"agreement\"\nparties = [\"kommunerna\", \"region-test\"]\n{more}[validity]\nfrom = {from}\nuntil = {until}\n"
        )
    };
    let statutory = "statutory = true\n";
    let replaces = "replaces = [{ id = \"gammalt\" }]\n";
    for (rule, old, new, level) in [
        ("lapsed", term("2020", "2024", ""), None, "warning"),
        ("lapsed", term("2020", "2024", statutory), None, "error"),
        ("coverage-gap", term("2020", "2027", ""), Some(term("2029", "2032", replaces)), "warning"),
        ("coverage-gap", term("2020", "2027", statutory), Some(term("2029", "2032", replaces)), "error"),
        ("coverage-gap", term("2020", "2022", ""), Some(term("2024", "2032", replaces)), "note"),
        ("coverage-gap", term("2020", "2022", statutory), Some(term("2024", "2032", replaces)), "note"),
    ] {
        let folder = Folder::registry(&[("agreements/gammalt.toml", &old)]);
        if let Some(new) = &new {
            folder.write("agreements/nytt.toml", new);
        }
        let found = findings(&folder);
        let levels: Vec<&str> =
            found.iter().filter(|(of, ..)| of == rule).map(|(_, level, _)| level.as_str()).collect();
        assert_eq!(levels, [level], "{rule} of\n{old}");
    }
    // A set level takes the place of the rule's own, but does not raise what is past.
    let folder = Folder::registry(&[
        ("agreements/gammalt.toml", &term("2020", "2022", "")),
        ("agreements/nytt.toml", &term("2024", "2032", replaces)),
    ]);
    folder.write("registry.toml", settings("[rules]\ncoverage-gap = \"error\""));
    assert!(findings(&folder).iter().any(|(rule, level, _)| rule == "coverage-gap" && level == "note"));
}
