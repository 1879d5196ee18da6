use crate::registry::{PartyIx, SmallSet};
use crate::rules::prelude::*;

rule! {
    /// A decision by a party that is not a party to the agreement.
    ///
    /// Either the decision is in the wrong record, and the right one lacks it, or the party is missing from `parties`,
    /// and the agreement is in no list of what binds it. A group may decide if any of its members is a party, and so
    /// may the party that has taken the place of one. Bodies may always decide. A decision without `outcome` is only
    /// planned.
    ///
    /// # What to do
    ///
    /// Add the party to `parties`, or move the decision to the record of the right agreement.
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
    let Some(entitled) = entitled(case, agreement).filter(|_| !record.is_faulty("parties")) else { return };
    for decision in record.data.decision.iter().filter(|decision| decision.outcome.is_some()) {
        let by = &decision.by;
        let Some(decider) = registry.party_of(&by.value) else { continue };
        let is_known = registry.party(decider).is_some();
        let may_decide = |member: &PartyIx| {
            entitled.contains(member)
                || successor(case, *member).is_some_and(|successor| entitled.contains(&successor))
        };
        let is_body = || registry.body_of(&by.value).is_some();
        if !is_known || registry.expand(decider).iter().any(may_decide) || is_body() {
            continue;
        }
        let finding = findings.add(
            record.at(by.span),
            Some(&by.value),
            message!("finding-decision-by-stranger", by = by.value),
        );
        finding.help(message!("help-decision-by-stranger"));
        finding.related(record.at(record.data.parties.span), message!("place-parties"));
    }
}

/// The parties of an agreement, and the successors of those that have ceased. None if it has no parties, or unknown
/// ones.
fn entitled(case: &Case<'_>, agreement: AgreementIx) -> Option<SmallSet<PartyIx>> {
    let mut entitled = SmallSet::default();
    for member in &case.registry.links(agreement).parties {
        case.registry.party(member.party)?;
        entitled.insert(member.party);
        if let Some(successor) = successor(case, member.party) {
            entitled.insert(successor);
        }
    }
    Some(entitled).filter(|entitled| !entitled.is_empty())
}

fn successor(case: &Case<'_>, party: PartyIx) -> Option<PartyIx> {
    let record = case.registry.party(party)?;
    case.registry.party_of(&record.data.replaced_by.as_ref()?.value)
}
