use crate::rules::prelude::*;

rule! {
    /// All planned days of a decision have passed, and no decision is recorded.
    ///
    /// The item was removed from the agenda or postponed, or the decision was taken but not recorded. In each case the
    /// others still plan with the old day.
    ///
    /// # What to do
    ///
    /// Ask whoever was to decide. If the decision was taken, record `date` and `outcome`; if not, add the next day to
    /// `planned`. If the decision is no longer needed, remove it.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, both days have passed.
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2025-07-01
    /// until = 2028-06-30
    /// [[decision]]
    /// by = "testkoping"
    /// planned = [2024-05-22, 2024-09-25]
    /// #                      ^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2025-07-01
    /// until = 2028-06-30
    /// [[decision]]
    /// by = "testkoping"
    /// planned = [2024-05-22, 2024-09-25]
    /// date = 2024-09-25
    /// outcome = "adopted"
    /// ```
    ///
    /// One of the days is still to come:
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2025-07-01
    /// until = 2028-06-30
    /// [[decision]]
    /// by = "testkoping"
    /// planned = [2024-09-25, "2025-01"]
    /// ```
    id: "decision-overdue", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    if record.is_faulty("decision") || !case.standing(agreement).has(Flag::DecisionOverdue) {
        return;
    }
    for (_, decision) in time::overdue_decisions(&record.data, case.day()) {
        let Some(last) = decision.last_planned() else { continue };
        let days = decision.planned().iter().map(|planned| message!("day", day = planned.value));
        let Some(days) = either(days.collect()) else { continue };
        let by = &decision.by.value;
        let who = case.who(by, case.day());
        let message = message!("finding-decision-overdue", who = who, days = days);
        let now = case.holder(by, case.day()).map_or(by, |holder| case.holder_id(holder));
        findings
            .add(record.at(last.span), Some(&now), message)
            .help(message!("help-decision-overdue", who = now))
            .related(record.at(decision.by.span), message!("place-who-was-to-decide"));
    }
}

/// Days as alternatives. None if there are none. In pairs of pairs, since a hostile record may have a hundred thousand.
fn either(mut days: Vec<Message>) -> Option<Message> {
    while days.len() > 1 {
        let mut rest = days.into_iter();
        let mut pairs = Vec::with_capacity(rest.len() / 2 + 1);
        while let Some(first) = rest.next() {
            pairs.push(match rest.next() {
                Some(last) => message!("or-days", first = first, last = last),
                None => first,
            });
        }
        days = pairs;
    }
    days.pop()
}
