use std::collections::BTreeMap;

use crate::model::agreement::Replaces;
use crate::rules::prelude::*;
use crate::rules::wording::listed;
use crate::source::Span;

rule! {
    /// Only some sections of an agreement are replaced: the rest is still in force.
    ///
    /// This is often intended. But it can also leave an agreement binding that everyone thinks is gone: nobody follows
    /// up the rest of it, and nobody ends it.
    ///
    /// # What to do
    ///
    /// If the rest should stay in force, accept the finding with that as the reason. If not, leave out `sections` so
    /// that the new agreement replaces all of it, or record the `[end]` of the old one.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/barns-halsa-2022.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// # agreements/rutin-2024.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "barns-halsa-2022"
    /// sections = ["3", "4"]
    /// #           ^^^^^^^^
    /// ```
    ///
    /// Two entries for the same agreement give one finding, at the first:
    ///
    /// ```toml
    /// # agreements/barns-halsa-2022.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// # agreements/rutin-2024.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "barns-halsa-2022"
    /// sections = ["3"]
    /// #           ^^^
    /// in_section = "1"
    /// [[replaces]]
    /// id = "barns-halsa-2022"
    /// sections = ["4"]
    /// in_section = "2"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/barns-halsa-2022.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [end]
    /// date = 2024-06-30
    /// reason = "merged"
    /// # agreements/rutin-2024.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "barns-halsa-2022"
    /// sections = ["3", "4"]
    /// ```
    ///
    /// Another agreement replaces the whole:
    ///
    /// ```toml
    /// # agreements/barns-halsa-2022.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// # agreements/barns-halsa-2028.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2031-12-31
    /// [[replaces]]
    /// id = "barns-halsa-2022"
    /// # agreements/rutin-2024.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "barns-halsa-2022"
    /// sections = ["3", "4"]
    /// ```
    ///
    /// A draft has not replaced anything yet:
    ///
    /// ```toml
    /// # agreements/barns-halsa-2022.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// # agreements/rutin-2026.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2026-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "barns-halsa-2022"
    /// sections = ["3", "4"]
    /// ```
    id: "leftover-sections", level: Note, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

/// How many sections are named.
const SHOWN: usize = 5;

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let mut by_old: BTreeMap<AgreementIx, Vec<&Replaces>> = BTreeMap::new();
    let entries = record.data.replaces.iter().zip(&case.registry.links(agreement).replaces).enumerate();
    for (entry, (replaces, links)) in entries.filter(|(_, (_, links))| !links.whole) {
        let (Some(old), Some(from)) = (links.agreement, case.takes_over(agreement, entry)) else { continue };
        let from = case.takes_over_days(agreement, entry).map_or(from, |days| When::On(days.last));
        if runs_on(case, old, from) {
            by_old.entry(old).or_default().push(replaces);
        }
    }
    for (old, entries) in by_old {
        let Some((first, last)) =
            entries.first().and_then(|entry| entry.sections.first().zip(entry.sections.last()))
        else {
            continue;
        };
        let old_id = case.id(old);
        let sections: Vec<&str> =
            entries.iter().flat_map(|entry| &entry.sections).map(|section| section.as_str()).collect();
        let span = Span { start: first.span.start, end: last.span.end };
        let sections = list(&sections);
        let end = case.periods(old).last_day().map(|day| time::end_as_written(case.registry, old, day));
        let message = match end {
            Some(end) => {
                message!("finding-leftover-sections-through", sections = sections, id = old_id, end = end)
            }
            None => message!("finding-leftover-sections", sections = sections, id = old_id),
        };
        let finding = findings.add(record.at(span), Some(&first.value), message);
        finding.help(message!("help-leftover-sections", id = old_id));
        finding.related(case.end_place(old), message!("place-how-long-runs", id = old_id));
    }
}

/// Whether the rest of `old` remains valid after some of its sections are replaced, without a successor to replace it.
fn runs_on(case: &Case<'_>, old: AgreementIx, from: When) -> bool {
    let periods = case.periods(old);
    let end = case.end_days(old).map_or(periods.end.map(|(end, _)| end), |days| Some(When::On(days.first)));
    let is_over = end.is_some_and(|end| end < from);
    periods.start.is_some() && !is_over && periods.successors.is_empty() && case.agreement(old).end.is_none()
}

fn list(sections: &[&str]) -> Message {
    let named = sections.get(..SHOWN).unwrap_or(sections);
    message!("named-sections", count = sections.len(), list = listed(named, sections.len()))
}
