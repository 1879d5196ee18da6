//! What an agreement is to each of its parties, and to the groups that they are in.

use std::collections::BTreeMap;

use foldhash::{HashSet, HashSetExt};

use crate::registry::{AgreementIx, PartyIx};

use super::case::Case;
use super::ceased::holder;
use super::parties::{Involvement, Participant, participants};
use super::state::State;

/// How an agreement stands to a party on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyStanding {
    /// It binds the party.
    Bound,
    /// It waits for the party's own decision.
    Awaiting,
    /// It is to come, waits for others, or is not decided.
    Coming,
    /// It is in force without the party, which has rejected it.
    Outside,
    /// It was not adopted during its intended period, and the party had to decide on it.
    NotAdopted,
    /// The party has left it, or it no longer holds.
    Past,
}

impl PartyStanding {
    /// Every one of them.
    pub const ALL: [PartyStanding; 6] = [
        PartyStanding::Bound,
        PartyStanding::Awaiting,
        PartyStanding::Coming,
        PartyStanding::Outside,
        PartyStanding::NotAdopted,
        PartyStanding::Past,
    ];

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            PartyStanding::Bound => "bound",
            PartyStanding::Awaiting => "awaiting",
            PartyStanding::Coming => "coming",
            PartyStanding::Outside => "outside",
            PartyStanding::NotAdopted => "not-adopted",
            PartyStanding::Past => "past",
        }
    }
}

impl Case<'_> {
    /// What an agreement is to each party that it names or that takes the place of one; to a group that it names, what it is to
    /// the member to whom it is most.
    #[must_use]
    pub fn memberships(&self, agreement: AgreementIx) -> BTreeMap<PartyIx, Participant> {
        let registry = self.registry;
        let participants = participants(registry, agreement, self.periods(agreement), self.day());
        let mut memberships: BTreeMap<PartyIx, Participant> =
            participants.into_iter().map(|participant| (participant.party, participant)).collect();
        let named = self.agreement(agreement).parties.0.iter();
        let mut seen = HashSet::new();
        let named = named.filter_map(|entry| registry.party_of(entry.id()));
        for group in named.filter(|named| seen.insert(*named)) {
            let members = registry.expand(group).iter().filter_map(|member| memberships.get(member));
            let most = members.copied().max_by_key(|member| member.involvement);
            if let Some(most) = most.filter(|_| !memberships.contains_key(&group)) {
                memberships.insert(group, Participant { party: group, ..most });
            }
        }
        memberships
    }

    /// How an agreement stands to a party on the day, to which it is `involvement`.
    #[must_use]
    pub fn party_standing(
        &self,
        agreement: AgreementIx,
        party: PartyIx,
        involvement: Involvement,
    ) -> PartyStanding {
        let adoption = &self.periods(agreement).adoption;
        let is_among = |parties: &[PartyIx]| self.stands_for_any(party, parties);
        let waits = || is_among(adoption.missing());
        match (involvement, self.standing(agreement).state) {
            (_, State::NotAdopted) if is_among(adoption.required()) => PartyStanding::NotAdopted,
            (Involvement::Left, _)
            | (_, State::Replaced | State::Ended | State::NotAdopted | State::Lapsed) => PartyStanding::Past,
            (Involvement::Outside, _) => PartyStanding::Outside,
            (Involvement::Bound, State::Provisional | State::Suspended | State::InForce) => {
                PartyStanding::Bound
            }
            (
                Involvement::Bound | Involvement::Coming,
                State::Provisional | State::AwaitingAdoption | State::Upcoming,
            ) if waits() => PartyStanding::Awaiting,
            (
                Involvement::Bound | Involvement::Coming,
                State::Draft
                | State::Provisional
                | State::AwaitingAdoption
                | State::Upcoming
                | State::Suspended
                | State::InForce,
            ) => PartyStanding::Coming,
        }
    }
    /// Whether a party is one of several, holds the place of one on the day, or is a group with such a member.
    fn stands_for_any(&self, party: PartyIx, several: &[PartyIx]) -> bool {
        let members = self.registry.expand(party);
        let is_one = |of: &PartyIx| *of == party || members.contains(of);
        several
            .iter()
            .any(|of| is_one(of) || holder(self.registry, *of, self.day()).is_some_and(|of| is_one(&of)))
    }
}
