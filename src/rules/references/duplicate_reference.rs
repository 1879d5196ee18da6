use std::collections::BTreeMap;

use foldhash::{HashSet, HashSetExt};

use crate::model::Id;
use crate::registry::{Lookup, Registry};
use crate::rules::prelude::*;

use super::ResolvedReferences;
use super::reference::Reference;
use crate::source::RecordKind;

rule! {
    /// The same id twice in one list.
    ///
    /// Often another was meant the second time, and that one is now missing: a party that has not been named is not
    /// asked to adopt, and gets no reminder.
    ///
    /// # What to do
    ///
    /// Look in the document who or what was meant, and correct the second; or take it away. A party that left and joined
    /// again is named once for each time, with `from` and `until`. Several `[[replaces]]` or `[[amends]]` of one agreement
    /// have different `sections`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad", "testkoping"]
    /// #                                    ^^^^^^^^^^^^
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties:
    ///   - id: testkoping
    ///     from: 2024-01-01
    ///   - testkoping
    /// #   ^^^^^^^^^^
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// ```
    ///
    /// A former id names the same agreement:
    ///
    /// ```toml former-id
    /// title = "Avtal om färdtjänst i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// related = ["fardtjanst-2022", "lansavtal-fardtjanst"]
    /// #                             ^^^^^^^^^^^^^^^^^^^^^^
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-2022.toml
    /// title = "Länsavtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// former_ids = ["lansavtal-fardtjanst"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// Testköping left at the end of 2023 and joined again a year later.
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = [
    ///     "provstad",
    ///     { id = "testkoping", until = 2023-12-31 },
    ///     { id = "testkoping", from = 2025-01-01 },
    /// ]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "kollektivtrafik-2019"
    /// sections = ["3"]
    /// in_section = "1"
    /// [[replaces]]
    /// id = "kollektivtrafik-2019"
    /// sections = ["7"]
    /// in_section = "2"
    /// [[accept]]
    /// rule = "leftover-sections"
    /// reason = "Resten av avtalet gäller vidare"
    /// # agreements/kollektivtrafik-2019.toml
    /// title = "Avtal om kollektivtrafik"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2019-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// Two reviews, two lists:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "arlig"
    /// every = "P1Y"
    /// first = 2026-06-30
    /// reports_to = ["styrgruppen"]
    /// [[review]]
    /// id = "halvtid"
    /// first = 2026-09-30
    /// reports_to = ["styrgruppen"]
    /// ```
    id: "duplicate-reference", level: Warning, since: "0.1.0", timed: false, check: Check::References(check),
}

fn check(case: &Case<'_>, survey: &ResolvedReferences<'_>, findings: &mut Findings<'_>) {
    for (first, again) in &survey.repeated {
        let (id, name) = (present_id(case.registry, again), again.key.name);
        findings.record = Some(*again.by);
        findings
            .add(again.place, Some(&id), format!("`{id}` is named twice in `{name}`"))
            .help("name what was meant the second time, or take it away")
            .related(first.place, "named here already");
    }
}

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
    let mut seen = HashSet::with_capacity(list.len());
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

fn present_id<'r>(registry: &'r Registry, reference: &Reference<'r>) -> &'r Id {
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

    use super::super::reference::Key;
    use super::*;
    use crate::registry::FileIx;
    use crate::source::Span;

    /// Which of several periods of one party, given as first and last year, repeat which.
    fn repeated_among(years: &[(i32, i32)]) -> Vec<(u32, u32)> {
        let day = |year, ordinal| NaiveDate::from_yo_opt(year, ordinal).unwrap();
        let key = Key { name: "parties", names: RecordKind::Party, or: None };
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
