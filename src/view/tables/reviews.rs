//! The table of reviews.

use crate::registry::AgreementIx;
use crate::time::{Case, Day};
use crate::view::message::message;
use crate::view::show::{ReviewRow, reviews};
use crate::view::{Named, words};

use super::column::{Field, Type, column};
use super::value::Value;

/// A review of an agreement.
pub(super) struct Row {
    agreement: Named,
    position: usize,
    review: ReviewRow,
    by: Option<Named>,
    receivers: Vec<Named>,
    day: Day,
}

impl Row {
    /// The reviews of an agreement, in the order of its record.
    pub(super) fn all(case: Case<'_>, agreement: AgreementIx) -> Vec<Row> {
        let (registry, named) = (case.registry, words::named_agreement(case.registry, agreement));
        let written = &case.agreement(agreement).review;
        let row = |(position, review): (usize, ReviewRow)| Row {
            agreement: named.clone(),
            position,
            by: review.by.as_ref().map(|by| words::named_actor(registry, &crate::model::Id::new(by))),
            receivers: written
                .get(position)
                .into_iter()
                .flat_map(|review| &review.reports_to)
                .map(|body| words::named_actor(registry, body))
                .collect(),
            review,
            day: case.day(),
        };
        reviews(&case, agreement).into_iter().enumerate().map(row).collect()
    }

    fn effective_by(&self) -> Value {
        let (id, name) = (self.review.effective_by.clone(), self.review.by_name.clone());
        Value::maybe(id.zip(name).map(|(id, name)| Named { id, name }))
    }

    /// Whether it was due before the day.
    fn is_overdue(&self) -> bool {
        self.review.next_due.is_some_and(|due| due.day < self.day)
    }
}

/// A column, and how a row gives its value.
type Of = Field<fn(&Row) -> Value>;

pub(super) static FIELDS: &[Of] = &[
    Field {
        column: column("agreement", Type::Text, || message!("column-agreement"), "The agreement."),
        value: |of| of.agreement.clone().into(),
    },
    Field {
        column: column(
            "position",
            Type::Integer,
            || message!("column-position"),
            "The place of the review in the record, from 1.",
        ),
        value: |of| Value::count(of.position + 1),
    },
    Field {
        column: column("review", Type::Text, || message!("column-review"), "Its id in the record."),
        value: |of| of.review.id.clone().into(),
    },
    Field {
        column: column(
            "title",
            Type::Text,
            || message!("column-title"),
            "What it is called. Null if that is its kind.",
        )
        .or_null(),
        value: |of| Value::maybe(of.review.title.clone()),
    },
    Field {
        column: column("kind", Type::Text, || message!("column-review-kind"), "What kind of review it is.")
            .or_null(),
        value: |of| Value::maybe_word(of.review.kind),
    },
    Field {
        column: column(
            "every",
            Type::Text,
            || message!("column-every"),
            "How often it recurs (ISO 8601). Null for once.",
        )
        .or_null(),
        value: |of| Value::maybe(of.review.every),
    },
    Field {
        column: column("last_done", Type::Date, || message!("column-last-done"), "When it was last done.")
            .or_null(),
        value: |of| Value::maybe(of.review.last_done),
    },
    Field {
        column: column(
            "next_due",
            Type::Date,
            || message!("column-next-due"),
            "When it is due next. Null if it is done for good, or would fall due after the agreement's end.",
        )
        .or_null(),
        value: |of| Value::maybe(of.review.next_due),
    },
    Field {
        column: column(
            "overdue",
            Type::Boolean,
            || message!("column-overdue"),
            "Whether that is before the day.",
        ),
        value: |of| of.is_overdue().into(),
    },
    Field {
        column: column("by", Type::Text, || message!("column-by"), "Who carries it out, as written.")
            .or_null(),
        value: |of| Value::maybe(of.by.clone()),
    },
    Field {
        column: column(
            "effective_by",
            Type::Text,
            || message!("column-effective-by"),
            "Who carries it out when it is due next, or today if that has passed.",
        )
        .or_null(),
        value: |of| of.effective_by(),
    },
    Field {
        column: column(
            "reports_to",
            Type::Texts,
            || message!("column-reports-to"),
            "The bodies that receive it, as written.",
        ),
        value: |of| Value::Names(of.receivers.clone()),
    },
];
