//! The display names of agreements, bodies and parties.

use foldhash::{HashSet, HashSetExt};

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

    /// Whether another agreement has the same title, so that the title alone does not say which is meant.
    #[must_use]
    pub fn shares_its_title(&self, agreement: AgreementIx) -> bool {
        let shared = self.shared_titles.get_or_init(|| {
            let (mut seen, mut shared) = (HashSet::new(), HashSet::new());
            for record in &self.agreements.records {
                let title = record.data.title.as_str();
                if !seen.insert(title) && !title.is_empty() {
                    shared.insert(title.into());
                }
            }
            shared
        });
        shared.contains(self.agreement(agreement).data.title.as_str())
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
    pub fn name_of<'r>(&'r self, id: &Id) -> &'r str {
        match (self.body_of(id), self.party_of(id)) {
            (Some(body), _) => self.body_name(body),
            (None, Some(party)) => self.party_name(party),
            (None, None) => id.text(),
        }
    }
}
