use super::term_places::last_end;
use crate::rules::dates::Days;
use crate::rules::prelude::*;
use crate::time::end_as_written;

rule! {
    /// `end.date` is after the end of the term.
    ///
    /// An agreement that has run out cannot be ended again. Either the parties prolonged it and the record does not say
    /// so, so that reports show it ending too early; or they continued for a time without an agreement, believing that
    /// they had one.
    ///
    /// # What to do
    ///
    /// Record the decision that prolonged it as an `[[extension]]`, or the option as `exercised`. If nothing was
    /// decided, move `end.date` to the last day of the term.
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
    /// [end]
    /// date = 2024-03-31
    /// #      ^^^^^^^^^^
    /// reason = "completed"
    /// ```
    ///
    /// It could be renewed once, through 2022-12-31:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2021-01-01
    /// duration = "P1Y"
    /// [validity.renewal]
    /// term = "P1Y"
    /// max = 1
    /// [end]
    /// date = 2023-12-31
    /// #      ^^^^^^^^^^
    /// reason = "completed"
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
    /// until = 2024-03-31
    /// decided = 2023-11-20
    /// [end]
    /// date = 2024-03-31
    /// reason = "completed"
    /// ```
    ///
    /// A term that is renewed without limit has no last end:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2021-01-01
    /// duration = "P1Y"
    /// [validity.renewal]
    /// term = "P1Y"
    /// [end]
    /// date = 2023-12-31
    /// reason = "terminated"
    /// ```
    id: "end-after-term", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let term = &case.periods(agreement).term;
    let (Some(end), Some(term_end)) = (&record.data.end, term.end) else { return };
    let Some(date) = end.date.as_ref() else { return };
    let (ended, of_term) = (Days::of(**date), case.own_end_days(agreement, term_end));
    if !of_term.is_before(ended) || case.is_end_faulty(agreement) {
        return;
    }
    let after = ended.after(of_term);
    let term_end = end_as_written(case.registry, agreement, term_end);
    let message = message!("finding-end-after-term", end = **date, after = after, term = term_end);
    let finding = findings.add(record.at(date.span), None, message);
    finding.help(message!("help-end-after-term"));
    if let Some(place) = last_end(&record.data, term) {
        finding.related(record.at(place), message!("place-term-lasts", end = term_end));
    }
}
