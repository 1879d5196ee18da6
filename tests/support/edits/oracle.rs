//! What an edit makes of what a text says.

use avtal::edit::{Edit, Step};

use super::plain::Plain;

/// What a text may say after an edit. Empty if the edit cannot be made.
pub fn after(old: &Plain, edit: &Edit) -> Vec<Plain> {
    let steps = edit.path().steps();
    let Some((last, way)) = steps.split_last() else { return Vec::new() };
    let mut new = old.clone();
    let done = match edit {
        Edit::Set { value, .. } => reach(&mut new, way).is_some_and(|at| put(at, last, Plain::from(value))),
        Edit::Add { value, .. } => reach(&mut new, way)
            .and_then(|at| list(at, last))
            .map(|list| list.push(Plain::from(value)))
            .is_some(),
        Edit::Remove { .. } => find(&mut new, way).is_some_and(|at| take(at, last).is_some()),
        Edit::Rename { to, .. } => find(&mut new, way).is_some_and(|at| rename(at, last, to)),
    };
    if !done {
        return Vec::new();
    }
    let without = without_emptied(&new, edit);
    std::iter::once(new).chain(without).collect()
}

/// A list of which the last item went may go too.
fn without_emptied(new: &Plain, edit: &Edit) -> Option<Plain> {
    let (Edit::Remove { .. }, Some((Step::Item(_), list))) = (edit, edit.path().steps().split_last()) else {
        return None;
    };
    let (last, way) = list.split_last()?;
    let mut new = new.clone();
    let is_empty = find(&mut new, list).is_some_and(|list| *list == Plain::List(Vec::new()));
    (is_empty && matches!(last, Step::Key(_))).then_some(())?;
    take(find(&mut new, way)?, last)?;
    Some(new)
}

/// The value at a path, if there is one.
fn find<'p>(mut at: &'p mut Plain, steps: &[Step]) -> Option<&'p mut Plain> {
    for step in steps {
        at = match (at, step) {
            (Plain::Table(table), Step::Key(key)) => table.get_mut(key)?,
            (Plain::List(list), Step::Item(index)) => list.get_mut(*index)?,
            _ => return None,
        };
    }
    Some(at)
}

/// The value at a path; keys that are missing are made.
fn reach<'p>(mut at: &'p mut Plain, steps: &[Step]) -> Option<&'p mut Plain> {
    for step in steps {
        at = match (table(at), step) {
            (Plain::Table(table), Step::Key(key)) => table.entry(key.clone()).or_insert(Plain::Null),
            (Plain::List(list), Step::Item(index)) => list.get_mut(*index)?,
            _ => return None,
        };
    }
    Some(at)
}

/// Nothing is a table without keys.
fn table(at: &mut Plain) -> &mut Plain {
    if *at == Plain::Null {
        *at = Plain::Table(Default::default());
    }
    at
}

fn put(at: &mut Plain, step: &Step, value: Plain) -> bool {
    match (table(at), step) {
        (Plain::Table(table), Step::Key(key)) => {
            table.insert(key.clone(), value);
            true
        }
        (Plain::List(list), Step::Item(index)) => list.get_mut(*index).map(|item| *item = value).is_some(),
        _ => false,
    }
}

fn list<'p>(at: &'p mut Plain, step: &Step) -> Option<&'p mut Vec<Plain>> {
    let list = match (table(at), step) {
        (Plain::Table(table), Step::Key(key)) => table.entry(key.clone()).or_insert(Plain::Null),
        (Plain::List(list), Step::Item(index)) => list.get_mut(*index)?,
        _ => return None,
    };
    if *list == Plain::Null {
        *list = Plain::List(Vec::new());
    }
    if let Plain::List(list) = list { Some(list) } else { None }
}

fn take(at: &mut Plain, step: &Step) -> Option<Plain> {
    match (at, step) {
        (Plain::Table(table), Step::Key(key)) => table.remove(key),
        (Plain::List(list), Step::Item(index)) => (*index < list.len()).then(|| list.remove(*index)),
        _ => None,
    }
}

fn rename(at: &mut Plain, step: &Step, to: &str) -> bool {
    let (Plain::Table(table), Step::Key(key)) = (at, step) else { return false };
    if key != to && table.contains_key(to) {
        return false;
    }
    table.remove(key).map(|value| table.insert(to.to_owned(), value)).is_some()
}
