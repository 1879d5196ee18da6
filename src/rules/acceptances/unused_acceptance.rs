use crate::model::agreement::Accept;
use crate::rules::prelude::*;

rule! {
    /// An `[[accept]]` that accepts nothing.
    ///
    /// The finding that it was written for is gone: someone corrected the fault, or the days have passed. If it stays,
    /// it will hide the next fault of the same rule in this record, which nobody has looked at.
    ///
    /// # What to do
    ///
    /// Remove the `[[accept]]`. `check --fix` does. Errors in reading a record cannot be accepted; correct them.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[accept]]
    /// rule = "unknown-end"
    /// #      ^^^^^^^^^^^^^
    /// reason = "Slutdagen stod inte i papperen"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// The fault is still there, and accepted:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// [[accept]]
    /// rule = "unknown-end"
    /// reason = "Slutdagen står inte i papperen"
    /// ```
    id: "unused-acceptance", level: Warning, since: "0.1.0", timed: false, check: Check::Acceptances,
}

pub(super) fn report(record: &Record<Agreement>, accept: &Accept, findings: &mut Findings<'_>) {
    findings
        .add(
            record.at(accept.rule.span),
            Some(&accept.rule.value),
            message!("finding-unused-acceptance", rule = &*accept.rule.value),
        )
        .help(message!("fix-take-acceptance-away"))
        .fix(Fix::safe(
            message!("fix-take-acceptance-away"),
            record.at(accept.rule.span),
            Change::RemoveItem,
        ));
}
