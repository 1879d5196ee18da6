use crate::rules::prelude::*;
use crate::time::overdue_activities;

rule! {
    /// An activity is past its due day and not done.
    ///
    /// It was a promise between the parties, with a due day. As long as nobody records the result, no one can say
    /// whether it was kept.
    ///
    /// # What to do
    ///
    /// If it is done, record the day as `done`. If the parties gave it up, set `status = "dropped"`. Otherwise do it,
    /// or have a new day decided.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01:
    ///
    /// ```toml
    /// title = "Plan för färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [[activity]]
    /// title = "Gemensam beställningscentral"
    /// by = ["natverket"]
    /// due = 2024
    /// #     ^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Plan för färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [[activity]]
    /// title = "Gemensam beställningscentral"
    /// due = 2024
    /// done = 2024-12-18
    /// [[activity]]
    /// title = "Delad kundtjänst"
    /// due = 2024
    /// status = "dropped"
    /// [[activity]]
    /// title = "Gemensam upphandling"
    /// due = 2025
    /// ```
    id: "activity-overdue", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    if record.is_faulty("activity") || !case.standing(agreement).has(Flag::ActivityOverdue) {
        return;
    }
    for (_, activity) in overdue_activities(&record.data, case.day()) {
        let Some(due) = &activity.due else { continue };
        let title = &activity.title.value;
        let message = message!("finding-activity-overdue", title = title, due = case.dated(**due));
        let finding = findings.add(record.at(due.span), Some(&*activity.title), message);
        finding.help(message!("help-activity-overdue"));
        for by in &activity.by {
            finding.related(record.at(by.span), message!("place-does-it", who = case.who(by, case.day())));
        }
    }
}
