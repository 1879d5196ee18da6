//! `avtal rules`, `avtal explain`, and the pages that are made of rules and commands.

use std::fs;
use std::path::Path;

use crate::program::run;
use clap::CommandFactory;
use serde_json::Value;

#[test]
fn every_rule_is_listed_and_explained() {
    let json = run(Path::new("."), &["rules", "--format", "json"]).json();
    assert_eq!(json["schema"], "avtal/rules/1");
    let rules = json["rules"].as_array().unwrap();
    assert!(rules.len() > 75, "{} rules", rules.len());
    let (human, table) = (
        run(Path::new("."), &["rules", "--lang", "en"]).stdout,
        run(Path::new("."), &["rules", "--format", "markdown", "--lang", "en"]).stdout,
    );
    for rule in rules {
        let id = rule["id"].as_str().unwrap();
        assert!(human.contains(id) && table.contains(&format!("| `{id}` |")), "{id}");
        let manual = run(Path::new("."), &["explain", id, "--lang", "en"]);
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
    let wrong = run(Path::new("."), &["explain", "coverage-gpa", "--lang", "en"]);
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
    current(
        "docs/rules.md",
        &run(Path::new("."), &["explain", "--all", "--format", "markdown", "--lang", "en"]).stdout,
    );
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
        for inner in command.get_subcommands_mut().filter(|command| command.get_name() != "help") {
            let inner_name = inner.get_name().to_owned();
            page.push_str(&format!("\n### `avtal {name} {inner_name}`\n\n```text\n{}```\n", help(inner)));
        }
    }
    current("docs/commands.md", &page);
}

fn help(command: &mut clap::Command) -> String {
    let text = command.clone().term_width(100).render_long_help().to_string();
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}
