//! The table of decisions.

use crate::model::validity::Decision;
use crate::registry::{AgreementIx, PartyIx};
use crate::time::Case;
use crate::view::message::message;
use crate::view::{Dated, words};

use super::column::{Field, Type, column};
use super::value::Value;

/// A decision on an agreement.
pub(super) struct Row<'r> {
    case: Case<'r>,
    agreement: AgreementIx,
    position: usize,
    decision: &'r Decision,
}

impl<'r> Row<'r> {
    /// The decisions on an agreement, in the order of its record.
    pub(super) fn all(case: Case<'r>, agreement: AgreementIx) -> Vec<Row<'r>> {
        let decisions = case.agreement(agreement).decision.iter().enumerate();
        decisions.map(|(position, of)| Row { case, agreement, position, decision: &of.value }).collect()
    }

    /// The party that takes it, if it has a record.
    fn party(&self) -> Option<PartyIx> {
        let registry = self.case.registry;
        registry.party_of(&self.decision.by).filter(|party| registry.party(*party).is_some())
    }

    fn body(&self) -> Value<'r> {
        let registry = self.case.registry;
        Value::maybe(registry.body_of(&self.decision.by).map(|body| words::name_of_body(registry, body)))
    }
}

/// A column, and how a row gives its value.
type Of = Field<for<'a> fn(&'a Row<'a>) -> Value<'a>>;

pub(super) static FIELDS: &[Of] = &[
    Field {
        column: column("agreement", Type::Text, || message!("column-agreement"), "The agreement."),
        value: |of| words::name_of_agreement(of.case.registry, of.agreement).into(),
    },
    Field {
        column: column(
            "position",
            Type::Integer,
            || message!("column-position"),
            "The place of the decision in the record, from 1.",
        ),
        value: |of| Value::count(of.position + 1),
    },
    Field {
        column: column("by", Type::Text, || message!("column-decided-by"), "Who takes it, as written."),
        value: |of| words::name_of_actor(of.case.registry, &of.decision.by).into(),
    },
    Field {
        column: column(
            "party",
            Type::Text,
            || message!("column-party"),
            "That party. Null if it is a body, or has no record.",
        )
        .or_null(),
        value: |of| Value::maybe(of.party().map(|party| words::name_of_party(of.case.registry, party))),
    },
    Field {
        column: column(
            "body",
            Type::Text,
            || message!("column-body"),
            "That body. Null if it is a party, or has no record.",
        )
        .or_null(),
        value: |of| of.body(),
    },
    Field {
        column: column(
            "date",
            Type::Date,
            || message!("column-decided-on"),
            "When it was taken. Null while it is planned.",
        )
        .or_null(),
        value: |of| Value::maybe(of.decision.date.as_ref().map(|date| Dated::last(date.value))),
    },
    Field {
        column: column(
            "planned",
            Type::Texts,
            || message!("column-planned"),
            "The dates that it was planned for, as written.",
        ),
        value: |of| Value::texts(of.decision.planned().iter().map(|planned| planned.value.to_string())),
    },
    Field {
        column: column(
            "outcome",
            Type::Text,
            || message!("column-outcome"),
            "What was decided: `adopted`, `recommended`, `endorsed`, `rejected`, `noted` or `signed`.",
        )
        .or_null(),
        value: |of| Value::maybe_word(of.decision.outcome.as_ref().map(|outcome| outcome.value)),
    },
    Field {
        column: column("reference", Type::Text, || message!("column-decision-reference"), "Its reference.")
            .or_null(),
        value: |of| Value::maybe(of.decision.reference().map(|reference| reference.as_str())),
    },
];
