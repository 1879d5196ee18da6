//! What the pages of bodies and parties hold in common, collected once for all of them.

use crate::model::Date;
use crate::registry::{AgreementIx, PartyIx};
use crate::time::{Day, Involvement};
use crate::view::AgreementRow;

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
    /// Its duties in the status: the section, and the position within it.
    pub(super) duties: Vec<(usize, usize)>,
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
    /// Positions in the agenda.
    pub(super) events: Vec<usize>,
}

/// The involvement of a party in an agreement.
#[derive(Clone, Copy)]
pub(super) struct Membership {
    pub(super) agreement: AgreementIx,
    pub(super) involvement: Involvement,
    /// The last day on which it is a party. None if it is not known.
    pub(super) until: Option<Day>,
    /// When it gave notice.
    pub(super) notice_given: Option<Date>,
}
