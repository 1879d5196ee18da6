use crate::rules::dates::{Days, when};
use crate::rules::prelude::*;
use crate::time::day::before_end;

rule! {
    /// Notice given after its last day.
    ///
    /// Late notice does not stop the next renewal: the agreement may bind its parties for one more term than the party
    /// that gave notice believes, at a cost.
    ///
    /// # What to do
    ///
    /// Check that `notice_given`, `end.date` and `renewal.notice` are right. If the notice was late, agree in writing
    /// with the other parties on when the agreement ends, and give that day as `end.date`.
    ///
    /// # Bad
    ///
    /// The last day for notice was 2024-06-30:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2022-12-31
    /// [validity.renewal]
    /// term = "P1Y"
    /// notice = "P6M"
    /// [end]
    /// date = 2024-12-31
    /// reason = "terminated"
    /// notice_given = 2024-07-01
    /// #              ^^^^^^^^^^
    /// ```
    ///
    /// Whatever the notice period, notice cannot be given after the end:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [end]
    /// date = 2024-06-30
    /// reason = "terminated"
    /// notice_given = 2024-07-01
    /// #              ^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2022-12-31
    /// [validity.renewal]
    /// term = "P1Y"
    /// notice = "P6M"
    /// [end]
    /// date = 2024-12-31
    /// reason = "terminated"
    /// notice_given = 2024-06-30
    /// ```
    id: "late-notice", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let Some(end) = &record.data.end else { return };
    let Some(given) = &end.notice_given else { return };
    let renewal = record.data.validity.renewal.as_ref();
    let notice = renewal.and_then(|renewal| renewal.notice.as_ref());
    let ended = Days::of(*end.date);
    let last_day = |end| notice.map_or(end, |notice| before_end(end, notice.value));
    let (notified, last) =
        (Days::of(**given), Days { first: last_day(ended.first), last: last_day(ended.last) });
    if last.is_before(notified) && !case.is_end_faulty(agreement) {
        let (day, after, last_day) = (when(**given), notified.after(last), last.last);
        let message = format!("notice was given {day}, {after} the last day for it, {last_day}");
        let finding = findings.add(record.at(given.span), None, message);
        finding.help("agree with the other parties on when it ends, and give that day as `end.date`");
        finding.related(record.at(end.date.span), format!("it is to end through {}", *end.date));
        if let Some(notice) = notice {
            finding.related(record.at(notice.span), "notice is to be given so long before");
        }
    }
}
