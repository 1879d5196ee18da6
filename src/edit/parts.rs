//! An edit of a whole list or table as edits of what differs in it, so that the rest and its comments stay.

use super::data::Data;
use super::edits::Edit;
use super::format::Syntax;
use super::path::Path;
use super::same::says;
use super::toml;
use super::way::{Way, entries};
use crate::source::{Node, Value};

/// The edits that together make this one. None if it is to be made as it is.
pub(super) fn parts(syntax: Syntax, text: &str, root: &Node<'_>, edit: &Edit) -> Option<Vec<Edit>> {
    let Edit::Set { path, value } = edit else { return None };
    let (way, []) = Way::follow(root, path.steps()) else { return None };
    let node = way.node();
    if let (Data::Table(new), Value::Table(old)) = (value, &node.value)
        && !old.is_empty()
    {
        return Some(keys_that_differ(path, new, node));
    }
    if let (Data::List(new), Value::List(old)) = (value, &node.value)
        && !old.is_empty()
        && !new.is_empty()
    {
        return Some(items_that_differ(path, new, old));
    }
    // An item with a header has no other place to go to.
    let moves = syntax == Syntax::Toml && toml::is_spread(text, node) && way.last().key.is_some();
    moves.then(|| vec![Edit::remove(path.clone()), edit.clone()])
}

fn keys_that_differ(path: &Path, new: &[(String, Data)], node: &Node<'_>) -> Vec<Edit> {
    let is_same = |(name, value): &&(String, Data)| node.get(name).is_some_and(|node| says(value, node));
    let set = |(name, value): &(String, Data)| Edit::set(path.clone().key(name), value.clone());
    let old = entries(node).unwrap_or_default().iter().map(|(key, _)| &*key.name);
    let gone = old.filter(|name| new.iter().all(|(key, _)| key != name));
    let sets = new.iter().filter(|entry| !is_same(entry)).map(set);
    sets.chain(gone.map(|name| Edit::remove(path.clone().key(name)))).collect()
}

fn items_that_differ(path: &Path, new: &[Data], old: &[Node<'_>]) -> Vec<Edit> {
    if new.len() == old.len() {
        let pairs = new.iter().zip(old).enumerate().filter(|(_, (data, node))| !says(data, node));
        return pairs.map(|(at, (data, _))| Edit::set(path.clone().item(at), data.clone())).collect();
    }
    let (mut kept, mut gone) = (0, Vec::new());
    for (at, node) in old.iter().enumerate() {
        if new.get(kept).is_some_and(|data| says(data, node)) {
            kept += 1;
        } else {
            gone.push(at);
        }
    }
    let added = new.iter().skip(kept).map(|data| Edit::add(path.clone(), data.clone()));
    // From the end, so that the numbers of the others hold.
    let removed = gone.into_iter().rev().map(|at| Edit::remove(path.clone().item(at)));
    added.chain(removed).collect()
}
