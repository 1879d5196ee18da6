//! The tree that the parser of the crate `toml` makes of a text.

use std::ops::Range;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue, Error};

use crate::source::node::{Key, Node, Value};
use crate::source::span::Span;

/// The tree, or nothing if the text is broken. Impossible dates are allowed.
pub(super) fn tree(text: &str) -> Option<Node<'_>> {
    let (table, mut errors) = DeTable::parse_recoverable(text);
    errors.retain(|error| !is_impossible_date(text, error));
    let span = Span::new(0, text.len());
    errors.is_empty().then(|| Node { span, value: entries(text, table.into_inner()) })
}

fn is_impossible_date(text: &str, error: &Error) -> bool {
    let about_a_date =
        error.message().starts_with("invalid date") || error.message().starts_with("invalid time");
    let written = error.span().and_then(|span| text.get(span)).unwrap_or_default();
    let mut bytes = written.bytes();
    let day = bytes.by_ref().take(10).map(|byte| if byte.is_ascii_digit() { b'9' } else { byte });
    about_a_date && day.eq(*b"9999-99-99") && matches!(bytes.next(), None | Some(b'T' | b't' | b' '))
}

fn to_span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

fn node<'s>(text: &'s str, node: Spanned<DeValue<'s>>) -> Node<'s> {
    let range = node.span();
    let value = match node.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Int(number),
            Err(_) => Value::Float(number.as_str().parse().unwrap_or(f64::INFINITY)),
        },
        DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap()),
        DeValue::Boolean(value) => Value::Bool(value),
        DeValue::Datetime(_) => Value::Date(text.get(range.clone()).unwrap()),
        DeValue::Array(items) => Value::List(items.into_iter().map(|item| self::node(text, item)).collect()),
        DeValue::Table(table) => entries(text, table),
    };
    Node { span: to_span(range), value }
}

fn entries<'s>(text: &'s str, table: DeTable<'s>) -> Value<'s> {
    let entry = |(key, value): (Spanned<_>, _)| {
        let key = Key { span: to_span(key.span()), name: key.into_inner() };
        (key, node(text, value))
    };
    let mut entries: Vec<_> = table.into_iter().map(entry).collect();
    // The parser sorts them by name.
    entries.sort_by_key(|(key, _)| key.span);
    Value::Table(entries)
}
