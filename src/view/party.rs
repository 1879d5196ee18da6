//! A party: what binds it, what waits for its decision, and what it is expected to have.

use std::borrow::Cow;

use crate::model::Date;
use crate::model::party::PartyKind;
use crate::parallel;
use crate::registry::{AgreementIx, PartyIx};
use crate::time::{Case, Day, Involvement, PartyStanding};

use super::clauses::notices_given;
use super::{Agenda, AgreementRow, Event, Named, words};

/// A party, with its agreements.
#[derive(Debug, Hash)]
pub struct PartyPage<'s> {
    /// The party.
    pub named: Named,
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
    /// The groups it belongs to.
    pub groups: Vec<Named>,
    /// The agreements that bind it.
    pub bound: Vec<Cow<'s, AgreementRow>>,
    /// The agreements that await its own decision.
    pub awaiting: Vec<Cow<'s, AgreementRow>>,
    /// Agreements still to come, those that await others, and undecided ones.
    pub coming: Vec<Cow<'s, AgreementRow>>,
    /// Agreements that are in force without it, because it rejected them.
    pub outside: Vec<Cow<'s, AgreementRow>>,
    /// Agreements that it had to decide on, and that were not adopted during their intended period.
    pub not_adopted: Vec<Cow<'s, AgreementRow>>,
    /// The agreements that it has given notice to leave, and has not left yet.
    pub notices: Vec<NoticeGiven<'s>>,
    /// Agreements that it has left, each with its last day as a party if that is known.
    pub left: Vec<(Cow<'s, AgreementRow>, Option<Day>)>,
    /// Agreements that no longer hold.
    pub past: Vec<Cow<'s, AgreementRow>>,
    /// The local agreements that it is expected to have.
    pub locals: Vec<LocalRow<'s>>,
    /// The future events of its agreements.
    pub events: Vec<Cow<'s, Event>>,
    /// Anything else worth knowing.
    pub notes: Option<String>,
}

/// Notice that a party gave.
#[derive(Debug, Hash)]
pub struct NoticeGiven<'s> {
    /// The agreement.
    pub agreement: Cow<'s, AgreementRow>,
    /// When it was given.
    pub given: Date,
    /// The last day of the party. None if it is not known.
    pub until: Option<Day>,
}

/// An agreement that expects a local agreement of a party.
#[derive(Debug, Hash)]
pub struct LocalRow<'s> {
    /// The agreement.
    pub basis: Cow<'s, AgreementRow>,
    /// The local agreements that bind the party. Empty if it has none.
    pub locals: Vec<Named>,
}

/// The involvement of a party in an agreement.
#[derive(Debug, Clone, Copy)]
pub struct Membership {
    /// The agreement.
    pub agreement: AgreementIx,
    /// What it is to the party.
    pub involvement: Involvement,
    /// The last day on which it is a party. None if it is not known.
    pub until: Option<Day>,
    /// When it gave notice.
    pub notice_given: Option<Date>,
}

impl Membership {
    /// The involvement of every party, and of every group that is named, in an agreement.
    #[must_use]
    pub fn all(case: &Case<'_>, agreement: AgreementIx) -> Vec<(PartyIx, Membership)> {
        let notices_given = notices_given(case, agreement);
        let membership = |(party, of): (PartyIx, crate::time::Participant)| {
            let membership = Membership {
                agreement,
                involvement: of.involvement,
                until: of.days.until,
                notice_given: notices_given.get(&party).copied(),
            };
            (party, membership)
        };
        case.memberships(agreement).into_iter().map(membership).collect()
    }
}

/// The groups that a party belongs to.
#[must_use]
pub fn groups_of(case: &Case<'_>, party: PartyIx) -> Vec<Named> {
    let groups = (0..case.registry.parties.records.len()).map(PartyIx::from);
    let groups = groups.filter(|group| *group != party && case.registry.expand(*group).contains(&party));
    groups.map(|group| words::named_party(case.registry, group)).collect()
}

impl<'s> PartyPage<'s> {
    /// A party. None if it has no record.
    #[must_use]
    pub fn of(case: &Case<'_>, party: PartyIx) -> Option<PartyPage<'static>> {
        let mut page = PartyPage::empty(case, party)?;
        page.groups = groups_of(case, party);
        let agreements: Vec<AgreementIx> = case.registry.agreement_ixs().collect();
        let memberships: Vec<Membership> = parallel::flat_map(&agreements, |agreement| {
            Membership::all(case, *agreement).into_iter().find(|(of, _)| *of == party).map(|(_, of)| of)
        });
        for membership in &memberships {
            let row = Cow::Owned(AgreementRow::of(case, membership.agreement));
            page.add(case, party, *membership, row);
        }
        for basis in agreements.into_iter().filter(|basis| case.local_parties(*basis).contains(&party)) {
            page.add_local(case, party, basis, Cow::Owned(AgreementRow::of(case, basis)));
        }
        let concerning = memberships.iter().filter(|of| of.involvement.concerns());
        let agenda = Agenda::of_some(case, concerning.map(|of| (of.agreement, of.until)));
        page.events = agenda.events.into_iter().map(Cow::Owned).collect();
        Some(page)
    }

    /// A party without its agreements. None if it has no record.
    pub(super) fn empty(case: &Case<'_>, party: PartyIx) -> Option<PartyPage<'s>> {
        let registry = case.registry;
        let data = &registry.party(party)?.data;
        let members = data.members.iter().map(|member| words::named_actor(registry, member.id())).collect();
        Some(PartyPage {
            named: words::named_party(registry, party),
            kind: data.kind.as_ref().map(|kind| kind.value),
            code: data.code.as_ref().map(|text| text.to_string()),
            contact: data.contact.as_ref().map(|text| text.to_string()),
            last_day: data.until.as_ref().map(|until| until.value),
            replaced_by: data.replaced_by.as_ref().map(|by| words::named_actor(registry, by)),
            members,
            groups: Vec::new(),
            bound: Vec::new(),
            awaiting: Vec::new(),
            coming: Vec::new(),
            outside: Vec::new(),
            not_adopted: Vec::new(),
            notices: Vec::new(),
            left: Vec::new(),
            past: Vec::new(),
            locals: Vec::new(),
            events: Vec::new(),
            notes: data.notes.as_ref().map(|notes| notes.to_string()),
        })
    }

    /// Adds an agreement where it belongs.
    pub(super) fn add(
        &mut self,
        case: &Case<'_>,
        party: PartyIx,
        membership: Membership,
        row: Cow<'s, AgreementRow>,
    ) {
        let Membership { agreement, involvement, until, notice_given } = membership;
        let standing = case.party_standing(agreement, party, involvement);
        if let Some(given) = notice_given.filter(|_| standing != PartyStanding::Past) {
            self.notices.push(NoticeGiven { agreement: row.clone(), given, until });
        }
        match standing {
            PartyStanding::Bound => self.bound.push(row),
            PartyStanding::Awaiting => self.awaiting.push(row),
            PartyStanding::Coming => self.coming.push(row),
            PartyStanding::Outside => self.outside.push(row),
            PartyStanding::NotAdopted => self.not_adopted.push(row),
            PartyStanding::Past if involvement == Involvement::Left => self.left.push((row, until)),
            PartyStanding::Past => self.past.push(row),
        }
    }

    /// Adds an agreement that expects a local agreement of the party.
    pub(super) fn add_local(
        &mut self,
        case: &Case<'_>,
        party: PartyIx,
        basis: AgreementIx,
        row: Cow<'s, AgreementRow>,
    ) {
        let locals = case.locals_of(basis, party).into_iter();
        let locals = locals.map(|local| words::named_agreement(case.registry, local)).collect();
        self.locals.push(LocalRow { basis: row, locals });
    }
}
