//! The display names of agreements, bodies and parties.

use crate::model::Id;

use super::aggregate::Registry;
use super::position::{AgreementIx, BodyIx, PartyIx};

impl Registry {
    /// The title of an agreement, or its id if it has none.
    #[must_use]
    pub fn agreement_name(&self, agreement: AgreementIx) -> &str {
        let record = self.agreement(agreement);
        if record.data.title.is_empty() { &record.id } else { &record.data.title }
    }

    /// The short name of a body, otherwise its name, otherwise its id.
    #[must_use]
    pub fn body_name(&self, body: BodyIx) -> &str {
        let record = self.body(body);
        let name = record.data.short.as_ref().map_or(&record.data.name.value, |short| &short.value);
        if name.is_empty() { &record.id } else { name }
    }

    /// The name of a party, or its id if it has none.
    #[must_use]
    pub fn party_name(&self, party: PartyIx) -> &str {
        let name = self.party(party).map(|record| record.data.name.as_str());
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| self.party_id(party))
    }

    /// The name of the body with this id, otherwise of the party. The id itself if it is neither.
    #[must_use]
    pub fn name_of<'r>(&'r self, id: &'r Id) -> &'r str {
        match (self.body_of(id), self.party_of(id)) {
            (Some(body), _) => self.body_name(body),
            (None, Some(party)) => self.party_name(party),
            (None, None) => id,
        }
    }
}
