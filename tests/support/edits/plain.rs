//! What a text says, without how it is written.

use std::collections::BTreeMap;

use avtal::edit::Data;
use avtal::source::{Node, Value};

/// A value without its place. Dates are text, and plain scalars of YAML what the core schema makes of them.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    Null,
    Bool(bool),
    Int(i64),
    /// By its bits.
    Float(u64),
    Text(String),
    /// A date that an edit writes: as text or, if it is a year, as a number.
    Date(String),
    List(Vec<Plain>),
    Table(BTreeMap<String, Plain>),
}

impl From<&Node<'_>> for Plain {
    fn from(node: &Node<'_>) -> Self {
        match &node.value {
            Value::Null => Plain::Null,
            Value::Bool(value) => Plain::Bool(*value),
            Value::Int(number) => Plain::Int(*number),
            Value::Float(number) => Plain::Float(number.to_bits()),
            Value::Text(text) => Plain::Text(text.replace("\r\n", "\n")),
            Value::Date(text) => Plain::Text((*text).to_owned()),
            Value::Plain(text) => match &**text {
                "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
                "true" | "True" | "TRUE" => Plain::Bool(true),
                "false" | "False" | "FALSE" => Plain::Bool(false),
                text => text.parse().map_or_else(|_| Plain::Text(text.to_owned()), Plain::Int),
            },
            Value::List(items) => Plain::List(items.iter().map(Plain::from).collect()),
            Value::Table(entries) => {
                Plain::Table(entries.iter().map(|(key, node)| (key.name.to_string(), node.into())).collect())
            }
        }
    }
}

impl From<&Data> for Plain {
    fn from(data: &Data) -> Self {
        match data {
            Data::Text(text) => Plain::Text(text.replace("\r\n", "\n")),
            Data::Integer(number) => Plain::Int(*number),
            Data::Boolean(value) => Plain::Bool(*value),
            Data::Date(date) => Plain::Date(date.to_string()),
            Data::List(items) => Plain::List(items.iter().map(Plain::from).collect()),
            Data::Table(entries) => {
                Plain::Table(entries.iter().map(|(key, data)| (key.clone(), data.into())).collect())
            }
        }
    }
}

impl Plain {
    /// Whether a text says this.
    pub fn is_said(&self, by: &Plain) -> bool {
        match (self, by) {
            (Plain::Date(date), Plain::Text(text)) => date == text,
            (Plain::Date(date), Plain::Int(year)) => *date == year.to_string(),
            (Plain::List(a), Plain::List(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_said(b))
            }
            (Plain::Table(a), Plain::Table(b)) => {
                a.len() == b.len()
                    && a.iter().zip(b).all(|((a_key, a), (b_key, b))| a_key == b_key && a.is_said(b))
            }
            // Text that looks like a number, written in quotes or without.
            (Plain::Text(a), Plain::Int(b)) | (Plain::Int(b), Plain::Text(a)) => *a == b.to_string(),
            (a, b) => a == b,
        }
    }
}
