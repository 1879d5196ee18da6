//! The table of memberships: every party of every agreement.

use foldhash::{HashMap, HashSet};

use crate::registry::{AgreementIx, PartyIx};
use crate::time::{Case, Participant, PartyStanding, bound_among, participants};
use crate::view::adoption::{AdoptionRow, adoption};
use crate::view::clauses::notices_given;
use crate::view::message::message;
use crate::view::{Dated, Named, words};

use super::column::{Field, Type, column};
use super::value::{Tone, Value, Word};

/// A party of an agreement.
pub(super) struct Row {
    agreement: Named,
    party: Named,
    participant: Participant,
    is_bound: bool,
    standing: PartyStanding,
    notice_given: Option<Dated>,
    adoption: Option<AdoptionRow>,
}

impl Row {
    /// The parties of an agreement, in the order of their ids.
    pub(super) fn all(case: Case<'_>, agreement: AgreementIx) -> Vec<Row> {
        let (registry, periods) = (case.registry, case.periods(agreement));
        let participants = participants(registry, agreement, periods, case.day());
        let bound: HashSet<PartyIx> = bound_among(&participants, periods, case.day()).collect();
        let notices = notices_given(&case, agreement);
        let (adoptions, _) = adoption(&case, agreement);
        let mut adoptions: HashMap<String, AdoptionRow> =
            adoptions.into_iter().map(|row| (row.party.id.clone(), row)).collect();
        let named = words::named_agreement(registry, agreement);
        let row = |participant: Participant| {
            let party = words::named_party(registry, participant.party);
            Row {
                agreement: named.clone(),
                is_bound: bound.contains(&participant.party),
                standing: case.party_standing(agreement, participant.party, participant.involvement),
                notice_given: notices.get(&participant.party).copied().map(Dated::last),
                adoption: adoptions.remove(&party.id),
                participant,
                party,
            }
        };
        let mut rows: Vec<Row> = participants.into_iter().map(row).collect();
        rows.sort_by(|a, b| a.party.id.cmp(&b.party.id));
        rows
    }

    /// What it has decided: for people, with all that is recorded of it.
    fn decided(&self) -> Value {
        let (name, said) = match &self.adoption {
            Some(row) => (row.decided.name(), row.what()),
            None => ("nothing", message!("words", words = "")),
        };
        Value::Word(Word::called(name, said))
    }

    /// The decision that says how the party stands to the agreement.
    fn taken(&self) -> Option<&crate::view::adoption::TakenRow> {
        self.adoption.as_ref()?.decision.as_ref()
    }
}

fn standing(standing: PartyStanding) -> Word {
    let tone = match standing {
        PartyStanding::Bound => Tone::Good,
        PartyStanding::Awaiting | PartyStanding::Coming => Tone::Waiting,
        PartyStanding::Outside | PartyStanding::NotAdopted => Tone::Bad,
        PartyStanding::Past => Tone::Past,
    };
    Word { name: standing.name().to_owned(), said: words::party_standing(standing), tone }
}

/// A column, and how a row gives its value.
type Of = Field<fn(&Row) -> Value>;

pub(super) static FIELDS: &[Of] = &[
    Field {
        column: column("agreement", Type::Text, || message!("column-agreement"), "The agreement."),
        value: |of| of.agreement.clone().into(),
    },
    Field {
        column: column("party", Type::Text, || message!("column-party"), "The party; never a group."),
        value: |of| of.party.clone().into(),
    },
    Field {
        column: column("bound", Type::Boolean, || message!("column-is-bound"), "Whether the agreement binds it on the day."),
        value: |of| of.is_bound.into(),
    },
    Field {
        column: column("standing", Type::Text, || message!("column-standing"), "How the agreement stands to it on the day: `bound`, `awaiting` (waits for its decision), `coming`, `outside` (in force without it), `not-adopted` or `past`."),
        value: |of| Value::Word(standing(of.standing)),
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
        value: |of| Value::maybe(of.notice_given),
    },
    Field {
        column: column("required", Type::Boolean, || message!("column-required"), "Whether its adoption is required."),
        value: |of| of.adoption.as_ref().is_some_and(|row| row.required).into(),
    },
    Field {
        column: column("decided", Type::Text, || message!("column-decided"), "What it has decided: `adopted`, `rejected`, `not-decisive` or `nothing`."),
        value: |of| of.decided(),
    },
    Field {
        column: column("outcome", Type::Text, || message!("column-outcome"), "The outcome of the decision that says so.").or_null(),
        value: |of| Value::maybe_word(of.taken().and_then(|taken| taken.outcome)),
    },
    Field {
        column: column("decided_on", Type::Date, || message!("column-decided-on"), "The date of that decision.").or_null(),
        value: |of| Value::maybe(of.taken().map(|taken| taken.date)),
    },
    Field {
        column: column("decided_by", Type::Text, || message!("column-decided-by"), "Who took that decision: the party itself, a group that it is in, or one that it succeeds or is succeeded by.").or_null(),
        value: |of| Value::maybe(of.taken().map(|taken| taken.by.clone())),
    },
    Field {
        column: column("reference", Type::Text, || message!("column-decision-reference"), "The reference of that decision.").or_null(),
        value: |of| Value::maybe(of.taken().and_then(|taken| taken.reference.clone())),
    },
];
