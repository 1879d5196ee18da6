//! The page of a party.

use super::{Count, Named, Site};
use crate::model::Date;
use crate::model::party::PartyKind;
use crate::registry::{AgreementIx, PartyIx};
use crate::time::{Day, Involvement, PartyStanding};
use crate::view::{AgreementRow, Event};

/// What there is of a party.
#[derive(Default)]
pub(super) struct Member {
    /// What the agreements that name it, itself or in a group, are to it; those of a group.
    pub(super) agreements: Vec<Membership>,
    pub(super) count: Count,
    /// The groups that it is in.
    pub(super) groups: Vec<PartyIx>,
    /// Positions in the agenda.
    pub(super) events: Vec<usize>,
}

/// What an agreement is to a party.
#[derive(Clone, Copy)]
pub(super) struct Membership {
    pub(super) agreement: AgreementIx,
    pub(super) involvement: Involvement,
    /// The last day on which it is a party; none where no such day is known.
    pub(super) until: Option<Day>,
}

/// The page of a party.
pub struct PartyPage<'s> {
    /// What it is.
    pub kind: Option<PartyKind>,
    /// Its official code.
    pub code: Option<String>,
    /// A function's address.
    pub contact: Option<String>,
    /// Its last day.
    pub last_day: Option<Date>,
    /// The party that took its place.
    pub replaced_by: Option<Named>,
    /// The parties of a group.
    pub members: Vec<Named>,
    /// The agreements that bind it.
    pub bound: Vec<&'s AgreementRow>,
    /// The agreements that wait for its own decision.
    pub awaiting: Vec<&'s AgreementRow>,
    /// Those to come, those that wait for others, and those that are not decided.
    pub coming: Vec<&'s AgreementRow>,
    /// Those that are in force without it, since it has rejected them.
    pub outside: Vec<&'s AgreementRow>,
    /// Those that it has left, and those that no longer hold.
    pub past: Vec<&'s AgreementRow>,
    /// The groups that it is in.
    pub groups: Vec<Named>,
    /// What is coming in its agreements.
    pub events: Vec<&'s Event>,
}

impl Site<'_> {
    /// The page of a party; none where it has no record.
    #[must_use]
    pub fn party(&self, party: PartyIx) -> Option<PartyPage<'_>> {
        let (member, record) = (self.parties.get(party.position())?, self.case.registry.party(party)?);
        let data = &record.data;
        let groups = member.groups.iter().filter_map(|group| self.party_names.get(group.position()));
        let mut page = PartyPage {
            kind: data.kind.as_ref().map(|kind| kind.value),
            code: data.code.as_ref().map(|text| text.to_string()),
            contact: data.contact.as_ref().map(|text| text.to_string()),
            last_day: data.until.as_ref().map(|until| until.value),
            replaced_by: data.replaced_by.as_ref().map(|by| self.named(by)),
            members: data.members.iter().map(|member| self.named(&member.id)).collect(),
            bound: Vec::new(),
            awaiting: Vec::new(),
            coming: Vec::new(),
            outside: Vec::new(),
            past: Vec::new(),
            groups: groups.cloned().collect(),
            events: self.events(&member.events),
        };
        for Membership { agreement, involvement, .. } in &member.agreements {
            let Some(row) = self.row(*agreement) else { continue };
            let list = match self.case.party_standing(*agreement, party, *involvement) {
                PartyStanding::Bound => &mut page.bound,
                PartyStanding::Awaiting => &mut page.awaiting,
                PartyStanding::Coming => &mut page.coming,
                PartyStanding::Outside => &mut page.outside,
                PartyStanding::Past => &mut page.past,
            };
            list.push(row);
        }
        Some(page)
    }
}
