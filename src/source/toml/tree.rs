//! The tree of a TOML text.

use std::ops::Range;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue, Error};

use super::{depth, explain, quick};
use crate::source::fault::Fault;
use crate::source::node::{Key, Node, Value};
use crate::source::span::Span;
use crate::source::syntax::{self, MAX_DEPTH};

/// Reads a TOML text. `None` when its syntax is broken; then the faults say where.
///
/// An impossible date such as `2023-02-29` breaks TOML's syntax but not ours: it becomes a [`Value::Date`] like
/// any other, to be judged with the key that it stands under, and the rest of the file is read.
pub fn parse<'s>(text: &'s str, faults: &mut Vec<Fault>) -> Option<Node<'s>> {
    quick::tree(text).or_else(|| parse_all(text, faults))
}

/// Reads a TOML text with all that the language has, and tells its faults.
pub(super) fn parse_all<'s>(text: &'s str, faults: &mut Vec<Fault>) -> Option<Node<'s>> {
    // Before the parser, whose recursion it protects.
    if let Some(at) = depth::too_deep_at(text) {
        faults.push(syntax::too_deep(at));
        return None;
    }
    let (table, mut errors) = DeTable::parse_recoverable(text);
    errors.retain(|error| !is_impossible_date(text, error));
    if !errors.is_empty() {
        faults.extend(explain::errors(text, table.get_ref(), &errors));
        return None;
    }
    let mut tree = Tree { text, too_deep: None };
    let entries = tree.table(table.into_inner(), 1);
    if let Some(at) = tree.too_deep {
        faults.push(syntax::too_deep(at));
        return None;
    }
    Some(Node { span: Span::new(0, text.len()), value: entries })
}

/// Is this error about a date that is written as one but has no place in the calendar? The parser has then
/// left a date there, and its span.
fn is_impossible_date(text: &str, error: &Error) -> bool {
    let about_a_date =
        error.message().starts_with("invalid date") || error.message().starts_with("invalid time");
    let written = error.span().and_then(|span| text.get(span)).unwrap_or_default();
    about_a_date && has_the_shape_of_a_date(written)
}

/// `9999-99-99`, and after that nothing or a time.
fn has_the_shape_of_a_date(text: &str) -> bool {
    let mut bytes = text.bytes();
    let day = bytes.by_ref().take(10).map(|byte| if byte.is_ascii_digit() { b'9' } else { byte });
    day.eq(*b"9999-99-99") && matches!(bytes.next(), None | Some(b'T' | b't' | b' '))
}

/// A half-open range of bytes as a span.
pub(super) fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

/// Makes our tree of the parser's.
struct Tree<'s> {
    text: &'s str,
    /// The first value beyond [`MAX_DEPTH`], if any. Nothing below it is read.
    too_deep: Option<Span>,
}

impl<'s> Tree<'s> {
    fn node(&mut self, node: Spanned<DeValue<'s>>, depth: usize) -> Node<'s> {
        let range = node.span();
        let span = span(range.clone());
        let value = match node.into_inner() {
            DeValue::String(text) => Value::Text(text),
            DeValue::Integer(number) => whole(number.as_str(), number.radix()),
            DeValue::Float(number) => Value::Float(float(number.as_str())),
            DeValue::Boolean(value) => Value::Bool(value),
            DeValue::Datetime(_) => Value::Date(self.text.get(range).unwrap_or_default()),
            DeValue::Array(_) | DeValue::Table(_) if depth > MAX_DEPTH => {
                self.too_deep.get_or_insert(span);
                Value::Null
            }
            DeValue::Array(items) => {
                Value::List(items.into_iter().map(|item| self.node(item, depth + 1)).collect())
            }
            DeValue::Table(table) => self.table(table, depth),
        };
        Node { span, value }
    }

    fn table(&mut self, table: DeTable<'s>, depth: usize) -> Value<'s> {
        let entry = |(key, node): (Spanned<_>, _)| {
            let key = Key { span: span(key.span()), name: key.into_inner() };
            (key, self.node(node, depth + 1))
        };
        let mut entries: Vec<_> = table.into_iter().map(entry).collect();
        // The parser sorts them by name.
        entries.sort_by_key(|(key, _)| key.span);
        Value::Table(entries)
    }
}

/// TOML lets a reader refuse whole numbers beyond 64 bits. Here it is a number that no key takes, as in YAML.
pub(super) fn whole<'s>(digits: &str, radix: u32) -> Value<'s> {
    match i64::from_str_radix(digits, radix) {
        Ok(number) => Value::Int(number),
        Err(_) => Value::Float(digits.parse().unwrap_or(f64::INFINITY)),
    }
}

pub(super) fn float(digits: &str) -> f64 {
    digits.parse().unwrap_or(f64::NAN)
}
