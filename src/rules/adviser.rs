//! Bodies without the power to decide.

use crate::model::Id;
use crate::model::body::Mandate;
use crate::registry::Place;
use crate::text::Message;
use crate::text::message::message;
use crate::time::Case;

/// A body without the power to decide.
#[derive(Debug, Clone)]
pub struct Adviser<'r> {
    /// Its id.
    pub id: &'r Id,
    /// The place of its mandate.
    pub mandate: Place,
    /// Its mandate as a verb: `recommends`, `prepares`, `advises`.
    pub does: Message,
}

impl<'r> Case<'r> {
    /// The named body, if its mandate is not to decide. None for a party, even if a body has the same id, and for a
    /// body without a written mandate.
    #[must_use]
    pub(super) fn adviser(&self, named: &Id) -> Option<Adviser<'r>> {
        let is_party = self.registry.parties.find(named).position().is_some();
        let body = self.registry.body(self.registry.body_of(named).filter(|_| !is_party)?);
        let mandate = body.data.mandate.as_ref()?;
        let does = match mandate.value {
            Mandate::Decides => return None,
            Mandate::Recommends => message!("recommends"),
            Mandate::Prepares => message!("prepares"),
            Mandate::Advises => message!("advises"),
        };
        Some(Adviser { id: &body.id, mandate: body.at(mandate.span), does })
    }
}
