//! The table of bodies.

use foldhash::HashMap;

use crate::model::Body;
use crate::registry::BodyIx;
use crate::text::Language;
use crate::time::Case;
use crate::view::message::message;
use crate::view::registers::{BodyRow, bodies};
use crate::view::{Dated, Name, words};

use super::column::{Field, Type, column};
use super::record::record;
use super::value::Value;

/// A body of the table.
pub(super) struct Row<'r> {
    case: Case<'r>,
    body: BodyIx,
    row: Option<&'r BodyRow>,
}

/// The bodies of a registry, in the order of their ids, and then those of other registries that it names; with what lies
/// with them.
#[derive(Debug)]
pub(super) struct Bodies {
    bodies: Vec<BodyIx>,
    rows: HashMap<String, BodyRow>,
}

impl Bodies {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let rows = bodies(case, &[], &[], Language::EN);
        Bodies {
            bodies: case.registry.bodies_reported().chain(case.registry.named_elsewhere().1).collect(),
            rows: rows.into_iter().map(|row| (row.named.id.clone(), row)).collect(),
        }
    }

    /// All of them.
    pub(super) fn all(&self) -> &[BodyIx] {
        &self.bodies
    }
}

impl<'r> Row<'r> {
    pub(super) fn of(case: Case<'r>, all: &'r Bodies, body: BodyIx) -> Self {
        Row { case, body, row: all.rows.get(&*case.registry.body(body).id) }
    }

    fn data(&self) -> &'r Body {
        &self.case.registry.body(self.body).data
    }

    fn named(&self) -> Name<'r> {
        words::name_of_body(self.case.registry, self.body)
    }
}

/// A column, and how a row gives its value.
type Of = Field<for<'a> fn(&'a Row<'a>) -> Value<'a>>;

pub(super) static FIELDS: &[Of] = &[
    Field {
        column: column("id", Type::Text, || message!("column-id"), "Its id."),
        value: |of| Value::Text(of.named().id),
    },
    Field {
        column: column("name", Type::Text, || message!("column-name"), "Its name.").or_null(),
        value: |of| Value::maybe(of.row.map(|row| &row.name)),
    },
    Field {
        column: column(
            "short",
            Type::Text,
            || message!("column-short"),
            "Its short name; its name if it has none.",
        ),
        value: |of| Value::Text(of.named().name),
    },
    Field {
        column: column(
            "kind",
            Type::Text,
            || message!("column-body-kind"),
            "What it is: `political`, `official`, `local` or `working-group`.",
        )
        .or_null(),
        value: |of| Value::maybe_word(of.row.and_then(|row| row.kind)),
    },
    Field {
        column: column(
            "mandate",
            Type::Text,
            || message!("column-mandate"),
            "What it may do: `decides`, `recommends`, `prepares` or `advises`.",
        )
        .or_null(),
        value: |of| Value::maybe_word(of.row.and_then(|row| row.mandate)),
    },
    Field {
        column: column("contact", Type::Text, || message!("column-contact"), "The address of a function.")
            .or_null(),
        value: |of| Value::maybe(of.data().contact.as_ref().map(|contact| contact.as_str())),
    },
    Field {
        column: column("from", Type::Date, || message!("column-first-day"), "Its first day.").or_null(),
        value: |of| Value::maybe(of.row.and_then(|row| row.first_day).map(Dated::first)),
    },
    Field {
        column: column(
            "until",
            Type::Date,
            || message!("column-last-day"),
            "Its last day, inclusive: as written, or the day before another takes over.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.and_then(|row| row.last_day).map(Dated::last)),
    },
    Field {
        column: column(
            "replaces",
            Type::Texts,
            || message!("column-replaces"),
            "The bodies whose documents and duties it takes over, as written.",
        ),
        value: |of| {
            Value::Names(
                of.data().replaces.iter().map(|id| words::name_of_actor(of.case.registry, id)).collect(),
            )
        },
    },
    Field {
        column: column(
            "owned",
            Type::Integer,
            || message!("column-owned"),
            "How many agreements it is responsible for on the day, without those that no longer hold.",
        ),
        value: |of| Value::count(of.row.map_or(0, |row| row.owned)),
    },
    Field {
        column: column("tasks", Type::Integer, || message!("column-tasks"), "How many things it has to do."),
        value: |of| Value::count(of.row.map_or(0, |row| row.tasks)),
    },
    Field {
        column: column(
            "overdue",
            Type::Integer,
            || message!("column-overdue"),
            "How many of these are overdue.",
        ),
        value: |of| Value::count(of.row.map_or(0, |row| row.overdue)),
    },
    Field {
        column: column(
            "path",
            Type::Text,
            || message!("column-path"),
            "Its file, from the root of the registry.",
        ),
        value: |of| of.case.registry.path(of.case.registry.body(of.body).file).into(),
    },
    Field {
        column: column(
            "record",
            Type::Record,
            || message!("column-record-id"),
            "Its record: the keys of docs/record-format.md, with dates as written.",
        ),
        value: |of| Value::Record(record(of.data())),
    },
];
