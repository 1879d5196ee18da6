//! `avtal convert` on any record: it says the same in the other syntax, to other readers too, and keeps every comment.

use std::fs;
use std::path::{Path, PathBuf};

use avtal::edit::{Syntax, convert};
use avtal::model::{Agreement, Body, Party};
use avtal::source::de::read;
use avtal::source::{Node, RecordKind};
use serde::{Deserialize, Serialize};

use crate::edited::numbers::bytes;
use crate::edited::{Numbers, made, parse};
use crate::second_opinion::{agrees, ours};

/// A byte-order mark.
const MARK: char = '\u{feff}';

fn other(syntax: Syntax) -> Syntax {
    match syntax {
        Syntax::Toml => Syntax::Yaml,
        Syntax::Yaml => Syntax::Toml,
    }
}

/// The record as the model has it, and the number of its faults.
fn model(kind: RecordKind, syntax: Syntax, text: &str) -> (serde_json::Value, usize) {
    fn of<T: Serialize + for<'x> Deserialize<'x>>(root: &Node<'_>) -> (serde_json::Value, usize) {
        let mut faults = Vec::new();
        let record = read::<T>(root, &mut faults);
        // Line breaks in texts are those of the file in TOML, and one character in YAML.
        let record = serde_json::to_string(&record).unwrap().replace("\\r\\n", "\\n");
        (serde_json::from_str(&record).unwrap(), faults.len())
    }
    let root = parse(syntax, text.trim_start_matches(MARK)).unwrap_or_else(|| panic!("unreadable:\n{text}"));
    match kind {
        RecordKind::Agreement => of::<Agreement>(&root),
        RecordKind::Party => of::<Party>(&root),
        RecordKind::Body => of::<Body>(&root),
    }
}

/// Converts a text and back. What it became; the reason where it is refused.
fn there_and_back(kind: RecordKind, syntax: Syntax, text: &str) -> Result<String, String> {
    let there = convert(kind, text, other(syntax)).map_err(|why| why.message.to_string())?;
    let shown = || format!("{text}\n=== {there:?}\n{}", there.text);
    let before = model(kind, syntax, text);
    assert_eq!(model(kind, other(syntax), &there.text), before, "{}", shown());
    assert_eq!(there.text.starts_with(MARK), text.starts_with(MARK), "{}", shown());
    let body = there.text.trim_start_matches(MARK);
    let is_read_alike = agrees(other(syntax), body, &parse(other(syntax), body).unwrap());
    assert_ne!(is_read_alike, Some(false), "another reader finds something else\n{}", shown());
    let back =
        convert(kind, &there.text, syntax).unwrap_or_else(|why| panic!("not back: {why}\n{}", shown()));
    assert_eq!(model(kind, syntax, &back.text), before, "{}\n=== back\n{}", shown(), back.text);
    assert!(!back.has_expanded || syntax == Syntax::Toml, "there are no aliases left");
    Ok(there.text)
}

/// How many texts that are made up are refused, of how many, and why.
fn made_up(syntax: Syntax, is_ordinary: bool, seeds: std::ops::Range<u64>) -> (usize, usize) {
    let (mut refused, mut asked) = (std::collections::BTreeMap::<String, usize>::new(), 0);
    for seed in seeds {
        let bytes = bytes(seed, 4000);
        let text = made::text(syntax, is_ordinary, &mut Numbers::new(&bytes));
        if parse(syntax, text.trim_start_matches(MARK)).is_none() {
            continue;
        }
        asked += 1;
        if let Err(why) = there_and_back(RecordKind::Agreement, syntax, &text) {
            if std::env::var_os("SHOW").is_some() {
                println!("--- seed {seed}: {why}\n{text}");
            }
            *refused.entry(why).or_default() += 1;
        }
    }
    println!("{syntax:?}, ordinary {is_ordinary}: {asked} asked, refused {refused:#?}");
    (refused.values().sum(), asked)
}

#[test]
fn records_that_are_made_up_say_the_same_in_the_other_syntax_or_are_refused() {
    for syntax in [Syntax::Toml, Syntax::Yaml] {
        let (refused, asked) = made_up(syntax, false, 0..200);
        assert!(refused * 2 < asked, "{refused} of {asked}");
        let (refused, asked) = made_up(syntax, true, 1000..1200);
        assert!(refused * 20 < asked, "{refused} of {asked}");
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn every_record_of_the_registry_is_converted_both_ways_and_is_then_laid_out() {
    let registry = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry");
    let mut count = 0;
    for kind in RecordKind::ALL {
        let mut found = Vec::new();
        files(&registry.join(kind.folder()), &mut found);
        for path in found {
            let syntax = match path.extension().and_then(|ending| ending.to_str()) {
                Some("toml") => Syntax::Toml,
                Some("yaml" | "yml") => Syntax::Yaml,
                _ => continue,
            };
            let text = fs::read_to_string(&path).unwrap();
            let there = there_and_back(kind, syntax, &text)
                .unwrap_or_else(|why| panic!("{} is refused: {why}", path.display()));
            let laid_out = avtal::edit::layout::tidy(kind.into(), other(syntax), &there).unwrap();
            assert_eq!(laid_out, there, "{}", path.display());
            let back = convert(kind, &there, syntax).unwrap().text;
            let again = convert(kind, &back, other(syntax)).unwrap().text;
            assert_eq!(again, there, "{} is not stable\n{back}", path.display());
            if std::env::var_os("SHOW").is_some() {
                println!("--- {}\n{text}\n+++\n{there}\n+++ back\n{back}", path.display());
            }
            let root = |text: &str| ours(&parse(syntax, text).unwrap());
            assert_eq!(root(&back), root(&text), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 80, "only {count} records");
}
