//! Who is responsible on a given day: those named for a duty, or their successors.

use crate::model::{Id, Text};
use crate::registry::{AgreementIx, BodyIx, PartyIx};
use crate::source::Sp;

use super::case::Case;
use super::ceased;
use super::day::Day;

/// A body or a party that holds a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A body.
    Body(BodyIx),
    /// A party, or a group of parties.
    Party(PartyIx),
}

impl Holder {
    /// The body, if the holder is one.
    #[must_use]
    pub fn body(self) -> Option<BodyIx> {
        match self {
            Holder::Body(body) => Some(body),
            Holder::Party(_) => None,
        }
    }
}

/// A body or party that is responsible for a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Responsible<'r> {
    /// The body or party that holds it on the day.
    pub holder: Holder,
    /// The id under which the record names it for this duty. None if it is responsible as the owner.
    pub named: Option<&'r Id>,
}

impl<'r> Case<'r> {
    /// The body or party that `named` stands for on `day`: itself while it exists, otherwise its successor, and so on.
    /// A party that has ceased without a successor stands for itself. None if `named` is neither a body nor a party.
    #[must_use]
    pub fn holder(&self, named: &Id, day: Day) -> Option<Holder> {
        if let Some(body) = self.registry.body_of(named) {
            return Some(Holder::Body(self.body_on(body, day)));
        }
        let party = self.registry.party_of(named)?;
        Some(Holder::Party(ceased::holder(self.registry, party, day).unwrap_or(party)))
    }

    /// The body that holds the duties of `body` on `day`: see [`Bodies::effective`](super::Bodies::effective).
    #[must_use]
    pub fn body_on(&self, body: BodyIx, day: Day) -> BodyIx {
        self.outlook.bodies.effective(self.registry, body, day)
    }

    /// The body that is responsible for an agreement on `day`.
    #[must_use]
    pub fn owner(&self, agreement: AgreementIx, day: Day) -> Option<BodyIx> {
        self.registry.links(agreement).owner.map(|owner| self.body_on(owner, day))
    }

    /// Those responsible for a duty of an agreement on `day`: those `named` for it, in that order and without
    /// duplicates; or the owner, if none of them is known.
    #[must_use]
    pub fn responsible<'i>(
        &self,
        agreement: AgreementIx,
        named: impl IntoIterator<Item = &'i Id>,
        day: Day,
    ) -> Vec<Responsible<'i>> {
        let mut responsible: Vec<Responsible<'i>> = Vec::new();
        for id in named {
            let holder =
                self.holder(id, day).filter(|holder| responsible.iter().all(|known| known.holder != *holder));
            responsible.extend(holder.map(|holder| Responsible { holder, named: Some(id) }));
        }
        if responsible.is_empty() {
            let owner = self.owner(agreement, day).map(Holder::Body);
            responsible.extend(owner.map(|holder| Responsible { holder, named: None }));
        }
        responsible
    }

    /// The day that decides who is responsible for a duty due on `due`: that day, or the day of the case if it has
    /// passed.
    #[must_use]
    pub fn day_to_act(&self, due: Option<Day>) -> Day {
        due.map_or(self.day(), |due| due.max(self.day()))
    }

    /// The id of a body or party.
    #[must_use]
    pub fn holder_id(&self, holder: Holder) -> &'r Id {
        match holder {
            Holder::Body(body) => &self.registry.body(body).id,
            Holder::Party(party) => self.registry.party_id(party),
        }
    }

    /// The contact address of a body or party, if it exists on the day of the case.
    #[must_use]
    pub fn contact(&self, holder: Holder) -> Option<&'r Sp<Text>> {
        match holder {
            Holder::Body(body) if self.outlook.bodies.has_ceased(body, self.day()) => None,
            Holder::Body(body) => self.registry.body(body).data.contact.as_ref(),
            Holder::Party(party) if ceased::has_ceased(self.registry, party, self.day()) => None,
            Holder::Party(party) => self.registry.party(party)?.data.contact.as_ref(),
        }
    }
}
