//! What `avtal export --format jsonl` wrote, read back: a line for each record, which holds all that the record says.

use std::collections::HashMap;

use serde_json::Value;

use crate::edit::{Data, Path, Types};
use crate::model::{Date, Id};
use crate::source::{RecordKind, is_record_name};
use crate::text::brief;
use crate::text::message::message;

use super::Problem;

/// The deepest value that a record may have.
const MAX_DEPTH: usize = 32;

/// A table that holds records, or the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The settings of the registry.
    Settings,
    /// Records of a kind.
    Records(RecordKind),
}

impl Content {
    /// Those that are read, in this order.
    pub const ALL: [Content; 4] = [
        Content::Settings,
        Content::Records(RecordKind::Party),
        Content::Records(RecordKind::Body),
        Content::Records(RecordKind::Agreement),
    ];

    /// The name of the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Content::Settings => "registries",
            Content::Records(RecordKind::Agreement) => "agreements",
            Content::Records(RecordKind::Party) => "parties",
            Content::Records(RecordKind::Body) => "bodies",
        }
    }
}

/// A record as a line holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Exported {
    /// Its id. Empty for the settings.
    pub id: String,
    /// Its file, from the root of the registry.
    pub path: String,
    /// What it says.
    pub record: Value,
}

/// Reads a line, or an item of a list. None if it is of something that has no record.
///
/// # Errors
///
/// If it is no such line, or its record could not stand where it says.
pub fn read(content: Content, line: Value) -> Result<Option<Exported>, Problem> {
    let Value::Object(mut line) = line else { return Err(no_line(content)) };
    let mut text = |key: &str| match line.remove(key) {
        Some(Value::String(text)) => text,
        Some(_) | None => String::new(),
    };
    let (id, path) = (text("id"), text("path"));
    let key = if content == Content::Settings { "settings" } else { "record" };
    let record = match line.remove(key) {
        Some(record @ Value::Object(_)) => record,
        Some(Value::Null) => return Ok(None),
        Some(_) | None => return Err(no_line(content)),
    };
    match content {
        Content::Settings => {
            Ok(Some(Exported { id: String::new(), path: "registry.toml".to_owned(), record }))
        }
        Content::Records(kind) if is_place(kind, &id, &path) => Ok(Some(Exported { id, path, record })),
        Content::Records(_) => {
            Err(Problem::from(message!("exported-no-place", id = brief(&id), path = brief(&path))))
        }
    }
}

fn no_line(content: Content) -> Problem {
    Problem::new(message!("exported-no-line", table = content.name()), message!("exported-help"))
}

/// Whether a record of a kind may stand in a file.
fn is_place(kind: RecordKind, id: &str, path: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.contains(['\\', ':'])
            && !part.contains(char::is_control)
    };
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Id::is_valid(id)
        && stem == id
        && is_record_name(path)
        && path.split_once('/').is_some_and(|(top, _)| top == kind.folder())
        && path.split('/').all(is_name)
}

/// Makes data of JSON, with dates where the format takes dates.
#[derive(Debug)]
pub struct Typed {
    types: Option<Types>,
    known: HashMap<String, bool>,
}

impl Typed {
    /// For records of a kind, or for the settings, which have no dates.
    #[must_use]
    pub fn of(content: Content) -> Self {
        let types = match content {
            Content::Settings => None,
            Content::Records(kind) => Some(Types::of(kind)),
        };
        Typed { types, known: HashMap::new() }
    }

    /// What a value says at a path.
    ///
    /// # Errors
    ///
    /// If it is a fraction, or too deep.
    pub fn data(&mut self, value: &Value, path: &Path) -> Result<Data, Problem> {
        if path.steps().len() > MAX_DEPTH {
            return Err(Problem::from(message!("exported-deep")));
        }
        Ok(match value {
            Value::Null => return Err(Problem::from(message!("exported-null", path = path.to_string()))),
            Value::Bool(truth) => (*truth).into(),
            Value::Number(number) => {
                let whole = number.as_i64();
                whole
                    .ok_or_else(|| Problem::from(message!("exported-fraction", path = path.to_string())))?
                    .into()
            }
            Value::String(text) => match Date::parse(text) {
                Ok(date) if self.takes_date(path) && date.to_string() == *text => date.into(),
                Ok(_) | Err(_) => Data::text(text.as_str()),
            },
            Value::Array(items) => {
                // Items of a list are alike.
                let path = path.clone().item(0);
                Data::List(items.iter().map(|item| self.data(item, &path)).collect::<Result<_, _>>()?)
            }
            Value::Object(entries) => {
                let mut table = Vec::with_capacity(entries.len());
                for (key, value) in entries.iter().filter(|(_, value)| !value.is_null()) {
                    table.push((key.clone(), self.data(value, &path.clone().key(key.as_str()))?));
                }
                Data::Table(table)
            }
        })
    }

    fn takes_date(&mut self, path: &Path) -> bool {
        let Some(types) = &self.types else { return false };
        *self.known.entry(path.to_string()).or_insert_with(|| types.takes_date(path))
    }
}

/// The keys at the top of two records whose values are not the same.
#[must_use]
pub fn differing(list: &Value, record: &Value) -> Vec<String> {
    let keys = |value: &Value| -> Vec<String> {
        value.as_object().into_iter().flat_map(|table| table.keys().cloned()).collect()
    };
    let mut all = keys(list);
    let more: Vec<String> = keys(record).into_iter().filter(|key| !all.contains(key)).collect();
    all.extend(more);
    all.retain(|key| list.get(key) != record.get(key));
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_record_stands_only_where_records_of_its_kind_do() {
        let line = |id: &str, path: &str| json!({"id": id, "path": path, "record": {"title": "A"}, "state": "in-force"});
        let of = |id: &str, path: &str| read(Content::Records(RecordKind::Agreement), line(id, path));
        assert_eq!(of("a", "agreements/lan/a.toml").unwrap().unwrap().path, "agreements/lan/a.toml");
        for (id, path) in [
            ("a", "agreements/../a.toml"),
            ("a", "../agreements/a.toml"),
            ("a", "/agreements/a.toml"),
            ("a", "parties/a.toml"),
            ("a", "agreements/b.toml"),
            ("a", "agreements/.git/a.toml"),
            ("a", "agreements/a.txt"),
            ("a", "agreements\\a.toml"),
            ("a", "agreements//a.toml"),
            ("A", "agreements/A.toml"),
            ("", ""),
        ] {
            assert!(of(id, path).is_err(), "{path}");
        }
        let nothing = json!({"id": "a", "path": null, "record": null});
        assert_eq!(read(Content::Records(RecordKind::Party), nothing), Ok(None));
        assert!(read(Content::Settings, json!([])).is_err());
    }

    #[test]
    fn dates_are_dates_where_the_format_takes_them() {
        let mut typed = Typed::of(Content::Records(RecordKind::Agreement));
        let record = json!({"title": "2024", "validity": {"from": "2024", "until": "further-notice"},
                            "parties": ["a", {"id": "b", "from": "2024-01-31"}], "part": 2});
        let day = |text: &str| Data::from(Date::parse(text).unwrap());
        let Data::Table(table) = typed.data(&record, &Path::root()).unwrap() else { panic!() };
        let of = |key: &str| &table.iter().find(|(known, _)| known == key).unwrap().1;
        assert_eq!(of("title"), &Data::text("2024"));
        assert_eq!(
            of("validity"),
            &Data::table([("from", day("2024")), ("until", Data::text("further-notice"))])
        );
        let b = Data::table([("id", Data::text("b")), ("from", day("2024-01-31"))]);
        assert_eq!(of("parties"), &Data::list([Data::text("a"), b]));
        assert!(typed.data(&json!({"part": 1.5}), &Path::root()).is_err());
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC{0,60}") {
            if let Ok(value) = serde_json::from_str::<Value>(&text) {
                for content in Content::ALL {
                    let _ = read(content, value.clone());
                    let _ = Typed::of(content).data(&value, &Path::root());
                }
            }
        }
    }
}
