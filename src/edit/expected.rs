//! What a file has to say after edits: the old tree with the edits made on it.

use super::data::Data;
use super::edits::Edit;
use super::path::Step;
use super::refusal::Reason;
use super::same::{same, says};
use super::way::{entries, is_null, items};
use crate::source::{Key, Node};

/// A tree that a text has to say. Only what edits reach is taken apart.
pub(super) enum Expected<'n, 's> {
    /// What is there already.
    Old(&'n Node<'s>),
    /// What is new.
    New(Data),
    /// A list.
    List(Vec<Expected<'n, 's>>),
    /// A table.
    Table(Vec<(String, Expected<'n, 's>)>),
    /// A list that has lost its only item: an empty list, or no such key.
    Emptied,
}

/// A change at the end of a path.
#[derive(Clone, Copy)]
enum Change<'e> {
    Set(&'e Data),
    Add(&'e Data),
    Remove,
    Rename(&'e str),
}

impl<'n, 's> Expected<'n, 's> {
    /// Makes an edit.
    ///
    /// # Errors
    ///
    /// What makes the edit impossible. The tree is of no use then.
    pub(super) fn edit(&mut self, edit: &Edit) -> Result<(), Reason> {
        let change = match edit {
            Edit::Set { value, .. } => Change::Set(value),
            Edit::Add { value, .. } => Change::Add(value),
            Edit::Remove { .. } => Change::Remove,
            Edit::Rename { to, .. } => Change::Rename(to),
        };
        self.change(edit.path().steps(), change)
    }

    /// Recursion is bounded by the length of the path.
    fn change(&mut self, steps: &[Step], change: Change<'_>) -> Result<(), Reason> {
        match (steps, change) {
            ([], Change::Set(data)) => *self = Expected::New(data.clone()),
            ([], Change::Add(data)) => self.as_list()?.push(Expected::New(data.clone())),
            // Done by the table or list that it stands in.
            ([], Change::Remove | Change::Rename(_)) => return Err(Reason::NotKey),
            ([Step::Key(name), rest @ ..], _) => in_table(self.as_table()?, name, rest, change)?,
            ([Step::Item(index), rest @ ..], _) => {
                let list = self.as_list()?;
                in_list(list, *index, rest, change)?;
                if list.is_empty() {
                    *self = Expected::Emptied;
                }
            }
        }
        Ok(())
    }

    /// The keys of a table. YAML's null is one without keys.
    fn as_table(&mut self) -> Result<&mut Vec<(String, Expected<'n, 's>)>, Reason> {
        if let Expected::Old(node) = self {
            let old = |(key, node): &'n (Key<'s>, Node<'s>)| (key.name.to_string(), Expected::Old(node));
            *self = match entries(node) {
                Some(entries) => Expected::Table(entries.iter().map(old).collect()),
                None if is_null(node) => Expected::Table(Vec::new()),
                None => return Err(Reason::NotTable),
            };
        }
        if let Expected::Table(table) = self { Ok(table) } else { Err(Reason::NotTable) }
    }

    /// The items of a list. YAML's null is one without items.
    fn as_list(&mut self) -> Result<&mut Vec<Expected<'n, 's>>, Reason> {
        if let Expected::Old(node) = self {
            *self = match items(node) {
                Some(items) => Expected::List(items.iter().map(Expected::Old).collect()),
                None if is_null(node) => Expected::List(Vec::new()),
                None => return Err(Reason::NotList),
            };
        }
        if let Expected::List(list) = self { Ok(list) } else { Err(Reason::NotList) }
    }

    /// Whether a tree is this one. The order of keys does not count. Recursion is bounded by the depth of trees.
    pub(super) fn is(&self, node: &Node<'_>) -> bool {
        match self {
            Expected::Old(old) => same(old, node),
            Expected::New(data) => says(data, node),
            Expected::List(expected) => items(node).is_some_and(|items| {
                let mut pairs = expected.iter().zip(items);
                items.len() == expected.len() && pairs.all(|(expected, item)| expected.is(item))
            }),
            Expected::Table(expected) => entries(node).is_some_and(|entries| is_table(expected, entries)),
            Expected::Emptied => items(node).is_some_and(<[_]>::is_empty),
        }
    }
}

fn is_table(expected: &[(String, Expected<'_, '_>)], entries: &[(Key<'_>, Node<'_>)]) -> bool {
    let mut expected: Vec<_> = expected.iter().collect();
    let mut entries: Vec<_> = entries.iter().collect();
    expected.sort_by(|(a, _), (b, _)| a.cmp(b));
    entries.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    let mut entries = entries.into_iter().peekable();
    let all =
        expected.into_iter().all(|(name, expected)| match entries.next_if(|(key, _)| key.name == **name) {
            Some((_, node)) => expected.is(node),
            None => matches!(expected, Expected::Emptied),
        });
    all && entries.next().is_none()
}

fn in_table(
    table: &mut Vec<(String, Expected<'_, '_>)>,
    name: &str,
    rest: &[Step],
    change: Change<'_>,
) -> Result<(), Reason> {
    let at = table.iter().position(|(key, _)| key == name);
    match (change, rest, at) {
        (Change::Remove, [], Some(at)) => drop(table.remove(at)),
        (Change::Rename(to), [], Some(_)) if to != name && table.iter().any(|(key, _)| key == to) => {
            return Err(Reason::Taken);
        }
        (Change::Rename(to), [], Some(at)) => {
            if let Some((name, _)) = table.get_mut(at) {
                to.clone_into(name);
            }
        }
        (Change::Set(_) | Change::Add(_) | Change::Remove | Change::Rename(_), _, Some(at)) => {
            if let Some((_, expected)) = table.get_mut(at) {
                expected.change(rest, change)?;
            }
        }
        (Change::Set(data), _, None) => {
            table.push((name.to_owned(), Expected::New(nested(rest, data.clone())?)))
        }
        (Change::Add(data), _, None) => {
            let list = Data::List(vec![data.clone()]);
            table.push((name.to_owned(), Expected::New(nested(rest, list)?)));
        }
        (Change::Remove | Change::Rename(_), _, None) => return Err(Reason::Missing),
    }
    Ok(())
}

fn in_list(
    list: &mut Vec<Expected<'_, '_>>,
    index: usize,
    rest: &[Step],
    change: Change<'_>,
) -> Result<(), Reason> {
    let item = list.get_mut(index).ok_or(Reason::Missing)?;
    match (change, rest) {
        (Change::Remove, []) => drop(list.remove(index)),
        (Change::Set(_) | Change::Add(_) | Change::Remove | Change::Rename(_), _) => {
            item.change(rest, change)?
        }
    }
    Ok(())
}

/// A value in the tables that keys lead through.
pub(super) fn nested(keys: &[Step], value: Data) -> Result<Data, Reason> {
    keys.iter().rev().try_fold(value, |value, step| match step {
        Step::Key(name) => Ok(Data::Table(vec![(name.clone(), value)])),
        Step::Item(_) => Err(Reason::Missing),
    })
}
