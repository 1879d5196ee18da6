use crate::model::{Date, Id};
use crate::rules::dates::{Days, when};
use crate::rules::prelude::*;
use crate::source::Span;

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
    if case.is_end_faulty(agreement) {
        return;
    }
    if let Some(end) = &record.data.end
        && let Some(given) = end.notice_given
    {
        look(case, agreement, None, (given, end.date), findings);
    }
    for entry in record.data.parties.0.iter().filter(|_| !record.is_faulty("parties")) {
        if let Some(given) = entry.notice_given() {
            look(case, agreement, Some(&entry.id), (given, entry.until()), findings);
        }
    }
}

/// Looks at one notice, of a party if it leaves alone, and at the last day that is written for it.
fn look(
    case: &Case<'_>,
    agreement: AgreementIx,
    party: Option<&Id>,
    (given, ended): (Sp<Date>, Option<Sp<Date>>),
    findings: &mut Findings<'_>,
) {
    let record = case.record(agreement);
    let notified = Days::of(*given);
    let Some(ended) = ended else {
        if case.notice_exit(agreement, notified.first).is_none()
            && let Some(last) = case.periods(agreement).term.end.filter(|last| *last < notified.first)
        {
            let message = format!("notice was given {}, after the end of its term, {last}", when(*given));
            findings
                .add(record.at(given.span), party.map(|id| id as _), message)
                .help("look both days up in the document, and mend the one that is wrong");
        }
        return;
    };
    let days = Days::of(*ended);
    let term_end = case.periods(agreement).term.end;
    let last = |end| {
        // Its term ends by then without any notice.
        let ends_anyway = term_end.is_some_and(|last| last <= end);
        if ends_anyway { Some(end) } else { case.last_day_for_notice(agreement, end) }
    };
    let (Some(first_last), Some(last_last)) = (last(days.first), last(days.last)) else {
        let message = format!("no notice ends it by {}", *ended);
        findings
            .add(record.at(given.span), party.map(|id| id as _), message)
            .help("look up from when notice can end it, and mend the day that is wrong")
            .related(record.at(ended.span), format!("it is to end through {}", *ended));
        return;
    };
    let last = Days { first: first_last, last: last_last };
    if !last.is_before(notified) {
        return;
    }
    let (day, after, last_day) = (when(*given), notified.after(last), last.last);
    let message = format!("notice was given {day}, {after} the last day for it, {last_day}");
    let finding = findings.add(record.at(given.span), party.map(|id| id as _), message);
    finding.help(match party {
        None => "agree with the other parties on when it ends, and give that day as `end.date`",
        Some(_) => "agree with the other parties on when it leaves, and give that day as its `until`",
    });
    let verb = if party.is_some() { "is a party" } else { "is to end" };
    finding.related(record.at(ended.span), format!("it {verb} through {}", *ended));
    if let Some(notice) = notice_span(&record.data) {
        finding.related(record.at(notice), "notice is to be given so long before");
    }
}

/// The clause on how long a notice takes.
fn notice_span(record: &Agreement) -> Option<Span> {
    let renewal = record.validity.renewal.as_ref();
    let by_renewal = renewal.and_then(|renewal| {
        let by_day = renewal.notice_by.as_ref().map(|by| by.span);
        renewal.notice.as_ref().map(|notice| notice.span).or(by_day)
    });
    let termination = record.termination.as_ref();
    by_renewal.or_else(|| {
        let termination = termination?;
        let by_day = termination.notice_by.as_ref().map(|by| by.span);
        termination.notice.as_ref().map(|notice| notice.span).or(by_day)
    })
}
