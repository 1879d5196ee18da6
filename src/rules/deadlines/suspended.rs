use crate::rules::prelude::*;
use crate::time::suspension_on;

rule! {
    /// In force, but suspended.
    ///
    /// Nobody has to follow a suspended agreement, and yet it is in force: it can be ended by notice, its term runs on,
    /// and its deadlines come. A suspension without a last day is easily forgotten. If a law requires the agreement,
    /// nothing does what the law demands meanwhile.
    ///
    /// # What to do
    ///
    /// See that everybody knows from when it applies again. When that is decided, record the last day of the suspension
    /// as `until`.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[suspension]]
    /// from = 2024-09-01
    /// #      ^^^^^^^^^^
    /// reason = "Fordonen saknar trafiktillstånd"
    /// ```
    ///
    /// # Good
    ///
    /// It applies again:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[suspension]]
    /// from = 2024-09-01
    /// until = 2024-12-31
    /// reason = "Fordonen saknar trafiktillstånd"
    /// ```
    id: "suspended", level: Note, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    if case.standing(agreement).state != State::Suspended || record.is_faulty("suspension") {
        return;
    }
    let Some((suspension, _)) = suspension_on(&record.data, case.day()) else { return };
    let from = &suspension.from;
    let message = match (&suspension.until, case.is_statutory(agreement)) {
        (Some(until), false) => message!("finding-suspended", from = **from, until = **until),
        (Some(until), true) => message!("finding-suspended-by-law", from = **from, until = **until),
        (None, false) => message!("finding-suspended-open", from = **from),
        (None, true) => message!("finding-suspended-open-by-law", from = **from),
    };
    let finding = findings.add(record.at(from.span), None, message);
    finding.help(match &suspension.until {
        Some(until) => message!("help-suspended", day = **until),
        None => message!("help-suspended-open"),
    });
    if let Some(reason) = suspension.reason.as_ref() {
        finding.related(record.at(reason.span), message!("place-why-suspended"));
    }
    if let Some(statutory) = record.data.statutory.as_ref().filter(|_| case.is_statutory(agreement)) {
        finding.level(Level::Warning).related(record.at(statutory.span), message!("place-by-law"));
    }
}
