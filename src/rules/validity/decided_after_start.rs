use super::adopting::adopting;
use crate::model::Date;
use crate::model::validity::Outcome;
use crate::rules::dates::{Days, when};
use crate::rules::prelude::*;
use crate::source::Span;

rule! {
    /// Adopted after its planned start (retroactive).
    ///
    /// In between, the parties acted on something not yet adopted. If adoption is required, the agreement is in force
    /// only from the day of the last adoption: what was done before then rests on nothing, or on the previous
    /// agreement.
    ///
    /// # What to do
    ///
    /// Check that both days are right. If the agreement was meant to apply once all had adopted it, write
    /// `from = "last-adoption"`; if it was meant to be retroactive, accept the finding with that as the reason. If only
    /// the year or month of a required adoption is known, and the start falls within it, the adoption counts as in
    /// time: look up the day, and give it.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [adoption]
    /// required = "all-parties"
    /// delay = "P1M"
    /// [[decision]]
    /// by = "region-test"
    /// date = 2022-11-14
    /// outcome = "adopted"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2023-02-27
    /// #      ^^^^^^^^^^
    /// outcome = "adopted"
    /// ```
    ///
    /// No adoption is required, and the first came late:
    ///
    /// ```toml
    /// title = "Riktlinje om färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[decision]]
    /// by = "natverket"
    /// date = 2022-11-14
    /// outcome = "recommended"
    /// [[decision]]
    /// by = "styrgruppen"
    /// date = "2023-02"
    /// #      ^^^^^^^^^
    /// outcome = "adopted"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "region-test"
    /// date = 2022-11-14
    /// outcome = "adopted"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2023-01-01
    /// outcome = "adopted"
    /// [[decision]]
    /// by = "natverket"
    /// date = 2023-02-27
    /// outcome = "noted"
    /// ```
    ///
    /// A delay moves the start, but all had adopted it before `from`:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [adoption]
    /// required = "all-parties"
    /// delay = "P6M"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2022-11-14
    /// outcome = "adopted"
    /// [[decision]]
    /// by = "natverket"
    /// date = 2023-02-27
    /// outcome = "noted"
    /// ```
    ///
    /// A party that joined later adopted it when it joined:
    ///
    /// ```toml
    /// title = "Riktlinje om färdtjänst"
    /// kind = "guideline"
    /// parties = ["region-test", { id = "provstad", from = 2023-07-01 }]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[decision]]
    /// by = "provstad"
    /// date = 2023-06-19
    /// outcome = "adopted"
    /// ```
    id: "decided-after-start", level: Note, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let (Some(from), Some(first)) = (&record.data.validity.from, case.periods(agreement).first) else {
        return;
    };
    let has_late_decision =
        record.data.decision.iter().any(|d| d.date.as_ref().is_some_and(|date| date.last_day() > first));
    if !has_late_decision || case.standing(agreement).state == State::Draft || record.is_faulty("decision") {
        return;
    }
    let Some(start) = case.from(agreement) else { return };
    if let Some((decision, date)) = adopting(case, agreement, first)
        .and_then(|(decision, _)| Some((decision, decision.date.as_ref()?)))
        .filter(|(_, date)| Days::of(start).is_before(Days::of(date.value)))
    {
        let (by, day, after) = (&decision.by.value, when(**date), Days::of(**date).after(Days::of(start)));
        let message =
            message!("finding-decided-after-start", by = by, when = day, after = after, start = start,);
        findings
            .add(record.at(date.span), Some(&by), message)
            .help(message!("help-decided-after-start"))
            .related(record.at(from.span), message!("place-from-when"));
    } else if case.periods(agreement).adoption.is_required() && start.coarse().is_none() {
        say_unknown(record, start, from.span, findings);
    }
}

/// Adds a note that a required adoption is known only to a month or year that contains the start, and is assumed to
/// have been in time.
fn say_unknown(record: &Record<Agreement>, start: Date, from: Span, findings: &mut Findings<'_>) {
    let first = start.first_day();
    let mut unknown = record.data.decision.iter().filter_map(|decision| {
        let is_adopted = decision.outcome.as_ref().is_some_and(|outcome| outcome.value == Outcome::Adopted);
        let date = decision.date.as_ref().filter(|date| is_adopted && date.coarse().is_some())?;
        (date.first_day() <= first && first < date.last_day()).then_some((&decision.by.value, date))
    });
    let Some((by, date)) = unknown.next() else { return };
    let day = when(**date);
    let message = match unknown.count() {
        0 => message!("finding-decided-unknown", by = by, when = day, start = start),
        more => {
            message!("finding-decided-unknown-more", by = by, when = day, count = more, start = start)
        }
    };
    findings
        .add(record.at(date.span), Some(&by), message)
        .help(message!("help-decided-unknown"))
        .related(record.at(from), message!("place-from-when"));
}
