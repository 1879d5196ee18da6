//! What the format says of keys: their meaning, and what they take. From the schemas of the model.

use std::sync::LazyLock;

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use crate::edit::Format;
use crate::model::{Agreement, Body, Party, Settings};
use crate::source::RecordKind;
use crate::text::LanguageCode;

/// The schema of a type of file.
#[derive(Debug)]
pub(super) struct Keys {
    root: Value,
}

/// What the format has at a path: the alternatives.
#[derive(Debug, Clone)]
pub(super) struct Spot<'k> {
    /// The schema of the key itself first.
    schemas: Vec<&'k Value>,
}

/// A key of a table.
#[derive(Debug, Clone)]
pub(super) struct KeyOf<'k> {
    pub name: &'k str,
    pub spot: Spot<'k>,
    pub is_required: bool,
}

/// The schema of a type of file, made once.
pub(super) fn keys(format: Format) -> &'static Keys {
    static AGREEMENT: LazyLock<Keys> = LazyLock::new(Keys::of::<Agreement>);
    static PARTY: LazyLock<Keys> = LazyLock::new(Keys::of::<Party>);
    static BODY: LazyLock<Keys> = LazyLock::new(Keys::of::<Body>);
    static SETTINGS: LazyLock<Keys> = LazyLock::new(Keys::of::<Settings>);
    match format {
        Format::Record(RecordKind::Agreement) => &AGREEMENT,
        Format::Record(RecordKind::Party) => &PARTY,
        Format::Record(RecordKind::Body) => &BODY,
        Format::Settings => &SETTINGS,
    }
}

impl Keys {
    fn of<T: JsonSchema>() -> Self {
        Keys { root: SchemaGenerator::default().into_root_schema_for::<T>().to_value() }
    }

    /// What the format has at some keys from the root, without the numbers of items. None if it has nothing there.
    pub(super) fn at<'a>(&self, keys: impl IntoIterator<Item = &'a str>) -> Option<Spot<'_>> {
        let root = Spot { schemas: self.expanded(&self.root) };
        keys.into_iter().try_fold(root, |spot, key| {
            let of_key = spot.schemas.iter().find_map(|schema| {
                let known = schema.get("properties").and_then(|properties| properties.get(key));
                known.or_else(|| schema.get("additionalProperties").filter(|any| any.is_object()))
            });
            of_key.map(|schema| Spot { schemas: self.expanded(schema) })
        })
    }

    /// The keys of the table at a place, or of the tables of the list there.
    pub(super) fn below<'k>(&'k self, spot: &Spot<'k>) -> Vec<KeyOf<'k>> {
        let tables = spot.schemas.iter().filter_map(|schema| {
            let required = schema.get("required").and_then(Value::as_array);
            Some((schema.get("properties")?.as_object()?, required))
        });
        let keys = tables.flat_map(|(properties, required)| {
            properties.iter().map(move |(name, schema)| KeyOf {
                name,
                spot: Spot { schemas: self.expanded(schema) },
                is_required: required.is_some_and(|list| list.iter().any(|of| of == name)),
            })
        });
        keys.collect()
    }

    /// A schema and its alternatives, with the items of lists. No schema of the model is in itself.
    fn expanded<'k>(&'k self, schema: &'k Value) -> Vec<&'k Value> {
        let (mut all, mut next) = (Vec::new(), vec![schema]);
        while let Some(schema) = next.pop() {
            if all.len() > 200 {
                break;
            }
            all.push(schema);
            let lists = ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|of| schema.get(of)?.as_array());
            next.extend(lists.flatten().rev());
            next.extend(schema.get("items"));
            let pointer = schema.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix('#'));
            next.extend(pointer.and_then(|pointer| self.root.pointer(pointer)));
        }
        all
    }
}

/// What a key means, in a language. `keys` lead to it from the root, without the numbers of items.
pub(super) fn meaning<'a>(
    format: Format,
    keys: impl IntoIterator<Item = &'a str>,
    spot: &Spot<'static>,
    language: LanguageCode,
) -> Option<&'static str> {
    match language {
        LanguageCode::En => spot.description(),
        LanguageCode::Sv => swedish(format, keys).or_else(|| spot.description()),
    }
}

fn swedish<'a>(format: Format, keys: impl IntoIterator<Item = &'a str>) -> Option<&'static str> {
    let start = match format {
        Format::Record(kind) => kind.name(),
        Format::Settings => "registry",
    };
    let path: Vec<&str> = std::iter::once(start).chain(keys).collect();
    let is_it = |written: &str| {
        let parts = written.split('.');
        parts.clone().count() == path.len() && parts.zip(&path).all(|(part, key)| part == "*" || part == *key)
    };
    let lines = include_str!("keys/sv.txt").lines().filter_map(|line| line.split_once(" = "));
    let mut lines = lines.filter(|(paths, _)| paths.split(' ').any(is_it));
    lines.next().map(|(_, meaning)| meaning)
}

/// The Swedish of what a word means.
fn swedish_of_word(english: &str) -> Option<&'static str> {
    let mut lines = include_str!("keys/words_sv.txt").lines().filter_map(|line| line.split_once(" = "));
    lines.find(|(meaning, _)| *meaning == english).map(|(_, swedish)| swedish)
}

impl<'k> Spot<'k> {
    /// What it means.
    pub(super) fn description(&self) -> Option<&'k str> {
        self.schemas.iter().find_map(|schema| schema.get("description")?.as_str())
    }

    /// An example of a value.
    pub(super) fn example(&self) -> Option<&'k Value> {
        self.schemas.iter().find_map(|schema| schema.get("examples")?.as_array()?.first())
    }

    /// The words that it takes, each with its meaning in a language.
    pub(super) fn words(&self, language: LanguageCode) -> Vec<(&'k str, Option<&'k str>)> {
        let mut words = Vec::new();
        for schema in &self.schemas {
            let meaning = schema.get("description").and_then(Value::as_str).map(|meaning| match language {
                LanguageCode::En => meaning,
                LanguageCode::Sv => swedish_of_word(meaning).unwrap_or(meaning),
            });
            words.extend(schema.get("const").and_then(Value::as_str).map(|word| (word, meaning)));
            let list = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
            words.extend(list.filter_map(Value::as_str).map(|word| (word, None)));
        }
        words
    }

    fn is(&self, name: &str) -> bool {
        self.schemas.iter().any(|schema| match schema.get("type") {
            Some(Value::Array(types)) => types.iter().any(|of| of == name),
            Some(one) => one == name,
            None => false,
        })
    }

    fn has_pattern(&self, holds: impl Fn(&str) -> bool) -> bool {
        self.schemas.iter().any(|schema| schema.get("pattern").and_then(Value::as_str).is_some_and(&holds))
    }

    /// Whether it takes a table, or a list of tables.
    pub(super) fn has_tables(&self) -> bool {
        self.schemas.iter().any(|schema| schema.get("properties").is_some())
    }

    /// Whether it takes a list.
    pub(super) fn is_list(&self) -> bool {
        self.is("array")
    }

    /// Whether it takes a day: only years are whole numbers from 1000.
    pub(super) fn takes_date(&self) -> bool {
        self.schemas.iter().any(|schema| schema.get("minimum").is_some_and(|least| least == 1000))
    }

    /// Whether it takes a length of time.
    pub(super) fn takes_duration(&self) -> bool {
        self.has_pattern(|pattern| pattern.contains("P([0-9]"))
    }

    /// Whether it takes an id.
    pub(super) fn takes_id(&self) -> bool {
        self.has_pattern(|pattern| pattern == "^[a-z0-9]+(-[a-z0-9]+)*$")
    }

    /// Whether it takes a number, and no text.
    pub(super) fn is_number(&self) -> bool {
        (self.is("integer") || self.is("number")) && !self.is("string")
    }

    /// Whether it takes `true` and `false` and no other text.
    pub(super) fn takes_boolean(&self) -> bool {
        self.schemas.iter().any(|schema| {
            let one = Spot { schemas: vec![*schema] };
            one.is("boolean") && !one.is("string")
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_has_a_meaning_and_what_it_takes_is_known() {
        let agreement = keys(Format::Record(RecordKind::Agreement));
        let at = |path: &str| agreement.at(path.split('.')).unwrap();
        assert!(at("validity.until").takes_date() && at("decision.planned").takes_date());
        assert!(at("validity.duration").takes_duration() && !at("title").takes_duration());
        assert!(
            at("validity.renewal").has_tables() && at("decision").has_tables() && at("decision").is_list()
        );
        assert!(at("decision.outcome").words(LanguageCode::En).iter().any(|(word, _)| *word == "adopted"));
        let adopted = ("adopted", Some("Antaget: parten är bunden."));
        assert!(at("decision.outcome").words(LanguageCode::Sv).contains(&adopted));
        assert!(at("validity.ends_on_replacement").takes_boolean() && !at("title").takes_boolean());
        assert!(agreement.at(["nothing"]).is_none());
        assert!(keys(Format::Settings).at(["kinds", "avtal", "lead_time"]).is_some());
        let (mut found, mut meanings) = (BTreeSet::new(), BTreeSet::new());
        for format in [Format::Settings].into_iter().chain(RecordKind::ALL.map(Format::Record)) {
            let mut open = vec![Vec::<String>::new()];
            while let Some(path) = open.pop() {
                let of = keys(format);
                let spot = of.at(path.iter().map(String::as_str)).unwrap();
                for key in of.below(&spot) {
                    assert!(key.spot.description().is_some(), "{path:?}.{} means nothing", key.name);
                    let path: Vec<String> = path.iter().cloned().chain([key.name.to_owned()]).collect();
                    let swedish = swedish(format, path.iter().map(String::as_str));
                    assert!(swedish.is_some(), "{path:?} means nothing in Swedish");
                    found.insert((format!("{format:?}"), path.clone()));
                    let words = key.spot.words(LanguageCode::En);
                    meanings.extend(words.into_iter().filter_map(|(_, meaning)| meaning));
                    open.push(path);
                }
            }
        }
        // Nothing is left over, but for what stands below a name that is free.
        let lines = include_str!("keys/sv.txt").lines().filter(|line| !line.starts_with('#'));
        let paths = lines.filter_map(|line| line.split_once(" = ")).flat_map(|(paths, _)| paths.split(' '));
        assert_eq!(paths.filter(|path| !path.contains('*')).count(), found.len());
        let level = keys(Format::Settings).at(["rules", "lapsed"]).unwrap();
        meanings.extend(level.words(LanguageCode::En).into_iter().filter_map(|(_, meaning)| meaning));
        let words = include_str!("keys/words_sv.txt").lines().filter(|line| !line.starts_with('#'));
        let words: BTreeSet<&str> = words.filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
        assert_eq!(words, meanings);
    }
}
