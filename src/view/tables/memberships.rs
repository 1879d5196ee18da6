//! The table of memberships: every party of every agreement.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};

use crate::model::Date;
use crate::model::validity::Decision;
use crate::registry::{AgreementIx, PartyIx};
use crate::time::{Case, Decider, Participant, PartyStanding, bound_among, participants};
use crate::view::adoption::{AdoptionRow, decided, taker};
use crate::view::clauses::notices_given;
use crate::view::message::message;
use crate::view::{Dated, Name, words};

use super::column::{Field, Type, column};
use super::value::{Tone, Value, Word};

/// A party of an agreement.
pub(super) struct Row<'r> {
    case: Case<'r>,
    agreement: AgreementIx,
    /// The agreement by its name.
    named: Name<'r>,
    participant: Participant,
    is_bound: bool,
    standing: PartyStanding,
    notice_given: Option<Date>,
    adoption: Option<Decider>,
}

impl<'r> Row<'r> {
    /// The parties of an agreement, in the order of their ids.
    pub(super) fn all(case: Case<'r>, agreement: AgreementIx) -> Vec<Row<'r>> {
        let (registry, periods) = (case.registry, case.periods(agreement));
        let participants = participants(registry, agreement, periods, case.day());
        let bound: HashSet<PartyIx> = bound_among(&participants, periods, case.day()).collect();
        let notices: BTreeMap<PartyIx, Date> = notices_given(&case, agreement);
        let deciders = case.deciders(agreement).into_iter().map(|of| (of.party, of));
        let mut adoptions: HashMap<PartyIx, Decider> = deciders.collect();
        let named = words::name_of_agreement(registry, agreement);
        let row = |participant: Participant| Row {
            case,
            agreement,
            named: named.clone(),
            is_bound: bound.contains(&participant.party),
            standing: case.party_standing(agreement, participant.party, participant.involvement),
            notice_given: notices.get(&participant.party).copied(),
            adoption: adoptions.remove(&participant.party),
            participant,
        };
        let mut rows: Vec<Row<'r>> = participants.into_iter().map(row).collect();
        rows.sort_by_key(|row| registry.party_id(row.participant.party));
        rows
    }

    fn party(&self) -> Name<'r> {
        words::name_of_party(self.case.registry, self.participant.party)
    }

    /// What it has decided: for people, with all that is recorded of it.
    fn decided(&self) -> Value<'r> {
        let Some(decider) = &self.adoption else {
            return Word::new("nothing", message!("words", words = "")).into();
        };
        let said = match self.taken() {
            Some(taken) => decided(taken.outcome.as_ref().map(|outcome| outcome.value)),
            None => AdoptionRow::of(&self.case, self.agreement, decider.clone()).what(),
        };
        Word::new(decider.decided.name(), said).into()
    }

    /// The decision that says how the party stands to the agreement.
    fn taken(&self) -> Option<&'r Decision> {
        let position = self.adoption.as_ref()?.decided.position()?;
        let decision = &self.case.agreement(self.agreement).decision.get(position)?.value;
        decision.date.is_some().then_some(decision)
    }
}

fn standing(standing: PartyStanding) -> Word<'static> {
    let tone = match standing {
        PartyStanding::Bound => Tone::Good,
        PartyStanding::Awaiting | PartyStanding::Coming => Tone::Waiting,
        PartyStanding::Outside | PartyStanding::NotAdopted => Tone::Bad,
        PartyStanding::Past => Tone::Past,
    };
    Word::new(standing.name(), words::party_standing(standing)).with(tone)
}

/// A column, and how a row gives its value.
type Of = Field<for<'a> fn(&'a Row<'a>) -> Value<'a>>;

pub(super) static FIELDS: &[Of] = &[
    Field {
        column: column("agreement", Type::Text, || message!("column-agreement"), "The agreement."),
        value: |of| of.named.clone().into(),
    },
    Field {
        column: column("party", Type::Text, || message!("column-party"), "The party; never a group."),
        value: |of| of.party().into(),
    },
    Field {
        column: column("bound", Type::Boolean, || message!("column-is-bound"), "Whether the agreement binds it on the day."),
        value: |of| of.is_bound.into(),
    },
    Field {
        column: column("standing", Type::Text, || message!("column-standing"), "How the agreement stands to it on the day: `bound`, `awaiting` (waits for its decision), `coming`, `outside` (in force without it), `not-adopted` or `past`."),
        value: |of| standing(of.standing).into(),
    },
    Field {
        column: column("from", Type::Day, || message!("column-from"), "Its first day as a party, if that is not the first day of the agreement.").or_null(),
        value: |of| Value::maybe(of.participant.days.from),
    },
    Field {
        column: column("until", Type::Day, || message!("column-until"), "Its last day as a party, inclusive, if that is not the last day of the agreement.").or_null(),
        value: |of| Value::maybe(of.participant.days.until),
    },
    Field {
        column: column("notice_given", Type::Date, || message!("column-notice-given"), "When it gave notice.").or_null(),
        value: |of| Value::maybe(of.notice_given.map(Dated::last)),
    },
    Field {
        column: column("required", Type::Boolean, || message!("column-required"), "Whether its adoption is required."),
        value: |of| of.adoption.as_ref().is_some_and(|decider| decider.required).into(),
    },
    Field {
        column: column("decided", Type::Text, || message!("column-decided"), "What it has decided: `adopted`, `rejected`, `not-decisive` or `nothing`."),
        value: |of| of.decided(),
    },
    Field {
        column: column("outcome", Type::Text, || message!("column-outcome"), "The outcome of the decision that says so.").or_null(),
        value: |of| Value::maybe_word(of.taken().and_then(|taken| taken.outcome.as_ref()).map(|outcome| outcome.value)),
    },
    Field {
        column: column("decided_on", Type::Date, || message!("column-decided-on"), "The date of that decision.").or_null(),
        value: |of| Value::maybe(of.taken().and_then(|taken| taken.date.as_ref()).map(|date| Dated::last(date.value))),
    },
    Field {
        column: column("decided_by", Type::Text, || message!("column-decided-by"), "Who took that decision: the party itself, a group that it is in, or one that it succeeds or is succeeded by.").or_null(),
        value: |of| Value::maybe(of.taken().map(|taken| taker(of.case.registry, &taken.by))),
    },
    Field {
        column: column("reference", Type::Text, || message!("column-decision-reference"), "The reference of that decision.").or_null(),
        value: |of| Value::maybe(of.taken().and_then(|taken| taken.reference()).map(|reference| reference.as_str())),
    },
];
