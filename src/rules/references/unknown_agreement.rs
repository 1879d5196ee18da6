use crate::rules::prelude::*;

use super::ResolvedReferences;
use super::unknown::report;
use crate::source::RecordKind;

rule! {
    /// A reference to an agreement that does not exist.
    ///
    /// The reference has no effect. An agreement whose successor names it by a wrong id counts as having none: it is
    /// reported as expiring, or worse, is still followed when a newer one is in force.
    ///
    /// # What to do
    ///
    /// Use the name of the other record's file, without its ending, as the id. If that agreement has no record, write
    /// one; a title, a kind, parties and an empty `[validity]` are enough to start with. A former id also works, if the
    /// record lists it in `former_ids`. `check --fix --unsafe-fixes` writes the id that the wrong one is near.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["fardjanst-2022"]
    /// #           ^^^^^^^^^^^^^^^^
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-2022.toml
    /// title = "Länsavtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// replaces:
    ///   - id: fardtjanst-2019
    /// #       ^^^^^^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["fardtjanst-2022"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-2022.toml
    /// title = "Länsavtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    id: "unknown-agreement", level: Error, since: "0.1.0", timed: false, check: Check::References(check),
}

fn check(case: &Case<'_>, survey: &ResolvedReferences<'_>, findings: &mut Findings<'_>) {
    report(case.registry, survey, RecordKind::Agreement, findings);
}
