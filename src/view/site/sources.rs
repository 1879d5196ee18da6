//! What pages are made from: records, which are known before anything is made of them.
//!
//! All that a page says of an agreement follows from its record, from those of the agreements that it names or that name it, and
//! so on, and from what all pages have in common: parties, bodies, settings, the day. The exceptions are findings and the
//! history, which are given for themselves.

use std::hash::{Hash, Hasher};

use super::Site;
use crate::model::Id;
use crate::registry::{AgreementIx, BodyIx, PartyIx, Record};
use crate::view::log::ChangeRow;
use crate::view::task::TaskRow;
use crate::view::{Event, FindingRow};

impl Site<'_> {
    /// Every agreement, also of other registries.
    pub fn every_agreement(&self) -> impl Iterator<Item = AgreementIx> + use<> {
        self.case.registry.every_agreement_ix()
    }

    /// The agreement with an id or former id, also of another registry.
    #[must_use]
    pub fn any_agreement_of(&self, id: &str) -> Option<AgreementIx> {
        self.case.registry.agreement_of(&Id::new(id))
    }

    /// Hashes what the record of an agreement says, and whether its documents are there.
    pub fn hash_record(&self, agreement: AgreementIx, state: &mut impl Hasher) {
        let registry = self.case.registry;
        self.hash(registry.agreement(agreement), state);
        let documents = registry.agreement(agreement).data.document.len();
        (0..documents).for_each(|document| registry.document(agreement, document).hash(state));
    }

    /// Hashes all that does not stand in the record of an agreement.
    pub fn hash_in_common(&self, state: &mut impl Hasher) {
        let registry = self.case.registry;
        (&registry.settings, registry.settings_read, &registry.others, &registry.unread_registries)
            .hash(state);
        (self.case.outlook.day, self.case.outlook.horizon).hash(state);
        let shows_others = registry.agreements.reported().len() == registry.agreements.records.len();
        (shows_others && !registry.others.is_empty()).hash(state);
        let unread: Vec<&str> = registry.unread.iter().map(|file| registry.path(*file)).collect();
        unread.hash(state);
        registry.agreements.set_aside.iter().for_each(|record| self.hash(record, state));
        for record in registry.parties.records.iter().chain(&registry.parties.set_aside) {
            self.hash(record, state);
        }
        for record in registry.bodies.records.iter().chain(&registry.bodies.set_aside) {
            self.hash(record, state);
        }
    }

    /// Hashes a record by the path of its file, whose position is another when files before it come or go.
    fn hash<T: Hash>(&self, record: &Record<T>, state: &mut impl Hasher) {
        let Record { id, file, faulty_keys, data } = record;
        (id, self.case.registry.path(*file), faulty_keys, data).hash(state);
    }

    /// The findings in the file of an agreement, in the language of the site and for programs, and the changes in its record.
    pub fn said_of(
        &self,
        agreement: AgreementIx,
    ) -> (Option<&Vec<FindingRow>>, Option<&Vec<FindingRow>>, Vec<&ChangeRow>) {
        let at = agreement.position();
        (self.findings.get(at), self.plain_findings.get(at), self.changes_in(agreement))
    }

    /// The agreements that the page of a party tells of.
    pub fn agreements_of_party(&self, party: PartyIx) -> impl Iterator<Item = AgreementIx> {
        let member = self.parties.get(party.position()).into_iter();
        member.flat_map(|member| {
            let agreements = member.agreements.iter().map(|membership| membership.agreement);
            agreements.chain(member.locals.iter().copied())
        })
    }

    /// The agreements that the page of a body tells of.
    pub fn agreements_of_body(&self, body: BodyIx) -> impl Iterator<Item = AgreementIx> {
        self.bodies.get(body.position()).into_iter().flat_map(|holder| holder.agreements.iter().copied())
    }

    /// What a body has to do, and the reviews that it receives, also in agreements of others.
    #[must_use]
    pub fn tasks_of_body(&self, body: BodyIx) -> Option<[&[TaskRow]; 2]> {
        self.bodies.get(body.position()).map(|holder| [&*holder.tasks, &*holder.receives])
    }

    /// The events of a body, in order.
    #[must_use]
    pub fn events_of_body(&self, body: BodyIx) -> Vec<&Event> {
        let holder = self.bodies.get(body.position()).into_iter();
        holder.flat_map(|holder| &holder.events).filter_map(|at| self.agenda.events.get(*at)).collect()
    }

    /// The events of a party, in order.
    #[must_use]
    pub fn events_of_party(&self, party: PartyIx) -> Vec<&Event> {
        let member = self.parties.get(party.position()).into_iter();
        member.flat_map(|member| &member.events).filter_map(|at| self.agenda.events.get(*at)).collect()
    }
}
