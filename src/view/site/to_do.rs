//! What there is to see to, by agreement.

use super::{Site, put};
use crate::model::Id;
use crate::registry::AgreementIx;
use crate::time::Case;
use crate::view::concern::why_accepted;
use crate::view::{Status, StatusRow};

/// Where a row stands in the report: the position of its section, and its own in that section.
pub(super) type Place = (usize, usize);

/// For each agreement, where its rows stand, the most urgent section first.
pub(super) fn places(case: &Case<'_>, status: &Status<'_>) -> Vec<Vec<Place>> {
    let mut places: Vec<Vec<Place>> = case.registry.agreement_ixs().map(|_| Vec::new()).collect();
    for (section, rows) in status.sections.iter().enumerate() {
        for (at, row) in rows.rows.iter().enumerate() {
            if let Some(agreement) = case.registry.agreement_of(&Id::new(row.agreement)) {
                put(&mut places, agreement.position(), |own| own.push((section, at)));
            }
        }
    }
    places
}

/// What there is to see to in an agreement.
#[derive(Hash)]
pub struct ToDo<'s> {
    /// The next step, and why.
    pub row: &'s StatusRow<'s>,
    /// The reasons that the record gives for accepting it. Empty if it is not accepted.
    pub accepted: Vec<&'s str>,
}

impl Site<'_> {
    /// What there is to see to in an agreement, the most urgent first, also what is long past or accepted.
    #[must_use]
    pub fn to_do(&self, agreement: AgreementIx) -> Vec<ToDo<'_>> {
        let of_row = |row: &'_ StatusRow<'_>| -> Vec<&str> {
            let mut accepted: Vec<&str> = Vec::new();
            for kind in row.reasons.iter().map(|reason| reason.kind).filter(|_| row.is_accepted) {
                let why = why_accepted(&self.case, agreement, kind);
                accepted.extend(why.filter(|why| !accepted.contains(why)));
            }
            accepted
        };
        let all = self.rows_to_do(agreement).map(|row| ToDo { row, accepted: of_row(row) });
        let (accepted, open): (Vec<ToDo<'_>>, Vec<ToDo<'_>>) = all.partition(|to_do| to_do.row.is_accepted);
        open.into_iter().chain(accepted).collect()
    }

    /// What is to be seen to now in some agreements, in the order of the report.
    #[must_use]
    pub(super) fn to_do_now(&self, agreements: impl IntoIterator<Item = AgreementIx>) -> Vec<&StatusRow<'_>> {
        let places = agreements.into_iter().filter_map(|agreement| self.to_do.get(agreement.position()));
        let mut places: Vec<Place> = places.flatten().copied().collect();
        places.sort_unstable();
        places.into_iter().filter_map(|place| self.row_at(place)).filter(|row| row.is_for_now()).collect()
    }

    fn rows_to_do(&self, agreement: AgreementIx) -> impl Iterator<Item = &StatusRow<'_>> {
        let places = self.to_do.get(agreement.position());
        places.into_iter().flatten().filter_map(|place| self.row_at(*place))
    }

    fn row_at(&self, (section, at): Place) -> Option<&StatusRow<'_>> {
        self.status.sections.get(section)?.rows.get(at)
    }
}
