//! Values of a file as data, to write them elsewhere.

use crate::edit::Data;
use crate::model::Date;
use crate::source::{Node, Span, Value};

/// The first value at a span. Recursion is bounded by the depth of trees.
pub(super) fn node_at<'n, 's>(node: &'n Node<'s>, span: Span) -> Option<&'n Node<'s>> {
    if node.span == span {
        return Some(node);
    }
    match &node.value {
        Value::List(items) => items.iter().find_map(|item| node_at(item, span)),
        Value::Table(entries) => entries.iter().find_map(|(_, value)| node_at(value, span)),
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Plain(_)
        | Value::Date(_) => None,
    }
}

/// What a value says. None for nothing, and for a number that is not whole.
pub(super) fn data(node: &Node<'_>) -> Option<Data> {
    Some(match &node.value {
        Value::Bool(value) => Data::Boolean(*value),
        Value::Int(number) => Data::Integer(*number),
        Value::Text(text) => Data::text(&**text),
        Value::Plain(text) => Date::parse(text).map_or_else(|_| Data::text(&**text), Data::Date),
        Value::Date(written) => Data::Date(Date::parse(written).ok()?),
        Value::List(items) => Data::List(items.iter().map(data).collect::<Option<_>>()?),
        Value::Table(entries) => {
            let entry = |(key, value): &(crate::source::Key<'_>, Node<'_>)| {
                Some((key.name.clone().into_owned(), data(value)?))
            };
            Data::Table(entries.iter().map(entry).collect::<Option<_>>()?)
        }
        Value::Null | Value::Float(_) => return None,
    })
}
