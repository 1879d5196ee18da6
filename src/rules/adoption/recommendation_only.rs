use crate::model::agreement::Stage;
use crate::model::validity::{Decision, Outcome};
use crate::rules::prelude::*;

rule! {
    /// Its stage is `adopted` and parties must adopt it, but so far bodies have only recommended it.
    ///
    /// A joint arena that recommends an agreement binds nobody: each principal decides for itself. It is easy to take
    /// the arena's minutes for the decision, and the agreement for one in force.
    ///
    /// # What to do
    ///
    /// Record the decisions of the parties. While there are none, set `stage = "consultation"`.
    ///
    /// # Bad
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
    /// [[decision]]
    /// by = "natverket"
    /// date = 2024-05-26
    /// outcome = "recommended"
    /// #         ^^^^^^^^^^^^^
    /// ```
    ///
    /// # Good
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
    /// [[decision]]
    /// by = "natverket"
    /// date = 2024-05-26
    /// outcome = "recommended"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2024-09-23
    /// outcome = "adopted"
    /// ```
    ///
    /// Out for consultation:
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "natverket"
    /// date = 2024-05-26
    /// outcome = "recommended"
    /// ```
    ///
    /// A body that decides has adopted it, and no adoption is required:
    ///
    /// ```toml
    /// # agreements/frivilligcentral.toml
    /// title = "Överenskommelse om frivilligcentral"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "styrgruppen"
    /// date = 2024-05-26
    /// outcome = "adopted"
    /// # agreements/elevhalsa.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2028-06-30
    /// [[decision]]
    /// by = "natverket"
    /// date = 2024-05-26
    /// outcome = "recommended"
    /// ```
    id: "recommendation-only", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let adoption = &case.periods(agreement).adoption;
    let taken: Vec<&Decision> = record
        .data
        .decision
        .iter()
        .map(|decision| &decision.value)
        .filter(|decision| decision.date.is_some())
        .collect();
    let is_adopted = record.data.stage() == Stage::Adopted;
    let waits = is_adopted && !adoption.complete && case.are_decisions_certain(agreement);
    if !waits || !taken.iter().all(|decision| is_advice(case, decision)) {
        return;
    }
    let Some(latest) = taken.iter().max_by_key(|decision| decision.date.as_ref().map(|date| date.last_day()))
    else {
        return;
    };
    let (Some(outcome), Some(date)) = (&latest.outcome, &latest.date) else { return };
    let body = &latest.by.value;
    let message = message!("finding-recommendation-only", body = body, day = date.value);
    let finding = findings.add(record.at(outcome.span), Some(&body), message);
    finding.help(message!("help-recommendation-only"));
    if let Some(required) = case.adoption_place(agreement) {
        finding.related(required, message!("place-who-must-adopt"));
    }
    if let Some(stage) = &record.data.stage {
        finding.related(record.at(stage.span), message!("place-counts-as-adopted"));
    }
}

/// Whether the decision is a body's advice, which binds no one.
fn is_advice(case: &Case<'_>, decision: &Decision) -> bool {
    let is_advice = match decision.outcome.as_ref().map(|outcome| outcome.value) {
        Some(Outcome::Recommended | Outcome::Endorsed | Outcome::Noted) => true,
        Some(Outcome::Adopted | Outcome::Rejected | Outcome::Signed) | None => false,
    };
    is_advice && case.registry.body_of(&decision.by.value).is_some()
}
