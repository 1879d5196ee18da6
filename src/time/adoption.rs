//! Who has adopted an agreement, and when the last of those who must did.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::load::{AgreementIx, PartyIx, Registry};
use crate::model::PartyEntry;
use crate::model::validity::{From, Outcome, Required};
use crate::model::{Agreement, Id};
use crate::source::Few;

use super::day::{Day, add};

/// How the adoption of an agreement stands. Independent of the day: a decision counts on its day, also a coming one.
#[derive(Debug, Clone, Default)]
pub struct Adoption {
    /// The parties that must adopt, groups expanded, in the order of the record; none where nobody's is required.
    pub required: Vec<PartyIx>,
    /// How many of `required` must, where a number of them is enough.
    pub number: Option<u32>,
    /// Those of `required` that have not adopted, if it is not complete.
    pub missing: Few<PartyIx>,
    /// Those of `required` whose latest decision is to reject, with its position in the record.
    pub rejected: Few<(PartyIx, usize)>,
    /// Have all who must adopted it? True where nobody must.
    pub complete: bool,
    /// The day on which adoption was completed, with `adoption.delay` added.
    pub day: Option<Day>,
}

impl Adoption {
    /// Is anyone's adoption required?
    #[must_use]
    pub fn is_required(&self) -> bool {
        !self.required.is_empty()
    }
}

/// A party's latest dated decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Latest {
    /// Its day.
    pub day: Day,
    /// Its position in the record.
    pub position: usize,
    /// What was decided.
    pub outcome: Option<Outcome>,
}

pub(super) fn adoption(registry: &Registry, agreement: AgreementIx) -> Adoption {
    let record = &registry.agreement(agreement).data;
    let required = required(registry, record);
    let number =
        match record.adoption.as_ref().and_then(|adoption| adoption.required.as_ref()).map(|r| &r.value) {
            Some(Required::Number(number)) => Some(*number),
            Some(Required::None | Required::AllParties | Required::Parties(_)) | None => None,
        };
    if required.is_empty() && number.unwrap_or(0) == 0 {
        return Adoption { complete: true, ..Adoption::default() };
    }
    let latest = latest_decisions(registry, record);
    let adopted_on =
        |party: &PartyIx| latest.get(party).filter(|l| l.outcome == Some(Outcome::Adopted)).map(|l| l.day);
    let mut days: Vec<Day> = required.iter().filter_map(adopted_on).collect();
    days.sort_unstable();
    let needed = number.map_or(required.len(), |number| number as usize);
    let completed = needed.checked_sub(1).and_then(|last| days.get(last)).copied();
    let rejected = required
        .iter()
        .filter_map(|party| {
            Some((*party, latest.get(party).filter(|l| l.outcome == Some(Outcome::Rejected))?.position))
        })
        .collect();
    let missing = match completed {
        Some(_) => Few::default(),
        None => required.iter().copied().filter(|party| adopted_on(party).is_none()).collect(),
    };
    let delay = record.adoption.as_ref().and_then(|adoption| adoption.delay.as_ref());
    Adoption {
        number,
        missing,
        rejected,
        complete: completed.is_some(),
        day: completed.map(|day| delay.map_or(day, |delay| add(day, delay.value))),
        required,
    }
}

/// The parties that must adopt; where a number of them is enough, those of whom so many must.
fn required(registry: &Registry, record: &Agreement) -> Vec<PartyIx> {
    let Some(required) = record.adoption.as_ref().and_then(|adoption| adoption.required.as_ref()) else {
        return Vec::new();
    };
    match &required.value {
        Required::None | Required::Number(0) => Vec::new(),
        Required::Parties(named) => leaves(registry, named.iter().map(|id| &id.value)),
        Required::AllParties | Required::Number(_) => {
            let first_day = first_day(record);
            let left_before = |entry: &PartyEntry| {
                let until = entry.until().map(|until| until.last_day());
                until.zip(first_day).is_some_and(|(until, first_day)| until < first_day)
            };
            // Not the links' parties: of a party named twice they keep the first entry, and it may be the other one
            // by which it is still a party.
            let entries = record.parties.0.iter().filter(|entry| !left_before(entry));
            leaves(registry, entries.map(|entry| &entry.id))
        }
    }
}

/// The parties of these names, groups expanded, none twice.
fn leaves<'r>(registry: &Registry, named: impl Iterator<Item = &'r Id>) -> Vec<PartyIx> {
    let mut seen = HashSet::new();
    let mut parties = Vec::new();
    for party in named.filter_map(|id| registry.party_of(id)) {
        parties.extend(registry.expand(party).iter().filter(|party| seen.insert(**party)));
    }
    parties
}

/// `F`: the first day of `validity.from`, if it is a date.
pub(super) fn first_day(record: &Agreement) -> Option<Day> {
    match record.validity.from.as_ref()?.value {
        From::Date(date) => Some(date.first_day()),
        From::LastAdoption => None,
    }
}

/// The latest dated decision of each who has decided on an agreement, groups expanded; bodies too, by their names.
#[must_use]
pub fn latest_decisions(registry: &Registry, record: &Agreement) -> HashMap<PartyIx, Latest> {
    let mut latest: HashMap<PartyIx, Latest> = HashMap::new();
    for (position, decision) in record.decision.iter().enumerate() {
        let (Some(date), Some(by)) = (&decision.date, registry.party_of(&decision.by.value)) else {
            continue;
        };
        let day = date.last_day();
        for party in registry.expand(by) {
            let this =
                Latest { day, position, outcome: decision.outcome.as_ref().map(|outcome| outcome.value) };
            match latest.get_mut(party) {
                Some(known) if known.day > day => {}
                Some(known) => *known = this,
                None => {
                    latest.insert(*party, this);
                }
            }
        }
    }
    latest
}
