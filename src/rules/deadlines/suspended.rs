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
    let by_law = if case.is_statutory(agreement) { ", and a law requires it" } else { "" };
    let message = match &suspension.until {
        Some(until) => format!("in force, but suspended from {} through {}{by_law}", **from, **until),
        None => format!("in force, but suspended since {}{by_law}; no last day is given", **from),
    };
    let finding = findings.add(record.at(from.span), None, message);
    finding.help(match &suspension.until {
        Some(until) => format!("tell those who work by it that it applies again after {}", **until),
        None => "have it decided from when it applies again, and give the last day as `until`".to_owned(),
    });
    if let Some(reason) = suspension.reason.as_ref() {
        finding.related(record.at(reason.span), "why it is suspended");
    }
    if let Some(statutory) = record.data.statutory.as_ref().filter(|_| case.is_statutory(agreement)) {
        finding.level(Level::Warning).related(record.at(statutory.span), "a law requires this agreement");
    }
}
