//! Whether two trees, or data and a tree, say the same.

use super::data::Data;
use super::way::{entries, is_null, items};
use crate::source::{Key, Node, Value};

/// Whether two trees have the same values. Spans and the order of keys do not count. Recursion is bounded by the depth of
/// trees.
pub(super) fn same(a: &Node<'_>, b: &Node<'_>) -> bool {
    match (&a.value, &b.value) {
        (Value::Table(a), Value::Table(b)) => a.len() == b.len() && same_entries(a, b),
        (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
        (a, b) => a == b,
    }
}

fn same_entries(a: &[(Key<'_>, Node<'_>)], b: &[(Key<'_>, Node<'_>)]) -> bool {
    let all = |a: &[&(Key<'_>, Node<'_>)], b: &[&(Key<'_>, Node<'_>)]| {
        a.iter().zip(b).all(|((a, _), (b, _))| a.name == b.name)
            && a.iter().zip(b).all(|((_, a), (_, b))| same(a, b))
    };
    let (mut a, mut b): (Vec<_>, Vec<_>) = (a.iter().collect(), b.iter().collect());
    if !a.iter().zip(&b).all(|((a, _), (b, _))| a.name == b.name) {
        a.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
        b.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    }
    all(&a, &b)
}

/// Whether a tree says what data is, however it is spelled. Recursion is bounded by the depth of trees.
pub(super) fn says(data: &Data, node: &Node<'_>) -> bool {
    match data {
        Data::Text(text) => written(node).is_some_and(|written| same_text(text, written)) && !is_null(node),
        Data::Integer(number) => {
            plain(node).map_or(node.value == Value::Int(*number), |written| written.parse() == Ok(*number))
        }
        Data::Boolean(value) => {
            plain(node).map_or(node.value == Value::Bool(*value), |written| written == value.to_string())
        }
        Data::Date(date) => match (&node.value, date.to_string()) {
            (Value::Date(written), date) => *written == date,
            (Value::Int(year), date) => year.to_string() == date,
            (_, date) => written(node).is_some_and(|written| written == date),
        },
        Data::List(list) => items(node).is_some_and(|items| {
            items.len() == list.len() && list.iter().zip(items).all(|(data, item)| says(data, item))
        }),
        Data::Table(table) => entries(node).is_some_and(|entries| says_table(table, entries)),
    }
}

fn says_table(table: &[(String, Data)], entries: &[(Key<'_>, Node<'_>)]) -> bool {
    let (mut table, mut entries): (Vec<_>, Vec<_>) = (table.iter().collect(), entries.iter().collect());
    table.sort_by(|(a, _), (b, _)| a.cmp(b));
    entries.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    let is = |((name, data), (key, node)): (&(String, Data), &(Key<'_>, Node<'_>))| {
        key.name == **name && says(data, node)
    };
    table.len() == entries.len() && table.into_iter().zip(entries).all(is)
}

/// Text, with or without quotes.
fn written<'n>(node: &'n Node<'_>) -> Option<&'n str> {
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

/// Text without quotes, in YAML.
fn plain<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    if let Value::Plain(text) = &node.value { Some(text) } else { None }
}

/// TOML leaves the line breaks of the file in a text of several lines.
fn same_text(text: &str, written: &str) -> bool {
    text == written || (written.contains('\r') && text.replace("\r\n", "\n") == written.replace("\r\n", "\n"))
}
