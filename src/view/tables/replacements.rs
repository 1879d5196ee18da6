//! The table of replacements: what each agreement replaces.

use crate::model::agreement::Replaces;
use crate::registry::AgreementIx;
use crate::time::{Case, When};
use crate::view::message::message;
use crate::view::words;

use super::column::{Field, Type, column};
use super::value::Value;

/// A `[[replaces]]` entry.
pub(super) struct Row<'r> {
    case: Case<'r>,
    agreement: AgreementIx,
    position: usize,
    written: &'r Replaces,
}

impl<'r> Row<'r> {
    /// The entries of an agreement, in the order of its record.
    pub(super) fn all(case: Case<'r>, agreement: AgreementIx) -> Vec<Row<'r>> {
        let entries = case.agreement(agreement).replaces.iter().enumerate();
        entries
            .map(|(position, written)| Row { case, agreement, position, written: &written.value })
            .collect()
    }

    /// The agreement that is replaced. None if there is none with that id.
    fn replaced(&self) -> Option<AgreementIx> {
        self.case.registry.links(self.agreement).replaces.get(self.position)?.agreement
    }

    fn is_whole(&self) -> bool {
        self.case.registry.links(self.agreement).replaces.get(self.position).is_some_and(|link| link.whole)
    }
}

/// A column, and how a row gives its value.
type Of = Field<for<'a> fn(&'a Row<'a>) -> Value<'a>>;

pub(super) static FIELDS: &[Of] = &[
    Field {
        column: column("agreement", Type::Text, || message!("column-agreement"), "The agreement that replaces another."),
        value: |of| words::name_of_agreement(of.case.registry, of.agreement).into(),
    },
    Field {
        column: column("position", Type::Integer, || message!("column-position"), "The place of the entry in the record, from 1."),
        value: |of| Value::count(of.position + 1),
    },
    Field {
        column: column("replaces", Type::Text, || message!("column-replaces"), "The agreement that is replaced, as written."),
        value: |of| words::name_of_agreement_id(of.case.registry, &of.written.id).into(),
    },
    Field {
        column: column("replaced", Type::Text, || message!("column-replaced"), "The id of that agreement. Null if there is no such record.").or_null(),
        value: |of| Value::maybe(of.replaced().map(|replaced| of.case.id(replaced).text())),
    },
    Field {
        column: column("whole", Type::Boolean, || message!("column-whole"), "Whether the whole of it is replaced, and not only sections."),
        value: |of| of.is_whole().into(),
    },
    Field {
        column: column("sections", Type::Texts, || message!("column-sections"), "The sections that are replaced. Empty for the whole."),
        value: |of| Value::texts(of.written.sections.iter().map(|section| section.as_str())),
    },
    Field {
        column: column("in_section", Type::Text, || message!("column-in-section"), "The section that replaces them.").or_null(),
        value: |of| Value::maybe(of.written.in_section.as_ref().map(|section| section.as_str())),
    },
    Field {
        column: column("together_with", Type::Texts, || message!("column-together-with"), "The agreements that must also be in force before it is replaced."),
        value: |of| Value::Names(of.written.together_with.iter().map(|id| words::name_of_agreement_id(of.case.registry, id)).collect()),
    },
    Field {
        column: column("takes_over", Type::Day, || message!("column-takes-over"), "From which day it is replaced. Null while that is not decided, or not known.").or_null(),
        value: |of| Value::maybe(of.case.takes_over(of.agreement, of.position).and_then(When::day)),
    },
    Field {
        column: column("gap_days", Type::Integer, || message!("column-gap-days"), "The number of days without an agreement before that. Null if another takes over first, if only sections are replaced, or if it is not known.").or_null(),
        value: |of| Value::maybe(of.case.gap_days_before(of.agreement, of.position)),
    },
];
