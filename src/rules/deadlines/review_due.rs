use crate::rules::prelude::*;

rule! {
    /// A review of an agreement in force falls due within the horizon.
    ///
    /// Those who carry it out need time to ask questions, gather figures, and get it onto the agenda of the body that
    /// receives it.
    ///
    /// # What to do
    ///
    /// Plan the review. Once it is held, record it as `[[review.done]]`.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, looking twelve months ahead:
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
    /// first = 2025
    /// #       ^^^^
    /// by = "natverket"
    /// ```
    ///
    /// Last held in March 2024, and due again a year later:
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
    /// first = 2021-01-31
    /// #       ^^^^^^^^^^
    /// every = "P1Y"
    /// rolling = true
    /// [[review.done]]
    /// date = 2024-03-12
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
    /// first = 2026
    /// by = "natverket"
    /// ```
    id: "review-due", level: Note, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, standing) = (case.record(agreement), case.standing(agreement));
    if !standing.has(Flag::ReviewDue) || record.is_faulty("review") {
        return;
    }
    let window = case.day()..=case.outlook.horizon;
    for reviewed in &standing.reviews {
        let Some(due) = reviewed.next.filter(|due| window.contains(&due.day)) else { continue };
        let Some(review) = record.data.review.get(reviewed.position()) else { continue };
        let (id, dated) = (review.id.value, case.dated(due.date));
        let message = match review.by.as_ref().map(|by| case.who(by, due.day)) {
            None => message!("finding-review-due", id = id, due = dated),
            Some(who) => message!("finding-review-due-by", id = id, who = who, due = dated),
        };
        let finding = findings.add(record.at(review.first.span), Some(&*review.id), message);
        finding.help(message!("help-review-due"));
    }
}
