//! `avtal fmt` on any text: it is laid out once for all, says the same, and keeps every comment. Other parsers than ours
//! read what it says.

mod made;
mod written;

use std::fs;
use std::path::{Path, PathBuf};

use avtal::edit::layout::{Untidy, Why, tidy};
use avtal::edit::{Format, Syntax};
use avtal::source::RecordKind;
use serde_json::{Map, Value};

use made::{Data, Numbers, agreement};
use written::Writer;

/// A byte-order mark.
const MARK: char = '\u{feff}';

const AGREEMENT: Format = Format::Record(RecordKind::Agreement);

/// What a text says, to another parser, with every single value as text, and without a stage that is the default.
fn said(syntax: Syntax, text: &str) -> Value {
    let text = text.trim_start_matches(MARK);
    let mut said = match syntax {
        Syntax::Toml => of_toml(toml::Value::Table(toml::from_str(text).unwrap())),
        Syntax::Yaml => of_yaml(serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))),
    };
    if let Some(table) = said.as_object_mut().filter(|table| table.get("stage") == Some(&"adopted".into())) {
        table.remove("stage");
    }
    said
}

fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.replace("\r\n", "\n").into(),
        toml::Value::Integer(number) => number.to_string().into(),
        toml::Value::Float(number) => number.to_string().into(),
        toml::Value::Boolean(value) => value.to_string().into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(of_toml).collect(),
        toml::Value::Table(table) => {
            Value::Object(sorted(table.into_iter().map(|(key, value)| (key, of_toml(value)))))
        }
    }
}

fn of_yaml(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(value) => value.to_string().into(),
        serde_yaml::Value::Number(number) => number.to_string().into(),
        serde_yaml::Value::String(text) => text.into(),
        serde_yaml::Value::Sequence(items) => items.into_iter().map(of_yaml).collect(),
        serde_yaml::Value::Mapping(table) => {
            let entry =
                |(key, value): (serde_yaml::Value, _)| (key.as_str().unwrap().to_owned(), of_yaml(value));
            Value::Object(sorted(table.into_iter().map(entry)))
        }
        serde_yaml::Value::Tagged(tagged) => of_yaml(tagged.value),
    }
}

fn sorted(entries: impl Iterator<Item = (String, Value)>) -> Map<String, Value> {
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    entries.into_iter().collect()
}

/// The text laid out, which says the same, and is laid out as it should be.
#[track_caller]
fn laid_out(format: Format, syntax: Syntax, text: &str) -> String {
    let new = tidy(format, syntax, text).unwrap_or_else(|untidy| panic!("{untidy:?}\n{text}"));
    assert_eq!(tidy(format, syntax, &new).as_ref(), Ok(&new), "a second time\n{text}\n---\n{new}");
    assert_eq!(said(syntax, text), said(syntax, &new), "{text}\n---\n{new}");
    new
}

/// A random text, and how many comments it has.
fn random(numbers: &mut Numbers, syntax: Syntax) -> (String, usize) {
    let Data::Table(entries) = agreement(numbers) else { unreachable!() };
    let mut writer = Writer { numbers, text: String::new(), comments: 0 };
    match syntax {
        Syntax::Toml => writer.toml(&entries, ""),
        Syntax::Yaml => writer.yaml(&entries, 0, false),
    }
    writer.noise(0);
    let Writer { text, comments, .. } = writer;
    (text, comments)
}

fn property(syntax: Syntax) {
    let cases = std::env::var("AVTAL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400);
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for _ in 0..cases {
        let (text, comments) = random(&mut numbers, syntax);
        let text = if numbers.once_in(5) { text.replace('\n', "\r\n") } else { text };
        let text = if numbers.once_in(9) { format!("\u{feff}{text}") } else { text };
        let new = laid_out(AGREEMENT, syntax, &text);
        for number in 1..=comments {
            let comment = format!("# c{number}.");
            assert_eq!(new.matches(&comment).count(), 1, "{comment}\n{text}\n---\n{new}");
        }
        assert_eq!(new.starts_with(MARK), text.starts_with(MARK));
        let returns = new.matches('\r').count();
        assert_eq!(returns, if text.contains('\r') { new.matches('\n').count() } else { 0 }, "{new:?}");
        is_stable_in_place(&text, &new);
    }
}

/// A comment beside something is still beside it.
fn is_stable_in_place(old: &str, new: &str) {
    let beside = |text: &str| {
        let with_comment = text.trim_start_matches(MARK).lines().filter_map(|line| line.split_once("# c"));
        let shortened = |line: &str| {
            // The first key in braces may be another.
            let line = if line.contains('{') { String::new() } else { line.replace(['"', '\''], "") };
            line.trim()
                .trim_start_matches("- ")
                .split(['=', ':', ','])
                .next()
                .map(|word| word.trim().to_owned())
        };
        let mut found: Vec<_> = with_comment
            .filter(|(line, _)| !line.trim().is_empty())
            .map(|(line, comment)| (comment.trim_end().to_owned(), shortened(line)))
            .collect();
        found.sort();
        found
    };
    assert_eq!(beside(old), beside(new), "{old}\n---\n{new}");
}

#[test]
fn toml_with_comments_everywhere_says_the_same_in_one_layout() {
    property(Syntax::Toml);
}

#[test]
fn yaml_with_comments_everywhere_says_the_same_in_one_layout() {
    property(Syntax::Yaml);
}

/// The files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn syntax_of(path: &Path) -> Option<Syntax> {
    match path.extension()?.to_str()? {
        "toml" => Some(Syntax::Toml),
        "yaml" => Some(Syntax::Yaml),
        _ => None,
    }
}

fn format_of(path: &Path) -> Format {
    let is_in = |folder: &str| path.components().any(|part| part.as_os_str() == folder);
    match () {
        () if is_in("agreements") => AGREEMENT,
        () if is_in("parties") => Format::Record(RecordKind::Party),
        () if is_in("bodies") => Format::Record(RecordKind::Body),
        () => Format::Settings,
    }
}

#[test]
fn every_record_of_the_registry_is_laid_out_as_it_should_be() {
    let registry = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry");
    let mut seen = 0;
    for path in files(&registry) {
        let Some(syntax) = syntax_of(&path) else { continue };
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(laid_out(format_of(&path), syntax, &text), text, "{}", path.display());
        seen += 1;
    }
    assert!(seen > 90, "only {seen} files");
}

/// Whatever the bytes, a text is laid out once for all or left with a reason. That it says the same is a condition of
/// [`tidy`] itself.
#[test]
fn damaged_records_are_laid_out_or_left() {
    let registry = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry");
    let parts = [
        "\n", "\r", "#", "- ", "  ", ": ", "&a ", "*a", "|", "\"", "'", "[", "]", "{", "}", "<<: *a\n", "? ",
        "---\n", "= ", "\t", "!!str ", ">+\n", ",",
    ];
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let (mut tidied, mut left) = (0, 0);
    for path in files(&registry) {
        let Some(syntax) = syntax_of(&path) else { continue };
        let text = fs::read_to_string(&path).unwrap();
        for _ in 0..30 {
            let mut damaged: Vec<char> = text.chars().collect();
            for _ in 0..=numbers.below(3) {
                let at = numbers.below(damaged.len());
                let until = (at + numbers.below(3)).min(damaged.len());
                damaged.splice(at..until, numbers.one_of(&parts).chars());
            }
            let damaged: String = damaged.into_iter().collect();
            match tidy(format_of(&path), syntax, &damaged) {
                Ok(new) => {
                    assert_eq!(
                        tidy(format_of(&path), syntax, &new).as_ref(),
                        Ok(&new),
                        "{damaged}\n---\n{new}"
                    );
                    tidied += 1;
                }
                Err(Untidy { why: Why::Syntax, .. }) => {}
                Err(_) => left += 1,
            }
        }
    }
    assert!(tidied > 500 && left < tidied / 4, "{tidied} laid out, {left} left");
}
