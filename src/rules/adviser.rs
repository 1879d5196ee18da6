//! Bodies that do not decide.

use crate::model::Id;
use crate::model::body::Mandate;
use crate::registry::Place;
use crate::time::Case;

/// A body that does not decide.
#[derive(Debug, Clone, Copy)]
pub struct Adviser<'r> {
    /// Its id.
    pub id: &'r Id,
    /// Where its mandate is written.
    pub mandate: Place,
    /// What it does instead: `recommends`, `prepares`, `advises`.
    pub does: &'static str,
}

impl<'r> Case<'r> {
    /// The body that is named, where its mandate is not to decide. None of a party, also where a body has the same id, and of
    /// a body whose mandate is not written down.
    #[must_use]
    pub(super) fn adviser(&self, named: &Id) -> Option<Adviser<'r>> {
        let is_party = self.registry.parties.find(named).position().is_some();
        let body = self.registry.body(self.registry.body_of(named).filter(|_| !is_party)?);
        let mandate = body.data.mandate.as_ref()?;
        let does = match mandate.value {
            Mandate::Decides => return None,
            Mandate::Recommends => "recommends",
            Mandate::Prepares => "prepares",
            Mandate::Advises => "advises",
        };
        Some(Adviser { id: &body.id, mandate: body.at(mandate.span), does })
    }
}
