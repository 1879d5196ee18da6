//! References between records, resolved once.
//!
//! A reference to a record that does not exist resolves to None here, and the rules report it. Parties are different:
//! an adoption counts even if the party has no record, so each name has a [`PartyIx`](super::PartyIx) of its own.

use foldhash::{HashSet, HashSetExt};
use rayon::prelude::*;

use crate::model::{Agreement, Id};
use crate::source::{Sp, ThinVec};

use super::aggregate::Registry;
use super::links::{AgreementLinks, BodyLinks, Membership, Replacement, ReplacesLink};
use super::parties::party_links;
use super::position::{AgreementIx, BodyIx};

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
    let records = registry.agreements.records.par_iter().enumerate();
    let links = records.map(|(at, record)| agreement_links(registry, AgreementIx::from(at), &record.data));
    let mut links = links.collect::<Vec<_>>();
    add_successors(&mut links);
    links
}

fn agreement_links(registry: &Registry, this: AgreementIx, agreement: &Agreement) -> AgreementLinks {
    let resolve = |id: &Sp<Id>| registry.agreement_of(&id.value);
    let other = |id: &Sp<Id>| resolve(id).filter(|found| *found != this);
    let (mut seen, mut named) = (HashSet::new(), HashSet::new());
    let mut parties = Vec::new();
    for (at, entry) in agreement.parties.0.iter().enumerate() {
        let party = registry.party_of(&entry.id).filter(|party| named.insert(*party));
        for party in party.iter().flat_map(|party| registry.expand(*party)) {
            if seen.insert(*party) {
                parties.push(Membership { party: *party, entry: u32::try_from(at).unwrap_or(u32::MAX) });
            }
        }
    }
    AgreementLinks {
        owner: agreement.owner.as_ref().and_then(|owner| registry.body_of(&owner.value)),
        parties,
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
    let (mut successors, mut basis_of, mut amended_by) = (Vec::new(), Vec::new(), Vec::new());
    let mut replaced_by: Vec<(AgreementIx, Replacement)> = Vec::new();
    for (at, own) in links.iter().enumerate() {
        let this = AgreementIx::from(at);
        for (entry, replaces) in own.replaces.iter().enumerate() {
            let Some(replaced) = replaces.agreement else { continue };
            let found = if replaces.whole { &mut successors } else { &mut amended_by };
            found.push((replaced, this));
            replaced_by.push((replaced, Replacement { successor: this, entry, whole: replaces.whole }));
        }
        amended_by.extend(own.amends.iter().map(|amended| (*amended, this)));
        basis_of.extend(
            own.based_on.iter().flatten().filter(|basis| **basis != this).map(|basis| (*basis, this)),
        );
    }
    for (replaced, by) in replaced_by {
        links.get_mut(replaced.position()).into_iter().for_each(|links| links.replaced_by.push(by));
    }
    fill_in(links, successors, |links| &mut links.successors);
    fill_in(links, basis_of, |links| &mut links.basis_of);
    fill_in(links, amended_by, |links| &mut links.amended_by);
}

/// Adds the second agreement of each pair to the first one's list, without duplicates. The second agreements come in
/// the order of ids.
fn fill_in(
    links: &mut [AgreementLinks],
    pairs: Vec<(AgreementIx, AgreementIx)>,
    list: impl Fn(&mut AgreementLinks) -> &mut ThinVec<AgreementIx>,
) {
    for (to, from) in pairs {
        if let Some(list) = links.get_mut(to.position()).map(&list)
            && list.last() != Some(&from)
        {
            list.push(from);
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
