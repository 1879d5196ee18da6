use crate::rules::prelude::*;
use crate::time::Notice;

rule! {
    /// The last day to give notice against the next renewal is within the horizon.
    ///
    /// If nobody gives notice by then, the agreement is renewed for another term, wanted or not.
    ///
    /// # What to do
    ///
    /// Decide whether the agreement should continue. If not, give notice by that day, and record it under `[end]` with
    /// `notice_given`. If it should, accept the finding until the day after.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, looking twelve months ahead. The last day for notice is 2025-06-30:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2023-12-31
    /// [validity.renewal]
    /// term = "P1Y"
    /// notice = "P6M"
    /// #        ^^^^^
    /// ```
    ///
    /// Without `notice`, it is the last day of the term, 2025-12-31:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2025-12-31
    /// [validity.renewal]
    /// term = "P1Y"
    /// #      ^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// Notice has been given, so it is not renewed:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2026-12-31
    /// [validity.renewal]
    /// term = "P1Y"
    /// notice = "P18M"
    /// [end]
    /// date = 2026-12-31
    /// reason = "terminated"
    /// notice_given = 2024-11-04
    /// ```
    ///
    /// The last day for notice was 2024-12-31, so it is renewed to 2027-06-30; the next is beyond the horizon:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-07-01
    /// until = 2023-06-30
    /// [validity.renewal]
    /// term = "P2Y"
    /// notice = "P6M"
    /// ```
    id: "notice-due", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, standing) = (case.record(agreement), case.standing(agreement));
    let Some(Notice { by, renewal: renewed, .. }) = standing.notice else { return };
    let Some(renewal) = &record.data.validity.renewal else { return };
    if !standing.has(Flag::NoticeDue) || case.is_end_faulty(agreement) {
        return;
    }
    let place = renewal.notice.as_ref().map_or(renewal.term.span, |notice| notice.span);
    let message = format!(
        "the last day for notice is {by}{}; without it, this goes on for `{}` after {renewed}",
        case.distance_by_end(by, agreement),
        *renewal.term
    );
    findings
        .add(record.at(place), Some(&*renewal.term), message)
        .help(format!(
            "decide whether it is to go on; if not, give notice by {by} and record it under `[end]`"
        ))
        .related(case.end_place(agreement), "renewals are counted from the end of this term");
}
