//! The registry as a graph.

use crate::model::publish::Publish;
use crate::text::{Language, LanguageCode};
use crate::time::Case;
use crate::view::Rows;
use crate::view::tables::Origin;

use super::address::Folder;
use super::node::Address;

/// A registry as linked data, as it stands on the day.
#[derive(Debug, Clone, Copy)]
pub struct Linked<'r> {
    pub(super) case: Case<'r>,
    pub(super) rows: Rows<'r>,
    pub(super) origin: &'r Origin,
    /// The language of what the program itself says.
    pub(super) language: Language,
    pub(super) has_workbook: bool,
    pub(super) is_on_site: bool,
}

impl<'r> Linked<'r> {
    /// A registry. `has_workbook`: whether its web site offers one. `is_on_site`: whether this is part of that site, so
    /// that the site's files are there even if nobody has said at which address.
    #[must_use]
    pub fn new(
        case: Case<'r>,
        rows: Rows<'r>,
        origin: &'r Origin,
        language: Language,
        has_workbook: bool,
        is_on_site: bool,
    ) -> Self {
        Linked { case, rows, origin, language, has_workbook, is_on_site }
    }

    /// What registry.toml says of its publication.
    pub(super) fn publish(&self) -> Option<&'r Publish> {
        self.case.registry.settings.publish.as_ref().map(|publish| &publish.value)
    }

    /// The address at which it is published, with a `/` at its end, if it is absolute.
    #[must_use]
    pub fn base(&self) -> Option<&'r str> {
        self.case.registry.settings.base()
    }

    /// The address of a record. One of another registry has the one at which that registry publishes it, if it does.
    pub(super) fn record(&self, folder: Folder, id: &str) -> Address {
        self.elsewhere(id, |id| folder.record(id))
    }

    /// The address of a part of a record, such as a decision.
    pub(super) fn part(&self, folder: Folder, id: &str, part: &str) -> Address {
        self.elsewhere(id, |id| folder.part(id, part))
    }

    /// An address for a record, or for what it is in: in its own registry, if that is another.
    pub(super) fn elsewhere(&self, id: &str, address: impl Fn(&str) -> Address) -> Address {
        let other = self.case.registry.other_with(id);
        match other.and_then(|(other, id)| Some((other.settings.base()?, address(id)))) {
            Some((base, Address::Own(path))) => Address::Elsewhere(format!("{base}{path}")),
            Some((_, Address::Name(_) | Address::Elsewhere(_))) | None => address(id),
        }
    }

    /// Whether agreements are also legal resources of ELI.
    pub(super) fn has_eli(&self) -> bool {
        self.publish().and_then(|publish| publish.eli.as_ref()).is_some_and(|eli| eli.value)
    }

    /// Whether the files and the pages of the web site are known to be there.
    pub(super) fn has_site(&self) -> bool {
        self.is_on_site || self.base().is_some()
    }

    /// The language that the records are written in, if the registry says so.
    pub(super) fn of_records(&self) -> Option<LanguageCode> {
        self.case.registry.settings.language.as_ref().map(|language| language.value)
    }
}
