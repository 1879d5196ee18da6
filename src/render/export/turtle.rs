//! Linked data as Turtle (W3C Recommendation, RDF 1.1).

use std::fmt::Write;

use crate::render::json::harmless;
use crate::view::linked::{Address, LinkedExport, Name, Node, Object, Vocabulary, shapes};

use super::root::{Root, of_data};

/// Linked data as Turtle.
#[derive(Debug, Clone, Copy)]
pub struct Turtle<'a> {
    root: Root<'a>,
}

impl<'a> Turtle<'a> {
    /// Data whose addresses begin at a root.
    #[must_use]
    pub fn new(root: Root<'a>) -> Self {
        Turtle { root }
    }

    /// Writes a whole registry, piece by piece.
    ///
    /// # Errors
    ///
    /// Those of `put`.
    pub fn document<E>(
        &self,
        linked: &LinkedExport<'_>,
        mut put: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        put(&self.head())?;
        linked.pages(|nodes| self.nodes(nodes), |text| put(&text))
    }

    /// The beginning of a file of data.
    fn head(&self) -> String {
        let base = self.root.base().map(|base| format!("@base <{base}> .\n"));
        base.unwrap_or_default() + &prefixes(of_data())
    }

    /// Descriptions.
    fn nodes(&self, nodes: &[Node]) -> String {
        let mut turtle = String::new();
        nodes.iter().for_each(|node| self.node(&mut turtle, node));
        harmless(turtle)
    }

    fn node(&self, turtle: &mut String, node: &Node) {
        // Writing to a string cannot fail.
        let _ = write!(turtle, "\n{}\n    a {}", self.address(&node.address), list(&node.types, name));
        for (property, objects) in &node.properties {
            let objects = list(objects, |object| self.object(object));
            let _ = write!(turtle, " ;\n    {} {objects}", name(property));
        }
        turtle.push_str(" .\n");
    }

    fn address(&self, address: &Address) -> String {
        match address {
            Address::Name(of) => name(of),
            // With a base, relative addresses begin with it.
            Address::Own(path) if self.root.base().is_some() => format!("<{path}>"),
            Address::Own(_) | Address::Elsewhere(_) => format!("<{}>", self.root.whole(address)),
        }
    }

    fn object(&self, object: &Object) -> String {
        match object {
            Object::Thing(address) => self.address(address),
            Object::Prose(text, language) => format!("{}@{}", quoted(text), language.name()),
            Object::Value(text, kind) if kind.local == "string" => quoted(text),
            Object::Value(text, kind) => format!("{}^^{}", quoted(text), name(kind)),
        }
    }
}

/// The shapes that the data has (SHACL), as a file of their own.
#[must_use]
pub fn shapes_file() -> String {
    let all = Vocabulary::ALL.into_iter();
    format!(
        "# What `avtal export --format turtle` and `--format jsonld` promise; see docs/linked-data.md.\n\
         # Written by `avtal schema linked-data`.\n{}{}",
        prefixes(all),
        Turtle::new(Root::new(None, "")).nodes(&shapes())
    )
}

fn prefixes(vocabularies: impl Iterator<Item = Vocabulary>) -> String {
    vocabularies.map(|of| format!("@prefix {}: <{}> .\n", of.prefix(), of.namespace())).collect()
}

fn name(name: &Name) -> String {
    format!("{}:{}", name.vocabulary.prefix(), name.local)
}

fn list<T>(all: &[T], one: impl Fn(&T) -> String) -> String {
    all.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A text in quotes, on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_text_stays_in_its_quotes() {
        assert_eq!(quoted("a\"b\\c\nd\u{1b}å𝄞"), "\"a\\\"b\\\\c\\nd\\u001Bå𝄞\"");
    }
}
