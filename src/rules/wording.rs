//! Wording shared by findings.

use std::fmt::Display;

use crate::model::Id;
use crate::registry::{AgreementIx, PartyIx};
use crate::time::{Case, Day, days_between};

impl<'r> Case<'r> {
    /// The ids of at most `limit` parties, in backticks, and the number of the others.
    #[must_use]
    pub(super) fn party_list(&self, parties: &[PartyIx], limit: usize) -> String {
        list(parties, limit, |party| self.registry.party_id(party))
    }

    /// The ids of at most `limit` agreements, in backticks, and the number of the others.
    #[must_use]
    pub(super) fn agreement_list(&self, agreements: &[AgreementIx], limit: usize) -> String {
        list(agreements, limit, |agreement| self.id(agreement))
    }

    /// The body or party responsible for a duty on `day`, in backticks: the one named, or its successor.
    #[must_use]
    pub(super) fn who(&self, named: &Id, day: Day) -> String {
        let holder = self.holder(named, day).map(|holder| self.holder_id(holder));
        match holder.filter(|holder| *holder != named) {
            Some(holder) => format!("`{holder}`, which took over from `{named}`,"),
            None => format!("`{named}`"),
        }
    }

    /// The first party that has not adopted an agreement whose adoption is not complete.
    #[must_use]
    pub(super) fn first_missing(&self, agreement: AgreementIx) -> Option<&'r dyn Display> {
        let missing = self.periods(agreement).adoption.missing.first()?;
        Some(self.registry.party_id(*missing))
    }

    /// Which parties have not adopted an agreement whose adoption is not complete.
    #[must_use]
    pub(super) fn not_adopted(&self, agreement: AgreementIx) -> String {
        let adoption = &self.periods(agreement).adoption;
        let missing = self.party_list(&adoption.missing, 5);
        match adoption.number {
            None => format!("not adopted by {missing}"),
            Some(enough) => {
                let have = adoption.adopted();
                let not_by = if missing.is_empty() { missing } else { format!(" (not by {missing})") };
                format!("adopted by {have} of the {enough} parties that are needed{not_by}")
            }
        }
    }

    /// The distance of `day` from the day of validity: `in 3 days`, `today`, `3 days ago`.
    #[must_use]
    pub(super) fn distance(&self, day: Day) -> String {
        distance(self.day(), day)
    }
}

/// At most `limit` ids in backticks, and the number of the others.
fn list<'i, T: Copy>(items: &[T], limit: usize, id: impl Fn(T) -> &'i Id) -> String {
    let named = items.iter().take(limit).map(|item| format!("`{}`", id(*item)));
    let mut list = named.collect::<Vec<_>>().join(", ");
    if let Some(more) = items.len().checked_sub(limit).filter(|more| *more > 0) {
        list.push_str(&format!(" and {more} more"));
    }
    list
}

/// A number of days in words: `1 day`, `60 days`.
#[must_use]
pub(super) fn days(count: i64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

/// The distance from one day to another: "in 3 days", "today", "731 days ago".
#[must_use]
pub fn distance(from: Day, to: Day) -> String {
    match days_between(from, to) {
        0 => "today".to_owned(),
        ahead @ 1.. => format!("in {}", days(ahead)),
        past => format!("{} ago", days(-past)),
    }
}
