//! Linked data as JSON-LD 1.1. Names of schema.org stand alone, all others with their prefix.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::render::json::{compact, harmless};
use crate::view::linked::{Address, LinkedExport, Name, Node, Object, Vocabulary};

use super::root::{Root, of_data};

/// Linked data as JSON-LD.
#[derive(Debug, Clone, Copy)]
pub struct JsonLd<'a> {
    root: Root<'a>,
}

impl<'a> JsonLd<'a> {
    /// Data whose addresses begin at a root.
    #[must_use]
    pub fn new(root: Root<'a>) -> Self {
        JsonLd { root }
    }

    /// Writes a whole registry, piece by piece.
    ///
    /// # Errors
    ///
    /// Those of `put`.
    pub fn document<E: From<serde_json::Error>>(
        &self,
        linked: &LinkedExport<'_>,
        mut put: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        put(&head()?)?;
        let mut between = "";
        linked.pages(
            |page| self.nodes(&page.nodes()),
            |text| -> Result<(), E> {
                put(&format!("{between}{}", text?))?;
                between = BETWEEN;
                Ok(())
            },
        )?;
        put(TAIL)
    }

    /// Descriptions, each on a line.
    pub(in crate::render) fn nodes(&self, nodes: &[Node]) -> serde_json::Result<String> {
        self.after(String::new(), nodes).map(harmless)
    }

    /// A text, and after it descriptions.
    fn after(&self, text: String, nodes: &[Node]) -> serde_json::Result<String> {
        let mut json = text.into_bytes();
        for (nth, node) in nodes.iter().enumerate() {
            if nth > 0 {
                json.extend_from_slice(BETWEEN.as_bytes());
            }
            serde_json::to_writer(&mut json, &Described { root: self.root, node })?;
        }
        String::from_utf8(json).map_err(serde::ser::Error::custom)
    }

    /// Descriptions as a whole document for the element `script` of a page: nothing in it ends that element.
    ///
    /// # Errors
    ///
    /// None: all keys are text.
    pub fn script(&self, nodes: &[Node]) -> serde_json::Result<String> {
        let mut document = self.after(head()?, nodes)?;
        document.push_str(TAIL);
        Ok(harmless(untagged(document)))
    }
}

/// What stands between descriptions.
pub(in crate::render) const BETWEEN: &str = ",\n";

/// The end of a document.
pub(in crate::render) const TAIL: &str = "\n]}\n";

/// The beginning of a document.
pub(in crate::render) fn head() -> serde_json::Result<String> {
    Ok(format!("{{\"@context\":{},\n\"@graph\":[\n", compact(&Context)?))
}

/// What the names in the document are short for.
struct Context;

impl Serialize for Context {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let vocabulary = ("@vocab", Vocabulary::Schema.namespace());
        serializer
            .collect_map(std::iter::once(vocabulary).chain(of_data().map(|of| (of.prefix(), of.namespace()))))
    }
}

/// A description.
struct Described<'a> {
    root: Root<'a>,
    node: &'a Node,
}

impl Serialize for Described<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Described { root, node } = *self;
        let types: Vec<Cow<'_, str>> = node.types.iter().map(key).collect();
        let mut fields = serializer.serialize_map(Some(node.properties.len() + 2))?;
        fields.serialize_entry("@id", &identifier(root, &node.address))?;
        fields.serialize_entry("@type", &OneOrMore(&types))?;
        for (name, objects) in &node.properties {
            let objects: Vec<Said<'_>> = objects.iter().map(|object| Said { root, object }).collect();
            fields.serialize_entry(&key(name), &OneOrMore(&objects))?;
        }
        fields.end()
    }
}

/// A value alone, or several in a list.
struct OneOrMore<'a, T>(&'a [T]);

impl<T: Serialize> Serialize for OneOrMore<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            [one] => one.serialize(serializer),
            several => serializer.collect_seq(several),
        }
    }
}

/// What is said of a thing.
struct Said<'a> {
    root: Root<'a>,
    object: &'a Object,
}

impl Serialize for Said<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.object {
            Object::Thing(address) => serializer.collect_map([("@id", identifier(self.root, address))]),
            Object::Prose(text, language) => {
                serializer.collect_map([("@language", language.name()), ("@value", text.as_str())])
            }
            Object::Value(text, kind) if kind.local == "string" => serializer.serialize_str(text),
            Object::Value(text, kind) => {
                serializer.collect_map([("@type", &*key(kind)), ("@value", text.as_str())])
            }
        }
    }
}

/// A document without what ends an element. It can only occur inside strings.
fn untagged(json: String) -> String {
    if memchr::memchr3(b'<', b'>', b'&', json.as_bytes()).is_none() {
        return json;
    }
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// The name of a property or a class.
fn key(name: &Name) -> Cow<'static, str> {
    match name.vocabulary {
        Vocabulary::Schema => Cow::Borrowed(name.local),
        Vocabulary::Adms
        | Vocabulary::Dcat
        | Vocabulary::Dcterms
        | Vocabulary::Eli
        | Vocabulary::Foaf
        | Vocabulary::Org
        | Vocabulary::Prov
        | Vocabulary::Sh
        | Vocabulary::Skos
        | Vocabulary::Vcard
        | Vocabulary::Xsd => Cow::Owned(with_prefix(name)),
    }
}

fn with_prefix(name: &Name) -> String {
    [name.vocabulary.prefix(), ":", name.local].concat()
}

/// What identifies a thing. Names are written with their prefix, since one alone would be an address here.
fn identifier(root: Root<'_>, address: &Address) -> String {
    match address {
        Address::Name(name) => with_prefix(name),
        Address::Own(_) | Address::Elsewhere(_) => root.whole(address).concat(),
    }
}
