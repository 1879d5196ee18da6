//! Records that nothing refers to.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::load::{Found, Record, Registry};
use crate::model::Id;

use super::near::NearIds;
use super::reference::{RecordType, Which, find};

/// The records of `of`'s table that no other record names.
///
/// None while something could not be read, or named nothing that exists: that may have been one of them.
pub(super) fn unused<'r, T>(
    registry: &'r Registry,
    of: RecordType,
    records: &'r [Record<T>],
) -> Vec<&'r Record<T>> {
    if registry.agreements.records.is_empty() || !is_wholly_read(registry) {
        return Vec::new();
    }
    let used: Vec<AtomicBool> = records.iter().map(|_| AtomicBool::new(false)).collect();
    let use_it = |found: Found| {
        if let Some(used) = found.position().and_then(|at| used.get(at)) {
            used.store(true, Ordering::Relaxed);
        }
    };
    let unknown = find(registry, Which::To(of), |reference| {
        let found = of.find(registry, reference.id);
        if !reference.is_to_itself(registry) {
            use_it(found);
        }
        found == Found::Nothing && reference.found(registry) == Found::Nothing
    });
    let mut near = NearIds::of(registry);
    for reference in unknown {
        if let Some(meant) = near.find(of, reference.id) {
            use_it(of.find(registry, &Id::new(meant)));
        }
    }
    let unused = records.iter().zip(&used).filter(|(_, used)| !used.load(Ordering::Relaxed));
    unused.map(|(record, _)| record).collect()
}

fn is_wholly_read(registry: &Registry) -> bool {
    fn is_whole<T>(records: &[Record<T>]) -> bool {
        records.iter().all(|record| record.faulty_keys.is_empty())
    }
    let Registry { agreements, parties, bodies, unread, .. } = registry;
    unread.is_empty()
        && is_whole(&agreements.records)
        && is_whole(&parties.records)
        && is_whole(&bodies.records)
}
