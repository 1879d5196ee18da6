//! The keys whose faults keep a record out of reports.

use serde::Deserialize;

use crate::source::de::{keys_of, likeliest, slips};
use crate::source::{Fault, FaultKind, Span};

/// The keys of a type of record that decide when, or for whom, it is valid.
#[derive(Debug, Default)]
pub(crate) struct DecisiveKeys {
    /// The keys themselves, at the top of the record.
    tops: &'static [&'static str],
    /// The keys inside their tables, which may be at the top by mistake, as in YAML without indentation.
    below: Vec<&'static str>,
    /// All keys at the top level.
    all: &'static [&'static str],
    /// The keys that a word of people at the top most likely means.
    meant: Option<fn(&str) -> Vec<&'static str>>,
}

impl DecisiveKeys {
    /// The given decisive keys of a `T`.
    pub(super) fn of<T: for<'x> Deserialize<'x>>(tops: &'static [&'static str]) -> Self {
        let below = tops.iter().flat_map(|top| keys_of::<T>(&[top])).copied().collect();
        DecisiveKeys { tops, below, all: keys_of::<T>(&[]), meant: Some(|word| likeliest::<T>("", word)) }
    }

    /// The keys themselves, at the top of the record.
    #[cfg(test)]
    pub(super) fn tops(&self) -> &[&'static str] {
        self.tops
    }

    /// Whether a fault under these top-level keys makes the whole record uncertain. This includes a missing required
    /// key, and an unknown key that may be a misspelt decisive one.
    pub(super) fn concerns(&self, fault: &Fault, tops: &[&str]) -> bool {
        is_missing_at_the_top(fault) || tops.iter().any(|top| self.tops.contains(top) || self.may_be(top))
    }

    /// Whether an unknown key may have been meant as a decisive one.
    fn may_be(&self, key: &str) -> bool {
        if self.all.contains(&key) {
            return false;
        }
        let meanings = self.meant.map(|meant| meant(key)).unwrap_or_default();
        if !meanings.is_empty() {
            let is_decisive =
                |path: &&str| path.split('.').next().is_some_and(|top| self.tops.contains(&top));
            return meanings.iter().any(is_decisive);
        }
        let other = slips(key, self.all.iter().copied().filter(|known| !self.tops.contains(known)));
        let decides = slips(key, self.tops.iter().chain(&self.below).copied());
        // In other versions of YAML, this merges in another table.
        (key == "<<" && !self.tops.is_empty())
            || decides.is_some_and(|decides| other.is_none_or(|other| decides <= other))
    }
}

/// Whether the fault is a missing required key of the record itself.
pub(super) fn is_missing_at_the_top(fault: &Fault) -> bool {
    fault.kind == FaultKind::MissingKey && fault.span == Span::FILE
}
