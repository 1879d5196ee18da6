use crate::model::validity::Outcome;
use crate::rules::adviser::Adviser;
use crate::rules::prelude::*;

rule! {
    /// A body that only recommends, prepares or advises is recorded as having adopted it.
    ///
    /// A recommendation from a joint arena binds none of the principals, however the minutes put it. If nobody else
    /// adopted the agreement, nobody has adopted it.
    ///
    /// # What to do
    ///
    /// Write `outcome = "recommended"` or `"endorsed"`, and record the decisions of the parties. If the body may
    /// decide, say so in its record: `mandate = "decides"`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2028-06-30
    /// [[decision]]
    /// by = "natverket"
    /// date = 2024-05-26
    /// outcome = "adopted"
    /// #         ^^^^^^^^^
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
    /// [[decision]]
    /// by = "natverket"
    /// date = 2024-05-26
    /// outcome = "recommended"
    /// [[decision]]
    /// by = "styrgruppen"
    /// date = 2024-06-14
    /// outcome = "adopted"
    /// ```
    ///
    /// A body's mandate may be unknown:
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// contact = "barnarenan@testlanet.example"
    /// # agreements/elevhalsa-2024.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2028-06-30
    /// [[decision]]
    /// by = "barnarenan"
    /// date = 2024-05-26
    /// outcome = "adopted"
    /// ```
    id: "beyond-mandate", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    for decision in &record.data.decision {
        let Some(outcome) = decision.outcome.as_ref().filter(|outcome| outcome.value == Outcome::Adopted)
        else {
            continue;
        };
        let Some(Adviser { id, mandate, does }) = case.adviser(&decision.by.value) else { continue };
        let message = message!("finding-beyond-mandate", body = id, does = does);
        findings
            .add(record.at(outcome.span), Some(&id), message)
            .help(message!("help-beyond-mandate"))
            .related(mandate, message!("place-mandate", body = id));
    }
}
