use crate::model::{Date, Id};
use crate::rules::dates::{Days, when};
use crate::rules::prelude::*;
use crate::source::Span;
use crate::time::Day;

rule! {
    /// Notice given after its last day.
    ///
    /// Late notice does not stop the next renewal, and ends the agreement later than the record says: it may bind its
    /// parties for longer than the one that gave notice believes, at a cost. The same holds for a party that leaves by
    /// notice. Where `date` or `until` is left out, the last day follows from the notice and is never late.
    ///
    /// # What to do
    ///
    /// Check that `notice_given`, `end.date` (or the party's `until`) and the clauses on notice are right. If the notice
    /// was late, agree in writing with the other parties on when the agreement ends, and give that day as `end.date`.
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
    /// A party that may leave by six months' notice:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = [
    ///     "testkoping",
    ///     { id = "provstad", notice_given = 2024-07-01, until = 2024-12-31 },
    /// #                                     ^^^^^^^^^^
    /// ]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [termination]
    /// notice = "P6M"
    /// by = "each-party"
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
    ///
    /// The last day follows from the notice. It is 2024-11-30:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [termination]
    /// notice = "P6M"
    /// ends = "month-end"
    /// [end]
    /// reason = "terminated"
    /// notice_given = 2024-05-02
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
            look(case, agreement, Some(entry.id()), (given, entry.until()), findings);
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
            let message = message!("finding-notice-after-term", when = when(*given), end = last);
            findings
                .add(record.at(given.span), party.map(|id| id as _), message)
                .help(message!("help-look-days-up"));
        }
        return;
    };
    let days = Days::of(*ended);
    let through = || match party {
        Some(_) => message!("place-party-through", end = *ended),
        None => message!("place-to-end-through", end = *ended),
    };
    let term_end = case.periods(agreement).term.end;
    let last = |end| {
        // Its term ends by then without any notice.
        let ends_anyway = term_end.is_some_and(|last| last <= end);
        if ends_anyway { Some(end) } else { case.last_day_for_notice(agreement, end) }
    };
    let (Some(first_last), Some(last_last)) = (last(days.first), last(days.last)) else {
        let message = message!("finding-no-notice-ends", end = *ended);
        let finding = findings.add(record.at(given.span), party.map(|id| id as _), message);
        finding.help(message!("help-no-notice-ends"));
        finding.related(record.at(ended.span), through());
        for (span, says) in clauses(case, agreement, days.last) {
            finding.related(record.at(span), says);
        }
        return;
    };
    let last = Days { first: first_last, last: last_last };
    if !last.is_before(notified) {
        return;
    }
    let (day, after, last_day) = (when(*given), notified.after(last), last.last);
    let message = message!("finding-late-notice", when = day, after = after, last = last_day);
    let finding = findings.add(record.at(given.span), party.map(|id| id as _), message);
    finding.help(match party {
        None => message!("help-late-notice"),
        Some(_) => message!("help-late-notice-party"),
    });
    finding.related(record.at(ended.span), through());
    for (span, says) in clauses(case, agreement, days.last) {
        finding.related(record.at(span), says);
    }
}

/// The clauses on how long a notice takes that ends an agreement through `ended`, with what they say.
fn clauses<'r>(
    case: &Case<'r>,
    agreement: AgreementIx,
    ended: Day,
) -> impl Iterator<Item = (Span, Message)> + use<'r> {
    let says_length = || message!("place-notice-length");
    let says_day = || message!("place-notice-day");
    let record = case.agreement(agreement);
    let is_first = case.periods(agreement).term.first_end.is_some_and(|first_end| ended <= first_end);
    let renewal = record.validity.renewal.iter().flat_map(move |renewal| {
        let first = renewal.first_notice.as_ref().filter(|_| is_first);
        let length = first.or(renewal.notice.as_ref()).map(|notice| (notice.span, says_length()));
        length.into_iter().chain(renewal.notice_by.as_ref().map(|by| (by.span, says_day())))
    });
    let termination = record.termination.iter().flat_map(move |termination| {
        let length = termination.notice.as_ref().map(|notice| (notice.span, says_length()));
        let by_day = termination.notice_by.as_ref().map(|by| (by.span, says_day()));
        let earliest = termination.not_before.as_ref();
        let earliest = earliest.map(|not_before| (not_before.span, message!("place-notice-earliest")));
        length.into_iter().chain(by_day).chain(earliest)
    });
    renewal.chain(termination)
}
