//! Reads one file into one record.

use std::sync::Arc;

use serde::Deserialize;

use super::decisive::{DecisiveKeys, is_missing_at_the_top};
use super::missing::MissingKeys;
use crate::source::de::{MAX_FAULTS, read};
use crate::source::{Fault, FaultKind, Node, Span, ThinVec, left_between, left_by_git, toml, yaml};

/// The result of reading one file.
#[derive(Debug, Clone)]
pub(super) struct ReadFile<T> {
    /// The record. None if the file could not be read at all.
    pub record: Option<T>,
    /// Whether the record is certain. If not, it is only used to find further faults.
    pub is_certain: bool,
    /// Top-level keys with a fault in them.
    pub faulty_keys: ThinVec<Box<str>>,
    /// Keys that are present but could not be read.
    pub missing: MissingKeys,
    /// The faults.
    pub faults: Vec<Fault>,
}

impl<T> ReadFile<T> {
    /// The same result with a record that several registries can share.
    pub(super) fn shared(self) -> ReadFile<Arc<T>> {
        let ReadFile { record, is_certain, faulty_keys, missing, faults } = self;
        ReadFile { record: record.map(Arc::new), is_certain, faulty_keys, missing, faults }
    }

    /// The result for a file that could not be read at all.
    pub(super) fn unread(faults: Vec<Fault>) -> Self {
        ReadFile {
            record: None,
            is_certain: false,
            faulty_keys: ThinVec::default(),
            missing: MissingKeys::default(),
            faults,
        }
    }
}

/// Reads a record from the text of the file at `path`, as TOML or YAML according to its extension. A fault in a key
/// that decides its periods leaves the record unread: no answer is better than a wrong one.
///
/// A value that cannot be read is reported once and then treated as absent, so that no later rule takes a stand-in for
/// the written value.
pub(super) fn read_record<T>(path: &str, text: &str, deciding: &DecisiveKeys) -> ReadFile<T>
where
    T: for<'x> Deserialize<'x>,
{
    if let Some(fault) = left_by_git(text) {
        return ReadFile::unread(vec![fault]);
    }
    let mut faults = Vec::new();
    let node =
        if path.ends_with(".toml") { toml::parse(text, &mut faults) } else { yaml::parse(text, &mut faults) };
    let is_whole = faults.iter().all(|fault| fault.kind != FaultKind::InvalidSyntax);
    let Some(mut node) = node.filter(|_| is_whole) else {
        return ReadFile::unread(left_between(text).map_or(faults, |conflict| vec![conflict]));
    };
    let record = read(&node, &mut faults);
    if faults.is_empty() {
        return ReadFile { record, is_certain: true, ..ReadFile::unread(faults) };
    }
    let tops: Vec<Vec<&str>> = faults.iter().map(|fault| tops(&node, fault)).collect();
    let decides = |(fault, tops): (&Fault, &Vec<&str>)| deciding.concerns(fault, tops);
    let is_certain = faults.len() <= MAX_FAULTS && !faults.iter().zip(&tops).any(decides);
    let faulty_keys = tops.into_iter().flatten().map(Box::from).collect();
    let missing = MissingKeys::of(&node, &faults);
    prune(&mut node, &faults);
    let record = read(&node, &mut Vec::new());
    faults.retain(|fault| !missing.is_meant_elsewhere(fault));
    ReadFile { record, is_certain, faulty_keys, missing, faults }
}

/// The top-level keys that contain a fault. For a missing key, the key itself.
fn tops<'n>(node: &'n Node<'_>, fault: &'n Fault) -> Vec<&'n str> {
    if is_missing_at_the_top(fault) {
        return fault.missing_key().into_iter().collect();
    }
    node.tops(fault.span).collect()
}

/// Removes every value with a fault from the tree, and every table (except the root) that lacks a required key.
fn prune(node: &mut Node<'_>, faults: &[Fault]) {
    use crate::source::Value;
    let values: Vec<Span> =
        faults.iter().filter(|fault| is_value_fault(fault)).map(|fault| fault.span).collect();
    let tables: Vec<u32> = faults
        .iter()
        .filter(|fault| fault.kind == FaultKind::MissingKey && fault.span != Span::FILE)
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
    !matches!(fault.kind, FaultKind::UnknownKey { .. } | FaultKind::MissingKey)
}

/// The record in the text of the file at `path`, on its own. None if it cannot be read with certainty.
#[must_use]
pub(crate) fn record_of<T>(path: &str, text: &str) -> Option<T>
where
    T: super::validate::Validate + for<'x> Deserialize<'x>,
{
    let read = read_record::<T>(path, text, T::decisive_keys());
    read.record.filter(|_| read.is_certain)
}
