//! What stands at a place of a record.

use crate::edit::{Path, Step};
use crate::model::Id;
use crate::registry::{AgreementIx, Lookup, Registry, reference_key};
use crate::source::{Key, Node, RecordKind, Span, Value};

/// A key or a value at a place.
#[derive(Debug, Clone)]
pub(super) struct At<'n, 's> {
    /// The path to the value, or to that of the key.
    pub path: Path,
    /// The value, or that of the key.
    pub node: &'n Node<'s>,
    /// Where the key or value stands.
    pub span: Span,
    pub is_key: bool,
}

/// The smallest key or value around a byte of the text; its end counts. None outside of all.
pub(super) fn at<'n, 's>(root: &'n Node<'s>, offset: usize) -> Option<At<'n, 's>> {
    let mut found = None;
    look(root, &Path::root(), offset, &mut found);
    found
}

/// All keys and values around a byte, the largest first.
pub(super) fn around(root: &Node<'_>, offset: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    collect(root, offset, &mut spans);
    spans.sort_by_key(|span| std::cmp::Reverse(span.end - span.start));
    spans.dedup();
    spans
}

fn holds(span: Span, offset: usize) -> bool {
    let at = |bound: u32| usize::try_from(bound).unwrap_or(usize::MAX);
    at(span.start) <= offset && offset <= at(span.end)
}

/// The values below one, each with its key and the path to it.
pub(super) fn below<'n, 's>(
    node: &'n Node<'s>,
    path: &Path,
) -> Vec<(Option<&'n Key<'s>>, &'n Node<'s>, Path)> {
    match &node.value {
        Value::Table(entries) => {
            let entry =
                |(key, value): &'n (Key<'s>, Node<'s>)| (Some(key), value, path.clone().key(&*key.name));
            entries.iter().map(entry).collect()
        }
        Value::List(items) => {
            items.iter().enumerate().map(|(at, item)| (None, item, path.clone().item(at))).collect()
        }
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Plain(_)
        | Value::Date(_) => Vec::new(),
    }
}

/// Recursion is bounded by the depth of trees.
fn look<'n, 's>(node: &'n Node<'s>, path: &Path, offset: usize, found: &mut Option<At<'n, 's>>) {
    let mut offer = |at: At<'n, 's>| {
        let length = |span: Span| span.end - span.start;
        let is_better = found.as_ref().is_none_or(|known| length(at.span) <= length(known.span));
        if holds(at.span, offset) && is_better {
            *found = Some(at);
        }
    };
    if !path.steps().is_empty() {
        offer(At { path: path.clone(), node, span: node.span, is_key: false });
    }
    let below = below(node, path);
    for (key, value, path) in &below {
        let at = |span| At { path: path.clone(), node: value, span, is_key: true };
        key.map(|key| at(key.span)).into_iter().for_each(&mut offer);
    }
    for (_, value, path) in &below {
        look(value, path, offset, found);
    }
}

fn collect(node: &Node<'_>, offset: usize, spans: &mut Vec<Span>) {
    spans.extend(Some(node.span).filter(|span| holds(*span, offset)));
    for (key, value, _) in below(node, &Path::root()) {
        spans.extend(key.map(|key| key.span).filter(|span| holds(*span, offset)));
        collect(value, offset, spans);
    }
}

/// The keys of a path, without the numbers of items, joined by dots: as [`reference_key`] takes them.
pub(super) fn dotted(path: &Path) -> String {
    keys(path).join(".")
}

/// The keys of a path, without the numbers of items.
pub(super) fn keys(path: &Path) -> Vec<&str> {
    path.steps()
        .iter()
        .filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Item(_) => None,
        })
        .collect()
}

/// A text, with or without quotes.
pub(super) fn text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Text(text) | Value::Plain(text) => Some(text),
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Date(_)
        | Value::List(_)
        | Value::Table(_) => None,
    }
}

/// A record that is named somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub kind: RecordKind,
    /// Its id of today.
    pub id: Id,
}

/// The record that a value of a record names. None if it names none, or none that is there.
pub(super) fn named(registry: &Registry, of: RecordKind, at: &At<'_, '_>) -> Option<Named> {
    let key = reference_key(of, &dotted(&at.path)).filter(|_| !at.is_key)?;
    let written = Id::new(text(at.node)?);
    key.types().find_map(|kind| found(registry, kind, written))
}

/// The record of a kind that has an id, or had it. One that cannot be read counts.
pub(super) fn found(registry: &Registry, kind: RecordKind, id: Id) -> Option<Named> {
    match registry.find(kind, &id) {
        Lookup::Record(_) | Lookup::Unread => Some(Named { kind, id }),
        Lookup::Renamed(position) => {
            Some(Named { kind, id: registry.agreement(AgreementIx::from(position)).id })
        }
        Lookup::Nothing => None,
    }
}

/// The file of a record, by its path.
pub(super) fn path_of(registry: &Registry, named: Named) -> Option<&str> {
    let place = |position: usize| match named.kind {
        RecordKind::Agreement => registry.agreements.records.get(position).map(|record| record.file),
        RecordKind::Party => registry.parties.records.get(position).map(|record| record.file),
        RecordKind::Body => registry.bodies.records.get(position).map(|record| record.file),
    };
    let file = registry.find(named.kind, &named.id).position().and_then(place);
    let read = file.map(|file| registry.path(file));
    read.or_else(|| {
        let paths = registry.files.iter().map(|path| &**path);
        let mut paths = paths.filter(|path| super::workspace::kind(path) == Some(named.kind));
        paths.find(|path| crate::load::stem(path) == &*named.id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{toml, yaml};

    #[test]
    fn the_smallest_key_or_value_is_found_in_both_syntaxes() {
        let toml_text = "owner = \"x\"\n[validity]\nfrom = 2025-01-01\n[[replaces]]\nid = \"gammalt\"\n";
        let yaml_text = "owner: x\nvalidity:\n  from: 2025-01-01\nreplaces:\n  - id: gammalt\n";
        let roots = [toml::parse(toml_text, &mut Vec::new()), yaml::parse(yaml_text, &mut Vec::new())];
        for (text, root) in [toml_text, yaml_text].into_iter().zip(roots) {
            let root = root.unwrap();
            let place = |of: &str| {
                let at = at(&root, text.find(of).unwrap() + 1).unwrap();
                (at.path.to_string(), at.is_key)
            };
            assert_eq!(place("owner"), ("owner".to_owned(), true));
            assert_eq!(place("2025"), ("validity.from".to_owned(), false));
            assert_eq!(place("gammalt"), ("replaces[0].id".to_owned(), false));
            let outer = around(&root, text.find("gammalt").unwrap());
            assert!(
                outer.len() > 1 && outer.is_sorted_by_key(|span| std::cmp::Reverse(span.end - span.start))
            );
        }
    }
}
