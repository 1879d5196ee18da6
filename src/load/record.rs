//! One file into one record.

use std::sync::Arc;

use serde::Deserialize;

use super::lacking::Lacking;
use crate::source::de::read;
use crate::source::{Fault, Few, Node, Span, toml, yaml};

/// Keys that decide an agreement's periods, as paths. A value without meaning there makes the agreement unread:
/// better no answer than a wrong one. A path names everything below it too, but for those in [`DECIDING_ITEMS`].
const DECIDING: &[&str] =
    &["stage", "parties", "validity", "adoption", "option", "extension", "end", "replaces"];
/// Of these lists, only some keys decide.
const DECIDING_ITEMS: &[(&str, &[&str])] = &[
    ("option", &["term", "exercised"]),
    ("extension", &["until"]),
    ("end", &["date"]),
    ("replaces", &["id", "sections", "together_with"]),
];
/// Decisions decide only through these.
const DECISION: (&str, &[&str]) = ("decision", &["by", "date", "outcome"]);

/// What came of reading one file.
#[derive(Debug, Clone)]
pub(super) struct ReadFile<T> {
    /// The record, unless nothing could be made of it.
    pub record: Option<T>,
    /// Can something certain be said of it? Else it is only good for looking for further faults.
    pub is_certain: bool,
    /// Top-level keys with a fault in them.
    pub faulty_keys: Few<Box<str>>,
    /// What stands in it and could not be read.
    pub lacking: Lacking,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

impl<T> ReadFile<T> {
    /// The same, with a record that several registries may hold.
    pub(super) fn shared(self) -> ReadFile<Arc<T>> {
        let ReadFile { record, is_certain, faulty_keys, lacking, faults } = self;
        ReadFile { record: record.map(Arc::new), is_certain, faulty_keys, lacking, faults }
    }

    /// Nothing could be made of it.
    pub(super) fn unread(faults: Vec<Fault>) -> Self {
        ReadFile {
            record: None,
            is_certain: false,
            faulty_keys: Few::default(),
            lacking: Lacking::default(),
            faults,
        }
    }
}

/// Reads a record from the text of the file at `path`, TOML or YAML by its ending. A value without any meaning under
/// keys that `decides` leaves the record unread.
///
/// A value that could not be read is noted once and then treated as absent, so that no later rule takes a stand-in
/// for what somebody wrote.
pub(super) fn read_record<T>(path: &str, text: &str, decides: fn(&[String]) -> bool) -> ReadFile<T>
where
    T: for<'x> Deserialize<'x>,
{
    let mut faults = Vec::new();
    let node =
        if path.ends_with(".toml") { toml::parse(text, &mut faults) } else { yaml::parse(text, &mut faults) };
    let Some(mut node) = node else {
        return ReadFile::unread(faults);
    };
    if faults.iter().any(|fault| fault.rule == "invalid-syntax") {
        return ReadFile::unread(faults);
    }
    let record = read(&node, &mut faults);
    if faults.is_empty() {
        return ReadFile { record, is_certain: true, ..ReadFile::unread(faults) };
    }
    let paths: Vec<Vec<String>> = faults.iter().map(|fault| keys_to_fault(&node, fault)).collect();
    let is_certain = !faults.iter().zip(&paths).any(|(fault, keys)| is_meaningless(fault) && decides(keys));
    let faulty_keys = paths.iter().filter_map(|keys| keys.first()).map(|key| key.as_str().into()).collect();
    let lacking = Lacking::of(&node, &faults);
    prune(&mut node, &faults);
    let record = read(&node, &mut Vec::new());
    faults.retain(|fault| !lacking.is_meant_elsewhere(fault));
    ReadFile { record, is_certain, faulty_keys, lacking, faults }
}

/// The keys that lead to a fault; for a missing one, that key included.
fn keys_to_fault(node: &Node<'_>, fault: &Fault) -> Vec<String> {
    let mut keys = if fault.span == Span::FILE { Vec::new() } else { node.keys_to(fault.span) };
    if keys.is_empty() && fault.rule == "missing-key" {
        keys.extend(quoted(&fault.message).map(str::to_owned));
    }
    keys
}

/// The first value in backticks.
pub(super) fn quoted(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

fn is_meaningless(fault: &Fault) -> bool {
    matches!(fault.rule, "wrong-type" | "invalid-date" | "invalid-duration" | "unknown-kind")
}

/// Do these keys lead to something that decides an agreement's periods?
pub(super) fn decides_periods(keys: &[String]) -> bool {
    let (Some(top), below) = (keys.first(), keys.get(1)) else { return false };
    if top == DECISION.0 {
        return below.is_none_or(|key| DECISION.1.contains(&key.as_str()));
    }
    let items = DECIDING_ITEMS.iter().find(|(list, _)| list == top);
    DECIDING.contains(&top.as_str())
        && match (items, below) {
            (Some((_, deciding)), Some(key)) => deciding.contains(&key.as_str()),
            (None, _) | (_, None) => true,
        }
}

/// Takes out of the tree every value that has a fault, and every table (but the root) that lacks a required key.
fn prune(node: &mut Node<'_>, faults: &[Fault]) {
    use crate::source::Value;
    let values: Vec<Span> =
        faults.iter().filter(|fault| is_value_fault(fault)).map(|fault| fault.span).collect();
    let tables: Vec<u32> = faults
        .iter()
        .filter(|fault| fault.rule == "missing-key" && fault.span != Span::FILE)
        .map(|fault| fault.span.start)
        .collect();
    fn visit(node: &mut Node<'_>, values: &[Span], tables: &[u32]) {
        let is_bad = |node: &Node<'_>| {
            values.contains(&node.span)
                || (matches!(node.value, Value::Table(_)) && tables.contains(&node.span.start))
        };
        match &mut node.value {
            Value::Table(entries) => {
                entries.retain(|(_, value)| !is_bad(value));
                for (_, value) in entries {
                    visit(value, values, tables);
                }
            }
            Value::List(items) => {
                items.retain(|item| !is_bad(item));
                for item in items {
                    visit(item, values, tables);
                }
            }
            Value::Null
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Text(_)
            | Value::Plain(_)
            | Value::Date(_) => {}
        }
    }
    visit(node, &values, &tables);
}

fn is_value_fault(fault: &Fault) -> bool {
    !matches!(fault.rule, "unknown-key" | "missing-key")
}

/// The record in the text of the file at `path`, by itself; none where nothing certain can be said of it.
#[must_use]
pub(crate) fn record_of<T>(path: &str, text: &str) -> Option<T>
where
    T: super::shape::Shape + for<'x> Deserialize<'x>,
{
    let read = read_record::<T>(path, text, T::DECIDES);
    read.record.filter(|_| read.is_certain)
}
