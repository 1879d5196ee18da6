//! The table of bases: what each agreement is based on.

use crate::model::Id;
use crate::registry::AgreementIx;
use crate::time::Case;
use crate::view::message::message;
use crate::view::words;

use super::column::{Field, Type, column};
use super::value::Value;

/// An entry of `based_on`.
pub(super) struct Row<'r> {
    case: Case<'r>,
    agreement: AgreementIx,
    position: usize,
    written: &'r Id,
}

impl<'r> Row<'r> {
    /// The entries of an agreement, in the order of its record.
    pub(super) fn all(case: Case<'r>, agreement: AgreementIx) -> Vec<Row<'r>> {
        let entries = case.agreement(agreement).based_on.iter().enumerate();
        entries
            .map(|(position, written)| Row { case, agreement, position, written: &written.value })
            .collect()
    }

    /// The agreement that it is based on. None if there is none with that id.
    fn basis(&self) -> Option<AgreementIx> {
        *self.case.registry.links(self.agreement).based_on.get(self.position)?
    }
}

/// A column, and how a row gives its value.
type Of = Field<for<'a> fn(&'a Row<'a>) -> Value<'a>>;

pub(super) static FIELDS: &[Of] = &[
    Field {
        column: column(
            "agreement",
            Type::Text,
            || message!("column-agreement"),
            "The agreement that is based on another.",
        ),
        value: |of| words::name_of_agreement(of.case.registry, of.agreement).into(),
    },
    Field {
        column: column(
            "position",
            Type::Integer,
            || message!("column-position"),
            "The place of the entry in the record, from 1.",
        ),
        value: |of| Value::count(of.position + 1),
    },
    Field {
        column: column(
            "based_on",
            Type::Text,
            || message!("column-based-on"),
            "The agreement that it is based on, as written.",
        ),
        value: |of| words::name_of_agreement_id(of.case.registry, of.written).into(),
    },
    Field {
        column: column(
            "basis",
            Type::Text,
            || message!("column-basis"),
            "The id of that agreement. Null if there is no such record.",
        )
        .or_null(),
        value: |of| Value::maybe(of.basis().map(|basis| of.case.id(basis).text())),
    },
];
