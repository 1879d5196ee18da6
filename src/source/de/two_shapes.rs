//! Values that are written either as text or as a table.

use serde::Deserializer;
use serde::de::Visitor;

/// The name of a newtype struct by which a type asks for either form; see [`text_or_table`].
pub(super) const EITHER: &str = "$avtal::TextOrTable";

/// Reads a value that has two forms, as a party in `parties = ["a", { id = "b", from = 2022-07-01 }]`.
///
/// The visitor receives text, a date or any plain YAML scalar by `visit_str`, a TOML integer by `visit_i64`, a list by
/// `visit_seq`, and a table by `visit_newtype_struct`, whose deserializer reads a derived struct with all checks of its
/// keys. Anything else that it refuses is a `wrong-type` with its `expecting` text.
///
/// # Errors
///
/// The error of the visitor.
pub fn text_or_table<'de, D, V>(deserializer: D, visitor: V) -> Result<V::Value, D::Error>
where
    D: Deserializer<'de>,
    V: Visitor<'de>,
{
    deserializer.deserialize_newtype_struct(EITHER, visitor)
}
