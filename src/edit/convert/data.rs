//! What a text says, as data.

use super::super::data::Data;
use super::super::format::Spot;
use super::super::path::Path;
use super::super::types::Types;
use super::super::way::is_null;
use super::unconverted::Unconverted;
use crate::model::Date;
use crate::source::{Lines, Node, Value};

/// Reads a tree.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) types: &'t Types,
}

impl Reader<'_> {
    /// What a value says. Recursion is bounded by the depth of trees.
    pub(super) fn data(&self, node: &Node<'_>, path: &Path, spot: &Spot) -> Result<Data, Unconverted> {
        if is_null(node) {
            // A table without keys, as `validity:` with nothing below it.
            return if spot.is_table() {
                Ok(Data::Table(Vec::new()))
            } else {
                Err(self.no_value(node, path))
            };
        }
        Ok(match &node.value {
            Value::Bool(value) => Data::Boolean(*value),
            Value::Int(number) => Data::Integer(*number),
            Value::Text(text) => match Date::parse(text) {
                Ok(date) if spot.takes_date() && date.to_string() == **text => Data::Date(date),
                // The file's line breaks are not part of a text.
                Ok(_) | Err(_) => Data::text(text.replace("\r\n", "\n")),
            },
            Value::Plain(text) => self.types.plain(path, text),
            Value::Date(written) => match Date::parse(written) {
                Ok(date) if spot.takes_date() && date.to_string() == **written => Data::Date(date),
                Ok(_) | Err(_) => return Err(self.no_day(node, path, written)),
            },
            Value::List(items) => Data::List(
                items
                    .iter()
                    .enumerate()
                    .map(|(at, item)| self.data(item, &path.clone().item(at), spot))
                    .collect::<Result<_, _>>()?,
            ),
            Value::Table(entries) => {
                let mut table = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    let path = path.clone().key(&*key.name);
                    if key.name == "<<" {
                        return Err(self.at(
                            node,
                            format!("`{path}` is a merge key, which a record does not have"),
                            "write the keys out that it stands for",
                        ));
                    }
                    table.push((key.name.to_string(), self.data(value, &path, &spot.below(&key.name))?));
                }
                Data::Table(table)
            }
            Value::Null | Value::Float(_) => {
                let message = format!("`{path}` is a number with a fraction, which no key of a record takes");
                return Err(self.at(node, message, "write what the key takes"));
            }
        })
    }

    fn no_value(&self, node: &Node<'_>, path: &Path) -> Unconverted {
        self.at(
            node,
            format!("`{path}` has no value, which TOML cannot say"),
            "give it one, or take the key away",
        )
    }

    fn no_day(&self, node: &Node<'_>, path: &Path, written: &str) -> Unconverted {
        self.at(
            node,
            format!("`{path}` is no day that its key takes: {written}"),
            "write a day as 2026-01-31, or what the key takes",
        )
    }

    fn at(&self, node: &Node<'_>, message: String, help: &str) -> Unconverted {
        let place = Lines::new(self.text).place(node.span.start);
        Unconverted { place: Some(place), ..Unconverted::new(message, help) }
    }
}
