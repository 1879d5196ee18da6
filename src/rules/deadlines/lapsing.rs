use std::fmt::Display;

use super::endings::{ends_with, nothing_follows, relate_pending, what_next};
use crate::rules::prelude::*;

rule! {
    /// It will run out within the horizon, and nothing takes over.
    ///
    /// There is still time. After its last day nobody is bound, and those for whom the agreement was made are the first
    /// to notice.
    ///
    /// # What to do
    ///
    /// Get the successor adopted in time, or have this one prolonged and record the decision as an `[[extension]]`. If
    /// it should end for good, say so with `[end]`.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, looking twelve months ahead. The successor is only out for consultation:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2026.toml
    /// title = "Avtal om färdtjänst 2026"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2026-01-01
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2025-12-31
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// Here nobody has begun to write one, so `start-revision` is reported too:
    ///
    /// ```toml start-revision
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// duration = "P6Y"
    /// #          ^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// It runs out after the horizon, and work on the next one takes no longer than a year:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-01-01
    /// ```
    id: "lapsing", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let standing = case.standing(agreement);
    // If something takes over later, `coverage-gap` reports it.
    let is_open = standing.gap().is_some_and(|gap| gap.through.is_none());
    if !standing.has(Flag::Lapsing) || !is_open || case.is_end_faulty(agreement) {
        return;
    }
    let subject = ends_with(case, agreement).map(|host| -> &dyn Display { host });
    let finding = findings.add(case.end_place(agreement), subject, nothing_follows(case, agreement));
    finding.help(what_next(case, agreement));
    let record = case.record(agreement);
    if let Some(statutory) = record.data.statutory.as_ref().filter(|_| case.is_statutory(agreement)) {
        finding.related(record.at(statutory.span), message!("place-by-law"));
    }
    relate_pending(case, agreement, finding);
}
