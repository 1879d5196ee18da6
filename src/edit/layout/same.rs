//! Whether a record in another layout says the same.

use super::super::format::{Format, Spot};
use super::super::same::same;
use super::super::way::{entries, items};
use crate::source::{Key, Node, RecordKind, Value};

/// The key that is taken away if it has its default.
pub(super) const STAGE: &str = "stage";

/// Whether a text is the default of [`STAGE`].
pub(super) fn is_default_stage(format: Format, key: &str, node: &Node<'_>) -> bool {
    let is_adopted = matches!(&node.value, Value::Text(text) | Value::Plain(text) if text == "adopted");
    format == Format::Record(RecordKind::Agreement) && key == STAGE && is_adopted
}

/// Whether two trees say the same: but for the order of keys, the quotes of dates, and a stage that is the default.
pub(super) fn says_the_same(format: Format, old: &Node<'_>, new: &Node<'_>) -> bool {
    let (Some(before), Some(after)) = (entries(old), entries(new)) else { return same(old, new) };
    let is_there = |key: &Key<'_>| after.iter().any(|(other, _)| other.name == key.name);
    let kept =
        before.iter().filter(|(key, node)| is_there(key) || !is_default_stage(format, &key.name, node));
    tables(kept.collect(), after.iter().collect(), &format.at([]))
}

type Entries<'n, 's> = Vec<&'n (Key<'s>, Node<'s>)>;

fn tables(mut old: Entries<'_, '_>, mut new: Entries<'_, '_>, spot: &Spot) -> bool {
    old.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    new.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    let is_same = |((a, old), (b, new)): (&&(Key<'_>, Node<'_>), &&(Key<'_>, Node<'_>))| {
        a.name == b.name && values(old, new, &spot.below(&a.name))
    };
    old.len() == new.len() && old.iter().zip(&new).all(is_same)
}

/// Recursion is bounded by the depth of trees.
fn values(old: &Node<'_>, new: &Node<'_>, spot: &Spot) -> bool {
    if let (Some(old), Some(new)) = (entries(old), entries(new)) {
        return tables(old.iter().collect(), new.iter().collect(), spot);
    }
    if let (Some(old), Some(new)) = (items(old), items(new)) {
        return old.len() == new.len() && old.iter().zip(new).all(|(old, new)| values(old, new, spot));
    }
    same(old, new) || (written(old).is_some() && written(old) == written(new) && spot.takes_date())
}

/// What may be a date, as text.
fn written(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::Text(text) | Value::Plain(text) => Some(text.to_string()),
        Value::Date(text) => Some((*text).to_owned()),
        Value::Int(year) => Some(year.to_string()),
        Value::Null | Value::Bool(_) | Value::Float(_) | Value::List(_) | Value::Table(_) => None,
    }
}
