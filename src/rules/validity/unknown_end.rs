use crate::rules::prelude::*;
use crate::time::Reason;

rule! {
    /// Neither an end nor "until further notice" is given.
    ///
    /// An agreement without a recorded end never shows as expiring in any report. It ends unnoticed, and the parties go
    /// on as if it bound them until someone asks.
    ///
    /// # What to do
    ///
    /// Look up the end in the document: give a last day as `until`, a length as `duration`, or
    /// `until = "further-notice"` if the document says so. If it does not say, ask the parties; until they answer,
    /// accept the finding with that as the reason.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// #^^^^^^^^^
    /// from = 2023-01-01
    /// ```
    ///
    /// # Good
    ///
    /// It ends when something happens. That is no day, but it says how it ends:
    ///
    /// ```toml
    /// title = "Avtal om projektet Sammanhållen färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "event"
    /// event = "projektets slutrapport är godkänd"
    /// ```
    ///
    /// On a day:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    id: "unknown-end", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let validity = &record.data.validity;
    // A duration gives the end, even if the day it is counted from is not known.
    // A suspension that prolongs the term leaves it open until the suspension ends.
    let is_suspended = case.periods(agreement).term.is_suspended_without_end;
    let is_written = validity.until.is_some() || validity.duration.is_some() || is_suspended;
    if is_written || case.is_draft(agreement) || record.is_faulty("validity") {
        return;
    }
    if case.reasons(agreement).contains(&Reason::UnknownEnd) {
        findings
            .add(record.at(validity.span), None, message!("finding-unknown-end"))
            .help(message!("help-unknown-end"));
    }
}
