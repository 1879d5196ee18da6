//! What the pages of bodies and parties hold in common, collected once for all of them.

use crate::registry::{AgreementIx, PartyIx};
use crate::view::AgreementRow;
use crate::view::party::Membership;
use crate::view::task::TaskRow;

/// How many edges are followed from the subject of a page.
pub(super) const DEPTH: u32 = 2;

/// A number of agreements.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    /// All.
    pub all: usize,
    /// In force, suspended or applied provisionally.
    pub in_force: usize,
    /// Needing attention.
    pub attention: usize,
}

impl Count {
    pub(super) fn add(&mut self, row: &AgreementRow) {
        self.all += 1;
        self.in_force += usize::from(row.state.is_in_force());
        self.attention += usize::from(!row.flags.is_empty());
    }
}

/// The items that belong to a body's page.
#[derive(Default)]
pub(super) struct Holder {
    /// The agreements that it is responsible for on the day.
    pub(super) agreements: Vec<AgreementIx>,
    pub(super) count: Count,
    /// What it has to do.
    pub(super) tasks: Vec<TaskRow>,
    /// The reviews that it receives.
    pub(super) receives: Vec<TaskRow>,
    /// Positions in the agenda.
    pub(super) events: Vec<usize>,
}

/// The items that belong to a party's page.
#[derive(Default)]
pub(super) struct Member {
    /// The agreements that name it, itself or through a group, with its involvement. For a group, those of its members.
    pub(super) agreements: Vec<Membership>,
    pub(super) count: Count,
    /// The groups it belongs to.
    pub(super) groups: Vec<PartyIx>,
    /// The agreements that expect a local agreement of it.
    pub(super) locals: Vec<AgreementIx>,
    /// Positions in the agenda.
    pub(super) events: Vec<usize>,
}
