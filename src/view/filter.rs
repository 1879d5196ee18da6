//! The selection of agreements for a report.

use crate::registry::{AgreementIx, BodyIx, PartyIx};
use crate::time::Case;
use crate::time::{Day, Flag, Participant, State, participants};

/// The selection of agreements for a report. An agreement matches if it meets at least one condition of each kind that
/// is given. An empty list is no condition.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Kinds.
    pub kinds: Vec<String>,
    /// Parts of the document system.
    pub parts: Vec<u32>,
    /// Parties, with groups expanded: agreements that bind them or will, that they have to decide on, and drafts that
    /// name them.
    pub parties: Vec<PartyIx>,
    /// Whether to include agreements that `parties` have left, and those that are over.
    pub ever: bool,
    /// The bodies responsible on the day.
    pub owners: Vec<BodyIx>,
    /// Bodies: agreements of which anything lies with them.
    pub bodies: Vec<BodyIx>,
    /// States.
    pub states: Vec<State>,
    /// Tags.
    pub topics: Vec<String>,
    /// Whether to include only agreements that a law requires.
    pub statutory: bool,
    /// Flags, of which at least one must be set.
    pub flags: Vec<Flag>,
    /// Flags that the report itself requires, all of which must be set.
    pub required_flags: Vec<Flag>,
}

impl Filter {
    /// Whether every agreement matches.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let Filter {
            kinds,
            parts,
            parties,
            ever: _,
            owners,
            bodies,
            states,
            topics,
            statutory,
            flags,
            required_flags,
        } = self;
        kinds.is_empty()
            && parts.is_empty()
            && parties.is_empty()
            && owners.is_empty()
            && bodies.is_empty()
            && states.is_empty()
            && topics.is_empty()
            && !statutory
            && flags.is_empty()
            && required_flags.is_empty()
    }

    /// Whether an agreement matches.
    #[must_use]
    pub fn matches(&self, case: &Case<'_>, agreement: AgreementIx) -> bool {
        fn any<T>(conditions: &[T], holds: impl FnMut(&T) -> bool) -> bool {
            conditions.is_empty() || conditions.iter().any(holds)
        }
        let (record, standing) = (case.agreement(agreement), case.standing(agreement));
        any(&self.kinds, |kind| **kind == **record.kind)
            && any(&self.parts, |part| record.part.as_ref().is_some_and(|own| own.value == *part))
            && any(&self.owners, |owner| standing.owner == Some(*owner))
            && any(&self.states, |state| standing.state == *state)
            && any(&self.topics, |topic| record.topics.iter().any(|own| **topic == ***own))
            && (!self.statutory || record.is_statutory())
            && any(&self.flags, |flag| standing.has(*flag))
            && self.required_flags.iter().all(|flag| standing.has(*flag))
            && (self.parties.is_empty() || self.concerns_parties(case, agreement))
            && any(&self.bodies, |body| case.lies_with(agreement, *body))
    }

    /// Whether the requested parties are or will be bound by the agreement, or have to decide on it. Not if it was
    /// replaced or ended, unless that state is requested.
    fn concerns_parties(&self, case: &Case<'_>, agreement: AgreementIx) -> bool {
        let is_over = case.standing(agreement).state.is_over();
        let is_wanted = self.ever || !is_over || !self.states.is_empty();
        is_wanted
            && (self.participants(case, agreement).any(|of| self.ever || of.involvement.concerns())
                || case
                    .periods(agreement)
                    .adoption
                    .missing()
                    .iter()
                    .any(|party| self.parties.contains(party)))
    }

    fn participants(&self, case: &Case<'_>, agreement: AgreementIx) -> impl Iterator<Item = Participant> {
        let all = participants(case.registry, agreement, case.periods(agreement), case.day());
        all.into_iter().filter(|participant| self.parties.contains(&participant.party))
    }

    /// The last day on which any of the requested parties is a party of an agreement. None if there is no such day, or
    /// if no party is requested.
    pub(super) fn last_day_of_parties(&self, case: &Case<'_>, agreement: AgreementIx) -> Option<Day> {
        if self.parties.is_empty() || self.ever {
            return None;
        }
        let last_days = self.participants(case, agreement).map(|participant| participant.days.until);
        last_days.max_by_key(|last| (last.is_none(), *last)).flatten()
    }

    /// The matching agreements, in the order of their ids.
    #[must_use]
    pub fn apply(&self, case: &Case<'_>) -> Vec<AgreementIx> {
        case.registry.agreement_ixs().filter(|agreement| self.matches(case, *agreement)).collect()
    }
}
