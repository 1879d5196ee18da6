//! Putting a record that was read again in place of the old one.

use std::sync::{Arc, OnceLock};

use crate::model::Agreement;
use crate::source::{FaultKind, ThinVec};

use super::aggregate::{FileFault, Registry};
use super::position::AgreementIx;
use super::resolve::{agreement_links, said_of_others};

/// An agreement as it was read again.
pub(crate) struct ReplacedAgreement {
    /// The record.
    pub data: Arc<Agreement>,
    /// Top-level keys in which reading found a fault.
    pub faulty_keys: ThinVec<Box<str>>,
    /// The faults in its file.
    pub faults: Vec<FileFault>,
}

impl Registry {
    /// Puts a record in place of one in the same file. Returns false, and changes nothing, if more would follow from that
    /// than the references of this record: then all have to be linked again.
    pub(crate) fn replace_agreement(&mut self, agreement: AgreementIx, new: ReplacedAgreement) -> bool {
        let ReplacedAgreement { data, faulty_keys, faults } = new;
        let record = self.agreement(agreement);
        let (file, old) = (record.file, &record.data);
        let is_of_ids = |fault: &FileFault| {
            let is_elsewhere = fault.elsewhere.iter().any(|(place, _)| place.file == file);
            fault.fault.kind == FaultKind::DuplicateId && (fault.file == file || is_elsewhere)
        };
        let is_only_own = self.others.is_empty()
            && self.unread_registries.is_empty()
            && self.settings.registries.is_none()
            && old.former_ids.is_empty()
            && data.former_ids.is_empty()
            && self.party_links.know_parties_of(old)
            && self.party_links.know_parties_of(&data)
            && documents(old).eq(documents(&data))
            && !self.faults.iter().any(is_of_ids);
        if !is_only_own {
            return false;
        }
        let old = Arc::clone(old);
        self.agreements.replace(agreement.position(), data, faulty_keys);
        self.forget_names(agreement, &old);
        self.faults.retain(|fault| fault.file != file);
        self.faults.extend(faults);
        self.shared_titles = OnceLock::new();
        self.link_again(agreement);
        true
    }

    /// Resolves the references of one record again.
    fn link_again(&mut self, this: AgreementIx) {
        let mut new = agreement_links(self, this, &self.agreement(this).data);
        let links = &mut self.agreement_links;
        let Some(own) = links.get_mut(this.position()) else { return };
        std::mem::swap(own, &mut new);
        let old = new;
        for (of, _) in said_of_others(this, &old) {
            links.get_mut(of.position()).into_iter().for_each(|links| links.forget(this));
        }
        let Some(own) = links.get_mut(this.position()) else { return };
        own.successors = old.successors;
        own.replaced_by = old.replaced_by;
        own.basis_of = old.basis_of;
        own.amended_by = old.amended_by;
        for (of, said) in said_of_others(this, own) {
            links.get_mut(of.position()).into_iter().for_each(|links| links.add(said));
        }
    }
}

/// The files that an agreement names as documents, with their fingerprints.
fn documents(agreement: &Agreement) -> impl Iterator<Item = (Option<&str>, Option<&str>)> {
    agreement.document.iter().map(|document| {
        let path = document.path.as_ref().map(|path| &****path);
        (path, document.sha256.as_ref().map(|sha256| &*sha256.0))
    })
}
