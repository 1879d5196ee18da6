//! References of a list that repeat an earlier one.

use std::collections::BTreeMap;

use crate::model::Id;
use crate::registry::{Lookup, Registry, SmallSet};
use crate::source::RecordKind;

use crate::registry::Reference;

/// The references of one list that repeat an earlier one, each with that one; in the order of the list.
///
/// References of one agreement to different sections of another are not duplicates, nor are those to a party for
/// periods that do not overlap. Therefore, among references with equal sections, in the order of their first days, each
/// is compared with the earlier one that lasts longest.
pub(super) fn repeated<'r>(
    registry: &'r Registry,
    list: &[Reference<'r>],
) -> Vec<(Reference<'r>, Reference<'r>)> {
    // Usually there are none.
    let mut seen = SmallSet::default();
    if list.iter().all(|reference| seen.insert(present_id(registry, reference))) {
        return Vec::new();
    }
    let mut sorted: Vec<_> =
        list.iter().map(|reference| (subject(registry, reference), *reference)).collect();
    sorted.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| (x.days, x.place).cmp(&(y.days, y.place))));
    let mut repeated = BTreeMap::new();
    for about_one in sorted.chunk_by(|(a, _), (b, _)| a == b) {
        let mut about_one = about_one.iter().map(|(_, reference)| *reference);
        let Some(mut longest) = about_one.next() else { continue };
        for this in about_one {
            if this.days.0 <= longest.days.1 {
                let (first, again) =
                    if longest.place < this.place { (longest, this) } else { (this, longest) };
                let (known, _) = repeated.entry(again.place).or_insert((first, again));
                if first.place < known.place {
                    *known = first;
                }
            }
            if this.days.1 > longest.days.1 {
                longest = this;
            }
        }
    }
    repeated.into_values().collect()
}

/// What a reference is about: the present id of its target, and the sections.
fn subject<'r>(registry: &'r Registry, reference: &Reference<'r>) -> (&'r Id, Vec<&'r str>) {
    (present_id(registry, reference), reference.sections.iter().map(|section| section.as_str()).collect())
}

/// The id of the record that a reference means: the present one of a record that was renamed.
pub(super) fn present_id<'r>(registry: &'r Registry, reference: &Reference<'r>) -> &'r Id {
    let found = match reference.key.names {
        RecordKind::Agreement => registry.agreements.find(reference.id),
        RecordKind::Party | RecordKind::Body => return reference.id,
    };
    match found {
        Lookup::Renamed(at) => registry.agreements.records.get(at).map_or(reference.id, |record| &record.id),
        Lookup::Record(_) | Lookup::Unread | Lookup::Nothing => reference.id,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::registry::ReferenceKey;
    use crate::registry::{FileIx, Place};
    use crate::source::Span;

    /// Which of several periods of one party, given as first and last year, repeat which.
    fn repeated_among(years: &[(i32, i32)]) -> Vec<(u32, u32)> {
        let day = |year, ordinal| NaiveDate::from_yo_opt(year, ordinal).unwrap();
        let key = ReferenceKey { name: "parties", names: RecordKind::Party, or: None };
        let (by, id) = (&Id::new("avtal"), &Id::new("testkoping"));
        let list = years.iter().zip(0..).map(|((first, last), at)| Reference {
            by,
            by_type: RecordKind::Agreement,
            key,
            id,
            place: Place { file: FileIx(0), span: Span { start: at, end: at + 1 } },
            list: 0,
            days: (day(*first, 1), day(*last, 365)),
            sections: &[],
            is_bare: true,
        });
        let registry = Registry::default();
        let repeated = repeated(&registry, &list.collect::<Vec<_>>());
        repeated.iter().map(|(first, again)| (first.place.span.start, again.place.span.start)).collect()
    }

    #[test]
    fn times_that_overlap_are_repeated_and_times_apart_are_not() {
        assert_eq!(repeated_among(&[(2020, 2021), (2022, 2023)]), []);
        assert_eq!(repeated_among(&[(2022, 2023), (2020, 2022)]), [(0, 1)]);
        assert_eq!(repeated_among(&[(2020, 2029), (2021, 2022), (2024, 2025)]), [(0, 1), (0, 2)]);
        assert_eq!(repeated_among(&[(2024, 2025), (2021, 2022), (2020, 2029)]), [(0, 2)]);
        assert_eq!(repeated_among(&[(2020, 2025), (2021, 2025), (2022, 2023)]), [(0, 1), (0, 2)]);
    }
}
