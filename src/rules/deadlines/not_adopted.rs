use crate::rules::prelude::*;
use crate::time::end_as_written;

rule! {
    /// Its period is over, and not all required parties have adopted it.
    ///
    /// It was never in force, and no successor is on its way. The agreement that it should have replaced may have
    /// continued, or none may have been in force at all. If a law requires the agreement (`statutory`), this is an
    /// error. An agreement that all adopted, but too late, is reported by `never-in-force`.
    ///
    /// # What to do
    ///
    /// Record the decisions that were taken. If the agreement was given up, record `[end]` with `reason = "withdrawn"`.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// #       ^^^^^^^^^^
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2019-11-18
    /// outcome = "adopted"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2019-11-18
    /// outcome = "adopted"
    /// [[decision]]
    /// by = "provstad"
    /// date = 2019-12-09
    /// outcome = "adopted"
    /// [end]
    /// date = 2023-12-31
    /// ```
    id: "not-adopted", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, periods) = (case.record(agreement), case.periods(agreement));
    let is_over = case.standing(agreement).has(Flag::NotAdopted) && !periods.adoption.complete;
    let is_certain = case.are_decisions_certain(agreement) && !case.is_end_faulty(agreement);
    let Some(end) = periods.written_end.filter(|_| is_over && is_certain && !case.is_rejected(agreement))
    else {
        return;
    };
    let (end, not_adopted) = (end_as_written(case.registry, agreement, end), case.not_adopted(agreement));
    let finding = findings.add(
        case.end_place(agreement),
        case.first_missing(agreement),
        message!("finding-not-adopted", end = end, adopted = not_adopted),
    );
    finding.help(message!("help-not-adopted"));
    if let Some(required) = case.adoption_place(agreement) {
        finding.related(required, message!("place-who-must-adopt"));
    }
    for (entry, replaces) in case.registry.links(agreement).replaces.iter().enumerate() {
        let old = replaces.agreement.filter(|old| replaces.whole && case.standing(*old).state.is_in_force());
        if let Some(old) = old {
            let still = message!("place-still-runs", id = case.id(old));
            finding.related(case.replaces_place(agreement, entry), still);
        }
    }
    if let Some(statutory) = record.data.statutory.as_ref().filter(|_| case.is_statutory(agreement)) {
        finding.level(Level::Error).related(record.at(statutory.span), message!("place-by-law"));
    }
}
