//! The local agreements that parties are expected to have.

use foldhash::{HashSet, HashSetExt};

use crate::model::Id;
use crate::registry::{AgreementIx, Lookup, PartyIx};

use super::case::Case;
use super::ceased::holder;
use super::parties::bound;

impl<'r> Case<'r> {
    /// The parties that an entry of `expects_local` stands for and that exist on the day: groups expanded, and those
    /// that have ceased replaced by their successors. Only those that have a record.
    pub fn expected_parties(&self, entry: &Id) -> impl Iterator<Item = PartyIx> + use<'r> {
        let (registry, day) = (self.registry, self.day());
        let named = registry.party_of(entry).into_iter();
        let parties = named.flat_map(move |party| registry.expand_on(party, day));
        let parties = parties.filter_map(move |party| holder(registry, party, day));
        parties.filter(move |party| registry.parties.find(registry.party_id(*party)) != Lookup::Nothing)
    }

    /// The parties of which an agreement expects a local agreement, in the order of the record and without duplicates.
    /// None of them if it is not in force.
    #[must_use]
    pub fn local_parties(&self, agreement: AgreementIx) -> Vec<PartyIx> {
        let entries = &self.agreement(agreement).expects_local;
        if !self.standing(agreement).state.is_in_force() {
            return Vec::new();
        }
        let (mut seen, parties) =
            (HashSet::new(), entries.iter().flat_map(|entry| self.expected_parties(entry)));
        parties.filter(|party| seen.insert(*party)).collect()
    }

    /// The agreements that are based on another and bind a party on the day.
    #[must_use]
    pub fn locals_of(&self, basis: AgreementIx, party: PartyIx) -> Vec<AgreementIx> {
        let binds = |local: &AgreementIx| {
            bound(self.registry, *local, self.periods(*local), self.day()).contains(&party)
        };
        self.registry.links(basis).basis_of.iter().copied().filter(binds).collect()
    }
}
