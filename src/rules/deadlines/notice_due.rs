use crate::model::clauses::Termination;
use crate::model::validity::Renewal;
use crate::rules::prelude::*;
use crate::source::Sp;
use crate::time::{self, Notice};

rule! {
    /// The last day to give notice is within the horizon.
    ///
    /// If nobody gives notice by then, the agreement binds its parties for longer, wanted or not: with tacit renewal, for
    /// another term; with `[termination]`, until the next day on which notice can end it. If notice can end it on any
    /// day, there is no last day for it.
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
    /// Notice ends it at the end of a year. The last day for notice that ends it through 2025-12-31 is 2025-06-30:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = "further-notice"
    /// [termination]
    /// notice = "P6M"
    /// #        ^^^^^
    /// ends = "year-end"
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2027
    /// every = "P2Y"
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
    let Some(notice) = standing.notice else { return };
    if !standing.has(Flag::NoticeDue) || case.is_end_faulty(agreement) {
        return;
    }
    match (notice.renewal, &record.data.validity.renewal, &record.data.termination) {
        (Some(_), Some(renewal), _) => of_renewal(case, agreement, renewal, notice, findings),
        (None, _, Some(termination)) => of_termination(case, agreement, termination, notice, findings),
        (_, _, _) => {}
    }
}

fn of_renewal(
    case: &Case<'_>,
    agreement: AgreementIx,
    renewal: &Renewal,
    Notice { by, exit, renewal: number }: Notice,
    findings: &mut Findings<'_>,
) {
    let record = case.record(agreement);
    let first = renewal.first_notice.as_ref().filter(|_| number == Some(1));
    let length = first.or(renewal.notice.as_ref());
    let by_day = renewal.notice_by.as_ref().map(|by| by.span);
    let place = length.map(|notice| notice.span).or(by_day).unwrap_or(renewal.term.span);
    let message = message!(
        "finding-notice-due-renewal",
        by = case.dated_by_end(by, agreement),
        term = renewal.term.to_string(),
        exit = exit,
    );
    findings
        .add(record.at(place), Some(&*renewal.term), message)
        .help(message!("help-notice-due", by = by))
        .related(case.end_place(agreement), message!("place-renewals-counted"));
}

fn of_termination(
    case: &Case<'_>,
    agreement: AgreementIx,
    termination: &Sp<Termination>,
    Notice { by, exit, .. }: Notice,
    findings: &mut Findings<'_>,
) {
    let record = case.record(agreement);
    let (notice, by_day) = (&termination.notice, &termination.notice_by);
    let ends = termination.ends.as_ref().map(|ends| ends.span);
    let place = notice.as_ref().map(|notice| notice.span).or(by_day.as_ref().map(|by| by.span)).or(ends);
    let leaves = time::leaves_alone(&record.data);
    let dated = case.dated_by_end(by, agreement);
    let message = match leaves {
        true => message!("finding-notice-due-leaves", by = dated, exit = exit),
        false => message!("finding-notice-due-ends", by = dated, exit = exit),
    };
    let finding = findings.add(record.at(place.unwrap_or(termination.span)), None, message);
    finding.help(if leaves {
        message!("help-notice-due-leaves", by = by)
    } else {
        message!("help-notice-due", by = by)
    });
    if let Some(ends) = ends.filter(|ends| Some(*ends) != place) {
        finding.related(record.at(ends), message!("place-notice-days"));
    }
}
