//! Edits at random: what they do not concern stays, and the record says what was asked.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use avtal::edit::{Edit, Format, Step, Syntax};
use avtal::model::{Agreement, Body, Party, Settings};
use avtal::source::de::read;
use avtal::source::{Node, RecordKind};
use serde::{Deserialize, Serialize};

use crate::edited::made;
use crate::edited::numbers::bytes;
use crate::edited::{Numbers, Verdict, choose, parse, try_edit};
use crate::second_opinion;

const AGREEMENT: Format = Format::Record(RecordKind::Agreement);

/// How many edits became what.
#[derive(Default)]
struct Counts {
    asked: usize,
    made: usize,
    same: usize,
    impossible: usize,
    refused: BTreeMap<String, usize>,
    /// Texts that another reader was asked about, and edits that another editor made too.
    read_by_others: usize,
    made_by_others: usize,
}

impl Counts {
    fn count(&mut self, verdict: Verdict, shown: impl Fn() -> String) {
        self.asked += 1;
        match verdict {
            Verdict::Made(_) => self.made += 1,
            Verdict::Same => self.same += 1,
            Verdict::Impossible(_) => self.impossible += 1,
            Verdict::Refused(reason) => *self.refused.entry(format!("{reason:?}")).or_default() += 1,
            Verdict::Unreadable => panic!("a text that cannot be read:\n{}", shown()),
            Verdict::Moved(what) => panic!("something moved: {what}\n{}", shown()),
            Verdict::Wrong(what) => panic!("wrong: {what}\n{}", shown()),
        }
    }

    /// What other programs say. They need not read all that ours does, but then neither the text before the edit.
    fn ask_others(&mut self, syntax: Syntax, old: &str, new: &str, edit: &Edit, shown: impl Fn() -> String) {
        let agrees = |text: &str| second_opinion::agrees(syntax, text, &parse(syntax, text).unwrap());
        if agrees(old) == Some(true) {
            assert_eq!(agrees(new), Some(true), "another reader finds something else\n{}", shown());
            self.read_by_others += 1;
        }
        if syntax == Syntax::Toml
            && let Some(theirs) = second_opinion::after(old, edit)
            && let Some(their_root) = parse(syntax, &theirs)
        {
            let ours = second_opinion::ours(&parse(syntax, new).unwrap());
            assert_eq!(second_opinion::ours(&their_root), ours, "another editor says {theirs}\n{}", shown());
            self.made_by_others += 1;
        }
    }

    /// The refused share of what could be made, in per mille.
    fn refused_share(&self) -> usize {
        let refused: usize = self.refused.values().sum();
        1000 * refused / (self.asked - self.impossible).max(1)
    }

    fn print(&self, what: &str) {
        println!(
            "{what}: {} asked, 0 moved, 0 wrong, {} made ({} read alike by another reader, {} made alike by another \
             editor), {} there already, {} impossible, {} ‰ refused {:?}",
            self.asked,
            self.made,
            self.read_by_others,
            self.made_by_others,
            self.same,
            self.impossible,
            self.refused_share(),
            self.refused
        );
    }
}

/// Edits of texts that are made up, from a seed on.
fn made_up(syntax: Syntax, is_ordinary: bool, seeds: std::ops::Range<u64>) -> Counts {
    let mut counts = Counts::default();
    for seed in seeds {
        let bytes = bytes(seed, 4000);
        let mut numbers = Numbers::new(&bytes);
        let text = made::text(syntax, is_ordinary, &mut numbers);
        let body = text.strip_prefix('\u{feff}').unwrap_or(&text);
        // Aliases may nest too deep, and keys of the parts that are aliases may be of the wrong kind; few do.
        let Some(root) = parse(syntax, body) else {
            assert!(!is_ordinary, "a text that cannot be read:\n{text}");
            continue;
        };
        let edit =
            if is_ordinary { choose::usual(&root, &mut numbers) } else { choose::edit(&root, &mut numbers) };
        let shown = || {
            let new = avtal::edit::apply(AGREEMENT, syntax, &text, std::slice::from_ref(&edit));
            format!(
                "seed {seed}\n{text}\n=== {edit:?}\n{}",
                new.unwrap_or_else(|refusal| refusal.to_string())
            )
        };
        let verdict = try_edit(AGREEMENT, syntax, &text, &edit);
        if let Verdict::Made(new) = &verdict {
            counts.ask_others(syntax, body, new.strip_prefix('\u{feff}').unwrap_or(new), &edit, shown);
        }
        counts.count(verdict, shown);
    }
    counts
}

#[test]
fn edits_of_odd_records_move_nothing_else() {
    for syntax in [Syntax::Toml, Syntax::Yaml] {
        made_up(syntax, false, 0..1000).print(&format!("odd {syntax:?}"));
    }
}

#[test]
fn edits_of_ordinary_records_are_seldom_refused() {
    for syntax in [Syntax::Toml, Syntax::Yaml] {
        let counts = made_up(syntax, true, 0..1000);
        counts.print(&format!("ordinary {syntax:?}"));
        assert!(counts.refused_share() < 5);
    }
}

#[test]
#[ignore = "takes minutes: cargo test --release --test records a_hundred_thousand_edits -- --ignored --nocapture"]
fn a_hundred_thousand_edits() {
    for syntax in [Syntax::Toml, Syntax::Yaml] {
        made_up(syntax, false, 0..40_000).print(&format!("odd {syntax:?}"));
        made_up(syntax, true, 100_000..110_000).print(&format!("ordinary {syntax:?}"));
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// A record as the model has it, without the key of the root that an edit is about.
fn model(format: Format, root: &Node<'_>, edit: &Edit) -> serde_json::Value {
    fn value<T: Serialize + for<'x> Deserialize<'x>>(root: &Node<'_>) -> serde_json::Value {
        serde_json::to_value(read::<T>(root, &mut Vec::new())).unwrap()
    }
    let mut model = match format {
        Format::Record(RecordKind::Agreement) => value::<Agreement>(root),
        Format::Record(RecordKind::Party) => value::<Party>(root),
        Format::Record(RecordKind::Body) => value::<Body>(root),
        Format::Settings => value::<Settings>(root),
    };
    if let (Some(Step::Key(key)), Some(table)) = (edit.path().steps().first(), model.as_object_mut()) {
        table.remove(key);
    }
    model
}

#[test]
fn edits_of_the_registry_are_never_refused() {
    let registry = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry");
    let mut found = Vec::new();
    files(&registry, &mut found);
    found.sort();
    let mut counts = Counts::default();
    for path in found {
        let syntax = match path.extension().and_then(|ending| ending.to_str()) {
            Some("toml") => Syntax::Toml,
            Some("yaml" | "yml") => Syntax::Yaml,
            _ => continue,
        };
        let name = path.strip_prefix(&registry).unwrap().to_string_lossy().into_owned();
        let format = match name.split('/').next() {
            Some("agreements") => AGREEMENT,
            Some("parties") => Format::Record(RecordKind::Party),
            Some("bodies") => Format::Record(RecordKind::Body),
            _ => Format::Settings,
        };
        let text = fs::read_to_string(&path).unwrap();
        let root = parse(syntax, &text).unwrap();
        for seed in 0..30 {
            let bytes = bytes(seed, 400);
            let edit = choose::usual(&root, &mut Numbers::new(&bytes));
            let shown = || {
                let new = avtal::edit::apply(format, syntax, &text, std::slice::from_ref(&edit));
                format!("{name}\n{text}\n=== {edit:?}\n{}", new.unwrap_or_else(|refusal| refusal.to_string()))
            };
            let verdict = try_edit(format, syntax, &text, &edit);
            assert!(!matches!(verdict, Verdict::Refused(_)), "{verdict:?}\n{}", shown());
            if let Verdict::Made(new) = &verdict {
                let other = model(format, &parse(syntax, new).unwrap(), &edit);
                assert_eq!(other, model(format, &root, &edit), "{}", shown());
            }
            counts.count(verdict, shown);
        }
    }
    counts.print("registry");
    assert!(counts.asked > 2500);
}
