use crate::load::PartyIx;
use crate::rules::prelude::*;

rule! {
    /// A decision by a party that is no party to the agreement.
    ///
    /// Either the decision stands in the wrong record, and the right one still waits for it, or the party is missing from
    /// `parties`, and no list of what binds it shows the agreement. A group may decide if any of its members is a party, and
    /// so may the party that has taken the place of one. Bodies may always; a decision without `outcome` is only planned.
    ///
    /// # What to do
    ///
    /// Add the party to `parties`, or move the decision to the record of the agreement that it was about.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2028-06-30
    /// [[decision]]
    /// by = "provstad"
    /// #    ^^^^^^^^^^
    /// date = 2024-05-20
    /// outcome = "adopted"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2028-06-30
    /// [[decision]]
    /// by = "testlanets-kommuner"
    /// date = 2024-05-20
    /// outcome = "adopted"
    /// [[decision]]
    /// by = "styrgruppen"
    /// date = 2024-04-20
    /// outcome = "endorsed"
    /// ```
    ///
    /// Provstad has taken the place of a party:
    ///
    /// ```toml
    /// # parties/gamlastad.toml
    /// name = "Gamlastads kommun"
    /// kind = "municipality"
    /// until = 2023-12-31
    /// replaced_by = "provstad"
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["gamlastad", "region-test"]
    /// [validity]
    /// from = 2022-07-01
    /// until = 2028-06-30
    /// [[decision]]
    /// by = "provstad"
    /// date = 2022-05-20
    /// outcome = "adopted"
    /// ```
    id: "decision-by-stranger", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, registry) = (case.record(agreement), case.registry);
    let parties: Vec<PartyIx> = registry.links(agreement).parties.iter().map(|member| member.party).collect();
    let are_known = parties.iter().all(|party| registry.party(*party).is_some());
    if parties.is_empty() || !are_known || record.is_faulty("parties") {
        return;
    }
    for decision in record.data.decision.iter().filter(|decision| decision.outcome.is_some()) {
        let by = &decision.by;
        let Some(decider) = registry.party_of(&by.value).filter(|_| registry.body_of(&by.value).is_none())
        else {
            continue;
        };
        if registry.party(decider).is_none() || may_decide(case, decider, &parties) {
            continue;
        }
        let finding =
            findings.add(record.at(by.span), format!("`{}` is no party to this agreement", by.value));
        finding.help("add it to `parties`, or move the decision to the agreement that it was about");
        finding.related(record.at(record.data.parties.span), "the parties");
    }
}

/// Is a decider, or any member of it, one of the parties, or has it taken the place of one?
fn may_decide(case: &Case<'_>, decider: PartyIx, parties: &[PartyIx]) -> bool {
    let members = case.registry.expand(decider);
    let successor = |party: &PartyIx| {
        let record = case.registry.party(*party)?;
        case.registry.party_of(&record.data.replaced_by.as_ref()?.value)
    };
    let is_decider =
        |party: &PartyIx| members.contains(party) || successor(party).is_some_and(|by| members.contains(&by));
    let took_over = |member: &PartyIx| successor(member).is_some_and(|by| parties.contains(&by));
    parties.iter().any(is_decider) || members.iter().any(took_over)
}
