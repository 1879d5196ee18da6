//! References between records, resolved once.
//!
//! A reference to a record that does not exist resolves to None here, and the rules report it. Parties are different:
//! an adoption counts even if the party has no record, so each name has a [`PartyIx`](super::PartyIx) of its own.

use crate::model::{Agreement, Id};
use crate::parallel;
use crate::source::{Sp, ThinVec};

use super::aggregate::Registry;
use super::links::{AgreementLinks, BodyLinks, Membership, Replacement, ReplacesLink};
use super::parties::party_links;
use super::position::{AgreementIx, BodyIx};
use super::small_set::SmallSet;

impl Registry {
    /// Resolves the references of all records. Must be called once, after all tables are filled.
    pub(crate) fn link(&mut self) {
        let unread: Vec<Box<str>> = self.unread_registries.iter().map(|unread| unread.name.clone()).collect();
        self.agreements.set_unread(&unread);
        self.parties.set_unread(&unread);
        self.bodies.set_unread(&unread);
        self.party_links = party_links(self);
        self.agreement_links = agreements(self);
        self.body_links = bodies(self);
    }
}

/// The references of all agreements, by the position of the agreement.
fn agreements(registry: &Registry) -> Vec<AgreementLinks> {
    let agreements: Vec<AgreementIx> = registry.every_agreement_ix().collect();
    let links = |of: &AgreementIx| agreement_links(registry, *of, &registry.agreement(*of).data);
    let mut links = parallel::map(&agreements, links);
    add_successors(&mut links);
    links
}

pub(super) fn agreement_links(
    registry: &Registry,
    this: AgreementIx,
    agreement: &Agreement,
) -> AgreementLinks {
    let resolve = |id: &Sp<Id>| registry.agreement_of(&id.value);
    let other = |id: &Sp<Id>| resolve(id).filter(|found| *found != this);
    let (mut seen, mut named) = (SmallSet::default(), SmallSet::default());
    let mut parties = Vec::with_capacity(agreement.parties.0.len());
    for (at, entry) in agreement.parties.0.iter().enumerate() {
        let party = registry.party_of(entry.id()).filter(|party| named.insert(*party));
        for party in party.iter().flat_map(|party| registry.expand(*party)) {
            if seen.insert(*party) {
                parties.push(Membership { party: *party, entry: u32::try_from(at).unwrap_or(u32::MAX) });
            }
        }
    }
    AgreementLinks {
        owner: agreement.owner.as_ref().and_then(|owner| registry.body_of(&owner.value)),
        parties: parties.into(),
        replaces: agreement
            .replaces
            .iter()
            .map(|replaces| ReplacesLink {
                agreement: other(&replaces.id),
                whole: replaces.is_whole(),
                together_with: replaces.together_with.iter().map(resolve).collect(),
            })
            .collect(),
        successors: ThinVec::default(),
        replaced_by: ThinVec::default(),
        ends_with: agreement.validity.ends_with.as_deref().and_then(other),
        ends_when_replaced: agreement.validity.ends_when_replaced.as_deref().and_then(other),
        based_on: agreement.based_on.iter().map(resolve).collect(),
        amends: agreement.amends.iter().filter_map(|amends| other(&amends.id)).collect(),
        basis_of: ThinVec::default(),
        amended_by: ThinVec::default(),
    }
}

/// Fills in the reverse of `replaces`, `amends` and `based_on`.
fn add_successors(links: &mut [AgreementLinks]) {
    let of = |(at, own): (usize, &AgreementLinks)| said_of_others(AgreementIx::from(at), own);
    let said: Vec<(AgreementIx, Said)> = links.iter().enumerate().flat_map(of).collect();
    for (of, said) in said {
        links.get_mut(of.position()).into_iter().for_each(|links| links.add(said));
    }
}

/// What the record of one agreement says of another.
#[derive(Clone, Copy)]
pub(super) enum Said {
    Replaced(Replacement),
    Amended(AgreementIx),
    Basis(AgreementIx),
}

/// What an agreement says of others in `replaces`, `amends` and `based_on`.
pub(super) fn said_of_others(this: AgreementIx, own: &AgreementLinks) -> Vec<(AgreementIx, Said)> {
    let replaced = own.replaces.iter().enumerate().filter_map(|(entry, replaces)| {
        let by = Replacement::new(this, entry, replaces.whole);
        Some((replaces.agreement?, Said::Replaced(by)))
    });
    let amended = own.amends.iter().map(|amended| (*amended, Said::Amended(this)));
    let bases = own.based_on.iter().flatten().filter(|basis| **basis != this);
    replaced.chain(amended).chain(bases.map(|basis| (*basis, Said::Basis(this)))).collect()
}

impl AgreementLinks {
    /// Notes what another says of it.
    pub(super) fn add(&mut self, said: Said) {
        match said {
            Said::Replaced(by) => {
                self.replaced_by.insert_in_order(by);
                let list = if by.whole { &mut self.successors } else { &mut self.amended_by };
                list.insert_in_order(by.successor);
            }
            Said::Amended(by) => self.amended_by.insert_in_order(by),
            Said::Basis(by) => self.basis_of.insert_in_order(by),
        }
    }

    /// Forgets what an agreement says of this one.
    pub(super) fn forget(&mut self, by: AgreementIx) {
        self.replaced_by.retain(|replacement| replacement.successor != by);
        for list in [&mut self.successors, &mut self.amended_by, &mut self.basis_of] {
            list.retain(|other| *other != by);
        }
    }
}

/// The references of all bodies, by the position of the body.
fn bodies(registry: &Registry) -> Vec<BodyLinks> {
    let mut links: Vec<BodyLinks> = Vec::new();
    links.resize_with(registry.bodies.records.len(), BodyLinks::default);
    for (at, record) in registry.bodies.records.iter().enumerate() {
        let this = BodyIx::from(at);
        for replaced in record.data.replaces.iter().filter_map(|id| registry.body_of(&id.value)) {
            if let Some(links) = links.get_mut(replaced.position())
                && replaced != this
                && links.successors.last() != Some(&this)
            {
                links.successors.push(this);
            }
        }
    }
    links
}
