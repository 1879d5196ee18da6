use crate::rules::prelude::*;

rule! {
    /// A successor's start has come, but required adoptions are missing: the old agreement is still in force.
    ///
    /// People see the date on the new agreement and follow it. Until the last party has adopted it, the old one binds
    /// them. The finding `awaiting-adoption` at the successor says which adoptions are missing.
    ///
    /// # What to do
    ///
    /// Record the decisions that have been taken. Until the rest are, tell those who follow the new agreement that the
    /// old one applies.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, Provstad has not adopted the agreement that should have begun on 2024-07-01.
    ///
    /// ```toml awaiting-adoption
    /// # agreements/elevhalsa-2020.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// ends_on_replacement = true
    /// # agreements/elevhalsa-2024.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2024-05-20
    /// outcome = "adopted"
    /// [[replaces]]
    /// id = "elevhalsa-2020"
    /// #    ^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/elevhalsa-2020.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// ends_on_replacement = true
    /// # agreements/elevhalsa-2024.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2024-05-20
    /// outcome = "adopted"
    /// [[decision]]
    /// by = "provstad"
    /// date = 2024-06-10
    /// outcome = "adopted"
    /// [[replaces]]
    /// id = "elevhalsa-2020"
    /// ```
    ///
    /// A successor whose start has not come:
    ///
    /// ```toml
    /// # agreements/elevhalsa-2020.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// # agreements/elevhalsa-2028.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2031-12-31
    /// [adoption]
    /// required = "all-parties"
    /// [[replaces]]
    /// id = "elevhalsa-2020"
    /// ```
    id: "conditional-replacement", level: Note, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let Some(start) = case.from(agreement).filter(|from| from.first_day() <= case.day()) else { return };
    if !case.is_awaiting_adoption(agreement) || !case.are_decisions_certain(agreement) {
        return;
    }
    for (entry, replaces) in case.registry.links(agreement).replaces.iter().enumerate() {
        let Some(old) = replaces.agreement.filter(|_| replaces.whole) else { continue };
        if !case.standing(old).state.is_in_force() {
            continue;
        }
        let (old, not_adopted) = (case.id(old), case.not_adopted(agreement));
        let message =
            message!("finding-conditional-replacement", old = old, start = start, adopted = not_adopted);
        let finding = findings.add(case.replaces_place(agreement, entry), Some(&old), message);
        finding.help(message!("help-conditional-replacement", old = old));
        finding.related(case.start_place(agreement), message!("place-was-to-begin"));
        if let Some(required) = case.adoption_place(agreement) {
            finding.related(required, message!("place-who-must-adopt"));
        }
    }
}
