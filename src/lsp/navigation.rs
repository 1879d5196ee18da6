//! Going to what is named, and to all that name it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::cursor::{At, Named, at, dotted, found, named, path_of, text};
use super::document::{Encoding, Text};
use super::edits::text_of;
use super::jsonrpc::value;
use super::protocol::{Location, Position, Range};
use super::session::Found;
use super::workspace::{Workspace, kind, parsed};
use crate::model::Id;
use crate::source::{RecordKind, Span, Value as Node};
use crate::text::folded;

/// The most symbols that a search gives.
const MAX_SYMBOLS: usize = 500;

/// The record that is named at a position; where a record says what it is called, that record.
pub(super) fn record_at(of: &Found<'_>, position: Position) -> Option<(Named, Range)> {
    let kind = kind(&of.path)?;
    let (own, of_text) = (own(of, kind), of.text());
    let root = parsed(&of.path, of_text.record())?;
    let at = at(&root, of_text.offset(position))?;
    let range = of_text.range(at.span);
    if let Some(named) = named(of.workspace.registry(), kind, &at) {
        return Some((named, range));
    }
    let is_name = matches!(dotted(&at.path).as_str(), "title" | "name" | "short" | "aliases" | "former_ids");
    own.filter(|_| is_name).map(|own| (own, range))
}

/// The record of a document.
pub(super) fn own(of: &Found<'_>, kind: RecordKind) -> Option<Named> {
    found(of.workspace.registry(), kind, Id::new(crate::load::stem(&of.path)))
}

/// Where what is named at a position is: a record, a document, or a kind or part in registry.toml.
pub(super) fn definition(of: &Found<'_>, position: Position, encoding: Encoding) -> Value {
    let place = || {
        let record_kind = kind(&of.path);
        let text = of.text();
        let root = parsed(&of.path, text.record())?;
        let at = at(&root, text.offset(position))?;
        let target = record_kind.and_then(|kind| named(of.workspace.registry(), kind, &at));
        match target {
            Some(target) => Some(of_record(of.workspace, target, encoding)?),
            None => declared(of, &at, encoding).or_else(|| document(of, &at)),
        }
    };
    place().map_or(Value::Null, value)
}

/// Where a record is: at its title or name.
pub(super) fn of_record(workspace: &Workspace, named: Named, encoding: Encoding) -> Option<Location> {
    let path = path_of(workspace.registry(), named)?;
    // At a revision, there is no file.
    if workspace.registry().other_at(path).is_some_and(|(other, _)| other.within != other.path) {
        return None;
    }
    let text = text_of(workspace, path, encoding);
    let span = parsed(path, text.record()).and_then(|root| {
        let key = if named.kind == RecordKind::Agreement { "title" } else { "name" };
        root.get(key).map(|node| node.span)
    });
    Some(Location { uri: workspace.uri(path), range: text.range(span.unwrap_or(Span::FILE)) })
}

/// Where registry.toml declares the kind or part of an agreement.
fn declared(of: &Found<'_>, at: &At<'_, '_>, encoding: Encoding) -> Option<Location> {
    let table = match dotted(&at.path).as_str() {
        "kind" => "kinds",
        "part" => "parts",
        _ => return None,
    };
    let word = match &at.node.value {
        Node::Int(number) => number.to_string(),
        Node::Null
        | Node::Bool(_)
        | Node::Float(_)
        | Node::Text(_)
        | Node::Plain(_)
        | Node::Date(_)
        | Node::List(_)
        | Node::Table(_) => text(at.node)?.to_owned(),
    };
    let settings = text_of(of.workspace, "registry.toml", encoding);
    let root = parsed("registry.toml", settings.record())?;
    let Node::Table(entries) = &root.get(table)?.value else { return None };
    let (key, _) = entries.iter().find(|(key, _)| key.name == word)?;
    Some(Location { uri: of.workspace.uri("registry.toml"), range: settings.range(key.span) })
}

/// The document at a path that a record gives.
fn document(of: &Found<'_>, at: &At<'_, '_>) -> Option<Location> {
    let path = text(at.node).filter(|_| dotted(&at.path) == "document.path" && !at.is_key)?;
    let is_there = of.workspace.folder.fingerprint(path, false).is_ok();
    is_there.then(|| Location { uri: of.workspace.uri(path), range: Range::default() })
}

/// All references to the record at a position, and where it is if that is asked for.
pub(super) fn references(of: &Found<'_>, position: Position, with_itself: bool, encoding: Encoding) -> Value {
    let Some((named, _)) = record_at(of, position) else { return json!([]) };
    let itself = with_itself.then(|| of_record(of.workspace, named, encoding)).flatten();
    let locations: Vec<Location> = itself.into_iter().chain(to(of.workspace, named, encoding)).collect();
    value(locations)
}

/// The references to a record, in the order of files.
pub(super) fn to(workspace: &Workspace, named: Named, encoding: Encoding) -> Vec<Location> {
    let registry = workspace.registry();
    let mut by_path: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for reference in registry.references_to(named.kind, &named.id) {
        by_path.entry(registry.path(reference.place.file)).or_default().push(reference.place.span);
    }
    let of_file = |(path, spans): (&str, Vec<Span>)| {
        let text: Text = text_of(workspace, path, encoding);
        let location = |span| Location { uri: workspace.uri(path), range: text.range(span) };
        spans.into_iter().map(location).collect::<Vec<_>>()
    };
    by_path.into_iter().flat_map(of_file).collect()
}

/// The places in a document that name the same record as the place at a position.
pub(super) fn highlights(of: &Found<'_>, position: Position) -> Value {
    let Some((named, _)) = record_at(of, position) else { return json!([]) };
    let (registry, text) = (of.workspace.registry(), of.text());
    let file = of.workspace.file(&of.path);
    let here = registry.references_to(named.kind, &named.id).into_iter();
    let here = here.filter(|reference| Some(reference.place.file) == file);
    let told = here.map(|reference| json!({ "range": text.range(reference.place.span), "kind": 2 }));
    Value::Array(told.collect())
}

/// The records whose id, title or name has all words of a query.
pub(super) fn symbols(workspaces: &[Workspace], query: &str, encoding: Encoding) -> Value {
    let words: Vec<String> = query.split_whitespace().map(folded).collect();
    let mut told = Vec::new();
    for workspace in workspaces {
        let registry = workspace.registry();
        let mut add = |kind: RecordKind, id: Id, names: &[&str]| {
            if told.len() >= MAX_SYMBOLS || !has(&words, &id, names) {
                return;
            }
            let Some(location) = of_record(workspace, Named { kind, id }, encoding) else { return };
            let name = names.first().filter(|name| !name.is_empty()).map_or(&*id, |name| name);
            told.push(json!({
                "name": crate::text::display_safe(name),
                "kind": 19,
                "location": value(location),
                "containerName": format!("{} {}", kind.name(), id),
            }));
        };
        for record in registry.agreements.reported() {
            let aliases = record.data.aliases.iter().map(|alias| alias.as_str());
            let names: Vec<&str> = std::iter::once(record.data.title.as_str()).chain(aliases).collect();
            add(RecordKind::Agreement, record.id, &names);
        }
        for record in registry.parties.reported() {
            add(RecordKind::Party, record.id, &[record.data.name.as_str()]);
        }
        for record in registry.bodies.reported() {
            let short = record.data.short.as_ref().map_or("", |short| short.as_str());
            add(RecordKind::Body, record.id, &[record.data.name.as_str(), short]);
        }
    }
    Value::Array(told)
}

/// Whether an id or a name has every word, however it is written.
pub(super) fn has(words: &[String], id: &str, names: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let id = folded(id);
    let names: Vec<String> = names.iter().map(|name| folded(name)).collect();
    words.iter().all(|word| id.contains(word) || names.iter().any(|name| name.contains(word)))
}
