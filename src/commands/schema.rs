//! `avtal schema`

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

use super::failure::{Exit, Failure};
use super::{file, output};
use crate::import::map;
use crate::model::{Agreement, Body, Party, Settings};
use crate::render::export::{json_schema, turtle};
use crate::render::json::{DiffBody, Document, StatusBody};
use crate::view::tables::Table;

/// Print the JSON Schemas of records, reports and exported tables, and the shapes of linked data.
///
/// With the schemas of records, an editor can complete keys and check records as you type.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal schema agreement
  avtal schema --out schemas        write all schemas into a folder")]
pub struct Arguments {
    /// The schema to print
    #[arg(required_unless_present = "out")]
    name: Option<Printed>,

    /// Write all of them into this folder instead, as NAME.schema.json, and the shapes as linked-data.shapes.ttl
    #[arg(long, value_name = "DIR", conflicts_with = "name")]
    out: Option<PathBuf>,
}

/// What there is a schema of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Name {
    /// Files under `agreements/`
    Agreement,
    /// Files under `parties/`
    Party,
    /// Files under `bodies/`
    Body,
    /// registry.toml
    Registry,
    /// The map of `avtal import`
    ImportMap,
    /// What `avtal diff --format json` prints
    Diff,
    /// What `avtal status --format json` prints
    Status,
}

impl Name {
    /// The schema (JSON Schema 2020-12), pretty-printed, with a final line break.
    ///
    /// # Errors
    ///
    /// None for any of these schemas: all their keys are text.
    pub fn schema(self) -> serde_json::Result<String> {
        let schema = match self {
            Name::Agreement => record::<Agreement>(),
            Name::Party => record::<Party>(),
            Name::Body => record::<Body>(),
            Name::Registry => generate::<Settings>(texts_alone),
            Name::ImportMap => generate::<map::Map>(texts_alone),
            Name::Diff => output::<DiffBody<'_>>(),
            Name::Status => output::<StatusBody<'_>>(),
        };
        serde_json::to_string_pretty(&schema).map(|json| json + "\n")
    }

    /// Whether it is that of files that every registry has.
    #[must_use]
    pub fn is_of_files(self) -> bool {
        match self {
            Name::Agreement | Name::Party | Name::Body | Name::Registry => true,
            Name::ImportMap | Name::Diff | Name::Status => false,
        }
    }

    /// Its file name.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Name::Agreement => "agreement.schema.json",
            Name::Party => "party.schema.json",
            Name::Body => "body.schema.json",
            Name::Registry => "registry.schema.json",
            Name::ImportMap => "import-map.schema.json",
            Name::Diff => "diff.schema.json",
            Name::Status => "status.schema.json",
        }
    }
}

/// What the command prints a schema of: what there is one of, a table of `avtal export --format jsonl`, or linked data, whose
/// schema is shapes (SHACL).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Printed {
    Of(Name),
    Table(Table),
    LinkedData,
}

static PRINTED: LazyLock<Vec<Printed>> = LazyLock::new(|| {
    let names = Name::value_variants().iter().copied().map(Printed::Of);
    names.chain(Table::ALL.map(Printed::Table)).chain([Printed::LinkedData]).collect()
});

impl ValueEnum for Printed {
    fn value_variants<'a>() -> &'a [Self] {
        &PRINTED
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Printed::Of(name) => name.to_possible_value(),
            Printed::Table(table) => Some(PossibleValue::new(json_schema::name(*table))),
            Printed::LinkedData => Some(PossibleValue::new("linked-data")),
        }
    }
}

impl Printed {
    fn schema(self) -> serde_json::Result<String> {
        match self {
            Printed::Of(name) => name.schema(),
            Printed::Table(table) => json_schema::json_schema(table),
            Printed::LinkedData => Ok(turtle::shapes_file()),
        }
    }

    fn file(self) -> String {
        match self {
            Printed::Of(name) => name.file().to_owned(),
            Printed::Table(table) => json_schema::file_name(table),
            Printed::LinkedData => "linked-data.shapes.ttl".to_owned(),
        }
    }
}

fn generate<T: JsonSchema>(transform: fn(&mut Schema)) -> Schema {
    let settings = SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(without_null))
        .with_transform(RecursiveTransform(transform));
    settings.into_generator().into_root_schema_for::<T>()
}

/// The schema of a document that a command prints.
fn output<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Document<'_, T>>()
}

/// The schema of a record in TOML or YAML.
fn record<T: JsonSchema>() -> Schema {
    let mut schema = generate::<T>(null_for_absent);
    let defs = schema.get("$defs").cloned().unwrap_or_default();
    // A required table may be one without required keys: an empty `validity:` in YAML is an empty table.
    let is_empty_table = |name: &str| {
        defs.get(name).is_some_and(|of| of.get("properties").is_some() && of.get("required").is_none())
    };
    for property in
        schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut)
    {
        let def = property.get("$ref").and_then(Value::as_str).and_then(|of| of.strip_prefix("#/$defs/"));
        if def.is_some_and(is_empty_table) {
            allow_null(property);
        }
    }
    schema
}

/// Only YAML accepts numbers and booleans as text, and registry.toml is TOML.
fn texts_alone(schema: &mut Schema) {
    if schema.get("type").and_then(Value::as_array).is_some_and(|types| types.contains(&"string".into())) {
        schema.insert("type".to_owned(), "string".into());
    }
}

/// An optional key with nothing after it in YAML is absent.
fn null_for_absent(schema: &mut Schema) {
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (_, property) in
        properties.into_iter().flatten().filter(|(key, _)| !required.contains(&key.as_str().into()))
    {
        allow_null(property);
    }
}

fn allow_null(property: &mut Value) {
    let null = || Value::from("null");
    let Some(schema) = property.as_object_mut() else { return };
    match schema.get_mut("type") {
        Some(Value::Array(types)) => types.push(null()),
        Some(one) => *one = Value::Array(vec![one.take(), null()]),
        None => {
            // The description of the property stays beside the choice.
            let said = ["description", "examples", "default"];
            let kept: Map<String, Value> =
                said.into_iter().filter_map(|key| schema.remove_entry(key)).collect();
            let only = Value::Object(std::mem::replace(schema, kept));
            schema.insert("anyOf".to_owned(), serde_json::json!([only, { "type": "null" }]));
        }
    }
}

/// Removes null from the schema of an optional value. [`null_for_absent`] allows a key without a value.
fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|of| of != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            schema.insert("type".to_owned(), one);
        }
    }
    let Some(Value::Array(choices)) = schema.get_mut("anyOf") else { return };
    choices.retain(|choice| choice.get("type").is_none_or(|of| of != "null"));
    if let [Value::Object(only)] = choices.as_slice() {
        let only = only.clone();
        schema.remove("anyOf");
        for (key, value) in only {
            schema.ensure_object().entry(key).or_insert(value);
        }
    }
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`] if a file cannot be written; or an I/O error of standard output.
pub fn run(arguments: &Arguments) -> anyhow::Result<Exit> {
    if let Some(name) = arguments.name {
        output::write(&name.schema()?)?;
    }
    if let Some(folder) = &arguments.out {
        let fail = |error| Failure::unwritable(folder, error);
        fs::create_dir_all(folder).map_err(fail)?;
        for printed in Printed::value_variants() {
            file::write(&folder.join(printed.file()), printed.schema()?)?;
        }
    }
    Ok(Exit::Success)
}
