//! What is missing where the adoption of an agreement is not complete.

use std::collections::BTreeMap;

use foldhash::HashSet;

use crate::model::Agreement;
use crate::registry::PartyIx;

use super::adoption::Adoption;
use super::state::Reason;

impl Adoption {
    /// The decisions that reject the agreement, by their positions in the record, each with the parties for which it
    /// counts.
    #[must_use]
    pub fn rejections(&self) -> BTreeMap<usize, Vec<PartyIx>> {
        let mut rejections: BTreeMap<usize, Vec<PartyIx>> = BTreeMap::new();
        for (party, position) in self.rejected() {
            let parties = rejections.entry(*position).or_default();
            if !parties.contains(party) {
                parties.push(*party);
            }
        }
        rejections
    }

    /// The parties that are missing that have not rejected the agreement.
    #[must_use]
    pub fn undecided(&self) -> Vec<PartyIx> {
        let rejected: HashSet<PartyIx> = self.rejected().iter().map(|(party, _)| *party).collect();
        self.missing().iter().copied().filter(|party| !rejected.contains(party)).collect()
    }
}

/// Why the adoption of an agreement is not complete: rejections, in the order of the record, and then what is missing.
pub(super) fn lack_of_adoption(record: &Agreement, adoption: &Adoption) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = adoption
        .rejections()
        .into_iter()
        .filter_map(|(position, parties)| {
            let decision = record.decision.get(position)?;
            let reference = decision.reference().map(|reference| reference.to_string());
            Some(Reason::RejectedBy { parties, on: decision.date.as_ref()?.value, reference })
        })
        .collect();
    let parties = adoption.undecided();
    if !parties.is_empty() || reasons.is_empty() {
        reasons.push(Reason::NotAdoptedBy { parties, enough: adoption.number() });
    }
    reasons
}
