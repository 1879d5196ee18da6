use crate::model::agreement::Accept;
use crate::rules::prelude::*;

rule! {
    /// An `[[accept]]` past its `until`.
    ///
    /// Someone accepted a fault for a time, and that time is over. The findings are reported again.
    ///
    /// # What to do
    ///
    /// Correct the fault. If it must stay longer, have that decided again and move `until`. If it is to be seen again,
    /// remove the `[[accept]]`, as `check --fix --unsafe-fixes` does:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// ```
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, this record also gives the finding that was accepted.
    ///
    /// ```toml unknown-end
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// [[accept]]
    /// rule = "unknown-end"
    /// reason = "Frågan ställd till motparten"
    /// until = 2024-06-30
    /// #       ^^^^^^^^^^
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
    /// [[accept]]
    /// rule = "unknown-end"
    /// reason = "Frågan ställd till motparten"
    /// until = 2025-06-30
    /// ```
    id: "expired-acceptance", level: Warning, since: "0.1.0", timed: true, check: Check::Acceptances,
}

pub(super) fn report(record: &Record<Agreement>, accept: &Accept, findings: &mut Findings<'_>) {
    let Some(until) = &accept.until else { return };
    findings
        .add(
            record.at(until.span),
            Some(&accept.rule.value),
            message!("finding-expired-acceptance", rule = &*accept.rule.value, day = until.value),
        )
        .help(message!("help-expired-acceptance"))
        .fix(Fix::uncertain(message!("fix-take-acceptance-away"), record.at(until.span), Change::RemoveItem));
}
