//! The table of agreements.

use std::borrow::Cow;

use crate::model::Id;
use crate::registry::AgreementIx;
use crate::text::Language;
use crate::time::{Case, days_between};
use crate::view::message::message;
use crate::view::{AgreementRow, Name, Rows, words};

use super::column::{Field, Type, column};
use super::record::record;
use super::value::{Value, Word};

/// An agreement of the table.
pub(super) struct Row<'r> {
    case: Case<'r>,
    agreement: AgreementIx,
    row: Cow<'r, AgreementRow>,
    language: Language,
}

impl<'r> Row<'r> {
    pub(super) fn of(case: Case<'r>, rows: Rows<'r>, agreement: AgreementIx, language: Language) -> Self {
        Row { case, agreement, row: rows.of(&case, agreement), language }
    }

    fn body(&self, id: Option<&String>) -> Value<'r> {
        Value::maybe(id.map(|id| words::name_of_actor(self.case.registry, &Id::new(id))))
    }

    fn parties<'a>(&'a self, ids: &'a [String]) -> Value<'a> {
        let registry = self.case.registry;
        let named = |id: &'a String| match registry.party_of(&Id::new(id)) {
            Some(party) => words::name_of_party(registry, party),
            None => Name::new(id, id),
        };
        Value::Names(ids.iter().map(named).collect())
    }

    fn agreements(&self, ids: &[String]) -> Value<'r> {
        Value::Names(
            ids.iter().map(|id| words::name_of_agreement_id(self.case.registry, &Id::new(id))).collect(),
        )
    }
}

/// A column, and how a row gives its value.
type Of = Field<for<'a> fn(&'a Row<'a>) -> Value<'a>>;

pub(super) static FIELDS: &[Of] = &[
    Field {
        column: column("id", Type::Text, || message!("column-id"), "Its id."),
        value: |of| (&of.row.id).into(),
    },
    Field {
        column: column("title", Type::Text, || message!("column-title"), "Its title.").or_null(),
        value: |of| Value::maybe(of.row.title.as_ref()),
    },
    Field {
        column: column(
            "kind",
            Type::Text,
            || message!("column-kind"),
            "Its kind, as registry.toml declares it.",
        )
        .or_null(),
        value: |of| {
            Value::maybe_word(
                of.row
                    .kind
                    .as_deref()
                    .map(|kind| Word::declared(kind, of.row.kind_name(of.language).unwrap_or(kind))),
            )
        },
    },
    Field {
        column: column(
            "part",
            Type::Integer,
            || message!("column-part"),
            "The part of the document system that it belongs to.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.part),
    },
    Field {
        column: column(
            "reference",
            Type::Text,
            || message!("column-reference"),
            "Its registration number (diarienummer).",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.reference.as_ref()),
    },
    Field {
        column: column(
            "stage",
            Type::Text,
            || message!("column-stage"),
            "`draft`, `consultation` or `adopted`.",
        ),
        value: |of| Value::word(of.row.stage),
    },
    Field {
        column: column(
            "owner",
            Type::Text,
            || message!("column-owner"),
            "The body responsible for it, as written.",
        )
        .or_null(),
        value: |of| of.body(of.row.owner.as_ref()),
    },
    Field {
        column: column(
            "effective_owner",
            Type::Text,
            || message!("column-effective-owner"),
            "The body responsible for it on the day.",
        )
        .or_null(),
        value: |of| of.body(of.row.effective_owner.as_ref()),
    },
    Field {
        column: column(
            "parties",
            Type::Texts,
            || message!("column-parties"),
            "Its parties, groups expanded; sorted.",
        ),
        value: |of| of.parties(&of.row.parties),
    },
    Field {
        column: column(
            "bound",
            Type::Texts,
            || message!("column-bound"),
            "The parties that it binds on the day; sorted.",
        ),
        value: |of| of.parties(&of.row.bound),
    },
    Field {
        column: column(
            "statutory",
            Type::Boolean,
            || message!("column-statutory"),
            "Whether a law requires it.",
        ),
        value: |of| of.row.statutory.into(),
    },
    Field {
        column: column("topics", Type::Texts, || message!("column-topics"), "Its tags; sorted."),
        value: |of| Value::texts(&of.row.topics),
    },
    Field {
        column: column(
            "state",
            Type::Text,
            || message!("column-state"),
            "Its state on the day, such as `in-force` or `lapsed`.",
        ),
        value: |of| Value::word(of.row.state),
    },
    Field {
        column: column(
            "reasons",
            Type::Texts,
            || message!("column-reasons"),
            "All that makes the state what it is, in English.",
        ),
        value: |of| Value::AllSaid(&of.row.reasons),
    },
    Field {
        column: column("from", Type::Date, || message!("column-from"), "The first day of `validity.from`.")
            .or_null(),
        value: |of| Value::maybe(of.row.from),
    },
    Field {
        column: column(
            "in_force_from",
            Type::Date,
            || message!("column-in-force-from"),
            "When it entered, or enters, into force. Null if it does not, or if that is not known.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.in_force_from),
    },
    Field {
        column: column(
            "until_kind",
            Type::Text,
            || message!("column-until-kind"),
            "How its end is written: `date`, `duration`, `further-notice`, `replaced`, `event`, `ends-with`, `ends-when-replaced` or `unknown`.",
        ),
        value: |of| Value::word(of.row.until_kind),
    },
    Field {
        column: column(
            "term_end",
            Type::Date,
            || message!("column-term-end"),
            "The last day of its term, inclusive.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.term_end),
    },
    Field {
        column: column(
            "effective_end",
            Type::Date,
            || message!("column-effective-end"),
            "The last day on which it can be in force, inclusive.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.effective_end),
    },
    Field {
        column: column(
            "days_left",
            Type::Integer,
            || message!("column-days-left"),
            "The number of days from the day of the export to `effective_end`; negative for the past.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.effective_end.map(|end| days_between(of.case.day(), end.day))),
    },
    Field {
        column: column(
            "end_reason",
            Type::Text,
            || message!("column-end-reason"),
            "Why it ends then: `term`, `replaced`, `ended` or `ended-with`.",
        )
        .or_null(),
        value: |of| Value::maybe_word(of.row.end_reason),
    },
    Field {
        column: column(
            "renewal_date",
            Type::Day,
            || message!("column-renewal-date"),
            "The next day on which it is renewed unless notice is given.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.renewal_date),
    },
    Field {
        column: column(
            "bound_through",
            Type::Day,
            || message!("column-bound-through"),
            "Its last day if notice is given on the day. Null if no clause says how notice ends it.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.bound_through),
    },
    Field {
        column: column(
            "notice_by",
            Type::Day,
            || message!("column-notice-by"),
            "The next last day for notice that can still be met. Null if notice can end it on any day.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.notice_by),
    },
    Field {
        column: column(
            "option_by",
            Type::Day,
            || message!("column-option-by"),
            "The last day to call its first open option.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.option_by),
    },
    Field {
        column: column(
            "replaces",
            Type::Texts,
            || message!("column-replaces"),
            "The agreements that it replaces, in whole or in part; sorted.",
        ),
        value: |of| of.agreements(&of.row.replaces),
    },
    Field {
        column: column(
            "replaced_by",
            Type::Texts,
            || message!("column-replaced-by"),
            "The agreements that replace the whole of it, whatever their stage; sorted.",
        ),
        value: |of| of.agreements(&of.row.replaced_by),
    },
    Field {
        column: column(
            "replaced_from",
            Type::Day,
            || message!("column-replaced-from"),
            "From when it is replaced.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.replaced_from),
    },
    Field {
        column: column(
            "next_review",
            Type::Date,
            || message!("column-next-review"),
            "When its next review is due.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.next_review),
    },
    Field {
        column: column(
            "start_revision_by",
            Type::Day,
            || message!("column-start-revision-by"),
            "The last day to start work on a successor.",
        )
        .or_null(),
        value: |of| Value::maybe(of.row.start_revision_by),
    },
    Field {
        column: column(
            "lead_time",
            Type::Text,
            || message!("column-lead-time"),
            "How long that work takes (ISO 8601).",
        ),
        value: |of| of.row.lead_time.into(),
    },
    Field {
        column: column(
            "flags",
            Type::Texts,
            || message!("column-flags"),
            "What needs attention on the day or within the horizon, such as `lapsing`.",
        ),
        value: |of| Value::Words(of.row.flags.iter().map(|flag| (*flag).into()).collect()),
    },
    Field {
        column: column(
            "gaps",
            Type::Periods,
            || message!("column-gaps"),
            "Days without an agreement after it.",
        ),
        value: |of| Value::Periods(of.row.gaps.iter().map(|gap| (gap.from, gap.through)).collect()),
    },
    Field {
        column: column(
            "path",
            Type::Text,
            || message!("column-path"),
            "Its file, from the root of the registry.",
        ),
        value: |of| (&of.row.path).into(),
    },
    Field {
        column: column(
            "record",
            Type::Record,
            || message!("column-record-id"),
            "Its record: the keys of docs/record-format.md, with dates as written.",
        ),
        value: |of| Value::Record(record(of.case.agreement(of.agreement))),
    },
];
