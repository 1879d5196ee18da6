//! The table of registries: the one that is exported.

use crate::registry::Registry;
use crate::view::Day;
use crate::view::message::message;

use super::column::{Field, Type, column};
use super::export::Origin;
use super::record::record;
use super::value::Value;

/// The registry.
pub(super) struct Row<'r> {
    pub(super) registry: &'r Registry,
    pub(super) origin: &'r Origin,
    pub(super) day: Day,
    pub(super) horizon: Day,
}

/// A column, and how a row gives its value.
type Of = Field<for<'a> fn(&'a Row<'a>) -> Value<'a>>;

pub(super) static FIELDS: &[Of] = &[
    Field {
        column: column(
            "name",
            Type::Text,
            || message!("column-registry-name"),
            "Its name in paths and keys; unique among the registries that are kept together.",
        ),
        value: |of| (&of.origin.name).into(),
    },
    Field {
        column: column("title", Type::Text, || message!("column-name"), "Its name for people.").or_null(),
        value: |of| Value::maybe(of.registry.settings.name.as_ref().map(|name| name.as_str())),
    },
    Field {
        column: column(
            "as_of",
            Type::Day,
            || message!("column-as-of"),
            "The day of the export, which states and flags are about.",
        ),
        value: |of| of.day.into(),
    },
    Field {
        column: column(
            "horizon",
            Type::Day,
            || message!("column-horizon"),
            "The last day that events and flags look ahead to, inclusive.",
        ),
        value: |of| of.horizon.into(),
    },
    Field {
        column: column(
            "at",
            Type::Text,
            || message!("column-at"),
            "The commit that the records were read from. Null for the files as they are.",
        )
        .or_null(),
        value: |of| Value::maybe(of.origin.at.as_ref()),
    },
    Field {
        column: column(
            "filtered",
            Type::Boolean,
            || message!("column-filtered"),
            "Whether a filter has left out agreements.",
        ),
        value: |of| of.origin.is_filtered.into(),
    },
    Field {
        column: column(
            "incomplete",
            Type::Texts,
            || message!("column-incomplete"),
            "The files that could not be read, so that what they hold is missing.",
        ),
        value: |of| Value::texts(&of.origin.incomplete),
    },
    Field {
        column: column(
            "settings",
            Type::Record,
            || message!("column-settings"),
            "registry.toml: the keys of docs/record-format.md.",
        ),
        value: |of| Value::Record(record(&of.registry.settings)),
    },
];
