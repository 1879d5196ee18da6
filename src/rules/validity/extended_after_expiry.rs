use super::term_places::end_before;
use crate::rules::dates::{Days, when};
use crate::rules::prelude::*;
use crate::time::day::{last_day_of_term, next};
use crate::time::{Day, StepKind, end_as_written};

rule! {
    /// An extension decided after the end that it moves.
    ///
    /// An agreement that has ended cannot be prolonged. Between the two days nobody was bound, and those who provided
    /// or paid for care in that time did so without an agreement; the decision may not remedy that.
    ///
    /// # What to do
    ///
    /// Check that `decided` is right. If it is, ask the parties what applied in the meantime, and accept the finding
    /// with that as the reason; or record their decision as a new agreement that `replaces` this one.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// [[extension]]
    /// until = 2027-12-31
    /// decided = 2024-01-15
    /// #         ^^^^^^^^^^
    /// ```
    ///
    /// The option had moved the end, but not far enough:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2022-12-31
    /// [[option]]
    /// term = "P1Y"
    /// exercised = 2022-10-03
    /// [[extension]]
    /// until = 2027-12-31
    /// decided = "2024-01"
    /// #         ^^^^^^^^^
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
    /// [[extension]]
    /// until = 2027-12-31
    /// decided = 2023-12-31
    /// ```
    ///
    /// It had been renewed when its first term ended:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// [validity.renewal]
    /// term = "P1Y"
    /// max = 2
    /// [[extension]]
    /// until = 2027-12-31
    /// decided = 2024-01-15
    /// ```
    id: "extended-after-expiry", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let term = &case.periods(agreement).term;
    if case.is_end_faulty(agreement) {
        return;
    }
    for (position, step) in term.steps.iter().enumerate() {
        let StepKind::Extension(extension) = step.kind else { continue };
        let decided = record.data.extension.get(extension).and_then(|extension| extension.decided.as_ref());
        let end = step.from.and_then(|end| renewed_through(&record.data, end));
        let (Some(decided), Some(end)) = (decided, end) else { continue };
        let (taken, moved) = (Days::of(**decided), case.own_end_days(agreement, end));
        if moved.is_before(taken) {
            let (day, after) = (when(**decided), taken.after(moved));
            let end = end_as_written(case.registry, agreement, end);
            let message = message!("finding-extended-after-expiry", when = day, after = after, end = end);
            let finding = findings.add(record.at(decided.span), None, message);
            finding.help(message!("help-extended-after-expiry"));
            if let Some(place) = end_before(&record.data, term, position) {
                finding.related(record.at(place), message!("place-had-run-out", end = end));
            }
        }
    }
}

/// The last day on which an agreement whose term ended on `end` can have been in force through tacit renewal. None if
/// renewal is unlimited.
fn renewed_through(record: &Agreement, end: Day) -> Option<Day> {
    match &record.validity.renewal {
        Some(renewal) => {
            let max = renewal.max.as_ref()?.value;
            Some(if max == 0 { end } else { last_day_of_term(next(end), renewal.term.times(max)) })
        }
        None => Some(end),
    }
}
