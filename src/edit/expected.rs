//! What a file has to say after an edit: the old tree with the edit made on it.

use std::borrow::Cow;

use super::data::Data;
use super::edits::Edit;
use super::path::Step;
use super::refusal::Reason;
use super::same::{same, says};
use super::way::{entries, is_null, items};
use crate::source::{Key, Node};

/// A tree that a text has to say.
pub(super) enum Expected<'a, 's> {
    /// What is there already.
    Old(&'a Node<'s>),
    /// What is new.
    New(Cow<'a, Data>),
    /// A list.
    List(Vec<Expected<'a, 's>>),
    /// A table.
    Table(Vec<(&'a str, Expected<'a, 's>)>),
    /// A list that has lost its only item: an empty list, or no such key.
    Emptied,
}

/// A change at the end of a path.
#[derive(Clone, Copy)]
enum Change<'a> {
    Set(&'a Data),
    Add(&'a Data),
    Remove,
    Rename(&'a str),
}

impl<'a, 's> Expected<'a, 's> {
    /// The tree with an edit made on it.
    pub(super) fn after(root: &'a Node<'s>, edit: &'a Edit) -> Result<Self, Reason> {
        let change = match edit {
            Edit::Set { value, .. } => Change::Set(value),
            Edit::Add { value, .. } => Change::Add(value),
            Edit::Remove { .. } => Change::Remove,
            Edit::Rename { to, .. } => Change::Rename(to),
        };
        if edit.path().steps().is_empty() {
            return Err(Reason::NotKey);
        }
        changed(root, edit.path().steps(), change)
    }

    /// Whether a tree is this one. The order of keys does not count. Recursion is bounded by the depth of trees.
    pub(super) fn is(&self, node: &Node<'_>) -> bool {
        match self {
            Expected::Old(old) => same(old, node),
            Expected::New(data) => says(data, node),
            Expected::List(expected) => items(node).is_some_and(|items| {
                items.len() == expected.len()
                    && expected.iter().zip(items).all(|(expected, item)| expected.is(item))
            }),
            Expected::Table(expected) => entries(node).is_some_and(|entries| is_table(expected, entries)),
            Expected::Emptied => items(node).is_some_and(<[_]>::is_empty),
        }
    }
}

fn is_table(expected: &[(&str, Expected<'_, '_>)], entries: &[(Key<'_>, Node<'_>)]) -> bool {
    let mut expected: Vec<_> = expected.iter().collect();
    let mut entries: Vec<_> = entries.iter().collect();
    expected.sort_by_key(|(name, _)| *name);
    entries.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    let mut entries = entries.into_iter().peekable();
    let all =
        expected.into_iter().all(|(name, expected)| match entries.next_if(|(key, _)| key.name == *name) {
            Some((_, node)) => expected.is(node),
            None => matches!(expected, Expected::Emptied),
        });
    all && entries.next().is_none()
}

fn changed<'a, 's>(
    node: &'a Node<'s>,
    steps: &'a [Step],
    change: Change<'a>,
) -> Result<Expected<'a, 's>, Reason> {
    match steps.split_first() {
        None => ended(node, change),
        Some((Step::Key(name), rest)) => in_table(node, name, rest, change),
        Some((Step::Item(index), rest)) => in_list(node, *index, rest, change),
    }
}

fn ended<'a, 's>(node: &'a Node<'s>, change: Change<'a>) -> Result<Expected<'a, 's>, Reason> {
    match change {
        Change::Set(data) => Ok(Expected::New(Cow::Borrowed(data))),
        Change::Add(data) if is_null(node) => Ok(Expected::New(Cow::Owned(Data::List(vec![data.clone()])))),
        Change::Add(data) => {
            let items = items(node).ok_or(Reason::NotList)?;
            let new = Expected::New(Cow::Borrowed(data));
            Ok(Expected::List(items.iter().map(Expected::Old).chain([new]).collect()))
        }
        // Done by the table or list that it stands in.
        Change::Remove | Change::Rename(_) => Err(Reason::NotKey),
    }
}

fn in_table<'a, 's>(
    node: &'a Node<'s>,
    name: &'a str,
    rest: &'a [Step],
    change: Change<'a>,
) -> Result<Expected<'a, 's>, Reason> {
    let entries = match entries(node) {
        Some(entries) => entries,
        None if is_null(node) => &[],
        None => return Err(Reason::NotTable),
    };
    let mut table: Vec<_> = entries.iter().map(|(key, node)| (&*key.name, Expected::Old(node))).collect();
    let Some(at) = entries.iter().position(|(key, _)| key.name == name) else {
        table.push((name, Expected::New(Cow::Owned(made(rest, change)?))));
        return Ok(Expected::Table(table));
    };
    match (change, rest) {
        (Change::Remove, []) => drop(table.remove(at)),
        (Change::Rename(to), []) if to != name && entries.iter().any(|(key, _)| key.name == to) => {
            return Err(Reason::Taken);
        }
        (Change::Rename(to), []) => {
            if let Some((name, _)) = table.get_mut(at) {
                *name = to;
            }
        }
        _ => {
            if let (Some((_, expected)), Some((_, node))) = (table.get_mut(at), entries.get(at)) {
                *expected = changed(node, rest, change)?;
            }
        }
    }
    Ok(Expected::Table(table))
}

fn in_list<'a, 's>(
    node: &'a Node<'s>,
    index: usize,
    rest: &'a [Step],
    change: Change<'a>,
) -> Result<Expected<'a, 's>, Reason> {
    let items = items(node).ok_or(Reason::NotList)?;
    let item = items.get(index).ok_or(Reason::Missing)?;
    let mut list: Vec<_> = items.iter().map(Expected::Old).collect();
    match (change, rest) {
        (Change::Remove, []) => drop(list.remove(index)),
        (Change::Rename(_), []) => return Err(Reason::NotKey),
        _ => {
            if let Some(expected) = list.get_mut(index) {
                *expected = changed(item, rest, change)?;
            }
        }
    }
    Ok(if list.is_empty() { Expected::Emptied } else { Expected::List(list) })
}

/// The value of a key that is missing, if a change makes one.
fn made(rest: &[Step], change: Change<'_>) -> Result<Data, Reason> {
    let value = match change {
        Change::Set(data) => data.clone(),
        Change::Add(data) => Data::List(vec![data.clone()]),
        Change::Remove | Change::Rename(_) => return Err(Reason::Missing),
    };
    nested(rest, value)
}

/// A value in the tables that keys lead through.
pub(super) fn nested(keys: &[Step], value: Data) -> Result<Data, Reason> {
    keys.iter().rev().try_fold(value, |value, step| match step {
        Step::Key(name) => Ok(Data::Table(vec![(name.clone(), value)])),
        Step::Item(_) => Err(Reason::Missing),
    })
}
