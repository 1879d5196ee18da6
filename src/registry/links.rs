//! The references of a record, resolved.

use crate::source::ThinVec;

use super::position::{AgreementIx, BodyIx, PartyIx};

/// The references of an agreement.
#[derive(Debug, Default)]
pub struct AgreementLinks {
    /// The body responsible for it, as written. See `time::bodies` for the one that holds its duties on a given day.
    pub owner: Option<BodyIx>,
    /// Its parties, with groups expanded, each with the entry that names it.
    pub parties: Box<[Membership]>,
    /// One for each `[[replaces]]` entry, in the order of the record.
    pub replaces: ThinVec<ReplacesLink>,
    /// The agreements that replace the whole of it, whatever their stage, in the order of ids. Never the agreement
    /// itself.
    pub successors: ThinVec<AgreementIx>,
    /// Every `[[replaces]]` entry that names it, in whole or in part, in the order of the successors' ids and then of
    /// their records.
    pub replaced_by: ThinVec<Replacement>,
    /// The agreement that it ends with.
    pub ends_with: Option<AgreementIx>,
    /// The agreement whose replacement ends it.
    pub ends_when_replaced: Option<AgreementIx>,
    /// One for each `based_on`.
    pub based_on: ThinVec<Option<AgreementIx>>,
    /// The agreements that it amends.
    pub amends: ThinVec<AgreementIx>,
    /// The agreements that are based on this one, in the order of ids.
    pub basis_of: ThinVec<AgreementIx>,
    /// The agreements that amend it or replace sections of it, whatever their stage, in the order of ids.
    pub amended_by: ThinVec<AgreementIx>,
}

/// A party of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// The party; never a group.
    pub party: PartyIx,
    /// The position of the entry in `parties` that names it, or its group.
    pub entry: u32,
}

/// A resolved `[[replaces]]` entry.
#[derive(Debug, Default)]
pub struct ReplacesLink {
    /// The replaced agreement. None if it does not exist or is the record itself.
    pub agreement: Option<AgreementIx>,
    /// Whether the whole agreement is replaced.
    pub whole: bool,
    /// One for each of `together_with`.
    pub together_with: Vec<Option<AgreementIx>>,
}

/// A `[[replaces]]` entry, as seen from the replaced agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Replacement {
    /// The agreement that has the entry.
    pub successor: AgreementIx,
    entry: u32,
    /// Whether the whole agreement is replaced.
    pub whole: bool,
}

impl Replacement {
    /// The `[[replaces]]` entry at a position in the record of `successor`.
    pub(super) fn new(successor: AgreementIx, entry: usize, whole: bool) -> Self {
        Replacement { successor, entry: u32::try_from(entry).unwrap_or(u32::MAX), whole }
    }

    /// The position of the entry in its record.
    #[must_use]
    pub fn entry(&self) -> usize {
        self.entry as usize
    }
}

impl AgreementLinks {
    /// The agreements that it replaces as a whole, in the order of the record.
    pub fn replaced(&self) -> impl Iterator<Item = AgreementIx> {
        self.replaces.iter().filter(|replaces| replaces.whole).filter_map(|replaces| replaces.agreement)
    }
}

/// The references of a body.
#[derive(Debug, Default)]
pub struct BodyLinks {
    /// The bodies that take over its documents and duties, in the order of ids. Never the body itself.
    pub successors: Vec<BodyIx>,
}
