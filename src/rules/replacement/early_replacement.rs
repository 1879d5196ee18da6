use crate::model::validity::Extension;
use crate::rules::case::days;
use crate::rules::prelude::*;
use crate::time::{Day, StepKind, Term};

rule! {
    /// A successor takes over before the fixed term of the old agreement ends, and no clause lets it end early.
    ///
    /// The parties promised each other the whole term. A party that did not agree to the new text can hold the others to
    /// the old one, and on the days in between two agreements say different things. Of an agreement that renews itself
    /// the first term is looked at: a renewal is a matter of notice.
    ///
    /// # What to do
    ///
    /// Look in the old agreement for a clause that lets it end when a new one enters into force, and record it:
    /// `ends_on_replacement = true`, under `[validity]` or in the `[[extension]]` that has it. Where there is none, let
    /// the successor begin the day after, or agree on an earlier end and record that as `[end]` of the old one.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/hemsjukvard-2022.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2026-12-31
    /// # agreements/hemsjukvard-2024.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// #      ^^^^^^^^^^
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "hemsjukvard-2022"
    /// ```
    ///
    /// The clause of an extension covers the days of that extension only:
    ///
    /// ```toml
    /// # agreements/hemsjukvard-2022.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2024-12-31
    /// [[extension]]
    /// until = 2026-12-31
    /// ends_on_replacement = true
    /// # agreements/hemsjukvard-2024.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// #      ^^^^^^^^^^
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "hemsjukvard-2022"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/hemsjukvard-2022.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2026-12-31
    /// ends_on_replacement = true
    /// # agreements/hemsjukvard-2024.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "hemsjukvard-2022"
    /// ```
    ///
    /// ```toml
    /// # agreements/hemsjukvard-2022.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2023-12-31
    /// [[extension]]
    /// until = 2026-12-31
    /// ends_on_replacement = true
    /// # agreements/hemsjukvard-2024.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "hemsjukvard-2022"
    /// ```
    ///
    /// An old agreement without a fixed term may be replaced on any day:
    ///
    /// ```toml
    /// # agreements/hemsjukvard-2022.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = "replaced"
    /// # agreements/hemsjukvard-2024.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "hemsjukvard-2022"
    /// ```
    id: "early-replacement", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    for (entry, replaces) in case.registry.links(agreement).replaces.iter().enumerate() {
        let Some(old) = replaces.agreement else { continue };
        let is_this =
            case.taking_over(old).is_some_and(|first| (first.agreement, first.entry) == (agreement, entry));
        if is_this && let (Some(from), Some(last)) = (taken_over_from(case, old), promised_through(case, old))
        {
            let early = time::day::days_between(from, last) + 1;
            if early > 0 {
                say(case, Early { old, new: agreement, entry, from, last, early }, findings);
            }
        }
    }
}

struct Early {
    old: AgreementIx,
    new: AgreementIx,
    entry: usize,
    from: Day,
    last: Day,
    early: i64,
}

fn say(case: &Case<'_>, Early { old, new, entry, from, last, early }: Early, findings: &mut Findings<'_>) {
    let decisive = case.last_to_start(new, entry);
    let id = case.id(old);
    let message = format!(
        "takes over from `{id}` on {from}, but the term of `{id}` runs through {last}, {} more",
        days(early)
    );
    let finding = findings.add(case.start_place(new), message);
    finding.help(format!(
        "record the clause that lets `{id}` end early as `ends_on_replacement`, or begin on {}",
        time::day::next(last)
    ));
    finding.related(case.end_place(old), format!("the term of `{id}`"));
    finding.related(case.replaces_place(new, entry), "replaces it");
    if decisive != new {
        finding.related(
            case.start_place(decisive),
            format!("together with `{}`, which begins on {from}", case.id(decisive)),
        );
    }
}

/// The day on which a successor takes over from an agreement that had been in force before.
fn taken_over_from(case: &Case<'_>, old: AgreementIx) -> Option<Day> {
    let periods = case.periods(old);
    let from = periods.replaced_from().filter(|from| periods.start.is_some_and(|start| start < *from))?;
    from.day()
}

/// The last day of a fixed term that no successor may cut short; none without such a term.
fn promised_through(case: &Case<'_>, old: AgreementIx) -> Option<Day> {
    let (record, periods) = (case.agreement(old), case.periods(old));
    if is_true(record.validity.ends_on_replacement.as_ref()) {
        return None;
    }
    let last = firm_end(&periods.term, &record.extension)?;
    let own_end = periods.own_end.and_then(|(end, _)| end.day());
    Some(own_end.map_or(last, |own_end| own_end.min(last)))
}

/// The end of a term without the extensions that may end early.
fn firm_end(term: &Term, extensions: &[Sp<Extension>]) -> Option<Day> {
    let written = term.steps.first().map_or(term.first_end, |step| step.from);
    term.steps.iter().fold(written, |end, step| match step.kind {
        StepKind::Option(_) => Some(step.to),
        StepKind::Extension(position) => {
            let extension = extensions.get(position);
            let may_end_early =
                extension.is_some_and(|extension| is_true(extension.ends_on_replacement.as_ref()));
            if may_end_early { end } else { end.max(Some(step.to)) }
        }
    })
}

fn is_true(value: Option<&Sp<bool>>) -> bool {
    value.is_some_and(|value| value.value)
}
