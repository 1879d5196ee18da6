//! The table of local agreements that parties should have.

use crate::registry::{AgreementIx, PartyIx};
use crate::time::Case;
use crate::view::message::message;
use crate::view::words;

use super::column::{Field, Type, column};
use super::value::Value;

/// A party that should have a local agreement.
pub(super) struct Row<'r> {
    case: Case<'r>,
    agreement: AgreementIx,
    party: PartyIx,
    locals: Vec<AgreementIx>,
}

impl<'r> Row<'r> {
    /// The parties of which an agreement expects a local one on the day, in the order of their ids.
    pub(super) fn all(case: Case<'r>, agreement: AgreementIx) -> Vec<Row<'r>> {
        let mut parties = case.local_parties(agreement);
        parties.sort_unstable_by_key(|party| case.registry.party_id(*party));
        let row = |party| Row { case, agreement, party, locals: case.locals_of(agreement, party) };
        parties.into_iter().map(row).collect()
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
            "The agreement that expects local ones; it is in force.",
        ),
        value: |of| words::name_of_agreement(of.case.registry, of.agreement).into(),
    },
    Field {
        column: column(
            "party",
            Type::Text,
            || message!("column-party"),
            "The party that should have one; never a group.",
        ),
        value: |of| words::name_of_party(of.case.registry, of.party).into(),
    },
    Field {
        column: column(
            "met",
            Type::Boolean,
            || message!("column-met"),
            "Whether a local agreement binds it on the day: of this registry, or of another that it names.",
        ),
        value: |of| (!of.locals.is_empty()).into(),
    },
    Field {
        column: column(
            "locals",
            Type::Texts,
            || message!("table-locals"),
            "Those agreements: based on this one, and binding the party on the day.",
        ),
        value: |of| {
            let named = |local: &AgreementIx| words::name_of_agreement(of.case.registry, *local);
            Value::Names(of.locals.iter().map(named).collect())
        },
    },
];
