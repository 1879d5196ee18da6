//! The table of parties.

use std::collections::HashSet;

use foldhash::HashMap;

use crate::model::Party;
use crate::parallel;
use crate::registry::{AgreementIx, PartyIx};
use crate::text::Language;
use crate::time::{Case, participants};
use crate::view::message::message;
use crate::view::registers::{PartyRow, parties};
use crate::view::{Dated, Name, words};

use super::column::{Field, Type, column};
use super::record::record;
use super::value::Value;

/// A party of the table.
pub(super) struct Row<'r> {
    case: Case<'r>,
    party: PartyIx,
    /// What binds it. None if it has no record.
    counts: Option<&'r PartyRow>,
}

/// The parties of a registry, in the order of their ids.
#[derive(Debug)]
pub(super) struct Parties {
    parties: Vec<PartyIx>,
    counts: HashMap<String, PartyRow>,
}

impl Parties {
    /// Those with a record, those that are only named as a party of an agreement, and those of other registries that are
    /// named.
    pub(super) fn of(case: &Case<'_>) -> Self {
        let registry = case.registry;
        let rows = parties(case, &[], &[], Language::EN);
        let counts = rows.into_iter().map(|row| (row.named.id.clone(), row)).collect();
        let agreements: Vec<AgreementIx> = registry.agreement_ixs().collect();
        let unrecorded = parallel::flat_map(&agreements, |agreement| {
            let of = participants(registry, *agreement, case.periods(*agreement), case.day());
            of.into_iter().map(|of| of.party).filter(|party| registry.party(*party).is_none())
        });
        let unrecorded: HashSet<PartyIx> = unrecorded.into_iter().collect();
        let recorded = registry.parties_reported();
        let (elsewhere, _) = registry.named_elsewhere();
        let mut parties: Vec<PartyIx> = recorded.chain(unrecorded).chain(elsewhere).collect();
        parties.sort_unstable_by_key(|party| registry.party_id(*party));
        Parties { parties, counts }
    }

    /// All of them.
    pub(super) fn all(&self) -> &[PartyIx] {
        &self.parties
    }
}

impl<'r> Row<'r> {
    pub(super) fn of(case: Case<'r>, all: &'r Parties, party: PartyIx) -> Self {
        Row { case, party, counts: all.counts.get(&**case.registry.party_id(party)) }
    }

    fn data(&self) -> Option<&'r Party> {
        self.case.registry.party(self.party).map(|record| &*record.data)
    }

    fn members(&self) -> Value<'r> {
        let registry = self.case.registry;
        let members = registry.expand(self.party).iter().filter(|member| **member != self.party);
        let mut members: Vec<Name<'r>> =
            members.map(|member| words::name_of_party(registry, *member)).collect();
        members.sort_by(|a, b| a.id.cmp(&b.id));
        Value::Names(members)
    }

    fn named(&self) -> Name<'r> {
        words::name_of_party(self.case.registry, self.party)
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
        column: column(
            "name",
            Type::Text,
            || message!("column-name"),
            "Its name; its id if it has no record.",
        ),
        value: |of| Value::Text(of.named().name),
    },
    Field {
        column: column(
            "kind",
            Type::Text,
            || message!("column-party-kind"),
            "What it is, such as `region`, `municipality` or `group`.",
        )
        .or_null(),
        value: |of| Value::maybe_word(of.counts.and_then(|row| row.kind)),
    },
    Field {
        column: column("code", Type::Text, || message!("column-code"), "Its official code.").or_null(),
        value: |of| Value::maybe(of.counts.and_then(|row| row.code.as_ref())),
    },
    Field {
        column: column("contact", Type::Text, || message!("column-contact"), "The address of a function.")
            .or_null(),
        value: |of| {
            Value::maybe(of.data().and_then(|data| data.contact.as_ref()).map(|contact| contact.as_str()))
        },
    },
    Field {
        column: column("until", Type::Date, || message!("column-last-day"), "Its last day, inclusive.")
            .or_null(),
        value: |of| Value::maybe(of.counts.and_then(|row| row.last_day).map(Dated::last)),
    },
    Field {
        column: column(
            "replaced_by",
            Type::Text,
            || message!("column-replaced-by"),
            "The party that takes its place, as written.",
        )
        .or_null(),
        value: |of| {
            Value::maybe(
                of.data()
                    .and_then(|data| data.replaced_by.as_ref())
                    .map(|by| words::name_of_actor(of.case.registry, by)),
            )
        },
    },
    Field {
        column: column(
            "members",
            Type::Texts,
            || message!("column-members"),
            "The parties that a group stands for, at any time; sorted. Empty for others.",
        ),
        value: |of| of.members(),
    },
    Field {
        column: column(
            "bound",
            Type::Integer,
            || message!("column-bound-by"),
            "How many agreements bind it; of a group, any of its members.",
        ),
        value: |of| Value::count(of.counts.map_or(0, |row| row.bound)),
    },
    Field {
        column: column(
            "to_decide",
            Type::Integer,
            || message!("column-to-decide"),
            "How many agreements wait for its decision.",
        ),
        value: |of| Value::count(of.counts.map_or(0, |row| row.to_decide)),
    },
    Field {
        column: column(
            "path",
            Type::Text,
            || message!("column-path"),
            "Its file, from the root of the registry. Null if it has no record.",
        )
        .or_null(),
        value: |of| {
            Value::maybe(of.case.registry.party(of.party).map(|record| of.case.registry.path(record.file)))
        },
    },
    Field {
        column: column(
            "record",
            Type::Record,
            || message!("column-record-id"),
            "Its record: the keys of docs/record-format.md, with dates as written. Null if it has none.",
        )
        .or_null(),
        value: |of| of.data().map_or(Value::Null, |data| Value::Record(record(data))),
    },
];
