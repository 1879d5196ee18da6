//! The tree with spans that both formats are parsed into.

use std::borrow::Cow;

use super::span::Span;

/// A value and its span.
///
/// The span of the root is the whole text, or [`Span::FILE`] if the text is empty. The span of a TOML `[table]` is its
/// header; that of any other collection, all of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'s> {
    /// Its span.
    pub span: Span,
    /// Its value.
    pub value: Value<'s>,
}

/// A key of a table and its span, including quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key<'s> {
    /// The key, unescaped.
    pub name: Cow<'s, str>,
    /// Its span.
    pub span: Span,
}

/// The value of a node.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'s> {
    /// YAML's null, or a key without a value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// Any other number, or an integer too large for [`Value::Int`].
    Float(f64),
    /// Quoted text, or a YAML block scalar.
    Text(Cow<'s, str>),
    /// An unquoted YAML scalar. Its type is decided by what is asked for, so `no`, `2021` and `1.10` cause no
    /// surprises.
    Plain(Cow<'s, str>),
    /// A TOML date, time or both, as written, even if impossible, such as `2026-13-45`.
    Date(&'s str),
    /// Values in order.
    List(Vec<Node<'s>>),
    /// Keys and values, in file order. Keys are unique.
    Table(Vec<(Key<'s>, Node<'s>)>),
}

impl<'s> Node<'s> {
    /// The value of a key. None if this is not a table, or lacks the key.
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

    /// The keys that lead from here to the key or value at `span`; list items add none. Empty if there is nothing at
    /// `span`.
    ///
    /// An empty span, such as that of a missing key, also matches the start of a table, and then gives the keys to that
    /// table.
    #[must_use]
    pub fn keys_to(&self, span: Span) -> Vec<String> {
        self.steps_to(span).iter().map(|(_, key)| (*key).to_owned()).collect()
    }

    /// Like [`keys_to`](Node::keys_to), with the span of the table that each key belongs to.
    #[must_use]
    pub fn steps_to(&self, span: Span) -> Vec<(Span, &str)> {
        let mut path = Vec::new();
        let starts_here = |node: &Node<'_>, key: Option<&Key<'_>>| {
            span.start == span.end && key.is_none() && node.span.start == span.start
        };
        let is_here = |node: &Node<'_>, key: Option<&Key<'_>>| key.map_or(node.span, |key| key.span) == span;
        // Look for an exact match first: a null value has an empty span of its own.
        if !self.walk_to(&is_here, &mut path) {
            self.walk_to(&starts_here, &mut path);
        }
        path.reverse();
        path
    }

    /// The keys of this table that contain the key or value at `span`. There are several if YAML repeats it by aliases.
    /// As in [`keys_to`](Node::keys_to), an empty span also matches the start of a table.
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

    /// Finds the first node or key for which `here` holds. `path` receives the tables and keys on the way, innermost
    /// first. Recursion is bounded, because the parsers limit the depth.
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
