//! The keys of the format, from the schemas, for tests that must cover every key.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

/// A key: its path from the root of the record, joined by dots, and the schema of its value, without the definitions
/// that it refers to.
#[derive(Clone)]
pub(crate) struct SchemaKey {
    pub path: String,
    pub schema: Value,
}

impl SchemaKey {
    /// The last part of the path.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }

    /// Whether this text occurs in the schema of its value, or of the items of its list.
    pub(crate) fn mentions(&self, text: &str) -> bool {
        self.schema.to_string().contains(text)
    }

    /// Whether it is a list of tables.
    pub(crate) fn is_list_of_tables(&self) -> bool {
        self.schema["items"].get("$ref").is_some() && !self.mentions("/Date\"")
    }
}

/// All keys of a record of this type, including those of its tables.
pub(crate) fn keys<T: JsonSchema>() -> Vec<SchemaKey> {
    let schema = SchemaGenerator::default().into_root_schema_for::<T>().to_value();
    let (mut keys, mut open) = (Vec::new(), vec![(String::new(), schema.clone())]);
    while let Some((path, table)) = open.pop() {
        for (name, of) in table["properties"].as_object().into_iter().flatten() {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            let one = [of, &of["items"]].into_iter().cloned();
            let any = of["anyOf"].as_array().into_iter().flatten().cloned();
            for of in one.chain(any) {
                let name = of["$ref"].as_str().and_then(|to| to.rsplit('/').next());
                open.extend(name.map(|name| (path.clone(), schema["$defs"][name].clone())));
            }
            keys.push(SchemaKey { path, schema: of.clone() });
        }
    }
    assert!(keys.len() > 5);
    keys
}
