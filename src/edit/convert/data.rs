//! What a text says, as data.

use super::super::data::Data;
use super::super::format::Spot;
use super::super::path::Path;
use super::super::types::Types;
use super::super::way::is_null;
use super::unconverted::Unconverted;
use crate::model::Date;
use crate::source::{Lines, Node, Value};
use crate::text::message::{Message, message};

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
                            message!("convert-merge-key", path = path.to_string()),
                            message!("write-keys-out"),
                        ));
                    }
                    table.push((key.name.to_string(), self.data(value, &path, &spot.below(&key.name))?));
                }
                Data::Table(table)
            }
            Value::Null | Value::Float(_) => {
                let message = message!("convert-fraction", path = path.to_string());
                return Err(self.at(node, message, message!("write-what-it-takes")));
            }
        })
    }

    fn no_value(&self, node: &Node<'_>, path: &Path) -> Unconverted {
        self.at(
            node,
            message!("convert-no-value", path = path.to_string()),
            message!("give-value-or-take-away"),
        )
    }

    fn no_day(&self, node: &Node<'_>, path: &Path, written: &str) -> Unconverted {
        self.at(
            node,
            message!("convert-no-day", path = path.to_string(), written = written),
            message!("write-day-or-what"),
        )
    }

    fn at(&self, node: &Node<'_>, message: Message, help: Message) -> Unconverted {
        let place = Lines::new(self.text).place(node.span.start);
        Unconverted { place: Some(place), ..Unconverted::new(message, help) }
    }
}
