//! Completions from the record that the command line names: its reviews and activities, its keys, its parties.
//!
//! Only that record is read, so that completion is fast also in a large registry.

use std::collections::BTreeSet;

use clap_complete::CompletionCandidate;

use super::complete::{deciders, folder, is_plain, parties};
use crate::edit::{Path, Syntax, Types};
use crate::load;
use crate::model::{Agreement, Party};
use crate::source::de::read;
use crate::source::{self, FileKind, Folder, Node, RecordKind, Value};
use crate::text::display_safe;

/// No path of the format is longer.
const MAX_STEPS: usize = 6;

/// A record that the command line names.
struct Named {
    folder: Folder,
    kind: RecordKind,
    syntax: Syntax,
    text: String,
}

/// The first word after the command that is the id of a record.
fn named() -> Option<Named> {
    // The shell passes the words after `--`: the program, the command, its arguments.
    let words = std::env::args().skip_while(|word| word != "--").skip(3);
    let folder = folder()?;
    let found = folder.list();
    words.filter(|word| !word.starts_with('-')).find_map(|word| {
        let (wanted, id) = word.split_once(':').map_or((None, word.as_str()), |(kind, id)| (Some(kind), id));
        let kinds =
            || RecordKind::ALL.into_iter().filter(|kind| wanted.is_none_or(|wanted| wanted == kind.name()));
        let of_id = |entry: &&source::FolderEntry| load::stem(&entry.path) == id;
        let entry = found.iter().filter(of_id).find_map(|entry| {
            let kind = kinds().find(|kind| entry.kind == FileKind::Record(*kind))?;
            Some((kind, &entry.path))
        });
        let (kind, path) = entry?;
        let text = folder.read(path).ok()?;
        Some(Named { folder: folder.clone(), kind, syntax: Syntax::of(path), text })
    })
}

impl Named {
    fn root(&self) -> Option<Node<'_>> {
        parse(self.syntax, &self.text)
    }

    fn agreement(&self) -> Option<Agreement> {
        if self.kind != RecordKind::Agreement {
            return None;
        }
        read(&self.root()?, &mut Vec::new())
    }
}

fn parse(syntax: Syntax, text: &str) -> Option<Node<'_>> {
    match syntax {
        Syntax::Toml => source::toml::parse(text, &mut Vec::new()),
        Syntax::Yaml => source::yaml::parse(text, &mut Vec::new()),
    }
}

/// What can be done in an agreement: its reviews by their ids, its activities by their numbers, with their titles.
pub(super) fn doable() -> Vec<CompletionCandidate> {
    let Some(record) = named().and_then(|named| named.agreement()) else { return Vec::new() };
    let help = |title: &str| Some(display_safe(title).into_owned().into());
    let reviews = record.review.iter().filter(|review| is_plain(&review.id.value)).map(|review| {
        let title = review.title.as_ref().and_then(|title| help(title.as_str()));
        CompletionCandidate::new(review.id.to_string()).help(title)
    });
    let activities = record.activity.iter().zip(1..).map(|(activity, number): (_, usize)| {
        CompletionCandidate::new(number.to_string()).help(help(activity.title.as_str()))
    });
    reviews.chain(activities).collect()
}

/// The paths of the keys that the format has for a record. In a list of tables, those of the tables that it has.
pub(super) fn keys() -> Vec<CompletionCandidate> {
    let Some(named) = named() else { return Vec::new() };
    let root = named.root();
    let (types, mut paths) = (Types::of(named.kind), Vec::new());
    possible(&types, root.as_ref(), &Path::root(), &mut paths);
    paths.into_iter().map(CompletionCandidate::new).collect()
}

/// Recursion is bounded by [`MAX_STEPS`].
fn possible(types: &Types, node: Option<&Node<'_>>, path: &Path, paths: &mut Vec<String>) {
    if path.steps().len() >= MAX_STEPS {
        return;
    }
    for key in types.keys(path) {
        let (path, value) = (path.clone().key(key), node.and_then(|node| node.get(key)));
        if types.takes_values(&path) {
            paths.push(path.to_string());
        }
        if types.is_tables(&path) {
            let items: &[_] =
                if let Some(Value::List(items)) = value.map(|value| &value.value) { items } else { &[] };
            for (number, item) in items.iter().enumerate() {
                possible(types, Some(item), &path.clone().item(number), paths);
            }
        } else {
            possible(types, value, &path, paths);
        }
    }
}

/// The paths of the keys, tables and items that a record has.
pub(super) fn given() -> Vec<CompletionCandidate> {
    let Some(named) = named() else { return Vec::new() };
    let mut paths = Vec::new();
    if let Some(root) = named.root() {
        present(&root, &Path::root(), &mut paths);
    }
    paths.into_iter().map(CompletionCandidate::new).collect()
}

/// Recursion is bounded by the depth of trees. A key with characters that a shell may obey is left out.
fn present(node: &Node<'_>, path: &Path, paths: &mut Vec<String>) {
    let below: Vec<(Path, &Node<'_>)> = match &node.value {
        Value::Table(entries) => {
            let plain = entries.iter().filter(|(key, _)| is_plain(&key.name));
            plain.map(|(key, value)| (path.clone().key(&*key.name), value)).collect()
        }
        Value::List(items) => {
            items.iter().enumerate().map(|(at, item)| (path.clone().item(at), item)).collect()
        }
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Plain(_)
        | Value::Date(_) => Vec::new(),
    };
    for (path, value) in below {
        paths.push(path.to_string());
        present(value, &path, paths);
    }
}

/// The parties of an agreement, with the members of its groups; all parties, if it is not known.
pub(super) fn its_parties() -> Vec<CompletionCandidate> {
    party_ids().map_or_else(parties, |ids| ids.into_iter().map(CompletionCandidate::new).collect())
}

/// The parties of an agreement and all bodies; all parties and bodies, if it is not known.
pub(super) fn its_deciders() -> Vec<CompletionCandidate> {
    let Some(ids) = party_ids() else { return deciders() };
    ids.into_iter().map(CompletionCandidate::new).chain(super::complete::bodies()).collect()
}

fn party_ids() -> Option<BTreeSet<String>> {
    let named = named()?;
    let record = named.agreement()?;
    let files = named.folder.list();
    let mut ids = BTreeSet::new();
    let mut open: Vec<String> = record.parties.0.iter().map(|party| party.id().to_string()).collect();
    while let Some(id) = open.pop() {
        if !is_plain(&id) || !ids.insert(id.clone()) {
            continue;
        }
        let is_file = |entry: &&source::FolderEntry| {
            entry.kind == FileKind::Record(RecordKind::Party) && load::stem(&entry.path) == id
        };
        let path = files.iter().find(is_file).map(|entry| entry.path.as_str());
        let text = path.and_then(|path| Some((path, named.folder.read(path).ok()?)));
        let party = text.and_then(|(path, text)| {
            let root = parse(Syntax::of(path), &text)?;
            read::<Party>(&root, &mut Vec::new())
        });
        open.extend(party.iter().flat_map(|party| &party.members).map(|member| member.id().to_string()));
    }
    (!ids.is_empty()).then_some(ids)
}
