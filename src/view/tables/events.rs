//! The table of events: the agenda.

use crate::model::Id;
use crate::registry::Registry;
use crate::view::message::message;
use crate::view::{Event, words};

use super::column::{Field, Type, column};
use super::value::{Value, Word};

/// An event of the agenda.
pub(super) struct Row<'r> {
    pub(super) registry: &'r Registry,
    pub(super) event: &'r Event,
}

/// A column, and how a row gives its value.
type Of = Field<for<'a> fn(&'a Row<'a>) -> Value<'a>>;

pub(super) static FIELDS: &[Of] = &[
    Field {
        column: column("day", Type::Date, || message!("column-day"), "The day."),
        value: |of| of.event.on.into(),
    },
    Field {
        column: column("kind", Type::Text, || message!("column-event-kind"), "What comes, such as `lapses`, `review-due` or `enters-into-force`."),
        value: |of| Value::Word(Word::new(of.event.kind.name(), of.event.kind.message())),
    },
    Field {
        column: column("agreement", Type::Text, || message!("column-agreement"), "The agreement. Null where a body takes over.").or_null(),
        value: |of| Value::maybe(of.event.agreement.as_ref().map(|id| words::name_of_agreement_id(of.registry, &Id::new(id)))),
    },
    Field {
        column: column("body", Type::Text, || message!("column-responsible"), "The body it lies with on the day, the first where there are several. Null where that is nobody, or a party.").or_null(),
        value: |of| Value::maybe(of.event.body.as_ref().map(|id| words::name_of_actor(of.registry, &Id::new(id)))),
    },
    Field {
        column: column("message", Type::Text, || message!("column-what"), "What comes, in words, in English."),
        value: |of| (&of.event.message).into(),
    },
    Field {
        column: column("statutory", Type::Boolean, || message!("column-statutory"), "Whether a law requires the agreement."),
        value: |of| of.event.statutory.into(),
    },
    Field {
        column: column("days_left", Type::Integer, || message!("column-days-left"), "The number of days from the day of the export."),
        value: |of| of.event.days_left.into(),
    },
];
