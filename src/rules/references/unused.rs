//! Records that nothing refers to.

use foldhash::HashSet;

use crate::model::Id;
use crate::registry::{Record, Registry};

use super::near::Suggestions;
use super::resolved::ResolvedReferences;
use crate::source::RecordKind;

/// The records in the table of `of` that no other record names.
///
/// Empty if a file could not be read or if a reference is wrong, as it may have been meant to name one of them.
pub(super) fn unused<'r, T>(
    registry: &'r Registry,
    survey: &ResolvedReferences<'r>,
    kind: RecordKind,
    records: &'r [Record<T>],
) -> Vec<&'r Record<T>> {
    if registry.agreements.records.is_empty() || !is_wholly_read(registry) {
        return Vec::new();
    }
    let mut near = Suggestions::of(registry);
    let unknown = survey.nowhere.iter().filter(|reference| reference.key.may_name(kind));
    let meant = unknown.flat_map(|reference| near.find(kind, reference.id).ids);
    let meant: HashSet<usize> = meant.filter_map(|id| registry.find(kind, &Id::new(id)).position()).collect();
    let unnamed = |position: &usize| survey.is_unnamed(kind, *position) && !meant.contains(position);
    let records = records.iter().enumerate();
    records.filter(|(position, _)| unnamed(position)).map(|(_, record)| record).collect()
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
