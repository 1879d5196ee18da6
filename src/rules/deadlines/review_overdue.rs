use crate::rules::prelude::*;

rule! {
    /// A review of an agreement in force was due, and is not recorded as done.
    ///
    /// The parties promised each other to review whether the agreement works. Without the review, problems continue,
    /// and those affected are not asked.
    ///
    /// # What to do
    ///
    /// Hold the review, and record it as `[[review.done]]`. If it was held, record its date. If the parties have decided
    /// not to hold it, say so in an `[[accept]]`, or take the review away.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2024
    /// #       ^^^^
    /// by = "natverket"
    /// ```
    ///
    /// Held in 2021, due again in 2023:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2021
    /// #       ^^^^
    /// every = "P2Y"
    /// [[review.done]]
    /// date = 2021-10-12
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
    /// until = 2027-12-31
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2024
    /// by = "natverket"
    /// [[review.done]]
    /// date = 2024-11-05
    /// outcome = "no-change"
    /// ```
    id: "review-overdue", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, standing) = (case.record(agreement), case.standing(agreement));
    if !standing.has(Flag::ReviewOverdue) || record.is_faulty("review") {
        return;
    }
    for reviewed in &standing.reviews {
        let Some(due) = reviewed.next.filter(|due| due.day < case.day()) else { continue };
        let Some(review) = record.data.review.get(reviewed.position()) else { continue };
        let (id, dated) = (review.id.value, case.dated(due.date));
        let message = match review.by.as_ref().map(|by| case.who(by, case.day())) {
            None => message!("finding-review-overdue", id = id, due = dated),
            Some(who) => message!("finding-review-overdue-by", id = id, who = who, due = dated),
        };
        let finding = findings.add(record.at(review.first.span), Some(&*review.id), message);
        finding.help(message!("help-review-overdue"));
        if let Some(done) = review.done.iter().max_by_key(|done| done.date.last_day()) {
            finding.related(record.at(done.date.span), message!("place-last-done"));
        }
    }
}
