use std::fmt::Display;

use super::endings::{ends_with, nothing_follows, relate_pending, what_next};
use crate::rules::prelude::*;

rule! {
    /// It ran out, nothing took over, and it was not ended on purpose. An error if a law requires the agreement.
    ///
    /// The parties go on as if it bound them. When someone asks who pays for a placement, or who should fetch a child,
    /// there is no agreement to refer to.
    ///
    /// # What to do
    ///
    /// Get a successor adopted and record it with `[[replaces]]`, or record the decision that prolonged this one as an
    /// `[[extension]]`. If it was meant to end for good, say so with `[end]`.
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
    /// from = 2020-01-01
    /// until = 2024-12-31
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// The extension has run out too. A successor is being written, and a law requires the agreement:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2025.toml
    /// title = "Avtal om färdtjänst 2025"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = "last-adoption"
    /// until = 2028-12-31
    /// [adoption]
    /// required = "all-parties"
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// statutory = ["Lag (1997:736) om färdtjänst"]
    /// [validity]
    /// from = 2020-01-01
    /// duration = "P3Y"
    /// [[extension]]
    /// until = "2024-06"
    /// #       ^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// On its last day the agreement is still in force:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2024-12-31
    /// # agreements/fardtjanst-2025.toml
    /// title = "Avtal om färdtjänst 2025"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2025-01-01
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    ///
    /// Ended on purpose:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2024-12-31
    /// [end]
    /// date = 2024-12-31
    /// reason = "completed"
    /// ```
    id: "lapsed", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    if !case.standing(agreement).has(Flag::Lapsed) || case.is_end_faulty(agreement) {
        return;
    }
    let subject = ends_with(case, agreement).map(|host| -> &dyn Display { host });
    let finding = findings.add(case.end_place(agreement), subject, nothing_follows(case, agreement));
    finding.help(what_next(case, agreement));
    let record = case.record(agreement);
    if let Some(statutory) = record.data.statutory.as_ref().filter(|_| case.is_statutory(agreement)) {
        finding.level(Level::Error).related(record.at(statutory.span), message!("place-by-law"));
    }
    relate_pending(case, agreement, finding);
}
