//! An agreement in one of two registries that are compared.

use crate::model::Id;
use crate::registry::AgreementIx;
use crate::source::Folder;
use crate::time::Case;

/// One of the two registries of a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Side<'r> {
    /// The registry on a given day, which is the same for both.
    pub case: Case<'r>,
    /// Its files.
    pub folder: &'r Folder,
}

/// An agreement in one of the two registries.
#[derive(Debug, Clone, Copy)]
pub struct Version<'r> {
    /// The registry it is in.
    pub side: Side<'r>,
    /// The agreement.
    pub agreement: AgreementIx,
}

impl<'r> Version<'r> {
    pub(super) fn id(self) -> &'r Id {
        self.side.case.id(self.agreement)
    }

    /// The file of its record, relative to the registry's root.
    #[must_use]
    pub fn path(self) -> &'r str {
        let registry = self.side.case.registry;
        registry.path(registry.agreement(self.agreement).file)
    }

    /// The folder of its file. The file's extension only gives the syntax.
    pub(super) fn folder(self) -> Option<&'r str> {
        self.path().rsplit_once('/').map(|(folder, _)| folder)
    }

    /// The folder of its registry.
    pub(super) fn files(self) -> &'r Folder {
        let registry = self.side.case.registry;
        registry.place_of(self.side.folder, registry.agreement(self.agreement).file).0
    }

    /// The ids of its parties, with groups expanded.
    pub(super) fn parties(self) -> impl Iterator<Item = &'r Id> {
        let registry = self.side.case.registry;
        let members = registry.links(self.agreement).parties.iter();
        members.map(|membership| registry.party_id(membership.party))
    }

    /// Whether the record lists `id` as a former id.
    pub(super) fn was_called(self, id: &Id) -> bool {
        let former = &self.side.case.agreement(self.agreement).former_ids;
        former.iter().any(|former_id| former_id.value == *id)
    }
}
