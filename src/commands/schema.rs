//! `avtal schema`

use std::fs;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::failure::{Exit, Failure};
use super::{diff, file, output};
use crate::model::{Agreement, Body, Party, Settings};
use crate::render::json::Document;

/// Print the JSON Schemas of records, for editors, and of reports.
///
/// An editor that knows them completes keys and checks records while they are written.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal schema agreement
  avtal schema --out schemas        write all of them into a folder")]
pub struct Arguments {
    /// Which one to print
    #[arg(required_unless_present = "out")]
    name: Option<Name>,

    /// Write all of them into this folder instead, as NAME.schema.json
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
    /// What `avtal diff --format json` prints
    Diff,
}

impl Name {
    /// The schema (JSON Schema 2020-12), pretty-printed, with a final end of line.
    ///
    /// # Errors
    ///
    /// None that a schema can give: its keys are all text.
    pub fn schema(self) -> serde_json::Result<String> {
        let schema = match self {
            Name::Agreement => generate::<Agreement>(),
            Name::Party => generate::<Party>(),
            Name::Body => generate::<Body>(),
            Name::Registry => generate::<Settings>(),
            Name::Diff => {
                let settings = SchemaSettings::draft2020_12().for_serialize();
                settings.into_generator().into_root_schema_for::<Document<'_, diff::Body<'_>>>()
            }
        };
        serde_json::to_string_pretty(&schema).map(|json| json + "\n")
    }

    /// The name of its file.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Name::Agreement => "agreement.schema.json",
            Name::Party => "party.schema.json",
            Name::Body => "body.schema.json",
            Name::Registry => "registry.schema.json",
            Name::Diff => "diff.schema.json",
        }
    }
}

fn generate<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_null));
    settings.into_generator().into_root_schema_for::<T>()
}

/// An optional key may be left out; it is not written as null, which TOML does not have.
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
        let fail = |error| Failure::Environment {
            message: format!("{} cannot be written", folder.display()),
            error,
        };
        fs::create_dir_all(folder).map_err(fail)?;
        for name in Name::value_variants() {
            file::write(&folder.join(name.file()), &name.schema()?)?;
        }
    }
    Ok(Exit::Success)
}
