//! What other programs make of the same texts: how they read what we wrote, and what they say after the same edit.

use avtal::edit::{Data, Edit, Step, Syntax};
use avtal::source::{Node, Value};
use serde_json::Value as Json;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike};

/// Whether another reader finds what ours does: `toml_edit`, `yaml_serde`. None if it cannot read the text.
pub fn agrees(syntax: Syntax, text: &str, root: &Node<'_>) -> Option<bool> {
    let other = match syntax {
        Syntax::Toml => in_table(text.parse::<DocumentMut>().ok()?.as_table()),
        // A file with nothing in it is a table without keys.
        Syntax::Yaml => match of_yaml(&serde_yaml::from_str(text).ok()?)? {
            Json::Null => Json::Object(serde_json::Map::new()),
            other => other,
        },
    };
    Some(other == ours(root))
}

/// What `toml_edit` makes of a text by the same edit. None if it cannot be told to.
pub fn after(text: &str, edit: &Edit) -> Option<String> {
    let mut document = text.parse::<DocumentMut>().ok()?;
    let (Step::Key(last), way) = edit.path().steps().split_last()? else { return None };
    let mut table: &mut dyn TableLike = document.as_table_mut();
    for step in way {
        let Step::Key(key) = step else { return None };
        table = table.get_mut(key)?.as_table_like_mut()?;
    }
    match edit {
        Edit::Set { value, .. } => {
            // A value over a table would stand where the table did, which is no place for it.
            if table.get(last).is_some_and(|old| !old.is_value()) || table.is_dotted() {
                return None;
            }
            table.insert(last, Item::Value(value_of(value)));
        }
        Edit::Remove { .. } => {
            table.remove(last)?;
            // It does not write a table that has lost its only key, unless that has a header.
            if table.is_empty() {
                return None;
            }
        }
        Edit::Add { .. } | Edit::Rename { .. } => return None,
    }
    Some(document.to_string())
}

fn value_of(data: &Data) -> toml_edit::Value {
    match data {
        Data::Text(text) => text.as_str().into(),
        Data::Integer(number) => (*number).into(),
        Data::Boolean(value) => (*value).into(),
        Data::Date(date) => date.to_string().into(),
        Data::List(items) => items.iter().map(value_of).collect::<Array>().into(),
        Data::Table(entries) => {
            entries.iter().map(|(key, data)| (key, value_of(data))).collect::<InlineTable>().into()
        }
    }
}

/// All but numbers with fractions, which each reader rounds in its own way, as text.
fn text(value: impl ToString) -> Json {
    Json::String(value.to_string().replace("\r\n", "\n"))
}

/// What our reader finds.
pub fn ours(node: &Node<'_>) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => text(value),
        Value::Int(number) => text(number),
        Value::Float(_) => text("a number"),
        Value::Text(value) => text(value),
        Value::Date(value) => text(value),
        Value::Plain(value) => match &**value {
            "" | "~" | "null" | "Null" | "NULL" => Json::Null,
            value => text(value),
        },
        Value::List(items) => Json::Array(items.iter().map(ours).collect()),
        Value::Table(entries) => sorted(entries.iter().map(|(key, node)| (key.name.to_string(), ours(node)))),
    }
}

fn sorted(entries: impl Iterator<Item = (String, Json)>) -> Json {
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    Json::Object(entries.into_iter().collect())
}

fn in_table(table: &Table) -> Json {
    sorted(table.iter().map(|(key, item)| (key.to_owned(), in_item(item))))
}

fn in_item(item: &Item) -> Json {
    match item {
        Item::None => Json::Null,
        Item::Value(value) => in_value(value),
        Item::Table(table) => in_table(table),
        Item::ArrayOfTables(tables) => Json::Array(tables.iter().map(in_table).collect()),
    }
}

fn in_value(value: &toml_edit::Value) -> Json {
    match value {
        toml_edit::Value::String(value) => text(value.value()),
        toml_edit::Value::Integer(value) => text(value.value()),
        toml_edit::Value::Float(_) => text("a number"),
        toml_edit::Value::Boolean(value) => text(value.value()),
        toml_edit::Value::Datetime(value) => text(value.value()),
        toml_edit::Value::Array(items) => Json::Array(items.iter().map(in_value).collect()),
        toml_edit::Value::InlineTable(table) => {
            sorted(table.iter().map(|(key, value)| (key.to_owned(), in_value(value))))
        }
    }
}

fn of_yaml(value: &serde_yaml::Value) -> Option<Json> {
    Some(match value {
        serde_yaml::Value::Null => Json::Null,
        serde_yaml::Value::Bool(value) => text(value),
        serde_yaml::Value::Number(value) => text(value),
        serde_yaml::Value::String(value) => text(value),
        serde_yaml::Value::Sequence(items) => Json::Array(items.iter().map(of_yaml).collect::<Option<_>>()?),
        serde_yaml::Value::Mapping(entries) => {
            let entry = |(key, value)| Some((text_of(key)?, of_yaml(value)?));
            sorted(entries.iter().map(entry).collect::<Option<Vec<_>>>()?.into_iter())
        }
        serde_yaml::Value::Tagged(_) => return None,
    })
}

fn text_of(key: &serde_yaml::Value) -> Option<String> {
    if let Json::String(text) = of_yaml(key)? { Some(text) } else { None }
}
