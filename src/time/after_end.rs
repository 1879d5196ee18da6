//! What comes after the end of an agreement.

use crate::model::validity::EndReason;
use crate::registry::AgreementIx;

use super::attention::Flag;
use super::case::Case;
use super::day::Day;
use super::periods::{EndCause, When};

/// What comes after the end of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AfterEnd {
    /// This one takes its place from that day.
    Replaced(AgreementIx, Day),
    /// Nothing: it is ended for good, for this reason where one is given.
    Ended(Option<EndReason>),
    /// Nothing, though something should: it lapses, or has lapsed. These live records are to replace it, and will not in time as
    /// things are.
    Lapses(Vec<AgreementIx>),
}

impl Case<'_> {
    /// What comes after the end of an agreement. None if nothing is to be said of it.
    #[must_use]
    pub fn after_end(&self, agreement: AgreementIx) -> Option<AfterEnd> {
        let (periods, standing) = (self.periods(agreement), self.standing(agreement));
        if let Some((When::On(from), by)) = periods.replaced {
            return Some(AfterEnd::Replaced(by, from));
        }
        if standing.has(Flag::Lapsing) || standing.has(Flag::Lapsed) {
            let successors = periods.successors.iter().map(|successor| successor.agreement);
            return Some(AfterEnd::Lapses(
                successors.filter(|successor| self.standing(*successor).state.is_live()).collect(),
            ));
        }
        let ending = self.agreement(agreement).end.as_ref()?;
        let (_, EndCause::Ended) = periods.end? else { return None };
        Some(AfterEnd::Ended(ending.reason.as_ref().map(|reason| reason.value)))
    }
}
