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
        linked.pages(|page| self.nodes(&page.nodes()), |text| put(&text))
    }

    /// The beginning of a file of data.
    pub(in crate::render) fn head(&self) -> String {
        let base = self.root.base().map(|base| format!("@base <{base}> .\n"));
        base.unwrap_or_default() + &prefixes(of_data())
    }

    /// Descriptions.
    pub(in crate::render) fn nodes(&self, nodes: &[Node]) -> String {
        let mut turtle = String::new();
        nodes.iter().for_each(|node| self.node(&mut turtle, node));
        harmless(turtle)
    }

    fn node(&self, turtle: &mut String, node: &Node) {
        turtle.push('\n');
        self.address(turtle, &node.address);
        turtle.push_str("\n    a ");
        list(turtle, &node.types, name);
        for (property, objects) in &node.properties {
            turtle.push_str(" ;\n    ");
            name(turtle, property);
            turtle.push(' ');
            list(turtle, objects, |turtle, object| self.object(turtle, object));
        }
        turtle.push_str(" .\n");
    }

    fn address(&self, turtle: &mut String, address: &Address) {
        // With a base, relative addresses begin with it.
        let has_base = self.root.base().is_some();
        let parts = match address {
            Address::Name(of) => return name(turtle, of),
            Address::Own(path) if has_base => ["", path],
            Address::Own(_) | Address::Elsewhere(_) => self.root.whole(address),
        };
        turtle.push('<');
        parts.into_iter().for_each(|part| turtle.push_str(part));
        turtle.push('>');
    }

    fn object(&self, turtle: &mut String, object: &Object) {
        match object {
            Object::Thing(address) => self.address(turtle, address),
            Object::Prose(text, language) => {
                quoted(turtle, text);
                turtle.push('@');
                turtle.push_str(language.name());
            }
            Object::Value(text, kind) if kind.local == "string" => quoted(turtle, text),
            Object::Value(text, kind) => {
                quoted(turtle, text);
                turtle.push_str("^^");
                name(turtle, kind);
            }
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

fn name(turtle: &mut String, name: &Name) {
    turtle.push_str(name.vocabulary.prefix());
    turtle.push(':');
    turtle.push_str(name.local);
}

/// Each of them, with commas between.
fn list<T>(turtle: &mut String, all: &[T], one: impl Fn(&mut String, &T)) {
    for (nth, item) in all.iter().enumerate() {
        if nth > 0 {
            turtle.push_str(", ");
        }
        one(turtle, item);
    }
}

/// A text in quotes, on one line.
fn quoted(turtle: &mut String, text: &str) {
    turtle.push('"');
    let mut rest = text;
    while let Some((plain, c, after)) = at_special(rest) {
        turtle.push_str(plain);
        rest = after;
        match c {
            '"' => turtle.push_str("\\\""),
            '\\' => turtle.push_str("\\\\"),
            '\n' => turtle.push_str("\\n"),
            '\r' => turtle.push_str("\\r"),
            '\t' => turtle.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(turtle, "\\u{:04X}", u32::from(c));
            }
            c => turtle.push(c),
        }
    }
    turtle.push_str(rest);
    turtle.push('"');
}

/// A text at its first character that does not stand in quotes as it is: what is before that, and what is after it.
fn at_special(text: &str) -> Option<(&str, char, &str)> {
    let (before, rest) = text.split_at(text.find(|c: char| c == '"' || c == '\\' || c.is_control())?);
    let mut chars = rest.chars();
    Some((before, chars.next()?, chars.as_str()))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_text_stays_in_its_quotes() {
        let mut turtle = String::new();
        quoted(&mut turtle, "a\"b\\c\nd\u{1b}å𝄞");
        assert_eq!(turtle, "\"a\\\"b\\\\c\\nd\\u001Bå𝄞\"");
    }
}
