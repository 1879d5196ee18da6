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
        self.steps_to(span).iter().map(|(_, key)| (*key).to_owned()).collect()
    }

    /// The same keys, each with the place of the table that has it.
    #[must_use]
    pub fn steps_to(&self, span: Span) -> Vec<(Span, &str)> {
        let mut path = Vec::new();
        let starts_here = |node: &Node<'_>, key: Option<&Key<'_>>| {
            span.start == span.end && key.is_none() && node.span.start == span.start
        };
        let is_here = |node: &Node<'_>, key: Option<&Key<'_>>| key.map_or(node.span, |key| key.span) == span;
        // An exact place first: a value that is nothing has an empty span of its own.
        if !self.walk_to(&is_here, &mut path) {
            self.walk_to(&starts_here, &mut path);
        }
        path.reverse();
        path
    }

    /// The keys of this table under which the key or value at `span` stands: several where YAML repeats it by aliases. As
    /// in [`keys_to`](Node::keys_to), an empty span is also the start of a table.
    pub fn tops(&self, span: Span) -> impl Iterator<Item = &str> {
        let entries: &[_] = if let Value::Table(entries) = &self.value { entries } else { &[] };
        let is_here = move |node: &Node<'_>, key: Option<&Key<'_>>| {
            let starts_here = span.start == span.end && key.is_none() && node.span.start == span.start;
            starts_here || key.map_or(node.span, |key| key.span) == span
        };
        let holds = move |key: &Key<'_>, node: &Node<'_>| {
            is_here(node, Some(key)) || node.walk_to(&is_here, &mut Vec::new())
        };
        entries.iter().filter(move |(key, node)| holds(key, node)).map(|(key, _)| &*key.name)
    }

    /// Finds the first node or key for which `here` holds; leaves the tables and keys on the way in `path`, innermost
    /// first. Recursion is bounded: the parsers limit how deep a tree goes.
    fn walk_to<'n>(
        &'n self,
        here: &dyn Fn(&Node<'_>, Option<&Key<'_>>) -> bool,
        path: &mut Vec<(Span, &'n str)>,
    ) -> bool {
        if here(self, None) {
            return true;
        }
        match &self.value {
            Value::List(items) => items.iter().any(|item| item.walk_to(here, path)),
            Value::Table(entries) => entries.iter().any(|(key, node)| {
                let found = here(node, Some(key)) || node.walk_to(here, path);
                if found {
                    path.push((self.span, &*key.name));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{toml, yaml};

    fn keys_to_each(root: &Node<'_>, text: &str, places: &[&str]) -> Vec<String> {
        let find = |place: &&str| {
            let start = text.find(place).unwrap();
            root.keys_to(Span::new(start, start + place.len())).join(".")
        };
        places.iter().map(find).collect()
    }

    #[test]
    fn keys_lead_to_values_and_keys_in_both_formats() {
        let places = ["\"Å\"", "title", "2022", "from", "\"x\"", "\"y\"", "zz"];
        let expected = ["title", "title", "validity.from", "validity.from", "by", "review.by", "review.zz"];
        let toml_text =
            "title = \"Å\"\nby = [\"x\"]\n[validity]\nfrom = 2022\n[[review]]\nby = \"y\"\nzz = 1\n";
        let root = toml::parse(toml_text, &mut Vec::new()).unwrap();
        assert_eq!(keys_to_each(&root, toml_text, &places), expected);
        let yaml_text =
            "title: \"Å\"\nby: [\"x\"]\nvalidity:\n  from: 2022\nreview:\n  - by: \"y\"\n    zz: 1\n";
        let root = yaml::parse(yaml_text, &mut Vec::new()).unwrap();
        assert_eq!(keys_to_each(&root, yaml_text, &places), expected);
    }

    #[test]
    fn the_start_of_a_table_is_the_table_not_its_first_key() {
        for (text, root) in [
            ("a = 1\n[v]\nfrom = 2\n", toml::parse("a = 1\n[v]\nfrom = 2\n", &mut Vec::new())),
            ("a: 1\nv:\n  from: 2\n", yaml::parse("a: 1\nv:\n  from: 2\n", &mut Vec::new())),
        ] {
            let root = root.unwrap();
            let start = root.get("v").unwrap().span.start;
            assert_eq!(root.keys_to(Span { start, end: start }), ["v"], "{text}");
            assert!(root.keys_to(Span::FILE).is_empty());
            assert!(root.keys_to(Span { start: 1, end: 3 }).is_empty());
        }
    }

    #[test]
    fn nothing_after_a_key_is_that_key_not_the_table() {
        let root = yaml::parse("v:\n  a:\n  b: 1\n", &mut Vec::new()).unwrap();
        let nothing = root.get("v").and_then(|v| v.get("a")).unwrap();
        assert_eq!(
            (&nothing.value, root.keys_to(nothing.span)),
            (&Value::Null, vec!["v".into(), "a".into()])
        );
    }
}
