//! Values that are written as a text or as a table.

use serde::Deserializer;
use serde::de::Visitor;

/// The name of a newtype struct by which a type asks for either shape; see [`text_or_table`].
pub(super) const EITHER: &str = "$avtal::TextOrTable";

/// Reads a value that has two shapes, as a party in `parties = ["a", { id = "b", from = 2022-07-01 }]`.
///
/// The visitor gets a text, a date or a plain YAML text, whatever it looks like, by `visit_str`, a whole number of TOML by
/// `visit_i64`, a list by `visit_seq`, and a table by `visit_newtype_struct`, from whose deserializer a derived struct can be read with
/// all checks of its keys. Whatever else it refuses is a `wrong-type` by its `expecting`.
///
/// # Errors
///
/// What the visitor says.
pub fn text_or_table<'de, D, V>(deserializer: D, visitor: V) -> Result<V::Value, D::Error>
where
    D: Deserializer<'de>,
    V: Visitor<'de>,
{
    deserializer.deserialize_newtype_struct(EITHER, visitor)
}
