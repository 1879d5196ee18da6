//! What is compared: two registries, and an agreement in each.

use std::collections::HashSet;

use crate::model::Id;
use crate::registry::AgreementIx;
use crate::source::Folder;
use crate::time::Case;

/// One of the two registries that are compared.
#[derive(Debug, Clone, Copy)]
pub struct Side<'r> {
    /// The registry on a day, the same for both.
    pub case: Case<'r>,
    /// Its files.
    pub folder: &'r Folder,
}

/// An agreement in one of the two.
#[derive(Debug, Clone, Copy)]
pub struct Version<'r> {
    /// Where it stands.
    pub side: Side<'r>,
    /// Which it is.
    pub agreement: AgreementIx,
}

impl<'r> Version<'r> {
    /// Its id.
    pub(super) fn id(self) -> &'r Id {
        self.side.case.id(self.agreement)
    }

    /// The file of its record, from the registry's root.
    #[must_use]
    pub fn path(self) -> &'r str {
        let registry = self.side.case.registry;
        registry.path(registry.agreement(self.agreement).file)
    }

    /// Where its file lies. The file's ending says only how the record is spelled.
    pub(super) fn folder(self) -> Option<&'r str> {
        self.path().rsplit_once('/').map(|(folder, _)| folder)
    }

    /// The ids of its parties, groups expanded.
    pub(super) fn parties(self) -> HashSet<String> {
        let registry = self.side.case.registry;
        let members = registry.links(self.agreement).parties.iter();
        members.map(|membership| registry.party_id(membership.party).to_string()).collect()
    }

    /// Does it say that it used to have an id?
    pub(super) fn was_called(self, id: &Id) -> bool {
        let former = &self.side.case.agreement(self.agreement).former_ids;
        former.iter().any(|of| of.value == *id)
    }
}
