//! Which agreements a report is about.

use crate::load::{AgreementIx, BodyIx, PartyIx};
use crate::rules::Case;
use crate::time::{Flag, State};

/// Which agreements a report is about. Of one kind of condition any may hold, of different kinds all must; an empty
/// list is no condition.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Kinds.
    pub kinds: Vec<String>,
    /// Parts of the document system.
    pub parts: Vec<u32>,
    /// Parties, groups expanded.
    pub parties: Vec<PartyIx>,
    /// Bodies responsible on the day.
    pub owners: Vec<BodyIx>,
    /// States.
    pub states: Vec<State>,
    /// Tags.
    pub topics: Vec<String>,
    /// Only those that a law requires.
    pub statutory: bool,
    /// What needs attention.
    pub flags: Vec<Flag>,
    /// What must need attention, all of it: what the report itself is about.
    pub required_flags: Vec<Flag>,
}

impl Filter {
    /// Does it let every agreement through?
    #[must_use]
    pub fn is_open(&self) -> bool {
        let Filter { kinds, parts, parties, owners, states, topics, statutory, flags, required_flags } = self;
        kinds.is_empty()
            && parts.is_empty()
            && parties.is_empty()
            && owners.is_empty()
            && states.is_empty()
            && topics.is_empty()
            && !statutory
            && flags.is_empty()
            && required_flags.is_empty()
    }

    /// Is an agreement to be in the report?
    #[must_use]
    pub fn matches(&self, case: &Case<'_>, agreement: AgreementIx) -> bool {
        fn any<T>(conditions: &[T], holds: impl FnMut(&T) -> bool) -> bool {
            conditions.is_empty() || conditions.iter().any(holds)
        }
        let (record, standing) = (case.agreement(agreement), case.standing(agreement));
        let parties = &case.registry.links(agreement).parties;
        any(&self.kinds, |kind| **kind == **record.kind)
            && any(&self.parts, |part| record.part.as_ref().is_some_and(|of| of.value == *part))
            && any(&self.parties, |party| parties.iter().any(|membership| membership.party == *party))
            && any(&self.owners, |owner| standing.owner == Some(*owner))
            && any(&self.states, |state| standing.state == *state)
            && any(&self.topics, |topic| record.topics.iter().any(|of| **topic == ***of))
            && (!self.statutory || record.is_statutory())
            && any(&self.flags, |flag| standing.has(*flag))
            && self.required_flags.iter().all(|flag| standing.has(*flag))
    }

    /// The agreements to be in the report, in the order of their ids.
    #[must_use]
    pub fn apply(&self, case: &Case<'_>) -> Vec<AgreementIx> {
        case.registry.agreement_ixs().filter(|agreement| self.matches(case, *agreement)).collect()
    }
}
