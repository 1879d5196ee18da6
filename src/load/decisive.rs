//! What keeps a record out of the reports.

use serde::Deserialize;

use super::record::is_missing_at_the_top;
use crate::source::Fault;
use crate::source::de::{keys_of, slips};

/// The keys of a type of record that decide from when until when something holds, or for whom.
#[derive(Debug, Default)]
pub(crate) struct DecisiveKeys {
    /// They themselves, at the top of the record.
    tops: &'static [&'static str],
    /// The keys of their tables, which may stand at the top by mistake: YAML that is not indented.
    below: Vec<&'static str>,
    /// All keys at the top.
    all: &'static [&'static str],
}

impl DecisiveKeys {
    /// These keys of a `T`.
    pub(super) fn of<T: for<'x> Deserialize<'x>>(tops: &'static [&'static str]) -> Self {
        let below = tops.iter().flat_map(|top| keys_of::<T>(&[top])).copied().collect();
        DecisiveKeys { tops, below, all: keys_of::<T>(&[]) }
    }

    /// They themselves, at the top of the record.
    #[cfg(test)]
    pub(super) fn tops(&self) -> &[&'static str] {
        self.tops
    }

    /// Does a fault under these keys of the record leave nothing certain to be said of it? So does a key that the record
    /// must have and does not, and one that may be a misspelt key which decides.
    pub(super) fn concerns(&self, fault: &Fault, tops: &[&str]) -> bool {
        is_missing_at_the_top(fault) || tops.iter().any(|top| self.tops.contains(top) || self.may_be(top))
    }

    /// May a key that the record does not have have been meant as one that decides?
    fn may_be(&self, key: &str) -> bool {
        if self.all.contains(&key) {
            return false;
        }
        let other = slips(key, self.all.iter().copied().filter(|known| !self.tops.contains(known)));
        let decides = slips(key, self.tops.iter().chain(&self.below).copied());
        // YAML of another version takes in another table here.
        (key == "<<" && !self.tops.is_empty())
            || decides.is_some_and(|decides| other.is_none_or(|other| decides <= other))
    }
}
