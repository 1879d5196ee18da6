//! Tables with free keys.

use std::borrow::Cow;
use std::fmt::{self, Formatter};
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use foldhash::{HashMap, HashMapExt};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::source::span::Sp;
use crate::text::composed;

/// A table whose keys are free, such as `[kinds.<name>]`: keys and values with their spans, in file order.
#[derive(Debug, Clone)]
pub struct Entries<T>(pub Vec<(Sp<String>, Sp<T>)>, HashMap<String, usize>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Entries(Vec::new(), HashMap::new())
    }
}

/// By its entries: where each key stands follows from them.
impl<T: Hash> Hash for Entries<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> Entries<T> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        let (_, value) = self.0.get(*self.1.get(key)?)?;
        Some(&value.value)
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a table")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
        let (mut entries, mut positions) = (Vec::new(), HashMap::new());
        while let Some((key, value)) = map.next_entry::<Sp<String>, _>()? {
            let key = Sp { value: composed(&key).into_owned(), span: key.span };
            positions.entry(key.value.clone()).or_insert(entries.len());
            entries.push((key, value));
        }
        Ok(Entries(entries, positions))
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Entries_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<T>() })
    }
}
