//! The table of reviews.

use crate::model::Id;
use crate::model::agreement::Review;
use crate::registry::AgreementIx;
use crate::time::Case;
use crate::view::message::message;
use crate::view::show::{ReviewRow, reviews};
use crate::view::{Name, words};

use super::column::{Field, Type, column};
use super::value::Value;

/// A review of an agreement.
pub(super) struct Row<'r> {
    case: Case<'r>,
    agreement: Name<'r>,
    position: usize,
    review: ReviewRow,
    written: Option<&'r Review>,
}

impl<'r> Row<'r> {
    /// The reviews of an agreement, in the order of its record.
    pub(super) fn all(case: Case<'r>, agreement: AgreementIx) -> Vec<Row<'r>> {
        let reviews = reviews(&case, agreement);
        if reviews.is_empty() {
            return Vec::new();
        }
        let named = words::name_of_agreement(case.registry, agreement);
        let written = &case.agreement(agreement).review;
        let row = |(position, review): (usize, ReviewRow)| Row {
            case,
            agreement: named.clone(),
            position,
            written: written.get(position).map(|review| &review.value),
            review,
        };
        reviews.into_iter().enumerate().map(row).collect()
    }

    fn named(&self, id: &Id) -> Name<'r> {
        words::name_of_actor(self.case.registry, id)
    }

    fn receivers(&self) -> Value<'r> {
        let receivers = self.written.into_iter().flat_map(|review| &review.reports_to);
        Value::Names(receivers.map(|body| self.named(body)).collect())
    }

    fn effective_by(&self) -> Value<'_> {
        let (id, name) = (self.review.effective_by.as_ref(), self.review.by_name.as_ref());
        Value::maybe(id.zip(name).map(|(id, name)| Name::new(id, name)))
    }

    /// Whether it was due before the day.
    fn is_overdue(&self) -> bool {
        self.review.next_due.is_some_and(|due| due.day < self.case.day())
    }
}

/// A column, and how a row gives its value.
type Of = Field<for<'a> fn(&'a Row<'a>) -> Value<'a>>;

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
        value: |of| (&of.review.id).into(),
    },
    Field {
        column: column(
            "title",
            Type::Text,
            || message!("column-title"),
            "What it is called. Null if that is its kind.",
        )
        .or_null(),
        value: |of| Value::maybe(of.review.title.as_ref()),
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
        value: |of| Value::maybe(of.review.by.as_ref().map(|by| of.named(&Id::new(by)))),
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
        value: |of| of.receivers(),
    },
];
