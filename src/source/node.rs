//! The one spanned tree that both formats are read into.

use std::borrow::Cow;

use super::span::Span;

/// A value and its place.
///
/// The root's span is the whole text, or [`Span::FILE`] where there is nothing to read. The span of a TOML
/// `[table]` is its header; of any other collection, all of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'s> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value<'s>,
}

/// A key of a table and its place, quotes included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key<'s> {
    /// The key, unescaped.
    pub name: Cow<'s, str>,
    /// Where it stands.
    pub span: Span,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'s> {
    /// YAML's nothing: a key without a value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number; also a whole one too large for [`Value::Int`].
    Float(f64),
    /// A text in quotes, or a YAML block.
    Text(Cow<'s, str>),
    /// A YAML text without quotes, typed only when asked for: so `no`, `2021` and `1.10` never surprise.
    Plain(Cow<'s, str>),
    /// A TOML date, time or both, as written; also an impossible one such as `2026-13-45`.
    Date(&'s str),
    /// Values in order.
    List(Vec<Node<'s>>),
    /// Keys and values, in the order of the file. No key stands in it twice.
    Table(Vec<(Key<'s>, Node<'s>)>),
}

impl<'s> Node<'s> {
    /// The value of a key, if this is a table that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'s>> {
        match &self.value {
            Value::Table(entries) => entries.iter().find(|(k, _)| k.name == key).map(|(_, node)| node),
            Value::Null
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Text(_)
            | Value::Plain(_)
            | Value::Date(_)
            | Value::List(_) => None,
        }
    }

    /// The keys that lead from here to the key or value at `span`; list items add none. Empty if nothing
    /// stands there.
    ///
    /// An empty span, as that of a missing key, is also the start of a table: then the keys of that table.
    #[must_use]
    pub fn keys_to(&self, span: Span) -> Vec<String> {
        let mut path = Vec::new();
        let starts_here = |node: &Node<'_>, key: Option<&Key<'_>>| {
            span.start == span.end && key.is_none() && node.span.start == span.start
        };
        let is_here = |node: &Node<'_>, key: Option<&Key<'_>>| key.map_or(node.span, |key| key.span) == span;
        // An exact place first: a value that is nothing has an empty span of its own.
        if !self.walk_to(&is_here, &mut path) {
            self.walk_to(&starts_here, &mut path);
        }
        path.iter().rev().map(ToString::to_string).collect()
    }

    /// Finds the first node or key for which `here` holds; leaves the keys on the way in `path`, innermost
    /// first. Recursion is bounded: the parsers limit how deep a tree goes.
    fn walk_to<'n>(
        &'n self,
        here: &dyn Fn(&Node<'_>, Option<&Key<'_>>) -> bool,
        path: &mut Vec<&'n str>,
    ) -> bool {
        if here(self, None) {
            return true;
        }
        match &self.value {
            Value::List(items) => items.iter().any(|item| item.walk_to(here, path)),
            Value::Table(entries) => entries.iter().any(|(key, node)| {
                let found = here(node, Some(key)) || node.walk_to(here, path);
                if found {
                    path.push(&key.name);
                }
                found
            }),
            Value::Null
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Text(_)
            | Value::Plain(_)
            | Value::Date(_) => false,
        }
    }
}
