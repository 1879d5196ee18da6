//! The table of findings.

use crate::registry::{AgreementIx, Registry};
use crate::rules::Finding;
use crate::view::message::message;
use crate::view::words;

use super::column::{Field, Type, column};
use super::value::Value;

/// A finding of `check`.
pub(super) struct Row<'r> {
    pub(super) registry: &'r Registry,
    pub(super) finding: &'r Finding,
    /// The agreement in whose record it is.
    pub(super) agreement: Option<AgreementIx>,
}

/// A column, and how a row gives its value.
type Of = Field<for<'a> fn(&'a Row<'a>) -> Value<'a>>;

pub(super) static FIELDS: &[Of] = &[
    Field {
        column: column("level", Type::Text, || message!("column-level"), "`error`, `warning` or `note`."),
        value: |of| Value::word(of.finding.level),
    },
    Field {
        column: column(
            "rule",
            Type::Text,
            || message!("column-rule"),
            "The rule that found it: see `avtal explain`.",
        ),
        value: |of| of.finding.rule.id.into(),
    },
    Field {
        column: column(
            "agreement",
            Type::Text,
            || message!("column-agreement"),
            "The agreement in whose record it is.",
        )
        .or_null(),
        value: |of| {
            Value::maybe(of.agreement.map(|agreement| words::name_of_agreement(of.registry, agreement)))
        },
    },
    Field {
        column: column("message", Type::Text, || message!("column-what"), "What is wrong, in English."),
        value: |of| (&of.finding.message).into(),
    },
    Field {
        column: column("help", Type::Text, || message!("column-help"), "What to do next, in English.")
            .or_null(),
        value: |of| Value::maybe(of.finding.help.as_ref()),
    },
    Field {
        column: column(
            "record",
            Type::Text,
            || message!("column-record-id"),
            "The id of the record that it is in.",
        )
        .or_null(),
        value: |of| Value::maybe(of.finding.record.as_ref().map(|id| id.text())),
    },
    Field {
        column: column(
            "path",
            Type::Text,
            || message!("column-path"),
            "The file that it is in, from the root of the registry.",
        ),
        value: |of| of.registry.path(of.finding.place.file).into(),
    },
];
