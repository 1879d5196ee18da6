//! The page of a party.

use std::borrow::Cow;

use super::Site;
use crate::registry::{AgreementIx, PartyIx};
use crate::view::{Named, PartyPage, StatusRow};

/// What the site says of a party.
#[derive(Hash)]
pub struct PartyContent<'s> {
    /// Its id and its name.
    pub named: &'s Named,
    /// Everything that binds it or awaits its decision.
    pub page: PartyPage<'s>,
    /// What is to be seen to now in its agreements.
    pub now: Vec<&'s StatusRow<'s>>,
}

impl Site<'_> {
    /// What the site says of a party. None if it has no record.
    #[must_use]
    pub fn party_content(&self, party: PartyIx) -> Option<PartyContent<'_>> {
        Some(PartyContent {
            named: self.party_names.get(party.position())?,
            page: self.party(party)?,
            now: self.to_do_now(self.concerning(party)),
        })
    }

    /// The agreements that bind a party, will bind it, or await its decision.
    fn concerning(&self, party: PartyIx) -> Vec<AgreementIx> {
        let member = self.parties.get(party.position());
        let memberships = member.into_iter().flat_map(|member| &member.agreements);
        let concerning = memberships.filter(|membership| membership.involvement.concerns());
        concerning.map(|membership| membership.agreement).collect()
    }

    /// The page of a party. None if it has no record.
    #[must_use]
    pub fn party(&self, party: PartyIx) -> Option<PartyPage<'_>> {
        let member = self.parties.get(party.position())?;
        let mut page = PartyPage::empty(&self.case, party)?;
        let groups = member.groups.iter().filter_map(|group| self.party_names.get(group.position()));
        page.groups = groups.cloned().collect();
        page.events = self.events(&member.events);
        for membership in &member.agreements {
            if let Some(row) = self.row(membership.agreement) {
                page.add(&self.case, party, *membership, Cow::Borrowed(row));
            }
        }
        for basis in &member.locals {
            if let Some(row) = self.row(*basis) {
                page.add_local(&self.case, party, *basis, Cow::Borrowed(row));
            }
        }
        Some(page)
    }
}
