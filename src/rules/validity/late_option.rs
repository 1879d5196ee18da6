use super::term_places::end_before;
use crate::rules::dates::{Days, when};
use crate::rules::prelude::*;
use crate::time::day::before_end;
use crate::time::{StepKind, end_as_written};

rule! {
    /// An option called after its last day.
    ///
    /// The other party need not accept it. Everyone plans for a prolonged agreement that may have ended on its original
    /// day, and finds out only when someone disputes an invoice.
    ///
    /// # What to do
    ///
    /// Check that `exercised` and `notice` are right. If the option was called late, have the other parties confirm the
    /// prolongation in writing, and record that as an `[[extension]]` instead of the option.
    ///
    /// # Bad
    ///
    /// The last day to call it was 2023-09-30:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// [[option]]
    /// term = "P4Y"
    /// notice = "P3M"
    /// exercised = 2023-10-01
    /// #           ^^^^^^^^^^
    /// ```
    ///
    /// Without `notice`, the last day is the end that the option would move. Here, the first option had moved it to
    /// 2024-12-31:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// [[option]]
    /// term = "P1Y"
    /// exercised = 2023-12-31
    /// [[option]]
    /// term = "P3Y"
    /// exercised = 2025-01-02
    /// #           ^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// [[option]]
    /// term = "P4Y"
    /// notice = "P3M"
    /// exercised = 2023-09-30
    /// ```
    id: "late-option", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let term = &case.periods(agreement).term;
    if case.is_end_faulty(agreement) {
        return;
    }
    for (position, step) in term.steps.iter().enumerate() {
        let StepKind::Option(option) = step.kind else { continue };
        let (Some(option), Some(end)) = (record.data.option.get(option), step.from) else { continue };
        let Some(exercised) = &option.exercised else { continue };
        let moved = case.own_end_days(agreement, end);
        let last_day = |end| option.notice.as_ref().map_or(end, |notice| before_end(end, notice.value));
        let (called, last) =
            (Days::of(**exercised), Days { first: last_day(moved.first), last: last_day(moved.last) });
        if last.is_before(called) {
            let (day, after) = (when(**exercised), called.after(last));
            let (last, end) = (last.last, end_as_written(case.registry, agreement, end));
            let message = message!("finding-late-option", when = day, after = after, last = last);
            let finding = findings.add(record.at(exercised.span), None, message);
            finding.help(message!("help-late-option"));
            if let Some(place) = end_before(&record.data, term, position) {
                finding.related(record.at(place), message!("place-end-it-moves", end = end));
            }
            if let Some(notice) = &option.notice {
                finding.related(record.at(notice.span), message!("place-called-so-long"));
            }
        }
    }
}
