use crate::rules::prelude::*;

rule! {
    /// Its start has come, but not all required parties have adopted it.
    ///
    /// Everyone takes it for the current agreement, but it binds nobody until the last of them has adopted it. Until
    /// then the old agreement is in force, or none is. An agreement that applies from the last adoption is reported
    /// from its first day, and so is one that is meanwhile applied provisionally. The rule `rejected` reports parties that have rejected it.
    ///
    /// # What to do
    ///
    /// Ask the parties named in the finding. If they have decided, record their decisions with date and outcome. If
    /// they will decide later, tell the others that the agreement does not apply yet.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, Provstad has not decided.
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2024-07-01
    /// #      ^^^^^^^^^^
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2024-05-20
    /// outcome = "adopted"
    /// ```
    ///
    /// Two of three are enough, and one has adopted it:
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad", "region-test"]
    /// [validity]
    /// from = "last-adoption"
    /// #      ^^^^^^^^^^^^^^^
    /// until = 2028-06-30
    /// [adoption]
    /// required = 2
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2024-05-20
    /// outcome = "adopted"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "testlanets-kommuner"
    /// date = 2024-05-20
    /// outcome = "adopted"
    /// ```
    ///
    /// The start has not come:
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// ```
    id: "awaiting-adoption", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    if !case.is_awaiting_adoption(agreement)
        || !case.are_decisions_certain(agreement)
        || case.is_rejected(agreement)
    {
        return;
    }
    let not_adopted = case.not_adopted(agreement);
    let is_provisional = case.standing(agreement).state == State::Provisional;
    let message = match (case.from(agreement), is_provisional) {
        (Some(first), false) => message!("finding-awaiting-adoption", day = first, adopted = not_adopted),
        (Some(first), true) => {
            message!("finding-awaiting-adoption-provisional", day = first, adopted = not_adopted)
        }
        (None, false) => message!("finding-awaiting-adoption-undated", adopted = not_adopted),
        (None, true) => message!("finding-awaiting-adoption-undated-provisional", adopted = not_adopted),
    };
    let finding = findings.add(case.start_place(agreement), case.first_missing(agreement), message);
    finding.help(message!("help-awaiting-adoption"));
    if let Some(required) = case.adoption_place(agreement) {
        finding.related(required, message!("place-who-must-adopt"));
    }
}
