//! The page of a party.

use super::Site;
use super::parts::Membership;
use crate::model::Date;
use crate::model::party::PartyKind;
use crate::registry::PartyIx;
use crate::time::{Day, PartyStanding};
use crate::view::Named;
use crate::view::{AgreementRow, Event};

/// The page of a party.
pub struct PartyPage<'s> {
    /// Its kind.
    pub kind: Option<PartyKind>,
    /// Its official code.
    pub code: Option<String>,
    /// The contact address of a function.
    pub contact: Option<String>,
    /// Its last day.
    pub last_day: Option<Date>,
    /// The party that succeeded it.
    pub replaced_by: Option<Named>,
    /// The parties of a group.
    pub members: Vec<Named>,
    /// The agreements that bind it.
    pub bound: Vec<&'s AgreementRow>,
    /// The agreements that await its own decision.
    pub awaiting: Vec<&'s AgreementRow>,
    /// Agreements still to come, those that await others, and undecided ones.
    pub coming: Vec<&'s AgreementRow>,
    /// Agreements that are in force without it, because it rejected them.
    pub outside: Vec<&'s AgreementRow>,
    /// The agreements that it has given notice to leave, and has not left yet.
    pub notices: Vec<NoticeGiven<'s>>,
    /// Agreements that it has left, and those that no longer hold.
    pub past: Vec<&'s AgreementRow>,
    /// The groups it belongs to.
    pub groups: Vec<Named>,
    /// The future events of its agreements.
    pub events: Vec<&'s Event>,
}

/// Notice that a party gave.
pub struct NoticeGiven<'s> {
    /// The agreement.
    pub agreement: &'s AgreementRow,
    /// When it was given.
    pub given: Date,
    /// The last day of the party. None if it is not known.
    pub until: Option<Day>,
}

impl Site<'_> {
    /// The page of a party. None if it has no record.
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
            notices: Vec::new(),
            past: Vec::new(),
            groups: groups.cloned().collect(),
            events: self.events(&member.events),
        };
        for Membership { agreement, involvement, until, notice_given } in &member.agreements {
            let Some(row) = self.row(*agreement) else { continue };
            let standing = self.case.party_standing(*agreement, party, *involvement);
            if let Some(given) = notice_given.filter(|_| standing != PartyStanding::Past) {
                page.notices.push(NoticeGiven { agreement: row, given, until: *until });
            }
            let list = match standing {
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
