use crate::rules::dates::Days;
use crate::rules::prelude::*;
use crate::time::end_as_written;

rule! {
    /// A review that is first due after the agreement's own end.
    ///
    /// Such a review never becomes due: no report will ask for it. So the parties will not find out what they promised
    /// to find out before deciding on the next agreement.
    ///
    /// # What to do
    ///
    /// Move the review to a day before the end, early enough for the work on the next agreement. If it will not be
    /// held, remove it.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "uppfoljning"
    /// first = "2028-01"
    /// #       ^^^^^^^^^
    /// every = "P1Y"
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
    /// until = 2027-12-31
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2027
    /// ```
    ///
    /// It may be held in the first half of the year:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-07-01
    /// until = 2027-06-30
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2027
    /// ```
    ///
    /// It was held anyway:
    ///
    /// ```toml
    /// title = "Projekt om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2023-12-31
    /// [end]
    /// date = 2023-12-31
    /// reason = "completed"
    /// [[review]]
    /// id = "slutrapport"
    /// first = 2024
    /// [[review.done]]
    /// date = 2024-02-05
    /// ```
    id: "review-after-end", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let own_end = case.periods(agreement).own_end.and_then(|(end, _)| end.day());
    let Some(end) = own_end.filter(|_| !record.is_faulty("review") && !case.is_end_faulty(agreement)) else {
        return;
    };
    for review in record.data.review.iter().filter(|review| review.done.is_empty()) {
        let first = &review.first;
        let (due, last) = (Days::of(**first), case.own_end_days(agreement, end));
        if last.is_before(due) {
            let (after, end) = (due.after(last), end_as_written(case.registry, agreement, end));
            let message = message!(
                "finding-review-after-end",
                id = review.id.value,
                first = **first,
                after = after,
                end = end,
            );
            findings
                .add(record.at(first.span), Some(&*review.id), message)
                .help(message!("help-review-after-end"))
                .related(case.end_place(agreement), message!("place-holds-through", end = end));
        }
    }
}
