//! The JSON Schema of a table's rows.

use serde_json::{Map, Value, json};

use crate::render::json;
use crate::view::tables::{ProgramColumn, Table, Type};

/// The schema of a line of the table (JSON Schema 2020-12), pretty-printed, with a final line break.
///
/// # Errors
///
/// None for the tables of this crate, whose keys are all text.
pub fn json_schema(table: Table) -> serde_json::Result<String> {
    let columns = table.columns_for_programs();
    let properties: Map<String, Value> =
        columns.iter().map(|column| (column.name.clone(), property(column))).collect();
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    json::text(&json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name(),
        "description": table.about(),
        "type": "object",
        "properties": properties,
        "required": names,
        "additionalProperties": false,
    }))
}

/// The name of a table's schema.
#[must_use]
pub fn name(table: Table) -> &'static str {
    match table {
        Table::Registries => "table-registries",
        Table::Parties => "table-parties",
        Table::Bodies => "table-bodies",
        Table::Agreements => "table-agreements",
        Table::Memberships => "table-memberships",
        Table::Replacements => "table-replacements",
        Table::Bases => "table-bases",
        Table::Locals => "table-locals",
        Table::Reviews => "table-reviews",
        Table::Decisions => "table-decisions",
        Table::Events => "table-events",
        Table::Findings => "table-findings",
    }
}

/// The name of the file of a table's schema.
#[must_use]
pub fn file_name(table: Table) -> String {
    format!("{}.schema.json", name(table))
}

fn property(column: &ProgramColumn) -> Value {
    let kind = |name: &str| if column.nullable { json!([name, "null"]) } else { json!(name) };
    let day = json!({ "type": "string", "format": "date" });
    let mut schema = match column.of {
        Type::Text => json!({ "type": kind("string") }),
        Type::Integer => json!({ "type": kind("integer") }),
        Type::Boolean => json!({ "type": kind("boolean") }),
        Type::Day | Type::Date => json!({ "type": kind("string"), "format": "date" }),
        Type::Texts => json!({ "type": kind("array"), "items": { "type": "string" } }),
        Type::Periods => json!({
            "type": kind("array"),
            "items": {
                "type": "object",
                "properties": { "from": day, "through": { "type": ["string", "null"], "format": "date" } },
                "required": ["from", "through"],
                "additionalProperties": false,
            },
        }),
        Type::Record => json!({ "type": kind("object") }),
    };
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), column.about.as_str().into());
    }
    schema
}
